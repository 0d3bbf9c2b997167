// SPDX-License-Identifier: Apache-2.0
#include "printed_labels.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "key_table.hpp"
#include "label_census.hpp"
#include "label_words.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "rostra/analysis/state/table_hash.hpp"
#include "rostra/span.hpp"
#include "speakers_letters.hpp"
#include "spoken_lines.hpp"

namespace rostra::speakers {

namespace {

using F = LabelFeature;

constexpr std::size_t kCensus = 400000;  // bytes that are counted: enough to tell names from words

/// Calls use(word) for each run of letters.
template <class Use>
void each_word(std::string_view text, Use use) {
    std::size_t begin = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        if (is_letter(next_code_point(text, at))) {
            begin = inside ? begin : from;
            inside = true;
        } else if (inside) {
            use(text.substr(begin, from - begin));
            inside = false;
        }
    }
    if (inside) use(text.substr(begin));
}

/// A label without what stands in parentheses behind its first word.
std::string_view bare_name(std::string_view label) {
    const std::size_t open = std::min({label.find('('), label.find("（"), label.find('[')});
    return open == 0 || open == std::string_view::npos ? label : label.substr(0, trim_blanks(label, 0, open));
}

WrittenEvidence evidence_of(std::string_view label, const WordLists& lists, std::string& folded) {
    WrittenEvidence e;
    const std::string_view bare = bare_name(label);
    std::array<std::int32_t, 8> shapes{};
    std::int32_t all = 0, strange = 0;
    WordShape first = WordShape::mark, last = WordShape::mark;
    std::size_t at = 0;
    for (std::string_view word; !(word = next_between_blanks(bare, at)).empty();) {
        const WordShape shape = word_shape(word);
        if (shape == WordShape::mark) continue;
        first = all == 0 ? shape : first;
        last = shape;
        ++all;
        ++shapes[static_cast<std::size_t>(shape)];
        if (shape == WordShape::lower) {
            fold_phrase(strip_marks(word), folded);
            strange += (lists.marks_of(folded) & WordLists::kLinking) != 0 ? 0 : 1;
        }
    }
    const auto count = [&](WordShape shape) { return shapes[static_cast<std::size_t>(shape)]; };
    const std::int32_t capitals = count(WordShape::capitals), title = count(WordShape::title),
                       numbers = count(WordShape::number), initials = count(WordShape::initial);
    e[F::lettering] = count(WordShape::uncased) > 0 && capitals + title == 0 ? kUncased
                      : all == numbers + initials                            ? kFigures
                      : capitals > 0 && title == 0                           ? kCapitals
                      : capitals > 0                                         ? kMixed
                      : title == 0                                           ? kSmall
                      : strange > 0                                          ? kLoose
                                                                             : kTitle;
    e[F::words] = all;
    e[F::letters] = count_characters<is_alphanumeric>(bare, 100);
    e[F::first_shape] = static_cast<std::int32_t>(first);
    e[F::last_shape] = static_cast<std::int32_t>(last);
    e[F::lower_words] = count(WordShape::lower);
    e[F::strange_words] = strange;
    e[F::capital_words] = capitals;
    e[F::title_words] = title;
    e[F::number_words] = numbers;
    e[F::initial_words] = initials;
    e[F::parens] = bare.size() < label.size() ? 1 : 0;
    e[F::comma] = bare.find(',') != std::string_view::npos ? 1 : 0;
    e[F::address] = starts_with_address(bare, lists) ? 1 : 0;
    const std::string_view stripped = strip_marks(bare);
    at = 0;
    fold_phrase(next_between_blanks(stripped, at), folded);
    const std::uint32_t first_marks = lists.marks_of(folded);
    std::uint32_t marks = 0;
    if (all <= lists.most_words()) {
        fold_phrase(stripped, folded);
        marks = lists.marks_of(folded);
    }
    e[F::questioner] = (marks & WordLists::kQuestioner) != 0 ? 1 : 0;
    e[F::heading] = (marks & WordLists::kHeading) != 0 ? 1 : 0;
    e[F::unnamed] = (first_marks & WordLists::kUnnamed) != 0 ? 1 : 0;
    e[F::article] = (first_marks & WordLists::kArticle) != 0 ? 1 : 0;
    return e;
}

}  // namespace

PrintedLabels::PrintedLabels(std::string_view text, const TextMasks& masks,
                             const std::vector<Label>& readings, const WordLists& lists) {
    KeyTable<std::int32_t> texts, names;  // numbers from 1
    std::vector<std::int32_t> name_of_text;
    std::string folded;
    printed_of_.reserve(readings.size());
    names_.reserve(readings.size());
    for (const Label& reading : readings) {
        const std::string_view whole = slice(text, reading.span());
        std::int32_t& number = texts[table_hash(whole)];
        if (number == 0) {
            folded.clear();
            const std::string_view bare = bare_name(whole);
            for (std::size_t at = 0; at < bare.size();) {
                const char32_t c = next_code_point(bare, at);
                if (!is_alphanumeric(c)) continue;
                if (c < 0x80) {
                    folded += to_ascii_small(static_cast<char>(c));
                } else {
                    append_utf8(folded, fold_case(c));
                }
            }
            std::int32_t& name = names[table_hash(folded)];
            if (name == 0) name = static_cast<std::int32_t>(names.size());
            name_of_text.push_back(name - 1);
            add_printed(whole, lists, folded);
            number = static_cast<std::int32_t>(printed_.size());
        }
        const auto at = static_cast<std::size_t>(number) - 1;
        ++printed_[at].uses;
        printed_of_.push_back(number - 1);
        names_.push_back(name_of_text[at]);
    }
    name_count_ = names.size();
    take_census(text, masks);
}

void PrintedLabels::add_printed(std::string_view label, const WordLists& lists, std::string& folded) {
    Printed& printed = printed_.emplace_back();
    printed.evidence = evidence_of(label, lists, folded);
    printed.first_word = static_cast<std::uint32_t>(words_.size());
    each_word(bare_name(label), [&](std::string_view word) {
        std::size_t at = 0;
        const char32_t head = next_code_point(word, at);
        if (at == word.size()) return;  // an initial
        if (!is_capital(head) && !is_small(head)) return;
        words_.push_back(LabelCensus::key_of(word));
        if (is_capital(head)) printed.heard = words_.back();
    });
    printed.words = static_cast<std::uint32_t>(words_.size()) - printed.first_word;
}

void PrintedLabels::take_census(std::string_view text, const TextMasks& masks) {
    LabelCensus census;
    KeyTable<std::int32_t> in_labels;
    for (const std::uint64_t word : words_) census.ask_for(word);
    for (const Printed& one : printed_) {
        if (one.heard != 0) in_labels[one.heard] += one.uses;
    }
    census.count(text.substr(0, kCensus), masks);
    for (Printed& one : printed_) {
        std::int32_t small = 0;
        for (std::uint32_t i = 0; i < one.words; ++i) {
            const LabelCensus::Count count = census.of(words_[one.first_word + i]);
            small += count.small > 0 && 4 * count.small >= count.capital ? 1 : 0;
        }
        one.evidence[F::common] = share_of(small, one.words);
        one.evidence[F::heard] =
            one.heard == 0 ? -1 : log_of(std::max(0, census.of(one.heard).capital - in_labels[one.heard]));
    }
}

}  // namespace rostra::speakers
