// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "base/result.hpp"
#include "files/file_range.hpp"

namespace rostra::core {

/// What holds other files, or one made smaller.
enum class Packing : std::uint8_t {
    zip,
    compressed,  ///< gzip, bzip2, xz or zstd: one file, or a tar
    tar,
};

/// A file in an archive; of a compressed file, its content.
struct ArchiveMember {
    enum class Kind : std::uint8_t { file, folder, link, special };
    std::string path;  ///< as it stands there, whatever it says; "" where it cannot be read
    Kind kind = Kind::file;
    std::string target = {};  ///< of a link
    bool encrypted = false;
    bool raw = false;  ///< it is the content of a compressed file, and has no path
};

/// The members of an archive, one after another; the host's only user of libarchive. Nothing is written anywhere, no path of
/// an archive is opened, and of an archive only a ZIP's directory is held in memory.
///
///     Result<ArchiveReader> archive = ArchiveReader::open(range, Packing::zip, is_to_stop);
///     while (true) {
///         Result<std::optional<ArchiveMember>> member = archive->next();
///         …
///         Result<std::size_t> got = archive->read(room);  // until 0
///     }
class ArchiveReader {
public:
    /// The file stays open as long as the reader. Once `is_to_stop` says so, an error ends what is being read. The error says
    /// why these bytes are no such archive.
    [[nodiscard]] static Result<ArchiveReader> open(const FileRange& range, Packing packing,
                                                    std::function<bool()> is_to_stop);
    ArchiveReader(ArchiveReader&&) noexcept;
    ArchiveReader& operator=(ArchiveReader&&) noexcept;
    ~ArchiveReader();

    /// None: there are no more. After an error nothing more can be had of the archive.
    [[nodiscard]] Result<std::optional<ArchiveMember>> next();
    /// Whether it is a compressed file of no bytes, which has no member; once `next` was called.
    [[nodiscard]] bool is_empty() const;
    /// The next bytes of the member; 0: its end. The error, such as a wrong checksum, is about this member.
    [[nodiscard]] Result<std::size_t> read(std::span<char> room);

private:
    struct State;
    explicit ArchiveReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace rostra::core
