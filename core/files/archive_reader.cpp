// SPDX-License-Identifier: Apache-2.0
#include "files/archive_reader.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <clocale>
#include <cstdio>
#include <new>
#include <utility>

#include "files/libarchive.hpp"

namespace rostra::core {

namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10;

/// libarchive hands on names as the locale of the thread writes them; in "C" all but ASCII would be lost.
class Utf8Names {
public:
    Utf8Names()
        : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)),
          before_(locale_ == nullptr ? nullptr : ::uselocale(locale_)) {}
    ~Utf8Names() {
        if (locale_ == nullptr) return;
        ::uselocale(before_);
        ::freelocale(locale_);
    }
    Utf8Names(const Utf8Names&) = delete;
    Utf8Names& operator=(const Utf8Names&) = delete;

private:
    ::locale_t locale_;
    ::locale_t before_;
};

std::string text_or_empty(const char* text) { return text == nullptr ? std::string() : std::string(text); }

}  // namespace

struct ArchiveReader::State {
    const Libarchive& library;
    FileRange range;
    std::function<bool()> is_to_stop;
    bool compressed = false;
    std::uint64_t at = 0;  // from range.begin
    std::array<char, kBlock> block{};
    ::archive* archive = nullptr;

    explicit State(const Libarchive& functions) : library(functions) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (archive != nullptr) library.read_free(archive);
    }

    [[nodiscard]] Error error() const {
        const std::string why = text_or_empty(library.error_string(archive));
        return Error::failed(why.empty() ? "its bytes make no sense" : why);
    }

    static ::la_ssize_t read_block(::archive* archive, void* self, const void** bytes) {
        auto& state = *static_cast<State*>(self);
        if (state.is_to_stop()) {
            state.library.set_error(archive, EINTR, "interrupted");
            return -1;
        }
        const Result<std::size_t> got = read_at(state.range, state.at, state.block);
        if (!got) {
            state.library.set_error(archive, EIO, "%s", got.error().message.c_str());
            return -1;
        }
        state.at += *got;
        *bytes = state.block.data();
        return static_cast<::la_ssize_t>(*got);
    }
    static ::la_int64_t skip(::archive* /*archive*/, void* self, ::la_int64_t count) {
        auto& state = *static_cast<State*>(self);
        const std::uint64_t left = state.range.size - state.at;
        const std::uint64_t by = std::min(left, static_cast<std::uint64_t>(std::max<::la_int64_t>(count, 0)));
        state.at += by;
        return static_cast<::la_int64_t>(by);
    }
    static ::la_int64_t seek(::archive* /*archive*/, void* self, ::la_int64_t offset, int whence) {
        auto& state = *static_cast<State*>(self);
        const std::uint64_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? state.at : state.range.size;
        const ::la_int64_t to = static_cast<::la_int64_t>(from) + offset;
        state.at = std::min(state.range.size, static_cast<std::uint64_t>(std::max<::la_int64_t>(to, 0)));
        return static_cast<::la_int64_t>(state.at);
    }
};

ArchiveReader::ArchiveReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
ArchiveReader::ArchiveReader(ArchiveReader&&) noexcept = default;
ArchiveReader& ArchiveReader::operator=(ArchiveReader&&) noexcept = default;
ArchiveReader::~ArchiveReader() = default;

Result<ArchiveReader> ArchiveReader::open(const FileRange& range, Packing packing,
                                          std::function<bool()> is_to_stop) {
    const Utf8Names names;
    const Result<const Libarchive*> opened = Libarchive::get();
    if (!opened) return opened.error();
    const Libarchive& library = **opened;
    auto state = std::make_unique<State>(library);
    state->range = range;
    state->is_to_stop = std::move(is_to_stop);
    state->compressed = packing == Packing::compressed;
    ::archive* archive = library.read_new();
    if (archive == nullptr) throw std::bad_alloc();
    state->archive = archive;
    if (packing == Packing::zip) {
        library.support_zip(archive);
    } else {
        library.support_tar(archive);
    }
    if (packing == Packing::compressed) {
        library.support_raw(archive);
        library.support_empty(archive);
        library.support_gzip(archive);
        library.support_bzip2(archive);
        library.support_xz(archive);
        library.support_zstd(archive);
    }
    library.set_read_callback(archive, State::read_block);
    library.set_skip_callback(archive, State::skip);
    library.set_seek_callback(archive, State::seek);
    library.set_callback_data(archive, state.get());
    if (library.read_open(archive) < ARCHIVE_WARN) return state->error();
    return ArchiveReader(std::move(state));
}

Result<std::optional<ArchiveMember>> ArchiveReader::next() {
    const Utf8Names names;
    const Libarchive& library = state_->library;
    ::archive_entry* entry = nullptr;
    const int status = library.next_header(state_->archive, &entry);
    if (status == ARCHIVE_EOF) return std::optional<ArchiveMember>();
    // Trying again, as libarchive offers, would look for a member in what follows a damaged one, and lose that.
    if (status == ARCHIVE_RETRY || status < ARCHIVE_WARN) return state_->error();
    // What no filter knows comes through as it is; the last filter of a chain is the file itself.
    if (state_->compressed && library.filter_count(state_->archive) < 2)
        return Error::failed("its first bytes are damaged");
    ArchiveMember member;
    member.raw = library.format(state_->archive) == ARCHIVE_FORMAT_RAW;
    if (!member.raw) member.path = text_or_empty(library.entry_path(entry));
    const auto type = library.entry_type(entry);
    const char* hard = library.entry_hard_link(entry);
    const char* soft = library.entry_soft_link(entry);
    if (hard != nullptr || type == AE_IFLNK) {
        member.kind = ArchiveMember::Kind::link;
        member.target = text_or_empty(hard != nullptr ? hard : soft);
    } else if (type == AE_IFDIR) {
        member.kind = ArchiveMember::Kind::folder;
    } else if (type != AE_IFREG && type != 0) {
        member.kind = ArchiveMember::Kind::special;
    }
    member.encrypted = library.entry_is_encrypted(entry) == 1;
    return std::optional(std::move(member));
}

bool ArchiveReader::is_empty() const {
    return state_->library.format(state_->archive) == ARCHIVE_FORMAT_EMPTY;
}

Result<std::size_t> ArchiveReader::read(std::span<char> room) {
    const ::la_ssize_t got = state_->library.read_data(state_->archive, room.data(), room.size());
    if (got < 0) return state_->error();
    return static_cast<std::size_t>(got);
}

}  // namespace rostra::core
