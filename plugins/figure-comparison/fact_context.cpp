// SPDX-License-Identifier: Apache-2.0
#include "fact_context.hpp"

#include <algorithm>

#include "rostra/analysis/language/letters.hpp"
#include "rostra/analysis/language/word_key.hpp"
#include "rostra/analysis/language/word_list.hpp"

namespace rostra::figure_comparison {

namespace {

/// Behind an address of the net: words of it say nothing of the sentence.
std::size_t address_end(std::string_view text, std::size_t at) {
    return std::min(text.find_first_of(" \t\r\n)]>\"", at), text.size());
}

/// What is looked at of the sentence: a list of figures may be one sentence, and is not read once for each of them.
Span window_of(std::string_view text, const KeptFigure& figure) {
    constexpr std::int32_t kReach = 800;  // bytes, at blanks
    Span window = figure.sentence;
    if (figure.span.begin - window.begin > kReach) {
        const auto from = static_cast<std::size_t>(figure.span.begin - kReach);
        window.begin =
            std::min(static_cast<std::int32_t>(std::min(text.find_first_of(" \n", from), text.size())),
                     figure.span.begin);
    }
    if (window.end - figure.span.end > kReach) {
        const auto to = static_cast<std::size_t>(figure.span.end + kReach);
        const std::size_t blank = text.find_last_of(" \n", to);
        window.end =
            std::max(blank == std::string_view::npos ? 0 : static_cast<std::int32_t>(blank), figure.span.end);
    }
    return window;
}

bool is_ideograph(char32_t c) { return c >= 0x3400 && c <= 0x9FFF; }

}  // namespace

ContextWords::ContextWords(const Data& data) {
    for (const std::string_view language : data.folders()) {
        ContextLists& lists = lists_[std::string(language)];
        for (const auto& [name, words] :
             {std::pair("/light.txt", &lists.light), {"/further.txt", &lists.further}}) {
            const WordList list = WordList::of(data, std::string(language) + name);
            for (const WordList::Entry& entry : list.entries()) words->insert(fold_case(entry.text));
        }
    }
}

const ContextLists& ContextWords::of(std::string_view language) const {
    const auto known = lists_.find(language);
    return known == lists_.end() ? none_ : known->second;
}

std::string_view stem_of(std::string_view folded) {
    constexpr std::size_t kLong = 6;
    if (folded.size() > kLong) {
        std::size_t end = kLong;
        while (end < folded.size() && is_trail_byte(folded[end])) ++end;
        return folded.substr(0, end);
    }
    return folded.size() > 3 && folded.ends_with('s') ? folded.substr(0, folded.size() - 1) : folded;
}

Context context_of(std::string_view text, const KeptFigure& figure, const ContextLists& lists) {
    constexpr float kLight = 0.1F, kFar = 0.6F;
    constexpr int kNear = 7, kMost = 24;
    struct Placed {
        std::uint64_t word;
        float weight;
        std::int32_t begin;
        bool further;
    };
    std::vector<Placed> words;
    std::string folded;
    const Span around = window_of(text, figure);
    const std::string_view head = text.substr(0, static_cast<std::size_t>(around.end));
    for (auto at = static_cast<std::size_t>(around.begin); at < head.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(head, at);
        if (!is_letter(c)) continue;
        folded.clear();
        append_utf8(folded, fold_case(c));
        while (at < head.size() && !is_ideograph(c)) {
            std::size_t ahead = at;
            const char32_t next = next_code_point(head, ahead);
            if (!is_word_part(next) || is_ideograph(next)) break;
            append_utf8(folded, fold_case(next));
            at = ahead;
        }
        if (head.substr(at).starts_with("://")) {
            at = address_end(head, at);
            continue;
        }
        const Span word = {static_cast<std::int32_t>(begin), static_cast<std::int32_t>(at)};
        if (figure.span.overlaps(word)) continue;
        words.push_back({word_key(stem_of(folded)), lists.light.contains(folded) ? kLight : 1.0F, word.begin,
                         lists.further.contains(folded)});
    }
    auto behind = std::partition_point(words.begin(), words.end(),
                                       [&](const Placed& word) { return word.begin < figure.span.begin; });
    Context context;
    context.is_further =
        (behind != words.begin() && (behind - 1)->further) || (behind != words.end() && behind->further);
    // What the head of a column says stands elsewhere.
    for (const std::string_view of_noun : words_between_blanks(figure.noun)) {
        const std::uint64_t word = word_key(stem_of(of_noun));
        if (std::any_of(words.begin(), words.end(),
                        [&](const Placed& placed) { return placed.word == word; }))
            continue;
        const float weight = lists.light.contains(of_noun) ? kLight : 1.0F;
        behind = words.insert(behind, {word, weight, figure.span.begin, false}) + 1;
    }
    // So many words on each side, those near the number in full.
    const auto place = static_cast<int>(behind - words.begin());
    const auto size = static_cast<int>(words.size());
    for (int i = std::max(0, place - kMost); i < std::min(size, place + kMost); ++i) {
        const int distance = i < place ? place - i : i - place + 1;
        const Placed& word = words[static_cast<std::size_t>(i)];
        context.words.push_back(
            {word.word, word.weight * (distance <= kNear ? 1.0F : kFar), word.weight < 1.0F});
    }
    constexpr int kNeighbours = static_cast<int>(std::tuple_size_v<decltype(context.neighbours)>) / 2;
    for (int i = 0; i < kNeighbours; ++i) {
        const int before = place - 1 - i, after = place + i;
        const auto at = static_cast<std::size_t>(i);
        if (before >= 0) context.neighbours[at] = words[static_cast<std::size_t>(before)].word;
        if (after < size) context.neighbours[at + kNeighbours] = words[static_cast<std::size_t>(after)].word;
    }
    std::sort(context.words.begin(), context.words.end(), [](const ContextWord& a, const ContextWord& b) {
        return a.word != b.word ? a.word < b.word : a.weight > b.weight;
    });
    context.words.erase(
        std::unique(context.words.begin(), context.words.end(),
                    [](const ContextWord& a, const ContextWord& b) { return a.word == b.word; }),
        context.words.end());
    return context;
}

NounMatch match_nouns(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty()) return NounMatch::unknown;
    const std::vector<std::string_view> x = words_between_blanks(a), y = words_between_blanks(b);
    const auto holds = [](const std::vector<std::string_view>& all,
                          const std::vector<std::string_view>& some) {
        return std::all_of(some.begin(), some.end(), [&](std::string_view word) {
            return std::any_of(all.begin(), all.end(),
                               [&](std::string_view other) { return stem_of(other) == stem_of(word); });
        });
    };
    const bool a_in_b = holds(y, x), b_in_a = holds(x, y);
    if (a_in_b && b_in_a) return NounMatch::same;
    return a_in_b || b_in_a ? NounMatch::narrower : NounMatch::other;
}

}  // namespace rostra::figure_comparison
