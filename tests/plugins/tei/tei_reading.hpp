// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "laws/test_reader.hpp"

namespace rostra::tei {

/// What the built reader makes of a file, and what it warned of.
struct TeiReading {
    std::vector<laws::TestRecord> records;
    std::string failure;
    std::vector<std::string> warnings;

    /// "COLUMN | COLUMN: WORDS" of each row of a layer: 0 marked_turn, 1 marked_event, 2 person_fact, 3 boilerplate, 4 heading.
    [[nodiscard]] std::vector<std::string> rows(std::size_t layer, const std::vector<std::size_t>& columns,
                                                std::size_t record = 0) const {
        std::vector<std::string> out;
        for (const auto& row : records.at(record).layers.at(layer)) {
            const auto at = std::stoul(row.at(1));
            std::string text;
            for (const std::size_t column : columns) {
                if (column != columns.front()) text += " | ";
                text += row.at(3 + column);
            }
            out.push_back(text + ": " + records[record].bytes.substr(at, std::stoul(row.at(2)) - at));
        }
        return out;
    }
    [[nodiscard]] std::string text() const { return records.empty() ? std::string() : records[0].bytes; }
};

inline TeiReading read_tei(const std::string& bytes, const std::string& encoding = "auto") {
    static const laws::LoadedModule kModule(TEI_LIBRARY);
    using laws::Shape;
    using enum laws::ColumnKind;
    const auto nullable = [](const char* name) {
        laws::ColumnShape column{name, int64};
        column.nullable = true;
        return column;
    };
    const std::vector<Shape> layers = {
        {Shape::Kind::layer,
         "marked_turn",
         {{"speaker", dictionary},
          {"name", dictionary},
          {"person", dictionary},
          {"role", dictionary},
          {"group_name", dictionary},
          {"label_begin", int32},
          {"label_end", int32},
          nullable("time_begin"),
          nullable("time_end")},
         true},
        {Shape::Kind::layer,
         "marked_event",
         {{"kind", dictionary}, {"element", dictionary}, {"type", dictionary}, {"name", dictionary}},
         true},
        {Shape::Kind::layer,
         "person_fact",
         {{"name", dictionary}, {"person", dictionary}, {"fact", dictionary}, {"value", string}},
         false},
        {Shape::Kind::layer, "boilerplate", {{"rule", dictionary}}, true},
        {Shape::Kind::layer, "heading", {{"level", int32}}, true}};
    laws::InMemoryHost host;
    TeiReading reading;
    try {
        laws::TestReader reader(host, kModule, "tei", {{{"encoding", encoding}}, {}, layers, TEI_DATA});
        reading.records = reader.read("sitting.xml", bytes);
    } catch (const laws::ComponentError& error) {
        reading.failure = error.failure.value().message;
    }
    for (const auto& line : host.log()) reading.warnings.push_back(line.message);
    return reading;
}

inline std::string tei(const std::string& body, const std::string& header = "") {
    return "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader>" + header + "</teiHeader><text><body>" +
           body + "</body></text></TEI>";
}

}  // namespace rostra::tei
