// SPDX-License-Identifier: Apache-2.0
#include "speech_features.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "clock_times.hpp"
#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "speakers_letters.hpp"
#include "spoken_lines.hpp"

namespace rostra::speakers {

namespace {

using F = SpeechFeature;

constexpr std::size_t kLongestNote = 60;  // bytes of closing words
constexpr std::size_t kLooked = 4000;     // bytes of a line that are looked at letter by letter

/// What can be told of a line by itself.
struct Look {
    std::int32_t letters = 0;  // and digits
    std::int32_t capitals = -1;
    std::int32_t title_words = -1;
    std::int32_t words = 0;
    std::int32_t digits = 0;
    bool lower = false;
    bool closed = false;
    bool opens_bracket = false;
    bool bracketed = false;
    bool emphasis = false;
    std::int32_t depth = 0;  // brackets opened less brackets closed
    std::int32_t sign = 0;
};

Look look_at(std::string_view whole) {
    Look look;
    std::string_view line = whole.substr(0, kLooked);
    while (line.size() < whole.size() && !line.empty() && is_trail_byte(whole[line.size()]))
        line.remove_suffix(1);
    std::int32_t capital = 0, cased = 0, title = 0, digit = 0;
    bool in_word = false;
    bool first = true;
    for (std::size_t at = 0; at < line.size();) {
        const char32_t c = next_code_point(line, at);
        if (c < 0x80 && is_ascii_small(static_cast<char>(c))) {
            look.lower = look.lower || first;
            first = false;
            ++look.letters;
            ++cased;
            look.words += in_word ? 0 : 1;
            in_word = true;
            continue;
        }
        if (c == '(' || c == '[' || c == U'（' || c == U'【') ++look.depth;
        if (c == ')' || c == ']' || c == U'）' || c == U'】') --look.depth;
        const bool letter = is_letter(c);
        const bool number = !letter && is_digit(c);
        if (!letter && !number) {
            in_word = in_word && (c == '\'' || c == U'’' || c == '-');
            continue;
        }
        const bool upper = letter && is_capital(c);
        const bool small = letter && !upper && is_small(c);
        if (first) look.lower = small;
        first = false;
        ++look.letters;
        digit += number ? 1 : 0;
        capital += upper ? 1 : 0;
        cased += upper || small ? 1 : 0;
        if (!in_word) {
            ++look.words;
            title += upper ? 1 : 0;
            in_word = true;
        }
    }
    if (cased > 0) {
        look.capitals = 100 * capital / cased;
        look.title_words = 100 * title / std::max(look.words, 1);
    }
    look.digits = look.letters > 0 ? 100 * digit / look.letters : -1;
    if (line.size() < whole.size()) {
        look.letters = static_cast<std::int32_t>(whole.size() / line.size()) * look.letters;
        look.depth = 0;
    }
    look.closed = closes_speech(whole);
    look.opens_bracket = opens_bracket(whole);
    look.bracketed = is_bracketed(whole);
    look.emphasis = is_emphasized(whole);
    std::size_t at = 0;
    const char32_t c = next_code_point(line, at);
    look.sign = is_letter(c)             ? 0
                : is_digit(c)            ? 1
                : c < 0x80               ? static_cast<std::int32_t>(c)
                : c == U'“' || c == U'«' ? 2
                : c == U'—' || c == U'–' ? 3
                                         : 4;
    return look;
}

bool ends_in_colon(std::string_view line) { return line.ends_with(':') || line.ends_with("："); }

/// A number for a line with its figures taken out: page heads and feet come again so.
std::uint64_t key_without_figures(std::string_view line) {
    std::uint64_t key = 0xcbf29ce484222325;
    for (const char c : line) {
        if (!is_ascii_digit(c) && c != ' ') key = (key ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    }
    return key;
}

std::int32_t best_of(const std::map<std::int32_t, std::int32_t>& counts) {
    return counts.empty() ? 0
                          : std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
                                return a.second < b.second;
                            })->first;
}

}  // namespace

