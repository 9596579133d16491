#include <gtest/gtest.h>

#include "core/pack/folder.h"
#include "engine/engine.h"

namespace dateline {
namespace {

TEST(OpenPack, Files) {
  RandomArchive random(4);
  const Indexed indexed(random.archive(50));
  const Folder folder = write_folder(indexed, {});
  const Result<Engine> engine = Engine::open_pack(folder.root);
  ASSERT_TRUE(engine) << engine.error().message;
  std::vector<std::string> expected;
  for (const auto& [name, bytes] : folder.files)
    expected.push_back(name + ":0-" + std::to_string(bytes.size()));
  EXPECT_EQ(engine->files(), expected);
}

}  // namespace
}  // namespace dateline
