// SPDX-License-Identifier: Apache-2.0
#include "files/warc_reader.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <string_view>
#include <utility>

namespace rostra::core {

namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10;
constexpr std::uint64_t kMostOfHead = std::uint64_t{1} << 20;  // bytes of all lines before a content

Error cut_off() { return Error::failed("it is cut off within a record"); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string in_lower_case(std::string_view text) {
    std::string small(text);
    std::transform(small.begin(), small.end(), small.begin(), lower);
    return small;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// "Content-Length: 12": the value, where the line has that name.
std::optional<std::string_view> field(std::string_view line, std::string_view name) {
    if (line.size() <= name.size() || line[name.size()] != ':') return std::nullopt;
    if (in_lower_case(line.substr(0, name.size())) != name) return std::nullopt;
    return trimmed(line.substr(name.size() + 1));
}

std::optional<std::uint64_t> number(std::string_view digits, int base) {
    std::uint64_t value = 0;
    const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    if (digits.empty() || wrong != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

/// "text/html; charset=utf-8" is "text/html".
std::string media_type(std::string_view value) {
    return in_lower_case(trimmed(value.substr(0, value.find(';'))));
}

}  // namespace

Result<bool> WarcReader::more() {
    if (at_ < block_.size()) return true;
    block_.resize(kBlock);
    at_ = 0;
    const Result<std::size_t> got = fill_(block_);
    block_.resize(got ? *got : 0);
    if (!got) return got.error();
    return !block_.empty();
}

/// Up to a line break, without it; none at the end of all bytes. `most`: how long it may be.
Result<std::optional<std::string>> WarcReader::line(std::uint64_t most) {
    std::string line;
    while (true) {
        const Result<bool> there = more();
        if (!there) return there.error();
        if (!*there) return line.empty() ? std::optional<std::string>() : std::optional(std::move(line));
        const std::string_view rest = std::string_view(block_).substr(at_);
        const std::size_t end = rest.find('\n');
        const std::string_view part = rest.substr(0, end);
        if (line.size() + part.size() >= most) return Error::failed("a line of it is too long");
        line += part;
        at_ += part.size() + (end == std::string_view::npos ? 0 : 1);
        if (end == std::string_view::npos) continue;
        if (line.ends_with('\r')) line.pop_back();
        return std::optional(std::move(line));
    }
}

Result<std::optional<WarcRecord>> WarcReader::next() {
    while (left_ > 0) {
        const Result<bool> there = more();
        if (!there) return there.error();
        if (!*there) return cut_off();
        const std::uint64_t by = std::min<std::uint64_t>(left_, block_.size() - at_);
        at_ += static_cast<std::size_t>(by);
        left_ -= by;
    }
    chunks_ = Chunks::none;
    chunk_left_ = 0;
    ahead_.clear();
    std::optional<std::string> text;
    do {
        Result<std::optional<std::string>> read = line(kMostOfHead);
        if (!read) return read.error();
        if (!*read) return std::optional<WarcRecord>();
        text = *std::move(read);
    } while (text->empty());
    if (!text->starts_with("WARC/")) return Error::failed("no record begins where one should");
    WarcRecord record;
    std::optional<std::uint64_t> length;
    for (std::uint64_t head = 0; !text->empty(); head += text->size()) {
        if (head > kMostOfHead) return Error::failed("a record has too many lines before its content");
        if (const auto value = field(*text, "warc-type")) record.type = in_lower_case(*value);
        if (const auto value = field(*text, "warc-target-uri")) record.uri = *value;
        if (const auto value = field(*text, "warc-date")) record.date = *value;
        if (field(*text, "warc-truncated")) record.truncated = true;
        if (const auto value = field(*text, "content-type")) record.content_type = media_type(*value);
        if (const auto value = field(*text, "content-length")) length = number(*value, 10);
        Result<std::optional<std::string>> read = line(kMostOfHead);
        if (!read) return read.error();
        if (!*read) return cut_off();
        text = *std::move(read);
    }
    if (!length) return Error::failed("a record does not say how long it is");
    // WARC 1.0 has addresses between angle brackets, as some programs write them.
    if (record.uri.starts_with('<') && record.uri.ends_with('>'))
        record.uri = record.uri.substr(1, record.uri.size() - 2);
    left_ = *length;
    if (record.type == "response" && record.content_type == "application/http") {
        if (Result<void> read = read_http_head(record); !read) return read.error();
    }
    return std::optional(std::move(record));
}

/// A line of what the record holds; none: it is over.
Result<std::optional<std::string>> WarcReader::content_line() {
    std::string text;
    while (left_ > 0) {
        const Result<bool> there = more();
        if (!there) return there.error();
        if (!*there) return cut_off();
        const std::string_view rest = std::string_view(block_).substr(at_).substr(
            0, static_cast<std::size_t>(std::min<std::uint64_t>(left_, block_.size())));
        const std::size_t end = rest.find('\n');
        const std::size_t size = end == std::string_view::npos ? rest.size() : end + 1;
        text += rest.substr(0, size);
        at_ += size;
        left_ -= size;
        if (text.size() > kMostOfHead) return Error::failed("a line of it is too long");
        if (end != std::string_view::npos) return std::optional(std::move(text));
    }
    return text.empty() ? std::optional<std::string>() : std::optional(std::move(text));
}

Result<void> WarcReader::read_http_head(WarcRecord& record) {
    record.content_type.clear();
    for (bool first = true; true; first = false) {
        Result<std::optional<std::string>> read = content_line();
        if (!read) return read.error();
        if (!*read) return {};
        std::string_view text = **read;
        while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
        if (text.empty()) return {};
        if (first) {
            const std::string_view after = text.substr(std::min(text.find(' '), text.size()));
            record.status = static_cast<int>(number(trimmed(after).substr(0, 3), 10).value_or(0));
        }
        if (const auto value = field(text, "content-type")) record.content_type = media_type(*value);
        if (const auto value = field(text, "content-encoding")) record.encoding = in_lower_case(*value);
        if (const auto value = field(text, "transfer-encoding")) {
            if (in_lower_case(*value) == "chunked") chunks_ = Chunks::first;
        }
    }
}

Result<std::size_t> WarcReader::take(std::span<char> room, std::uint64_t most) {
    const Result<bool> there = more();
    if (!there) return there.error();
    if (!*there) return cut_off();
    const std::size_t size =
        std::min({static_cast<std::size_t>(std::min<std::uint64_t>(most, room.size())), block_.size() - at_});
    std::memcpy(room.data(), block_.data() + at_, size);
    at_ += size;
    left_ -= size;
    return size;
}

/// Reads "1a2b\r\n". Programs that take the marks out leave the header that speaks of them: what has no mark where the first
/// should be is content.
Result<void> WarcReader::begin_chunk() {
    const bool first = chunks_ == Chunks::first;
    Result<std::optional<std::string>> read = content_line();
    if (!read) return read.error();
    if (!first && *read && (**read == "\r\n" || **read == "\n")) {
        read = content_line();
        if (!read) return read.error();
    }
    chunks_ = Chunks::over;
    if (!*read) return {};
    std::string_view text = **read;
    while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
    const std::optional<std::uint64_t> size = number(trimmed(text.substr(0, text.find(';'))), 16);
    if (first && !size) {
        ahead_ = std::move(**read);
        chunks_ = Chunks::none;
    } else if (!size || *size > left_) {
        return Error::failed("its chunks are damaged");
    } else if (*size > 0) {
        chunk_left_ = *size;
        chunks_ = Chunks::next;
    }
    return {};
}

Result<std::size_t> WarcReader::read(std::span<char> room) {
    if (chunks_ == Chunks::first || (chunks_ == Chunks::next && chunk_left_ == 0)) {
        if (Result<void> begun = begin_chunk(); !begun) return begun.error();
    }
    if (!ahead_.empty()) {
        const std::size_t size = std::min(ahead_.size(), room.size());
        std::memcpy(room.data(), ahead_.data(), size);
        ahead_.erase(0, size);
        return size;
    }
    if (chunks_ == Chunks::over || left_ == 0) return std::size_t{0};
    if (chunks_ == Chunks::none) return take(room, left_);
    Result<std::size_t> got = take(room, std::min(left_, chunk_left_));
    if (got) chunk_left_ -= *got;
    return got;
}

}  // namespace rostra::core
