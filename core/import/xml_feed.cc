#include "import/xml_feed.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "date/feed_date.h"
#include "import/encoding.h"
#include "import/url.h"
#include "import/xml_source.h"
#include "import/xml_text.h"
#include "text/html_to_text.h"

namespace dateline {
namespace {

// A description that is longer is no summary.
constexpr std::size_t max_summary_bytes = 600;

// What every item may get from its feed is not taken where it is longer: a small file would become
// a huge archive.
constexpr std::size_t max_url_bytes = 2048;
constexpr std::size_t max_language_bytes = 100;
constexpr std::size_t max_author_bytes = 200;

// Whose names elements have. `feed` is whatever the feed itself is in: RSS of all kinds, Atom.
enum class Vocabulary { feed, atom, content, dublin_core, terms, media, itunes, other };

struct Namespace {
  std::string_view uri;     // the end, in small letters, without "/" and "#" behind
  std::string_view prefix;  // the usual one
  Vocabulary vocabulary;
};
constexpr Namespace namespaces[] = {
    {"www.w3.org/2005/atom", "atom", Vocabulary::atom},
    {"purl.org/atom/ns", "atom03", Vocabulary::atom},
    {"purl.org/rss/1.0/modules/content", "content", Vocabulary::content},
    {"purl.org/dc/elements/1.1", "dc", Vocabulary::dublin_core},
    {"purl.org/dc/elements/1.0", "dc10", Vocabulary::dublin_core},
    {"purl.org/dc/terms", "dcterms", Vocabulary::terms},
    {"search.yahoo.com/mrss", "media", Vocabulary::media},
    {"www.itunes.com/dtds/podcast-1.0.dtd", "itunes", Vocabulary::itunes},
    {"purl.org/rss/1.0", "rss", Vocabulary::feed},
    {"my.netscape.com/rdf/simple/0.9", "rss09", Vocabulary::feed},
    {"channel.netscape.com/rdf/simple/0.9", "rss090", Vocabulary::feed},
    {"backend.userland.com/rss2", "rss2", Vocabulary::feed},
};

// What an element of an item tells.
enum class Member {
  id,
  link,
  title,
  text,
  summary,
  published,
  modified,
  author,
  topic,
  language,
  source,
  picture,
};

struct Element {
  Vocabulary vocabulary;
  std::string_view name;  // in small letters
  Member member;
  int rank;  // a lower one wins over a higher one
};
constexpr Element elements[] = {
    {Vocabulary::feed, "author", Member::author, 0},
    {Vocabulary::feed, "category", Member::topic, 0},
    {Vocabulary::feed, "content", Member::text, 0},
    {Vocabulary::feed, "created", Member::published, 1},
    {Vocabulary::feed, "description", Member::summary, 0},
    {Vocabulary::feed, "enclosure", Member::picture, 0},
    {Vocabulary::feed, "encoded", Member::text, 0},
    {Vocabulary::feed, "guid", Member::id, 0},
    {Vocabulary::feed, "id", Member::id, 0},
    {Vocabulary::feed, "issued", Member::published, 0},
    {Vocabulary::feed, "language", Member::language, 0},
    {Vocabulary::feed, "link", Member::link, 0},
    {Vocabulary::feed, "modified", Member::modified, 0},
    {Vocabulary::feed, "pubdate", Member::published, 0},
    {Vocabulary::feed, "published", Member::published, 0},
    {Vocabulary::feed, "source", Member::source, 0},
    {Vocabulary::feed, "summary", Member::summary, 0},
    {Vocabulary::feed, "title", Member::title, 0},
    {Vocabulary::feed, "updated", Member::modified, 0},
    {Vocabulary::content, "encoded", Member::text, 0},
    {Vocabulary::dublin_core, "author", Member::author, 2},
    {Vocabulary::dublin_core, "creator", Member::author, 2},
    {Vocabulary::dublin_core, "date", Member::published, 2},
    {Vocabulary::dublin_core, "description", Member::summary, 2},
    {Vocabulary::dublin_core, "identifier", Member::id, 2},
    {Vocabulary::dublin_core, "language", Member::language, 0},
    {Vocabulary::dublin_core, "subject", Member::topic, 0},
    {Vocabulary::dublin_core, "title", Member::title, 2},
    {Vocabulary::terms, "abstract", Member::summary, 2},
    {Vocabulary::terms, "created", Member::published, 3},
    {Vocabulary::terms, "issued", Member::published, 2},
    {Vocabulary::terms, "modified", Member::modified, 2},
    {Vocabulary::media, "content", Member::picture, 0},
    {Vocabulary::media, "description", Member::summary, 4},
    {Vocabulary::media, "thumbnail", Member::picture, 0},
    {Vocabulary::media, "title", Member::title, 3},
    {Vocabulary::itunes, "author", Member::author, 3},
    {Vocabulary::itunes, "image", Member::picture, 0},
    {Vocabulary::itunes, "subtitle", Member::summary, 5},
    {Vocabulary::itunes, "summary", Member::summary, 3},
    {Vocabulary::itunes, "title", Member::title, 4},
};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return out;
}

Vocabulary vocabulary_of_uri(std::string_view text) {
  std::string uri = lower(text);
  std::erase_if(uri, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  while (uri.ends_with('/') || uri.ends_with('#')) uri.pop_back();
  const auto found =
      std::find_if(std::begin(namespaces), std::end(namespaces),
                   [&uri](const Namespace& each) { return uri.ends_with(each.uri); });
  return found == std::end(namespaces) ? Vocabulary::other : found->vocabulary;
}

Vocabulary vocabulary_of_prefix(std::string_view prefix) {
  const auto found =
      std::find_if(std::begin(namespaces), std::end(namespaces),
                   [prefix](const Namespace& each) { return each.prefix == prefix; });
  return found == std::end(namespaces) ? Vocabulary::other : found->vocabulary;
}

// Sets `place`, if it is not set and `value` is not too long.
void set_once(std::string& place, std::string value, std::size_t max_bytes) {
  if (place.empty() && value.size() <= max_bytes) place = std::move(value);
}

// Breaks between lines and paragraphs become spaces.
std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  const auto both = [](char a, char b) { return a == ' ' && b == ' '; };
  text.erase(std::unique(text.begin(), text.end(), both), text.end());
  return text;
}

// What an element passes on to those in it.
class Scope {
 public:
  // `outer` must outlive this one; it may be null.
  Scope(pugi::xml_node node, const Scope* outer);

