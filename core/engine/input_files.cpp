// SPDX-License-Identifier: Apache-2.0
#include "engine/input_files.hpp"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>

#include "engine/source_bytes.hpp"
#include "files/file_error.hpp"

namespace rostra::core {

std::shared_ptr<const FileHandle> InputFiles::find(std::size_t file) {
    const auto found =
        std::find_if(open_.begin(), open_.end(), [&](const auto& one) { return one.first == file; });
    if (found == open_.end()) return nullptr;
    open_.splice(open_.begin(), open_, found);
    return open_.front().second;
}

Result<std::shared_ptr<const FileHandle>> InputFiles::open(std::size_t file) {
    const SourceFile& source = files_[file];
    auto open_it = [&] { return FileHandle(::open(source.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)); };
    {
        const std::scoped_lock lock(mutex_);
        if (std::shared_ptr<const FileHandle> handle = find(file)) return handle;
    }
    // Without the lock, since a file on another machine takes its time to open.
    FileHandle opened = open_it();
    if (!opened && (errno == EMFILE || errno == ENFILE)) {
        {
            const std::scoped_lock lock(mutex_);
            open_.clear();  // those are held for speed alone
        }
        opened = open_it();
    }
    if (!opened) {
        const bool gone = errno == ENOENT || errno == ENOTDIR;
        return gone ? changed_error(source.id) : file_error("read", source.id, errno);
    }
    auto handle = std::make_shared<const FileHandle>(std::move(opened));
    const std::scoped_lock lock(mutex_);
    ++opened_;
    if (std::shared_ptr<const FileHandle> earlier = find(file)) return earlier;
    if (open_.size() == kOpen) open_.pop_back();
    open_.emplace_front(file, handle);
    return handle;
}

std::uint64_t InputFiles::opened() const {
    const std::scoped_lock lock(mutex_);
    return opened_;
}

void LostInputs::add(std::size_t file, Error why) {
    const std::scoped_lock lock(mutex_);
    files_.emplace(file, std::move(why));
}

std::optional<Error> LostInputs::why(std::size_t file) const {
    const std::scoped_lock lock(mutex_);
    const auto found = files_.find(file);
    return found == files_.end() ? std::nullopt : std::optional(found->second);
}

std::size_t LostInputs::size() const {
    const std::scoped_lock lock(mutex_);
    return files_.size();
}

}  // namespace rostra::core
