// SPDX-License-Identifier: Apache-2.0
#include "run/source_place_finder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

#include "base/near_name.hpp"
#include "base/wording.hpp"
#include "files/content_hash.hpp"
#include "files/read_file.hpp"
#include "run/file_id.hpp"
#include "run/result_name.hpp"
#include "run/run_record.hpp"
#include "run/source_lines.hpp"
#include "run/unpack_inputs.hpp"

namespace rostra::core {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLooksBinary = 4096;  // bytes in which a NUL tells that a file has no lines

std::string text_at(const Json& json, const char* key) {
    return json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : "";
}

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

bool cuts_character(std::string_view text, std::size_t at) {
    return at < text.size() && continues_character(text[at]);
}

LinePlace place_in(std::string_view text, std::size_t at) {
    if (text.substr(0, kLooksBinary).find('\0') != std::string_view::npos) return {};
    const std::string_view head = text.substr(0, at);
    const std::size_t line_begin = head.rfind('\n') == std::string_view::npos ? 0 : head.rfind('\n') + 1;
    const std::string_view line = head.substr(line_begin);
    const auto characters =
        std::count_if(line.begin(), line.end(), [](char c) { return !continues_character(c); });
    return {static_cast<std::uint64_t>(std::count(head.begin(), head.end(), '\n')) + 1,
            static_cast<std::uint64_t>(characters) + 1};
}

/// The record of a run, as far as it is needed here.
class RunFolder {
public:
    static Result<RunFolder> open(const std::string& path) {
        RunFolder folder;
        folder.path_ = path;
        std::error_code ignored;
        if (!std::filesystem::exists(path, ignored))
            return Error::usage(fmt::format("there is no folder {}", in_quotes(path)));
        const Result<Bytes> record = read_file(path + "/" + kRunRecord, path + "/" + kRunRecord);
        if (!record) {
            return Error::usage(fmt::format("{} is no run directory that is whole: {}", in_quotes(path),
                                            record.error().message));
        }
        folder.record_ = Json::parse(record->view(), nullptr, false);
        if (!folder.record_.is_object() || !folder.record_.contains("inputs") ||
            !folder.record_["inputs"].is_array())
            return Error::usage(
                fmt::format("{} is not the record of a run", in_quotes(path + "/" + kRunRecord)));
        return folder;
    }

    [[nodiscard]] const Json& record() const { return record_; }

    /// nullptr: the run had no such input.
    [[nodiscard]] const Json* input(std::string_view id) const {
        const Json& inputs = record_["inputs"];
        const auto found = std::find_if(inputs.begin(), inputs.end(),
                                        [&](const Json& input) { return text_at(input, "id") == id; });
        return found == inputs.end() ? nullptr : &*found;
    }

    [[nodiscard]] bool has(const std::string& name) const {
        std::error_code ignored;
        return std::filesystem::exists(path_ + "/" + name, ignored);
    }
    [[nodiscard]] Result<Bytes> read(const std::string& name) const {
        return read_file(path_ + "/" + name, path_ + "/" + name);
    }

    /// Why a document was set aside; "": it was not, as far as is known.
    [[nodiscard]] std::string why_set_aside(std::string_view document) const {
        const Result<Bytes> bytes = read("errors.jsonl");
        std::string_view lines = bytes ? bytes->view() : std::string_view();
        while (!lines.empty()) {
            const std::string_view line = lines.substr(0, lines.find('\n'));
            lines.remove_prefix(std::min(line.size() + 1, lines.size()));
            const Json failure = Json::parse(line, nullptr, false);
            if (failure.is_object() && text_at(failure, "document") == document)
                return text_at(failure, "message");
        }
        return "";
    }

