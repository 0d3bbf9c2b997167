// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "files/bytes.hpp"
#include "files/content_hash.hpp"
#include "files/file_handle.hpp"

namespace rostra::core {

/// What became of a file: run.json lists these.
struct FileSummary {
    std::string name;  ///< below the run directory, always with '/'
    std::uint64_t bytes = 0;
    std::string xxh128;

    friend bool operator==(const FileSummary&, const FileSummary&) = default;
};

/// A new file, written from front to back through a large buffer and hashed on the way. One thread at a time.
/// Once a write has failed, every later call gives the same error. Left unclosed, what was buffered is not
/// written.
class OutputFile {
public:
    /// Makes or empties the file at `path`; its summary calls it `name`, messages `shown`.
    [[nodiscard]] static Result<OutputFile> create(const std::string& path, std::string name,
                                                   std::string shown);

    [[nodiscard]] Result<void> write(std::string_view bytes);
    /// The last call: what is left in the buffer is written.
    [[nodiscard]] Result<FileSummary> close();

private:
    OutputFile(FileHandle handle, std::string name, std::string shown);
    [[nodiscard]] Result<void> put(std::string_view bytes);
    [[nodiscard]] Error fail(int number);

    FileHandle handle_;
    std::string name_;
    std::string shown_;
    Bytes buffer_;
    std::size_t buffered_ = 0;
    std::uint64_t written_ = 0;
    ContentHash hash_;
    std::optional<Error> error_;
};

}  // namespace rostra::core
