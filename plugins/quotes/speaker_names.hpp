// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "quote.hpp"
#include "quote_scan.hpp"
#include "quote_words.hpp"
#include "sentence_bounds.hpp"

namespace rostra::quotes {

/// The names of the run and whom each stands for. Letter case does not matter.
class RunNames {
public:
    void add(std::string_view name, std::string_view speaker_id);
    /// Empty where the name is not known; of one word also where several people of the run bear it.
    [[nodiscard]] std::string_view id_of(std::string_view name) const;

private:
    std::unordered_map<std::string, std::string> ids_;
    std::unordered_map<std::string, std::string> by_word_;  // "" where several people share the word
};

/// Who a speaker is.
struct SpeakerIdentity {
    std::string id;         ///< empty: not certain
    bool resolved = false;  ///< a pronoun, and found out
};

/// Gives the speakers of a document their names.
///
/// A name of one word stands for the one fuller name of the document that holds it (`Xu`: Xu Lyuping); where
/// there are two, for none. A pronoun stands for the person named last before it, where that is one person
/// only who is known to speak and of whom nothing says another sex.
class SpeakerNames {
public:
    SpeakerNames(std::string_view text, const Scan& scan, const QuoteWords& words,
                 const SentenceBounds& sentences, const RunNames& run)
        : text_(text), scan_(scan), words_(words), sentences_(sentences), run_(run) {}

    /// One for each quote. `marked`: the marked spans of the text that lie in no other, in order.
    [[nodiscard]] std::vector<SpeakerIdentity> identify(std::span<const Quote> quotes,
                                                        std::span<const Span> marked);

private:
    struct Person {
        std::string id;
        std::uint32_t sex = 0;  // kMale, kFemale; both or none: not known
    };
    struct Mention {
        std::int32_t at = 0;
        std::size_t person = 0;
    };
    /// The words of a name in running text: capitals [first, last), offices and forms of address left aside.
    struct Name {
        std::size_t first = 0, last = 0;
        std::uint32_t sex = 0;
        [[nodiscard]] std::size_t size() const { return last - first; }
    };

    [[nodiscard]] Name name_in(Span phrase) const;
    [[nodiscard]] Name run_around(std::size_t capital) const;
    [[nodiscard]] bool follow(std::size_t capital) const;
    [[nodiscard]] std::string_view printed(const Name& name) const;
    [[nodiscard]] std::string full_name(const Name& name);
    /// The longer names of the document that a word stands in.
    struct Fuller {
        std::string name;  ///< the one, if there is one
        bool several = false;
        std::uint32_t sexes = 0;  ///< that forms of address before the word tell
    };
    [[nodiscard]] const Fuller& fuller(std::uint64_t word);
    void index_short_names(std::span<const Quote> quotes);
    std::size_t person_of(const std::string& id, std::uint32_t sex);
    void collect_mentions(std::span<const Span> marked);
    void learn_sexes();
    [[nodiscard]] std::string resolve(const SpeakerPhrase& pronoun) const;

    std::string_view text_;
    const Scan& scan_;
    const QuoteWords& words_;
    const SentenceBounds& sentences_;
    const RunNames& run_;
    std::vector<std::pair<std::uint64_t, std::size_t>> by_hash_;  // capitals; sorted
    std::unordered_map<std::uint64_t, Fuller> fuller_;
    std::vector<Person> persons_;
    std::map<std::string, std::size_t> person_by_id_;
    std::vector<std::pair<std::uint64_t, std::size_t>> person_by_word_;
    std::vector<Mention> mentions_;
};

}  // namespace rostra::quotes
