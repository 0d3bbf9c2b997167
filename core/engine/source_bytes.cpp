// SPDX-License-Identifier: Apache-2.0
#include "engine/source_bytes.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <utility>

#include "files/bytes.hpp"
#include "files/file_handle.hpp"
#include "files/read_file.hpp"

namespace rostra::core {

namespace {

constexpr std::size_t kMapFrom = std::size_t{64} << 20;

class ReadBytes : public SourceBytes {
public:
    explicit ReadBytes(Bytes bytes) : bytes_(std::move(bytes)) {}
    [[nodiscard]] std::string_view view() const override { return bytes_.view(); }

private:
    Bytes bytes_;
};

class OwnBytes : public SourceBytes {
public:
    explicit OwnBytes(std::string bytes) : bytes_(std::move(bytes)) {}
    [[nodiscard]] std::string_view view() const override { return bytes_; }

private:
    std::string bytes_;
};

class MappedBytes : public SourceBytes {
public:
    MappedBytes(void* data, std::size_t size) : data_(data), size_(size) {}
    ~MappedBytes() override { ::munmap(data_, size_); }
    MappedBytes(const MappedBytes&) = delete;
    MappedBytes& operator=(const MappedBytes&) = delete;
    [[nodiscard]] std::string_view view() const override { return {static_cast<const char*>(data_), size_}; }

private:
    void* data_;
    std::size_t size_;
};

/// nullptr where the file is small, special or cannot be mapped: it is read then, which also says what is wrong.
std::shared_ptr<const SourceBytes> map_large(const std::string& path) {
    const FileHandle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (!file || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return nullptr;
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size < kMapFrom) return nullptr;
    void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
    if (data == MAP_FAILED) return nullptr;
    ::madvise(data, size, MADV_SEQUENTIAL);
    return std::make_shared<MappedBytes>(data, size);
}

}  // namespace

std::shared_ptr<const SourceBytes> SourceBytes::own(std::string bytes) {
    return std::make_shared<OwnBytes>(std::move(bytes));
}

Result<std::shared_ptr<const SourceBytes>> SourceBytes::open(const std::string& path,
                                                             std::string_view shown) {
    if (std::shared_ptr<const SourceBytes> mapped = map_large(path)) return mapped;
    Result<Bytes> bytes = read_file(path, shown);
    if (!bytes) return bytes.error();
    return std::shared_ptr<const SourceBytes>(std::make_shared<ReadBytes>(*std::move(bytes)));
}

}  // namespace rostra::core
