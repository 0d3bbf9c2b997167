// SPDX-License-Identifier: Apache-2.0
#include "speech_features.hpp"

#include <algorithm>
#include <map>

#include "clock_times.hpp"
#include "rostra/analysis/language/code_points.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "speakers_letters.hpp"
#include "spoken_lines.hpp"

namespace rostra::speakers {

namespace {

using F = SpeechFeature;

constexpr std::size_t kLongestNote = 60;  // bytes of closing words
constexpr std::int32_t kFar = 12;         // lines of a paragraph that are looked at ahead
constexpr std::int32_t kNearlyFull = 60;  // hundredths of a full line

bool ends_in_colon(std::string_view line) { return line.ends_with(':') || line.ends_with("："); }

/// What a line begins with: a letter, a digit, a quotation, a dash, some other mark.
std::int32_t sign_of(std::string_view line) {
    std::size_t at = 0;
    const char32_t c = next_code_point(line, at);
    return is_letter(c)             ? 0
           : is_digit(c)            ? 1
           : c < 0x80               ? static_cast<std::int32_t>(c)
           : c == U'“' || c == U'«' ? 2
           : c == U'—' || c == U'–' ? 3
                                    : 4;
}

std::int32_t best_of(const std::map<std::int32_t, std::int32_t>& counts) {
    return counts.empty() ? 0
                          : std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
                                return a.second < b.second;
                            })->first;
}

}  // namespace

Speeches::Speeches(std::string_view text, const TextMasks& masks, const std::vector<Line>& lines,
                   const std::vector<Label>& labels, const std::vector<std::int32_t>& odds,
                   const WordLists& lists)
    : text_(text),
      masks_(masks),
      lines_(lines),
      labels_(labels),
      odds_(odds),
      lists_(lists),
      looks_(lines.size()),
      beside_(labels.size()) {
    if (labels.empty()) return;
    units_.reserve(lines.size() - static_cast<std::size_t>(labels.front().line));
    look_at_lines();
    sum_up();
    for (std::size_t label = 0; label < labels.size(); ++label) add_units(label);
}

void Speeches::look_at_lines() {
    std::vector<std::int32_t> lengths;
    for (auto i = static_cast<std::size_t>(labels_.front().line); i < lines_.size(); ++i) {
        looks_[i] = look_at(text_, masks_, lines_[i].span());
        lengths.push_back(lines_[i].end - lines_[i].begin);
        if (looks_[i].key != 0) ++repeated_[looks_[i].key];
    }
    const auto nine = static_cast<std::ptrdiff_t>(lengths.size() * 9 / 10);
    std::nth_element(lengths.begin(), lengths.begin() + nine, lengths.end());
    full_ = std::max(lengths[static_cast<std::size_t>(nine)], 1);
}

void Speeches::sum_up() {
    std::map<std::int32_t, std::int32_t> indents;
    std::int64_t paragraphs = 0, all_lines = 0, many = 0, closed = 0, bracketed = 0, longer = 0, lower = 0,
                 asides = 0;
    for (std::size_t k = 0; k < labels_.size(); ++k) {
        const Label& label = labels_[k];
        const auto at = static_cast<std::size_t>(label.line);
        const std::int32_t end = end_of(k);
        std::int32_t own = 0;
        for (std::int32_t i = label.line + 1; i < end; ++i) {
            own += lines_[static_cast<std::size_t>(i)].after_gap ? 1 : 0;
            bracketed += looks_[static_cast<std::size_t>(i)].bracketed ? 1 : 0;
        }
        if (label.line + 1 < end) ++indents[lines_[at + 1].indent];
        many += own > 1 ? 1 : 0;
        longer += end - label.line > (label.form.alone ? 2 : 1) ? 1 : 0;
        if (!label.form.alone)
            beside_[k] = look_at(text_, masks_, {label.said, std::max(lines_[at].end, label.said)});
        if (!label.form.alone || label.line + 1 < end) {
            const LineLook& first = label.form.alone ? looks_[at + 1] : beside_[k];
            lower += first.lower ? 1 : 0;
            asides += first.bracketed ? 1 : 0;
        }
        paragraphs += own;
        all_lines += end - label.line;
        closed += looks_[static_cast<std::size_t>(std::max(end - 1, label.line))].closed ? 1 : 0;
    }
    speech_indent_ = best_of(indents);
    const auto count = static_cast<std::int64_t>(labels_.size());
    many_paragraphs_ = share_of(many, count);
    many_lines_ = share_of(longer, count);
    usual_paragraphs_ = log_of(paragraphs / count);
    usual_lines_ = log_of(all_lines / count);
    usual_closed_ = share_of(closed, count);
    usual_bracketed_ = share_of(bracketed, count);
    usual_lower_ = share_of(lower, count);
    usual_aside_ = share_of(asides, count);
}

