// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "laws/test_reader.hpp"

namespace rostra::captions {

/// What the built reader makes of an input, and what it warned of.
struct Reading {
    laws::TestRecord record;
    std::string failure;
    std::vector<std::string> warnings;
};

inline Reading read(const std::string& bytes, const std::string& encoding = "auto") {
    static const laws::LoadedModule kModule(CAPTIONS_LIBRARY);
    laws::InMemoryHost host;
    const laws::Shape cue = {laws::Shape::Kind::layer,
                             "cue",
                             {{"time_begin", laws::ColumnKind::int64},
                              {"time_end", laws::ColumnKind::int64},
                              {"voice", laws::ColumnKind::dictionary}},
                             true};
    Reading reading;
    try {
        laws::TestReader reader(host, kModule, "captions", {{{"encoding", encoding}}, {}, {cue}, {}});
        auto records = reader.read("talk.vtt", bytes);
        if (records.size() == 1) reading.record = std::move(records[0]);
    } catch (const laws::ComponentError& error) {
        reading.failure = error.failure.value().message;
    }
    for (const auto& line : host.log()) reading.warnings.push_back(line.message);
    return reading;
}

/// The rows of the layer `cue`: "BEGIN-END VOICE: WORDS".
inline std::vector<std::string> cues_of(const Reading& reading) {
    std::vector<std::string> rows;
    for (const auto& row : reading.record.layers.at(0)) {
        const auto at = std::stoul(row.at(1));
        std::string words = reading.record.bytes.substr(at, std::stoul(row.at(2)) - at);
        for (std::size_t i = words.find(" \n"); i != std::string::npos; i = words.find(" \n"))
            words.erase(i, 1);
        rows.push_back(row.at(3) + "-" + row.at(4) + " " + row.at(5) + ": " + words);
    }
    return rows;
}

/// The text with one blank for many, and no blanks around lines.
inline std::string squeezed(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == ' ' && (out.empty() || out.back() == ' ' || out.back() == '\n')) continue;
        if (c == '\n') {
            while (!out.empty() && out.back() == ' ') out.pop_back();
            if (out.empty()) continue;
        }
        out += c;
    }
    return out;
}

}  // namespace rostra::captions