  // Of an element's name, with that prefix or "".
  Vocabulary vocabulary(std::string_view prefix) const;
  const std::string& base() const { return base_; }          // of relative links
  const std::string& language() const { return language_; }  // a tag, or ""

 private:
  const Scope* outer_;
  std::map<std::string, Vocabulary, std::less<>> prefixes_;
  std::string base_, language_;
};

Scope::Scope(pugi::xml_node node, const Scope* outer) : outer_(outer) {
  if (outer != nullptr) {
    base_ = outer->base_;
    language_ = outer->language_;
  }
  if (node.attribute("xml:base")) {
    std::string base = resolve_url(base_, xml_attribute(node, "xml:base"));
    if (base.size() <= max_url_bytes) base_ = std::move(base);
  }
  if (node.attribute("xml:lang")) {
    std::string language = xml_attribute(node, "xml:lang");
    if (language.size() <= max_language_bytes) language_ = std::move(language);
  }
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (name.starts_with("xmlns:")) {
      prefixes_[std::string(name.substr(6))] = vocabulary_of_uri(attribute.value());
    } else if (name == "xmlns") {
      // Many a default namespace is misspelt, and the element is the feed's all the same.
      const Vocabulary named = vocabulary_of_uri(attribute.value());
      prefixes_[""] = named == Vocabulary::other ? Vocabulary::feed : named;
    }
  }
}

