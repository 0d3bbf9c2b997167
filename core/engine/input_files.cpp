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
        const Error why = file_error("read", source.id, errno);
        return is_shortage(why) ? why : changed_error(source.id);
    }
    ++opened_;
    open_.emplace_front(file, std::make_shared<const FileHandle>(std::move(handle)));
    return open_.front().second;
}

std::uint64_t InputFiles::opened() const {
    const std::scoped_lock lock(mutex_);
    return opened_;
}

void ChangedInputs::add(std::size_t file) {
    const std::scoped_lock lock(mutex_);
    files_.insert(file);
}

bool ChangedInputs::contains(std::size_t file) const {
    const std::scoped_lock lock(mutex_);
    return files_.contains(file);
}

std::size_t ChangedInputs::size() const {
    const std::scoped_lock lock(mutex_);
    return files_.size();
}

}  // namespace rostra::core
