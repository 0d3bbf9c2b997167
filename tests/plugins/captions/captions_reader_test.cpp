// SPDX-License-Identifier: Apache-2.0
// The built reader, over files of each form.
#include <gmock/gmock.h>

#include "caption_reading.hpp"

namespace rostra::captions {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

TEST(CaptionsReader, LeavesWordsAtTheBytesOfTheFile) {
    const std::string file =
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nGood morning.\n\n"
        "00:00:02.000 --> 00:00:03.000\nCome in,\nplease.\n";
    const Reading read = captions::read(file);
    EXPECT_EQ(squeezed(read.record.bytes), "Good morning.\nCome in,\nplease.");
    for (const char* word : {"Good morning.", "Come in,", "please."})
        EXPECT_EQ(read.record.bytes.find(word), file.find(word)) << word;
    EXPECT_THAT(cues_of(read), ElementsAre("1000-2000 : Good morning.", "2000-3000 : Come in,\nplease."));
    EXPECT_EQ(read.record.source_begin, -1);
    EXPECT_TRUE(read.warnings.empty());
}

TEST(CaptionsReader, NamesVoicesAsTranscriptsDo) {
    const std::string file =
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud Ada O&#39;Hara>Good &amp; <i>bad</i> news.</v>\n\n"
        "00:02.000 --> 00:03.000\n<v Bo>Go on.</v> <v Ada O&#39;Hara>I will.\n";
    const Reading read = captions::read(file);
    EXPECT_EQ(squeezed(read.record.bytes), "Ada O'Hara: Good & bad news.\nBo: Go on.\nAda O'Hara: I will.");
    EXPECT_THAT(cues_of(read), ElementsAre("1000-2000 Ada O'Hara: Good & bad news.", "2000-3000 Bo: Go on.",
                                           "2000-3000 Ada O'Hara: I will."));
    EXPECT_EQ(read.record.bytes.find("Good"), file.find("Good"));
    EXPECT_EQ(read.record.bytes.find("Go on"), file.find("Go on"));
}

TEST(CaptionsReader, SaysRollingLinesOnce) {
    const Reading read = captions::read(
        "WEBVTT\nKind: captions\nLanguage: en-GB\n\n"
        "00:00:00.100 --> 00:00:02.000 align:start position:0%\n \nthe<00:00:00.500><c> "
        "door</c><00:00:01.000><c> is</c>\n\n"
        "00:00:02.000 --> 00:00:02.010 align:start position:0%\nthe door is\n \n\n"
        "00:00:02.010 --> 00:00:04.000 align:start position:0%\nthe door is\nopen<00:00:03.000><c> "
        "now</c>\n\n"
        "00:00:04.000 --> 00:00:04.010 align:start position:0%\nopen now\n \n\n"
        "00:00:04.010 --> 00:00:06.000 align:start position:0%\nopen now\ncome<00:00:05.000><c> in</c>\n");
    EXPECT_EQ(squeezed(read.record.bytes), "the door is\nopen now\ncome in");
    EXPECT_THAT(cues_of(read),
                ElementsAre("100-2000 : the door is", "2010-4000 : open now", "4010-6000 : come in"));
    EXPECT_EQ(read.record.language, "en-GB");
    EXPECT_THAT(read.record.facts, ElementsAre(Pair("repeated_lines", "4")));
}

TEST(CaptionsReader, LeavesOutWhatIsNotSaid) {
    const Reading read = captions::read(
        "WEBVTT - Harbour talk\n\nNOTE\nchecked by nobody\n00:00 is no time\n\nSTYLE\n::cue { color: red "
        "}\n\n"
        "REGION\nid:one\n\nintro\n00:01.000 --> 00:02.000 line:0\n{\\an8}<b>Who</b> "
        "<ruby>goes<rt>went</rt></ruby> there?\n\n"
        "NOTE to self\n\n00:02.000 --> 00:03.000\n5 < 6 and <nobody> knows\n");
    EXPECT_EQ(squeezed(read.record.bytes), "Who goes there?\n5 < 6 and <nobody> knows");
    EXPECT_THAT(read.record.facts, ElementsAre(Pair("title", "Harbour talk")));
}

TEST(CaptionsReader, ReadsSubRipAsPeopleWriteIt) {
    const Reading read = captions::read(
        "1\r\n00:00:01,000 --> 00:00:02,000\r\n<font color=\"red\">One</font>\r\n2\r\n00:00:02,000 --> "
        "00:00:03,000\r\n"
        "two\r\n\r\nand more\r\n\r\n3\r\n00:00:03,000 --> 00:00:04,000\r\n\r\n4\r\n00:00:04,000 --> "
        "00:00:05,000\r\n1999\r\n");
    EXPECT_EQ(squeezed(read.record.bytes), "One\ntwo\nand more\n1999");
    EXPECT_THAT(cues_of(read),
                ElementsAre("1000-2000 : One", "2000-3000 : two\nand more", "4000-5000 : 1999"));
}

TEST(CaptionsReader, ReadsEventsOfSubStation) {
    const std::string file =
        "[Script Info]\nTitle: x\n\n[V4+ Styles]\nFormat: Name, Fontname\nStyle: Default,Arial\n\n[Events]\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,not said\n"
        "Dialogue: 0,0:00:01.00,0:00:02.50,Default,Ada,0,0,0,,{\\i1}Good{\\i0} morning, all.\\NCome\\hin.\n"
        "Dialogue: 1,0:00:01.00,0:00:02.50,Default,Ada,0,0,0,,{\\blur3}Good morning, all.\\NCome in.\n"
        "Dialogue: 0,0:00:03.00,0:00:04.00,Sign,,0,0,0,,{\\p1}m 0 0 l 10 10{\\p0}DOOR\n"
        "Dialogue: 0,0:00:0x.00,0:00:04.00,Sign,,0,0,0,,lost\n";
    const Reading read = captions::read(file);
    EXPECT_EQ(squeezed(read.record.bytes), "Ada: Good morning, all.\nCome in.\nDOOR");
    EXPECT_THAT(cues_of(read),
                ElementsAre("1000-2500 Ada: Good morning, all.\nCome in.", "3000-4000 : DOOR"));
    ASSERT_EQ(read.warnings.size(), 1U);
    EXPECT_EQ(read.warnings[0], "'talk.vtt': events that cannot be read: 1, the first at byte " +
                                    std::to_string(file.find("Dialogue: 0,0:00:0x")) + "; they are left out");
}

TEST(CaptionsReader, ReadsOtherEncodings) {
    const std::string latin =
        "1\n00:00:01,000 --> 00:00:02,000\nLe caf\xE9 est ferm\xE9 d\xE8s \xE0 pr\xE9sent, mes amis.\n";
    const Reading read = captions::read(latin);
    EXPECT_EQ(squeezed(read.record.bytes), "Le café est fermé dès à présent, mes amis.");
    EXPECT_EQ(squeezed(captions::read(latin, "ISO-8859-1").record.bytes), squeezed(read.record.bytes));
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("1\n00:00:01,000 --> 00:00:02,000\nHello\n")) wide += {c, '\0'};
    const Reading sixteen = captions::read(wide);
    EXPECT_EQ(squeezed(sixteen.record.bytes), "Hello");
    ASSERT_EQ(sixteen.record.pieces.size(), 1U);
    EXPECT_EQ(sixteen.record.pieces[0][2], static_cast<std::int64_t>(wide.find('H')));
    EXPECT_EQ(sixteen.record.pieces[0][3], static_cast<std::int64_t>(wide.size() - 2));
    const Reading marked = captions::read(
        "\xEF\xBB\xBF"
        "1\n00:00:01,000 --> 00:00:02,000\nHello\n");
    EXPECT_EQ(marked.record.pieces.at(0)[2], marked.record.pieces.at(0)[0] + 3);
}

