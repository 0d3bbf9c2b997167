// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace rostra::qa {

/// A turn as far as it matters here.
struct Said {
    std::string_view kind;  ///< named, question, unknown or procedural
    std::string_view who;   ///< the speaker, by whatever tells two apart; empty: not known
    std::string_view text;
};

/// A question and one of its answers, by the places of their turns.
struct Pair {
    std::size_t question;
    std::size_t answer;  ///< kNone: nobody answers

    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    friend bool operator==(const Pair&, const Pair&) = default;
};

/// Whether what is said ends in a question; a short courtesy may follow ("Thank you.").
bool ends_in_question(std::string_view text);

/// The questions of a transcript, each with the turns that answer it, in order.
///
/// Where unnamed people ask, as journalists do, theirs are the questions; elsewhere every turn that ends in one is.
/// What follows up to the next question answers it, but for the asker's own words and what nobody says.
std::vector<Pair> pair_questions(std::span<const Said> turns);

}  // namespace rostra::qa
