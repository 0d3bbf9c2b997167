// SPDX-License-Identifier: Apache-2.0
#include "label_choice.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <utility>

#include "label_features.hpp"
#include "numbered_parts.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/span.hpp"
#include "spoken_lines.hpp"

namespace rostra::speakers {

namespace {

constexpr std::int32_t kCertain = 6000;
constexpr std::int32_t kSure = 1400;    // odds of four to one
constexpr std::int32_t kAlone = 700;    // odds of two to one: where none is sure
constexpr std::int32_t kKnown = -2500;  // odds that do where the user says how labels end
constexpr int kManyRefused = 6;         // of one form, that are worth a word
// Odds of one to three. From odds of one to nine on, two of the 21 sets of the corpora lost 0.03 of their turns.
constexpr std::int32_t kInDoubt = -1000;
constexpr std::int32_t kNearly = -2200;  // odds of what is refused with some doubt

/// A dash behind nearly every colon belongs to the layout, `O Sr. Presidente: — Bom dia.`; else to what is said.
void pass_dashes(std::string_view text, std::vector<Label>& labels) {
    constexpr std::size_t kDash = 3;  // bytes
    const auto dashed = [&](const Label& label) {
        const std::string_view said = text.substr(static_cast<std::size_t>(label.said), kDash + 1);
        return label.form.ending == Ending::colon && (said == "— " || said == "– ");
    };
    const auto count = static_cast<std::size_t>(std::count_if(labels.begin(), labels.end(), dashed));
    if (3 * count < 2 * labels.size()) return;
    for (Label& label : labels) {
        if (dashed(label))
            label.said = static_cast<std::int32_t>(
                skip_blanks(text, static_cast<std::size_t>(label.said) + kDash, text.size()));
    }
}

/// Whether a reading is a letter before a period: a name's first letter, if not a name.
bool is_initial(const Label& reading) {
    return reading.form.ending == Ending::period && reading.end - reading.begin <= 2;
}

/// What recurs in one form and was refused with some doubt: the form by its most frequent text, and two of its lines.
std::vector<std::string> doubts_of(std::string_view text, const std::vector<Line>& lines,
                                   const std::vector<Label>& readings, const std::vector<std::int32_t>& odds,
                                   std::int32_t wanted, bool any_taken) {
    struct Refused {
        int count = 0;
        std::vector<std::size_t> first;
    };
    std::map<std::size_t, Refused> forms;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        if (odds[i] >= wanted || odds[i] < kNearly) continue;
        Refused& refused = forms[readings[i].form.number()];
        ++refused.count;
        if (refused.first.size() < 2) refused.first.push_back(i);
    }
    std::vector<std::string> doubts;
    for (const auto& [form, refused] : forms) {
        if (refused.count < kManyRefused) continue;
        std::string doubt = any_taken ? "lines that may be labels were not taken for any, "
                                      : "no turns were found, but lines that may be labels come again, ";
        doubt += std::to_string(refused.count) + " times:";
        for (const std::size_t one : refused.first) {
            constexpr std::size_t kShown = 60;  // bytes
            std::string_view line = slice(text, lines[static_cast<std::size_t>(readings[one].line)].span());
            std::size_t cut = std::min(line.size(), kShown);
            while (cut < line.size() && is_trail_byte(line[cut])) --cut;
            doubt += " '" + std::string(line.substr(0, cut)) + (cut < line.size() ? "…'" : "'");
        }
        doubt += "; if they are, say so with `layout` or `label-patterns`";
        doubts.push_back(std::move(doubt));
    }
    return doubts;
}

/// Where readings of forms that come again were refused by a hair. Where nothing was taken, more doubt does, of forms that mostly
/// print the same again.
std::vector<std::int32_t> doubtful_of(std::string_view text, const std::vector<Line>& lines,
                                      const std::vector<Label>& readings,
                                      const std::vector<std::int32_t>& odds, std::int32_t wanted,
                                      bool any_taken) {
    struct Refused {
        int count = 0;
        std::set<std::string_view> different;
    };
    std::map<std::size_t, Refused> forms;
    const std::int32_t least = any_taken ? kInDoubt : kNearly;
    const auto in_doubt = [&](std::size_t i) { return odds[i] < wanted && odds[i] >= least; };
    for (std::size_t i = 0; i < readings.size(); ++i) {
        if (!in_doubt(i)) continue;
        Refused& refused = forms[readings[i].form.number()];
        ++refused.count;
        if (!any_taken) refused.different.insert(slice(text, readings[i].span()));
    }
    std::vector<std::int32_t> doubtful;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        if (!in_doubt(i)) continue;
        const Refused& refused = forms[readings[i].form.number()];
        if (refused.count >= kManyRefused && 2 * static_cast<int>(refused.different.size()) <= refused.count)
            doubtful.push_back(lines[static_cast<std::size_t>(readings[i].line)].begin);
    }
    return doubtful;
}

}  // namespace

