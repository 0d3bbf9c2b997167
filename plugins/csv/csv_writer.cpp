// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "csv_cell.hpp"
#include "rostra/analysis/results/number_text.hpp"
#include "rostra/analysis/results/rows.hpp"
#include "rostra/plugin.hpp"

namespace rostra::csv {
namespace {

struct CsvOptions {
    bool covered_text;
    bool byte_order_mark;
    bool escape_formulas;
    bool characters;
};

/// One file, and the sink its rows go to.
class CsvFile {
public:
    CsvFile(OutputFile file, const std::vector<PrintedColumn>& columns, const CsvOptions& options)
        : file_(std::move(file)), single_(columns.size() == 1) {
        if (options.byte_order_mark) file_.write("\xEF\xBB\xBF");
        for (const PrintedColumn& column : columns) {
            // Exact decimals are text to us and numbers to a spreadsheet: "-5" is no formula.
            escape_.push_back(options.escape_formulas && column.is_string() && column.logical != "decimal");
            // Alone in its row, an empty cell would be an empty line, which many programs skip. Where a column may be null,
            // an empty cell is a null, and an empty string has to differ from it.
            quote_empty_.push_back(single_ || (column.nullable && column.is_string()));
            separate(escape_.size() - 1);
            append_cell(file_.buffer(), column.name);
        }
        end_row();
    }

    void cell(std::size_t column, std::string_view value) {
        separate(column);
        if (escape_[column] && is_formula(value)) {
            escaped_ = "'";
            escaped_ += value;
            value = escaped_;
        }
        if (value.empty() && quote_empty_[column]) {
            file_.buffer() += "\"\"";
        } else {
            append_cell(file_.buffer(), value);
        }
    }
    template <class Number>
    void cell(std::size_t column, Number value) {
        separate(column);
        append_number(file_.buffer(), value);
    }
    void cell(std::size_t column, bool value) {
        separate(column);
        file_.buffer() += value ? "true" : "false";
    }
    void list(std::size_t column, std::string_view value) {
        separate(column);
        append_cell(file_.buffer(), value);
    }
    void null(std::size_t column) { separate(column); }
    void end_row() {
        file_.buffer().push_back('\n');
        file_.maybe_flush();
    }
    void flush() { file_.flush(); }

private:
    void separate(std::size_t column) {
        if (column != 0) file_.buffer().push_back(',');
    }

    OutputFile file_;
    bool single_;               // there is one column only
    std::vector<bool> escape_;  // by column: text that could be taken for a formula
    std::vector<bool> quote_empty_;
    std::string escaped_;
};

/// NAME.csv for each layer and table.
class CsvWriter {
public:
    explicit CsvWriter(const Setup& setup)
        : options_{setup.options().boolean("text"), setup.options().boolean("byte-order-mark"),
                   setup.options().boolean("escape-formulas"), setup.options().boolean("characters")},
          inputs_(setup.inputs()) {}

    class Run {
    public:
        Run(const CsvWriter& writer, const Call& call) {
            const Files files(call);
            for (const Binding& input : writer.inputs_) {
                const Rows& rows =
                    rows_.emplace_back(input, writer.options_.covered_text, writer.options_.characters);
                files_.emplace_back(files.open(std::string(input.name()) + ".csv"), rows.columns(),
                                    writer.options_);
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
            for (CsvFile& file : files_) file.flush();
        }

    private:
        std::vector<Rows> rows_;  // by input, as the files
        std::vector<CsvFile> files_;
    };

private:
    CsvOptions options_;
    std::vector<Binding> inputs_;
};

}  // namespace
}  // namespace rostra::csv

ROSTRA_PLUGIN(rostra::writer<rostra::csv::CsvWriter>("files"))
