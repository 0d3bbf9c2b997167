// SPDX-License-Identifier: Apache-2.0
#include "label_features.hpp"

#include <algorithm>

#include "rostra/analysis/language/code_points.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "speakers_letters.hpp"
#include "spoken_lines.hpp"

namespace rostra::speakers {

namespace {

using F = LabelFeature;

static_assert(static_cast<int>(F::kind_prose) - static_cast<int>(F::kind_count) ==
              static_cast<int>(F::form_prose) - static_cast<int>(F::form_count));

constexpr std::int32_t kHead = 127;  // lines that may be the head of a document

std::string_view line_text(std::string_view text, const Line& line) { return slice(text, line.span()); }

}  // namespace

LabelFeatures::LabelFeatures(std::string_view text, const TextMasks& masks, const std::vector<Line>& lines,
                             const std::vector<Label>& readings, const WordLists& lists)
    : text_(text),
      lines_(lines),
      readings_(readings),
      printed_(text, masks, readings, lists),
      prose_(prose_of(masks, lines, readings)),
      forms_(text, lines, readings, printed_, prose_,
             [&](std::size_t i) { return readings[i].form.number(); }),
      kinds_(text, lines, readings, printed_, prose_,
             [&](std::size_t i) {
                 const WrittenEvidence& own = printed_[i].evidence;
                 return (readings[i].form.number() * 8 + static_cast<std::size_t>(own[F::lettering])) * 2 +
                        static_cast<std::size_t>(own[F::address]);
             }),
      anywhere_(printed_.name_count()) {
    for (const FormName& name : forms_.names()) {
        std::int32_t& most = anywhere_[static_cast<std::size_t>(name.name)];
        most = std::max(most, name.uses);
    }
    std::vector<std::int32_t> lengths;
    lengths.reserve(lines.size());
    for (const Line& line : lines) {
        gaps_ += line.after_gap ? 1 : 0;
        lengths.push_back(line.end - line.begin);
    }
    if (lengths.empty()) return;
    const auto nth = [&](std::size_t n) {
        std::nth_element(lengths.begin(), lengths.begin() + static_cast<std::ptrdiff_t>(n), lengths.end());
        return lengths[n];
    };
    median_ = nth(lengths.size() / 2);
    full_ = std::max(nth(lengths.size() * 9 / 10), 1);
}

void LabelFeatures::weigh(std::size_t i, EvidenceRows& rows) const {
    const std::size_t row = rows.add();
    const auto line_count = static_cast<std::int32_t>(lines_.size());
    const Label& reading = readings_[i];
    const FormUse& form = forms_.of(i);
    const auto set = [&](F feature, std::int32_t value) { rows.set(row, feature, value); };
    const WrittenEvidence& written = printed_[i].evidence;
    written.copy_to(rows, row);
    form.evidence.copy_to(rows, row);
    kinds_.of(i).evidence.copy_to(rows, row, F::kind_count);
    set(F::ending, static_cast<std::int32_t>(reading.form.ending));
    set(F::markup, static_cast<std::int32_t>(reading.form.markup));
    set(F::opening, static_cast<std::int32_t>(reading.form.opening));
    set(F::alone, reading.form.alone ? 1 : 0);
    set(F::time_before, reading.form.time_before ? 1 : 0);
    set(F::time_behind, reading.form.time_behind ? 1 : 0);
    set(F::signed_, reading.form.sign != 0 ? 1 : 0);
    const FormName& use = forms_.name_of(i);
    set(F::name_count, log_of(use.uses));
    set(F::name_share, share_of(use.uses, static_cast<std::int64_t>(form.readings.size())));
    set(F::name_anywhere, log_of(anywhere_[static_cast<std::size_t>(printed_.name_of(i))]));
    set(F::name_after_gap, share_of(use.after_gap, use.uses));

    const Line& line = lines_[static_cast<std::size_t>(reading.line)];
    const auto at = static_cast<std::size_t>(reading.line);
    set(F::after_gap, line.after_gap ? 1 : 0);
    set(F::before_gap, at + 1 == lines_.size() ? 2 : lines_[at + 1].after_gap ? 1 : 0);
    set(F::above_closed, at == 0 ? 2 : closes_speech(line_text(text_, lines_[at - 1])) ? 1 : 0);
    set(F::above_full,
        at == 0 || line.after_gap ? -1 : share_of(lines_[at - 1].end - lines_[at - 1].begin, full_));
    set(F::indent_off, std::clamp(line.indent - form.indent, -20, 20));
    set(F::indent, std::min(line.indent, 60));
    std::int32_t lower = -1, shape = -1;
    if (!reading.form.alone) {
        const std::string_view said =
            slice(text_, {reading.said, std::max(line.end, lines_[std::min(at + 1, lines_.size() - 1)].end)});
        std::size_t first = 0;
        lower = is_small(next_code_point(said, first)) ? 1 : 0;
        shape =
            static_cast<std::int32_t>(word_shape(said.substr(0, std::min<std::size_t>(said.find(' '), 64))));
    }
    set(F::said_lower, lower);
    set(F::said_shape, shape);
    set(F::said_prose, prose_[i]);
    set(F::said_letters, log_of(std::max(line.end - reading.said, 0)));
    const auto k = forms_.place_of(i);
    const bool last = k + 1 == form.readings.size();
    const auto next = last ? i : static_cast<std::size_t>(form.readings[k + 1]);
    const auto previous = k == 0 ? i : static_cast<std::size_t>(form.readings[k - 1]);
    const std::int32_t next_line = last ? line_count : readings_[next].line;
    const auto before = static_cast<std::size_t>(std::max(next_line - 1, reading.line));
    set(F::next_distance, last ? -1 : log_of(next_line - reading.line));
    set(F::previous_distance, k == 0 ? -1 : log_of(reading.line - readings_[previous].line));
    set(F::same_as_previous, k == 0 ? -1 : printed_.name_of(previous) == printed_.name_of(i) ? 1 : 0);
    set(F::closed, closes_speech(line_text(text_, lines_[before])) ? 1 : 0);
    set(F::segment, log_of(lines_[before].end - reading.said));
    set(F::as_lettering, written[F::lettering] == form.lettering ? 1 : 0);
    set(F::from_top, log_of(std::min(reading.line, kHead)));
    std::int32_t most = -1;  // of the other readings of its line
    const auto rival = [&](std::size_t j) { most = std::max(most, log_of(forms_.name_of(j).uses)); };
    for (std::size_t j = i; j-- > 0 && readings_[j].line == reading.line;) rival(j);
    for (std::size_t j = i + 1; j < readings_.size() && readings_[j].line == reading.line; ++j) rival(j);
    set(F::rival, most);
    set(F::label_below, !last && next_line == reading.line + 1 ? 1 : 0);
    set(F::label_above, k > 0 && readings_[previous].line == reading.line - 1 ? 1 : 0);
    set(F::lines, log_of(line_count));
    set(F::gaps, share_of(gaps_, line_count));
    set(F::line_length, log_of(median_));
}

}  // namespace rostra::speakers
