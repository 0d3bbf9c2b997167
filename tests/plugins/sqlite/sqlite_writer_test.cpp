// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <memory>
#include <stdexcept>

#include "support/temporary_folder.hpp"
#include "support/written_sample.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::_;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A database that is read back.
class ReadDatabase {
public:
    explicit ReadDatabase(const std::string& bytes) {
        sqlite3* database = nullptr;
        const std::string path = folder_.write("results.sqlite", bytes);
        const int code = sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READONLY, nullptr);
        database_.reset(database);
        if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(database));
    }
    /// Every row with a column's type before its value: "integer 3", "text x".
    Rows query(const std::string& sql) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(database_.get(), sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
            throw std::runtime_error(sqlite3_errmsg(database_.get()));
        }
        const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> owned(statement, sqlite3_finalize);
        Rows rows;
        while (sqlite3_step(statement) == SQLITE_ROW) {
            Row& row = rows.emplace_back();
            for (int i = 0; i < sqlite3_column_count(statement); ++i) row.push_back(cell(statement, i));
        }
        return rows;
    }

private:
    static std::string cell(sqlite3_stmt* statement, int column) {
        switch (sqlite3_column_type(statement, column)) {
            case SQLITE_INTEGER:
                return "integer " + std::to_string(sqlite3_column_int64(statement, column));
            case SQLITE_FLOAT:
                return "real " + text_of(sqlite3_column_double(statement, column));
            case SQLITE_TEXT: {
                const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
                return "text " +
                       std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
            }
            default:
                return "null or blob";
        }
    }

    TemporaryFolder folder_;
    std::unique_ptr<sqlite3, int (*)(sqlite3*)> database_{nullptr, sqlite3_close};
};

class SqliteWriter : public testing::Test {
protected:
    std::string database(bool text = true, Pieces pieces = {}, bool document_texts = true) {
        static const LoadedModule kModule(SQLITE_LIBRARY);
        InMemoryHost host(sample_.documents);
        TestWriter writer(host, kModule, "database",
                          {{{"text", text}, {"characters", false}, {"document-texts", document_texts}},
                           sample_.inputs,
                           {},
                           {}});
        auto files = writer.run(sample_.documents, sample_.tables, pieces);
        log_.clear();
        for (const auto& line : host.log()) log_.push_back(line.message);
        EXPECT_EQ(files.size(), 1U);
        return files.at("results.sqlite");
    }
    WrittenSample sample_ = written_sample();
    std::vector<std::string> log_;  // of the last run
};

TEST_F(SqliteWriter, WritesALayerWithIdsSpansAndTheTextTheyCover) {
    ReadDatabase read(database());
    EXPECT_THAT(read.query("SELECT * FROM turn"),
                ElementsAre(ElementsAre("text a,b.txt", "integer 3", "integer 9", "text question",
                                        "integer 0", "text Caf\xC3\xA9?"),
                            ElementsAre("text a,b.txt", "integer 13", "integer 31", "text named",
                                        "integer 10", "text \"Yes\",\r\nshe said."),
                            ElementsAre("text c\"d.txt#1", "integer 0", "integer 4", "text ",
                                        "integer -2147483648", "text =1+1")));
}

TEST_F(SqliteWriter, LeavesALayersOwnTextAloneUnderItsDottedName) {
    ReadDatabase read(database());
    EXPECT_THAT(read.query("SELECT text, weight FROM \"vendor.mark\""),
                ElementsAre(ElementsAre("text own\ttext", "real " + text_of(0.1))));
}

TEST_F(SqliteWriter, KeepsEveryValueAndItsType) {
    ReadDatabase read(database());
    EXPECT_THAT(
        read.query("SELECT * FROM facts"),
        ElementsAre(ElementsAre("text a,b.txt", "integer -9223372036854775808", "real " + text_of(1.0 / 3),
                                "text -1200000.50", "text 2026-03", "text plain"),
                    ElementsAre("text c\"d.txt#1", "integer 9223372036854775807", "real " + text_of(1e-9),
                                "text ", "text ", "text =2+2"),
                    ElementsAre("text a,b.txt", "integer 0", "real " + text_of(100000), "text 0", "text 2026",
                                "text \u2400\u2401\\")));
}

TEST_F(SqliteWriter, MakesATableWithoutRows) {
    ReadDatabase read(database());
    EXPECT_THAT(read.query("SELECT * FROM none"), IsEmpty());
}

