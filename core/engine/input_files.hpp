// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "engine/run_host.hpp"
#include "files/file_handle.hpp"

namespace rostra::core {

/// The run's input files, opened to be read again in places. The last few that were asked for stay open, so documents
/// that stand in one file do not open it one by one; how many there are in the run changes nothing about how many
/// descriptors are held. Thread-safe.
class InputFiles {
public:
    /// `files` outlives this object.
    explicit InputFiles(const std::vector<SourceFile>& files) : files_(files) {}

    /// The file by its index, open for reading. The error is the machine's (is_shortage), or the file's: the run has read it
    /// before, so one that is gone was changed.
    [[nodiscard]] Result<std::shared_ptr<const FileHandle>> open(std::size_t file);

    [[nodiscard]] const SourceFile& file(std::size_t index) const { return files_[index]; }
    /// How often a file was opened.
    [[nodiscard]] std::uint64_t opened() const;

private:
    static constexpr std::size_t kOpen = 16;

    [[nodiscard]] std::shared_ptr<const FileHandle> find(std::size_t file);  // under the lock

    const std::vector<SourceFile>& files_;
    mutable std::mutex mutex_;
    std::list<std::pair<std::size_t, std::shared_ptr<const FileHandle>>>
        open_;  // the last one asked for first
    std::uint64_t opened_ = 0;
};

/// The inputs that could not be read again as they were, changed ones above all, and why: set aside, each as a whole, when
/// the run starts over. What was read of such a file before may not be what the file says now, for any of its documents.
/// Thread-safe.
class LostInputs {
public:
    void add(std::size_t file, Error why);
    /// None: the file is none of them.
    [[nodiscard]] std::optional<Error> why(std::size_t file) const;
    [[nodiscard]] std::size_t size() const;

private:
    mutable std::mutex mutex_;
    std::map<std::size_t, Error> files_;
};

}  // namespace rostra::core
