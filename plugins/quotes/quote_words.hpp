// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/services.hpp"

namespace rostra::quotes {

/// What a word can be, by the lists of a language. A word may be several things.
using WordFlags = std::uint64_t;
constexpr WordFlags word_flag(unsigned bit) { return WordFlags{1} << bit; }

constexpr WordFlags kCue = word_flag(0);      ///< said, asked: somebody says something
constexpr WordFlags kReport = word_flag(1);   ///< a cue that also takes a clause without `that`: noted
constexpr WordFlags kThought = word_flag(2);  ///< thought, wondered: nobody hears it
constexpr WordFlags kSource = word_flag(3);   ///< according to
constexpr WordFlags kThat = word_flag(4);     ///< what begins a reported clause and is no part of it
constexpr WordFlags kMale = word_flag(5);     ///< forms of address: Mr
constexpr WordFlags kFemale = word_flag(6);   ///< Mrs
constexpr WordFlags kTitle = word_flag(7);    ///< words that offices are made of
constexpr WordFlags kArticle = word_flag(8);  ///< the
constexpr WordFlags kDeterminer =
    word_flag(9);                         ///< what else begins the description of a person: his, another
constexpr WordFlags kHe = word_flag(10);  ///< pronouns
constexpr WordFlags kShe = word_flag(11);
constexpr WordFlags kFirstPerson = word_flag(12);
constexpr WordFlags kOtherPronoun = word_flag(13);  ///< pronouns that say neither who nor of which sex
constexpr WordFlags kBetween = word_flag(14);   ///< what may stand between a speaker and the cue: had, also
constexpr WordFlags kStop = word_flag(15);      ///< what no name and no description of a person goes on with
constexpr WordFlags kParticle = word_flag(16);  ///< small words inside names: van
constexpr WordFlags kElision = word_flag(17);   ///< what an apostrophe stands before: tis, em, ll
constexpr WordFlags kAbbreviation = word_flag(18);  ///< words whose period ends no sentence
constexpr WordFlags kConnector = word_flag(19);     ///< small words inside offices: of
constexpr WordFlags kConjunction = word_flag(20);   ///< what goes on about the same person: and
constexpr WordFlags kHis = word_flag(21);           ///< other forms of he, and of she
constexpr WordFlags kHers = word_flag(22);
constexpr WordFlags kQuestion = word_flag(23);  ///< what begins a reported clause and is part of it: whether
constexpr WordFlags kTell = word_flag(24);      ///< a cue with an addressee: told
constexpr WordFlags kTo = word_flag(25);        ///< a cue that takes an infinitive: vowed
constexpr WordFlags kInfinitive = word_flag(26);   ///< what begins one: to
constexpr WordFlags kNoun = word_flag(27);         ///< a cue that is a noun as often: claims
constexpr WordFlags kParticiple = word_flag(28);   ///< a cue whose subject stands in another clause: saying
constexpr WordFlags kVerb = word_flag(29);         ///< what a clause has and a phrase has not: is, went
constexpr WordFlags kPreposition = word_flag(30);  ///< in
constexpr WordFlags kPerson = word_flag(32);       ///< nouns for people: neighbour, officials
constexpr WordFlags kBody = word_flag(33);      ///< nouns for what speaks and is no person: company, report
constexpr WordFlags kTime = word_flag(34);      ///< Monday, yesterday
constexpr WordFlags kPlace = word_flag(35);     ///< countries and towns
constexpr WordFlags kMaleName = word_flag(36);  ///< first names
constexpr WordFlags kFemaleName = word_flag(37);
constexpr WordFlags kClause = word_flag(38);    ///< what begins a clause of its own: because, while
constexpr WordFlags kRelative = word_flag(39);  ///< who, which
constexpr WordFlags kPassive =
    word_flag(40);  ///< a cue whose speaker stands before it as its object: quoted as saying
constexpr WordFlags kNobody = word_flag(41);    ///< pronouns that nobody is quoted by: it, which
constexpr WordFlags kFinding = word_flag(42);   ///< what reports and polls do: found, shows
constexpr WordFlags kBelief = word_flag(43);    ///< what somebody is said to think: believes, hopes
constexpr WordFlags kNaming = word_flag(44);    ///< called her “…”
constexpr WordFlags kAside = word_flag(45);     ///< as Xu said
constexpr WordFlags kPlain = word_flag(46);     ///< verbs that do no more than say: said
constexpr WordFlags kBe = word_flag(47);        ///< forms of to be: what is said to be closed says nothing
constexpr WordFlags kOff = word_flag(48);       ///< small words that belong to the verb before them: down
constexpr WordFlags kTopic = word_flag(49);     ///< a verb whose object is what is spoken of: criticized
constexpr WordFlags kBreak = word_flag(50);     ///< where such an object ends: after
constexpr WordFlags kOccasion = word_flag(51);  ///< where things are said: in a statement
constexpr WordFlags kVoice = word_flag(52);     ///< a verb of voicing something: expressed concern about …
constexpr WordFlags kClaim = word_flag(53);     ///< a noun for what somebody says: his claim that
constexpr WordFlags kNear = word_flag(54);      ///< about, before a number
constexpr WordFlags kFront =
    word_flag(55);  ///< what begins a clause whose subject stands behind its verb: Gestern sagte Xu
constexpr WordFlags kSourceBehind = word_flag(56);  ///< a source stands before it: Berichten zufolge
constexpr WordFlags kParted = word_flag(57);        ///< a source only between signs: …, so Xu.
constexpr WordFlags kInner = word_flag(58);         ///< a source inside what is said: ist laut Xu offen
constexpr WordFlags kReported =
    word_flag(59);  ///< the form of a verb in words of somebody else: der Hafen sei offen
constexpr WordFlags kForm = word_flag(60);  ///< an ending of verbs in the tense of news: mocks, mocked
constexpr WordFlags kPronoun = kHe | kShe | kFirstPerson | kOtherPronoun;

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

/// The lists of a language, read once for all the words that are made of them. Valid as long as the call they are read in.
class LanguageLists {
public:
    struct Entry {
        std::string_view text;
        WordFlags flags = 0;
    };