TEST_F(SqliteWriter, IndexesWhatNamesADocument) {
    ReadDatabase read(database());
    EXPECT_THAT(read.query("SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' ORDER BY name"),
                ElementsAre(ElementsAre("text __document.id", "text __document"),
                            ElementsAre("text _facts.a", "text _facts"),
                            ElementsAre("text _turn.document", "text _turn"),
                            ElementsAre("text _vendor.mark.document", "text _vendor.mark")));
    const Rows plan = read.query("EXPLAIN QUERY PLAN SELECT document, begin FROM turn WHERE document = 'x'");
    EXPECT_THAT(plan, ElementsAre(ElementsAre(_, _, _, HasSubstr("INDEX __document.id (id=?)")),
                                  ElementsAre(_, _, _, HasSubstr("INDEX _turn.document (document=?)"))));
}

TEST_F(SqliteWriter, KeepsDocumentsAndTheWordsOfDictionariesOnce) {
    ReadDatabase read(database());
    EXPECT_THAT(
        read.query("SELECT * FROM __document"),
        ElementsAre(ElementsAre("integer 1", "text a,b.txt"), ElementsAre("integer 2", "text c\"d.txt#1")));
    EXPECT_THAT(read.query("SELECT * FROM __word"),
                ElementsAre(ElementsAre("integer 1", "text question"), ElementsAre("integer 2", "text named"),
                            ElementsAre("integer 3", "text ")));
    EXPECT_THAT(read.query("SELECT document, kind FROM _turn"),
                ElementsAre(ElementsAre("integer 1", "integer 1"), ElementsAre("integer 1", "integer 2"),
                            ElementsAre("integer 2", "integer 3")));
}

TEST_F(SqliteWriter, LeavesTheValuesOfManyDictionariesWhereTheyAre) {
    // More than SQLite could join, if each were a table beside the rows.
    Shape& shape = sample_.inputs[3].shape;
    sample_.tables[1].rows = {{"first"}};
    for (int i = 0; i < 80; ++i) {
        shape.columns.push_back({"c" + std::to_string(i), ColumnKind::dictionary});
        sample_.tables[1].rows[0].push_back("v" + std::to_string(i));
    }
    sample_.tables[1].shape = shape;
    ReadDatabase read(database());
    EXPECT_THAT(read.query("SELECT word, c0, c79 FROM none"),
                ElementsAre(ElementsAre("text first", "text v0", "text v79")));
    EXPECT_THAT(read.query("SELECT typeof(c18), typeof(c19) FROM _none"),
                ElementsAre(ElementsAre("text integer", "text text")));
}

TEST_F(SqliteWriter, HoldsTheTextsOfDocumentsWithTheirOwnBytes) {
    sample_.documents[1].text.push_back('\0');
    ReadDatabase read(database());
    EXPECT_THAT(read.query("SELECT document, hex(text) FROM document_text"),
                ElementsAre(ElementsAre("text a,b.txt",
                                        "text 513A20436166C3A93F0A413A2022596573222C0D0A736865207361"
                                        "69642E"),
                            ElementsAre("text c\"d.txt#1", "text 3D312B3100")));
    EXPECT_THAT(read.query("SELECT CAST(substr(CAST(d.text AS BLOB), begin + 1, \"end\" - begin) AS TEXT) "
                           "FROM turn JOIN document_text d USING (document) LIMIT 1"),
                ElementsAre(ElementsAre("text Caf\xC3\xA9?")));
}

TEST_F(SqliteWriter, LeavesWhatRowsCoverToShortTexts) {
    const auto stored = [&](bool document_texts = true) {
        ReadDatabase read(database(true, {}, document_texts));
        EXPECT_THAT(read.query("SELECT text FROM turn LIMIT 1"),
                    ElementsAre(ElementsAre("text Caf\xC3\xA9?")));
        return read.query("SELECT text FROM _turn LIMIT 1")[0][0];
    };
    EXPECT_EQ(stored(), "null or blob");
    EXPECT_EQ(stored(false), "text Caf\xC3\xA9?");
    sample_.documents[0].text.resize(1 << 17, 'x');
    EXPECT_EQ(stored(), "null or blob");
    sample_.documents[0].text += 'x';  // SQLite would read it whole for each row
    EXPECT_EQ(stored(), "text Caf\xC3\xA9?");
    sample_.documents[0].text.resize(100);
    sample_.documents[0].text += '\x01';  // which is shown as another character
    EXPECT_EQ(stored(), "text Caf\xC3\xA9?");
}

