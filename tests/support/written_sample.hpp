// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "laws/test_component.hpp"
#include "laws/test_writer.hpp"

namespace rostra::test {

/// A run that writers of rows are shown: every type of column, text that must be escaped, a document that was set
/// aside, a layer with a column `text` of its own, a name with a dot, a table without rows.
struct WrittenSample {
    std::vector<laws::ComponentSetup::Input> inputs;
    laws::TestDocuments documents;
    std::vector<laws::TestTable> tables;
};

inline WrittenSample written_sample() {
    using Kind = laws::ColumnKind;
    const laws::Shape turn = {
        laws::Shape::Kind::layer, "turn", {{"kind", Kind::dictionary}, {"label_begin", Kind::int32}}};
    const laws::Shape mark = {
        laws::Shape::Kind::layer, "vendor.mark", {{"text", Kind::string}, {"weight", Kind::float64}}};
    const laws::Shape facts = {laws::Shape::Kind::table,
                               "facts",
                               {{"a", Kind::document},
                                {"count", Kind::int64},
                                {"share", Kind::float64},
                                {"value", Kind::decimal},
                                {"date", Kind::date},
                                {"note", Kind::string}}};
    const laws::Shape none = {laws::Shape::Kind::table, "none", {{"word", Kind::dictionary}}};

    WrittenSample sample;
    sample.inputs = {{turn}, {mark}, {facts}, {none}};
    laws::TestDocument& first = sample.documents.emplace_back();
    first.id = "a,b.txt";
    first.text = "Q: Caf\xC3\xA9?\nA: \"Yes\",\r\nshe said.";
    first.layers["turn"] = {{{3, 9}, {"question", std::int64_t{0}}}, {{13, 31}, {"named", std::int64_t{10}}}};
    first.layers["vendor.mark"] = {{{0, 1}, {"own\ttext", 0.1}}};
    laws::TestDocument& second = sample.documents.emplace_back();
    second.ordinal = 2;
    second.id = "c\"d.txt#1";
    second.text = "=1+1";
    second.layers["turn"] = {{{0, 4}, {"", std::int64_t{-2147483647 - 1}}}};
    sample.tables = {
        {facts,
         {{std::int64_t{0}, std::int64_t{-9223372036854775807 - 1}, 1.0 / 3, "-1200000.50", "2026-03",
           "plain"},
          {std::int64_t{2}, std::int64_t{9223372036854775807}, 1e-9, "", "", "=2+2"},
          {std::int64_t{0}, std::int64_t{0}, 100000.0, "0", "2026", std::string("\0\x01\\", 3)}}},
        {none, {}}};
    return sample;
}

/// The same sample in calls of every size has to give the same files.
inline std::vector<laws::Pieces> ways_to_call() { return {{1, 1}, {1, 2}, {2, 1}, {2, 3}}; }

}  // namespace rostra::test
