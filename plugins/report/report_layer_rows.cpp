// SPDX-License-Identifier: Apache-2.0
#include "report_layer_rows.hpp"

#include <algorithm>
#include <utility>

#include "report_sections.hpp"
#include "rostra/analysis/language/code_points.hpp"
#include "rostra/analysis/results/number_text.hpp"

namespace rostra::report {

namespace {

constexpr std::size_t kTextShown = 120;  // bytes of a cell
constexpr std::size_t kNumbersShown = 4;

constexpr std::size_t kBegin = 1, kEnd = 2;  // printed columns of every layer

std::string beginning_of(std::string_view text) {
    if (text.size() <= kTextShown) return std::string(text);
    std::size_t size = kTextShown;
    while (size > 0 && is_trail_byte(text[size])) --size;
    return std::string(text.substr(0, size)) + "…";
}

template <class Number>
std::string number_text(Number value) {
    std::string text;
    append_number(text, value);
    return text;
}

}  // namespace

std::string time_text(std::int64_t milliseconds) {
    // Negated without a sign: the least number has no positive counterpart.
    const auto bits = static_cast<std::uint64_t>(milliseconds);
    const std::uint64_t size = milliseconds < 0 ? ~bits + 1 : bits;
    const auto padded = [](std::uint64_t number, std::size_t digits) {
        const std::string text = std::to_string(number);
        return std::string(digits - std::min(digits, text.size()), '0') + text;
    };
    return (milliseconds < 0 ? "-" : "") + std::to_string(size / 3'600'000) + ":" +
           padded(size / 60'000 % 60, 2) + ":" + padded(size / 1'000 % 60, 2) + "." + padded(size % 1'000, 3);
}

std::string short_list(std::string_view json) {
    const auto numbers = static_cast<std::size_t>(std::count(json.begin(), json.end(), ',')) + 1;
    json = json.substr(1, json.size() - 2);
    std::string text;
    for (std::size_t i = 0; i < std::min(numbers, kNumbersShown); ++i) {
        const std::size_t size = std::min(json.find(','), json.size());
        text += (i == 0 ? "" : ", ") + std::string(json.substr(0, size));
        json.remove_prefix(std::min(size + 1, json.size()));
    }
    return numbers <= kNumbersShown ? text : text + ", … (" + std::to_string(numbers) + ")";
}

std::vector<LayerChoice> chosen_layers(const Setup& setup) {
    std::vector<LayerChoice> chosen;
    const Options options = setup.options();
    if (!options.has("columns")) return chosen;
    const std::vector<Binding> inputs = setup.inputs();
    for (const std::string_view named : options.strings("columns")) {
        const std::size_t dot = named.rfind('.');
        const std::string_view layer = named.substr(0, dot);
        const std::string_view column = named.substr(dot + 1);
        const auto binding = std::find_if(inputs.begin(), inputs.end(), [&](const Binding& input) {
            return input.is_layer() && input.name() == layer;
        });
        if (binding != inputs.end() && !binding->present()) continue;
        const std::vector<ColumnInput> columns =
            binding == inputs.end() ? std::vector<ColumnInput>() : binding->columns();
        const bool known = std::any_of(columns.begin(), columns.end(),
                                       [&](const ColumnInput& c) { return c.name == column; });
        if (!known) {
            throw OptionError("'" + std::string(named) +
                                  "' is no column of a layer; of the layer 'fact', name " +
                                  "'fact.name' or 'fact.value'",
                              options.where("columns"));
        }
        const auto same = std::find_if(chosen.begin(), chosen.end(), [&](const LayerChoice& choice) {
            return choice.binding.name() == layer;
        });
        if (same == chosen.end()) {
            chosen.push_back({*binding, {column}});
        } else if (std::find(same->columns.begin(), same->columns.end(), column) == same->columns.end()) {
            same->columns.push_back(column);
        }
    }
    return chosen;
}

LayerRows::LayerRows(const LayerChoice& choice, std::size_t limit)
    : input_(choice.binding.input()),
      layer_(choice.binding.name()),
      limit_(limit),
      printed_(choice.binding, true),
      place_(printed_.columns().size(), kNotListed) {
    for (const std::string_view name : choice.columns) {
        for (std::size_t i = kEnd + 1; i < place_.size(); ++i) {
            const PrintedColumn& column = printed_.columns()[i];
            if (column.name != name || column.from == PrintedColumn::From::covered_text) continue;
            place_[i] = columns_.size();
            const bool number =
                !column.is_string() && column.length == 0 && column.type != ColumnType::boolean;
            columns_.push_back({name, number});
        }
    }
}

void LayerRows::take(const Call& call, const Batch& batch, std::int64_t document) {
    const LayerView layer = batch.layer(input_);
    const std::size_t count = layer.first(document + 1) - layer.first(document);
    count_ += static_cast<std::int64_t>(count);
    if (rows_.size() == limit_ || count == 0) return;
    row_ = {batch[document].ordinal(), {}, {}, std::vector<ListedCell>(columns_.size())};
    printed_.of_document(call, batch, document, *this);
}

void LayerRows::set(std::size_t column, std::string text) {
    if (place_[column] != kNotListed) row_.cells[place_[column]] = {false, std::move(text)};
}

void LayerRows::cell(std::size_t column, std::string_view value) {
    if (rows_.size() == limit_) return;
    if (printed_.columns()[column].from == PrintedColumn::From::covered_text) row_.text = beginning_of(value);
    set(column, beginning_of(value));
}
void LayerRows::cell(std::size_t column, std::int64_t value) {
    if (rows_.size() == limit_) return;
    if (column == kBegin) row_.span.begin = static_cast<std::int32_t>(value);
    if (column == kEnd) row_.span.end = static_cast<std::int32_t>(value);
    const bool time = printed_.columns()[column].logical == "timestamp";
    set(column, time ? time_text(value) : number_text(value));
}
void LayerRows::cell(std::size_t column, bool value) { set(column, value ? "yes" : "no"); }
void LayerRows::cell(std::size_t column, float value) { set(column, number_text(value)); }
void LayerRows::cell(std::size_t column, double value) { set(column, number_text(value)); }
void LayerRows::list(std::size_t column, std::string_view json) { set(column, short_list(json)); }

void LayerRows::end_row() {
    if (rows_.size() == limit_) return;
    rows_.push_back(std::exchange(row_, {row_.ordinal, {}, {}, std::vector<ListedCell>(columns_.size())}));
}

void write_layers(Html& html, const Findings& findings, const Corpus& corpus) {
    if (findings.layers.empty()) return;
    begin_section(html, "layers", "Layers");
    for (const LayerRows& layer : findings.layers) {
        html << "<h3>" << Isolated{layer.layer()} << "</h3>";
        std::vector<Header> headers = {{Header::Kind::text, "Document"},
                                       {Header::Kind::text, "Text", layer.has_text()}};
        for (const ListedColumn& column : layer.columns())
            headers.push_back({column.number ? Header::Kind::number : Header::Kind::text, column.name});
        begin_table(html, "layers", headers);
        for (const ListedRow& row : layer.rows()) {
            html << R"(<tr><th scope="row">)";
            write_place(html, findings, corpus, row.ordinal, row.span.begin);
            html << "</th>";
            if (layer.has_text()) html << "<td>" << Isolated{row.text} << "</td>";
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                if (layer.columns()[i].number) {
                    html << R"(<td class="number">)";
                } else {
                    html << "<td>";
                }
                if (row.cells[i].null) {
                    html << "–";
                } else {
                    html << Isolated{row.cells[i].text};
                }
                html << "</td>";
            }
            html << "</tr>";
        }
        end_table(html);
        write_more(html, layer.left_out(), "more row", "more rows");
    }
    html << "</section>";
}

}  // namespace rostra::report
