// dateline verify: whether a pack is whole.

#include <cstdio>
#include <memory>

#include "cli/command.h"
#include "cli/files.h"
#include "cli/pack_folder.h"
#include "pack/reader.h"

namespace dateline {
namespace {

// Says what is wrong, and gives how much.
std::size_t check(const std::string& folder) {
  const auto problem = [](const std::string& text) {
    std::printf("%s\n", text.c_str());
    return std::size_t{1};
  };
  const Result<Bytes> root = read_root_file(folder);
  if (!root) return problem(root.error().message);
  const std::string root_path = folder + "/" + std::string(root_file);
  // Nothing is dropped: all parts together fit in memory, or the machine is not the publisher's.
  const Result<std::unique_ptr<PackReader>> opened =
      PackReader::open(root.value(), ~std::size_t{0});
  if (!opened) return problem(describe(root_path, opened.error()));
  PackReader& pack = *opened.value();
  std::size_t problems = 0;
  for (const PackFile& file : pack.root().files) {
    const Result<bool> checked = check_file(folder, file.name);
    if (!checked) problems += problem(checked.error().message);
  }
  const std::uint32_t parts = pack.root().part_count();
  // Without columns nobody knows where records are.
  for (std::uint32_t part = 0; part < pack.places().bytes.size(); ++part) {
    const std::string name = pack.part_name(part);
    const Result<Bytes> bytes = read_part(folder, name);
    if (!bytes) {
      problems += problem(bytes.error().message);
      continue;
    }
    const Result<bool> supplied = pack.supply(name, bytes.value());
    if (!supplied) problems += problem(describe(folder + "/" + name, supplied.error()));
  }
  for (auto at = pack.index().seek({}); at.valid() && problems == 0; at.next()) {
    PostingsReader postings = pack.index().postings_with_positions(at.term());
    while (postings.next_block()) postings.places(postings.releases().size() - 1);
    if (!postings.ok())
      problems += problem("the postings of \"" + at.term().text + "\" are damaged");
  }
  std::printf("%u parts in %zu files, %zu %s\n", parts, pack.root().files.size(), problems,
              problems == 1 ? "problem" : "problems");
  return problems;
}

}  // namespace

Run verify_command(CLI::App& app) {
  auto folder = std::make_shared<std::string>();
  app.add_option("folder", *folder, "The folder of a pack")->required();
  app.footer(
      "Examples:\n"
      "  dateline verify site/archive");
  return [folder] { return check(*folder) == 0 ? exit_done : exit_problems; };
}

}  // namespace dateline