std::vector<SpeechUnit> look_at_speech(std::string_view text, const std::vector<Line>& lines,
                                       const std::vector<Label>& labels,
                                       const std::vector<std::int32_t>& odds, const WordLists& lists) {
    std::vector<SpeechUnit> units;
    if (labels.empty()) return units;
    const auto line_count = static_cast<std::int32_t>(lines.size());
    std::vector<Look> looks(lines.size());
    std::unordered_map<std::uint64_t, std::int32_t> repeated;
    std::vector<std::uint64_t> bare(lines.size());  // 0: too long to be a page's head
    std::vector<std::int32_t> lengths;
    const auto first_line = static_cast<std::size_t>(labels.front().line);
    for (std::size_t i = first_line; i < lines.size(); ++i) {
        const std::string_view line = slice(text, lines[i].span());
        looks[i] = look_at(line);
        lengths.push_back(lines[i].end - lines[i].begin);
        if (line.size() <= kLongestRepeated) {
            bare[i] = key_without_figures(line);
            ++repeated[bare[i]];
        }
    }
    const auto nine = static_cast<std::ptrdiff_t>(lengths.size() * 9 / 10);
    std::nth_element(lengths.begin(), lengths.begin() + nine, lengths.end());
    const std::int32_t full = std::max(lengths[static_cast<std::size_t>(nine)], 1);

    // How the document goes on behind labels.
    std::map<std::int32_t, std::int32_t> indents;
    std::int64_t paragraphs = 0, all_lines = 0, many = 0, closed = 0, bracketed = 0, longer = 0, lower = 0,
                 asides = 0;
    const auto end_of = [&](std::size_t label) {
        return label + 1 < labels.size() ? labels[label + 1].line : line_count;
    };
    for (std::size_t k = 0; k < labels.size(); ++k) {
        const std::int32_t end = end_of(k);
        std::int32_t own = 0;
        for (std::int32_t i = labels[k].line + 1; i < end; ++i) {
            own += lines[static_cast<std::size_t>(i)].after_gap ? 1 : 0;
            bracketed += looks[static_cast<std::size_t>(i)].bracketed ? 1 : 0;
        }
        if (labels[k].line + 1 < end) ++indents[lines[static_cast<std::size_t>(labels[k].line) + 1].indent];
        many += own > 1 ? 1 : 0;
        longer += end - labels[k].line > (labels[k].form.alone ? 2 : 1) ? 1 : 0;
        const std::int32_t first = labels[k].line + (labels[k].form.alone ? 1 : 0);
        if (first < end) {
            const auto at = static_cast<std::size_t>(first);
            const Look look =
                labels[k].form.alone
                    ? looks[at]
                    : look_at(slice(text, {labels[k].said, std::max(lines[at].end, labels[k].said)}));
            lower += look.lower ? 1 : 0;
            asides += look.bracketed ? 1 : 0;
        }
        paragraphs += own;
        all_lines += end - labels[k].line;
        closed += looks[static_cast<std::size_t>(std::max(end - 1, labels[k].line))].closed ? 1 : 0;
    }
    const std::int32_t speech_indent = best_of(indents);
    const auto count = static_cast<std::int64_t>(labels.size());

    for (std::size_t k = 0; k < labels.size(); ++k) {
        const Label& label = labels[k];
        const auto own = static_cast<std::size_t>(label.line);
        const std::int32_t end = end_of(k);
        std::int32_t paragraph = 0, depth = 0;
        // A label's parentheses may go on in the line below.
        const std::int32_t begin = line_of(lines, label) + (label.form.alone ? 1 : 0);
        for (std::int32_t i = begin; i < end; ++i) {
            const auto at = static_cast<std::size_t>(i);
            const Line& line = lines[at];
            const bool beside = i == begin && !label.form.alone;
            SpeechUnit unit;
            unit.label = static_cast<std::int32_t>(k);
            unit.line = i;
            unit.place = beside ? Span{label.said, line.end} : line.span();
            const std::string_view words = slice(text, unit.place);
            const Look look = beside ? look_at(words) : looks[at];
            const auto set = [&](F feature, std::int32_t value) {
                unit.evidence[static_cast<std::size_t>(feature)] = value;
            };
            if (!beside && line.after_gap) {
                ++paragraph;
                depth = 0;
            }
            std::int32_t last = i;  // of the paragraph
            std::int32_t letters = look.letters;
            constexpr std::int32_t kFar = 12;
            while (last + 1 < end && !lines[static_cast<std::size_t>(last) + 1].after_gap && last - i < kFar)
                letters += looks[static_cast<std::size_t>(++last)].letters;
            set(F::from_label, log_of(i - label.line));
            set(F::to_next, log_of(end - 1 - i));
            set(F::paragraph, std::min(paragraph, 30));
            set(F::after_gap, beside ? 0 : line.after_gap ? 1 : 0);
            set(F::before_gap, i + 1 == line_count ? 2 : lines[at + 1].after_gap ? 1 : 0);
            set(F::own_line, beside ? 1 : 0);
            set(F::last_line, i + 1 == end ? 1 : 0);
            set(F::indent_to_label, std::clamp(line.indent - lines[own].indent, -30, 30));
            set(F::indent_to_speech, beside ? 0 : std::clamp(line.indent - speech_indent, -30, 30));
            set(F::above_closed, i == begin ? 2 : looks[at - 1].closed ? 1 : 0);
            set(F::segment_lines, log_of(end - begin));
            set(F::letters, log_of(look.letters));
            set(F::fullness, std::min(share_of(line.end - line.begin, full), 10000));
            set(F::capitals, look.capitals);
            set(F::title_words, look.title_words);
            set(F::words, std::min(look.words, 40));
            set(F::closed, look.closed ? 1 : 0);
            set(F::starts_lower, look.lower ? 1 : 0);
            set(F::opens_bracket, look.opens_bracket ? 1 : 0);
            const bool heads = !beside && line.after_gap;
            const Span whole{unit.place.begin,
                             std::max(unit.place.end, lines[static_cast<std::size_t>(last)].end)};
            set(F::bracketed, look.bracketed || (heads && is_bracketed(slice(text, whole))) ? 1 : 0);
            set(F::in_brackets, depth > 0 ? 1 : 0);
            set(F::markup, markup_of(words));
            set(F::emphasis, look.emphasis ? 1 : 0);
            set(F::digits, look.digits);
            set(F::figures_only, look.digits > 0 && is_figures(words, lists) ? 1 : 0);
            set(F::ends_in_colon, ends_in_colon(words) ? 1 : 0);
            set(F::first_sign, look.sign);
            set(F::paragraph_letters, log_of(letters));
            set(F::paragraph_lines, last - i + 1);
            set(F::paragraph_closed, looks[static_cast<std::size_t>(last)].closed ? 1 : 0);
            set(F::repeated, beside || bare[at] == 0 ? -1 : log_of(repeated[bare[at]] - 1));
            const bool noted = words.size() <= kLongestNote;
            set(F::closing, noted && lists.closings.contains(fold_phrase(strip_marks(words))) ? 1 : 0);
            const bool begins = line.after_gap || (line.indent > 0 && line.indent == lines[own].indent);
            set(F::procedure, !beside && begins && notes_procedure(words, lists) ? 1 : 0);
            set(F::link, is_link(words) ? 1 : 0);
            set(F::rule, look.letters == 0 ? 1 : 0);
            const std::size_t timed = time_end(words, 0, words.size());
            set(F::time, timed == 0 ? 0 : timed == words.size() ? 2 : 1);
            set(F::label_odds, beside ? -9999 : std::max(odds[at], -9999));
            set(F::label_alone, label.form.alone ? 1 : 0);
            set(F::label_ending, static_cast<std::int32_t>(label.form.ending));
            set(F::many_paragraphs, static_cast<std::int32_t>(100 * many / count));
            set(F::usual_paragraphs, log_of(paragraphs / count));
            set(F::usual_lines, log_of(all_lines / count));
            set(F::usual_closed, static_cast<std::int32_t>(100 * closed / count));
            set(F::usual_bracketed, static_cast<std::int32_t>(100 * bracketed / count));
            set(F::above_capitals, i == begin ? -2 : looks[at - 1].capitals);
            set(F::above_bracketed, i > begin && looks[at - 1].bracketed ? 1 : 0);
            const bool below = i + 1 < end;
            set(F::below_capitals, below ? looks[at + 1].capitals : -2);
            set(F::below_bracketed, below && looks[at + 1].bracketed ? 1 : 0);
            set(F::below_letters, below ? log_of(looks[at + 1].letters) : -1);
            set(F::below_lower, below && looks[at + 1].lower ? 1 : 0);
            set(F::many_lines, static_cast<std::int32_t>(100 * longer / count));
            set(F::usual_lower, static_cast<std::int32_t>(100 * lower / count));
            set(F::usual_aside, static_cast<std::int32_t>(100 * asides / count));
            set(F::below_after_gap, below ? (lines[at + 1].after_gap ? 1 : 0) : -1);
            const bool broken = !beside && !line.after_gap && i > begin && !looks[at - 1].closed;
            unit.goes_on = broken && share_of(lines[at - 1].end - lines[at - 1].begin, full) >= 60;
            // What a colon introduces goes on below, where it is prose.
            const bool introduced = !beside && i > begin &&
                                    ends_in_colon(slice(text, lines[at - 1].span())) && look.closed &&
                                    look.capitals < 50;
            unit.goes_on = unit.goes_on || introduced || (depth > 0 && !beside);
            depth = std::max(0, depth + look.depth);
            units.push_back(unit);
        }
    }
    return units;
}

}  // namespace rostra::speakers
