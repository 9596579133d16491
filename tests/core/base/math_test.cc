#include "base/math.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace dateline {
namespace {

TEST(NaturalLog, AgreesWithTheCLibrary) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 100000; ++i) {
    const double x = std::ldexp(1.0 + static_cast<double>(random() >> 12) / (1ull << 52),
                                static_cast<int>(random() % 200) - 100);
    EXPECT_NEAR(natural_log(x), std::log(x), 1e-14 * std::max(1.0, std::fabs(std::log(x)))) << x;
  }
}

TEST(NaturalLog, KnowsTheExactAnswers) {
  EXPECT_EQ(natural_log(1), 0);
  EXPECT_EQ(natural_log(0), 0);
  EXPECT_EQ(natural_log(-1), 0);
}

// The very bits: a change here changes the ranking of every archive.
TEST(NaturalLog, GivesTheSameBitsEverywhere) {
  EXPECT_EQ(natural_log(2), 0x1.62e42fefa39efp-1);
  EXPECT_EQ(natural_log(10), 0x1.26bb1bbb55515p+1);
}

}  // namespace
}  // namespace dateline
