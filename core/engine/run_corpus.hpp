// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "engine/chunk.hpp"
#include "files/scratch_file.hpp"
#include "unicode/decode.hpp"

namespace rostra::core {

/// The run's documents by ordinal, and how to get their texts again: from their inputs, decoded as before and
/// proved the same by their hash, or from scratch where the bytes stood in no input as they are.
class Corpus {
public:
    /// `files` and `scratch` outlive the corpus.
    Corpus(const std::vector<SourceFile>& files, Scratch& scratch, DecodeOptions decoding,
           std::string encoding);

    /// What is known of a document besides its text. `ordinal` < 0: set aside.
    struct Entry {
        std::int64_t ordinal = -1;
        std::string id;
        std::string language;
        std::string title;
        std::string date;
        std::string encoding;  ///< as its reader named it
        std::string hash;
        std::size_t file = 0;
        std::int64_t source_begin = -1;  ///< in the file; -1: `scratch_begin` is where the text is
        std::uint64_t source_bytes = 0;
        std::uint64_t scratch_begin = 0;
        std::int64_t text_bytes = 0;
        std::int64_t tokens = 0;
        std::int64_t turns = 0;

        /// Title and date, where they are among these facts: name, value.
        void learn(const std::vector<std::pair<std::string, std::string>>& facts);
    };

    /// A text, kept alive by what it borrows from.
    struct Text {
        std::shared_ptr<const SourceBytes> source;
        std::string own;
        std::string_view view;
    };

    /// Keeps a document; ordinals ascend. Its text goes to scratch only where it cannot be read again.
    [[nodiscard]] Result<void> add(const DocumentInFlight& document);
    [[nodiscard]] std::int64_t size() const { return static_cast<std::int64_t>(entries_.size()); }
    /// nullptr: set aside, or never there.
    [[nodiscard]] Entry* find(std::int64_t ordinal);
    [[nodiscard]] const Entry* find(std::int64_t ordinal) const;

    /// Thread-safe, as long as nothing is added.
    [[nodiscard]] Result<std::unique_ptr<Text>> text(std::int64_t ordinal) const;

private:
    const std::vector<SourceFile>& files_;
    Scratch& scratch_;
    DecodeOptions decoding_;
    std::string encoding_;  // what decoding_.encoding borrows from
    std::vector<Entry> entries_;
    std::unique_ptr<ScratchFile> texts_;
};

}  // namespace rostra::core
