// SPDX-License-Identifier: Apache-2.0
#include "attribution.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "label_words.hpp"
#include "office_words.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "speakers_letters.hpp"

namespace rostra::speakers {

namespace {

using Words = std::vector<std::string_view>;

constexpr std::size_t kMostWords = 4;  // of an attribution

/// Two words of a name or more, and an office behind the comma that ends them.
bool is_name_with_office(const Words& words, std::size_t at, const WordLists& lists) {
    std::size_t names = 0;
    for (; at + 1 < words.size(); ++at) {
        const WordShape shape = word_shape(words[at]);
        if (shape != WordShape::title && shape != WordShape::capitals && shape != WordShape::initial)
            return false;
        ++names;
        if (words[at].ends_with(',')) return names > 1 && has_word(lists.titles, words[at + 1]);
    }
    return false;
}

bool begins_quotation(std::string_view line) {
    constexpr std::string_view kMarks[] = {"\"", "“", "„", "«", "»", "‘", "「", "『", "<<", "``", "''"};
    return std::any_of(std::begin(kMarks), std::end(kMarks),
                       [&](std::string_view mark) { return line.starts_with(mark); });
}

}  // namespace

std::size_t attribution_size(std::string_view label, const WordLists& lists) {
    const std::size_t blank = label.find(' ');
    if (blank == std::string_view::npos) return 0;
    const Words words = words_between_blanks(label);
    for (std::size_t count = std::min(kMostWords, words.size() - 1); count > 0; --count) {
        const auto size =
            static_cast<std::size_t>(words[count - 1].data() + words[count - 1].size() - label.data());
        const std::string folded = fold_phrase(label.substr(0, size));
        if (!lists.attributions.contains(folded)) continue;
        const WordShape next = word_shape(words[count]);
        if (next == WordShape::lower || next == WordShape::mark || next == WordShape::number) return 0;
        const bool may_be_name = lists.particles.contains(folded) || lists.articles.contains(folded);
        if (may_be_name && !is_address_or_title(words[count], lists) &&
            !is_name_with_office(words, count, lists))
            return 0;
        return static_cast<std::size_t>(words[count].data() - label.data());
    }
    return 0;
}

void drop_attributions(std::string_view text, const std::vector<Line>& lines, const WordLists& lists,
                       std::vector<Label>& readings) {
    const auto introduces = [&](const Label& label) {
        const auto below = static_cast<std::size_t>(label.line) + 1;
        return label.form.alone && below < lines.size() &&
               begins_quotation(slice(text, lines[below].span())) &&
               attribution_size(slice(text, label.span()), lists) > 0;
    };
    std::unordered_map<std::string_view, int> uses;
    for (const Label& label : readings) {
        if (introduces(label)) uses.try_emplace(slice(text, label.span()), 0);
    }
    if (uses.empty()) return;
    for (const Label& label : readings) {
        const auto at = uses.find(slice(text, label.span()));
        if (at != uses.end()) ++at->second;
    }
    std::erase_if(readings, [&](const Label& label) {
        return introduces(label) && uses.at(slice(text, label.span())) == 1;
    });
}

}  // namespace rostra::speakers
