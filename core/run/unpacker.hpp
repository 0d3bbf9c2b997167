// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "engine/run_host.hpp"
#include "engine/stop_flag.hpp"
#include "files/archive_reader.hpp"
#include "files/file_handle.hpp"
#include "files/warc_reader.hpp"

namespace rostra::core {

/// How much archives may hold.
struct UnpackLimits {
    std::uint64_t bytes = std::uint64_t{64} << 30;        ///< of all archives together
    std::uint64_t ratio = 250;                            ///< bytes unpacked for each byte of an archive,
    std::uint64_t ratio_from = std::uint64_t{256} << 20;  ///< once it gave so many
    std::size_t members = 1'000'000;                      ///< of one archive
    int depth = 4;                                        ///< archives in one another
    std::size_t name = 4096;                              ///< bytes of a file's id
};

/// Unpacks archives into one file without a name, the files in them one behind another, so that each can be read again in
/// places as any input. What cannot be unpacked is told of the member or archive that it is about, and harms no other.
///
/// Ids are paths, as if the archive were a folder: "press.zip/2024/briefing.html". A compressed file keeps its id.
class Unpacker {
public:
    /// `spool` takes what is unpacked. `stop` outlives this object.
    Unpacker(FileHandle spool, UnpackLimits limits, const StopFlag& stop);

    /// Whether a name is one of archives: then the bytes decide.
    [[nodiscard]] static bool is_named_archive(std::string_view name);

    /// Unpacks the file where its bytes are an archive's; whether they are. The error is the machine's, or that the run is to stop.
    [[nodiscard]] Result<bool> unpack(const SourceFile& file);

    /// What was unpacked and what could not be, in the order in which it was found.
    [[nodiscard]] std::vector<SourceFile> take_files() { return std::move(files_); }
    /// What was left out, a sentence for each archive and reason.
    [[nodiscard]] std::vector<std::string> warnings() const;
    /// Open as long as what was unpacked is to be read.
    [[nodiscard]] FileHandle take_spool() { return std::move(spool_); }

private:
    /// Bytes, and what is known of the file that they are.
    struct Content {
        FileRange range;
        std::string id;
        std::string name;
        std::vector<std::pair<std::string, std::string>> facts = {};
    };
    /// What came of unpacking one member: where it stands, or what is wrong with it.
    struct Unpacked {
        FileRange range;
        std::string problem;
    };
    using Read = std::function<Result<std::size_t>(std::span<char>)>;

    [[nodiscard]] Result<std::string_view> packing_of(const FileRange& range);
    [[nodiscard]] Result<void> unpack_archive(const Content& archive, std::string_view packing, int depth);
    [[nodiscard]] Result<void> unpack_packed(const Content& archive, std::string_view packing, int depth);
    [[nodiscard]] Result<void> unpack_members(const Content& archive, ArchiveReader& reader, int depth);
    [[nodiscard]] Result<void> unpack_member(const Content& archive, const ArchiveMember& member,
                                             ArchiveReader& reader, int depth);
    [[nodiscard]] Result<void> unpack_content(const Content& archive, ArchiveReader& reader, int depth);
    [[nodiscard]] Result<void> unpack_records(const Content& archive, WarcReader& reader, int depth);
    [[nodiscard]] Result<void> unpack_record(const Content& archive, const WarcRecord& record,
                                             WarcReader& reader, int depth);
    [[nodiscard]] Result<Unpacked> decompressed(const FileRange& range);
    /// Takes up what was unpacked, or what is in it.
    [[nodiscard]] Result<void> take(Content content, std::string problem, int depth);
    [[nodiscard]] Result<Unpacked> spool(const Read& read);
    /// Gives pages from the file at `first` on that are folders of others the time in their ids.
    void part_pages_from_folders(std::size_t first);
    void fail(const std::string& id, std::string problem);
    void leave_out(const std::string& what, const std::string& example);
    /// Bytes that an archive gave, of contents or of names; past the limit, `over_` says so.
    void count(std::uint64_t bytes);
    [[nodiscard]] bool is_over() const { return !over_.empty(); }

    FileHandle spool_;
    std::string path_;
    std::uint64_t end_ = 0;  // of the spool
    const UnpackLimits limits_;
    const StopFlag& stop_;
    std::vector<char> block_;
    std::vector<SourceFile> files_;
    // Of the archive at hand, the outermost:
    const SourceFile* outer_ = nullptr;
    std::uint64_t given_ = 0;
    std::size_t members_ = 0;
    std::string over_;                                                     // which limit it broke
    std::map<std::string, std::pair<std::size_t, std::string>> left_out_;  // by what: how many, and the first
    std::size_t left_out_count_ = 0;
    std::set<std::string> addresses_;                // of web archives, as ids
    std::pair<std::size_t, std::string> truncated_;  // how many pages, and the first
    std::vector<std::string> warnings_;
};

}  // namespace rostra::core
