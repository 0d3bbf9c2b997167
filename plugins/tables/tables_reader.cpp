// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "column_roles.hpp"
#include "delimited_rows.hpp"
#include "json_rows.hpp"
#include "rostra/analysis/language/utf8_input.hpp"
#include "rostra/plugin.hpp"
#include "row_text.hpp"
#include "row_times.hpp"
#include "table_facts.hpp"
#include "workbooks.hpp"

namespace rostra::tables {
namespace {

enum class RowsAre { unknown, documents, turns };

std::string listed(const std::vector<std::string>& names) {
    constexpr std::size_t kMost = 12;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), kMost); ++i)
        text += (i == 0 ? "'" : ", '") + names[i] + "'";
    return names.size() > kMost ? text + " and " + std::to_string(names.size() - kMost) + " more" : text;
}

/// Rows of a table, however it is written.
class Rows {
public:
    Rows(std::string_view text, std::optional<char> delimiter, const ColumnRoles& roles) {
        if (!delimiter && begins_as_json(text)) {
            json_.emplace(text, roles);
            return;
        }
        if (!delimiter) delimiter = find_delimiter(text);
        if (!delimiter) {
            throw DocumentError(
                "its first rows have no delimiter in common that parts their fields; say which it is in "
                "`delimiter` of "
                "[input.tables], or name the reader \"text\" in `reader` of [input] if it is a text");
        }
        table_.emplace(text, *delimiter);
    }

    bool next(TableRow& row) { return json_ ? json_->next(row) : table_->next(row); }
    /// Of a table; records may each have others.
    [[nodiscard]] const std::vector<std::string>* names() const {
        return table_ ? &table_->names() : nullptr;
    }

private:
    std::optional<JsonRows> json_;
    std::optional<DelimitedRows> table_;
};

std::vector<std::string> names_in(const TableRow& row) {
    std::vector<std::string> names;
    for (const Field& field : row.fields) names.push_back(field.name);
    return names;
}

/// Makes documents of tables: each row one, or all rows turns of one.
class TablesReader {
public:
    TablesReader(const Setup& setup, const Call& call)
        : roles_(setup, call), workbooks_(Data(setup, call).read("workbooks.txt")) {
        const Options options = setup.options();
        if (options.string("rows") == "documents") rows_ = RowsAre::documents;
        if (options.string("rows") == "turns") rows_ = RowsAre::turns;
        if (options.string("time-unit") == "s") unit_ = TimeUnit::seconds;
        if (options.string("time-unit") == "ms") unit_ = TimeUnit::milliseconds;
        encoding_ = options.string("encoding");
        if (options.has("key")) key_ = options.string("key");
        if (!options.has("delimiter")) return;
        const std::string_view delimiter = options.string("delimiter");
        if (delimiter.size() != 1 || delimiter == "\"" || delimiter == "\n" || delimiter == "\r") {
            throw OptionError(
                "a delimiter is one character of ASCII that is no quotation mark and ends no line",
                options.where("delimiter"));
        }
        delimiter_ = delimiter[0];
    }

    class Cursor {
    public:
        Cursor(const TablesReader& reader, Source& source)
            : reader_(reader), name_(source.name()), bytes_(source.whole()) {}

        bool next(const Call& call, Record& record) {
            call.check_stop();
            if (!rows_) begin(call);
            if (turns_) return all_rows(call, record);
            while (there_) {
                take_roles();
                const bool used = row_.wrong.empty() && has_text();
                if (!row_.wrong.empty()) {
                    const BadRecord bad{"row " + std::to_string(row_.number) + ": " + row_.wrong,
                                        std::to_string(row_.number)};
                    there_ = rows_->next(row_);
                    throw bad;
                }
                if (used) one_row(record);
                if (!used) ++empty_;
                there_ = rows_->next(row_);
                if (used) return true;
            }
            if (empty_ > 0)
                call.warn("'" + std::string(name_) + "': rows without a text: " + std::to_string(empty_) +
                          "; they are left out");
            empty_ = 0;
            return false;
        }