Vocabulary Scope::vocabulary(std::string_view prefix) const {
  for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
    const auto found = scope->prefixes_.find(prefix);
    if (found != scope->prefixes_.end()) return found->second;
  }
  return prefix.empty() ? Vocabulary::feed : vocabulary_of_prefix(prefix);
}

// An element's name, and whose it is.
struct Name {
  Name(pugi::xml_node node, const Scope& scope) {
    const std::string_view qualified = node.name();
    const std::size_t colon = qualified.find(':');
    vocabulary = scope.vocabulary(colon == qualified.npos ? "" : qualified.substr(0, colon));
    local = lower(qualified.substr(colon + 1));
  }
  bool is_feeds() const { return vocabulary == Vocabulary::feed || vocabulary == Vocabulary::atom; }
  bool is_item() const { return is_feeds() && (local == "item" || local == "entry"); }

  Vocabulary vocabulary;
  std::string local;
};

const Element* find_element(const Name& name) {
  const Vocabulary vocabulary = name.is_feeds() ? Vocabulary::feed : name.vocabulary;
  const auto found =
      std::find_if(std::begin(elements), std::end(elements), [&](const Element& each) {
        return each.vocabulary == vocabulary && each.name == name.local;
      });
  return found == std::end(elements) ? nullptr : found;
}

// An item as it is read, and of each member the rank of what was taken for it.
struct Item {
  Release release;
  std::string permalink;
  std::map<Member, int> ranks;

  int rank(Member member) const {
    const auto found = ranks.find(member);
    return found == ranks.end() ? std::numeric_limits<int>::max() : found->second;
  }
  void take(Member member, int rank, std::string& place, std::string value) {
    ranks[member] = rank;
    place = std::move(value);
  }
};

// The name in "Jane Doe <jane@example.org>", "jane@example.org (Jane Doe)", or "" where there is
// nothing but an address.
std::string person_name(std::string_view text) {
  const std::size_t open = text.find_first_of("<(");
  const std::string_view outside = text.substr(0, open);
  std::string_view inside = open == text.npos ? std::string_view() : text.substr(open + 1);
  inside = inside.substr(0, inside.find_first_of(">)"));
  const auto is_address = [](std::string_view part) { return part.find('@') != part.npos; };
  if (!is_address(text)) return std::string(text);
  std::string_view name = is_address(outside) ? inside : outside;
  if (is_address(name)) name = {};
  while (name.ends_with(' ')) name.remove_suffix(1);
  return std::string(name);
}

std::string quoted(std::string_view text) {
  constexpr std::size_t most = 40;
  std::size_t end = std::min(text.size(), most);
  while (end > 0 && end < text.size() && (text[end] & 0xc0) == 0x80) --end;
  return std::string("\"").append(text.substr(0, end)).append(end < text.size() ? "…\"" : "\"");
}

pugi::xml_node child_named(pugi::xml_node node, std::string_view local, const Scope& scope) {
  for (const pugi::xml_node child : node.children()) {
    const Name name(child, scope);
    if (name.is_feeds() && name.local == local) return child;
  }
  return {};
}

pugi::xml_parse_result load(std::string_view text, pugi::xml_document& document) {
  return document.load_buffer(text.data(), text.size(), xml_parse_options, pugi::encoding_utf8);
}

bool is_alternate(pugi::xml_node link) {
  const std::string rel = lower(xml_attribute(link, "rel"));
  return rel.empty() || rel == "alternate";
}

std::string link_target(pugi::xml_node link) {
  std::string target = xml_attribute(link, "href");
  return target.empty() ? xml_value(link) : target;
}

