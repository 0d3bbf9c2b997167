// SPDX-License-Identifier: Apache-2.0
#include "engine/input_files.hpp"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>

#include "engine/source_bytes.hpp"
#include "files/file_error.hpp"

namespace rostra::core {

Result<std::shared_ptr<const FileHandle>> InputFiles::open(std::size_t file) {
    const std::scoped_lock lock(mutex_);
    const auto found =
        std::find_if(open_.begin(), open_.end(), [&](const auto& one) { return one.first == file; });
    if (found != open_.end()) {
        open_.splice(open_.begin(), open_, found);
        return open_.front().second;
    }
    if (open_.size() == kOpen) open_.pop_back();
    const SourceFile& source = files_[file];
    FileHandle handle(::open(source.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!handle && (errno == EMFILE || errno == ENFILE) && !open_.empty()) {
        open_.clear();  // those are held for speed alone
        handle = FileHandle(::open(source.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    }
    if (!handle) {
        const bool gone = errno == ENOENT || errno == ENOTDIR;
        return gone ? changed_error(source.id) : file_error("read", source.id, errno);
    }
    ++opened_;
    open_.emplace_front(file, std::make_shared<const FileHandle>(std::move(handle)));
    return open_.front().second;
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
