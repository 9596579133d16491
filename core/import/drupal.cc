#include "import/drupal.h"

#include <algorithm>
#include <unordered_map>

#include "import/item_reader.h"
#include "text/html_to_text.h"

namespace dateline {
namespace {

using Kind = JsonWalk::Kind;

// Words in the names of fields.
constexpr std::string_view publication_words[] = {"published", "publication", "publicacion",
                                                  "publicacao"};
constexpr std::string_view date_words[] = {"date", "fecha", "data"};
constexpr std::string_view other_date_words[] = {
    "changed",  "embargo",  "end",       "event",  "expiration", "expiry",
    "modified", "revision", "unpublish", "update", "updated",
};
constexpr std::string_view text_words[] = {"body", "text", "cuerpo", "texto", "texte", "corps"};
constexpr std::string_view picture_words[] = {"image", "picture", "photo", "imagen", "foto"};
constexpr std::string_view summary_words[] = {"summary", "teaser", "excerpt",
                                              "resumen", "resume", "resumo"};

// What a relationship leads to: {"type": "taxonomy_term--country", "id": "…"}.
struct Reference {
  std::string field;
  std::string type;
  std::string id;
};

// A node whose document is not read to its end.
struct Node {
  Release release;
  std::string uuid;
  std::string path;  // behind the address of the site
  std::string self;  // the node's own address in the API
  bool is_original = false;
  std::vector<Reference> references;
};

// One of the things that nodes refer to: a term, a user, a picture, a file.
struct Included {
  std::string name;
  std::string url;  // of a file
  std::vector<Reference> references;
};

// A link of JSON:API: an address, or an object that has it.
std::string link_of(const JsonTree& link) {
  return link.kind == Kind::object ? link["href"].text : link.text;
}

// "https://example.org/es" of "https://example.org/es/jsonapi/node/press_release?page=2", or "".
std::string site_of(std::string_view api_url) {
  const std::size_t end = api_url.find("/jsonapi");
  if (end == std::string_view::npos || !is_web_url(api_url)) return {};
  return std::string(api_url.substr(0, end));
}

// "https://example.org" of "https://example.org/es".
std::string_view origin_of(std::string_view url) {
  const std::size_t host = url.find("//");
  return host == std::string_view::npos ? url : url.substr(0, url.find('/', host + 2));
}

std::vector<Reference> read_references(const JsonTree& item) {
  std::vector<Reference> references;
  const JsonTree& relationships = item["relationships"];
  for (std::size_t i = 0; i < relationships.names.size(); ++i) {
    const JsonTree& data = relationships.values[i]["data"];
    const auto add = [&](const JsonTree& each) {
      if (each.kind == Kind::object)
        references.push_back({relationships.names[i], each["type"].text, each["id"].text});
    };
    if (data.kind == Kind::array) {
      for (const JsonTree& each : data.values) add(each);
    } else {
      add(data);
    }
  }
  return references;
}

// The first member of the attributes whose name has one of `words` and whose value is a date.
Date find_date(const JsonTree& attributes, std::span<const std::string_view> words) {
  for (std::size_t i = 0; i < attributes.names.size(); ++i) {
    const std::string& name = attributes.names[i];
    if (!has_word(name, words) || has_word(name, other_date_words)) continue;
    const JsonTree& value = attributes.values[i];
    const JsonTree& start = value.kind == Kind::object ? value["value"] : value;  // of a range
    if (start.kind != Kind::string) continue;
    if (const std::optional<Date> date = date_of(start)) return *date;
  }
  return {};
}

// Formatted text is {"value", "format", "processed"}; "processed" is HTML, "value" what was typed.
std::string formatted_text(const JsonTree& field) {
  if (field.kind == Kind::string) return html_to_text(field.text);
  if (!field["processed"].text.empty()) return html_to_text(field["processed"].text);
  const std::string& value = field["value"].text;
  return field["format"].text == "plain_text" ? value : html_to_text(value);
}

// The text of the first attribute whose name has one of `words`.
std::string find_text(const JsonTree& attributes, std::span<const std::string_view> words) {
  for (std::size_t i = 0; i < attributes.names.size(); ++i) {
    if (!has_word(attributes.names[i], words)) continue;
    std::string text = formatted_text(attributes.values[i]);
    if (!text.empty()) return text;
  }
  return {};
}

// "press-release" of "node--press_release".
std::string kind_of(std::string_view type) {
  const std::size_t bundle = type.find("--");
  if (bundle != std::string_view::npos) type.remove_prefix(bundle + 2);
  std::string kind(type);
  std::replace(kind.begin(), kind.end(), '_', '-');
  return kind;
}

std::string language_of(const std::string& langcode) {
  return langcode == "und" || langcode == "zxx" ? std::string() : langcode;
}

std::string id_of(const std::string& uuid, const std::string& language) {
  return uuid.empty() || language.empty() ? uuid : uuid + "/" + language;
}

class NodeReader {
 public:
  bool read_member(JsonWalk& walk, std::string_view name, JsonWalk::Value& value);
  Result<Imported> finish() &&;

