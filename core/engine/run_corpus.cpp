// SPDX-License-Identifier: Apache-2.0
#include "engine/run_corpus.hpp"

#include <utility>

#include "files/content_hash.hpp"

namespace rostra::core {

Corpus::Corpus(const std::vector<SourceFile>& files, Scratch& scratch, DecodeOptions decoding,
               std::string encoding)
    : files_(files), scratch_(scratch), decoding_(decoding), encoding_(std::move(encoding)) {
    decoding_.encoding = encoding_;
}

void Corpus::Entry::learn(const std::vector<std::pair<std::string, std::string>>& facts) {
    for (const auto& [name, value] : facts) {
        if (name == "title") title = value;
        if (name == "date") date = value;
    }
}

Result<void> Corpus::add(const DocumentInFlight& document) {
    Entry entry;
    entry.ordinal = document.ordinal;
    entry.id = document.id;
    entry.language = document.language;
    entry.learn(document.facts);
    entry.encoding = document.encoding;
    entry.hash = document.hash;
    entry.file = document.file;
    entry.source_begin = document.source_begin;
    entry.source_bytes = document.bytes.size();
    entry.text_bytes = static_cast<std::int64_t>(document.text.size());
    entry.tokens = document.tokens;
    entry.turns = document.turns;
    if (document.source_begin < 0) {
        if (texts_ == nullptr) {
            Result<ScratchFile> made = scratch_.create();
            if (!made) return made.error();
            texts_ = std::make_unique<ScratchFile>(*std::move(made));
        }
        const Result<std::uint64_t> at = texts_->append(document.text);
        if (!at) return at.error();
        entry.scratch_begin = *at;
    }
    entries_.resize(static_cast<std::size_t>(document.ordinal));
    entries_.push_back(std::move(entry));
    return {};
}

Corpus::Entry* Corpus::find(std::int64_t ordinal) {
    if (ordinal < 0 || ordinal >= size()) return nullptr;
    Entry& entry = entries_[static_cast<std::size_t>(ordinal)];
    return entry.ordinal < 0 ? nullptr : &entry;
}

const Corpus::Entry* Corpus::find(std::int64_t ordinal) const {
    return const_cast<Corpus*>(this)->find(ordinal);
}

Result<std::unique_ptr<Corpus::Text>> Corpus::text(std::int64_t ordinal) const {
    const Entry* entry = find(ordinal);
    if (entry == nullptr) return Error::failed("document " + std::to_string(ordinal) + " was set aside");
    auto text = std::make_unique<Text>();
    if (entry->source_begin < 0) {
        text->own.resize(static_cast<std::size_t>(entry->text_bytes));
        if (Result<void> read = texts_->read(entry->scratch_begin, text->own); !read) return read.error();
        text->view = text->own;
        return text;
    }
    const SourceFile& file = files_[entry->file];
    Result<std::shared_ptr<const SourceBytes>> source = SourceBytes::open(file.path, file.id);
    if (!source) return source.error();
    text->source = *std::move(source);
    const Error changed = Error::failed("'" + file.id + "' was changed while the run read it; run again");
    const std::string_view all = text->source->view();
    const auto begin = static_cast<std::uint64_t>(entry->source_begin);
    if (begin + entry->source_bytes > all.size()) return changed;
    const std::string_view bytes = all.substr(begin, entry->source_bytes);
    DecodeOptions options = decoding_;
    if (!entry->encoding.empty()) options.encoding = entry->encoding;
    Result<Decoded> decoded = decode(bytes, options);
    if (!decoded) return changed;
    if (decoded->converted) {
        text->own = *std::move(decoded->converted);
        text->view = text->own;
    } else {
        text->view = bytes.substr(decoded->skip);
    }
    if (content_hash(text->view) != entry->hash) return changed;
    return text;
}

}  // namespace rostra::core
