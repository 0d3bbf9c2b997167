// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rostra/columns.hpp"
#include "rostra/setup.hpp"
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
        : queries_(queries), norms_(norms) {}

    struct Entry {
        std::string folded;  ///< what the token says; empty: a mark, which is no word
        std::string norm;    ///< its norm, where that is another
        std::vector<std::uint32_t> queries;
    };

    /// The word of a token in a row of the batch. It stays where it is.
    const Entry& of(std::size_t row, std::string_view token, Letters letters);

private:
    struct Form {
        std::int32_t code;  // of the norm
        std::string_view token;
        friend bool operator==(const Form&, const Form&) = default;
    };
    struct HashForm {
        std::size_t operator()(const Form& form) const {
            return std::hash<std::string_view>()(form.token) + static_cast<std::size_t>(form.code);
        }
    };
    /// Most tokens say what their norm does, and are known by that.
    struct Known {
        std::vector<const Entry*> of_norm;  // by code; nullptr: not met yet
        std::deque<Entry> entries;
        std::unordered_map<Form, Entry, HashForm> of_form;
    };

    [[nodiscard]] Entry entry_of(std::string_view token, std::string_view norm, Letters letters) const;

    const std::vector<Query>& queries_;
    DictionaryColumn norms_;
    std::array<Known, 2> known_;  // by letters
};

}  // namespace rostra::concordance