    /// `language` names a folder, such as "en".
    LanguageLists(const Data& data, std::string_view language);

    /// Of all lists, in a fixed order.
    [[nodiscard]] std::span<const Entry> words() const { return entries_; }
    /// Those of them that are first names.
    [[nodiscard]] std::span<const Entry> names() const { return std::span(entries_).subspan(names_from_); }

private:
    std::vector<Entry> entries_;
    std::size_t names_from_ = 0;
};

/// The words of a language, or of several. Made once, then asked for every word of every text.
class QuoteWords {
public:
    QuoteWords() : slots_(64) {}

    /// What is true of a language as a whole, from its `grammar.txt`; of none where several are read as one.
    void add_grammar(const Data& data, std::string_view language);
    /// Adds the lists of a language.
    void add_language(const LanguageLists& lists);

    /// Adds the first names of a language that is another one than the document's: those that are known already stay
    /// what they are.
    void add_names(const LanguageLists& lists);

    void add(std::string_view word, WordFlags flags);

    [[nodiscard]] WordFlags flags(std::uint64_t hash) const {
        if ((seldom_[(hash >> 6U) % kSeldomWords] >> (hash % 64) & 1U) == 0) return 0;
        for (std::size_t at = hash & (slots_.size() - 1); slots_[at].flags != 0;
             at = (at + 1) & (slots_.size() - 1)) {
            if (slots_[at].hash == hash) return slots_[at].flags;
        }
        return 0;
    }
    /// Of the word at [begin, end) of a text; faster than for the word alone.
    [[nodiscard]] WordFlags flags(std::string_view text, std::size_t begin, std::size_t end) const {
        return flags(word_hash(text, begin, end)) | flags_of_ending(text.substr(begin, end - begin));
    }
    /// Of a word as it stands: also by the endings that lists may have (`-ly`).
    [[nodiscard]] WordFlags flags(std::string_view word) const;

    /// Entries of several words, such as `according to`: what one that begins with `first` goes on with.
    struct Phrase {
        std::uint64_t first;
        std::string rest;  ///< after the first word and a space, in lower case
        WordFlags flags;
    };
    /// Sorted by `first`, longer ones before shorter ones.
    [[nodiscard]] const std::vector<Phrase>& phrases() const { return phrases_; }

    /// Whether all nouns have capitals, so that a capital tells no name.
    [[nodiscard]] bool capital_nouns() const { return capital_nouns_; }
    /// Whether the verb is the second part of a clause, whatever the first one is, and the last one of a relative clause.
    [[nodiscard]] bool verb_second() const { return verb_second_; }

    /// Whether verbs have a form for words of somebody else.
    [[nodiscard]] bool reported_forms() const { return reported_forms_; }

    /// Cues of a script that puts no spaces between words, longest first.
    [[nodiscard]] const std::vector<std::string>& unspaced_cues() const { return unspaced_cues_; }
    /// Those that also stand before what is retold.
    [[nodiscard]] const std::vector<std::string>& unspaced_reports() const { return unspaced_reports_; }

private:
    struct Slot {
        std::uint64_t hash = 0;
        WordFlags flags = 0;
    };
    [[nodiscard]] WordFlags flags_of_ending(std::string_view word) const {
        WordFlags found = 0;
        for (const auto& [ending, flags] : endings_) {
            if (word.back() == ending.back() && word.size() > ending.size() + 2 && word.ends_with(ending))
                found |= flags;
        }
        return found;
    }
    void insert(std::uint64_t hash, WordFlags flags);

    // Most words are in no list: a bit a hash says so without going to the slots.
    static constexpr std::size_t kSeldomWords = 2048;
    std::array<std::uint64_t, kSeldomWords> seldom_{};
    std::vector<Slot> slots_;  // open addressing; a power of two, at most half full
    std::size_t used_ = 0;
    std::vector<std::pair<std::string, WordFlags>> endings_;
    std::vector<Phrase> phrases_;
    bool capital_nouns_ = false, verb_second_ = false, reported_forms_ = false;
    std::vector<std::string> unspaced_cues_;
    std::vector<std::string> unspaced_reports_;
};

/// Set in the flags of a word that begins an entry of several words.
constexpr WordFlags kBeginsPhrase = word_flag(31);

}  // namespace rostra::quotes
