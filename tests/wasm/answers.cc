// What native code answers, for comparison with WebAssembly: reads calls of wasm/feed_session.h and
// wasm/pack_session.h, one a line, and prints each one's answer on a line of its own.
//
//   feed PATH SOURCE    add_feed with the bytes of a file; SOURCE may be empty
//   open
//   export FORMAT REQUEST
//   pack DIR            opens the pack in a folder; what comes then is about the pack
//   supply PART PATH    with the bytes of a file
//   run REQUEST         of a pack: once all that is wanted has been supplied from its folder
//   plan REQUEST        of a pack: once, with nothing supplied
//   stem NUMBER WORD    Snowball's stem; lines are UTF-8, letters ISO 8859-1

#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <utility>

#include "cli/pack_folder.h"
#include "feed_session.h"
#include "pack_session.h"
#include "text/snowball.h"
#include "text/utf8.h"

namespace {

using dateline::Bytes;
using dateline::Result;

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return std::move(bytes).str();
}

// "a b c" as "a" and "b c".
std::pair<std::string, std::string> split(const std::string& line) {
  const std::size_t space = std::min(line.find(' '), line.size());
  return {line.substr(0, space), line.substr(std::min(space + 1, line.size()))};
}

struct Sessions {
  dateline::FeedSession feed;
  std::unique_ptr<dateline::PackSession> pack;
  std::string folder;
};

std::string open_pack(Sessions& sessions, const std::string& folder) {
  sessions.pack = std::make_unique<dateline::PackSession>();
  sessions.folder = folder;
  const Result<Bytes> root = dateline::read_root_file(folder);
  return root ? sessions.pack->open(root.value()) : root.error().message;
}

// {"parts":["a","b"]} as names; they have no escapes.
std::vector<std::string> wanted(const std::string& answer) {
  std::vector<std::string> names;
  if (!answer.starts_with("{\"parts\":[")) return names;
  for (std::size_t at = answer.find('[') + 1; answer[at] == '"' || answer[at] == ',';) {
    const std::size_t begin = answer.find('"', at) + 1, end = answer.find('"', begin);
    names.push_back(answer.substr(begin, end - begin));
    at = end + 1;
  }
  return names;
}

// The answers of all rounds, so that what is wanted is compared, too.
std::string run_pack(Sessions& sessions, const std::string& request) {
  std::string answers;
  for (;;) {
    const std::string answer = sessions.pack->run(request);
    answers += answer;
    const std::vector<std::string> parts = wanted(answer);
    if (parts.empty()) return answers;
    for (const std::string& part : parts) {
      const Result<Bytes> bytes = dateline::read_part(sessions.folder, part);
      answers += bytes ? sessions.pack->supply(part, bytes.value()) : bytes.error().message;
    }
  }
}

std::string add_feed(Sessions& sessions, const std::string& path, const std::string& source) {
  std::string padded = read(path);
  const std::size_t size = padded.size();
  padded.resize(size + dateline::feed_padding);
  return sessions.feed.add_feed(std::string_view(padded).substr(0, size), source);
}

std::string supply(Sessions& sessions, const std::string& part, const std::string& path) {
  const std::string bytes = read(path);
  return sessions.pack->supply(part,
                               {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

std::string stem(const std::string& language, std::string_view word) {
  std::string letters;
  for (std::size_t at = 0; at < word.size();)
    letters += static_cast<char>(dateline::decode_utf8(word, at));
  dateline::Snowball snowball(static_cast<dateline::StemLanguage>(std::stoi(language)));
  if (!snowball.stem(letters)) return "no memory";
  std::string stemmed;
  for (const char c : letters) dateline::append_utf8(stemmed, static_cast<unsigned char>(c));
  return stemmed;
}

std::string answer(Sessions& sessions, const std::string& line) {
  const auto [call, rest] = split(line);
  const auto [first, second] = split(rest);
  if (call == "feed") return add_feed(sessions, first, second);
  if (call == "open") return sessions.feed.open();
  if (call == "export") return sessions.feed.export_releases(first, second);
  if (call == "pack") return open_pack(sessions, rest);
  if (call == "run") return sessions.pack ? run_pack(sessions, rest) : sessions.feed.run(rest);
  if (call == "plan" && sessions.pack) return sessions.pack->run(rest);
  if (call == "supply" && sessions.pack) return supply(sessions, first, second);
  if (call == "stem") return stem(first, second);
  return "no such call: " + line;
}

}  // namespace

int main() {
  Sessions sessions;
  for (std::string line; std::getline(std::cin, line);)
    std::printf("%s\n", answer(sessions, line).c_str());
}
