// Reads what the WordPress REST API gives for posts, of any type:
// https://example.org/wp-json/wp/v2/posts?per_page=100&_embed, a list of posts or one of them.
// Terms, authors and pictures come with `_embed` only.

#ifndef DATELINE_IMPORT_WORDPRESS_H_
#define DATELINE_IMPORT_WORDPRESS_H_

#include <string_view>

#include "base/error.h"
#include "import/import.h"

namespace dateline {

// The published posts of `bytes`, in their order. feed_padding readable bytes must follow `bytes`.
//  - id: guid.rendered, which stays when a post is moved; else link. url: link
//  - title, summary (excerpt) and text (content) without markup; of a post that wants a password
//    the title only
//  - published: date, the publisher's day; else date_gmt. modified likewise
//  - language: lang or locale, where a plugin gives them (Polylang, WPML); translation_of: the
//    first of the post's translations in the list
//  - places: terms of taxonomies whose name says country, place, location or region; topics: other
//    terms, but Uncategorized
//  - authors, image (the featured one), kind: the post's type where it is not "post"
// Posts that are not published are left out, with a diagnostic. Errors are those of read_feed;
// not_a_feed where nothing is a post, with what WordPress says where it gives an error.
Result<Imported> import_wordpress(std::string_view bytes, const ImportOptions& options);

}  // namespace dateline

#endif  // DATELINE_IMPORT_WORDPRESS_H_
