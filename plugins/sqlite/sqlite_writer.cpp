// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fact_views.hpp"
#include "joined_views.hpp"
#include "rostra/analysis/results/rows.hpp"
#include "rostra/analysis/results/visible_text.hpp"
#include "rostra/plugin.hpp"
#include "sql_table.hpp"
#include "sqlite_database.hpp"

namespace rostra::sqlite {
namespace {

constexpr std::string_view kTexts = "document_text";
// SQLite reads a text whole to take a piece of it, so only pieces of short texts are left to them.
constexpr std::size_t kShortText = std::size_t{1} << 17;

/// results.sqlite with a view for each layer and table, and the texts of the documents.
class SqliteWriter {
public:
    explicit SqliteWriter(const Setup& setup)
        : covered_text_(setup.options().boolean("text")),
          characters_(setup.options().boolean("characters")),
          document_texts_(setup.options().boolean("document-texts")),
          inputs_(setup.inputs()) {}

    class Run {
    public:
        Run(const SqliteWriter& writer, const Call& call)
            : database_(Files(call).path("results.sqlite")), numbered_(std::in_place, database_) {
            const bool texts = writer.document_texts_ && may_write_texts(call, writer.inputs_);
            // Rows refer to their SQL table, which so must stay where it is.
            tables_.reserve(writer.inputs_.size());
            for (const Binding& input : writer.inputs_) {
                const Rows& rows = rows_.emplace_back(input, writer.covered_text_, writer.characters_);
                const SqlTable& table = tables_.emplace_back(input.name(), rows, texts);
                database_.execute(table.create() + table.view());
                sinks_.emplace_back(database_, table, *numbered_);
            }
            if (texts) {
                database_.execute(
                    "CREATE TABLE __text (document INTEGER PRIMARY KEY REFERENCES __document, text TEXT NOT "
                    "NULL);"
                    "CREATE VIEW document_text AS SELECT d.id AS document, t.text AS text FROM __text t "
                    "LEFT JOIN __document d ON d.number = t.document");
                texts_.emplace(database_.prepare("INSERT INTO __text VALUES (?, ?)"));
            }
        }

        // Document by document through all layers: where a row stands in the file must not show the batches.
        void documents(const Call& call, const Batch& batch) {
            database_.stop_with(call);
            for (std::int64_t i = 0; i < batch.size(); ++i) {
                call.check_stop();
                const Document document = batch[i];
                // All are numbered, in the order of the run, also those without a row.
                const std::int64_t number = numbered_->documents.number(document.id());
                if (texts_) {
                    texts_->bind(1, number);
                    texts_->bind(2, document.text());
                    texts_->run();
                }
                const bool leave_covered =
                    texts_ && document.text().size() <= kShortText && !holds_controls(document.text());
                for (std::size_t input = 0; input < rows_.size(); ++input) {
                    sinks_[input].leave_covered_to_document(leave_covered);
                    if (rows_[input].is_layer()) rows_[input].of_document(call, batch, i, sinks_[input]);
                }
            }
        }
        void table(const Call& call, std::uint32_t input, const TableView& piece) {
            database_.stop_with(call);
            call.check_stop();
            rows_[input].of_table(call, piece, sinks_[input]);
        }
        void commit(const Call& call) {
            database_.stop_with(call);
            sinks_.clear();
            numbered_.reset();
            texts_.reset();
            std::string last = "CREATE UNIQUE INDEX \"__document.id\" ON __document (id);";
            for (const SqlTable& table : tables_) last += table.indices();
            database_.execute(last + joined_views(call, tables_));
            make_fact_views(call, database_, tables_);
            database_.commit();
        }

    private:
        [[nodiscard]] static bool may_write_texts(const Call& call, const std::vector<Binding>& inputs) {
            const bool taken = std::any_of(inputs.begin(), inputs.end(),
                                           [](const Binding& input) { return input.name() == kTexts; });
            if (taken) {
                call.warn(
                    "results.sqlite holds no texts of documents, since a table of the run is called "
                    "'document_text'");
            }
            return !taken;
        }

        Database database_;
        std::optional<Numbered> numbered_;
        std::vector<Rows> rows_;  // by input, as the tables and sinks
        std::vector<SqlTable> tables_;
        std::vector<SqlRows> sinks_;
        std::optional<Statement> texts_;
    };

private:
    bool covered_text_;
    bool characters_;
    bool document_texts_;
    std::vector<Binding> inputs_;
};

}  // namespace
}  // namespace rostra::sqlite

ROSTRA_PLUGIN(rostra::writer<rostra::sqlite::SqliteWriter>("database"))
