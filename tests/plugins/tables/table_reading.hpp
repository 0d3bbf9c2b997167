// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "laws/test_reader.hpp"

namespace rostra::tables {

/// What the built reader makes of an input.
struct TableReading {
    std::vector<laws::TestRecord> records;
    std::string failure;
    std::vector<std::string> warnings;
};

inline TableReading read_table(const std::string& bytes, const laws::OptionMap& changed = {}) {
    static const laws::LoadedModule kModule(TABLES_LIBRARY);
    laws::InMemoryHost host;
    const laws::Shape cue = {laws::Shape::Kind::layer,
                             "cue",
                             {{"time_begin", laws::ColumnKind::int64},
                              {"time_end", laws::ColumnKind::int64},
                              {"voice", laws::ColumnKind::dictionary}},
                             true};
    laws::OptionMap options = changed;
    options.merge(laws::OptionMap{{"rows", "auto"}, {"time-unit", "auto"}, {"encoding", "auto"}});
    TableReading reading;
    try {
        laws::TestReader reader(host, kModule, "tables", {options, {}, {cue}, TABLES_DATA});
        reading.records = reader.read("table.csv", bytes);
    } catch (const laws::ComponentError& error) {
        reading.failure = error.failure.value().message;
    }
    for (const auto& line : host.log()) reading.warnings.push_back(line.message);
    return reading;
}

/// "KEY: TEXT {NAME=VALUE NAME=VALUE}" of each document, or "KEY! WHY".
inline std::vector<std::string> documents_of(const TableReading& reading) {
    std::vector<std::string> out;
    for (const laws::TestRecord& record : reading.records) {
        std::string line = record.key + (record.error.empty() ? ": " + record.bytes : "! " + record.error);
        std::string facts;
        for (const auto& [name, value] : record.facts)
            facts += (facts.empty() ? "" : " ") + name + "=" + value;
        out.push_back(facts.empty() ? line : line + " {" + facts + "}");
    }
    return out;
}

}  // namespace rostra::tables
