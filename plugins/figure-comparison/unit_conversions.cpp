// SPDX-License-Identifier: Apache-2.0
#include "unit_conversions.hpp"

#include <vector>

#include "rostra/analysis/language/word_list.hpp"

namespace rostra::figure_comparison {

namespace {

/// `mile-per-hour` and `mile/hour` are one unit.
std::string with_stroke(std::string_view unit) {
    constexpr std::string_view kPer = "-per-";
    std::string name(unit);
    const std::size_t per = name.find(kPer);
    if (per != std::string::npos) name.replace(per, kPer.size(), "/");
    return name;
}

Bounds widened(const Bounds& bounds) {
    if (!bounds.is_point()) return bounds;
    const ExactDecimal half = ExactDecimal::of_digits("5", bounds.low->last_place() - 1);
    return {*bounds.low - half, *bounds.high + half, false, false};
}

}  // namespace

UnitConversions::UnitConversions(const Data& data) {
    const WordList list = WordList::of(data, "conversions.txt");
    for (const WordList::Entry& entry : list.entries()) {
        const std::vector<std::string_view> words = words_between_blanks(entry.text);
        constexpr std::size_t kUnit = 0, kFactor = 2, kOther = 3, kOffset = 5, kShort = 4, kLong = 6;
        const bool whole = words.size() == kShort || (words.size() == kLong && words[kOther + 1] == "+");
        const auto factor = whole ? ExactDecimal::parse(words[kFactor]) : std::nullopt;
        const auto offset = words.size() == kLong ? ExactDecimal::parse(words[kOffset]) : ExactDecimal();
        if (!factor || !offset || words[1] != "=")
            list.refuse(entry.line, "a line is 'unit = number other', or with '+ number' behind it");
        steps_[with_stroke(words[kUnit])] = {with_stroke(words[kOther]), *factor, *offset};
    }
}

Converted UnitConversions::convert(std::string_view unit, const Bounds& bounds) const {
    const std::string name = with_stroke(unit);
    std::string rate;
    auto step = steps_.find(name);
    if (step == steps_.end()) {
        const std::size_t stroke = name.find('/');
        if (stroke != std::string::npos) {
            rate = name.substr(stroke);
            step = steps_.find(name.substr(0, stroke));
        }
    }
    if (step == steps_.end()) return Converted{name, bounds, widened(bounds)};
    const auto convert = [&](Bounds from) {
        for (std::optional<ExactDecimal>* number : {&from.low, &from.high}) {
            if (*number) *number = **number * step->second.factor + step->second.offset;
        }
        return from;
    };
    return Converted{step->second.to + rate, convert(bounds), convert(widened(bounds))};
}

Judgement judge_converted(const Converted& a, const Converted& b) {
    const Verdict exact = judge(a.bounds, b.bounds).verdict;
    if (exact != Verdict::differ) return {exact, Rule::converted};
    if (!a.bounds.is_point() || !b.bounds.is_point()) return {Verdict::differ, Rule::unit};
    const ExactDecimal &x = *a.bounds.low, &y = *b.bounds.low;
    const ExactDecimal difference = x < y ? y - x : x - y;
    const ExactDecimal size = x.is_negative() ? -x : x;
    const bool near =
        !(size < difference * ExactDecimal(20)) && judge(a.rounded, b.rounded).verdict != Verdict::differ;
    return near ? Judgement{Verdict::compatible, Rule::converted} : Judgement{Verdict::differ, Rule::unit};
}

}  // namespace rostra::figure_comparison
