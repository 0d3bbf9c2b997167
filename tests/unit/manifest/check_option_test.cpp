// SPDX-License-Identifier: Apache-2.0
#include "manifest/check_option.hpp"

#include <gtest/gtest.h>

#include <string>

#include "manifest/toml_text.hpp"

namespace rostra::core {
namespace {

const OptionContext kStage{"stage 'terms'", "/home/analysis", "/home/ana"};

OptionSpec option(OptionType type) {
    OptionSpec spec;
    spec.name = "o";
    spec.type = type;
    return spec;
}

/// The checked value as TOML, or the messages, one a line.
std::string checked(const OptionSpec& spec, const std::string& value) {
    const TomlText toml = read_toml("o = " + value, "a.toml");
    EXPECT_TRUE(toml.root) << render(toml.errors);
    Diagnostics errors("a.toml", "");
    const auto result = check_option(spec, *toml.root->find("o"), kStage, errors);
    EXPECT_TRUE(result.has_value() || !errors.empty());
    if (errors.empty()) return to_toml(*result);
    std::string messages;
    for (const Diagnostic& error : errors.sorted())
        messages += (messages.empty() ? "" : "\n") + error.message;
    return messages;
}

TEST(CheckOption, TakesValuesOfItsType) {
    EXPECT_EQ(checked(option(OptionType::boolean), "true"), "true");
    EXPECT_EQ(checked(option(OptionType::integer), "-3"), "-3");
    EXPECT_EQ(checked(option(OptionType::real), "0.5"), "0.5");
    EXPECT_EQ(checked(option(OptionType::string), "\"\""), "\"\"");
    EXPECT_EQ(checked(option(OptionType::layer), "\"vendor.turn\""), "\"vendor.turn\"");
    EXPECT_EQ(checked(option(OptionType::fact), "\"place of event\""), "\"place of event\"");
    EXPECT_EQ(checked(option(OptionType::table), "{ \"Mr. Guo\" = \"Guo Yezhou\" }"),
              "{ \"Mr. Guo\" = \"Guo Yezhou\" }");
}

TEST(CheckOption, TakesAWholeNumberForAFloat) { EXPECT_EQ(checked(option(OptionType::real), "2"), "2.0"); }

TEST(CheckOption, SaysWhichTypeItWants) {
    EXPECT_EQ(checked(option(OptionType::boolean), "1"),
              "option 'o' of stage 'terms' must be true or false, not a whole number");
    EXPECT_EQ(checked(option(OptionType::integer), "\"1\""),
              "option 'o' of stage 'terms' must be a whole number, not a string");
    EXPECT_EQ(checked(option(OptionType::integer), "1.0"),
              "option 'o' of stage 'terms' must be a whole number, not a number");
    EXPECT_EQ(checked(option(OptionType::real), "true"),
              "option 'o' of stage 'terms' must be a number, not true or false");
    EXPECT_EQ(checked(option(OptionType::string), "[\"a\"]"),
              "option 'o' of stage 'terms' must be a string, not a list");
    EXPECT_EQ(checked(option(OptionType::path), "{}"),
              "option 'o' of stage 'terms' must be a path, not a table");
    EXPECT_EQ(checked(option(OptionType::size), "1.5"),
              "option 'o' of stage 'terms' must be a size such as \"64 MiB\", not a number");
    EXPECT_EQ(checked(option(OptionType::layer), "1"),
              "option 'o' of stage 'terms' must be the name of a layer, not a whole number");
    EXPECT_EQ(checked(option(OptionType::fact), "1"),
              "option 'o' of stage 'terms' must be the name of a fact, not a whole number");
    EXPECT_EQ(checked(option(OptionType::table), "\"a\""),
              "option 'o' of stage 'terms' must be a table of strings, not a string");
    EXPECT_EQ(checked(option(OptionType::table), "{ a = 1 }"),
              "option 'o' of stage 'terms' must be a table of strings, but 'a' is a whole number");
}

TEST(CheckOption, WantsAFiniteNumber) {
    EXPECT_EQ(checked(option(OptionType::real), "nan"),
              "option 'o' of stage 'terms' must be a number, not nan");
    EXPECT_EQ(checked(option(OptionType::real), "-inf"),
              "option 'o' of stage 'terms' must be a number, not -inf");
}

TEST(CheckOption, HoldsToItsRange) {
    OptionSpec spec = option(OptionType::integer);
    spec.unit = "tokens";
    spec.min = 1;
    EXPECT_EQ(checked(spec, "0"), "option 'o' of stage 'terms' must be at least 1 tokens, not 0");
    spec.max = 8;
    EXPECT_EQ(checked(spec, "1"), "1");
    EXPECT_EQ(checked(spec, "8"), "8");
    EXPECT_EQ(checked(spec, "9"), "option 'o' of stage 'terms' must be between 1 and 8 tokens, not 9");
    spec.min.reset();
    EXPECT_EQ(checked(spec, "9"), "option 'o' of stage 'terms' must be at most 8 tokens, not 9");

    spec.max = 100000;
    EXPECT_EQ(describe_type(spec), "a whole number at most 100000 tokens");

    OptionSpec share = option(OptionType::real);
    share.min = 0;
    share.max = 0.5;
    EXPECT_EQ(checked(share, "0.75"), "option 'o' of stage 'terms' must be between 0 and 0.5, not 0.75");
}

TEST(CheckOption, ReadsSizesAsBytes) {
    OptionSpec spec = option(OptionType::size);
    EXPECT_EQ(checked(spec, "\"64 MiB\""), "67108864");
    EXPECT_EQ(checked(spec, "4096"), "4096");
    EXPECT_EQ(
        checked(spec, "\"many\""),
        "option 'o' of stage 'terms' must be a number of bytes or a size such as \"64 MiB\", not 'many'");
    EXPECT_EQ(checked(spec, "-1"),
              "option 'o' of stage 'terms' must be a number of bytes or a size such as \"64 MiB\", not -1");
    spec.min = 1 << 20;
    EXPECT_EQ(checked(spec, "\"1 KiB\""), "option 'o' of stage 'terms' must be at least 1 MiB, not 1 KiB");
}

TEST(CheckOption, SuggestsTheChoiceThatWasMeant) {
    OptionSpec spec = option(OptionType::choice);
    spec.choices = {"cosine", "jaccard", "containment"};
    EXPECT_EQ(checked(spec, "\"jaccard\""), "\"jaccard\"");
    EXPECT_EQ(checked(spec, "\"jacard\""),
              "option 'o' of stage 'terms' must be 'cosine', 'jaccard' or 'containment', not 'jacard'; did "
              "you mean 'jaccard'?");
    EXPECT_EQ(checked(spec, "\"\""),
              "option 'o' of stage 'terms' must be 'cosine', 'jaccard' or 'containment', not ''");
}

TEST(CheckOption, MakesPathsAbsolute) {
    const OptionSpec spec = option(OptionType::path);
    EXPECT_EQ(checked(spec, "\"lists/stop.txt\""), "\"/home/analysis/lists/stop.txt\"");
    EXPECT_EQ(checked(spec, "\"../a/./b/\""), "\"/home/a/b\"");
    EXPECT_EQ(checked(spec, "\"/etc/words\""), "\"/etc/words\"");
    EXPECT_EQ(checked(spec, "\".\""), "\"/home/analysis\"");
    EXPECT_EQ(checked(spec, "\"/\""), "\"/\"");
    EXPECT_EQ(checked(spec, "\"\""), "option 'o' of stage 'terms' must be a path, not empty");
}

TEST(CheckOption, StartsPathsOfTheCommandLineAtTheWorkingFolder) {
    Diagnostics errors("a.toml", "");
    const OptionValue written{std::string("stop.txt"), {"--set terms.o=stop.txt", 0, 0, 0}};
    const auto result = check_option(option(OptionType::path), written, kStage, errors);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->string(), "/home/ana/stop.txt");
}

TEST(CheckOption, TakesColumnsAndWordsForColumns) {
    OptionSpec spec = option(OptionType::column);
    EXPECT_EQ(checked(spec, "\"turn.speaker_id\""), "\"turn.speaker_id\"");
    EXPECT_EQ(checked(spec, "\"document\""),
              "option 'o' of stage 'terms' must be a column (LAYER.COLUMN, fact.NAME), not 'document'");
    spec.words = {"corpus", "document"};
    EXPECT_EQ(checked(spec, "\"document\""), "\"document\"");
    EXPECT_EQ(checked(spec, "\"documents\""),
              "option 'o' of stage 'terms' must be a column (LAYER.COLUMN, fact.NAME, 'corpus' or "
              "'document'), not 'documents'; "
              "did you mean 'document'?");
    for (const char* half : {"\"turn.\"", "\".speaker\"", "\".\""}) EXPECT_NE(checked(spec, half), half);
}

TEST(CheckOption, ChecksEachItemOfAList) {
    OptionSpec spec = option(OptionType::integer);
    spec.list = true;
    spec.min = 1;
    EXPECT_EQ(checked(spec, "[1, 2]"), "[1, 2]");
    EXPECT_EQ(checked(spec, "[]"), "[]");
    EXPECT_EQ(checked(spec, "2"),
              "option 'o' of stage 'terms' must be a list of whole numbers, not a whole number");
    EXPECT_EQ(checked(spec, "[0, \"a\", 2]"),
              "option 'o' of stage 'terms' must be at least 1, not 0\n"
              "option 'o' of stage 'terms' must be a list of whole numbers, but holds a string");
}

TEST(CheckOption, KeepsThePlaceOfWhatWasWritten) {
    const TomlText toml = read_toml("o = [\"1 KiB\"]", "a.toml");
    OptionSpec spec = option(OptionType::size);
    spec.list = true;
    Diagnostics errors("a.toml", "");
    const auto result = check_option(spec, *toml.root->find("o"), kStage, errors);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->place, (SourcePlace{"a.toml", 1, 5, 9}));
    EXPECT_EQ(result->list()[0].place, (SourcePlace{"a.toml", 1, 6, 7}));
}

TEST(CheckOption, DescribesWhatAnOptionTakes) {
    OptionSpec spec = option(OptionType::integer);
    spec.list = true;
    spec.min = 1;
    spec.max = 8;
    spec.unit = "tokens";
    EXPECT_EQ(describe_type(spec), "a list of whole numbers between 1 and 8 tokens");
    OptionSpec choice = option(OptionType::choice);
    choice.choices = {"a", "b"};
    EXPECT_EQ(describe_type(choice), "'a' or 'b'");
}

TEST(CheckOption, WritesSizesForPeople) {
    OptionSpec spec = option(OptionType::size);
    spec.list = true;
    const OptionValue sizes{OptionValue::List{{std::int64_t{1} << 26, {}}, {std::int64_t{1500}, {}}}, {}};
    EXPECT_EQ(written_form(spec, sizes), "[\"64 MiB\", \"1500 B\"]");
}

TEST(SplitColumn, SplitsAtTheLastDot) {
    const auto column = split_column("vendor.turn.speaker");
    ASSERT_TRUE(column);
    EXPECT_EQ(column->layer, "vendor.turn");
    EXPECT_EQ(column->column, "speaker");
}

}  // namespace
}  // namespace rostra::core
