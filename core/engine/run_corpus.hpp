// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "engine/chunk.hpp"
#include "engine/input_files.hpp"
#include "engine/kept_strings.hpp"
#include "files/bytes.hpp"
#include "files/content_hash.hpp"
#include "files/scratch_file.hpp"
#include "unicode/decode.hpp"

namespace rostra::core {

/// The run's documents by ordinal, and how to get their texts again: from their inputs, decoded as before and
/// proved the same by their hash, or from scratch where the bytes stood in no input as they are.
///
/// There may be millions of documents and this is held for all of them, outside `[run] memory`; so an entry is small, and
/// what many documents have in common is kept once.
class Corpus {
public:
    /// `files`, `scratch`, `lost` and what `decoding` borrows from outlive the corpus. `decoding`: how bytes are decoded where
    /// their reader says nothing else, by SourceFile::input.
    Corpus(const std::vector<SourceFile>& files, Scratch& scratch, LostInputs& lost,
           std::vector<DecodeOptions> decoding);

    /// What is known of a document besides its text. The strings live as long as the corpus.
    struct Entry {
        std::string_view id;
        std::string_view title;
        std::string_view date;
        ContentDigest hash;
        std::uint64_t begin = 0;         ///< of its bytes in the file, or of its text in scratch
        std::uint64_t source_bytes = 0;  ///< as they came
        std::uint32_t file = 0;
        std::int32_t text_bytes = kSetAside;
        CountsOf<std::int32_t> counts{};  ///< of kDocumentCounts
        std::uint32_t language = 0;       ///< see `language`
        std::uint32_t encoding = 0;       ///< as its reader named it
        bool in_scratch = false;

        static constexpr std::int32_t kSetAside = -1;
    };

    /// A text that was asked for, in memory of its own.
    struct Text {
        Bytes bytes;
        std::string converted;
        std::string_view view;
    };

    /// Keeps a document; ordinals ascend. Its text goes to scratch only where it cannot be read again.
    [[nodiscard]] Result<void> add(const DocumentInFlight& document);
    /// What a later phase found out about a document.
    void update(const DocumentInFlight& document);
    [[nodiscard]] std::int64_t size() const { return static_cast<std::int64_t>(entries_.size()); }
    /// nullptr: set aside, or never there.
    [[nodiscard]] const Entry* find(std::int64_t ordinal) const;
    /// Whether the document's input cannot be read again as it was; the run then starts over without that input.
    [[nodiscard]] bool is_lost(std::int64_t ordinal) const;
    [[nodiscard]] std::string_view language(const Entry& entry) const { return names_[entry.language]; }

    /// Reads texts again, one after another. It holds on to the file it read last, so that a stretch of documents that
    /// stand in one file opens that file once. One thread at a time; many readers may be at work, as long as no document
    /// is added.
    class Reader {
    public:
        explicit Reader(const Corpus& corpus) : corpus_(corpus) {}
        /// The text. `room` gives the place to read so many bytes to; text that had to be converted is put in
        /// `converted`. An input that cannot be read as it was is lost afterwards, and the error says why.
        [[nodiscard]] Result<std::string_view> text(std::int64_t ordinal,
                                                    const std::function<char*(std::size_t)>& room,
                                                    std::string& converted);

    private:
        const Corpus& corpus_;
        std::size_t file_ = static_cast<std::size_t>(-1);
        std::shared_ptr<const FileHandle> handle_;
    };

    /// Thread-safe, as long as nothing is added.
    [[nodiscard]] Result<std::unique_ptr<Text>> text(std::int64_t ordinal) const;

    [[nodiscard]] const InputFiles& inputs() const { return inputs_; }
    /// Bytes of memory that it takes.
    [[nodiscard]] std::uint64_t memory() const { return entries_.size() * sizeof(Entry) + strings_.memory(); }

private:
    friend class Reader;
    static void count(Entry& entry, const DocumentInFlight& document);
    void learn(Entry& entry, const std::vector<std::pair<std::string, std::string>>& facts);
    [[nodiscard]] std::uint32_t name(std::string_view name);
    [[nodiscard]] Error lose(const Entry& entry, Error why) const;

    mutable InputFiles inputs_;
    Scratch& scratch_;
    LostInputs& lost_;
    std::vector<DecodeOptions> decoding_;
    std::deque<Entry> entries_;  // grows without a copy of all of them
    KeptStrings strings_;
    std::vector<std::string> names_;  // of languages and encodings, each once
    std::unique_ptr<ScratchFile> texts_;
};

}  // namespace rostra::core
