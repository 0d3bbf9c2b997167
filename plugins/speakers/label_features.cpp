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

constexpr auto kFirstOfForm = static_cast<std::size_t>(F::form_count);
constexpr auto kLastOfForm = static_cast<std::size_t>(F::form_word_length);
constexpr std::size_t kKindToForm = static_cast<std::size_t>(F::kind_count) - kFirstOfForm;
static_assert(static_cast<std::size_t>(F::kind_word_length) - kKindToForm == kLastOfForm);

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

std::vector<LabelEvidence> look_at_labels(std::string_view text, const std::vector<Line>& lines,
                                          const std::vector<Label>& readings, const WordLists& lists) {
    std::vector<LabelEvidence> evidence(readings.size());
    if (readings.empty()) return evidence;
    const PrintedLabels printed(text, readings, lists);
    const Forms forms(text, lines, readings, printed,
                      [&](std::size_t i) { return readings[i].form.number(); });
    const Forms kinds(text, lines, readings, printed, [&](std::size_t i) {
        const LabelEvidence& own = printed[i].evidence;
        return (readings[i].form.number() * 8 + static_cast<std::size_t>(own[F::lettering])) * 2 +
               static_cast<std::size_t>(own[F::address]);
    });
    std::vector<std::int32_t> anywhere(printed.name_count());  // the most uses of a name in one form
    for (const FormUse& form : forms.all()) {
        for (const auto& [name, use] : form.names) {
            std::int32_t& most = anywhere[static_cast<std::size_t>(name)];
            most = std::max(most, use.uses);
        }
    }
    const auto line_count = static_cast<std::int32_t>(lines.size());
    const Page page(lines);
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const Label& reading = readings[i];
        const FormUse& form = forms.of(i);
        LabelEvidence e = printed[i].evidence;
        for (std::size_t f = kFirstOfForm; f <= kLastOfForm; ++f) {
            e[static_cast<F>(f)] = form.evidence[static_cast<F>(f)];
            e[static_cast<F>(f + kKindToForm)] = kinds.of(i).evidence[static_cast<F>(f)];
        }
        e[F::ending] = static_cast<std::int32_t>(reading.form.ending);
        e[F::markup] = static_cast<std::int32_t>(reading.form.markup);
        e[F::opening] = static_cast<std::int32_t>(reading.form.opening);
        e[F::alone] = reading.form.alone ? 1 : 0;
        e[F::time_before] = reading.form.time_before ? 1 : 0;
        e[F::time_behind] = reading.form.time_behind ? 1 : 0;
        const FormUse::NameUse use = form.names.at(printed.name_of(i));
        e[F::name_count] = log_of(use.uses);
        e[F::name_share] = share_of(use.uses, static_cast<std::int64_t>(form.readings.size()));
        e[F::name_anywhere] = log_of(anywhere[static_cast<std::size_t>(printed.name_of(i))]);
        e[F::name_after_gap] = share_of(use.after_gap, use.uses);

        const Line& line = lines[static_cast<std::size_t>(reading.line)];
        const auto at = static_cast<std::size_t>(reading.line);
        e[F::after_gap] = line.after_gap ? 1 : 0;
        e[F::before_gap] = at + 1 == lines.size() ? 2 : lines[at + 1].after_gap ? 1 : 0;
        e[F::above_closed] = at == 0 ? 2 : closes_speech(line_text(text, lines[at - 1])) ? 1 : 0;
        e[F::above_full] =
            at == 0 || line.after_gap ? -1 : share_of(lines[at - 1].end - lines[at - 1].begin, page.full);
        e[F::indent_off] = std::clamp(line.indent - form.indent, -20, 20);
        e[F::indent] = std::min(line.indent, 60);
        e[F::said_lower] = -1;
        e[F::said_shape] = -1;
        if (!reading.form.alone) {
            const std::string_view said = slice(
                text, {reading.said, std::max(line.end, lines[std::min(at + 1, lines.size() - 1)].end)});
            std::size_t first = 0;
            e[F::said_lower] = is_small(next_code_point(said, first)) ? 1 : 0;
            e[F::said_shape] = static_cast<std::int32_t>(
                word_shape(said.substr(0, std::min<std::size_t>(said.find(' '), 64))));
        }
        e[F::said_letters] = log_of(std::max(line.end - reading.said, 0));
        const auto k = forms.place_of(i);
        const bool last = k + 1 == form.readings.size();
        const auto next = last ? i : static_cast<std::size_t>(form.readings[k + 1]);
        const auto previous = k == 0 ? i : static_cast<std::size_t>(form.readings[k - 1]);
        const std::int32_t next_line = last ? line_count : readings[next].line;
        const auto before = static_cast<std::size_t>(std::max(next_line - 1, reading.line));
        e[F::next_distance] = last ? -1 : log_of(next_line - reading.line);
        e[F::previous_distance] = k == 0 ? -1 : log_of(reading.line - readings[previous].line);
        e[F::same_as_previous] = k == 0 ? -1 : printed.name_of(previous) == printed.name_of(i) ? 1 : 0;
        e[F::closed] = closes_speech(line_text(text, lines[before])) ? 1 : 0;
        e[F::segment] = log_of(lines[before].end - reading.said);
        e[F::as_lettering] = e[F::lettering] == form.lettering ? 1 : 0;
        e[F::position] = share_of(reading.line, line_count);
        e[F::rival] = -1;
        const auto rival = [&](std::size_t j) {
            e[F::rival] = std::max(e[F::rival], log_of(forms.of(j).names.at(printed.name_of(j)).uses));
        };
        for (std::size_t j = i; j-- > 0 && readings[j].line == reading.line;) rival(j);
        for (std::size_t j = i + 1; j < readings.size() && readings[j].line == reading.line; ++j) rival(j);
        e[F::label_below] = !last && next_line == reading.line + 1 ? 1 : 0;
        e[F::label_above] = k > 0 && readings[previous].line == reading.line - 1 ? 1 : 0;
        e[F::lines] = log_of(line_count);
        e[F::gaps] = share_of(page.gaps, line_count);
        e[F::line_length] = log_of(page.median);
        evidence[i] = e;
    }
    return evidence;
}

}  // namespace rostra::speakers
