// What native code answers, for comparison with WebAssembly: reads calls of wasm/session.h, one a
// line, and prints each one's answer on a line of its own.
//
//   feed PATH SOURCE    add_feed with the bytes of a file; SOURCE may be empty
//   open
//   plan REQUEST
//   supply PART         without bytes
//   run REQUEST
//   export FORMAT REQUEST

#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "session.h"

namespace {

std::string answer(dateline::Session& session, const std::string& line) {
  const std::size_t space = std::min(line.find(' '), line.size());
  const std::string call = line.substr(0, space);
  const std::string rest = line.substr(std::min(space + 1, line.size()));
  if (call == "open") return session.open();
  if (call == "plan") return session.plan(rest);
  if (call == "supply") return session.supply(rest, {});
  if (call == "run") return session.run(rest);
  if (call == "export") {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    return session.export_releases(rest.substr(0, end),
                                   rest.substr(std::min(end + 1, rest.size())));
  }
  if (call != "feed") return "no such call: " + call;
  const std::size_t path_end = std::min(rest.find(' '), rest.size());
  std::ifstream file(rest.substr(0, path_end), std::ios::binary);
  if (!file) return "cannot open " + rest.substr(0, path_end);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  std::string padded = bytes.str();
  const std::size_t size = padded.size();
  padded.resize(size + dateline::feed_padding);
  return session.add_feed(std::string_view(padded).substr(0, size),
                          rest.substr(std::min(path_end + 1, rest.size())));
}

}  // namespace

int main() {
  dateline::Session session;
  for (std::string line; std::getline(std::cin, line);)
    std::printf("%s\n", answer(session, line).c_str());
}
