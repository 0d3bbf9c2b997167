// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "engine/run_host.hpp"
#include "files/output_file.hpp"

namespace rostra::core {

/// A line of errors.jsonl without its line break:
/// {"document":…,"stage":…,"code":…,"message":…,"begin":…,"end":…}
[[nodiscard]] std::string to_json_line(const DocumentFailure& failure);

/// Collects what goes wrong with single documents while the run goes on. Thread-safe.
class SetAsides {
public:
    void add(DocumentFailure failure);
    void clear();
    [[nodiscard]] std::size_t size() const;
    /// All lines, by ordinal; those of one document in the order they were added.
    [[nodiscard]] Result<void> write(OutputFile& file) const;

private:
    mutable std::mutex mutex_;
    std::vector<DocumentFailure> failures_;
};

}  // namespace rostra::core