TEST_F(SqliteWriter, LeavesTheTextsOfDocumentsOutWhereTheyAreNotWanted) {
    ReadDatabase read(database(true, {}, false));
    EXPECT_THAT(read.query("SELECT name FROM sqlite_master WHERE name IN ('__text', 'document_text')"),
                IsEmpty());
}

TEST_F(SqliteWriter, LeavesTheirNamesToTheTablesOfTheRun) {
    sample_.inputs[3].shape.name = "document_text";
    sample_.tables[1].shape.name = "document_text";
    ReadDatabase read(database());
    EXPECT_THAT(read.query("SELECT word FROM document_text"), IsEmpty());
    EXPECT_THAT(log_,
                ElementsAre(HasSubstr("results.sqlite holds no texts of documents, since a table of the run "
                                      "is called 'document_text'")));
}

/// A run with turns that have numbers, remarks that lie in them, and the table of documents.
class SqliteViews : public SqliteWriter {
protected:
    void SetUp() override {
        using Kind = ColumnKind;
        const Shape turn = {
            Shape::Kind::layer,
            "turn",
            {{"turn", Kind::int32}, {"speaker", Kind::dictionary}, {"kind", Kind::dictionary}}};
        const Shape remark = {Shape::Kind::layer, "remark", {{"turn", Kind::int32}, {"title", Kind::string}}};
        const Shape document = {
            Shape::Kind::table,
            "document",
            {{"document", Kind::document}, {"title", Kind::string}, {"date", Kind::date}}};
        sample_.inputs = {{turn}, {remark}, {document}};
        auto& layers = sample_.documents[0].layers;
        layers.clear();
        layers["turn"] = {{{3, 9}, {std::int64_t{1}, "Q", "question"}},
                          {{13, 31}, {std::int64_t{2}, "A", "named"}}};
        layers["remark"] = {{{0, 1}, {std::int64_t{0}, "none"}}, {{14, 17}, {std::int64_t{2}, "yes"}}};
        sample_.documents[1].layers.clear();
        sample_.tables = {{document, {{std::int64_t{0}, "First", "2026-03"}, {std::int64_t{2}, "", ""}}}};
    }
};

TEST_F(SqliteViews, JoinTurnsWithTheirDocument) {
    ReadDatabase read(database());
    EXPECT_THAT(
        read.query("SELECT * FROM turn_in_document"),
        ElementsAre(ElementsAre("text a,b.txt", "integer 3", "integer 9", "integer 1", "text Q",
                                "text question", "text Caf\xC3\xA9?", "text First", "text 2026-03"),
                    ElementsAre("text a,b.txt", "integer 13", "integer 31", "integer 2", "text A",
                                "text named", "text \"Yes\",\r\nshe said.", "text First", "text 2026-03")));
}

TEST_F(SqliteViews, JoinRowsWithTheTurnTheyLieIn) {
    ReadDatabase read(database());
    EXPECT_THAT(read.query("SELECT * FROM remark_in_turn"),
                ElementsAre(ElementsAre("text a,b.txt", "integer 0", "integer 1", "integer 0", "text none",
                                        "text Q", "null or blob", "null or blob", "text 2026-03"),
                            ElementsAre("text a,b.txt", "integer 14", "integer 17", "integer 2", "text yes",
                                        "text Yes", "text named", "text A", "text 2026-03")));
    const Rows plan = read.query("EXPLAIN QUERY PLAN SELECT turn_speaker FROM remark_in_turn");
    EXPECT_THAT(plan,
                Contains(ElementsAre(_, _, _, HasSubstr("INDEX _turn.document (document=? AND turn=?)"))));
}

TEST_F(SqliteViews, HaveWhatIsKnownOfDocumentsInColumns) {
    const Shape fact = {
        Shape::Kind::layer, "fact", {{"name", ColumnKind::dictionary}, {"value", ColumnKind::string}}};
    sample_.inputs[1] = {fact};
    sample_.documents[0].layers["fact"] = {{{0, 0}, {"date", "2026-03"}},
                                           {{0, 0}, {"Document", "minutes"}},
                                           {{0, 0}, {"it's \"x\"; --", "y"}},
                                           {{0, 0}, {"publisher", "One"}},
                                           {{0, 0}, {"publisher", "Two"}}};
    ReadDatabase read(database());
    EXPECT_THAT(
        read.query("SELECT document, date, \"fact_Document\", \"it's \"\"x\"\"; --\", publisher FROM "
                   "document_with_facts"),
        ElementsAre(ElementsAre("text a,b.txt", "text 2026-03", "text minutes", "text y", "text One; Two"),
                    ElementsAre("text c\"d.txt#1", "text ", "null or blob", "null or blob", "null or blob")));
    EXPECT_THAT(log_, ElementsAre("results.sqlite: the fact 'Document' is the column 'fact_Document' of "
                                  "'document_with_facts', since a column is called so already"));
}

