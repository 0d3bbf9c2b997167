// SPDX-License-Identifier: Apache-2.0
#include "files/output_file.hpp"

#include <fcntl.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/assert.hpp"
#include "files/file_error.hpp"
#include "files/write_all.hpp"

namespace rostra::core {

namespace {

constexpr std::size_t kBuffer = std::size_t{256} << 10;

}  // namespace

Result<OutputFile> OutputFile::create(const std::string& path, std::string name, std::string shown) {
    FileHandle handle(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (!handle) return file_error("write", shown, errno);
    return OutputFile(std::move(handle), std::move(name), std::move(shown));
}

OutputFile::OutputFile(FileHandle handle, std::string name, std::string shown)
    : handle_(std::move(handle)), name_(std::move(name)), shown_(std::move(shown)), buffer_(kBuffer) {}

Result<void> OutputFile::write(std::string_view bytes) {
    ROSTRA_ASSERT(handle_);
    if (error_) return *error_;
    if (bytes.size() < buffer_.size() - buffered_) {
        std::memcpy(buffer_.data() + buffered_, bytes.data(), bytes.size());
        buffered_ += bytes.size();
        return {};
    }
    Result<void> flushed = put(buffer_.view().substr(0, std::exchange(buffered_, 0)));
    if (!flushed) return flushed;
    if (bytes.size() < buffer_.size()) return write(bytes);
    return put(bytes);
}

Result<FileSummary> OutputFile::close() {
    ROSTRA_ASSERT(handle_);
    if (error_) return *error_;
    Result<void> flushed = put(buffer_.view().substr(0, std::exchange(buffered_, 0)));
    if (!flushed) return flushed.error();
    if (const int number = handle_.reset(); number != 0) return fail(number);
    return FileSummary{name_, written_, hash_.hex()};
}

Result<void> OutputFile::put(std::string_view bytes) {
    if (const int number = write_all(handle_.get(), bytes); number != 0) return fail(number);
    hash_.update(bytes);
    written_ += bytes.size();
    return {};
}

Error OutputFile::fail(int number) {
    error_ = file_error("write", shown_, number);
    return *error_;
}

}  // namespace rostra::core
