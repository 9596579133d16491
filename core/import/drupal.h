// Reads what Drupal's JSON:API gives for nodes:
// https://example.org/jsonapi/node/press_release?include=field_country,field_topic,uid
// Names of terms and authors, and pictures, come with `include` only.

#ifndef DATELINE_IMPORT_DRUPAL_H_
#define DATELINE_IMPORT_DRUPAL_H_

#include <string_view>

#include "base/error.h"
#include "import/import.h"

namespace dateline {

// The published nodes of `bytes`, in their order. feed_padding readable bytes must follow `bytes`.
//  - id: the node's UUID, "/" and its language, as all translations of a node have one UUID
//  - url: the address of the site with path.alias, or without one with node/ and its number
//  - title; text: body; summary: that of body, else a field whose name says summary or teaser
//  - published: the first field with a date whose name says publication or published, else one that
//    says date, else created. modified: changed
//  - language: langcode; translation_of: the node's original, by content_translation_source or
//    default_langcode, or else the first of its translations in the list
//  - places: terms of fields or vocabularies whose name says country, place, location or region;
//    topics: other terms
//  - authors (uid), image (the first picture), kind: the content type, "press-release"
// Nodes that are not published are left out, with a diagnostic. Errors are those of read_feed;
// not_a_feed where there is no node, with what Drupal says where it gives an error.
Result<Imported> import_drupal(std::string_view bytes, const ImportOptions& options);

}  // namespace dateline

#endif  // DATELINE_IMPORT_DRUPAL_H_
