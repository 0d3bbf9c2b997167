// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "quote.hpp"
#include "quote_scan.hpp"
#include "quote_words.hpp"
#include "run_names.hpp"
#include "sentence_bounds.hpp"

namespace rostra::quotes {

/// Who a speaker is.
struct SpeakerIdentity {
    std::string id;         ///< empty: not certain
    bool resolved = false;  ///< a pronoun, and found out
    double confidence = 0;  ///< that the speaker is the right one
    std::string candidate;  ///< who it may be, where that is too much in doubt for an id
};

/// Gives the speakers of a document their names.
///
/// A name of one word stands for the one fuller name of the document that holds it (`Xu`: Xu Lyuping); where there are two,
/// for none. A pronoun stands for the one person named in the nearest sentence before it whose sex may be the pronoun's;
/// forms of address, first names and the pronouns of the text tell sexes.
class SpeakerNames {
public:
    /// `dialogue`: people talk to one another, as in novels, so that a pronoun says less.
    SpeakerNames(std::string_view text, const Scan& scan, const QuoteWords& words,
                 const SentenceBounds& sentences, const RunNames& run, bool dialogue)
        : text_(text), scan_(scan), words_(words), sentences_(sentences), run_(run), dialogue_(dialogue) {}

    /// One for each quote. `marked`: the marked spans of the text that lie in no other, in order.
    [[nodiscard]] std::vector<SpeakerIdentity> identify(std::span<const Quote> quotes,
                                                        std::span<const Span> marked);

private:
    struct Person {
        std::string id;
        WordFlags sex = 0;  ///< kMale, kFemale; both or none: not known
        bool told = false;  ///< by a form of address or a first name
    };
    struct Mention {
        Span span;
        std::size_t person = 0;
        bool owner = false;  ///< Ruiz’s: what is told of is somebody or something else
    };
    /// Capitals [first, last) that are a name in running text, offices and forms of address left aside.
    struct Name {
        std::size_t first = 0, last = 0;
        WordFlags sex = 0;  ///< that the form of address before it tells
        [[nodiscard]] std::size_t size() const { return last - first; }
    };
    /// The longer names of the document that a word stands in.
    struct Fuller {
        std::vector<std::string> names;
        [[nodiscard]] bool one() const { return names.size() == 1; }
        [[nodiscard]] bool several() const { return names.size() > 1; }
        WordFlags sexes = 0;  ///< that forms of address before the word tell
    };

    [[nodiscard]] bool follow(std::size_t capital) const;
    [[nodiscard]] bool is_name(std::size_t capital) const;
    [[nodiscard]] std::string_view printed(const Name& name) const;
    /// Of the words of a name and the form of address before it: the same for the same name.
    [[nodiscard]] std::uint64_t key_of(const Name& name) const;
    [[nodiscard]] std::string id_of(const Name& name) const;
    void collect_names();
    [[nodiscard]] const std::string* namesake(const Fuller& longer, WordFlags sex) const;
    [[nodiscard]] std::string full_name(const SourcePhrase& phrase) const;
    [[nodiscard]] WordFlags sex_of(std::string_view name) const;
    [[nodiscard]] bool is_person(const SourcePhrase& phrase, std::string_view full) const;
    [[nodiscard]] bool has_first_name(std::string_view name) const;
    std::size_t person_of(const std::string& id, WordFlags sex);
    void collect_mentions(std::span<const Span> marked);
    void learn_sexes();
    void resolve(const SourcePhrase& pronoun, SpeakerIdentity& identity) const;

    std::string_view text_;
    const Scan& scan_;
    const QuoteWords& words_;
    const SentenceBounds& sentences_;
    const RunNames& run_;
    bool dialogue_;
    std::vector<Name> names_;  // in the order of the text
    std::unordered_set<std::uint64_t> known_names_;
    std::unordered_map<std::uint64_t, std::size_t> person_by_name_;
    std::unordered_map<std::uint64_t, Fuller> fuller_;
    std::vector<Person> persons_;
    std::map<std::string, std::size_t> person_by_id_;
    std::vector<Mention> mentions_;
    std::size_t only_speaker_ =
        static_cast<std::size_t>(-1);  // the one person who speaks by name, if there is one
};

}  // namespace rostra::quotes
