// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "files/file_handle.hpp"

namespace rostra::core {

/// Bytes held on disk for the length of a run. The file has no name, so it is gone with the process, however
/// that ends. Thread-safe: pieces are appended and read at the same time.
///
///     Result<std::uint64_t> at = file.append(piece);
///     …
///     Result<void> read = file.read(*at, buffer);
class ScratchFile {
public:
    ScratchFile(ScratchFile&&) noexcept;
    ScratchFile& operator=(ScratchFile&&) noexcept;
    ~ScratchFile();

    /// Writes `bytes` behind everything appended before; where they begin.
    [[nodiscard]] Result<std::uint64_t> append(std::string_view bytes);
    /// Fills `bytes` from `offset` on; past the end is an error.
    [[nodiscard]] Result<void> read(std::uint64_t offset, std::span<char> bytes) const;
    /// Bytes appended.
    [[nodiscard]] std::uint64_t size() const;

private:
    friend class Scratch;
    struct Shared;
    explicit ScratchFile(std::unique_ptr<Shared> shared);
    std::unique_ptr<Shared> shared_;
};

/// Makes scratch files in one folder, and counts what they hold. Thread-safe; outlives its files.
class Scratch {
public:
    /// Tries the folder by making a file there: what fails later should fail now.
    [[nodiscard]] static Result<std::unique_ptr<Scratch>> in(std::string folder);

    [[nodiscard]] Result<ScratchFile> create();
    /// Bytes in all files that are there now.
    [[nodiscard]] std::uint64_t bytes() const { return bytes_.load(std::memory_order_relaxed); }
    /// The most that there were at once.
    [[nodiscard]] std::uint64_t most_bytes() const { return most_bytes_.load(std::memory_order_relaxed); }
    [[nodiscard]] const std::string& folder() const { return folder_; }

private:
    friend class ScratchFile;
    explicit Scratch(std::string folder) : folder_(std::move(folder)) {}
    void grew(std::uint64_t by);

    std::string folder_;
    std::atomic<std::uint64_t> bytes_ = 0;
    std::atomic<std::uint64_t> most_bytes_ = 0;
};

}  // namespace rostra::core
