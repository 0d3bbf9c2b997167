// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rostra/columns.hpp"
#include "rostra/options.hpp"
#include "text_patterns.hpp"
#include "word_folding.hpp"
#include "word_queries.hpp"

namespace rostra::concordance {

/// What is looked for: words, folded for common texts and for Turkish ones, or a pattern.
struct Query {
    std::string text;  ///< as the option has it
    std::vector<WordQuery> words;
    std::optional<TextPattern> pattern;

    [[nodiscard]] const WordQuery& words_in(Letters letters) const {
        return words[static_cast<std::size_t>(letters)];
    }
};

/// Those of the option `queries`; throws OptionError.
[[nodiscard]] std::vector<Query> queries_of(const Options& options);

/// The different words of a batch, folded, each with the queries that may begin there.
class BatchWords {
public:
    BatchWords(const std::vector<Query>& queries, const DictionaryColumn& norms)
        : queries_(queries), norms_(norms), of_code_(static_cast<std::size_t>(norms.strings.size())) {}

    struct Entry {
        std::string folded;  ///< empty: a mark, which is no word
        std::vector<std::uint32_t> queries;
    };

    /// The word of a token in a row of the batch, by its norm; by what it says, where it has none or where norms mix up
    /// the letters of its language. It stays where it is.
    const Entry& of(std::size_t row, std::string_view token, Letters letters);

private:
    [[nodiscard]] Entry entry_of(std::string_view word, Letters letters) const;

    const std::vector<Query>& queries_;
    DictionaryColumn norms_;
    std::vector<std::optional<Entry>> of_code_;
    std::array<std::unordered_map<std::string_view, Entry>, 2> of_text_;  // by letters
};

}  // namespace rostra::concordance