    private:
        void begin(const Call& call) {
            if (reader_.workbooks_.has(name_, bytes_)) {
                Sheet sheet = reader_.workbooks_.read(name_, bytes_, [&] { call.check_stop(); });
                workbook_ = true;
                sheet_ = std::move(sheet.csv);
                if (!sheet.others.empty()) {
                    call.warn("'" + std::string(name_) +
                              "': sheets beside the first: " + listed(sheet.others) + "; they are left out");
                } else if (!sheet.tells_sheets) {
                    call.warn("'" + std::string(name_) +
                              "': of its sheets the first is read; whether there are others is not known");
                }
            }
            input_.emplace(workbook_ ? sheet_ : bytes_, workbook_ ? "UTF-8" : reader_.encoding_);
            rows_.emplace(input_->text(), reader_.delimiter_, reader_.roles_);
            text_.emplace(*input_);
            if (!rows_->next(row_)) throw DocumentError(no_rows());
            roles_ = reader_.roles_.of(rows_->names() != nullptr ? *rows_->names() : names_in(row_));
            if (roles_.text.empty() && row_.wrong.empty()) throw DocumentError(no_text());
            if (!reader_.key_.empty() && rows_->names() != nullptr &&
                std::find(rows_->names()->begin(), rows_->names()->end(), reader_.key_) ==
                    rows_->names()->end())
                throw DocumentError("it has no column '" + reader_.key_ +
                                    "', by which `key` names documents; its columns are " +
                                    listed(*rows_->names()));
            turns_ = reader_.rows_ == RowsAre::turns ||
                     (reader_.rows_ == RowsAre::unknown && !roles_.begin.empty());
        }

        [[nodiscard]] std::string no_rows() const {
            if (rows_->names() == nullptr)
                return "it holds no record with a text; say which field is the text in `text` of "
                       "[input.tables]";
            return rows_->names()->empty() ? "it holds no rows"
                                           : "it names columns and has no row: " + listed(*rows_->names());
        }
        [[nodiscard]] std::string no_text() const {
            const std::vector<std::string> names =
                rows_->names() != nullptr ? *rows_->names() : names_in(row_);
            return "no column is known to hold texts; its columns are " +
                   (names.empty() ? "none" : listed(names)) + ": say which in `text` of [input.tables]";
        }

        /// Records of JSON may each have other fields.
        void take_roles() {
            if (rows_->names() == nullptr) roles_ = reader_.roles_.of(names_in(row_));
        }

        [[nodiscard]] bool has_text() const {
            return std::any_of(roles_.text.begin(), roles_.text.end(), [&](const std::string& name) {
                const Value* value = row_.find(name);
                return value != nullptr && !value->empty();
            });
        }

        void add_texts() {
            bool first = true;
            for (const std::string& name : roles_.text) {
                const Value* value = row_.find(name);
                if (value == nullptr || value->empty()) continue;
                if (!first) text_->add_marks("\n\n");
                text_->add(*value);
                first = false;
            }
        }

        void one_row(Record& record) {
            text_->clear();
            add_texts();
            facts_ = facts_of(*input_, row_, roles_);
            const Value* key = reader_.key_.empty() ? nullptr : row_.find(reader_.key_);
            key_ = key == nullptr || key->empty() ? std::to_string(row_.number) : plain_text(*input_, *key);
            record.key = key_;
            hand_over(record);
        }

