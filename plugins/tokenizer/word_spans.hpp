// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rostra/span.hpp"

namespace rostra::tokenizer {

/// What stands in a token.
enum class WordKind : std::uint8_t {
    kWord,         ///< at least one letter
    kNumber,       ///< digits and no letter
    kPunctuation,  ///< neither letter nor digit: marks, symbols, emoji
    kKana,         ///< hiragana or katakana
    kIdeograph,    ///< at least one ideograph
};

/// A refillable buffer of tokens, one array a property, so that the scanner can write them a register at a
/// time.
class WordSpans {
public:
    /// A scanner stops soon after this many.
    static constexpr std::size_t kFull = 8192;

    WordSpans() { make_room(kFull); }

    void clear() { size_ = 0; }
    void add(std::size_t begin, std::size_t end, WordKind kind) {
        make_room(1);
        begin_[size_] = static_cast<std::int32_t>(begin);
        end_[size_] = static_cast<std::int32_t>(end);
        kind_[size_] = kind;
        ++size_;
    }

    /// Drops the tokens for which keep(span, kind) is false.
    template <class Keep>
    void keep_if(Keep keep) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < size_; ++i) {
            const bool keeps = keep(Span{begin_[i], end_[i]}, kind_[i]);
            begin_[kept] = begin_[i];
            end_[kept] = end_[i];
            kind_[kept] = kind_[i];
            kept += keeps ? 1 : 0;
        }
        size_ = kept;
    }

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool full() const { return size_ >= kFull; }
    [[nodiscard]] std::int32_t begin(std::size_t i) const { return begin_[i]; }
    [[nodiscard]] std::int32_t end(std::size_t i) const { return end_[i]; }
    [[nodiscard]] WordKind kind(std::size_t i) const { return kind_[i]; }

    // For the scanner: arrays with room for `more` and kSlack behind size(), which it writes and then claims.
    static constexpr std::size_t kSlack = 16;
    void make_room(std::size_t more) {
        const std::size_t needed = size_ + more + kSlack;
        if (needed <= begin_.size()) return;
        begin_.resize(needed + needed / 2);
        end_.resize(begin_.size());
        kind_.resize(begin_.size());
    }
    std::int32_t* begins() { return begin_.data(); }
    std::int32_t* ends() { return end_.data(); }
    WordKind* kinds() { return kind_.data(); }
    void claim(std::size_t size) { size_ = size; }

private:
    std::vector<std::int32_t> begin_;
    std::vector<std::int32_t> end_;
    std::vector<WordKind> kind_;
    std::size_t size_ = 0;
};

}  // namespace rostra::tokenizer