// Atom's authors have their name in an element of it.
std::string author_name(pugi::xml_node author, const Scope& scope) {
  const pugi::xml_node name = child_named(author, "name", scope);
  if (name) return one_line(html_content(name));
  if (child_named(author, "email", scope)) return {};
  return person_name(one_line(html_content(author)));
}

// A piece of text from the start tag of an item to its end tag.
struct Piece {
  std::size_t begin, end;
  bool closed;
};

// Those of all items; `is_feeds` tells by its prefix whether an element is the feed's.
template <class IsFeeds>
std::vector<Piece> find_items(std::string_view text, const IsFeeds& is_feeds) {
  std::vector<Piece> pieces;
  XmlTagScanner scanner(text);
  XmlTag tag;
  std::string_view open;
  while (scanner.next(tag)) {
    const std::string local = tag.local_name();
    if ((local != "item" && local != "entry") || !is_feeds(tag.prefix())) continue;
    if (!open.empty()) pieces.back().end = tag.closing ? tag.end : tag.begin;
    if (!open.empty() && tag.closing) pieces.back().closed = true;
    open = tag.closing || tag.empty ? std::string_view() : tag.name;
    if (!tag.closing) pieces.push_back({tag.begin, tag.empty ? tag.end : text.size(), tag.empty});
  }
  return pieces;
}

class Reader {
 public:
  // Of an XML file, in UTF-8.
  explicit Reader(std::string text) : text_(std::move(text)) {}

  void note(std::int64_t item, std::string_view member, std::string message) {
    imported_.diagnostics.push_back({item, std::string(member), std::move(message)});
  }
  Result<Imported> read() &&;

 private:
  bool find_root();
  void recover(const pugi::xml_parse_result& result);
  void read_piece(const Piece& piece, const Scope& scope);
  bool is_cut(const Piece& piece) const;

  void read_container(pugi::xml_node node, const Scope& scope, bool is_root);
  void read_header(pugi::xml_node node, const Name& name, const Scope& scope);
  void read_item(pugi::xml_node node, const Scope& scope);
  void read_member(pugi::xml_node node, const Scope& outer, int depth, Item& item);
  void read_value(pugi::xml_node node, const Name& name, const Element& element, const Scope& scope,
                  Item& item);
  void read_text(pugi::xml_node node, const Name& name, const Element& element, std::string& place,
                 Item& item);
  void read_date(pugi::xml_node node, const Element& element, Date& place, Item& item);
  void read_id(pugi::xml_node node, const Name& name, int rank, Item& item);
  void read_link(pugi::xml_node node, const Name& name, const Scope& scope, Item& item);
  void read_author(pugi::xml_node node, int rank, const Scope& scope, Item& item);
  void read_topic(pugi::xml_node node, Release& release);
  void read_source(pugi::xml_node node, const Name& name, const Scope& scope, Release& release);
  void read_picture(pugi::xml_node node, const Name& name, const Scope& scope, Release& release);
  void finish(Item item);
  void fill_in();

  bool is_atom(const Name& name) const {
    return name.vocabulary == Vocabulary::atom || (is_atom_ && name.is_feeds());
  }
  std::string content(pugi::xml_node node, const Name& name) const {
    return is_atom(name) ? atom_content(node) : html_content(node);
  }
  std::int64_t number() const { return static_cast<std::int64_t>(imported_.releases.size()); }

  std::string text_;
  std::string_view feed_;  // text_, from the root's tag on
  std::string root_name_;
  bool is_atom_ = false;
  Imported imported_;
  std::string author_;  // the feed's
};

Result<Imported> Reader::read() && {
  if (!find_root()) {
    return Error{ErrorCode::not_a_feed,
                 "This is no feed of RSS or Atom: it has no element rss, rdf:RDF or feed."};
  }
  pugi::xml_document document;
  const pugi::xml_parse_result result = load(feed_, document);
  if (result) {
    const pugi::xml_node root = document.document_element();
    read_container(root, Scope(root, nullptr), true);
  } else {
    recover(result);
  }
  fill_in();
  return std::move(imported_);
}

