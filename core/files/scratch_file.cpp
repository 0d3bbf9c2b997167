// SPDX-License-Identifier: Apache-2.0
#include "files/scratch_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <utility>

#include "base/wording.hpp"
#include "files/file_error.hpp"
#include "files/write_all.hpp"

namespace rostra::core {

namespace {

constexpr std::string_view kAction = "write scratch files in";

/// A file without a name; where the file system cannot make one, a file whose name is taken away at once.
FileHandle open_nameless(const std::string& folder) {
    FileHandle handle(::open(folder.c_str(), O_RDWR | O_TMPFILE | O_CLOEXEC, 0600));
    if (handle || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)) return handle;
    std::string path = folder + "/rostra-XXXXXX";
    handle = FileHandle(::mkostemp(path.data(), O_CLOEXEC));
    if (handle) ::unlink(path.c_str());
    return handle;
}

}  // namespace

struct ScratchFile::Shared {
    Shared(Scratch& made_by, FileHandle opened) : scratch(made_by), handle(std::move(opened)) {}

    Scratch& scratch;
    FileHandle handle;
    std::atomic<std::uint64_t> end = 0;
    std::atomic<std::uint64_t> written = 0;
};

ScratchFile::ScratchFile(std::unique_ptr<Shared> shared) : shared_(std::move(shared)) {}
ScratchFile::ScratchFile(ScratchFile&&) noexcept = default;
ScratchFile& ScratchFile::operator=(ScratchFile&& other) noexcept {
    std::swap(shared_, other.shared_);
    return *this;
}
ScratchFile::~ScratchFile() {
    if (shared_) shared_->scratch.bytes_.fetch_sub(shared_->written.load());
}

Result<std::uint64_t> ScratchFile::append(std::string_view bytes) {
    // Each thread has a place of its own to write to, so none waits for another.
    const std::uint64_t offset = shared_->end.fetch_add(bytes.size());
    if (const int number = write_all(shared_->handle.get(), bytes, offset); number != 0) {
        return file_error(kAction, shared_->scratch.folder(), number);
    }
    shared_->written.fetch_add(bytes.size());
    shared_->scratch.grew(bytes.size());
    return offset;
}

Result<void> ScratchFile::read(std::uint64_t offset, std::span<char> bytes) const {
    while (!bytes.empty()) {
        const ssize_t got =
            ::pread(shared_->handle.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return file_error("read scratch files in", shared_->scratch.folder(), errno);
        if (got == 0) {
            return Error::failed(
                fmt::format("a scratch file in {} ends at byte {}, before what was to be read",
                            in_quotes(shared_->scratch.folder()), offset));
        }
        bytes = bytes.subspan(static_cast<std::size_t>(got));
        offset += static_cast<std::uint64_t>(got);
    }
    return {};
}

std::uint64_t ScratchFile::size() const { return shared_->end.load(); }

Result<std::unique_ptr<Scratch>> Scratch::in(std::string folder) {
    std::unique_ptr<Scratch> scratch(new Scratch(std::move(folder)));
    Result<ScratchFile> tried = scratch->create();
    if (!tried) return tried.error();
    return scratch;
}

Result<ScratchFile> Scratch::create() {
    FileHandle handle = open_nameless(folder_);
    if (!handle) return file_error(kAction, folder_, errno);
    return ScratchFile(std::make_unique<ScratchFile::Shared>(*this, std::move(handle)));
}

void Scratch::grew(std::uint64_t by) {
    const std::uint64_t now = bytes_.fetch_add(by) + by;
    std::uint64_t most = most_bytes_.load();
    while (most < now && !most_bytes_.compare_exchange_weak(most, now)) {
    }
}

}  // namespace rostra::core
