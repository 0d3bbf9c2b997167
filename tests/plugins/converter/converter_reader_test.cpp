// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "laws/test_reader.hpp"
#include "rostra/analysis/programs/limited_program.hpp"

namespace rostra::converter {
namespace {

using testing::HasSubstr;

struct Conversion {
    laws::TestRecord record;
    std::string failure;
    std::vector<std::string> warnings;
};

Conversion convert(const std::string& name, const std::string& bytes, const laws::OptionMap& changed = {}) {
    static const laws::LoadedModule kModule(CONVERTER_LIBRARY);
    using laws::Shape;
    using enum laws::ColumnKind;
    laws::OptionMap options = changed;
    options.merge(laws::OptionMap{{"seconds", std::int64_t{20}},
                                  {"memory", std::int64_t{1} << 30},
                                  {"largest", std::int64_t{1} << 28}});
    const std::vector<Shape> layers = {{Shape::Kind::layer, "page", {{"number", int32}}, true},
                                       {Shape::Kind::layer, "joined_word", {{"printed", dictionary}}, true},
                                       {Shape::Kind::layer, "boilerplate", {{"rule", dictionary}}, true},
                                       {Shape::Kind::layer, "heading", {{"level", int32}}, true},
                                       {Shape::Kind::layer, "link", {{"target", string}}, false}};
    laws::InMemoryHost host;
    Conversion made;
    try {
        laws::TestReader reader(host, kModule, "converter", {options, {}, layers, CONVERTER_DATA});
        auto records = reader.read(name, bytes);
        if (records.size() == 1) made.record = std::move(records[0]);
    } catch (const laws::ComponentError& error) {
        made.failure = error.failure.value().message;
    }
    for (const auto& line : host.log()) made.warnings.push_back(line.message);
    return made;
}

laws::OptionMap command(const std::string& extension, const std::string& program) {
    return {{"commands", laws::OptionValue::Table{{extension, program}}}};
}

TEST(ConverterReader, RunsTheProgramThatALineNames) {
    const Conversion made = convert("a/talk.XYZ", "Good morn-\ning.\n\fYes.\n\f", command("xyz", "cat -"));
    EXPECT_EQ(made.record.bytes, "Good morning.\n\nYes.");
    EXPECT_EQ(made.record.layers.at(0).size(), 2U);
    EXPECT_EQ(made.record.layers.at(1).at(0).at(3), "morn- ing.");
}

TEST(ConverterReader, SaysWhatIsMissing) {
    EXPECT_THAT(convert("talk.xyz", "x").failure,
                HasSubstr("no program is known that reads '.xyz'; name a program in `commands`"));
    EXPECT_THAT(convert("talk.doc", "x").failure, HasSubstr("such as one of the package antiword"));
    EXPECT_THAT(convert("talk.xyz", "x", command("xyz", "no-such-program")).failure,
                HasSubstr("'no-such-program' is needed"));
    EXPECT_THAT(convert("talk.xyz", "").failure, HasSubstr("it is empty"));
    EXPECT_THAT(convert("talk.xyz", "x", command("xyz", " ")).failure,
                HasSubstr("the command for 'xyz' is empty"));
}

TEST(ConverterReader, SetsAsideWhatAProgramCannotRead) {
    EXPECT_THAT(convert("talk.xyz", "x", command("xyz", "false")).failure,
                HasSubstr("'false' cannot read it (status 1)"));
    EXPECT_THAT(convert("talk.xyz", "x", command("xyz", "ls /no/such/file")).failure,
                HasSubstr("status 2: ls: "));
    laws::OptionMap short_time = command("xyz", "sleep 600");
    short_time.emplace("seconds", std::int64_t{1});
    EXPECT_THAT(convert("talk.xyz", "x", short_time).failure,
                HasSubstr("was at it for 1 seconds and was stopped; `seconds` of [input.converter]"));
    laws::OptionMap small = command("xyz", "yes");
    small.emplace("largest", std::int64_t{1000});
    EXPECT_THAT(convert("talk.xyz", "x", small).failure, HasSubstr("made more than 1000 bytes"));
}

TEST(ConverterReader, TellsScansAndBytesThatAreNoText) {
    EXPECT_THAT(convert("scan.xyz", "\f\f \n\f", command("xyz", "cat")).failure,
                HasSubstr("no words on any of its 3 pages: it is likely to be a scan"));
    const Conversion half = convert("half.xyz", "x\xFF\n\f\f", command("xyz", "cat"));
    EXPECT_EQ(half.record.bytes, "x\uFFFD");
    ASSERT_EQ(half.warnings.size(), 2U);
    EXPECT_THAT(half.warnings[0], HasSubstr("pages without words: 1 of 2"));
    EXPECT_THAT(half.warnings[1], HasSubstr("no UTF-8: 1 were replaced"));
}

TEST(ConverterReader, ReadsRichTextThroughPandoc) {
    if (!find_program("pandoc")) GTEST_SKIP() << "pandoc is not installed";
    const Conversion made = convert("talk.rtf", R"({\rtf1\ansi {\b Ada:} Good morning.\par Yes.\par})");
    EXPECT_EQ(made.record.bytes, "Ada: Good morning.\n\nYes.") << made.failure;
    EXPECT_NE(convert("talk.docx", "PK\x03\x04 cut").failure, "");
}

TEST(ConverterReader, ReadsPagesThroughPoppler) {
    if (!find_program("pdftotext")) GTEST_SKIP() << "poppler-utils is not installed";
    const std::string stream = "BT /F1 12 Tf 72 720 Td (Good morn-) Tj 0 -14 Td (ing, harbour.) Tj ET";
    std::string pdf =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 "
        "R>>>>>>endobj\n"
        "4 0 obj<</Length " +
        std::to_string(stream.size()) + ">>stream\n" + stream +
        "\nendstream endobj\n"
        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
    EXPECT_EQ(convert("talk.pdf", pdf).record.bytes, "Good morning,\nharbour.");
    EXPECT_THAT(convert("talk.pdf", pdf.substr(0, 40)).failure, HasSubstr("'pdftotext' cannot read it"));
}

}  // namespace
}  // namespace rostra::converter
