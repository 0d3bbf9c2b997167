// SPDX-License-Identifier: Apache-2.0
#include "label_features.hpp"

#include <algorithm>

#include "label_forms.hpp"
#include "printed_labels.hpp"
#include "rostra/analysis/language/code_points.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "speakers_letters.hpp"
#include "spoken_lines.hpp"

namespace rostra::speakers {

namespace {

using F = LabelFeature;

static_assert(static_cast<int>(F::kind_word_length) - static_cast<int>(F::kind_count) ==
              static_cast<int>(F::form_word_length) - static_cast<int>(F::form_count));

std::string_view line_text(std::string_view text, const Line& line) { return slice(text, line.span()); }

/// How long the lines of a document are.
struct Page {
    std::int32_t gaps = 0;
    std::int32_t median = 0;  // bytes
    std::int32_t full = 1;    // as long as all but the longest tenth

    explicit Page(const std::vector<Line>& lines) {
        std::vector<std::int32_t> lengths;
        for (const Line& line : lines) {
            gaps += line.after_gap ? 1 : 0;
            lengths.push_back(line.end - line.begin);
        }
        const auto count = static_cast<std::ptrdiff_t>(lengths.size());
        std::nth_element(lengths.begin(), lengths.begin() + count / 2, lengths.end());
        median = lengths[static_cast<std::size_t>(count / 2)];
        std::nth_element(lengths.begin(), lengths.begin() + count * 9 / 10, lengths.end());
        full = std::max(lengths[static_cast<std::size_t>(count * 9 / 10)], 1);
    }
};

}  // namespace

EvidenceRows look_at_labels(std::string_view text, const TextMasks& masks, const std::vector<Line>& lines,
                            const std::vector<Label>& readings, const WordLists& lists) {
    EvidenceRows evidence(kLabelFeatures, readings.size());
    if (readings.empty()) return evidence;
    const PrintedLabels printed(text, masks, readings, lists);
    const Forms forms(text, lines, readings, printed,
                      [&](std::size_t i) { return readings[i].form.number(); });
    const Forms kinds(text, lines, readings, printed, [&](std::size_t i) {
        const WrittenEvidence& own = printed[i].evidence;
        return (readings[i].form.number() * 8 + static_cast<std::size_t>(own[F::lettering])) * 2 +
               static_cast<std::size_t>(own[F::address]);
    });
    std::vector<std::int32_t> anywhere(printed.name_count());  // the most uses of a name in one form
    for (const FormName& name : forms.names()) {
        std::int32_t& most = anywhere[static_cast<std::size_t>(name.name)];
        most = std::max(most, name.uses);
    }
    const auto line_count = static_cast<std::int32_t>(lines.size());
    const Page page(lines);
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const Label& reading = readings[i];
        const FormUse& form = forms.of(i);
        const auto set = [&](F feature, std::int32_t value) { evidence.set(i, feature, value); };
        const WrittenEvidence& written = printed[i].evidence;
        written.copy_to(evidence, i);
        form.evidence.copy_to(evidence, i);
        kinds.of(i).evidence.copy_to(evidence, i, F::kind_count);
        set(F::ending, static_cast<std::int32_t>(reading.form.ending));
        set(F::markup, static_cast<std::int32_t>(reading.form.markup));
        set(F::opening, static_cast<std::int32_t>(reading.form.opening));
        set(F::alone, reading.form.alone ? 1 : 0);
        set(F::time_before, reading.form.time_before ? 1 : 0);
        set(F::time_behind, reading.form.time_behind ? 1 : 0);
        const FormName& use = forms.name_of(i);
        set(F::name_count, log_of(use.uses));
        set(F::name_share, share_of(use.uses, static_cast<std::int64_t>(form.readings.size())));
        set(F::name_anywhere, log_of(anywhere[static_cast<std::size_t>(printed.name_of(i))]));
        set(F::name_after_gap, share_of(use.after_gap, use.uses));

        const Line& line = lines[static_cast<std::size_t>(reading.line)];
        const auto at = static_cast<std::size_t>(reading.line);
        set(F::after_gap, line.after_gap ? 1 : 0);
        set(F::before_gap, at + 1 == lines.size() ? 2 : lines[at + 1].after_gap ? 1 : 0);
        set(F::above_closed, at == 0 ? 2 : closes_speech(line_text(text, lines[at - 1])) ? 1 : 0);
        set(F::above_full,
            at == 0 || line.after_gap ? -1 : share_of(lines[at - 1].end - lines[at - 1].begin, page.full));
        set(F::indent_off, std::clamp(line.indent - form.indent, -20, 20));
        set(F::indent, std::min(line.indent, 60));
        std::int32_t lower = -1, shape = -1;
        if (!reading.form.alone) {
            const std::string_view said = slice(
                text, {reading.said, std::max(line.end, lines[std::min(at + 1, lines.size() - 1)].end)});
            std::size_t first = 0;
            lower = is_small(next_code_point(said, first)) ? 1 : 0;
            shape = static_cast<std::int32_t>(
                word_shape(said.substr(0, std::min<std::size_t>(said.find(' '), 64))));
        }
        set(F::said_lower, lower);
        set(F::said_shape, shape);
        set(F::said_letters, log_of(std::max(line.end - reading.said, 0)));
        const auto k = forms.place_of(i);
        const bool last = k + 1 == form.readings.size();
        const auto next = last ? i : static_cast<std::size_t>(form.readings[k + 1]);
        const auto previous = k == 0 ? i : static_cast<std::size_t>(form.readings[k - 1]);
        const std::int32_t next_line = last ? line_count : readings[next].line;
        const auto before = static_cast<std::size_t>(std::max(next_line - 1, reading.line));
        set(F::next_distance, last ? -1 : log_of(next_line - reading.line));
        set(F::previous_distance, k == 0 ? -1 : log_of(reading.line - readings[previous].line));
        set(F::same_as_previous, k == 0 ? -1 : printed.name_of(previous) == printed.name_of(i) ? 1 : 0);
        set(F::closed, closes_speech(line_text(text, lines[before])) ? 1 : 0);
        set(F::segment, log_of(lines[before].end - reading.said));
        set(F::as_lettering, written[F::lettering] == form.lettering ? 1 : 0);
        set(F::position, share_of(reading.line, line_count));
        std::int32_t most = -1;  // of the other readings of its line
        const auto rival = [&](std::size_t j) { most = std::max(most, log_of(forms.name_of(j).uses)); };
        for (std::size_t j = i; j-- > 0 && readings[j].line == reading.line;) rival(j);
        for (std::size_t j = i + 1; j < readings.size() && readings[j].line == reading.line; ++j) rival(j);
        set(F::rival, most);
        set(F::label_below, !last && next_line == reading.line + 1 ? 1 : 0);
        set(F::label_above, k > 0 && readings[previous].line == reading.line - 1 ? 1 : 0);
        set(F::lines, log_of(line_count));
        set(F::gaps, share_of(page.gaps, line_count));
        set(F::line_length, log_of(page.median));
    }
    return evidence;
}

}  // namespace rostra::speakers