bool Reader::find_root() {
  XmlTagScanner scanner(text_);
  XmlTag tag;
  while (scanner.next(tag)) {
    root_name_ = tag.local_name();
    if (tag.closing || (root_name_ != "rss" && root_name_ != "rdf" && root_name_ != "feed"))
      continue;
    feed_ = std::string_view(text_).substr(tag.begin);
    is_atom_ = root_name_ == "feed";
    return true;
  }
  return false;
}

// Of XML that is broken, reads what stands before the first item, then item by item.
void Reader::recover(const pugi::xml_parse_result& result) {
  const std::size_t offset = text_.size() - feed_.size() + static_cast<std::size_t>(result.offset);
  const auto line = 1 + std::count(text_.begin(), text_.begin() + offset, '\n');
  note(-1, "",
       "The XML is broken in line " + std::to_string(line) + " (" + result.description() +
           "); its items are read one by one.");

  const std::vector<Piece> all = find_items(feed_, [](std::string_view) { return true; });
  const std::string_view head = feed_.substr(0, all.empty() ? feed_.size() : all.front().begin);
  pugi::xml_document document;
  load(shield_markup(head), document);
  const pugi::xml_node root = document.document_element();
  const Scope root_scope(root, nullptr);
  read_container(root, root_scope, true);
  const Scope scope(child_named(root, "channel", root_scope), &root_scope);
  const auto is_feeds = [&scope](std::string_view prefix) {
    const Vocabulary vocabulary = scope.vocabulary(prefix);
    return vocabulary == Vocabulary::feed || vocabulary == Vocabulary::atom;
  };
  for (const Piece& piece : find_items(feed_, is_feeds)) read_piece(piece, scope);
}

void Reader::read_piece(const Piece& piece, const Scope& scope) {
  const std::string_view text = feed_.substr(piece.begin, piece.end - piece.begin);
  pugi::xml_document document;
  if (const pugi::xml_parse_result result = load(text, document); !result) {
    if (is_cut(piece)) {
      note(number(), "", "Left out: the file ends inside of it.");
      return;
    }
    note(number(), "",
         std::string("Its XML is broken (")
             .append(result.description())
             .append("); what could be read of it is taken."));
    load(shield_markup(text), document);
  }
  const pugi::xml_node node = document.document_element();
  read_item(node, Scope(node, &scope));
}

bool Reader::is_cut(const Piece& piece) const {
  if (piece.closed || piece.end < feed_.size()) return false;
  XmlTagScanner last_tag(feed_.substr(std::min(feed_.rfind("</"), feed_.size())));
  XmlTag tag;
  return !last_tag.next(tag) || tag.local_name() != root_name_;
}

void Reader::read_container(pugi::xml_node node, const Scope& scope, bool is_root) {
  FeedHeader& header = imported_.header;
  for (const pugi::xml_node child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    const Scope inner(child, &scope);
    const Name name(child, inner);
    if (name.is_item()) {
      read_item(child, inner);
    } else if (is_root && name.is_feeds() && name.local == "channel") {
      read_container(child, inner, false);
    } else {
      read_header(child, name, inner);
    }
  }
  set_once(header.language, scope.language(), max_language_bytes);
}

void Reader::read_header(pugi::xml_node node, const Name& name, const Scope& scope) {
  FeedHeader& header = imported_.header;
  if (!name.is_feeds() && name.vocabulary != Vocabulary::dublin_core) return;
  if (name.local == "title" && header.title.empty()) header.title = one_line(content(node, name));
  if (name.local == "language") set_once(header.language, xml_value(node), max_language_bytes);
  if (name.local == "author" && is_atom(name))
    set_once(author_, author_name(node, scope), max_author_bytes);
  if (name.local != "link" || !is_alternate(node)) return;
  set_once(header.home_page_url, resolve_url(scope.base(), link_target(node)), max_url_bytes);
}

