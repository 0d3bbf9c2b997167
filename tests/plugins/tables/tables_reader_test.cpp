// SPDX-License-Identifier: Apache-2.0
// The built reader, over tables as people and programs write them.
#include <gmock/gmock.h>

#include "table_reading.hpp"

namespace rostra::tables {
namespace {

using laws::OptionValue;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> cues_of(const TableReading& reading) {
    std::vector<std::string> rows;
    for (const auto& row : reading.records.at(0).layers.at(0)) {
        const auto at = std::stoul(row.at(1));
        rows.push_back(row.at(3) + "-" + row.at(4) + " " + row.at(5) + ": " +
                       reading.records[0].bytes.substr(at, std::stoul(row.at(2)) - at));
    }
    return rows;
}

TEST(TablesReader, MakesADocumentOfEachRow) {
    const TableReading read = read_table(
        "id,Speaker,Date,Text,\n7,Ada Okafor,2031-05-14,\"The gate is \"\"open\"\".\",\n9,,2031-05-15,It "
        "is\tnot.,x\n");
    EXPECT_THAT(documents_of(read),
                ElementsAre("1: The gate is \"open\". {id=7 speaker=Ada Okafor date=2031-05-14}",
                            "2: It is\tnot. {id=9 date=2031-05-15}"));
    EXPECT_THAT(read.warnings, IsEmpty());
    EXPECT_THAT(documents_of(read_table("id;text\na;One\nb;Two\n", {{"key", "id"}})),
                ElementsAre("a: One {id=a}", "b: Two {id=b}"));
}

TEST(TablesReader, MakesTurnsOfRowsWithTimes) {
    const TableReading tsv = read_table("start\tend\ttext\n0\t2500\t Good morning.\n2500\t4000\tCome in.\n");
    EXPECT_EQ(tsv.records.at(0).bytes, " Good morning.\nCome in.\n");
    EXPECT_THAT(cues_of(tsv), ElementsAre("0-2500 :  Good morning.", "2500-4000 : Come in."));
    const TableReading talk =
        read_table("Sprecher;Beginn;Inhalt\nAda  Okafor;00:01;Guten Tag.\nBo;00:02,5;Hallo.\n");
    EXPECT_EQ(talk.records.at(0).bytes, "Ada Okafor: Guten Tag.\nBo: Hallo.\n");
    EXPECT_THAT(cues_of(talk), ElementsAre("1000-1000 Ada Okafor: Guten Tag.", "2500-2500 Bo: Hallo."));
    EXPECT_EQ(read_table("speaker,text\nAda,One.\nBo,Two.\n", {{"rows", "turns"}}).records.at(0).bytes,
              "Ada: One.\nBo: Two.\n");
}

TEST(TablesReader, ReadsTranscriptsOfMachines) {
    const TableReading aligned = read_table(
        R"({"segments": [{"start": 0.031, "end": 2.5, "text": " Good \u201Cmorning\u201d.", "words": [{"word": "Good", "start": 0.1}],
            "speaker": "SPEAKER_00"}, {"start": 2.5, "end": 4, "text": "Come in.", "speaker": "SPEAKER_01"}],
            "word_segments": [{"word": "Good", "start": 0.1}], "language": "en"})");
    EXPECT_THAT(cues_of(aligned),
                ElementsAre("31-2500 SPEAKER_00:  Good “morning”.", "2500-4000 SPEAKER_01: Come in."));
    EXPECT_EQ(aligned.records[0].bytes, "SPEAKER_00:  Good “morning”.\nSPEAKER_01: Come in.\n");
    const TableReading plain = read_table(
        R"({"transcription": [{"timestamps": {"from": "00:00:00,000", "to": "00:00:01,500"}, "offsets": {"from": 0, "to": 1500},
            "text": " One."}]})");
    EXPECT_THAT(cues_of(plain), ElementsAre("0-1500 :  One."));
    const TableReading utterances = read_table(
        R"({"text": "All of it.", "words": [{"text": "All", "start": 10, "end": 300, "speaker": "A"}],
            "utterances": [{"speaker": "A", "text": "All of it.", "start": 10, "end": 900}]})");
    EXPECT_THAT(cues_of(utterances), ElementsAre("10-900 A: All of it."));
    const TableReading cloud = read_table(
        R"({"results": {"transcripts": [{"transcript": "Yes. No."}], "items": [{"start_time": "0.0", "alternatives": []}],
            "audio_segments": [{"start_time": "0.0", "end_time": "0.9", "transcript": "Yes.", "speaker_label": "spk_0"},
                               {"start_time": "1.0", "end_time": "1.9", "transcript": "No.", "speaker_label": "spk_1"}]}})");
    EXPECT_THAT(cues_of(cloud), ElementsAre("0-900 spk_0: Yes.", "1000-1900 spk_1: No."));
}

