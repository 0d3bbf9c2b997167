// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "laws/test_reader.hpp"

namespace rostra::html {

/// What the built reader makes of a page.
struct PageReading {
    laws::TestRecord record;
    std::string failure;

    /// "RULE: WORDS" of each row of a layer: 0 boilerplate, 1 heading, 2 link.
    [[nodiscard]] std::vector<std::string> rows(std::size_t layer) const {
        std::vector<std::string> out;
        for (const auto& row : record.layers.at(layer)) {
            const auto at = std::stoul(row.at(1));
            out.push_back(row.at(3) + ": " + record.bytes.substr(at, std::stoul(row.at(2)) - at));
        }
        return out;
    }
};

inline PageReading read_page(const std::string& bytes, const laws::OptionMap& changed = {}) {
    static const laws::LoadedModule kModule(HTML_LIBRARY);
    using laws::ColumnKind;
    using laws::Shape;
    laws::InMemoryHost host;
    laws::OptionMap options = changed;
    options.merge(laws::OptionMap{{"encoding", "auto"}, {"largest", std::int64_t{1} << 24}});
    const std::vector<Shape> layers = {
        {Shape::Kind::layer, "boilerplate", {{"rule", ColumnKind::dictionary}}, true},
        {Shape::Kind::layer, "heading", {{"level", ColumnKind::int32}}, true},
        {Shape::Kind::layer, "link", {{"target", ColumnKind::string}}, false}};
    PageReading reading;
    try {
        laws::TestReader reader(host, kModule, "html", {options, {}, layers, HTML_DATA});
        auto records = reader.read("page.html", bytes);
        if (records.size() == 1) reading.record = std::move(records[0]);
    } catch (const laws::ComponentError& error) {
        reading.failure = error.failure.value().message;
    }
    return reading;
}

}  // namespace rostra::html
