// SPDX-License-Identifier: Apache-2.0
#include "label_forms.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

#include "key_table.hpp"
#include "rostra/analysis/language/code_points.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "rostra/analysis/state/table_hash.hpp"
#include "spoken_lines.hpp"

namespace rostra::speakers {

namespace {

using F = LabelFeature;

constexpr std::int32_t kMostIndent = 2000;  // characters that are told apart

std::string_view line_text(std::string_view text, const Line& line) { return slice(text, line.span()); }

/// Counts of small numbers; the most frequent, of those as frequent the least.
class Tally {
public:
    void add(std::int32_t number) {
        const auto at = static_cast<std::size_t>(number);
        if (at >= counts_.size()) counts_.resize(at + 1);
        ++counts_[at];
    }
    [[nodiscard]] std::int32_t most() const {
        return static_cast<std::int32_t>(std::max_element(counts_.begin(), counts_.end()) - counts_.begin());
    }

private:
    std::vector<std::int32_t> counts_;
};

std::uint64_t key_of(std::size_t a, std::int32_t b) {
    return table_hash(static_cast<std::uint64_t>(a) << 32 | static_cast<std::uint32_t>(b));
}

}  // namespace

std::vector<std::int8_t> prose_of(const TextMasks& masks, const std::vector<Line>& lines,
                                  const std::vector<Label>& readings) {
    constexpr std::int32_t kLooked = 64;  // bytes
    std::vector<std::int8_t> prose;
    prose.reserve(readings.size());
    for (const Label& reading : readings) {
        const auto below = static_cast<std::size_t>(reading.line) + (reading.form.alone ? 1 : 0);
        if (below >= lines.size()) {
            prose.push_back(-1);
            continue;
        }
        const std::int32_t begin = std::max(reading.said, lines[below].begin);
        const std::int32_t end = std::min(std::max(lines[below].end, begin), begin + kLooked);
        int letters = 0;
        masks.each_block(static_cast<std::size_t>(begin), static_cast<std::size_t>(end),
                         [&](const ByteMasks& block, std::uint64_t within, std::size_t) {
                             letters += std::popcount((block.letter | block.odd) & within);
                         });
        prose.push_back(static_cast<std::int8_t>(share_of(letters, end - begin)));
    }
    return prose;
}

Forms::Forms(std::string_view text, const std::vector<Line>& lines, const std::vector<Label>& readings,
             const PrintedLabels& printed, const std::vector<std::int8_t>& prose,
             const std::function<std::size_t(std::size_t)>& number_of) {
    if (readings.empty()) return;
    KeyTable<std::size_t> numbers;  // places in forms_, from 1
    // Of each name, its uses by form, from 1 in names_: the numbers of names ascend as they first come, so that neighbours meet.
    std::vector<std::uint32_t> used(printed.name_count());
    std::vector<std::uint32_t> next;  // of a place in names_, that of the same name in another form
    form_of_.reserve(readings.size());
    places_.reserve(readings.size());
    name_of_.reserve(readings.size());
    for (std::size_t i = 0; i < readings.size(); ++i) {
        std::size_t& number = numbers[table_hash(std::uint64_t{number_of(i)})];
        if (number == 0) {
            forms_.emplace_back();
            number = forms_.size();
        }
        FormUse& form = forms_[number - 1];
        form_of_.push_back(number - 1);
        places_.push_back(form.readings.size());
        form.readings.push_back(static_cast<std::int32_t>(i));
        const std::int32_t name = printed.name_of(i);
        std::uint32_t known = used[static_cast<std::size_t>(name)];
        while (known != 0 && names_[known - 1].form != number - 1) known = next[known - 1];
        if (known == 0) {
            names_.push_back({name, number - 1, 0, 0});
            known = static_cast<std::uint32_t>(names_.size());
            next.push_back(std::exchange(used[static_cast<std::size_t>(name)], known));
            ++form.names;
        }
        FormName& use = names_[known - 1];
        name_of_.push_back(known - 1);
        ++use.uses;
        use.after_gap += lines[static_cast<std::size_t>(readings[i].line)].after_gap ? 1 : 0;
    }
    for (std::size_t i = 0; i < readings.size(); ++i)
        forms_[form_of_[i]].recurring += name_of(i).uses > 1 ? 1 : 0;
    weigh(text, lines, readings, printed, prose);
}

void Forms::weigh(std::string_view text, const std::vector<Line>& lines, const std::vector<Label>& readings,
                  const PrintedLabels& printed, const std::vector<std::int8_t>& prose) {
    const auto line_count = static_cast<std::int32_t>(lines.size());
    std::vector<std::int32_t> gaps{0};  // above the lines before each
    for (const Line& line : lines) gaps.push_back(gaps.back() + (line.after_gap ? 1 : 0));
    std::vector<std::size_t> ranks(forms_.size());
    std::iota(ranks.begin(), ranks.end(), std::size_t{0});
    std::stable_sort(ranks.begin(), ranks.end(),
                     [&](std::size_t a, std::size_t b) { return forms_[a].recurring > forms_[b].recurring; });
    const std::int32_t most = std::max(forms_[ranks.front()].recurring, 1);
    for (std::size_t rank = 0; rank < ranks.size(); ++rank) {
        FormUse& form = forms_[ranks[rank]];
        FormEvidence& e = form.evidence;
        const auto count = static_cast<std::int32_t>(form.readings.size());
        std::int32_t alternating = 0, pairs = 0, after_gap = 0, namelike = 0, capitals = 0, address = 0,
                     closed = 0, followed = 0, lower_said = 0, questioner = 0, said = 0;
        std::int64_t common = 0, letters = 0, extent = 0, word_letters = 0, in_prose = 0;
        Tally indents, letterings;
        KeyTable<bool> exchanges;  // from one name to another, both of which come again
        std::int64_t single = 0;   // those of other names, each of which comes but once
        for (std::int32_t k = 0; k < count; ++k) {
            const auto i = static_cast<std::size_t>(form.readings[static_cast<std::size_t>(k)]);
            const Label& label = readings[i];
            const WrittenEvidence& own = printed[i].evidence;
            const bool last = k + 1 == count;
            const auto next = last ? std::size_t{0}
                                   : static_cast<std::size_t>(form.readings[static_cast<std::size_t>(k) + 1]);
            const std::int32_t next_line = last ? line_count : readings[next].line;
            const auto before = static_cast<std::size_t>(std::max(next_line - 1, label.line));
            if (!last) {
                ++pairs;
                if (name_of_[i] != name_of_[next]) {
                    ++alternating;
                    if (name_of(i).uses == 1 || name_of(next).uses == 1) {
                        ++single;
                    } else {
                        exchanges[key_of(name_of_[i], static_cast<std::int32_t>(name_of_[next]))] = true;
                    }
                }
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
            said += prose[i] >= 0 ? 1 : 0;
            in_prose += std::max<std::int32_t>(prose[i], 0);
            if (!label.form.alone) {
                std::size_t at = static_cast<std::size_t>(label.said);
                lower_said += is_small(next_code_point(text, at)) ? 1 : 0;
            }
            indents.add(std::min(lines[static_cast<std::size_t>(readings[i].line)].indent, kMostIndent));
            letterings.add(lettering);
        }
        form.indent = indents.most();
        form.lettering = letterings.most();
        const std::int32_t first_line = readings[static_cast<std::size_t>(form.readings.front())].line;
        const std::int32_t last_line = readings[static_cast<std::size_t>(form.readings.back())].line;
        const std::int32_t paragraphs =
            gaps[static_cast<std::size_t>(last_line) + 1] - gaps[static_cast<std::size_t>(first_line)];
        const bool by_paragraph = 2 * after_gap > count;
        e[F::form_count] = log_of(count);
        e[F::form_names] = log_of(form.names);
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
        e[F::form_exchanges] = share_of(static_cast<std::int64_t>(exchanges.size()) + single, form.names);
        e[F::form_rank] = static_cast<std::int32_t>(std::min<std::size_t>(rank, 50));
        e[F::form_relative] = share_of(form.recurring, most);
        e[F::form_lower_said] = share_of(lower_said, count);
        e[F::form_lines] = log_of(extent / count);
        e[F::form_questioner] = share_of(questioner, count);
        e[F::form_word_length] = static_cast<std::int32_t>(word_letters / count);
        e[F::form_prose] = said > 0 ? static_cast<std::int32_t>(in_prose / said) : -1;
    }
}

}  // namespace rostra::speakers
