// SPDX-License-Identifier: Apache-2.0
#include "manifest/option_value.hpp"

#include <gtest/gtest.h>

#include <string>

#include "manifest/toml_text.hpp"

namespace rostra::core {
namespace {

std::string written_again(const std::string& value) {
    const TomlText toml = read_toml("x = " + value, "a.toml");
    return toml.root ? to_toml(*toml.root->find("x")) : render(toml.errors);
}

TEST(OptionValue, IsWrittenAsItIsRead) {
    for (const char* value :
         {"true", "false", "-7", "1.5", "\"a \\\" \\\\ b\"", "[1, 2]", "[]", "{}", "\"tab\\tline\\n\"",
          "{ \"Mr. Guo\" = \"Guo Yezhou\", plain_key-1 = \"é\" }", "\"\\u0001\"", "[[1], [\"a\"]]"}) {
        EXPECT_EQ(written_again(value), value);
    }
}

TEST(OptionValue, WritesNumbersSoThatTheyStayWhatTheyAre) {
    EXPECT_EQ(written_again("2.0"), "2.0");
    EXPECT_EQ(written_again("0.1"), "0.1");
    EXPECT_EQ(written_again("1e300"), "1e+300");
    EXPECT_EQ(written_again("inf"), "inf");
}

TEST(OptionValue, FindsKeysOfTablesOnly) {
    OptionValue table{OptionValue::Table{{"a", {}, {std::int64_t{1}, {}}}}, {}};
    ASSERT_NE(table.find("a"), nullptr);
    EXPECT_EQ(table.find("a")->integer(), 1);
    EXPECT_EQ(table.find("b"), nullptr);
    EXPECT_EQ(OptionValue{}.find("a"), nullptr);
}

}  // namespace
}  // namespace rostra::core
