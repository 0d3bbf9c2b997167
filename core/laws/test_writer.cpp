// SPDX-License-Identifier: Apache-2.0
#include "laws/test_writer.hpp"

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <utility>

#include "laws/test_batch.hpp"

namespace rostra::laws {

namespace {

const TestTable& table_named(const std::vector<TestTable>& tables, const std::string& name) {
    const auto found = std::find_if(tables.begin(), tables.end(),
                                    [&](const TestTable& table) { return table.shape.name == name; });
    if (found == tables.end()) throw std::logic_error("no table is given that is called " + name);
    return *found;
}

}  // namespace

TestWriter::TestWriter(InMemoryHost& host, const LoadedModule& module, std::string_view component,
                       ComponentSetup setup)
    : TestComponent(host, module, component, core::ComponentKind::writer, std::move(setup)),
      writer_(reinterpret_cast<const rostra_writer&>(functions_)) {}

void* TestWriter::begin() {
    const HostCall call(host_, HostCall::Kind::writer, "begin");
    void* run = nullptr;
    const rostra_status status = writer_.begin(call.raw(), instance_, &run);
    if (status != ROSTRA_OK) host_.drop_files();
    require("begin", status);
    return run;
}

rostra_status TestWriter::end(void* run, bool commit) {
    const HostCall call(host_, HostCall::Kind::writer, "end");
    return writer_.end(call.raw(), instance_, run, commit ? 1 : 0);
}

std::map<std::string, std::string> TestWriter::run(std::span<const TestDocument> documents,
                                                   const std::vector<TestTable>& tables, Pieces pieces) {
    void* run = begin();
    try {
        write(run, documents, tables, pieces);
    } catch (...) {
        end(run, false);
        host_.drop_files();
        throw;
    }
    const rostra_status status = end(run, true);
    std::map<std::string, std::string> files = host_.take_files();
    require("end", status);
    return files;
}

std::int64_t TestWriter::abandon(std::span<const TestDocument> documents,
                                 const std::vector<TestTable>& tables) {
    void* run = begin();
    try {
        write(run, documents, tables, {});
    } catch (...) {
        end(run, false);
        host_.drop_files();
        throw;
    }
    const std::int64_t before = host_.file_bytes();
    end(run, false);
    const std::int64_t after = host_.file_bytes();
    host_.drop_files();
    return after - before;
}

void TestWriter::write(void* run, std::span<const TestDocument> documents,
                       const std::vector<TestTable>& tables, Pieces pieces) {
    for (std::size_t first = 0; first < documents.size(); first += pieces.documents) {
        const TestBatch batch(setup_,
                              documents.subspan(first, std::min(pieces.documents, documents.size() - first)));
        const HostCall call(host_, HostCall::Kind::writer, "documents");
        require("documents", writer_.documents(call.raw(), instance_, run, batch.raw()));
    }
    for (std::uint32_t input = 0; input < setup_.inputs.size(); ++input) {
        const Shape& shape = setup_.inputs[input].shape;
        if (!setup_.inputs[input].present || shape.kind == Shape::Kind::layer) continue;
        const TestTable& table = table_named(tables, shape.name);
        const std::vector<Cells> rows = selected(shape, table.shape, table.rows);
        for (std::size_t first = 0; first == 0 || first < rows.size(); first += pieces.rows) {
            const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(first);
            const auto size = static_cast<std::ptrdiff_t>(std::min(pieces.rows, rows.size() - first));
            const core::OwnedArray piece = table_array(shape, {begin, begin + size});
            const HostCall call(host_, HostCall::Kind::writer, "table");
            require("table", writer_.table(call.raw(), instance_, run, input, piece.get()));
        }
    }
}

}  // namespace rostra::laws
