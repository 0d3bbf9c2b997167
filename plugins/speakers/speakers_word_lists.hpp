// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "event_words.hpp"
#include "key_table.hpp"
#include "procedure_phrases.hpp"
#include "rostra/analysis/language/word_set.hpp"
#include "rostra/analysis/state/table_hash.hpp"
#include "rostra/services.hpp"

namespace rostra::speakers {

/// What the plugin knows of languages: the word lists `data/LANGUAGE/NAME.txt`, all entries folded by fold_phrase(). The
/// languages are joined, since a document may name none, or mix them.
struct WordLists {
    WordSet articles;       ///< the, o, la: may stand before an office
    WordSet male;           ///< mr, señor
    WordSet female;         ///< ms, señora
    WordSet honorifics;     ///< dr, hon: say nothing but respect
    WordSet abbreviations;  ///< mr, sen: the period behind them is their own
    WordSet titles;         ///< words offices are made of: secretary, press, presidente
    WordSet fields;         ///< what offices are about: security, foreign, commerce
    WordSet connectors;     ///< of, de, for: between the words of an office
    WordSet particles;      ///< van, de la: lower case inside a name
    WordSet surnames;       ///< luo, kim: family names of languages that put them first
    WordSet postnominals;   ///< mp, phd: after a name
    WordSet questioners;    ///< labels of unnamed questioners: q, question, 記者
    WordSet unnamed;        ///< words of labels that name nobody: speaker, unidentified, voice
    WordSet crowds;         ///< first words of labels that name nobody: a, several, plusieurs
    WordSet generic;        ///< parts in a talk: interviewer, respondent
    WordSet headings;       ///< what ends in a colon and is no label: note, topic, read more
    WordSet question_cues;  ///< phrases that ask without a question mark
    WordSet divisions;      ///< parts of texts, which have numbers: section, act
    WordSet attributions;   ///< what says that the name behind it is a writer's: from, statement by
    WordSet linking;        ///< words of the lists above that stand in lower case within names and offices
    WordSet closings;       ///< lines that close a transcript: end, adjourned

    /// The lists that have a folded phrase, a bit each; asks them all at once.
    enum Mark : std::uint32_t {
        kArticle = 1U << 0,
        kMale = 1U << 1,
        kFemale = 1U << 2,
        kHonorific = 1U << 3,
        kAbbreviation = 1U << 4,
        kTitle = 1U << 5,
        kField = 1U << 6,
        kQuestioner = 1U << 7,
        kUnnamed = 1U << 8,
        kHeading = 1U << 9,
        kLinking = 1U << 10,
        kClosing = 1U << 11,
    };
    [[nodiscard]] std::uint32_t marks_of(std::string_view folded) const {
        const std::uint32_t* const marks = marks_.find(table_hash(folded));
        return marks == nullptr ? 0 : *marks;
    }

    /// The most words of a phrase that marks_of() knows.
    [[nodiscard]] std::int32_t most_words() const { return most_words_; }

    ProcedurePhrases procedures;  ///< phrases of what the clerk notes: proceeded to call the roll
    EventWords events;            ///< what happens beside what is said

    /// Reads every language.
    static WordLists load(const Data& data);

private:
    KeyTable<std::uint32_t> marks_;
    std::int32_t most_words_ = 0;
};

}  // namespace rostra::speakers
