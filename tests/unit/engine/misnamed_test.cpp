// SPDX-License-Identifier: Apache-2.0
#include "engine/misnamed.hpp"

#include <gtest/gtest.h>

#include <string>

namespace rostra::core {
namespace {

/// As choose_reader() finds it where readers want to know.
ReaderChoice looked_at(std::string_view bytes) {
    ReaderChoice choice;
    choice.format = find_binary_format(bytes);
    if (!choice.format) choice.format = find_text_format(bytes);
    choice.prose = !choice.format;
    return choice;
}

std::string name_said(std::string_view name, std::string_view bytes, bool judged = false) {
    return misnamed(name, bytes, looked_at(bytes), judged);
}

constexpr std::string_view kPageText = "<!DOCTYPE html>\n<p>One.\n";
constexpr std::string_view kTableText = "id,text\n1,\"One.\"\n2,\"Two.\"\n";
constexpr std::string_view kProseText = "It is one, or it is two.\n";

TEST(Misnamed, TellsWhatAFileIsInstead) {
    EXPECT_EQ(name_said("a.txt", kPageText), "is named '.txt', and is a web page (HTML)");
    EXPECT_EQ(name_said("in/A.CSV", kPageText), "is named '.csv', and is a web page (HTML)");
    EXPECT_EQ(name_said("a.html", kTableText), "is named '.html', and is a table (CSV)");
    EXPECT_EQ(name_said("a.csv", "%PDF-1.7\n"), "is named '.csv', and is a PDF document");
    EXPECT_EQ(name_said("a.csv", "[{\"a\": 1}]\n"), "is named '.csv', and is data (JSON)");
}

TEST(Misnamed, TellsWhatAFileIsNot) {
    EXPECT_EQ(name_said("a.csv", "One.\nTwo.\n"), "is named '.csv', and does not begin with rows of a table");
    EXPECT_EQ(name_said("a.json", kProseText), "is named '.json', and does not begin with data (JSON)");
    EXPECT_EQ(name_said("a.srt", kProseText), "is named '.srt', and does not begin with captions");
    EXPECT_EQ(name_said("a.pdf", kProseText), "is named '.pdf', and holds plain text");
}

TEST(Misnamed, SaysNothingWhereNothingIsWrong) {
    EXPECT_EQ(name_said("a.txt", kProseText), "");
    EXPECT_EQ(name_said("a.csv", kTableText), "");
    EXPECT_EQ(name_said("a.tsv", kTableText), "") << "a table is a table";
    EXPECT_EQ(name_said("a.xml", kPageText), "");
    EXPECT_EQ(name_said("a.pdf", "%PDF-1.7\n"), "");
    EXPECT_EQ(name_said("a.csv", "id,text\n"), "") << "a small table";
    EXPECT_EQ(name_said("a.html", "One.\n"), "") << "a piece of a page";
}

TEST(Misnamed, SaysNothingWhereTheNameSaysNothing) {
    for (const char* name : {"page.php", "page", "in.txt/page", ".txt", "a.", ""})
        EXPECT_EQ(name_said(name, kPageText), "") << name;
    EXPECT_EQ(name_said("a.csv", ""), "");
}

TEST(Misnamed, LeavesToTheDecoderWhatItJudges) {
    EXPECT_EQ(name_said("a.txt", "%PDF-1.7\n", true), "");
    EXPECT_EQ(name_said("a.pdf", kProseText, true), "is named '.pdf', and holds plain text");
}

TEST(Misnamed, DoesNotReadEncodingsThatAsciiDoesNotFit) {
    using namespace std::string_view_literals;
    EXPECT_EQ(name_said("a.csv", "\xFF\xFEi\0d\0\n\0"sv), "");
}

}  // namespace
}  // namespace rostra::core
