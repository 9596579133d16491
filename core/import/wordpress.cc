#include "import/wordpress.h"

#include <algorithm>
#include <unordered_map>

#include "import/item_reader.h"
#include "import/message.h"
#include "text/html_to_text.h"

namespace dateline {
namespace {

using Kind = JsonWalk::Kind;

// Taxonomies whose terms say nothing about what a post is on.
constexpr std::string_view technical_taxonomies[] = {
    "author", "language", "nav_menu", "post_format", "post_translations", "wp_theme",
};

// "title": {"rendered": "…"}, or as some plugins have it the text itself.
std::string rendered(ItemReader& post, std::string_view name) {
  const bool is_object = post.tree()[name].kind == Kind::object;
  return post.html_text(is_object ? std::string(name) + ".rendered" : std::string(name));
}

// An excerpt that WordPress cut off itself ends with "[…]".
std::string without_cut_mark(std::string text) {
  constexpr std::string_view mark = "[…]";
  if (text.ends_with(mark)) text.replace(text.size() - mark.size(), mark.size(), "…");
  return text;
}

class PostReader {
 public:
  void take(const JsonTree& tree);
  Result<Imported> finish() &&;

 private:
  // A post's place among the releases, and the numbers of its translations.
  struct Translations {
    std::size_t release;
    std::vector<std::string> numbers;
  };

  bool is_public(ItemReader& post);
  void read_terms(ItemReader& post, Release& release);
  void read_translations(ItemReader& post);
  void link_translations();

  Imported imported_;
  std::int64_t posts_ = 0;   // met
  std::int64_t usable_ = 0;  // those of them that are posts
  std::string site_error_;   // what the site says instead of posts
  bool without_terms_ = false;
  std::unordered_map<std::string, std::size_t> by_number_;  // the posts' own, and their releases
  std::vector<Translations> translations_;
};

void PostReader::take(const JsonTree& tree) {
  ItemReader post(tree, posts_++, imported_.diagnostics);
  if (tree.kind != Kind::object) return post.note("", "Not taken: it is not an object.");
  if (tree["code"].kind == Kind::string && tree["message"].kind == Kind::string)
    site_error_ = html_to_text(tree["message"].text);
  if (tree["title"].kind == Kind::null && tree["content"].kind == Kind::null)
    return post.note("", "Not taken: it has neither title nor content, so it is no post.");
  ++usable_;
  if (!is_public(post)) return;

  Release release;
  release.url = post.text("link");
  release.id = rendered(post, "guid");
  if (release.id.empty()) release.id = release.url;
  release.title = rendered(post, "title");
  if (!post.flag("excerpt.protected").value_or(false))
    release.summary = without_cut_mark(rendered(post, "excerpt"));
  if (!post.flag("content.protected").value_or(false)) release.text = rendered(post, "content");
  if (release.title.empty() && release.summary.empty() && release.text.empty())
    return post.note("", "Not taken: its title, excerpt and content are empty.");
  release.published = post.date("date");
  if (!release.published.known()) release.published = post.date("date_gmt");
  release.modified = post.date("modified");
  if (!release.modified.known()) release.modified = post.date("modified_gmt");
  for (const std::string_view member : {"lang", "locale", "wpml_current_locale"}) {
    if (release.language.empty()) release.language = post.text(member);
  }
  release.kind = post.text("type");
  if (release.kind == "post") release.kind.clear();
  read_terms(post, release);
  release.authors = post.names("_embedded.author", "name");
  for (const JsonTree& picture : post.list("_embedded.wp:featuredmedia")) {
    if (release.image.empty()) release.image = picture["source_url"].text;
  }
  read_translations(post);
  imported_.releases.push_back(std::move(release));
}

// Whether anybody may read the post; else that is noted.
bool PostReader::is_public(ItemReader& post) {
  const std::string status = post.text("status");
  if (status == "publish" || post.tree()["status"].kind == Kind::null) return true;
  post.note("status", "Not taken: it is " + quoted_begin(status) + ", not \"publish\".");
  return false;
}

// "_embedded": {"wp:term": [[terms of one taxonomy], …]}
void PostReader::read_terms(ItemReader& post, Release& release) {
  for (const JsonTree& taxonomy : post.list("_embedded.wp:term")) {
    for (const JsonTree& term : taxonomy.values) {
      const std::string& name = term["taxonomy"].text;
      if (std::ranges::count(technical_taxonomies, name) > 0) continue;
      if (term["slug"].text == "uncategorized") continue;
      (names_places(name) ? release.places : release.topics)
          .push_back(html_to_text(term["name"].text));
    }
  }
  without_terms_ = without_terms_ || (post.tree()["_embedded"].kind == Kind::null &&
                                      !post.tree()["categories"].values.empty());
}

// Polylang: "translations": {"en": 12, "es": 34}; WPML: "wpml_translations": [{"id": 34, …}, …].
void PostReader::read_translations(ItemReader& post) {
  const std::size_t release = imported_.releases.size();
  by_number_.try_emplace(post.text("id"), release);
  Translations found{release, {}};
  for (const JsonTree& number : post.tree()["translations"].values)
    found.numbers.push_back(number.text);
  for (const JsonTree& each : post.tree()["wpml_translations"].values)
    found.numbers.push_back(each["id"].text);
  if (!found.numbers.empty()) translations_.push_back(std::move(found));
}

void PostReader::link_translations() {
  for (const Translations& each : translations_) {
    std::size_t first = each.release;
    for (const std::string& number : each.numbers) {
      const auto found = by_number_.find(number);
      if (!number.empty() && found != by_number_.end()) first = std::min(first, found->second);
    }
    if (first != each.release)
      imported_.releases[each.release].translation_of = imported_.releases[first].id;
  }
}

Result<Imported> PostReader::finish() && {
  if (posts_ > 0 && usable_ == 0) return not_items("a post", site_error_);
  link_translations();
  if (without_terms_) {
    imported_.diagnostics.push_back(
        {-1, "_embedded",
         "Posts come without the names of their categories and tags; add _embed to the address."});
  }
  return std::move(imported_);
}

}  // namespace

Result<Imported> import_wordpress(std::string_view bytes, const ImportOptions&) {
  PostReader reader;
  const auto error = walk_document(bytes, [&](JsonWalk& walk, JsonWalk::Value& root) {
    return read_trees(walk, root, [&](JsonTree tree) { reader.take(tree); });
  });
  if (error) return *error;
  return std::move(reader).finish();
}

}  // namespace dateline
