// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "files/output_file.hpp"

namespace rostra::core {

/// A document that could not be used, and why: a line of errors.jsonl.
struct SetAside {
    std::int64_t ordinal = 0;  ///< the document's place in the run; not written, but lines are ordered by it
    std::string document;      ///< id; of an input that yields no document, the input's
    std::string stage;         ///< where it failed: "read", "decode", the reader's or a stage's id
    std::string code;          ///< a word for programs: "unreadable", "bad-bytes", …
    std::string message;
    std::int64_t begin = 0;  ///< bytes of the document's text that it is about; begin = end = 0: all of it
    std::int64_t end = 0;
};

/// {"document":…,"stage":…,"code":…,"message":…,"begin":…,"end":…}, without a line break.
[[nodiscard]] std::string to_json_line(const SetAside& error);

/// Collects what goes wrong with single documents while the run goes on. Thread-safe.
class SetAsides {
public:
    void add(SetAside error);
    [[nodiscard]] std::size_t size() const;
    /// All lines, by ordinal; those of one document in the order they were added.
    [[nodiscard]] Result<void> write(OutputFile& file) const;

private:
    mutable std::mutex mutex_;
    std::vector<SetAside> errors_;
};

}  // namespace rostra::core