LabelChoice choose_labels(std::string_view text, const TextMasks& masks, const std::vector<Line>& lines,
                          const std::vector<Label>& readings, bool known, const WordLists& lists,
                          const TreeModel& model) {
    LabelChoice choice;
    choice.refused.assign(lines.size(), kNoReading);
    const LabelFeatures features(text, masks, lines, readings, lists);
    std::vector<std::int32_t> odds(readings.size());
    model.each_log_odds(
        kLabelFeatures, readings.size(), [&](std::size_t i, EvidenceRows& rows) { features.weigh(i, rows); },
        [&](std::size_t i, std::int32_t own, const EvidenceRows& /*rows*/, std::size_t /*row*/) {
            odds[i] = is_numbered_part(text, readings[i], lists) ? kNoReading : own;
            if (known && odds[i] >= kKnown) odds[i] = std::max(odds[i], 0);
        });
    const bool sure = std::any_of(odds.begin(), odds.end(), [](std::int32_t one) { return one >= kSure; });
    const std::int32_t wanted = sure ? kTaken : known ? 0 : kAlone;
    std::int32_t behind = 0;  // where what the last label introduces begins
    for (std::size_t i = 0; i < readings.size();) {
        std::size_t end = i;
        std::size_t best = i;
        for (; end < readings.size() && readings[end].line == readings[i].line; ++end)
            best = odds[end] > odds[best] ? end : best;
        if (is_initial(readings[best])) {  // `I. Ruiz, chair:` is no I who says that
            for (std::size_t k = i; k < end; ++k)
                best = readings[k].form.ending == Ending::colon && odds[k] >= wanted ? k : best;
        }
        std::int32_t& refused = choice.refused[static_cast<std::size_t>(readings[i].line)];
        const bool free = readings[best].begin >= behind;
        if (odds[best] >= wanted && free) {
            choice.labels.push_back(readings[best]);
            choice.odds.push_back(odds[best]);
            behind = readings[best].said;
        } else {
            refused = odds[best];
        }
        i = end;
    }
    pass_dashes(text, choice.labels);
    choice.doubtful = doubtful_of(text, lines, readings, odds, wanted, !choice.labels.empty());
    choice.doubts = doubts_of(text, lines, readings, odds, wanted, !choice.labels.empty());
    return choice;
}

void add_labels(const std::vector<Label>& certain, LabelChoice& choice) {
    for (const Label& label : certain) {
        const auto at =
            std::lower_bound(choice.labels.begin(), choice.labels.end(), label.line,
                             [](const Label& other, std::int32_t line) { return other.line < line; });
        const auto odds = choice.odds.begin() + (at - choice.labels.begin());
        if (at != choice.labels.end() && at->line == label.line) {
            *at = label;
            *odds = kCertain;
        } else {
            choice.odds.insert(odds, kCertain);
            choice.labels.insert(at, label);
        }
    }
}

}  // namespace rostra::speakers
