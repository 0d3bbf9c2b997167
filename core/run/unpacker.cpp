// SPDX-License-Identifier: Apache-2.0
// Long because members, records and the archives among them are unpacked by one another in turn.
#include "run/unpacker.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <utility>

#include "base/byte_size.hpp"
#include "base/wording.hpp"
#include "files/content_hash.hpp"
#include "files/file_error.hpp"
#include "files/write_all.hpp"
#include "run/file_id.hpp"
#include "run/member_path.hpp"
#include "unicode/format_probe.hpp"

namespace rostra::core {

namespace {

constexpr std::size_t kBlock = std::size_t{256} << 10;
constexpr std::size_t kEnds = std::size_t{64} << 10;  // of a file, by which its format is told
constexpr std::array<std::string_view, 13> kExtensions = {
    "bz2", "gz", "tar", "tbz", "tbz2", "tgz", "txz", "tzst", "warc", "xz", "zip", "zst", "tar.zst"};

std::string in_lower_case(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

/// "talk.txt.gz" holds "talk.txt".
std::string without_packing(const std::string& name) {
    const std::string lower = in_lower_case(name);
    for (const std::string_view end : {".gz", ".bz2", ".xz", ".zst"}) {
        if (lower.ends_with(end)) return name.substr(0, name.size() - end.size());
    }
    return name;
}

/// A name that may be as long as a whole file, fit to be shown; two that differ still do.
std::string shown(const std::string& name) {
    constexpr std::size_t kMost = 200;
    if (name.size() <= kMost) return name;
    std::size_t size = kMost;
    while ((static_cast<unsigned char>(name[size]) & 0xC0U) == 0x80U) --size;
    return name.substr(0, size) + "~" + content_hash(name);
}

std::string too_long(std::size_t most) {
    return fmt::format("its name is longer than {} bytes; unpack the archive, and name the files in it",
                       most);
}

}  // namespace

Unpacker::Unpacker(FileHandle spool, UnpackLimits limits, const StopFlag& stop)
    : spool_(std::move(spool)),
      path_("/proc/self/fd/" + std::to_string(spool_.get())),
      limits_(limits),
      stop_(stop),
      block_(kBlock) {}

bool Unpacker::is_named_archive(std::string_view name) {
    const std::string lower = in_lower_case(name);
    return std::any_of(kExtensions.begin(), kExtensions.end(), [&](std::string_view extension) {
        return lower.ends_with("." + std::string(extension));
    });
}

Result<std::string_view> Unpacker::packing_of(const FileRange& range) {
    std::string ends(kEnds, '\0');
    Result<std::size_t> got = read_at(range, 0, ends);
    if (!got) return got.error();
    ends.resize(*got);
    if (range.size > kEnds) {
        std::string tail(kEnds, '\0');
        got = read_at(range, range.size - kEnds, tail);
        if (!got) return got.error();
        ends += tail.substr(0, *got);
    }
    const std::optional<FoundFormat> format = find_binary_format(ends);
    return format ? format->packing : std::string_view();
}

Result<bool> Unpacker::unpack(const SourceFile& file) {
    const FileHandle handle(::open(file.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!handle) {
        // The pass that reads it says what is wrong.
        const Error error = file_error("read", file.id, errno);
        return is_shortage(error) ? Result<bool>(error) : Result<bool>(false);
    }
    const ::off_t size = ::lseek(handle.get(), 0, SEEK_END);
    if (size <= 0) return false;
    const FileRange range{handle.get(), 0, static_cast<std::uint64_t>(size)};
    const Result<std::string_view> packing = packing_of(range);
    if (!packing || packing->empty()) return false;
    const std::size_t first = files_.size();
    outer_ = &file;
    given_ = 0;
    members_ = 0;
    over_.clear();
    left_out_.clear();
    addresses_.clear();
    truncated_ = {};
    if (Result<void> done = unpack_archive({range, file.id, file.id}, *packing, 1); !done)
        return done.error();
    if (stop_.is_set()) return Error::interrupted();
    part_pages_from_folders(first);
    if (is_over()) fail(file.id, over_);
    for (const auto& [what, of] : left_out_) {
        warnings_.push_back(fmt::format("{}: {} are left out ({}; the first is {})", in_quotes(file.id), what,
                                        of.first, in_quotes(of.second)));
    }
    if (truncated_.first > 0) {
        warnings_.push_back(fmt::format(
            "{}: of some pages the archive has only the beginning, which is read ({}; the first is {})",
            in_quotes(file.id), truncated_.first, in_quotes(truncated_.second)));
    }
    return true;
}

/// "https://a.example/b" and "https://a.example/b/c" are both pages, but no folder holds a file and a folder of one name.
void Unpacker::part_pages_from_folders(std::size_t first) {
    std::set<std::string> ids;
    for (std::size_t i = first; i < files_.size(); ++i) ids.insert(files_[i].id);
    for (std::size_t i = first; i < files_.size(); ++i) {
        SourceFile& page = files_[i];
        const auto& facts = page.packed->facts;
        const auto captured = std::find_if(facts.begin(), facts.end(),
                                           [](const auto& fact) { return fact.first == "captured"; });
        const auto next = ids.lower_bound(page.id + "/");
        if (captured == facts.end() || next == ids.end() || !next->starts_with(page.id + "/")) continue;
        PackedSource parted = *page.packed;
        if (parted.name.empty()) parted.name = page.id;
        page.id += "@" + captured->second;
        page.packed = std::make_shared<const PackedSource>(std::move(parted));
    }
}

std::vector<std::string> Unpacker::warnings() const { return warnings_; }

void Unpacker::fail(const std::string& id, std::string problem) {
    SourceFile file{id, path_, 0, outer_->input, outer_->passing};
    file.packed =
        std::make_shared<const PackedSource>(PackedSource{outer_->id, "", 0, std::move(problem), {}});
    files_.push_back(std::move(file));
}

void Unpacker::count(std::uint64_t bytes) {
    given_ += bytes;
    if (given_ <= limits_.ratio_from || given_ / limits_.ratio <= outer_->bytes) return;
    over_ = fmt::format(
        "is not unpacked any further: it gives more than {} bytes for each of its own, as archives do that "
        "are made to "
        "fill a disk; if it is none, unpack it and name the files in it",
        limits_.ratio);
}

void Unpacker::leave_out(const std::string& what, const std::string& example) {
    ++left_out_count_;
    auto& [count, first] = left_out_[what];
    if (count++ == 0) first = example;
}

Result<void> Unpacker::unpack_archive(const Content& archive, std::string_view packing, int depth) {
    if (depth > limits_.depth) {
        fail(archive.id,
             fmt::format("is an archive more than {} deep in others; unpack them first", limits_.depth));
        return {};
    }
    const std::size_t before = files_.size() + left_out_count_;
    if (Result<void> done = unpack_packed(archive, packing, depth); !done) return done;
    if (!is_over() && files_.size() + left_out_count_ == before) fail(archive.id, "holds no file");
    return {};
}

Result<void> Unpacker::unpack_packed(const Content& archive, std::string_view packing, int depth) {
    if (packing == "warc") {
        std::uint64_t at = 0;
        WarcReader reader([&](std::span<char> room) -> Result<std::size_t> {
            if (stop_.is_set()) return Error::interrupted();
            Result<std::size_t> got = read_at(archive.range, at, room);
            if (got) at += *got;
            return got;
        });
        return unpack_records(archive, reader, depth);
    }
    const Packing kind = packing == "zip"   ? Packing::zip
                         : packing == "tar" ? Packing::tar
                                            : Packing::compressed;
    Result<ArchiveReader> reader = ArchiveReader::open(archive.range, kind, [&] { return stop_.is_set(); });
    if (!reader) {
        fail(archive.id, "cannot be unpacked: " + reader.error().message);
        return {};
    }
    return unpack_members(archive, *reader, depth);
}

Result<void> Unpacker::unpack_members(const Content& archive, ArchiveReader& reader, int depth) {
    std::string last;
    while (!is_over()) {
        if (stop_.is_set()) return Error::interrupted();
        const Result<std::optional<ArchiveMember>> member = reader.next();
        if (!member) {
            fail(archive.id, last.empty()
                                 ? "cannot be unpacked: " + member.error().message
                                 : fmt::format("cannot be unpacked beyond {}: {}; what stands before is read",
                                               in_quotes(last), member.error().message));
            return {};
        }
        if (!*member && reader.is_empty()) {
            const FileRange nothing{archive.range.descriptor, 0, 0};
            return take({nothing, archive.id, without_packing(archive.name), archive.facts}, "", depth);
        }
        if (!*member) return {};
        if ((*member)->raw) return unpack_content(archive, reader, depth);
        if (++members_ > limits_.members) {
            over_ = fmt::format("holds more than {} files; what stands before is read", limits_.members);
            return {};
        }
        if (member_path((*member)->path).path.empty()) {
            if ((*member)->kind == ArchiveMember::Kind::folder) continue;
            const std::string where =
                last.empty() ? "the first file in it" : "a file in it, behind " + in_quotes(last) + ",";
            fail(archive.id, where + " has no name that can be read; unpack it, and name the files in it");
            continue;
        }
        last = shown(file_id((*member)->path));
        count((*member)->path.size() + (*member)->target.size());
        if (Result<void> done = unpack_member(archive, **member, reader, depth); !done) return done;
    }
    return {};
}

Result<void> Unpacker::unpack_member(const Content& archive, const ArchiveMember& member,
                                     ArchiveReader& reader, int depth) {
    const MemberPath path = member_path(member.path);
    const std::string id = archive.id + "/" + file_id(path.path);
    if (member.kind == ArchiveMember::Kind::folder) return {};
    if (path.hidden) {
        leave_out("hidden files", shown(file_id(path.path)));
        return {};
    }
    if (id.size() > limits_.name) {
        fail(shown(id), too_long(limits_.name));
    } else if (path.leads_out) {
        fail(id,
             fmt::format("its path in the archive, {}, leads out of it", in_quotes(file_id(member.path))));
    } else if (member.kind == ArchiveMember::Kind::link) {
        fail(id, fmt::format("is a link to {}, which is read where it stands, if it does; links in archives "
                             "are not followed",
                             in_quotes(shown(file_id(member.target)))));
    } else if (member.kind == ArchiveMember::Kind::special) {
        fail(id, "is a pipe or a device, not a file");
    } else if (member.encrypted) {
        fail(id, "is encrypted; unpack the archive with its password, and name the files in it");
    } else {
        Result<Unpacked> unpacked = spool([&](std::span<char> room) { return reader.read(room); });
        if (!unpacked) return unpacked.error();
        return take({unpacked->range, id, id}, std::move(unpacked->problem), depth);
    }
    return {};
}

/// Of a compressed file.
Result<void> Unpacker::unpack_content(const Content& archive, ArchiveReader& reader, int depth) {
    constexpr std::string_view kWarc = "WARC/";
    std::string ahead(kWarc.size(), '\0');
    std::size_t size = 0;
    while (size < ahead.size()) {
        const Result<std::size_t> got = reader.read(std::span(ahead).subspan(size));
        if (!got) {
            fail(archive.id, "cannot be unpacked: " + got.error().message);
            return {};
        }
        if (*got == 0) break;
        size += *got;
    }
    ahead.resize(size);
    const bool warc = ahead == kWarc;
    const Read read = [&](std::span<char> room) -> Result<std::size_t> {
        if (ahead.empty()) return reader.read(room);
        const std::size_t count = std::min(ahead.size(), room.size());
        std::copy_n(ahead.begin(), count, room.begin());
        ahead.erase(0, count);
        return count;
    };
    if (warc) {
        WarcReader records(read);
        return unpack_records(archive, records, depth);
    }
    Result<Unpacked> unpacked = spool(read);
    if (!unpacked) return unpacked.error();
    return take({unpacked->range, archive.id, without_packing(archive.name), archive.facts},
                std::move(unpacked->problem), depth);
}

Result<void> Unpacker::unpack_records(const Content& archive, WarcReader& reader, int depth) {
    std::string last;
    while (!is_over()) {
        if (stop_.is_set()) return Error::interrupted();
        const Result<std::optional<WarcRecord>> record = reader.next();
        if (!record) {
            fail(archive.id, last.empty()
                                 ? "cannot be read: " + record.error().message
                                 : fmt::format("cannot be read beyond {}: {}; what stands before is read",
                                               in_quotes(last), record.error().message));
            return {};
        }
        if (!*record) return {};
        const std::string& type = (*record)->type;
        // What was asked for, and what the crawl says of itself.
        if (type == "request" || type == "warcinfo" || type == "metadata") continue;
        if (type != "response" && type != "resource") {
            leave_out(type == "revisit" ? "records that repeat an earlier one"
                                        : "records other than answers of servers",
                      shown(file_id((*record)->uri)));
            continue;
        }
        if (++members_ > limits_.members) {
            over_ = fmt::format("holds more than {} pages; what stands before is read", limits_.members);
            return {};
        }
        last = shown(file_id((*record)->uri));
        count((*record)->uri.size() + (*record)->date.size());
        if (Result<void> done = unpack_record(archive, **record, reader, depth); !done) return done;
    }
    return {};
}

Result<void> Unpacker::unpack_record(const Content& archive, const WarcRecord& record, WarcReader& reader,
                                     int depth) {
    const std::string uri = file_id(record.uri);
    if (!is_web_address(record.uri)) {
        leave_out("records of addresses other than pages'", shown(uri));
        return {};
    }
    if (record.status < 200 || record.status > 299) {
        leave_out("answers without a page", fmt::format("{} (status {})", shown(uri), record.status));
        return {};
    }
    if (is_page_part(record.content_type)) {
        leave_out("pictures, sounds, scripts and styles", shown(uri));
        return {};
    }
    const MemberPath path = address_path(record.uri);
    if (path.path.empty()) {
        fail(archive.id,
             fmt::format("a record of it has no address that a document could be named by, but {}",
                         in_quotes(shown(uri))));
        return {};
    }
    std::string id = archive.id + "/" + file_id(path.path);
    if (std::max(id.size() + record.date.size(), uri.size()) > limits_.name) {
        fail(shown(id), too_long(limits_.name));
        return {};
    }
    // An address may have been asked for at several times.
    if (!addresses_.insert(id).second && !record.date.empty()) id += "@" + file_id(record.date);
    Result<Unpacked> unpacked = spool([&](std::span<char> room) { return reader.read(room); });
    if (!unpacked) return unpacked.error();
    if (unpacked->problem.empty() && !record.encoding.empty() && record.encoding != "identity") {
        if (record.encoding == "gzip" || record.encoding == "x-gzip") {
            unpacked = decompressed(unpacked->range);
            if (!unpacked) return unpacked.error();
        } else {
            unpacked->problem = fmt::format("is compressed by {}, which is not unpacked",
                                            in_quotes(shown(file_id(record.encoding))));
        }
    }
    if (record.truncated && truncated_.first++ == 0) truncated_.second = uri;
    Content content{unpacked->range, id, id, {{"url", uri}}};
    if (!record.date.empty()) content.facts.emplace_back("captured", file_id(record.date));
    return take(std::move(content), std::move(unpacked->problem), depth);
}

Result<Unpacker::Unpacked> Unpacker::decompressed(const FileRange& range) {
    const Result<std::string_view> packing = packing_of(range);
    if (!packing) return packing.error();
    // Some programs unpack what they keep and leave the header that says otherwise.
    if (*packing != "compressed") return Unpacked{range, ""};
    Result<ArchiveReader> reader =
        ArchiveReader::open(range, Packing::compressed, [&] { return stop_.is_set(); });
    if (!reader) return Unpacked{range, "cannot be unpacked: " + reader.error().message};
    const Result<std::optional<ArchiveMember>> member = reader->next();
    if (!member) return Unpacked{range, "cannot be unpacked: " + member.error().message};
    if (!*member) return Unpacked{{range.descriptor, range.begin, 0}, ""};
    return spool([&](std::span<char> room) { return reader->read(room); });
}

Result<void> Unpacker::take(Content content, std::string problem, int depth) {
    if (!problem.empty()) {
        fail(content.id, std::move(problem));
        return {};
    }
    if (is_over()) return {};
    if (is_named_archive(content.name)) {
        const Result<std::string_view> packing = packing_of(content.range);
        if (!packing) return packing.error();
        if (!packing->empty()) return unpack_archive(content, *packing, depth + 1);
    }
    SourceFile file{content.id, path_, content.range.size, outer_->input, outer_->passing};
    file.packed = std::make_shared<const PackedSource>(
        PackedSource{outer_->id, content.name == content.id ? std::string() : std::move(content.name),
                     content.range.begin, "", std::move(content.facts)});
    files_.push_back(std::move(file));
    return {};
}

/// Copies to the end of what is read; stops at a limit, which `over_` then names.
Result<Unpacker::Unpacked> Unpacker::spool(const Read& read) {
    const std::uint64_t begin = end_;
    while (true) {
        if (stop_.is_set()) return Error::interrupted();
        const Result<std::size_t> got = read(block_);
        const FileRange range{spool_.get(), begin, end_ - begin};
        if (!got) return Unpacked{range, "is damaged: " + got.error().message};
        if (*got == 0) return Unpacked{range, ""};
        if (end_ + *got > limits_.bytes) {
            over_ = fmt::format(
                "is not unpacked any further: more than {} would stand on the disk; raise `unpacked` in "
                "[run], or unpack it "
                "and name the files in it",
                format_byte_size(static_cast<std::int64_t>(limits_.bytes)));
            return Unpacked{range, ""};
        }
        count(*got);
        if (is_over()) return Unpacked{range, ""};
        const std::string_view bytes(block_.data(), *got);
        if (const int number = write_all(spool_.get(), bytes, end_); number != 0)
            return file_error("unpack", outer_->id, number);
        end_ += *got;
    }
}

}  // namespace rostra::core