void Speeches::add_units(std::size_t number) {
    const Label& label = labels_[number];
    const std::int32_t end = end_of(number);
    std::int32_t paragraph = 0, depth = 0;
    // A label's parentheses may go on in the line below.
    const std::int32_t begin = line_of(lines_, label) + (label.form.alone ? 1 : 0);
    for (std::int32_t i = begin; i < end; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const Line& line = lines_[at];
        SpeechUnit unit;
        unit.label = static_cast<std::int32_t>(number);
        unit.line = i;
        unit.beside = i == begin && !label.form.alone;
        unit.place = unit.beside ? Span{label.said, line.end} : line.span();
        if (unit.beside && i > label.line) beside_[number] = look_at(text_, masks_, unit.place);
        const LineLook& look = look_of(unit);
        if (!unit.beside && line.after_gap) {
            ++paragraph;
            depth = 0;
        }
        unit.paragraph = paragraph;
        unit.in_brackets = depth > 0;
        if (!unit.beside && i > begin) {
            const Line& above = lines_[at - 1];
            const bool broken = !line.after_gap && !looks_[at - 1].closed &&
                                share_of(above.end - above.begin, full_) >= kNearlyFull;
            // What a colon introduces goes on below, where it is prose.
            const bool introduced =
                ends_in_colon(slice(text_, above.span())) && look.closed && look.capitals < 50;
            unit.goes_on = broken || introduced;
        }
        unit.goes_on = unit.goes_on || (depth > 0 && !unit.beside);
        depth = std::max(0, depth + look.depth);
        units_.push_back(unit);
    }
}

