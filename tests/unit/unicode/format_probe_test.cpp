// SPDX-License-Identifier: Apache-2.0
#include "unicode/format_probe.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace rostra::core {
namespace {

using namespace std::string_view_literals;

/// As a document is looked at: its bytes first, then its text. "?" in front: not sure.
std::string format_of(std::string_view text) {
    std::optional<FoundFormat> format = find_binary_format(text);
    if (!format) format = find_text_format(text);
    if (!format) return "";
    return (format->sure ? "" : "?") + std::string(format->name);
}

TEST(FormatProbe, KnowsDocumentsAndArchivesByTheirFirstBytes) {
    EXPECT_EQ(format_of("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n"), "a PDF document");
    EXPECT_EQ(format_of("{\\rtf1\\ansi Good morning.}"), "a document in Rich Text Format (RTF)");
    EXPECT_EQ(format_of("\xEF\xBB\xBF{\\rtf1 Good morning.}"), "a document in Rich Text Format (RTF)");
    EXPECT_EQ(format_of("%!PS-Adobe-3.0\n"), "a PostScript document");
    EXPECT_EQ(format_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"sv),
              "a document of Microsoft Office before 2007");
    EXPECT_EQ(format_of("\x1F\x8B\x08\0"sv), "a compressed file (gzip)");
    EXPECT_EQ(format_of("BZh91AY&SY\x19"), "a compressed file (bzip2)");
    EXPECT_EQ(format_of("\xFD"
                        "7zXZ\0\0\4"sv),
              "a compressed file (xz)");
    EXPECT_EQ(format_of("\x28\xB5\x2F\xFD\x24"), "a compressed file (zstd)");
    EXPECT_EQ(format_of(std::string("notes.txt").append(std::string(248, '\0')).append("ustar\0"sv)),
              "an archive (tar)");
}

TEST(FormatProbe, TellsOfficeDocumentsFromOtherArchives) {
    const std::string entry("PK\3\4\x14\0\6\0\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"sv);
    const std::string types = entry + "[Content_Types].xml" + entry;
    EXPECT_EQ(format_of(types + "word/document.xml"), "a Word document");
    EXPECT_EQ(format_of(types + "xl/workbook.xml"), "an Excel workbook");
    EXPECT_EQ(format_of(types + "ppt/presentation.xml"), "a PowerPoint presentation");
    EXPECT_EQ(format_of(types + std::string(200'000, '\1') + "PK\1\2word/document.xml"), "a Word document");
    EXPECT_EQ(format_of(entry + "mimetypeapplication/vnd.oasis.opendocument.text"), "an OpenDocument file");
    EXPECT_EQ(format_of(entry + "mimetypeapplication/epub+zip"), "an e-book (EPUB)");
    EXPECT_EQ(format_of(entry + "word/notes.txt"), "an archive (ZIP)");
}

TEST(FormatProbe, KnowsPicturesRecordingsAndPrograms) {
    EXPECT_EQ(format_of("\x89PNG\r\n\x1A\n\0"sv), "a picture (PNG)");
    EXPECT_EQ(format_of("\xFF\xD8\xFF\xE0\0\x10JFIF"sv), "a picture (JPEG)");
    EXPECT_EQ(format_of("RIFF\x24\0\0\0WEBPVP8 "sv), "a picture (WebP)");
    EXPECT_EQ(format_of("RIFF\x24\0\0\0WAVEfmt "sv), "a sound recording (WAV)");
    EXPECT_EQ(format_of("ID3\3\0\0\0\0"sv), "a sound recording (MP3)");
    EXPECT_EQ(format_of("\0\0\0\x18"
                        "ftypisom"sv),
              "a film (MP4)");
    EXPECT_EQ(format_of("\x7F"
                        "ELF\2\1\1"sv),
              "a program (ELF)");
    EXPECT_EQ(format_of("SQLite format 3\0"sv), "a database (SQLite)");
}

TEST(FormatProbe, LooksForFixedBytesAtTheirPlaceOnly) {
    for (const std::string_view text :
         {"An article about %PDF-1.4 files."sv, "BMW said on Monday."sv, "MZ, the magazine."sv,
          "II* is a note."sv, "ID3 is a way to grow trees."sv, "RIFF and RAFF"sv, "GIF89 was a year."sv,
          "PK, the chair."sv, "BZh"sv, "%!"sv, ""sv, "\n"sv}) {
        EXPECT_EQ(format_of(text), "") << text;
    }
}

TEST(FormatProbe, KnowsWebPages) {
    for (const std::string_view text :
         {"<!DOCTYPE html>\n<html><body><p>Hello"sv,
          "\n\n  <!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">"sv, "<HTML lang=en>\n<head>"sv,
          "<!-- saved from a page -->\n<html>"sv,
          "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\">"sv,
          "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">"sv, "<p>Good morning.</p>"sv,
          "<h1>Today</h1>\n<p>Good\nmorning\nto you\nall.</p>\n"sv,
          "<div class=\"a\">\n  <h1>Hello</h1>\n  <p>Good\n  morning.</p>\n</div>\n"sv}) {
        EXPECT_EQ(format_of(text), "a web page (HTML)") << text;
    }
}

TEST(FormatProbe, KnowsXml) {
    for (const std::string_view text :
         {"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI><text>Hello</text></TEI>"sv,
          "<debate id=\"3\">\n<speech by=\"a\">Hello</speech>\n</debate>\n"sv,
          "<doc>one</doc>\n<doc>two</doc>"sv, "<!DOCTYPE play SYSTEM \"play.dtd\"><play>"sv}) {
        EXPECT_EQ(format_of(text), "an XML document") << text;
    }
}

TEST(FormatProbe, KnowsJson) {
    for (const std::string_view text :
         {"{\"text\": \"Good morning\", \"list\": [1, -2.5e3, true, null, {}, []]}"sv,
          "[{\"a\": 1}, {\"a\": 2}]\n"sv, "{\"a\": 1}\n{\"a\": 2}\n"sv, "[\"one\", \"two\"]"sv,
          "{\"a\\\"\\u00e9\\n\": \"\"}"sv}) {
        EXPECT_EQ(format_of(text), "data (JSON)") << text;
    }
    std::string large = "[";
    while (large.size() < 200'000) large += "{\"text\": \"Good morning\"},\n";
    EXPECT_EQ(format_of(large), "data (JSON)") << "its end is not looked at";
    EXPECT_EQ(format_of(std::string(100'000, '[') + "\"a\""), "") << "no words among the first of its bytes";
    EXPECT_EQ(format_of("[\"a\"," + std::string(100'000, '[')), "data (JSON)") << "as deep as it likes";
}

TEST(FormatProbe, KnowsTables) {
    for (const std::string_view text :
         {"id,name,count\n1,alpha,3\n2,beta,5\n"sv, "document,speaker,text\na,Anna,Hello\nb,Ben,Yes\n"sv,
          "\"Author\",\"Content\"\n\"anna\",\"Good morning, all\"\n\"ben\",\"Yes\"\n"sv,
          "id,speaker,text\n1,Anna,Hello\n"sv, "\"a\",\"b\"\n\"1\",\"2\"\n"sv,
          "name;text\nanna;\"Well; yes\"\nben;\"no\"\"t\"\n"sv, "year,words\r\n2020,1200\r\n2021,900\r\n"sv,
          "version,name,end,more\n1,a,2020-01-01\n2,b,2021-01-01,x\n"sv,
          "id,text\n1,\"two\nlines\"\n2,\"x\"\n"sv}) {
        EXPECT_EQ(format_of(text), "a table (CSV)") << text;
    }
    EXPECT_EQ(format_of("word\tcount\nthe\t10\nof\t9\n"), "a table (TSV)");
}

TEST(FormatProbe, DoubtsWhatMayBeMeantToBeRead) {
    EXPECT_EQ(format_of("id, name, count\n1, alpha, 3\n2, beta, 5\n"), "?a table (CSV)");
    EXPECT_EQ(format_of("time\tspeaker\ttext\n00:01\tAnna\tGood morning.\n00:02\tBen\tThank you.\n"),
              "?a table (TSV)");
    EXPECT_EQ(format_of("WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n"), "?captions (WebVTT)");
    EXPECT_EQ(format_of("WEBVTT - a talk\r\n\r\n00:01.000 --> 00:02.000\r\nHello\r\n"), "?captions (WebVTT)");
    EXPECT_EQ(format_of("1\r\n00:00:01,000 --> 00:00:02,000\r\nHello\r\n"), "?captions (SubRip)");
}

TEST(FormatProbe, LeavesProseAlone) {
    const std::vector<std::string_view> texts = {
        "Good morning. Thank you all for coming, and good day.\n\nMR. SMITH: Yes, we do, of course.\n",
        "[Applause]\nMR. SMITH: Thank you.\n",
        "[00:01:02] Anna: Good morning.\n[00:01:09] Ben: Hello.\n",
        "[1] See the report of May, p. 3.\n",
        "[2019]",
        "{Laughter} Well, \"yes\", he said.\n",
        "[\"Good morning,\" he said.]\n",
        "<anna> hello\n<ben> hi there\n<p> hi\n<li> good morning\n",
        "<b>Anna:</b> Good morning.\n<b>Ben:</b> Hello. <b>(Ends)</b>",
        "<i>(music)</i>\nHello.\n<i>(applause)</i>",
        "<v Anna>Good morning.</v>\n<v Ben>Hello.</v>",
        "<3 you all\n",
        "< 5 % of the votes, > 3 % of the seats\n",
        "<inaudible> we said so, and <crosstalk>\n",
        "Anna:\tGood morning.\nBen:\tHello.\nAnna:\tYes.\n",
        "00:00:01\tAnna\tGood morning.\n00:00:04\tBen\tHello.\n00:00:09\tAnna\tYes.\n",
        "00 00 04 03\tCDR\tRoger, 1.\n00 00 04 09\tCC\tRoger, 2.\n00 00 04 20\tCDR\tGo.\n",
        "床前明月光,疑是地上霜\n举头望明月,低头思故乡\n白日依山尽,黄河入海流\n欲穷千里目,更上一层楼\n",
        "Τι κάνεις;\nΠού είσαι;\nΠότε ήρθες;\n",
        "\"Yes,\" she said.\n\"No,\" he said.\n\"Well,\" she said.\n",
        "Monday, May 3, 2021\nTuesday, May 4, 2021\nWednesday, May 5, 2021\n",
        "Aye, 12\nNay, 3\nAbsent, 4\n",
        "Smith, John\nJones, Mary\nBrown, Ann\n",
        "Paris,London,Rome\nAnna,Ben,Carl\n",
        "<h1>Good morning</h1>\nThank you all for coming.\nWe have much to do.\n",
        "1\nGood morning.\n2\nThank you.\n",
        "WEBVTTX\n\nHello\n",
        "# A heading\n\n- one\n- two, three\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n",
        "<p align=\"center\">\n<img src=\"a.png\">\n</p>\n\n# Name\n\n[![build](a.svg)](b)\n",
        "#include <vector>\nint main() { return 0; }\n",
        "{% extends \"base.html\" %}\n<div>\n</div>\n",
        "key: value\nlist:\n  - a\n  - b\n",
        "From: a@b.example\nSubject: Hello, all\n\nGood morning.\n",
    };
    for (const std::string_view text : texts) EXPECT_EQ(format_of(text), "") << text;
}

}  // namespace
}  // namespace rostra::core
