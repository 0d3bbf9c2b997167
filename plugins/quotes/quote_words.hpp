// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/services.hpp"

namespace rostra::quotes {

/// What a word can be, by the lists of a language. A word may be several things.
enum WordFlag : std::uint32_t {
    kCue = 1U << 0U,         ///< said, asked: somebody says something
    kReport = 1U << 1U,      ///< a cue that also takes a clause without `that`: noted
    kThought = 1U << 2U,     ///< thought, wondered: nobody hears it
    kSource = 1U << 3U,      ///< according to
    kThat = 1U << 4U,        ///< what begins a reported clause
    kMale = 1U << 5U,        ///< forms of address: Mr
    kFemale = 1U << 6U,      ///< Mrs
    kTitle = 1U << 7U,       ///< words that offices are made of
    kArticle = 1U << 8U,     ///< the
    kDeterminer = 1U << 9U,  ///< what begins the description of a person beside articles: his, another
    kHe = 1U << 10U,         ///< pronouns
    kShe = 1U << 11U,
    kFirstPerson = 1U << 12U,
    kOtherPronoun = 1U << 13U,  ///< pronouns that say neither who nor of which sex
    kBetween = 1U << 14U,       ///< what may stand between a speaker and the cue: had, also
    kStop = 1U << 15U,          ///< what no name and no description of a person goes on with
    kParticle = 1U << 16U,      ///< small words inside names: van
    kElision = 1U << 17U,       ///< what an apostrophe stands before: tis, em, ll
    kAbbreviation = 1U << 18U,  ///< words whose period ends no sentence
    kConnector = 1U << 19U,     ///< small words inside offices: of
    kHis = 1U << 21U,           ///< other forms of he, and of she
    kHers = 1U << 22U,
    kConjunction = 1U << 20U,  ///< what goes on about the same person: and
};
constexpr std::uint32_t kPronoun = kHe | kShe | kFirstPerson | kOtherPronoun;

/// The hash that a word is found by, whatever the case of its ASCII letters. `text` is the whole text it
/// stands in, for eight bytes at a time are read where there are as many.
inline std::uint64_t word_hash(std::string_view text, std::size_t begin, std::size_t end) {
    constexpr std::uint64_t kLowerCase = 0x2020202020202020U;
    constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15U;
    std::uint64_t hash = end - begin;
    for (std::size_t at = begin; at < end; at += 8) {
        std::uint64_t bytes = 0;
        const std::size_t count = std::min<std::size_t>(end - at, 8);
        if (at + 8 <= text.size()) {
            std::memcpy(&bytes, text.data() + at, 8);
            if (count < 8) bytes &= (std::uint64_t{1} << (8 * count)) - 1;
        } else {
            std::memcpy(&bytes, text.data() + at, count);
        }
        hash = (hash ^ (bytes | kLowerCase)) * kMultiplier;
        hash ^= hash >> 32U;
    }
    return hash;
}
inline std::uint64_t word_hash(std::string_view word) { return word_hash(word, 0, word.size()); }

/// The words of a language, or of several. Made once, then asked for every word of every text.
class QuoteWords {
public:
    QuoteWords() : slots_(64) {}

    /// Adds the lists of a language, such as "en".
    void add_language(const Data& data, std::string_view language);

    void add(std::string_view word, std::uint32_t flags);

    [[nodiscard]] std::uint32_t flags(std::uint64_t hash) const {
        if ((seldom_[(hash >> 6U) % kSeldomWords] >> (hash % 64) & 1U) == 0) return 0;
        for (std::size_t at = hash & (slots_.size() - 1); slots_[at].flags != 0;
             at = (at + 1) & (slots_.size() - 1)) {
            if (slots_[at].hash == hash) return slots_[at].flags;
        }
        return 0;
    }
    /// Of a word as it stands: also by the endings that lists may have (`-ly`).
    [[nodiscard]] std::uint32_t flags(std::string_view word) const;

    /// Entries of several words, such as `according to`: what one that begins with `first` goes on with.
    struct Phrase {
        std::uint64_t first;
        std::string rest;  ///< after the first word and a space, in lower case
        std::uint32_t flags;
    };
    /// Sorted by `first`, longer ones before shorter ones.
    [[nodiscard]] const std::vector<Phrase>& phrases() const { return phrases_; }

    /// Cues of a script that puts no spaces between words, longest first.
    [[nodiscard]] const std::vector<std::string>& unspaced_cues() const { return unspaced_cues_; }

private:
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t flags = 0;
    };
    void insert(std::uint64_t hash, std::uint32_t flags);

    // Most words are in no list: a bit a hash says so without going to the slots.
    static constexpr std::size_t kSeldomWords = 512;
    std::array<std::uint64_t, kSeldomWords> seldom_{};
    std::vector<Slot> slots_;  // open addressing; a power of two, at most half full
    std::size_t used_ = 0;
    std::vector<std::pair<std::string, std::uint32_t>> endings_;
    std::vector<Phrase> phrases_;
    std::vector<std::string> unspaced_cues_;
};

/// Set in the flags of a word that begins an entry of several words.
constexpr std::uint32_t kBeginsPhrase = 1U << 31U;

}  // namespace rostra::quotes
