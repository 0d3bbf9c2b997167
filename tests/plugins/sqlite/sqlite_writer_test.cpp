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

using testing::ElementsAre;
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
    std::string database(bool text = true, Pieces pieces = {}) {
        static const LoadedModule kModule(SQLITE_LIBRARY);
        InMemoryHost host(sample_.documents);
        TestWriter writer(host, kModule, "database", {{{"text", text}}, sample_.inputs, {}, {}});
        auto files = writer.run(sample_.documents, sample_.tables, pieces);
        EXPECT_EQ(files.size(), 1U);
        return files.at("results.sqlite");
    }
    WrittenSample sample_ = written_sample();
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
        read.query("SELECT * FROM facts ORDER BY rowid"),
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
    EXPECT_THAT(
        read.query("SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' ORDER BY name"),
        ElementsAre(ElementsAre("text facts.a", "text facts"), ElementsAre("text turn.document", "text turn"),
                    ElementsAre("text vendor.mark.document", "text vendor.mark")));
    EXPECT_THAT(read.query("EXPLAIN QUERY PLAN SELECT * FROM turn WHERE document = 'x'")[0][3],
                testing::HasSubstr("USING INDEX"));
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
