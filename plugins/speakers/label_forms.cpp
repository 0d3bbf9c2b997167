// SPDX-License-Identifier: Apache-2.0
#include "label_forms.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <unordered_map>
#include <utility>

#include "rostra/analysis/language/code_points.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "spoken_lines.hpp"

namespace rostra::speakers {

namespace {

using F = LabelFeature;

std::string_view line_text(std::string_view text, const Line& line) { return slice(text, line.span()); }

std::int32_t most_of(const std::map<std::int32_t, std::int32_t>& counts) {
    return std::max_element(counts.begin(), counts.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

}  // namespace

Forms::Forms(std::string_view text, const std::vector<Line>& lines, const std::vector<Label>& readings,
             const PrintedLabels& printed, const std::function<std::size_t(std::size_t)>& number_of) {
    std::unordered_map<std::size_t, std::size_t> numbers;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const auto [at, added] = numbers.try_emplace(number_of(i), forms_.size());
        if (added) forms_.emplace_back();
        form_of_.push_back(at->second);
        FormUse& form = forms_[at->second];
        places_.push_back(form.readings.size());
        form.readings.push_back(static_cast<std::int32_t>(i));
        FormUse::NameUse& use = form.names[printed.name_of(i)];
        ++use.uses;
        use.after_gap += lines[static_cast<std::size_t>(readings[i].line)].after_gap ? 1 : 0;
    }
    for (FormUse& form : forms_) {
        for (const auto& [name, use] : form.names) form.recurring += use.uses > 1 ? use.uses : 0;
    }
    weigh(text, lines, readings, printed);
}

void Forms::weigh(std::string_view text, const std::vector<Line>& lines, const std::vector<Label>& readings,
                  const PrintedLabels& printed) {
    const auto line_count = static_cast<std::int32_t>(lines.size());
    std::vector<std::size_t> ranks(forms_.size());
    std::iota(ranks.begin(), ranks.end(), std::size_t{0});
    std::stable_sort(ranks.begin(), ranks.end(),
                     [&](std::size_t a, std::size_t b) { return forms_[a].recurring > forms_[b].recurring; });
    const std::int32_t most = std::max(forms_[ranks.front()].recurring, 1);
    for (std::size_t rank = 0; rank < ranks.size(); ++rank) {
        FormUse& form = forms_[ranks[rank]];
        LabelEvidence& e = form.evidence;
        const auto count = static_cast<std::int32_t>(form.readings.size());
        std::int32_t alternating = 0, pairs = 0, after_gap = 0, namelike = 0, capitals = 0, address = 0,
                     closed = 0, followed = 0, lower_said = 0, questioner = 0;
        std::int64_t common = 0, letters = 0, extent = 0, word_letters = 0;
        std::map<std::int32_t, std::int32_t> indents, letterings;
        std::set<std::pair<std::int32_t, std::int32_t>> exchanges;
        for (std::int32_t k = 0; k < count; ++k) {
            const auto i = static_cast<std::size_t>(form.readings[static_cast<std::size_t>(k)]);
            const Label& label = readings[i];
            const LabelEvidence& own = printed[i].evidence;
            const bool last = k + 1 == count;
            const auto next = last ? std::size_t{0}
                                   : static_cast<std::size_t>(form.readings[static_cast<std::size_t>(k) + 1]);
            const std::int32_t next_line = last ? line_count : readings[next].line;
            const auto before = static_cast<std::size_t>(std::max(next_line - 1, label.line));
            if (!last) {
                ++pairs;
                alternating += printed.name_of(i) != printed.name_of(next) ? 1 : 0;
                if (printed.name_of(i) != printed.name_of(next))
                    exchanges.insert({printed.name_of(i), printed.name_of(next)});
            }
            after_gap += lines[static_cast<std::size_t>(readings[i].line)].after_gap ? 1 : 0;
            const std::int32_t lettering = own[F::lettering];
            namelike += lettering != kSmall && lettering != kLoose ? 1 : 0;
            capitals += lettering == kCapitals || lettering == kMixed ? 1 : 0;
            address += own[F::address];
            questioner += own[F::questioner];
            common += std::max(own[F::common], 0);
            closed += closes_speech(line_text(text, lines[before])) ? 1 : 0;
            const std::int32_t to = lines[before].end;
            letters += std::max(to - label.said, 0);
            extent += next_line - label.line;
            followed += to > label.said ? 1 : 0;
            word_letters += own[F::letters];
            if (!label.form.alone) {
                std::size_t at = static_cast<std::size_t>(label.said);
                lower_said += is_small(next_code_point(text, at)) ? 1 : 0;
            }
            ++indents[lines[static_cast<std::size_t>(readings[i].line)].indent];
            ++letterings[lettering];
        }
        form.indent = most_of(indents);
        form.lettering = most_of(letterings);
        const std::int32_t first_line = readings[static_cast<std::size_t>(form.readings.front())].line;
        const std::int32_t last_line = readings[static_cast<std::size_t>(form.readings.back())].line;
        std::int32_t paragraphs = 0;
        for (std::int32_t line = first_line; line <= last_line; ++line)
            paragraphs += lines[static_cast<std::size_t>(line)].after_gap ? 1 : 0;
        const bool by_paragraph = 2 * after_gap > count;
        e[F::form_count] = log_of(count);
        e[F::form_names] = log_of(static_cast<std::int64_t>(form.names.size()));
        e[F::form_recurring] = share_of(form.recurring, count);
        e[F::form_alternating] = share_of(alternating, pairs);
        e[F::form_places] = share_of(by_paragraph ? after_gap : count,
                                     by_paragraph ? paragraphs : last_line - first_line + 1);
        e[F::form_after_gap] = share_of(after_gap, count);
        e[F::form_namelike] = share_of(namelike, count);
        e[F::form_capitals] = share_of(capitals, count);
        e[F::form_common] = static_cast<std::int32_t>(common / count);
        e[F::form_address] = share_of(address, count);
        e[F::form_closed] = share_of(closed, count);
        e[F::form_letters] = log_of(letters / count);
        e[F::form_followed] = share_of(followed, count);
        e[F::form_coverage] = share_of(last_line - first_line + 1, line_count);
        e[F::form_exchanges] = share_of(static_cast<std::int64_t>(exchanges.size()),
                                        static_cast<std::int64_t>(form.names.size()));
        e[F::form_rank] = static_cast<std::int32_t>(std::min<std::size_t>(rank, 50));
        e[F::form_relative] = share_of(form.recurring, most);
        e[F::form_lower_said] = share_of(lower_said, count);
        e[F::form_lines] = log_of(extent / count);
        e[F::form_questioner] = share_of(questioner, count);
        e[F::form_word_length] = static_cast<std::int32_t>(word_letters / count);
    }
}

}  // namespace rostra::speakers