TEST(CaptionsReader, SaysWhatIsWrong) {
    EXPECT_EQ(captions::read("Dear all,\nthis is a letter.\n").failure,
              "it holds no captions: no line of it reads like 00:00:01.000 --> 00:00:02.500; if it is a "
              "text, name the "
              "reader \"text\" in `reader` of [input]");
    EXPECT_EQ(
        captions::read("1\n00:00:01,000 --> 00:00:02,000\n\xFF\xFE\n", "UTF-8").failure,
        "byte 32 is not valid UTF-8; convert the file to UTF-8, or set the option `encoding` of the reader");
    EXPECT_EQ(captions::read("1\n00:00:01,000 --> 00:00:02,000\n\x81\x20\n", "Shift_JIS").failure,
              "byte 32 does not fit the encoding Shift_JIS; convert the file to UTF-8, or set the option "
              "`encoding` of the reader");
    EXPECT_THAT(captions::read("1", "utf-9").failure,
                HasSubstr("no encoding 'utf-9' is known; it is \"auto\" or a name that ICU knows"));
    EXPECT_EQ(captions::read("x").failure, captions::read("").failure);
    const Reading odd =
        captions::read("made by hand\n\n00:01.000 --> 00:02.000\nOne\n00:0a.000 --> 00:05.000\ntwo\n");
    EXPECT_EQ(squeezed(odd.record.bytes), "One\ntwo");
    EXPECT_THAT(
        odd.warnings,
        ElementsAre("'talk.vtt': lines that are made like times and cannot be read: 1, the first at byte 42; "
                    "they are "
                    "left out, and what follows belongs to the cue before",
                    "'talk.vtt': lines before the first time: 1, the first at byte 0; they are left out"));
}

}  // namespace
}  // namespace rostra::captions
