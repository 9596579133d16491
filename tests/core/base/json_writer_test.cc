#include "base/json_writer.h"

#include <gtest/gtest.h>

#include <limits>

namespace dateline {
namespace {

TEST(JsonWriter, PutsCommasWhereTheyBelong) {
  JsonWriter json;
  json.begin_object()
      .key("a")
      .begin_array()
      .number(1)
      .number(2)
      .begin_array()
      .end_array()
      .end_array();
  json.key("b").begin_object().end_object().key("c").null().key("d").boolean(true).end_object();
  EXPECT_EQ(std::move(json).take(), R"({"a":[1,2,[]],"b":{},"c":null,"d":true})");
}

TEST(JsonWriter, EscapesWhatJsonCannotHold) {
  JsonWriter json;
  json.string(std::string_view("\"\\/\n\t\0é\x1f", 9));
  EXPECT_EQ(std::move(json).take(), R"("\"\\/\n\u0009\u0000é\u001f")");
}

TEST(JsonWriter, WritesNumbersToTheirLimits) {
  JsonWriter json;
  json.begin_array();
  json.number(0)
      .number(-1)
      .number(std::numeric_limits<std::int64_t>::min())
      .number(std::numeric_limits<std::int64_t>::max());
  json.end_array();
  EXPECT_EQ(std::move(json).take(), "[0,-1,-9223372036854775808,9223372036854775807]");
}

TEST(JsonWriter, RoundsDecimalsToFourDigits) {
  JsonWriter json;
  json.begin_array()
      .decimal(0)
      .decimal(1.23456)
      .decimal(-0.00005)
      .decimal(12.00004)
      .decimal(-3.5)
      .end_array();
  EXPECT_EQ(std::move(json).take(), "[0.0000,1.2346,-0.0001,12.0000,-3.5000]");
}

}  // namespace
}  // namespace dateline
