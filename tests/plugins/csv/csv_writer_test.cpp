// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/written_sample.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::ElementsAre;
using testing::Key;

using Files = std::map<std::string, std::string>;

class CsvWriter : public testing::Test {
protected:
    Files files(const OptionMap& changed = {}, Pieces pieces = {}) {
        static const LoadedModule kModule(CSV_LIBRARY);
        OptionMap options = changed;
        options.merge(OptionMap{
            {"text", true}, {"byte-order-mark", false}, {"escape-formulas", false}, {"characters", false}});
        InMemoryHost host(sample_.documents);
        TestWriter writer(host, kModule, "files", {options, sample_.inputs, {}, {}});
        return writer.run(sample_.documents, sample_.tables, pieces);
    }
    WrittenSample sample_ = written_sample();
};

TEST_F(CsvWriter, MakesAFileForEachLayerAndTable) {
    EXPECT_THAT(files(),
                ElementsAre(Key("facts.csv"), Key("none.csv"), Key("turn.csv"), Key("vendor.mark.csv")));
}

TEST_F(CsvWriter, WritesALayerWithIdsSpansAndTheTextTheyCover) {
    EXPECT_EQ(files()["turn.csv"],
              "document,begin,end,kind,label_begin,text\n"
              "\"a,b.txt\",3,9,question,0,Caf\xC3\xA9?\n"
              "\"a,b.txt\",13,31,named,10,\"\"\"Yes\"\",\r\nshe said.\"\n"
              "\"c\"\"d.txt#1\",0,4,,-2147483648,=1+1\n");
}

TEST_F(CsvWriter, LeavesALayersOwnTextAlone) {
    EXPECT_EQ(files()["vendor.mark.csv"], "document,begin,end,text,weight\n\"a,b.txt\",0,1,own\ttext,0.1\n");
}

TEST_F(CsvWriter, WritesATableWithDocumentsByIdAndNumbersInFull) {
    EXPECT_EQ(files()["facts.csv"],
              std::string("a,count,share,value,date,note\n"
                          "\"a,b.txt\",-9223372036854775808,0.3333333333333333,-1200000.50,2026-03,plain\n"
                          "\"c\"\"d.txt#1\",9223372036854775807,1e-09,,,=2+2\n"
                          "\"a,b.txt\",0,100000,0,2026,\u2400\u2401\\\n"));
}

TEST_F(CsvWriter, WritesTheHeaderOfATableWithoutRows) { EXPECT_EQ(files()["none.csv"], "word\n"); }

TEST_F(CsvWriter, QuotesAnEmptyCellThatIsAloneInItsRow) {
    sample_.tables[1].rows = {{""}, {"word"}};
    EXPECT_EQ(files()["none.csv"], "word\n\"\"\nword\n");
}

TEST_F(CsvWriter, TellsANullFromAnEmptyString) {
    const Shape notes = {Shape::Kind::table,
                         "none",
                         {{"word", ColumnKind::dictionary, 0, true}, {"note", ColumnKind::string}}};
    sample_.inputs[3] = {notes};
    sample_.tables[1] = {notes, {{"", ""}, {std::monostate(), "x"}, {"word", ""}}};
    EXPECT_EQ(files()["none.csv"], "word,note\n\"\",\n,x\nword,\n");
}

TEST_F(CsvWriter, WritesANullThatIsAloneInItsRowAsAnEmptyLine) {
    const Shape words = {Shape::Kind::table, "none", {{"word", ColumnKind::dictionary, 0, true}}};
    sample_.inputs[3] = {words};
    sample_.tables[1] = {words, {{""}, {std::monostate()}, {"word"}}};
    EXPECT_EQ(files()["none.csv"], "word\n\"\"\n\nword\n");
}

TEST_F(CsvWriter, WritesListsAsJsonAndEscapesNoneAsAFormula) {
    const Shape vectors = {
        Shape::Kind::table, "none", {{"vector", ColumnKind::float32, 2}, {"one", ColumnKind::int32, 1}}};
    sample_.inputs[3] = {vectors};
    sample_.tables[1] = {vectors, {{std::vector<double>{0.5, -1}, std::vector<double>{-7}}}};
    EXPECT_EQ(files({{"escape-formulas", true}})["none.csv"], "vector,one\n\"[0.5,-1]\",[-7]\n");
}

TEST_F(CsvWriter, LeavesTextOutWhereItIsNotWanted) {
    const Files written = files({{"text", false}});
    EXPECT_THAT(written.at("turn.csv"), testing::StartsWith("document,begin,end,kind,label_begin\n"));
    EXPECT_THAT(written.at("vendor.mark.csv"), testing::HasSubstr("own\ttext"));
}

TEST_F(CsvWriter, MarksTheByteOrderOnRequest) {
    EXPECT_EQ(files({{"byte-order-mark", true}})["none.csv"], "\xEF\xBB\xBFword\n");
}

TEST_F(CsvWriter, EscapesFormulasButNoNumbersOnRequest) {
    const Files written = files({{"escape-formulas", true}});
    EXPECT_THAT(written.at("turn.csv"), testing::HasSubstr(",0,4,,-2147483648,'=1+1\n"));
    EXPECT_THAT(written.at("facts.csv"), testing::HasSubstr(",-1200000.50,"));
    EXPECT_THAT(written.at("facts.csv"), testing::HasSubstr(",'=2+2\n"));
}

TEST_F(CsvWriter, WritesTheSameHoweverItIsCalled) {
    const Files whole = files();
    for (const Pieces pieces : ways_to_call()) EXPECT_EQ(files({}, pieces), whole);
}

TEST_F(CsvWriter, GivesUpWhereTheHostTakesNoMore) {
    static const LoadedModule kModule(CSV_LIBRARY);
    InMemoryHost host(sample_.documents);
    host.disk = 10;
    TestWriter writer(
        host, kModule, "files",
        {{{"text", true}, {"byte-order-mark", false}, {"escape-formulas", false}, {"characters", false}},
         sample_.inputs,
         {},
         {}});
    EXPECT_THROW(writer.run(sample_.documents, sample_.tables), ComponentError);
}

TEST_F(CsvWriter, StopsWhenAsked) {
    static const LoadedModule kModule(CSV_LIBRARY);
    InMemoryHost host(sample_.documents);
    host.stop_after = 1;
    TestWriter writer(
        host, kModule, "files",
        {{{"text", true}, {"byte-order-mark", false}, {"escape-formulas", false}, {"characters", false}},
         sample_.inputs,
         {},
         {}});
    try {
        writer.run(sample_.documents, sample_.tables);
        FAIL() << "it did not stop";
    } catch (const ComponentError& error) {
        EXPECT_EQ(error.status, ROSTRA_STOPPED);
    }
}

}  // namespace
}  // namespace rostra::test
