// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "laws/test_component.hpp"

namespace rostra::laws {

/// How a run's documents and rows fall into calls.
struct Pieces {
    std::size_t documents = 1000;  ///< a batch
    std::size_t rows = 1000;       ///< a piece of a table
};

class TestWriter : public TestComponent {
public:
    TestWriter(InMemoryHost& host, const LoadedModule& module, std::string_view component,
               ComponentSetup setup);

    /// A whole run: the documents, each input table, and the end. The files it made, by name; the host's files are
    /// empty again.
    std::map<std::string, std::string> run(std::span<const TestDocument> documents,
                                           const std::vector<TestTable>& tables, Pieces pieces = {});

    /// The same, given up at the end. How many bytes it wrote after it was told so; the host's files are empty again.
    std::int64_t abandon(std::span<const TestDocument> documents, const std::vector<TestTable>& tables);

private:
    void* begin();
    void write(void* run, std::span<const TestDocument> documents, const std::vector<TestTable>& tables,
               Pieces pieces);
    rostra_status end(void* run, bool commit);

    const rostra_writer& writer_;
};

}  // namespace rostra::laws
