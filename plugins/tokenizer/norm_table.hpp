// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "normalizer.hpp"
#include "rostra/buffer.hpp"
#include "word_spans.hpp"

namespace rostra::tokenizer {

/// What is no term: its tokens stay, with the empty norm.
struct SetAside {
    std::unordered_set<std::string> stop_words;  ///< norms
    std::int64_t min_length = 1;                 ///< code points of a norm
    bool numbers = false;                        ///< all tokens of digits

    [[nodiscard]] bool norm(std::string_view norm) const;
};

/// The norms of a batch's tokens, each with a code: 0, 1, 2, … in the order they are first met.
///
/// A word of up to 16 bytes is its own key, two numbers; ASCII is folded in these registers, so that what is
/// met most is neither copied nor hashed byte by byte. A longer one is kept whole. A word outside ASCII is
/// looked up as it is written and normalized once a batch. Slots are stamped with their batch: beginning a
/// new one costs nothing.
class NormTable {
public:
    /// `set_aside` outlives this.
    NormTable(NormOptions options, const SetAside& set_aside);

    /// Begins a batch, whatever became of the last one.
    void begin();

    /// Writes the codes of words of `text`, one after the other.
    void codes(std::string_view text, const WordSpans& words, std::int32_t* codes);

    /// Hands the batch's norms over, and so ends it.
    StringBuffer take();

    /// The bytes of a short token.
    struct Key {
        std::uint64_t low;
        std::uint64_t high;
    };

private:
    struct Slot {
        Key key{};
        std::int32_t code = 0;
        std::uint32_t batch = 0;
    };
    /// The first bytes of a token, as a key.
    struct Wanted {
        Key key;
        std::uint64_t hash;
    };

    static constexpr std::int32_t kAbsent = -1;

    [[nodiscard]] Wanted wanted(std::string_view text, const WordSpans& words, std::size_t i) const;
    std::int32_t code_of(std::string_view text, const WordSpans& words, std::size_t i, const Wanted& wanted);
    [[nodiscard]] std::int32_t find(Key key, std::uint64_t hash) const;
    void insert(Key key, std::int32_t code);
    void grow();

    std::int32_t add_ascii(Key key, std::size_t size);
    std::int32_t code_of_other(std::string_view token);
    std::int32_t code_of_norm(std::string_view norm);
    std::int32_t add(std::string_view norm);
    std::int32_t empty_code();
    [[nodiscard]] std::int32_t find_long(std::string_view token) const;
    void insert_long(std::string_view token, std::int32_t code);

    NormOptions options_;
    Normalizer normalizer_;
    const SetAside* set_aside_;
    std::vector<Slot> slots_;  // a power of two
    unsigned shift_;           // 2^(64 - shift) slots
    std::size_t used_ = 0;
    std::uint32_t batch_ = 0;
    std::int32_t empty_code_ = kAbsent;
    std::vector<char> long_tokens_;
    Buffer<std::int32_t> offsets_;
    Buffer<char> bytes_;
};

}  // namespace rostra::tokenizer
