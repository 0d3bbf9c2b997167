// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fact_records.hpp"
#include "rostra/analysis/language/word_set.hpp"
#include "rostra/services.hpp"

namespace rostra::figure_comparison {

/// A word of a figure's surroundings, and how much it says there: more near the number, less where many figures have it.
struct ContextWord {
    std::uint64_t word = 0;  ///< a hash of its stem
    float weight = 0;
    bool is_light = false;  ///< one of those that say little
};

/// What is known of the words of a language.
struct ContextLists {
    WordSet light;    ///< words that say little
    WordSet further;  ///< `more`, `additional`: beside a number that counts what comes on top
};

/// The lists of each language that has some.
class ContextWords {
public:
    explicit ContextWords(const Data& data);
    [[nodiscard]] const ContextLists& of(std::string_view language) const;

private:
    std::map<std::string, ContextLists, std::less<>> lists_;
    ContextLists none_;
};

/// What stands around a figure in its sentence and above it in a table, numbers left out: the stems of its words, ascending,
/// each once.
struct Context {
    std::vector<ContextWord> words;
    /// The stems right around it, those before it first, from the nearest outwards; 0 where there is none.
    std::array<std::uint64_t, 6> neighbours{};
    bool is_further = false;  ///< it counts what comes on top: an additional four counties
};
[[nodiscard]] Context context_of(std::string_view text, const KeptFigure& figure, const ContextLists& lists);

/// The stem of a folded word: six letters of a long one, a short one without the s of a plural.
[[nodiscard]] std::string_view stem_of(std::string_view folded);

/// Whether two nouns name the same thing as far as their words go: those of the shorter are all in the longer. `black people` and
/// `rural people` are two things.
enum class NounMatch : std::uint8_t { unknown, same, narrower, other };
[[nodiscard]] NounMatch match_nouns(std::string_view a, std::string_view b);

}  // namespace rostra::figure_comparison
