// SPDX-License-Identifier: Apache-2.0
#include "engine/source_bytes.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/wording.hpp"
#include "engine/guarded_map.hpp"
#include "files/bytes.hpp"
#include "files/file_error.hpp"
#include "files/file_handle.hpp"
#include "files/read_file.hpp"

namespace rostra::core {

namespace {

constexpr std::size_t kMapFrom = std::size_t{64} << 20;
constexpr std::size_t kLetGoFrom = std::size_t{1} << 20;  // below it, asking costs more than it gives
constexpr std::size_t kOwnPagesFrom = PagePool::kRegion / 2;
constexpr int kTimesToRead = 3;  // a file that is being written to, before it is given up

/// What tells that a file was written to.
struct FileStamp {
    ::off_t size = 0;
    ::timespec changed{};

    /// Nothing where the system does not say.
    static FileStamp of(int descriptor) {
        struct stat status {};
        if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return {};
        return {status.st_size, status.st_mtim};
    }
    friend bool operator==(const FileStamp& a, const FileStamp& b) {
        return a.size == b.size && a.changed.tv_sec == b.changed.tv_sec &&
               a.changed.tv_nsec == b.changed.tv_nsec;
    }
};

class ReadBytes : public SourceBytes {
public:
    ReadBytes(std::string_view bytes, std::shared_ptr<const TextPages> pages)
        : bytes_(bytes), pages_(std::move(pages)) {}
    [[nodiscard]] std::string_view view() const override { return bytes_; }
    [[nodiscard]] std::shared_ptr<const TextPages> pages() const override { return pages_; }

private:
    std::string_view bytes_;
    std::shared_ptr<const TextPages> pages_;
};

class MappedBytes : public SourceBytes {
public:
    MappedBytes(FileHandle file, FileStamp stamp, SourceRange part)
        : file_(std::move(file)),
          stamp_(stamp),
          map_(file_.get(), part.begin, static_cast<std::size_t>(part.size)) {}
    [[nodiscard]] bool is_there() const { return static_cast<bool>(map_); }
    [[nodiscard]] std::string_view view() const override { return map_.view(); }
    [[nodiscard]] std::shared_ptr<const TextPages> pages() const override { return nullptr; }
    void was_copied(std::string_view part) const override {
        if (part.size() >= kLetGoFrom) map_.let_go(part);
    }
    [[nodiscard]] bool cut() const override { return map_.cut(); }
    [[nodiscard]] bool changed() const override {
        return map_.cut() || !(FileStamp::of(file_.get()) == stamp_);
    }

private:
    FileHandle file_;
    FileStamp stamp_;
    GuardedMap map_;
};

FileHandle open_to_read(const std::string& path) {
    // Without O_NONBLOCK, opening a pipe would wait for someone to write to it.
    return FileHandle(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
}

/// Reads up to `size` bytes from `begin` on; how many there were, or -1.
ssize_t read_up_to(int descriptor, std::uint64_t begin, char* into, std::size_t size) {
    std::size_t done = 0;
    while (done < size) {
        const ssize_t got = ::pread(descriptor, into + done, size - done, static_cast<::off_t>(begin + done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return -1;
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    return static_cast<ssize_t>(done);
}

using Opened = Result<std::shared_ptr<const SourceBytes>>;

/// The file as it stood at one moment; nullptr where it cannot be read (errno), or was written to meanwhile (errno 0).
std::shared_ptr<const SourceBytes> read_still(int descriptor, FileStamp stamp, SourceRange part,
                                              const std::shared_ptr<TextPages>& pages) {
    const auto size = static_cast<std::size_t>(part.size);
    // One byte more than there should be shows whether it has grown since.
    const std::size_t more = part.begin + part.size == static_cast<std::uint64_t>(stamp.size) ? 1 : 0;
    char* room = pages->take(size + more);
    const ssize_t got = read_up_to(descriptor, part.begin, room, size + more);
    if (got < 0) return nullptr;
    errno = 0;
    if (got != static_cast<ssize_t>(size) || !(FileStamp::of(descriptor) == stamp)) return nullptr;
    return std::make_shared<ReadBytes>(std::string_view(room, size), pages);
}

/// What is no plain file with a size, and what cannot be opened: read_file says what it is.
Opened read_otherwise(const std::string& path, std::string_view shown, PagePool& pool) {
    Result<Bytes> bytes = read_file(path, shown);
    if (!bytes) return bytes.error();
    auto pages = std::make_shared<TextPages>(pool);
    const std::string_view kept = pages->keep(bytes->view());
    pages->seal();
    return std::shared_ptr<const SourceBytes>(std::make_shared<ReadBytes>(kept, std::move(pages)));
}

}  // namespace

Opened SourceBytes::open(const std::string& path, std::string_view shown,
                         const std::shared_ptr<TextPages>& pages, PagePool& pool,
                         std::optional<SourceRange> part) {
    if (part && part->size == 0)
        return std::shared_ptr<const SourceBytes>(std::make_shared<ReadBytes>("", pages));
    for (int time = 0; time < kTimesToRead; ++time) {
        FileHandle file = open_to_read(path);
        const FileStamp stamp = file ? FileStamp::of(file.get()) : FileStamp();
        if (stamp.size == 0) return read_otherwise(path, shown, pool);
        const SourceRange range = part.value_or(SourceRange{0, static_cast<std::uint64_t>(stamp.size)});
        const auto size = static_cast<std::size_t>(range.size);
        if (size >= kMapFrom) {
            auto mapped = std::make_shared<MappedBytes>(std::move(file), stamp, range);
            if (mapped->is_there()) return std::shared_ptr<const SourceBytes>(std::move(mapped));
            file = open_to_read(path);  // what cannot be mapped is read
            if (!file) return file_error("read", shown, errno);
        }
        const bool own = size > kOwnPagesFrom;
        const auto into = own ? std::make_shared<TextPages>(pool) : pages;
        std::shared_ptr<const SourceBytes> bytes = read_still(file.get(), stamp, range, into);
        if (bytes == nullptr && errno != 0) return file_error("read", shown, errno);
        if (own) into->seal();
        if (bytes != nullptr) return bytes;
    }
    return changed_error(shown);
}

Error changed_error(std::string_view shown) {
    Error error = Error::failed(in_quotes(shown) + " was changed while the run read it; run again");
    error.system = ESTALE;
    return error;
}

bool is_changed(const Error& error) { return error.system == ESTALE; }

}  // namespace rostra::core