TEST_F(SqliteViews, KeepTheOrderOfSeveralValues) {
    const Shape fact = {
        Shape::Kind::layer, "fact", {{"name", ColumnKind::dictionary}, {"value", ColumnKind::string}}};
    sample_.inputs[1] = {fact};
    for (const char* value : {"Nine", "Two", "Seven", "One"})
        sample_.documents[0].layers["fact"].push_back({{0, 0}, {"place", value}});
    ReadDatabase read(database());
    EXPECT_THAT(read.query("SELECT place FROM document_with_facts LIMIT 1"),
                ElementsAre(ElementsAre("text Nine; Two; Seven; One")));
    EXPECT_THAT(read.query("SELECT sql FROM sqlite_master WHERE name = 'document_with_facts'")[0][0],
                HasSubstr("ORDER BY"));
}

TEST_F(SqliteViews, LeaveTheirNamesToTheTablesOfTheRun) {
    sample_.inputs[1].shape.name = "turn_in_document";
    auto& layers = sample_.documents[0].layers;
    layers["turn_in_document"] = layers["remark"];
    ReadDatabase read(database());
    EXPECT_THAT(read.query("SELECT title FROM turn_in_document"),
                ElementsAre(ElementsAre("text none"), ElementsAre("text yes")));
    EXPECT_THAT(log_,
                ElementsAre(HasSubstr("results.sqlite: no view 'turn_in_document' joins rows to their turns, "
                                      "since a table of the run is called so")));
}

TEST_F(SqliteWriter, LeavesTextOutWhereItIsNotWanted) {
    ReadDatabase read(database(false));
    EXPECT_THAT(read.query("SELECT * FROM turn LIMIT 1")[0], testing::SizeIs(5));
}

TEST_F(SqliteWriter, IsWhole) {
    ReadDatabase read(database());
    EXPECT_THAT(read.query("PRAGMA integrity_check"), ElementsAre(ElementsAre("text ok")));
    EXPECT_THAT(read.query("PRAGMA journal_mode"), ElementsAre(ElementsAre("text delete")));
}

TEST_F(SqliteWriter, WritesTheSameBytesHoweverItIsCalled) {
    // More than fits into a few pages, so that page splits and the indices' order are part of it.
    for (std::int64_t i = 0; i < 3000; ++i) {
        sample_.tables[0].rows.push_back({i % 7 == 0 ? std::int64_t{2} : std::int64_t{0}, i * i,
                                          1.0 / double(i + 1), "1", "2026",
                                          std::string(static_cast<std::size_t>(i % 90), 'x')});
    }
    for (TestDocument& document : sample_.documents) {
        document.text.append(20000, 'y');
        for (std::int32_t i = 100; i < 20000; i += 40) {
            document.layers["turn"].push_back(
                {{i, i + 40 < 20000 ? i + i % 40 : i}, {"named", std::int64_t{i}}});
            document.layers["vendor.mark"].push_back({{i, i}, {"mark", 0.5}});
        }
    }
    const std::string whole = database();
    EXPECT_GT(whole.size(), 100000U);
    EXPECT_TRUE(database() == whole);
    for (const Pieces pieces : {Pieces{1, 100}, Pieces{2, 1}, Pieces{1, 3000}}) {
        EXPECT_TRUE(database(true, pieces) == whole) << pieces.documents << " " << pieces.rows;
    }
}

TEST_F(SqliteWriter, SaysWhatCannotBeWritten) {
    sample_.inputs[3].shape.name = "sqlite_none";
    sample_.tables[1].shape.name = "sqlite_none";
    try {
        database();
        FAIL() << "SQLite keeps names that begin so to itself";
    } catch (const ComponentError& error) {
        EXPECT_EQ(error.failure.value().code, ROSTRA_FAIL_IO);
        EXPECT_EQ(error.failure.value().message,
                  "results.sqlite cannot be written: object name reserved for internal use: sqlite_none");
    }
}

}  // namespace
}  // namespace rostra::test
