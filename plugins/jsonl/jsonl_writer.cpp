// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json_string.hpp"
#include "rostra/analysis/results/number_text.hpp"
#include "rostra/analysis/results/rows.hpp"
#include "rostra/plugin.hpp"

namespace rostra::jsonl {
namespace {

/// One file, and the sink its rows go to.
class JsonlFile {
public:
    JsonlFile(OutputFile file, const std::vector<PrintedColumn>& columns) : file_(std::move(file)) {
        for (const PrintedColumn& column : columns) {
            std::string& key = keys_.emplace_back(keys_.empty() ? "{" : ",");
            append_json_string(key, column.name);
            key.push_back(':');
        }
    }

    void cell(std::size_t column, std::string_view value) {
        file_.buffer() += keys_[column];
        append_json_string(file_.buffer(), value);
    }
    template <class Number>
    void cell(std::size_t column, Number value) {
        file_.buffer() += keys_[column];
        append_number(file_.buffer(), value);
    }
    void cell(std::size_t column, bool value) { write(column, value ? "true" : "false"); }
    void list(std::size_t column, std::string_view value) { write(column, value); }
    void null(std::size_t column) { write(column, "null"); }
    void end_row() {
        file_.buffer() += "}\n";
        file_.maybe_flush();
    }
    void flush() { file_.flush(); }

private:
    void write(std::size_t column, std::string_view json) {
        file_.buffer() += keys_[column];
        file_.buffer() += json;
    }

    OutputFile file_;
    std::vector<std::string> keys_;  // by column, with all that stands before the value
};

/// NAME.jsonl for each layer and table.
class JsonlWriter {
public:
    explicit JsonlWriter(const Setup& setup)
        : covered_text_(setup.options().boolean("text")),
          characters_(setup.options().boolean("characters")),
          inputs_(setup.inputs()) {}

    class Run {
    public:
        Run(const JsonlWriter& writer, const Call& call) {
            const Files files(call);
            for (const Binding& input : writer.inputs_) {
                const Rows& rows = rows_.emplace_back(input, writer.covered_text_, writer.characters_);
                files_.emplace_back(files.open(std::string(input.name()) + ".jsonl"), rows.columns());
            }
        }

        void documents(const Call& call, const Batch& batch) {
            for (std::int64_t i = 0; i < batch.size(); ++i) {
                call.check_stop();
                for (std::size_t input = 0; input < rows_.size(); ++input) {
                    if (rows_[input].is_layer()) rows_[input].of_document(call, batch, i, files_[input]);
                }
            }
        }
        void table(const Call& call, std::uint32_t input, const TableView& piece) {
            call.check_stop();
            rows_[input].of_table(call, piece, files_[input]);
        }
        void commit(const Call&) {
            for (JsonlFile& file : files_) file.flush();
        }

    private:
        std::vector<Rows> rows_;  // by input, as the files
        std::vector<JsonlFile> files_;
    };

private:
    bool covered_text_;
    bool characters_;
    std::vector<Binding> inputs_;
};

}  // namespace
}  // namespace rostra::jsonl

ROSTRA_PLUGIN(rostra::writer<rostra::jsonl::JsonlWriter>("files"))
