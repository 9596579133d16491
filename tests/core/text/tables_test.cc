// The generated tables in the tree are what their generators write today.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace dateline {
namespace {

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  std::stringstream contents;
  contents << file.rdbuf();
  return contents.str();
}

void expect_current(const std::string& generator, const std::string& table) {
  const std::string folder = std::string(DATELINE_ROOT) + "/core/text/";
  const std::string fresh = testing::TempDir() + "dateline_fresh_" + table;
  const std::string command = "python3 '" + folder + generator + "' '" + fresh + "'";
  ASSERT_EQ(std::system(command.c_str()), 0) << "needs python3 and unicode-data: " << command;
  const std::string written = read(fresh);
  std::filesystem::remove(fresh);
  EXPECT_FALSE(written.empty());
  EXPECT_TRUE(written == read(folder + table)) << "run: python3 core/text/" << generator;
}

TEST(Tables, FoldTableIsCurrent) { expect_current("make_fold_table.py", "fold_table.inc"); }
TEST(Tables, WordTableIsCurrent) { expect_current("make_word_table.py", "word_table.inc"); }

}  // namespace
}  // namespace dateline
