// SPDX-License-Identifier: Apache-2.0
#include "printed_labels.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "label_words.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "rostra/span.hpp"
#include "speakers_letters.hpp"
#include "spoken_lines.hpp"

namespace rostra::speakers {

namespace {

using F = LabelFeature;

constexpr std::size_t kCensus = 400000;  // bytes that are counted: enough to tell names from words

/// Counts how often words begin with a small letter in a text, and how often with a capital.
class Census {
public:
    struct Count {
        std::int32_t small = 0;
        std::int32_t capital = 0;
    };

    static std::uint64_t key_of(std::string_view word) {
        std::uint64_t key = kSeed;
        for (std::size_t at = 0; at < word.size();) key = add(key, fold_case(next_code_point(word, at)));
        return key;
    }

    void ask_for(std::uint64_t key) { counts_.try_emplace(key); }

    void count(std::string_view text) {
        std::uint64_t key = kSeed;
        bool inside = false;
        bool capital = false;
        const auto close = [&] {
            if (!inside) return;
            const auto at = counts_.find(key);
            if (at != counts_.end()) ++(capital ? at->second.capital : at->second.small);
            inside = false;
        };
        for (std::size_t at = 0; at < text.size();) {
            const char32_t c = next_code_point(text, at);
            if (!is_letter(c)) {
                close();
                continue;
            }
            if (!inside) {
                inside = true;
                capital = is_capital(c);
                key = kSeed;
            }
            key = add(key, fold_case(c));
        }
        close();
    }

    [[nodiscard]] Count of(std::uint64_t key) const {
        const auto at = counts_.find(key);
        return at == counts_.end() ? Count{} : at->second;
    }

private:
    static constexpr std::uint64_t kSeed = 0xcbf29ce484222325;
    static std::uint64_t add(std::uint64_t key, char32_t c) { return (key ^ c) * 0x100000001b3; }

    std::unordered_map<std::uint64_t, Count> counts_;
};

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

Printed read_printed(std::string_view label, const WordLists& lists) {
    Printed printed;
    LabelEvidence& e = printed.evidence;
    const std::string_view bare = bare_name(label);
    std::int32_t all = 0, lower = 0, strange = 0, capitals = 0, title = 0, numbers = 0, initials = 0,
                 uncased = 0;
    WordShape first = WordShape::mark, last = WordShape::mark;
    for (const std::string_view word : words_between_blanks(bare)) {
        const WordShape shape = word_shape(word);
        if (shape == WordShape::mark) continue;
        first = all == 0 ? shape : first;
        last = shape;
        ++all;
        capitals += shape == WordShape::capitals ? 1 : 0;
        title += shape == WordShape::title ? 1 : 0;
        numbers += shape == WordShape::number ? 1 : 0;
        initials += shape == WordShape::initial ? 1 : 0;
        uncased += shape == WordShape::uncased ? 1 : 0;
        if (shape == WordShape::lower) {
            ++lower;
            const std::string folded = fold_phrase(strip_marks(word));
            const bool known = lists.linking.contains(folded);
            strange += known ? 0 : 1;
        }
    }
    e[F::lettering] = uncased > 0 && capitals + title == 0 ? kUncased
                      : all == numbers + initials          ? kFigures
                      : capitals > 0 && title == 0         ? kCapitals
                      : capitals > 0                       ? kMixed
                      : title == 0                         ? kSmall
                      : strange > 0                        ? kLoose
                                                           : kTitle;
    e[F::words] = all;
    e[F::letters] = count_characters<is_alphanumeric>(bare, 100);
    e[F::first_shape] = static_cast<std::int32_t>(first);
    e[F::last_shape] = static_cast<std::int32_t>(last);
    e[F::lower_words] = lower;
    e[F::strange_words] = strange;
    e[F::capital_words] = capitals;
    e[F::title_words] = title;
    e[F::number_words] = numbers;
    e[F::initial_words] = initials;
    e[F::parens] = bare.size() < label.size() ? 1 : 0;
    e[F::comma] = bare.find(',') != std::string_view::npos ? 1 : 0;
    const std::string folded = fold_phrase(strip_marks(bare));
    const std::string_view first_word = std::string_view(folded).substr(0, folded.find(' '));
    e[F::address] = starts_with_address(bare, lists) ? 1 : 0;
    e[F::questioner] = lists.questioners.contains(folded) ? 1 : 0;
    e[F::heading] = lists.headings.contains(folded) ? 1 : 0;
    e[F::unnamed] = lists.unnamed.contains(first_word) ? 1 : 0;
    e[F::article] = lists.articles.contains(first_word) ? 1 : 0;
    each_word(bare, [&](std::string_view word) {
        std::size_t at = 0;
        const char32_t head = next_code_point(word, at);
        if (at == word.size()) return;  // an initial
        if (!is_capital(head) && !is_small(head)) return;
        printed.words.push_back(Census::key_of(word));
        if (is_capital(head)) printed.heard = printed.words.back();
    });
    return printed;
}

}  // namespace

PrintedLabels::PrintedLabels(std::string_view text, const std::vector<Label>& readings,
                             const WordLists& lists) {
    std::unordered_map<std::string_view, std::int32_t> texts;
    std::unordered_map<std::string, std::int32_t> names;
    std::vector<std::int32_t> name_of_text;
    for (const Label& reading : readings) {
        const std::string_view whole = slice(text, reading.span());
        const auto [at, added] = texts.try_emplace(whole, static_cast<std::int32_t>(texts.size()));
        if (added) {
            std::string key;
            const std::string_view bare = bare_name(whole);
            for (std::size_t j = 0; j < bare.size();) {
                const char32_t c = next_code_point(bare, j);
                if (is_alphanumeric(c)) append_utf8(key, fold_case(c));
            }
            name_of_text.push_back(
                names.try_emplace(std::move(key), static_cast<std::int32_t>(names.size())).first->second);
            printed_.push_back(read_printed(whole, lists));
        }
        ++printed_[static_cast<std::size_t>(at->second)].uses;
        printed_of_.push_back(at->second);
        names_.push_back(name_of_text[static_cast<std::size_t>(at->second)]);
    }
    name_count_ = names.size();
    take_census(text);
}

void PrintedLabels::take_census(std::string_view text) {
    Census census;
    std::unordered_map<std::uint64_t, std::int32_t> in_labels;
    for (const Printed& one : printed_) {
        for (const std::uint64_t word : one.words) census.ask_for(word);
        if (one.heard != 0) in_labels[one.heard] += one.uses;
    }
    census.count(text.substr(0, kCensus));
    for (Printed& one : printed_) {
        std::int32_t small = 0;
        for (const std::uint64_t word : one.words) {
            const Census::Count count = census.of(word);
            small += count.small > 0 && 4 * count.small >= count.capital ? 1 : 0;
        }
        one.evidence[F::common] = share_of(small, static_cast<std::int64_t>(one.words.size()));
        one.evidence[F::heard] =
            one.heard == 0 ? -1 : log_of(std::max(0, census.of(one.heard).capital - in_labels[one.heard]));
    }
}

}  // namespace rostra::speakers
