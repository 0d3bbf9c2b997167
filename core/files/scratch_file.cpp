// SPDX-License-Identifier: Apache-2.0
#include "files/scratch_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <utility>

#include "base/wording.hpp"
#include "files/file_error.hpp"
#include "files/nameless_file.hpp"
#include "files/write_all.hpp"

namespace rostra::core {

namespace {

constexpr std::string_view kAction = "write scratch files in";

}  // namespace

struct ScratchFile::Shared {
    explicit Shared(Scratch& made_by) : scratch(made_by) {}
    Shared(const Shared&) = delete;
    Shared& operator=(const Shared&) = delete;
    ~Shared() {
        scratch.bytes_.fetch_sub(written.load());
        const std::scoped_lock lock(scratch.mutex_);
        for (const ScratchBlocks::Block block : blocks) scratch.blocks_.give_back(block);
    }

    /// Room for `size` bytes behind all others; where it begins.
    std::uint64_t reserve(std::uint64_t size) {
        const std::scoped_lock lock(mutex);
        const std::uint64_t offset = end;
        const std::uint64_t needed = (offset + size + ScratchBlocks::kSize - 1) / ScratchBlocks::kSize;
        if (needed > blocks.size()) {
            // What one block more could throw is thrown before the block is taken, so none is lost.
            blocks.reserve(std::max<std::size_t>(needed, 2 * blocks.size()));
            const std::scoped_lock all(scratch.mutex_);
            while (blocks.size() < needed) blocks.push_back(scratch.blocks_.take());
        }
        end = offset + size;
        return offset;
    }

    /// A stretch of the shared file.
    struct Extent {
        std::uint64_t begin = 0;
        std::uint64_t size = 0;
    };
    /// Where the bytes from `offset` on stand in the shared file, as far as blocks that follow each other go, and at most
    /// `size` of them.
    Extent extent(std::uint64_t offset, std::uint64_t size) const {
        const std::scoped_lock lock(mutex);
        std::size_t block = offset / ScratchBlocks::kSize;
        const std::uint64_t within = offset % ScratchBlocks::kSize;
        const std::uint64_t begin = blocks[block] * ScratchBlocks::kSize + within;
        std::uint64_t reach = ScratchBlocks::kSize - within;
        for (; reach < size && blocks[block + 1] == blocks[block] + 1; ++block) reach += ScratchBlocks::kSize;
        return {begin, std::min(reach, size)};
    }

    Scratch& scratch;
    mutable std::mutex mutex;  // guards `blocks` and `end`, never held while bytes are read or written
    std::vector<ScratchBlocks::Block> blocks;
    std::uint64_t end = 0;
    std::atomic<std::uint64_t> written = 0;
};

ScratchFile::ScratchFile(std::unique_ptr<Shared> shared) : shared_(std::move(shared)) {}
ScratchFile::ScratchFile(ScratchFile&&) noexcept = default;
ScratchFile& ScratchFile::operator=(ScratchFile&& other) noexcept {
    std::swap(shared_, other.shared_);
    return *this;
}
ScratchFile::~ScratchFile() = default;

Result<std::uint64_t> ScratchFile::append(std::string_view bytes) {
    // Each thread has a place of its own to write to, so none waits for another.
    const std::uint64_t offset = shared_->reserve(bytes.size());
    for (std::size_t done = 0; done < bytes.size();) {
        const Shared::Extent to = shared_->extent(offset + done, bytes.size() - done);
        const std::string_view piece = bytes.substr(done, to.size);
        if (const int number = write_all(shared_->scratch.handle_.get(), piece, to.begin); number != 0) {
            return file_error(kAction, shared_->scratch.folder(), number);
        }
        done += piece.size();
    }
    shared_->written.fetch_add(bytes.size());
    shared_->scratch.grew(bytes.size());
    return offset;
}

Result<void> ScratchFile::read(std::uint64_t offset, std::span<char> bytes) const {
    // Blocks that were used before hold what others wrote, so nothing is read that was not written here.
    if (const std::uint64_t end = size(); offset > end || bytes.size() > end - offset) {
        return Error::failed(fmt::format("a scratch file in {} ends at byte {}, before what was to be read",
                                         in_quotes(shared_->scratch.folder()), end));
    }
    while (!bytes.empty()) {
        const Shared::Extent from = shared_->extent(offset, bytes.size());
        const ssize_t got =
            ::pread(shared_->scratch.handle_.get(), bytes.data(), from.size, static_cast<off_t>(from.begin));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return file_error("read scratch files in", shared_->scratch.folder(), errno);
        if (got == 0) {
            return Error::failed(fmt::format("the scratch file in {} was cut at byte {} by someone else",
                                             in_quotes(shared_->scratch.folder()), from.begin));
        }
        bytes = bytes.subspan(static_cast<std::size_t>(got));
        offset += static_cast<std::uint64_t>(got);
    }
    return {};
}

std::uint64_t ScratchFile::size() const {
    const std::scoped_lock lock(shared_->mutex);
    return shared_->end;
}

Scratch::Scratch(std::string folder, FileHandle handle)
    : folder_(std::move(folder)), handle_(std::move(handle)) {}

Result<std::unique_ptr<Scratch>> Scratch::in(std::string folder) {
    FileHandle handle = open_nameless_file(folder);
    if (!handle) return file_error(kAction, folder, errno);
    return std::unique_ptr<Scratch>(new Scratch(std::move(folder), std::move(handle)));
}

ScratchFile Scratch::create() { return ScratchFile(std::make_unique<ScratchFile::Shared>(*this)); }

std::uint64_t Scratch::most_blocks_bytes() const {
    const std::scoped_lock lock(mutex_);
    return blocks_.most() * ScratchBlocks::kSize;
}

void Scratch::grew(std::uint64_t by) {
    const std::uint64_t now = bytes_.fetch_add(by) + by;
    std::uint64_t most = most_bytes_.load();
    while (most < now && !most_bytes_.compare_exchange_weak(most, now)) {
    }
}

}  // namespace rostra::core