 private:
  void take(const JsonTree& tree);
  void take_included(const JsonTree& tree);
  void resolve(Node& node);
  void resolve(const Reference& reference, Release& release);
  std::string picture(const Reference& reference) const;
  const Included* find(const Reference& reference) const;
  void link_translations();

  Imported imported_;
  std::vector<Node> nodes_;
  std::unordered_map<std::string, Included> included_;  // by type and id
  std::string self_;                                    // the document's own address
  std::string site_error_;                              // what the site says instead of nodes
  std::int64_t items_ = 0;                              // met
  std::int64_t usable_ = 0;                             // those of them that are nodes
  bool has_data_ = false;
  bool without_names_ = false;  // of terms
};

bool NodeReader::read_member(JsonWalk& walk, std::string_view name, JsonWalk::Value& value) {
  if (name == "data") {
    has_data_ = true;
    return read_trees(walk, value, [this](JsonTree tree) { take(tree); });
  }
  if (name == "included")
    return read_trees(walk, value, [this](JsonTree tree) { take_included(tree); });
  if (name != "links" && name != "errors") return walk.skip(value);
  JsonTree tree;
  if (!read_tree(walk, value, tree)) return false;
  if (name == "links") self_ = link_of(tree["self"]);
  if (name == "errors" && !tree.values.empty()) {
    const JsonTree& first = tree.values.front();
    site_error_ = (first["detail"].text.empty() ? first["title"] : first["detail"]).text;
  }
  return true;
}

void NodeReader::take(const JsonTree& tree) {
  ItemReader item(tree, items_++, imported_.diagnostics);
  if (tree.kind != Kind::object) return item.note("", "Not taken: it is not an object.");
  const JsonTree& attributes = tree["attributes"];
  if (attributes["title"].kind != Kind::string) {
    return item.note("attributes.title", "Not taken: it has no title, so it is no node.");
  }
  ++usable_;
  if (!item.flag("attributes.status").value_or(true))
    return item.note("attributes.status", "Not taken: it is not published.");

  Node node;
  Release& release = node.release;
  node.uuid = item.text("id");
  node.self = link_of(tree.at("links.self"));
  node.path = item.text("attributes.path.alias");
  const std::string number = item.text("attributes.drupal_internal__nid");
  if (node.path.empty() && !number.empty()) node.path = "/node/" + number;
  node.is_original = item.flag("attributes.default_langcode").value_or(false);
  node.references = read_references(tree);
  release.title = item.text("attributes.title");
  release.text = formatted_text(attributes["body"]);
  if (release.text.empty()) release.text = find_text(attributes, text_words);
  release.summary = html_to_text(attributes.at("body.summary").text);
  if (release.summary.empty()) release.summary = find_text(attributes, summary_words);
  release.published = find_date(attributes, publication_words);
  if (!release.published.known()) release.published = find_date(attributes, date_words);
  if (!release.published.known()) release.published = item.date("attributes.created");
  release.modified = item.date("attributes.changed");
  release.language = language_of(item.text("attributes.langcode"));
  release.kind = kind_of(item.text("type"));
  release.id = id_of(node.uuid, release.language);
  const std::string original = language_of(item.text("attributes.content_translation_source"));
  if (!node.is_original && !original.empty()) release.translation_of = id_of(node.uuid, original);
  nodes_.push_back(std::move(node));
}

void NodeReader::take_included(const JsonTree& tree) {
  const JsonTree& attributes = tree["attributes"];
  Included included;
  for (const std::string_view member : {"display_name", "name", "title"}) {
    if (included.name.empty()) included.name = attributes[member].text;
  }
  included.url = attributes.at("uri.url").text;
  included.references = read_references(tree);
  included_.insert_or_assign(tree["type"].text + " " + tree["id"].text, std::move(included));
}

const Included* NodeReader::find(const Reference& reference) const {
  const auto found = included_.find(reference.type + " " + reference.id);
  return found == included_.end() ? nullptr : &found->second;
}

// What could be known only at the end: addresses, terms, authors, pictures.
void NodeReader::resolve(Node& node) {
  std::string site = site_of(self_);
  if (site.empty()) site = site_of(node.self);
  Release& release = node.release;
  if (!site.empty() && node.path.starts_with('/')) release.url = site + node.path;
  for (const Reference& reference : node.references) resolve(reference, release);
  if (release.image.starts_with('/')) release.image.insert(0, origin_of(site));
}

void NodeReader::resolve(const Reference& reference, Release& release) {
  if (reference.type.starts_with("taxonomy_term--")) {
    if (reference.id == "virtual" || reference.id == "missing") return;  // of deleted terms
    const Included* term = find(reference);
    without_names_ = without_names_ || term == nullptr;
    if (term == nullptr) return;
    const bool is_place = names_places(reference.field) || names_places(reference.type);
    (is_place ? release.places : release.topics).push_back(term->name);
  } else if (reference.field == "uid") {
    if (const Included* author = find(reference)) release.authors.push_back(author->name);
  } else if (release.image.empty()) {
    release.image = picture(reference);
  }
}

// The URL of a file with a picture, or of the file that a picture among the media has, as it is
// given: often without the site's address. Else "".
std::string NodeReader::picture(const Reference& reference) const {
  const Included* found = find(reference);
  if (found != nullptr && reference.type.starts_with("media--image")) {
    const auto file = std::ranges::find_if(found->references, [](const Reference& each) {
      return each.type == "file--file" && each.field != "thumbnail";
    });
    if (file == found->references.end()) return {};
    found = find(*file);
  } else if (reference.type != "file--file" || !has_word(reference.field, picture_words)) {
    return {};
  }
  return found == nullptr ? std::string() : found->url;
}

// Translations whose original is not named get the first of the node's versions in the list.
void NodeReader::link_translations() {
  std::unordered_map<std::string, const Node*> originals;  // by UUID
  for (const Node& node : nodes_) {
    const Node*& original = originals[node.uuid];
    if (original == nullptr || (node.is_original && !original->is_original)) original = &node;
  }
  for (Node& node : nodes_) {
    const Node* original = originals[node.uuid];
    const bool is_other = original->release.language != node.release.language;
    if (!node.uuid.empty() && is_other && node.release.translation_of.empty())
      node.release.translation_of = original->release.id;
  }
}

Result<Imported> NodeReader::finish() && {
  if (!has_data_ || (items_ > 0 && usable_ == 0)) return not_items("a node", site_error_);
  link_translations();
  for (Node& node : nodes_) {
    resolve(node);
    imported_.releases.push_back(std::move(node.release));
  }
  if (without_names_) {
    imported_.diagnostics.push_back(
        {-1, "included",
         "Nodes come without the names of some terms; add their fields to the address, as in "
         "include=field_country."});
  }
  return std::move(imported_);
}

}  // namespace

Result<Imported> import_drupal(std::string_view bytes, const ImportOptions&) {
  NodeReader reader;
  const auto error =
      walk_members(bytes, [&](JsonWalk& walk, std::string_view name, JsonWalk::Value& value) {
        return reader.read_member(walk, name, value);
      });
  if (error) return *error;
  return std::move(reader).finish();
}

}  // namespace dateline
