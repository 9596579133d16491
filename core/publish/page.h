// What all pages of a site are made of: their head, what stands around their contents, and the
// pieces that lists and releases share. The parts have the names that the element gives its own
// (docs/EMBED.md), so that its style sheet is theirs.

#ifndef DATELINE_PUBLISH_PAGE_H_
#define DATELINE_PUBLISH_PAGE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "publish/markup.h"
#include "publish/site.h"
#include "publish/words.h"

namespace dateline {

// A link in the head: <link rel="alternate" hreflang="es" href="…">.
struct HeadLink {
  std::string rel, href;
  std::string hreflang, type, title;  // "" where there is none
};

struct Crumb {
  std::string path;  // in the site; "" for its front page
  std::string name;
};

struct PageHead {
  std::string path;  // in the site: "2021/08/"
  std::string title;
  std::string description, image;  // "" where there is none
  std::string canonical;           // an address
  std::vector<HeadLink> links;
  std::string json_ld;  // "" where there is none
  bool is_article = false;
  bool is_hidden = false;     // from search engines
  std::vector<Crumb> crumbs;  // from the front page on; the page itself is not among them
};

class Page {
 public:
  // Begins a page in the language of `words`, up to and with <main>.
  Page(const Site& site, const Words& words, const PageHead& head);

  Markup& markup() { return markup_; }
  const Site& site() const { return site_; }
  const Words& words() const { return words_; }

  // The address of a path of the site, seen from this page.
  std::string link(std::string_view path) const;

  // Date, places, and the language where it is not the page's own.
  void add_meta(std::uint32_t release, bool with_places = true);
  // A link to a release, its title in its own language.
  void add_release_link(std::string_view part, std::uint32_t release);
  // The publisher's word on a correction or withdrawal.
  void add_status_note(std::uint32_t release);
  // Links to the other versions.
  void add_translations(std::uint32_t release);

  std::string finish() &&;

 private:
  void add_head(const PageHead& head);
  void add_crumbs(const std::vector<Crumb>& crumbs);

  const Site& site_;
  const Words& words_;
  std::string up_;  // from the page to the site's folder: "../../"
  Markup markup_;
};

// What a release is called where its title is wanted: that, or else its id; of a withdrawn one what
// became of it.
std::string title_of(const Site& site, const Words& words, std::uint32_t release);

}  // namespace dateline

#endif  // DATELINE_PUBLISH_PAGE_H_
