// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event_words.hpp"
#include "rostra/analysis/language/word_set.hpp"
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
    WordSet procedures;     ///< phrases of what the clerk notes: proceeded to call the roll
    WordSet divisions;      ///< parts of texts, which have numbers: section, act
    WordSet attributions;   ///< what says that the name behind it is a writer's: from, statement by
    WordSet linking;        ///< words of the lists above that stand in lower case within names and offices
    WordSet closings;       ///< lines that close a transcript: end, adjourned

    EventWords events;  ///< what happens beside what is said

    /// Reads every language.
    static WordLists load(const Data& data);
};

}  // namespace rostra::speakers
