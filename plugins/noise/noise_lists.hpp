// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <unordered_set>

#include "phrase_set.hpp"
#include "rostra/services.hpp"

namespace rostra::noise {

/// What the rules know of languages: the word lists `data/LANGUAGE/NAME.txt`, one phrase an entry.
/// The languages are joined: pages mix them.
struct NoiseLists {
    PhraseSet languages;  ///< languages in their own names
    PhraseSet share;      ///< offers to pass a page on
    PhraseSet print;      ///< offers to print it
    PhraseSet prompts;    ///< other requests to the reader
    PhraseSet related;    ///< what stands before another page's title
    PhraseSet sections;   ///< names of sections and menus
    PhraseSet pager;      ///< words of a pager
    PhraseSet bylines;    ///< what stands before an author's name

    /// What any of them but pager and bylines begins with: most lines begin with none of these and need no second look.
    std::unordered_set<std::string> openers;

    /// Reads every language.
    static NoiseLists load(const Data& data);
};

}  // namespace rostra::noise
