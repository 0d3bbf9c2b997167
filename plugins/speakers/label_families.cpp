// SPDX-License-Identifier: Apache-2.0
#include "label_families.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "label_words.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "speakers_letters.hpp"

namespace rostra::speakers {

namespace {

// The share of all paragraphs that must begin with a recurring label of a form. Transcripts with long answers have one in
// twenty-five; prose comes back to a word with a colon now and then, and to one with a period often.
constexpr double kMarkedShare = 0.02;
constexpr double kCapitalsShare = 0.01;
constexpr double kColonShare = 0.04;
constexpr double kGapShare = 0.04;
constexpr double kMarkupShare = 0.15;
constexpr double kBareShare = 0.3;
constexpr double kApartShare =
    0.05;  // without a colon, but paragraphs of their own, and in capitals or with offices

// A few lines are a conversation where hardly anything in them is not labelled.
constexpr std::size_t kFewLines = 20;
constexpr double kDenseShare = 0.7;

/// The share of all paragraphs that must begin with a recurring label of a form: the weaker the form, the more.
double wanted_share(const Family& family) {
    if (family.marked()) {
        return kMarkedShare;
    }
    if (family.markup() == Markup::item || family.markup() == Markup::nickname) {
        return kBareShare;
    }
    switch (family.ending()) {
        case Ending::colon:
            return family.capitals == family.recurring ? kCapitalsShare : kColonShare;
        case Ending::gap:
            return family.in_capitals() ? kGapShare : kBareShare;
        case Ending::dash:
            return family.in_capitals() ? kGapShare : kBareShare;
        case Ending::none:
            return family.markup() != Markup::none ? kMarkupShare : kBareShare;
        case Ending::period:
            return kPeriodShare;
    }
    return 1;
}

}  // namespace

std::string_view printed(std::string_view text, const Label& label) {
    return text.substr(static_cast<std::size_t>(label.begin),
                       static_cast<std::size_t>(label.end - label.begin));
}

std::string_view name_of(std::string_view text, const Label& label) {
    const std::string_view whole = printed(text, label);
    const std::size_t open = std::min(whole.find('('), whole.find("（"));
    return open == 0 || open == std::string_view::npos ? whole : whole.substr(0, trim_blanks(whole, 0, open));
}

std::size_t family_of(const Label& label) {
    return (static_cast<std::size_t>(label.markup) * kEndings + static_cast<std::size_t>(label.ending)) * 2 +
           (label.timed ? 1 : 0);
}

namespace {

/// How many different names follow each other. `uses`: those of the labels, in their order.
int count_exchanges(const Family& family, const std::vector<const Use*>& uses, std::string_view text) {
    std::set<std::pair<std::string_view, std::string_view>> exchanges;
    std::string_view before;
    for (std::size_t i = 0; i < uses.size(); ++i) {
        if (!uses[i]->recurs()) {
            continue;
        }
        const std::string_view name = name_of(text, family.labels[i]);
        if (!before.empty() && before != name) {
            exchanges.emplace(before, name);
        }
        before = name;
    }
    return static_cast<int>(exchanges.size());
}

}  // namespace

bool stands_apart(const Label& label, const std::vector<Line>& lines) {
    const auto line = static_cast<std::size_t>(label.line);
    return label.alone && lines[line].after_gap && line + 1 < lines.size() && lines[line + 1].after_gap;
}

void count_uses(Family& family, std::string_view text, const std::vector<Line>& lines,
                const WordLists& lists) {
    std::vector<const Use*> uses;  // by label: where there are many, to find them again takes longest
    for (const Label& label : family.labels) {
        const std::string_view name = name_of(text, label);
        Use& use = family.uses[name];
        uses.push_back(&use);
        if (use.count++ == 0) {
            const std::string folded = fold_phrase(name);
            use.heading = lists.headings.contains(folded);
            use.loose = label.loose;
            use.questioner = lists.questioners.contains(folded);
            use.address = starts_with_address(name, lists);
        }
    }
    for (const auto& [name, use] : family.uses) {
        family.distinct += use.recurs() ? 1 : 0;
    }
    family.exchanges = count_exchanges(family, uses, text);
    std::map<std::int32_t, int> indents;
    for (std::size_t i = 0; i < uses.size(); ++i) {
        const Label& label = family.labels[i];
        const Use& use = *uses[i];
        const bool capitals = label.lettering == Lettering::capitals;
        family.speaking += use.heading || use.loose ? 0 : 1;
        family.addresses += use.address && capitals && !use.heading ? 1 : 0;
        family.plain_addresses += use.address && !capitals && use.recurs() ? 1 : 0;
        if (use.recurs()) {
            ++family.recurring;
            family.capitals += capitals ? 1 : 0;
            family.after_gap += lines[static_cast<std::size_t>(label.line)].after_gap ? 1 : 0;
            family.apart += stands_apart(label, lines) ? 1 : 0;
            family.alone += label.alone ? 1 : 0;
            const std::int32_t indent = lines[static_cast<std::size_t>(label.line)].indent;
            if (++indents[indent] > family.indented) {
                family.indented = indents[indent];
                family.indent = indent;
            }
        }
    }
}

double strength(const Family& family) {
    if (family.marked()) {
        return 4;
    }
    if (family.markup() == Markup::item || family.markup() == Markup::nickname) {
        return 1;
    }
    switch (family.ending()) {
        case Ending::colon:
            return family.in_capitals() || family.markup() != Markup::none ? 3 : 2;
        case Ending::gap:
            return family.in_capitals() ? 2 : 1.5;
        case Ending::dash:
            return 1.5;
        case Ending::none:
            return family.markup() != Markup::none ? 2 : family.in_capitals() ? 1.5 : 1.25;
        case Ending::period:
            return 1;
    }
    return 0;
}

bool is_dense(const Family& family, std::size_t lines) {
    return lines <= kFewLines && family.ending() == Ending::colon &&
           family.speaking >= kDenseShare * static_cast<double>(lines);
}

bool is_layout(const Family& family, int paragraphs, std::size_t lines, bool dense) {
    if (!family.marked() && family.ending() == Ending::period && family.addresses >= 2) {
        return true;
    }
    const bool answered = dense && family.speaking > family.recurring;
    const bool alternates =
        family.recurring >= 2 && (family.distinct >= 2 || family.recurring >= 3 || answered);
    if (!alternates && !(family.marked() && family.recurring >= 2 && family.uses.size() >= 2)) {
        return false;
    }
    // The fields of records come back in one order; people do not, but for two of them.
    const bool in_order = family.exchanges <= family.distinct;
    const bool records = family.markup() == Markup::nickname ||
                         (family.distinct >= 3 && family.recurring >= 3 * family.distinct);
    if (in_order && records && !family.marked()) {
        return false;
    }
    const bool bare = family.ending() == Ending::none && !family.marked();
    const bool spoken = family.plain_addresses > 0 || family.in_capitals();
    const bool often = family.distinct >= 3 || family.recurring >= 12;
    const bool chamber = !family.marked() && family.ending() != Ending::colon && spoken && often &&
                         3 * family.apart >= 2 * family.recurring;
    // A label that is a paragraph of its own begins the next one; one between lines is one of the lines.
    const bool weak =
        family.markup() == Markup::nickname ||
        (!family.marked() && family.markup() == Markup::none && family.ending() != Ending::colon);
    const bool among_lines = weak && 2 * family.after_gap < family.recurring;
    const int places = among_lines ? static_cast<int>(lines) : paragraphs - family.apart;
    const double share = static_cast<double>(family.recurring) / std::max(places, 1);
    return share >= (chamber ? kApartShare : wanted_share(family)) && (!bare || family.distinct >= 2);
}

}  // namespace rostra::speakers
