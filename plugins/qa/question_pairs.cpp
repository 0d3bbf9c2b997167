// SPDX-License-Identifier: Apache-2.0
#include "question_pairs.hpp"

#include <algorithm>

#include "rostra/analysis/language/code_points.hpp"

namespace rostra::qa {
namespace {

constexpr int kCourtesy = 60;  // most characters behind the last question mark

constexpr std::u32string_view kQuestionMarks = U"?？؟՞\u037E";

bool is_question_mark(char32_t c) { return kQuestionMarks.find(c) != std::u32string_view::npos; }

}  // namespace

bool ends_in_question(std::string_view text) {
    int behind = 0;
    for (std::size_t at = text.size(); at > 0 && behind <= kCourtesy; ++behind) {
        if (is_question_mark(previous_code_point(text, at))) return true;
    }
    return false;
}

std::vector<Pair> pair_questions(std::span<const Said> turns) {
    const bool by_kind =
        std::any_of(turns.begin(), turns.end(), [](const Said& turn) { return turn.kind == "question"; });
    const auto asks = [&](const Said& turn) {
        return by_kind ? turn.kind == "question" : turn.kind != "procedural" && ends_in_question(turn.text);
    };

    std::vector<Pair> pairs;
    for (std::size_t question = 0; question < turns.size(); ++question) {
        if (!asks(turns[question])) continue;
        const std::size_t before = pairs.size();
        for (std::size_t turn = question + 1; turn < turns.size() && !asks(turns[turn]); ++turn) {
            const bool own = !turns[turn].who.empty() && turns[turn].who == turns[question].who;
            if (turns[turn].kind != "procedural" && !own) pairs.push_back({question, turn});
        }
        if (pairs.size() == before) pairs.push_back({question, Pair::kNone});
    }
    return pairs;
}

}  // namespace rostra::qa
