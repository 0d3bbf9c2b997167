// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/columns.hpp"
#include "token_runs.hpp"

namespace term_frequency {

/// The terms of one length in a batch: each a number, and by token the term that begins there. Words are
/// their norms' codes already; longer sequences are told apart by comparing codes, and their text is put
/// together once for each different one.
class BatchTerms {
public:
    /// `runs`: of the whole batch, by row of the token layer.
    BatchTerms(std::size_t length, const rostra::DictionaryColumn& norms, std::span<const TokenRun> runs);

    /// By row of the token layer, the term that begins there; says nothing where no run goes on for so long.
    [[nodiscard]] std::span<const std::int32_t> at() const { return length_ == 1 ? norms_.codes : numbers_; }
    /// How many numbers there are.
    [[nodiscard]] std::size_t size() const {
        return length_ == 1 ? static_cast<std::size_t>(norms_.strings.size()) : first_.size();
    }
    /// The term's norms, a space between two; holds until the next call.
    std::string_view text(std::int32_t number);

private:
    void number_sequences(std::span<const TokenRun> runs);

    std::size_t length_;
    rostra::DictionaryColumn norms_;
    std::vector<std::int32_t> numbers_;
    std::vector<std::uint32_t> first_;  // by number, a row where it stands
    std::string text_;
};

}  // namespace term_frequency