void Reader::read_item(pugi::xml_node node, const Scope& scope) {
  Item item;
  item.release.language = scope.language();
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (name == "about" || name.ends_with(":about"))
      item.take(Member::id, 1, item.release.id, xml_attribute(node, attribute.name()));
  }
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_element) read_member(child, scope, 0, item);
  }
  finish(std::move(item));
}

// media:content may be in a media:group, and what describes it in it.
void Reader::read_member(pugi::xml_node node, const Scope& outer, int depth, Item& item) {
  const Scope scope(node, &outer);
  const Name name(node, scope);
  if (const Element* element = find_element(name)) read_value(node, name, *element, scope, item);
  const bool has_members = name.vocabulary == Vocabulary::media &&
                           (name.local == "group" || name.local == "content") && depth < 2;
  if (!has_members) return;
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_element) read_member(child, scope, depth + 1, item);
  }
}

void Reader::read_value(pugi::xml_node node, const Name& name, const Element& element,
                        const Scope& scope, Item& item) {
  Release& release = item.release;
  switch (element.member) {
    case Member::id:
      return read_id(node, name, element.rank, item);
    case Member::link:
      return read_link(node, name, scope, item);
    case Member::title:
      return read_text(node, name, element, release.title, item);
    case Member::text:
      return read_text(node, name, element, release.text, item);
    case Member::summary:
      return read_text(node, name, element, release.summary, item);
    case Member::published:
      return read_date(node, element, release.published, item);
    case Member::modified:
      return read_date(node, element, release.modified, item);
    case Member::author:
      return read_author(node, element.rank, scope, item);
    case Member::topic:
      return read_topic(node, release);
    case Member::language:
      release.language = xml_value(node);
      return;
    case Member::source:
      return read_source(node, name, scope, release);
    case Member::picture:
      return read_picture(node, name, scope, release);
  }
}

void Reader::read_text(pugi::xml_node node, const Name& name, const Element& element,
                       std::string& place, Item& item) {
  if (element.rank >= item.rank(element.member)) return;
  std::string text = content(node, name);
  if (element.member == Member::title) text = one_line(std::move(text));
  if (!text.empty()) item.take(element.member, element.rank, place, std::move(text));
}

void Reader::read_date(pugi::xml_node node, const Element& element, Date& place, Item& item) {
  const std::string text = xml_value(node);
  if (text.empty() || element.rank >= item.rank(element.member)) return;
  const std::optional<Moment> moment = parse_feed_date(text);
  if (!moment) {
    const bool published = element.member == Member::published;
    note(number(), published ? "date_published" : "date_modified",
         quoted(text) + " in " + node.name() + " is no date.");
    return;
  }
  item.ranks[element.member] = element.rank;
  place = moment->day;
}

void Reader::read_id(pugi::xml_node node, const Name& name, int rank, Item& item) {
  std::string id = xml_value(node);
  if (id.empty() || rank >= item.rank(Member::id)) return;
  const bool permalink =
      name.local == "guid" && lower(xml_attribute(node, "isPermaLink")) != "false";
  if (permalink && is_web_url(id)) item.permalink = id;
  item.take(Member::id, rank, item.release.id, std::move(id));
}

// Of RSS's own links the last counts, of Atom's the first, and before both that to a page.
void Reader::read_link(pugi::xml_node node, const Name& name, const Scope& scope, Item& item) {
  const std::string target = link_target(node);
  if (target.empty() || !is_alternate(node)) return;
  const std::string type = xml_attribute(node, "type");
  const bool to_page = type.empty() || type.find("html") != type.npos;
  const bool own = name.vocabulary == Vocabulary::feed || is_atom_;
  const int rank = (own ? 0 : 2) + (to_page ? 0 : 1);
  const int taken = item.rank(Member::link);
  if (rank > taken || (rank == taken && is_atom(name))) return;
  item.take(Member::link, rank, item.release.url, resolve_url(scope.base(), target));
}