void Speeches::weigh(const SpeechUnit& unit, EvidenceRows& rows) {
    const std::size_t row = rows.add();
    const auto set = [&](F feature, std::int32_t value) { rows.set(row, feature, value); };
    const Label& label = labels_[static_cast<std::size_t>(unit.label)];
    const auto own = static_cast<std::size_t>(label.line);
    const auto at = static_cast<std::size_t>(unit.line);
    const std::int32_t i = unit.line;
    const std::int32_t begin = line_of(lines_, label) + (label.form.alone ? 1 : 0);
    const std::int32_t end = end_of(static_cast<std::size_t>(unit.label));
    const Line& line = lines_[at];
    const bool beside = unit.beside;
    const std::string_view words = slice(text_, unit.place);
    const LineLook& look = look_of(unit);
    std::size_t last = at;  // of the paragraph
    std::int32_t letters = look.letters;
    while (static_cast<std::int32_t>(last) + 1 < end && !lines_[last + 1].after_gap &&
           static_cast<std::int32_t>(last) - i < kFar)
        letters += looks_[++last].letters;
    set(F::from_label, log_of(i - label.line));
    set(F::to_next, log_of(end - 1 - i));
    set(F::paragraph, std::min(unit.paragraph, 30));
    set(F::after_gap, beside ? 0 : line.after_gap ? 1 : 0);
    set(F::before_gap, i + 1 == static_cast<std::int32_t>(lines_.size()) ? 2
                       : lines_[at + 1].after_gap                        ? 1
                                                                         : 0);
    set(F::own_line, beside ? 1 : 0);
    set(F::last_line, i + 1 == end ? 1 : 0);
    set(F::indent_to_label, std::clamp(line.indent - lines_[own].indent, -30, 30));
    set(F::indent_to_speech, beside ? 0 : std::clamp(line.indent - speech_indent_, -30, 30));
    set(F::above_closed, i == begin ? 2 : looks_[at - 1].closed ? 1 : 0);
    set(F::segment_lines, log_of(end - begin));
    set(F::letters, log_of(look.letters));
    set(F::fullness, std::min(share_of(line.end - line.begin, full_), 10000));
    set(F::capitals, look.capitals);
    set(F::title_words, look.title_words);
    set(F::words, std::min(look.words, 40));
    set(F::closed, look.closed ? 1 : 0);
    set(F::starts_lower, look.lower ? 1 : 0);
    set(F::opens_bracket, opens_bracket(words) ? 1 : 0);
    const bool heads = !beside && line.after_gap;
    const Span whole{unit.place.begin, std::max(unit.place.end, lines_[last].end)};
    set(F::bracketed, look.bracketed || (heads && is_bracketed(slice(text_, whole))) ? 1 : 0);
    set(F::in_brackets, unit.in_brackets ? 1 : 0);
    set(F::markup, markup_of(words));
    set(F::emphasis, is_emphasized(words) ? 1 : 0);
    set(F::digits, look.digits);
    set(F::figures_only, look.digits > 0 && is_figures(words, lists_) ? 1 : 0);
    set(F::ends_in_colon, ends_in_colon(words) ? 1 : 0);
    set(F::first_sign, sign_of(words));
    set(F::paragraph_letters, log_of(letters));
    set(F::paragraph_lines, static_cast<std::int32_t>(last) - i + 1);
    set(F::paragraph_closed, looks_[last].closed ? 1 : 0);
    set(F::repeated, beside || look.key == 0 ? -1 : log_of(*repeated_.find(look.key) - 1));
    folded_.clear();
    if (words.size() <= kLongestNote) fold_phrase(strip_marks(words), folded_);
    set(F::closing, (lists_.marks_of(folded_) & WordLists::kClosing) != 0 ? 1 : 0);
    const bool begins = line.after_gap || (line.indent > 0 && line.indent == lines_[own].indent);
    set(F::procedure, !beside && begins && notes_procedure(words, lists_) ? 1 : 0);
    set(F::link, is_link(words) ? 1 : 0);
    set(F::rule, look.letters == 0 ? 1 : 0);
    const std::size_t timed = time_end(words, 0, words.size());
    set(F::time, timed == 0 ? 0 : timed == words.size() ? 2 : 1);
    set(F::label_odds, beside ? -9999 : std::max(odds_[at], -9999));
    set(F::label_alone, label.form.alone ? 1 : 0);
    set(F::label_ending, static_cast<std::int32_t>(label.form.ending));
    set(F::many_paragraphs, many_paragraphs_);
    set(F::usual_paragraphs, usual_paragraphs_);
    set(F::usual_lines, usual_lines_);
    set(F::usual_closed, usual_closed_);
    set(F::usual_bracketed, usual_bracketed_);
    set(F::above_capitals, i == begin ? -2 : looks_[at - 1].capitals);
    set(F::above_bracketed, i > begin && looks_[at - 1].bracketed ? 1 : 0);
    const bool below = i + 1 < end;
    set(F::below_capitals, below ? looks_[at + 1].capitals : -2);
    set(F::below_bracketed, below && looks_[at + 1].bracketed ? 1 : 0);
    set(F::below_letters, below ? log_of(looks_[at + 1].letters) : -1);
    set(F::below_lower, below && looks_[at + 1].lower ? 1 : 0);
    set(F::many_lines, many_lines_);
    set(F::usual_lower, usual_lower_);
    set(F::usual_aside, usual_aside_);
    set(F::below_after_gap, below ? (lines_[at + 1].after_gap ? 1 : 0) : -1);
}

}  // namespace rostra::speakers
