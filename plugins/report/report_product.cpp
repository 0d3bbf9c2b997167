// SPDX-License-Identifier: Apache-2.0
#include "report_product.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>

#include "report_json.hpp"

namespace rostra::report {

namespace {

// A whole number beyond this is none that a script's numbers hold exactly: it is handed on as text.
constexpr std::size_t kExactDigits = 15;

// Columns by which layers and tables say who somebody is; what they print of a person may be a word such as "she".
constexpr std::array<std::string_view, 4> kPersonColumns = {"speaker_id", "source_speaker_id", "asker_id",
                                                            "candidate"};
constexpr std::string_view kDoubtful = "candidate";
// Facts whose values are persons.
constexpr std::array<std::string_view, 3> kPersonFacts = {"byline", "author", "authors"};

// The lists of the whole corpus are so many times as long as others.
constexpr std::size_t kCorpusHead = 10;

double number_in(const std::string& text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string_view type_word(const PrintedColumn& column) {
    if (!column.logical.empty()) return column.logical;
    switch (column.type) {
        case ColumnType::int32:
        case ColumnType::int64:
            return "int";
        case ColumnType::float32:
        case ColumnType::float64:
            return "float";
        case ColumnType::boolean:
            return "bool";
        case ColumnType::string:
        case ColumnType::dictionary:
            break;
    }
    return "string";
}

bool is_long_integer(const std::string& text) {
    return text.size() > kExactDigits &&
           std::all_of(text.begin(), text.end(), [](char c) { return c == '-' || ('0' <= c && c <= '9'); });
}

}  // namespace

Product::Product(const Binding& binding, const ProductLimits& limits)
    : input_(binding.input()), rows_(binding, false), name_(binding.name()), limits_(limits) {
    columns_.resize(rows_.columns().size());
    row_.resize(columns_.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const PrintedColumn& printed = rows_.columns()[i];
        columns_[i].is_text = printed.is_string() && printed.length == 0;
    }
    terms_ = {column("scope"), column("group"), column("n"), column("count"), column("tf_idf")};
    if (terms_.group == columns_.size()) terms_.group = column("group_name");
    const std::size_t last =
        std::max({terms_.scope, terms_.group, terms_.length, terms_.count, terms_.tf_idf});
    lists_terms_ = !is_layer() && last < columns_.size();
    head_ = limits.terms;
}

std::size_t Product::column(std::string_view name) const {
    std::size_t at = 0;
    while (at < columns_.size() && rows_.columns()[at].name != name) ++at;
    return at;
}

void Product::cell(std::size_t column, std::string_view value) {
    row_[column].text = value;
    row_[column].is_string = true;
}

void Product::gather_persons() {
    only_where_ = columns_.size();
    if (role_ == "fact") {
        only_where_ = column("name");
        person_columns_.emplace_back(column("value"), column("value"));
        return;
    }
    if (is_layer() && name_ == "cue" && column("voice") < columns_.size())
        person_columns_.emplace_back(column("voice"), column("voice"));
    for (const std::string_view name : kPersonColumns) {
        const std::size_t at = column(name);
        if (at == columns_.size() || !columns_[at].is_text) continue;
        person_columns_.emplace_back(at, at);
        if (role_ == "speaker" && name == "speaker_id") person_columns_.emplace_back(column("name"), at);
    }
}

void Product::note_persons() {
    if (only_where_ < columns_.size() &&
        std::find(kPersonFacts.begin(), kPersonFacts.end(), row_[only_where_].text) == kPersonFacts.end()) {
        return;
    }
    for (const auto& [name, as] : person_columns_) {
        if (!row_[name].is_string || !row_[as].is_string || row_[name].text.empty()) continue;
        NotedPerson person{row_[name].text, row_[as].text, rows_.columns()[name].name == kDoubtful};
        if (noted_.insert(person).second) persons_.push_back(std::move(person));
    }
}

void Product::add_persons(Pseudonyms& persons, bool doubtful) const {
    for (const NotedPerson& one : persons_) {
        if (one.doubtful != doubtful) continue;
        if (doubtful) {
            persons.add_perhaps(one.name);
        } else {
            persons.add_person(one.name, one.as);
        }
    }
}

void Product::hide(const Pseudonyms& persons) {
    for (Column& column : columns_) {
        std::vector<const std::string*> by_code(column.codes.size());
        for (const auto& [text, code] : column.codes) by_code[code] = &text;
        column.strings.clear();
        for (const std::string* text : by_code) {
            append_json(column.strings, persons.in_value(*text));
            column.strings += ',';
        }
    }
    for (std::vector<std::string>& row : plain_rows_) {
        for (std::string& value : row) value = persons.in_value(value);
    }
}

void Product::end_row() {
    ++seen_;
    if (!person_columns_.empty()) note_persons();
    if (!lists_terms_) {
        keep(row_);
        return;
    }
    if (begins_list(row_)) end_list();
    list_.push_back(row_);
}

bool Product::begins_list(const Row& row) const {
    if (list_.empty()) return false;
    const Row& last = list_.back();
    const auto differs = [&](std::size_t column) { return row[column].text != last[column].text; };
    return differs(terms_.scope) || differs(terms_.group) || differs(terms_.length);
}

void Product::end_list() {
    if (list_.empty()) return;
    std::vector<std::size_t> ranks(list_.size(), list_.size());
    std::vector<std::size_t> order(list_.size());
    for (const std::size_t measure : {terms_.count, terms_.tf_idf}) {
        std::vector<double> values;
        for (const Row& row : list_) values.push_back(number_in(row[measure].text));
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
        for (std::size_t i = 0; i < order.size(); ++i) ranks[order[i]] = std::min(ranks[order[i]], i);
    }
    const bool of_corpus = list_.front()[terms_.scope].text == "corpus";
    for (std::size_t i = 0; i < list_.size(); ++i) {
        const std::size_t rank = of_corpus ? ranks[i] / kCorpusHead : ranks[i];
        if (rank < head_) ranked_.push_back({std::move(list_[i]), rank});
    }
    list_.clear();
    if (ranked_.size() / 2 > limits_.rows) shorten_lists();
}

// Cutting off the last lists would leave whole groups out: all are shortened alike instead.
void Product::shorten_lists() {
    std::vector<std::size_t> with_rank(head_, 0);
    for (const RankedRow& one : ranked_) ++with_rank[one.rank];
    std::size_t rows = 0;
    std::size_t head = 0;
    while (head < head_ && (head == 0 || rows + with_rank[head] <= limits_.rows)) rows += with_rank[head++];
    head_ = head;
    std::erase_if(ranked_, [&](const RankedRow& one) { return one.rank >= head_; });
}

void Product::end_rows() {
    if (!lists_terms_) return;
    end_list();
    if (ranked_.size() > limits_.rows) shorten_lists();
    for (const RankedRow& one : ranked_) keep(one.row);
    ranked_.clear();
}

void Product::keep(const Row& row) {
    if (kept_ == limits_.rows) return;
    ++kept_;
    if (plain_rows_.size() < kPlainRows) {
        std::vector<std::string>& plain = plain_rows_.emplace_back();
        for (const Cell& cell : row) plain.push_back(cell.is_string || cell.text != "null" ? cell.text : "");
    }
    for (std::size_t i = 0; i < row.size(); ++i) {
        Column& column = columns_[i];
        if (!row[i].is_string) {
            if (column.is_text) {
                column.values += "-1";  // a null
            } else if (is_long_integer(row[i].text)) {
                append_json(column.values, row[i].text);
            } else {
                column.values += row[i].text;
            }
        } else {
            const auto [at, added] = column.codes.try_emplace(row[i].text, column.codes.size());
            if (added) {
                append_json(column.strings, row[i].text);
                column.strings += ',';
            }
            append_number(column.values, static_cast<std::int64_t>(at->second));
        }
        column.values += ',';
    }
}

void Product::append_head(std::string& out, std::string_view block) const {
    out += "{\"name\":";
    append_json(out, name_);
    out += ",\"kind\":";
    append_json(out, is_layer() ? "layer" : "table");
    out += ",\"role\":";
    append_json(out, role_);
    out += ",\"block\":";
    append_json(out, block);
    out += ",\"rows\":";
    append_number(out, static_cast<std::int64_t>(kept_));
    out += ",\"of\":";
    append_number(out, seen_);
    out += ",\"columns\":[";
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const PrintedColumn& column = rows_.columns()[i];
        if (i != 0) out += ',';
        out += "{\"name\":";
        append_json(out, column.name);
        out += ",\"type\":";
        append_json(out, type_word(column));
        if (column.nullable) out += ",\"nullable\":true";
        if (column.length != 0) {
            out += ",\"length\":";
            append_number(out, std::int64_t{column.length});
        }
        out += '}';
    }
    out += "]}";
}

PlainTable Product::plain() const {
    PlainTable table{name_, is_layer(), {}, plain_rows_, seen_};
    for (const PrintedColumn& column : rows_.columns()) table.columns.emplace_back(column.name);
    return table;
}

void Product::append_rows(std::string& out) const {
    const auto without_comma = [](const std::string& list) {
        return std::string_view(list).substr(0, list.empty() ? 0 : list.size() - 1);
    };
    out += '[';
    for (const Column& column : columns_) {
        if (out.back() != '[') out += ',';
        if (column.is_text) {
            out += "{\"d\":[";
            out += without_comma(column.strings);
            out += "],\"c\":[";
        } else {
            out += "{\"v\":[";
        }
        out += without_comma(column.values);
        out += "]}";
    }
    out += ']';
}

}  // namespace rostra::report