TEST(TablesReader, ReadsRecordsOfJson) {
    EXPECT_THAT(
        documents_of(
            read_table("{\"id\": 1, \"text\": \"One\\nline\", \"tag\": null}\n{\"id\": 2, \"text\": \"Two\", "
                       "\"by\": {\"name\": \"Bo\"}}\n{\"id\": 3}\n{\"text\": \"cut\n{\"text\": \"Four\"}\n")),
        ElementsAre("1: One\nline {id=1}", "2: Two {id=2 by.name=Bo}",
                    "4! row 4: it is no JSON: the string is not closed that begins at byte 110 of its text",
                    "5: Four"));
    EXPECT_THAT(
        documents_of(read_table(
            "[{\"body\": \"One\", \"n\": [1, 2]}, 3, {\"body\": \"\\ud83d\\ude00 \\ud83d\\u0000\"}]")),
        ElementsAre("1: One", "2! row 2: it is no record", "3: \U0001F600 \uFFFD\uFFFD"));
    EXPECT_THAT(documents_of(read_table("{\"title\": \"Gate\", \"text\": \"It is open.\"}")),
                ElementsAre("1: It is open. {title=Gate}"));
}

TEST(TablesReader, TakesColumnsThatOptionsName) {
    EXPECT_THAT(
        documents_of(read_table("a,b,c\nOne,Two,Three\n,Four,\n", {{"text", OptionValue::List{"a", "B"}}})),
        ElementsAre("1: One\n\nTwo {c=Three}", "2: Four"));
    EXPECT_THAT(documents_of(read_table("a~text\n1~One\n", {{"delimiter", "~"}})),
                ElementsAre("1: One {a=1}"));
}

TEST(TablesReader, SaysWhatIsWrong) {
    EXPECT_EQ(read_table("name,age\nAda,3\n").failure,
              "no column is known to hold texts; its columns are 'name', 'age': say which in `text` of "
              "[input.tables]");
    EXPECT_EQ(read_table("text,n\nOne,1\n", {{"text", OptionValue::List{"words"}}}).failure,
              "no column is known to hold texts; its columns are 'text', 'n': say which in `text` of "
              "[input.tables]");
    EXPECT_EQ(read_table("text,n\nOne,1\n", {{"key", "id"}}).failure,
              "it has no column 'id', by which `key` names documents; its columns are 'text', 'n'");
    EXPECT_EQ(read_table("Dear all,\nthis is a letter.\n").failure,
              "its first rows have no delimiter in common that parts their fields; say which it is in "
              "`delimiter` of "
              "[input.tables], or name the reader \"text\" in `reader` of [input] if it is a text");
    EXPECT_EQ(read_table("text,n\n").failure, "it names columns and has no row: 'text', 'n'");
    EXPECT_EQ(
        read_table("{\"a\": [1, 2]}").failure,
        "no column is known to hold texts; its columns are none: say which in `text` of [input.tables]");
    EXPECT_EQ(read_table("[1, 2]").failure,
              "it holds no record with a text; say which field is the text in `text` of [input.tables]");
    EXPECT_EQ(read_table("{\"text\": [").failure,
              "it is no JSON: the value is not closed that begins at byte 0 of its text");
    EXPECT_EQ(read_table("{\"text\" 1}").failure,
              "it is no JSON: a colon should stand at byte 8 of its text");
    EXPECT_EQ(read_table(std::string(100'000, '[')).failure,
              "it is no JSON: more than 500 brackets are open at byte 500 of its text");
    EXPECT_EQ(read_table("a,b\n", {{"delimiter", "\""}}).failure,
              "a delimiter is one character of ASCII that is no quotation mark and ends no line");
    const TableReading odd = read_table("text,start\nOne,0\nTwo\n,3\n");
    EXPECT_EQ(odd.records.at(0).bytes, "One\n");
    EXPECT_THAT(odd.warnings,
                ElementsAre("'table.csv': rows that cannot be read: 1, the first is row 2; they are left out",
                            "'table.csv': rows without a text: 1; they are left out"));
    EXPECT_THAT(documents_of(read_table("text,n\nOne,1\nTwo\n,3\nFour,4\n")),
                ElementsAre("1: One {n=1}", "2! row 2: it has 1 field, and the table has 2 columns",
                            "4: Four {n=4}"));
}

}  // namespace
}  // namespace rostra::tables