    /// "; did you mean …" of the ids of inputs.
    [[nodiscard]] std::string near(const std::string& document) const {
        std::vector<std::string> ids;
        for (const Json& input : record_["inputs"]) ids.push_back(text_at(input, "id"));
        return did_you_mean(document, ids);
    }

private:
    std::string path_;
    Json record_;
};

/// The file of an input as it is now, or why it is of no use.
struct SourceFileNow {
    std::string path;
    std::string archive;  // its path, where the file is in one
    std::optional<Bytes> bytes;
    std::string problem;
};

SourceFileNow find_source(const RunFolder& run, const Json& input, const std::string& root) {
    const std::string id = text_at(input, "id");
    if (input.value("standard_input", false))
        return {"", "", std::nullopt, "it was read from standard input, and is kept nowhere"};
    std::string folder = root.empty() ? text_at(input, "root") : root;
    if (folder.empty()) folder = text_at(run.record(), "root");
    const std::string archive = text_at(input, "archive");
    const std::string& file = archive.empty() ? id : archive;
    // An id may stand for bytes that it cannot hold; see file_id().
    const std::string literal = path_of_id(folder + "/" + file, false);
    std::error_code ignored;
    SourceFileNow now;
    now.path = std::filesystem::exists(literal, ignored) ? literal : path_of_id(folder + "/" + file, true);
    if (!std::filesystem::exists(now.path, ignored)) {
        now.path = literal;
        now.problem = fmt::format("there is no file {} any more; --root says where the inputs are now",
                                  in_quotes(literal));
        return now;
    }
    if (!archive.empty()) now.archive = std::exchange(now.path, now.path + id.substr(archive.size()));
    Result<Bytes> bytes = archive.empty() ? read_file(now.path, now.path)
                                          : unpack_again(now.archive, archive, id,
                                                         std::filesystem::temp_directory_path().string());
    if (!bytes) {
        now.problem = bytes.error().message;
    } else if (content_hash(bytes->view()) != text_at(input, "xxh128")) {
        now.problem = fmt::format("{} was changed since the run, so its bytes are others now; run again",
                                  in_quotes(now.path));
    } else {
        now.bytes = *std::move(bytes);
    }
    return now;
}

/// What of a piece the words [begin, end) of the text were made of.
SourceStretch stretch_of(const SourcePiece& piece, std::int64_t begin, std::int64_t end,
                         std::string_view text, std::string_view source) {
    const auto part = [](std::string_view of, std::int64_t from, std::int64_t to) {
        return of.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
    };
    SourceStretch stretch{piece.source_begin, piece.source_end, {}, false};
    if (part(text, piece.begin, piece.end) == part(source, piece.source_begin, piece.source_end)) {
        stretch.exact = true;
        stretch.begin = piece.source_begin + std::max(begin - piece.begin, std::int64_t{0});
        stretch.end = piece.source_begin + std::min(end, piece.end) - piece.begin;
    }
    stretch.place = place_in(source, static_cast<std::size_t>(stretch.begin));
    return stretch;
}

std::vector<SourceStretch> stretches_of(const std::vector<SourcePiece>& pieces, std::int64_t begin,
                                        std::int64_t end, std::string_view text, std::string_view source) {
    std::vector<SourceStretch> stretches;
    for (const SourcePiece& piece : pieces) {
        const bool meets =
            begin == end ? piece.begin <= begin && begin < piece.end : piece.begin < end && begin < piece.end;
        if (!meets) continue;
        const SourceStretch stretch = stretch_of(piece, begin, end, text, source);
        const bool goes_on = !stretches.empty() && stretches.back().end == stretch.begin &&
                             stretches.back().exact == stretch.exact;
        if (goes_on) {
            stretches.back().end = stretch.end;
        } else {
            stretches.push_back(stretch);
        }
    }
    return stretches;
}

bool are_within(const std::vector<SourcePiece>& pieces, std::size_t text, std::size_t source) {
    return std::all_of(pieces.begin(), pieces.end(), [&](const SourcePiece& piece) {
        return 0 <= piece.begin && piece.begin <= piece.end && static_cast<std::size_t>(piece.end) <= text &&
               0 <= piece.source_begin && piece.source_begin <= piece.source_end &&
               static_cast<std::size_t>(piece.source_end) <= source;
    });
}

class PlaceFinder {
public:
    PlaceFinder(const PlaceRequest& request, const RunFolder& run) : request_(request), run_(run) {}

    Result<FoundPlace> find() {
        if (Result<void> known = find_sources_line(); !known) return known.error();
        const Json* input = run_.input(sources_.input);
        if (input == nullptr) return no_document();
        source_ = find_source(run_, *input, request_.root);
        if (Result<void> found = find_text(); !found) return found.error();
        if (Result<void> right = check_range(); !right) return right.error();
        return fill();
    }

private:
    Error no_document() const {
        const std::string why = run_.why_set_aside(request_.document);
        if (!why.empty()) {
            return Error::usage(fmt::format("{} was set aside, so there is no text of it: {}",
                                            in_quotes(request_.document), why));
        }
        return Error::usage(fmt::format("the run {} has no document {}{}", in_quotes(request_.run),
                                        in_quotes(request_.document), run_.near(request_.document)));
    }