void Reader::read_author(pugi::xml_node node, int rank, const Scope& scope, Item& item) {
  std::string author = author_name(node, scope);
  if (author.empty() || rank > item.rank(Member::author)) return;
  if (rank < item.rank(Member::author)) item.release.authors.clear();
  item.ranks[Member::author] = rank;
  item.release.authors.push_back(std::move(author));
}

void Reader::read_topic(pugi::xml_node node, Release& release) {
  std::string topic = html_to_text(xml_attribute(node, "label"));
  if (topic.empty()) topic = html_to_text(xml_attribute(node, "term"));
  if (topic.empty()) topic = html_content(node);
  if (!topic.empty()) release.topics.push_back(one_line(std::move(topic)));
}

// In RSS its name, in Atom the head of another feed.
void Reader::read_source(pugi::xml_node node, const Name& name, const Scope& scope,
                         Release& release) {
  const pugi::xml_node title = child_named(node, "title", scope);
  std::string source;
  if (title) {
    source = content(title, Name(title, Scope(title, &scope)));
  } else if (!is_atom(name)) {
    source = html_content(node);
  }
  if (!source.empty()) release.sources.push_back(one_line(std::move(source)));
}

void Reader::read_picture(pugi::xml_node node, const Name& name, const Scope& scope,
                          Release& release) {
  if (!release.image.empty()) return;
  const std::string type = xml_attribute(node, "type");
  const std::string medium = xml_attribute(node, "medium");
  const bool always = name.local == "thumbnail" || name.local == "image";
  if (!always && !type.starts_with("image/") && medium != "image") return;
  std::string url = xml_attribute(node, "url");
  if (url.empty()) url = xml_attribute(node, "href");
  url = resolve_url(scope.base(), url);
  if (is_web_url(url)) release.image = std::move(url);
}

void Reader::finish(Item item) {
  Release& release = item.release;
  if (release.url.empty()) release.url = item.permalink;
  if (!release.published.known()) release.published = release.modified;
  const bool is_long = release.summary.size() > max_summary_bytes ||
                       release.summary.find("\n\n") != release.summary.npos;
  if (release.text.empty() && is_long) release.text = std::move(release.summary);
  if (release.summary == release.text) release.summary.clear();
  if (release.title.empty() && release.summary.empty() && release.text.empty() &&
      release.url.empty()) {
    note(number(), "", "It has no title, summary, text or link.");
  }
  imported_.releases.push_back(std::move(release));
}

// What the feed says stands in where an item says nothing.
void Reader::fill_in() {
  const FeedHeader& header = imported_.header;
  for (Release& release : imported_.releases) {
    if (!release.url.empty()) release.url = resolve_url(header.home_page_url, release.url);
    if (release.language.empty()) release.language = header.language;
    if (release.authors.empty() && !author_.empty()) release.authors.push_back(author_);
  }
}

}  // namespace

Result<Imported> import_xml_feed(std::string_view bytes, const ImportOptions&) {
  const std::string_view label = declared_encoding(bytes);
  Result<std::string> text = to_utf8(bytes, label);
  std::string problem;
  if (!text) {
    problem = text.error().message;
    text = to_utf8(bytes, "");
    if (!text) return text.error();
  } else if (text->find("\ufffd") != text->npos && bytes.find("\ufffd") == bytes.npos) {
    problem = "Some bytes are no characters in the encoding of the file; they became \ufffd.";
  }
  drop_control_characters(text.value());
  if (text->find_first_not_of(" \t\r\n") == text->npos)
    return Error{ErrorCode::empty, "The feed is empty."};
  Reader reader(std::move(text).value());
  if (!problem.empty()) reader.note(-1, "", std::move(problem));
  return std::move(reader).read();
}

}  // namespace dateline
