// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "rostra/data.hpp"

namespace rostra::speakers {

struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// Folded words or phrases, looked up whole.
using WordList = std::unordered_set<std::string, StringHash, std::equal_to<>>;

/// What the plugin knows of languages: plain lists, `data/LANGUAGE/NAME.txt`, one entry a line, `#` before a
/// comment. The languages are joined, since a document may name none, or mix them.
struct WordLists {
    WordList articles;       ///< the, o, la: may stand before an office
    WordList male;           ///< mr, señor
    WordList female;         ///< ms, señora
    WordList honorifics;     ///< dr, hon: say nothing but respect
    WordList abbreviations;  ///< mr, sen: the period behind them is their own
    WordList titles;         ///< words offices are made of: secretary, press, presidente
    WordList fields;         ///< what offices are about: security, foreign, commerce
    WordList connectors;     ///< of, de, for: between the words of an office
    WordList particles;      ///< van, de la: lower case inside a name
    WordList surnames;       ///< luo, kim: family names of languages that put them first
    WordList postnominals;   ///< mp, phd: after a name
    WordList questioners;    ///< labels of unnamed questioners: q, question, 記者
    WordList unnamed;        ///< words of labels that name nobody: speaker, unidentified, voice
    WordList headings;       ///< what ends in a colon and is no label: note, topic, read more
    WordList question_cues;  ///< phrases that ask without a question mark
    WordList procedures;     ///< phrases of what the clerk notes: proceeded to call the roll
    WordList closings;       ///< lines that close a transcript: end, adjourned

    /// Reads every language.
    static WordLists load(const Data& data);
};

}  // namespace rostra::speakers
