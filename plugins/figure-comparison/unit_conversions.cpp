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

void multiply_add(Numbers& numbers, const ExactDecimal& factor, const ExactDecimal& offset) {
    for (Bounds* bounds : {&numbers.bounds, &numbers.rounded}) {
        for (std::optional<ExactDecimal>* number : {&bounds->low, &bounds->high}) {
            if (*number) *number = **number * factor + offset;
        }
    }
}

Judgement judge_numbers(const Numbers& a, const Numbers& b) {
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

const UnitConversions::Step* UnitConversions::step_of(std::string_view unit) const {
    const auto step = steps_.find(unit);
    return step == steps_.end() ? nullptr : &step->second;
}

Converted UnitConversions::convert(std::string_view unit, const Bounds& bounds) const {
    Converted converted{with_stroke(unit), {bounds, widened(bounds)}, std::nullopt};
    constexpr int kMostSteps = 8;  // a list may lead in a circle
    for (int i = 0; i < kMostSteps; ++i) {
        const Step* step = step_of(converted.unit);
        std::string rate;
        const std::size_t stroke = converted.unit.find('/');
        if (step == nullptr && stroke != std::string::npos) {
            rate = converted.unit.substr(stroke);
            step = step_of(converted.unit.substr(0, stroke));
        }
        if (step == nullptr) break;
        // What is so many degrees an hour is a difference.
        const bool has_offset = rate.empty() && !step->offset.is_zero();
        if (has_offset && !converted.as_difference) converted.as_difference = converted.numbers;
        if (converted.as_difference) multiply_add(*converted.as_difference, step->factor, ExactDecimal());
        multiply_add(converted.numbers, step->factor, has_offset ? step->offset : ExactDecimal());
        converted.unit = step->to + rate;
    }
    return converted;
}

Judgement judge_converted(const Converted& a, const Converted& b) {
    const Judgement judged = judge_numbers(a.numbers, b.numbers);
    if (!a.as_difference && !b.as_difference) return judged;
    const Judgement differences =
        judge_numbers(a.as_difference.value_or(a.numbers), b.as_difference.value_or(b.numbers));
    return differences.verdict < judged.verdict ? differences : judged;
}

}  // namespace rostra::figure_comparison