    Result<void> find_sources_line() {
        sources_.input = request_.document;
        if (!run_.has(kSourcesName)) return {};
        const Result<Bytes> lines = run_.read(kSourcesName);
        if (!lines) return lines.error();
        Result<std::optional<DocumentSources>> found = find_sources(lines->view(), request_.document);
        if (!found) return found.error();
        if (*found) sources_ = **std::move(found);
        told_ = found->has_value();
        return {};
    }

    /// The document's text: what the run kept, or the part of the input that it is.
    Result<void> find_text() {
        const std::string name = text_name(request_.document);
        if (run_.has(name)) {
            Result<Bytes> kept = run_.read(name);
            if (!kept) return kept.error();
            kept_ = *std::move(kept);
            text_ = kept_.view();
        } else if (const std::string why = told_ ? "" : run_.why_set_aside(request_.document); !why.empty()) {
            return no_document();
        } else if (!source_.bytes) {
            return Error::failed("its words cannot be shown: " + source_.problem);
        } else {
            text_ = source_.bytes->view();
            if (told_ && !sources_.pieces.empty()) {
                const auto begin = static_cast<std::size_t>(sources_.pieces.front().source_begin);
                const auto end = static_cast<std::size_t>(sources_.pieces.back().source_end);
                if (begin > end || end > text_.size()) return damaged();
                text_ = text_.substr(begin, end - begin);
            }
        }
        const auto size = static_cast<std::int64_t>(text_.size());
        if (!told_) sources_.pieces = {{0, size, 0, size}};
        if (source_.bytes && !are_within(sources_.pieces, text_.size(), source_.bytes->view().size()))
            return damaged();
        return {};
    }

    Error damaged() const {
        return Error::failed(fmt::format("{} of {} does not fit its text; the run directory was changed",
                                         kSourcesName, in_quotes(request_.run)));
    }

    Result<void> check_range() const {
        const auto size = static_cast<std::int64_t>(text_.size());
        if (request_.begin < 0 || request_.begin > request_.end || request_.end > size) {
            return Error::usage(fmt::format("there is no place from {} to {} in {}, whose text has {} byte{}",
                                            request_.begin, request_.end, in_quotes(request_.document), size,
                                            size == 1 ? "" : "s"));
        }
        for (const std::int64_t at : {request_.begin, request_.end}) {
            if (cuts_character(text_, static_cast<std::size_t>(at)))
                return Error::usage(
                    fmt::format("byte {} of {} is inside a character", at, in_quotes(request_.document)));
        }
        return {};
    }

    FoundPlace fill() const {
        FoundPlace found;
        found.document = request_.document;
        found.begin = request_.begin;
        found.end = request_.end;
        found.input = sources_.input;
        found.file = source_.path;
        found.archive = source_.archive;
        found.problem = source_.problem;
        const auto begin = static_cast<std::size_t>(request_.begin);
        const auto end = static_cast<std::size_t>(request_.end);
        found.place = place_in(text_, begin);
        const std::string_view head = text_.substr(0, begin);
        const std::string_view tail = text_.substr(end);
        const std::size_t line_begin = head.rfind('\n') == std::string_view::npos ? 0 : head.rfind('\n') + 1;
        found.before = head.substr(line_begin);
        found.words = text_.substr(begin, end - begin);
        found.after = tail.substr(0, tail.find('\n'));
        if (source_.bytes) {
            found.stretches =
                stretches_of(sources_.pieces, request_.begin, request_.end, text_, source_.bytes->view());
        }
        if (found.problem.empty() && found.stretches.empty()) {
            found.problem = request_.begin == request_.end && text_.empty()
                                ? "the document is empty"
                                : "its reader made these words of no bytes that it names";
        }
        return found;
    }

    const PlaceRequest& request_;
    const RunFolder& run_;
    DocumentSources sources_;
    bool told_ = false;  // by sources.jsonl
    SourceFileNow source_;
    Bytes kept_;
    std::string_view text_;
};

}  // namespace

Result<FoundPlace> find_place(const PlaceRequest& request) {
    const Result<RunFolder> run = RunFolder::open(request.run);
    if (!run) return run.error();
    return PlaceFinder(request, *run).find();
}

}  // namespace rostra::core