        /// A line a row, `Ada Okafor: Good morning.`, as transcripts name their speakers.
        bool all_rows(const Call& call, Record& record) {
            if (done_) return false;
            done_ = true;
            struct Said {
                Span span;
                RowPeriod period;
                std::string voice;
            };
            std::vector<Said> said;
            std::vector<RowPeriod> periods;
            std::size_t wrong = 0;
            std::size_t first_wrong = 0;
            for (; there_; there_ = rows_->next(row_)) {
                if (row_.number % kAskEvery == 0) call.check_stop();
                take_roles();
                if (!row_.wrong.empty()) {
                    if (wrong++ == 0) first_wrong = row_.number;
                    continue;
                }
                if (!has_text()) {
                    ++empty_;
                    continue;
                }
                Said turn;
                turn.period = {time_of(roles_.begin), time_of(roles_.end)};
                if (const Value* speaker = row_.find(roles_.speaker);
                    speaker != nullptr && !speaker->empty()) {
                    const std::size_t from = text_->text().size();
                    text_->add_name(*speaker);
                    turn.voice = text_->text().substr(from);
                    if (!turn.voice.empty()) text_->add_marks(": ");
                }
                turn.span.begin = static_cast<std::int32_t>(text_->text().size());
                add_texts();
                turn.span.end = static_cast<std::int32_t>(text_->text().size());
                text_->add_marks("\n");
                if (text_->text().size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
                    throw DocumentError(
                        "its rows together have more than 2 GiB, and a text has at most so many bytes");
                periods.push_back(turn.period);
                if (turn.span.begin < turn.span.end) said.push_back(std::move(turn));
            }
            if (said.empty()) throw DocumentError("none of its rows has a text");
            const TimeUnit unit = reader_.unit_ == TimeUnit::unknown ? unit_of(periods) : reader_.unit_;
            LayerBuilder<Int64, Int64, Dictionary> cues;
            cues.begin_document();
            for (const Said& turn : said) {
                const std::int64_t begin = turn.period.begin ? milliseconds(*turn.period.begin, unit) : 0;
                const std::int64_t end = turn.period.end ? milliseconds(*turn.period.end, unit) : begin;
                cues.add(turn.span, begin, end, turn.voice);
            }
            call.emit(0, cues.take());
            const std::string file = "'" + std::string(name_) + "': ";
            if (wrong > 0)
                call.warn(file + "rows that cannot be read: " + std::to_string(wrong) +
                          ", the first is row " + std::to_string(first_wrong) + "; they are left out");
            if (empty_ > 0)
                call.warn(file + "rows without a text: " + std::to_string(empty_) + "; they are left out");
            hand_over(record);
            return true;
        }

        [[nodiscard]] std::optional<RowTime> time_of(const std::string& column) const {
            const Value* value = column.empty() ? nullptr : row_.find(column);
            return value == nullptr ? std::nullopt : read_row_time(plain_text(*input_, *value));
        }

        void hand_over(Record& record) {
            for (const auto& [name, value] : facts_) record.facts.emplace_back(name, value);
            record.bytes = text_->text();
            record.encoding = "UTF-8";
            if (workbook_) return;
            // A cell that says what it says needs no text of its own beside the file.
            const std::vector<rostra_piece>& pieces = text_->pieces();
            const auto size = static_cast<std::int64_t>(text_->text().size());
            const bool as_it_is = !turns_ && input_->has_its_bytes() && pieces.size() == 1 &&
                                  pieces[0].text_end == size && pieces[0].text_begin == 0 &&
                                  pieces[0].source_end - pieces[0].source_begin == size;
            if (as_it_is) {
                record.source_begin = pieces[0].source_begin;
            } else {
                record.pieces = pieces;
            }
        }

        static constexpr std::size_t kAskEvery = 1024;

        const TablesReader& reader_;
        std::string_view name_;
        std::string_view bytes_;
        std::string sheet_;      // of a workbook, as CSV
        bool workbook_ = false;  // no byte of the text stands in the file then
        std::optional<Utf8Input> input_;
        std::optional<Rows> rows_;
        std::optional<RowText> text_;
        Roles roles_;
        TableRow row_;       // the next one
        bool there_ = true;  // whether there is one
        bool turns_ = false;
        bool done_ = false;
        std::size_t empty_ = 0;
        std::string key_;
        std::vector<std::pair<std::string, std::string>> facts_;
    };

private:
    ColumnRoles roles_;
    Workbooks workbooks_;
    RowsAre rows_ = RowsAre::unknown;
    TimeUnit unit_ = TimeUnit::unknown;
    std::string encoding_;
    std::string key_;
    std::optional<char> delimiter_;
};

}  // namespace
}  // namespace rostra::tables

ROSTRA_PLUGIN(rostra::reader<rostra::tables::TablesReader>("tables"))
