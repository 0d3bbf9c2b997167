// SPDX-License-Identifier: Apache-2.0
#include "manifest/toml_text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace rostra::core {
namespace {

std::string errors_of(std::string_view text) { return render(read_toml(text, "a.toml").errors); }

TEST(TomlText, KeepsTheOrderOfKeys) {
    const TomlText toml = read_toml("z = 1\na.y = 2\n[m]\nd = 1\nb = { q = 1, p = 2 }\n[c]\n", "a.toml");
    ASSERT_TRUE(toml.root);
    std::string order;
    for (const OptionEntry& entry : toml.root->table()) order += entry.key;
    for (const OptionEntry& entry : toml.root->find("m")->table()) order += entry.key;
    for (const OptionEntry& entry : toml.root->find("m")->find("b")->table()) order += entry.key;
    EXPECT_EQ(order, "zamcdbqp");
}

TEST(TomlText, PlacesKeysAndValuesInBytes) {
    const TomlText good = read_toml("# é\n  x = { \"é\" = \"ü\", b = 12 }\r\ny = [\r\n1]", "a.toml");
    ASSERT_TRUE(good.root);
    const OptionEntry& x = good.root->table()[0];
    EXPECT_EQ(x.key_place, (SourcePlace{"a.toml", 2, 3, 1}));
    EXPECT_EQ(x.value.place, (SourcePlace{"a.toml", 2, 7, 23}));
    EXPECT_EQ(x.value.table()[0].key_place, (SourcePlace{"a.toml", 2, 9, 4}));
    EXPECT_EQ(x.value.table()[0].value.place, (SourcePlace{"a.toml", 2, 16, 4}));
    EXPECT_EQ(x.value.table()[1].value.place, (SourcePlace{"a.toml", 2, 26, 2}));
    EXPECT_EQ(good.root->table()[1].value.place,
              (SourcePlace{"a.toml", 3, 5, 1}));  // to the end of its first line
}

TEST(TomlText, PlacesTablesAtTheirHeaders) {
    const TomlText toml = read_toml("[a]\nx = 1\n[[s]]\n[s.with]\n[[s]]\n", "a.toml");
    ASSERT_TRUE(toml.root);
    EXPECT_EQ(toml.root->find("a")->place, (SourcePlace{"a.toml", 1, 1, 3}));
    const OptionValue::List& stages = toml.root->find("s")->list();
    EXPECT_EQ(stages[0].place, (SourcePlace{"a.toml", 3, 1, 5}));
    EXPECT_EQ(stages[0].find("with")->place, (SourcePlace{"a.toml", 4, 1, 8}));
    EXPECT_EQ(stages[1].place, (SourcePlace{"a.toml", 5, 1, 5}));
}

TEST(TomlText, CountsNoByteOrderMark) {
    const TomlText toml = read_toml("\xEF\xBB\xBFx = 1", "a.toml");
    ASSERT_TRUE(toml.root);
    EXPECT_EQ(toml.root->table()[0].key_place, (SourcePlace{"a.toml", 1, 1, 1}));
}

TEST(TomlText, SaysWhereASyntaxErrorIs) {
    EXPECT_EQ(errors_of("x = 1\ny = 1 2\n"),
              "a.toml:2:7: error: not valid TOML: error while parsing key-value pair: expected a comment or "
              "whitespace, "
              "saw '2'\n"
              "    2 | y = 1 2\n"
              "      |       ^\n");
    EXPECT_EQ(errors_of("x = \"é"),
              "a.toml:1:8: error: not valid TOML: error while parsing string: encountered end-of-file\n"
              "    1 | x = \"é\n"
              "      |       ^\n");
    EXPECT_EQ(errors_of("x = 1\nx = 2\n"),
              "a.toml:2:5: error: not valid TOML: error while parsing key-value pair: cannot redefine "
              "existing integer "
              "'x'\n"
              "    2 | x = 2\n"
              "      |     ^\n");
}

TEST(TomlText, RefusesDatesAndSaysHowToWriteThem) {
    EXPECT_EQ(errors_of("x = 2024-05-01\n[t]\ny = [07:32:00]\n"),
              "a.toml:1:5: error: dates and times are written as strings here: \"2024-05-01\"\n"
              "    1 | x = 2024-05-01\n"
              "      |     ^~~~~~~~~~\n"
              "a.toml:3:6: error: dates and times are written as strings here: \"07:32:00\"\n"
              "    3 | y = [07:32:00]\n"
              "      |      ^~~~~~~~\n");
}

std::string nested(std::size_t depth, const char* opens, const char* inside, const char* closes) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) text += opens;
    text += inside;
    for (std::size_t i = 0; i < depth; ++i) text += closes;
    return text;
}

