// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "files/file_handle.hpp"
#include "files/scratch_blocks.hpp"

namespace rostra::core {

/// Bytes held on disk for the length of a run, in blocks of the one file that a Scratch has. The blocks are used again
/// once this object is gone. Thread-safe: pieces are appended and read at the same time.
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

/// One file without a name in one folder, which all scratch files of a run share: a run of any size takes one
/// descriptor for what it spills. The file is gone with the process, however that ends. Counts what the scratch files
/// hold. Thread-safe; outlives its scratch files.
class Scratch {
public:
    /// Makes the file: what fails later should fail now.
    [[nodiscard]] static Result<std::unique_ptr<Scratch>> in(std::string folder);

    [[nodiscard]] ScratchFile create();
    /// Bytes in all files that are there now.
    [[nodiscard]] std::uint64_t bytes() const { return bytes_.load(std::memory_order_relaxed); }
    /// The most that there were at once.
    [[nodiscard]] std::uint64_t most_bytes() const { return most_bytes_.load(std::memory_order_relaxed); }
    /// Bytes of the file that were in use at once, whole blocks: what the run asked of the disk at most.
    [[nodiscard]] std::uint64_t most_blocks_bytes() const;
    [[nodiscard]] const std::string& folder() const { return folder_; }

private:
    friend class ScratchFile;
    Scratch(std::string folder, FileHandle handle);
    void grew(std::uint64_t by);

    std::string folder_;
    FileHandle handle_;
    mutable std::mutex mutex_;
    ScratchBlocks blocks_;  // guarded by mutex_
    std::atomic<std::uint64_t> bytes_ = 0;
    std::atomic<std::uint64_t> most_bytes_ = 0;
};

}  // namespace rostra::core
