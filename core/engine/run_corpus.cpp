// SPDX-License-Identifier: Apache-2.0
#include "engine/run_corpus.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <span>
#include <utility>

#include "engine/source_bytes.hpp"
#include "files/file_error.hpp"

namespace rostra::core {

namespace {

/// Fills `bytes` from `offset` of a file on; what is wrong where that cannot be done.
std::optional<Error> read_fully(const std::string& shown, int descriptor, std::uint64_t offset,
                                std::span<char> bytes) {
    while (!bytes.empty()) {
        const ssize_t got = ::pread(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return file_error("read", shown, errno);
        if (got == 0) return changed_error(shown);
        bytes = bytes.subspan(static_cast<std::size_t>(got));
        offset += static_cast<std::uint64_t>(got);
    }
    return std::nullopt;
}

}  // namespace

Corpus::Corpus(const std::vector<SourceFile>& files, Scratch& scratch, LostInputs& lost,
               std::vector<DecodeOptions> decoding)
    : inputs_(files), scratch_(scratch), lost_(lost), decoding_(std::move(decoding)), names_{""} {}

void Corpus::count(Entry& entry, const DocumentInFlight& document) {
    std::transform(document.counts.begin(), document.counts.end(), entry.counts.begin(),
                   [](std::int64_t rows) { return static_cast<std::int32_t>(rows); });
}

void Corpus::learn(Entry& entry, const std::vector<std::pair<std::string, std::string>>& facts) {
    auto put = [this](std::string_view& at, const std::string& value) {
        if (at != value) at = strings_.keep(value);
    };
    for (const auto& [name, value] : facts) {
        if (name == "title") put(entry.title, value);
        if (name == "date") put(entry.date, value);
    }
}

std::uint32_t Corpus::name(std::string_view name) {
    auto at = std::find(names_.begin(), names_.end(), name);
    if (at == names_.end()) at = names_.insert(names_.end(), std::string(name));
    return static_cast<std::uint32_t>(at - names_.begin());
}

Result<void> Corpus::add(const DocumentInFlight& document) {
    Entry entry;
    // A file that is one document has its name already.
    const std::string& file = inputs_.file(document.file).id;
    entry.id = document.id == file ? std::string_view(file) : strings_.keep(document.id);
    entry.hash = document.hash;
    entry.file = static_cast<std::uint32_t>(document.file);
    entry.begin = static_cast<std::uint64_t>(document.source_begin);
    entry.source_bytes = document.bytes.size();
    entry.text_bytes = static_cast<std::int32_t>(document.text.size());
    count(entry, document);
    entry.language = name(document.language);
    entry.encoding = name(document.encoding);
    entry.in_scratch = document.source_begin < 0;
    learn(entry, document.facts);
    if (entry.in_scratch) {
        if (texts_ == nullptr) texts_ = std::make_unique<ScratchFile>(scratch_.create());
        const Result<std::uint64_t> at = texts_->append(document.text);
        if (!at) return at.error();
        entry.begin = *at;
    }
    entries_.resize(static_cast<std::size_t>(document.ordinal));
    entries_.push_back(entry);
    return {};
}

void Corpus::update(const DocumentInFlight& document) {
    Entry& entry = entries_[static_cast<std::size_t>(document.ordinal)];
    count(entry, document);
    learn(entry, document.facts);
}

const Corpus::Entry* Corpus::find(std::int64_t ordinal) const {
    if (ordinal < 0 || ordinal >= size()) return nullptr;
    const Entry& entry = entries_[static_cast<std::size_t>(ordinal)];
    return entry.text_bytes == Entry::kSetAside ? nullptr : &entry;
}

bool Corpus::is_lost(std::int64_t ordinal) const {
    const Entry* entry = find(ordinal);
    return entry != nullptr && lost_.why(entry->file).has_value();
}

/// The input of a document is not what it was, or cannot be read any more; unless it is the machine that is at fault.
Error Corpus::lose(const Entry& entry, Error why) const {
    if (!is_shortage(why)) lost_.add(entry.file, why);
    return why;
}

Result<std::string_view> Corpus::Reader::text(std::int64_t ordinal,
                                              const std::function<char*(std::size_t)>& room,
                                              std::string& converted) {
    const Entry* entry = corpus_.find(ordinal);
    if (entry == nullptr) return Error::failed("document " + std::to_string(ordinal) + " was set aside");
    if (entry->in_scratch) {
        const auto size = static_cast<std::size_t>(entry->text_bytes);
        const std::span<char> into(room(size), size);
        if (Result<void> read = corpus_.texts_->read(entry->begin, into); !read) return read.error();
        return std::string_view(into.data(), size);
    }
    if (handle_ == nullptr || file_ != entry->file) {
        Result<std::shared_ptr<const FileHandle>> opened = corpus_.inputs_.open(entry->file);
        if (!opened) return corpus_.lose(*entry, opened.error());
        handle_ = *std::move(opened);
        file_ = entry->file;
    }
    const std::span<char> into(room(entry->source_bytes), entry->source_bytes);
    const SourceFile& file = corpus_.inputs_.file(entry->file);
    const std::string& shown = file.id;
    const std::uint64_t at = entry->begin + (file.packed == nullptr ? 0 : file.packed->begin);
    if (std::optional<Error> wrong = read_fully(shown, handle_->get(), at, into))
        return corpus_.lose(*entry, *std::move(wrong));
    const std::string_view bytes(into.data(), into.size());
    DecodeOptions options = corpus_.decoding_[file.input];
    if (const std::string& encoding = corpus_.names_[entry->encoding]; !encoding.empty())
        options.encoding = encoding;
    Result<Decoded> decoded = decode(bytes, options);
    if (!decoded) return corpus_.lose(*entry, changed_error(shown));
    std::string_view text = bytes.substr(decoded->converted ? 0 : decoded->skip);
    if (decoded->converted) {
        converted = *std::move(decoded->converted);
        text = converted;
    }
    if (content_digest(text) != entry->hash) return corpus_.lose(*entry, changed_error(shown));
    return text;
}

Result<std::unique_ptr<Corpus::Text>> Corpus::text(std::int64_t ordinal) const {
    auto text = std::make_unique<Text>();
    auto room = [&](std::size_t size) {
        text->bytes = Bytes(size);
        return text->bytes.data();
    };
    Result<std::string_view> read = Reader(*this).text(ordinal, room, text->converted);
    if (!read) return read.error();
    text->view = *read;
    return text;
}

}  // namespace rostra::core