TEST(TomlText, TakesWhatIsNestedAHundredDeepAndNoMore) {
    EXPECT_EQ(errors_of("x = " + nested(99, "[", "", "]")), "");
    EXPECT_EQ(errors_of("x = " + nested(100, "[", "", "]")),
              "a.toml:1:104: error: nested more than 100 deep; nothing needs that much\n"
              "    1 | x = " +
                  nested(100, "[", "", "]") + "\n      | " + std::string(103, ' ') + "^\n");
    EXPECT_EQ(errors_of("x = " + nested(49, "{a=", "1", "}")), "");
    EXPECT_EQ(errors_of("a" + nested(99, ".a", "", "") + " = 1"), "");
    EXPECT_EQ(errors_of("[a" + nested(98, ".a", "", "") + "]\nx = 1\ny = 1\n[b]\nx.y = [1]\n"), "");
}

TEST(TomlText, RefusesDepthOfEveryKindHoweverDeep) {
    for (const std::size_t depth : {101U, 10'000U, 1'000'000U}) {
        const std::string deep[] = {
            "y = " + nested(depth, "[", "", "]"),
            "y = " + nested(depth, "[\n", "", "]"),
            "y = " + nested(depth, "{a=", "1", "}"),
            "y = " + nested(depth, "[{\"a.b\"=", "1", "}]"),
            "y" + nested(depth, ".a", "", "") + " = 1",
            "y" + nested(depth, ". \"[\"", "", "") + " = 1",
            "y = { z" + nested(depth, ".'a'", "", "") + " = 1 }",
            "[y" + nested(depth, ".a", "", "") + "]",
            "[[y" + nested(depth, ".a", "", "") + "]]",
            "[y.z]\nx" + nested(depth, ".a", "", "") + " = 1",
            "y = " + nested(depth, "[", "", ""),
            "y = \"\"\"\n]\\\"\"\"\"\"\nz = " + nested(depth, "[", "", "]"),
            "y = '''\n]''''\nz = " + nested(depth, "[ # ]\n", "", "]"),
        };
        for (const std::string& text : deep) {
            const TomlText toml = read_toml("x = 1\n\n" + text, "a.toml");
            ASSERT_FALSE(toml.root) << text.substr(0, 40);
            ASSERT_EQ(toml.errors.size(), 1U);
            EXPECT_EQ(toml.errors[0].message, "nested more than 100 deep; nothing needs that much")
                << text.substr(0, 40);
            EXPECT_GE(toml.errors[0].place.line, 3U);
        }
    }
}

TEST(TomlText, CountsNoDepthThatIsNone) {
    const std::string brackets(2000, '[');
    const std::string dots = nested(2000, "a.", "", "");
    std::string flat;
    for (int i = 0; i < 300; ++i)
        flat += "k" + std::to_string(i) + ".a.b = [[1], {c.d = 1.5, e = \"a.b.c\"}]\n";
    for (const std::string& text :
         {"x = \"" + brackets + "\"", "x = '" + dots + "'", "# " + brackets + "\nx = 1",
          "\"" + dots + "\" = 1", "x = \"\"\"\n" + brackets + "\n\"\"\"", "x = '''" + brackets + "'''", flat,
          "x = [ # " + brackets + "\n 1, # " + brackets + "\n]", std::string(100'000, 'k') + " = 1"}) {
        EXPECT_EQ(errors_of(text), "") << text.substr(0, 40);
    }
}

TEST(TomlText, BearsAnything) {
    for (const std::string& text :
         {std::string(), std::string("\0", 1), std::string("\xff\xfe"), std::string(100000, '['),
          std::string("x = ") + std::string(100000, '['), std::string("\n\n\n\xEF\xBB\xBF")}) {
        const TomlText toml = read_toml(text, "a.toml");
        EXPECT_NE(toml.root.has_value(), !toml.errors.empty());
    }
}

}  // namespace
}  // namespace rostra::core
