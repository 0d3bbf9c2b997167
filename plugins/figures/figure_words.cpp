// SPDX-License-Identifier: Apache-2.0
#include "figure_words.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "rostra/analysis/language/letters.hpp"

namespace rostra::figures {

namespace {

constexpr std::uint32_t kBeginsNumber = kNumber | kDenominator | kIdeograph | kVague;

struct NamedClass {
    std::string_view name;
    std::uint32_t of;
};

/// Lists of single words.
constexpr std::array<NamedClass, 15> kWordLists = {{{"labels.txt", kLabel},
                                                    {"phones.txt", kPhone},
                                                    {"year_before.txt", kYearBefore},
                                                    {"eras.txt", kEra},
                                                    {"ages.txt", kOld},
                                                    {"aged.txt", kAged},
                                                    {"ago.txt", kAgo},
                                                    {"changes.txt", kChange},
                                                    {"scores.txt", kScore},
                                                    {"one_not.txt", kOneNot},
                                                    {"one_before.txt", kOneBefore},
                                                    {"noun_stops.txt", kNounStop},
                                                    {"links.txt", kLink},
                                                    {"plurals.txt", kPlural},
                                                    {"ordinal_endings.txt", kOrdinalEnd}}};

/// What a line of connectors.txt may say a word is.
constexpr std::array<NamedClass, 11> kConnectors = {{{"and", kAnd},
                                                     {"to", kTo},
                                                     {"from", kFrom},
                                                     {"between", kBetween},
                                                     {"point", kPoint},
                                                     {"minus", kMinus},
                                                     {"of", kOf},
                                                     {"a", kArticle},
                                                     {"per", kPer},
                                                     {"over", kOver},
                                                     {"counter", kCounter}}};

/// "left = right", and the words of the right side.
struct Line {
    std::string_view left;
    std::vector<std::string_view> right;

    [[nodiscard]] bool notes(std::string_view note) const {
        return std::find(right.begin() + 1, right.end(), note) != right.end();
    }
};
Line line_of(const WordList& list, const WordList::Entry& entry) {
    const std::size_t equals = entry.text.find(" = ");
    if (equals == std::string_view::npos) list.refuse(entry.line, "there is no ' = ' in it");
    Line line = {trimmed(entry.text.substr(0, equals)), words_between_blanks(entry.text.substr(equals + 3))};
    if (line.left.empty() || line.right.empty()) list.refuse(entry.line, "a side of ' = ' is empty");
    return line;
}
ExactDecimal number_of(const WordList& list, const WordList::Entry& entry, std::string_view text) {
    const std::optional<ExactDecimal> number = ExactDecimal::parse(text);
    if (!number) list.refuse(entry.line, "'" + std::string(text) + "' is no number");
    return *number;
}
std::int64_t integer_of(const WordList& list, const WordList::Entry& entry, std::string_view text) {
    const std::optional<std::int64_t> number = number_of(list, entry, text).small_integer();
    if (!number) list.refuse(entry.line, "'" + std::string(text) + "' is no whole number");
    return *number;
}

Role role_of(const ExactDecimal& value) {
    const std::optional<std::int64_t> number = value.small_integer();
    if (!number) return Role::scale;
    if (*number == 0) return Role::zero;
    if (*number == 12) return Role::teen;
    if (*number < 10) return Role::unit;
    if (*number < 20) return Role::teen;
    if (*number < 100) return Role::tens;
    if (*number == 100) return Role::hundred;
    return *number < 1000 ? Role::hundreds : Role::scale;
}

}  // namespace

void PhraseTable::add(Phrase phrase) { phrases_.push_back(std::move(phrase)); }

void PhraseTable::index(std::size_t words) {
    by_first_.build(phrases_, words, true);
    by_last_.build(phrases_, words, false);
}

void PhraseTable::ByWord::build(const std::vector<Phrase>& phrases, std::size_t words, bool first) {
    const auto word_of = [&](std::uint32_t i) {
        return static_cast<std::size_t>(first ? phrases[i].words.front() : phrases[i].words.back());
    };
    phrases_.resize(phrases.size());
    std::iota(phrases_.begin(), phrases_.end(), 0U);
    std::stable_sort(phrases_.begin(), phrases_.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tuple(word_of(a), phrases[b].words.size()) <
               std::tuple(word_of(b), phrases[a].words.size());
    });
    begins_.assign(words + 1, 0);
    for (const std::uint32_t i : phrases_) ++begins_[word_of(i) + 1];
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
}

namespace {

bool stands_at(const Phrase& phrase, std::string_view text, const std::vector<Token>& tokens,
               std::size_t at) {
    if (at + phrase.words.size() > tokens.size()) return false;
    for (std::size_t i = 0; i < phrase.words.size(); ++i) {
        if (tokens[at + i].word != phrase.words[i]) return false;
        if (!phrase.written.empty() && slice(text, tokens[at + i].span()) != phrase.written[i]) return false;
    }
    // The words of a phrase stand in one word or apart, but a phrase is no part of a longer word.
    return true;
}

}  // namespace

PhraseMatch PhraseTable::at(std::string_view text, const std::vector<Token>& tokens, std::size_t at) const {
    if (at >= tokens.size() || tokens[at].word < 0) return {};
    for (const std::uint32_t i : by_first_.of(tokens[at].word)) {
        if (stands_at(phrases_[i], text, tokens, at)) return {&phrases_[i], at + phrases_[i].words.size()};
    }
    return {};
}

PhraseMatch PhraseTable::before(std::string_view text, const std::vector<Token>& tokens,
                                std::size_t at) const {
    if (at == 0 || tokens[at - 1].word < 0) return {};
    for (const std::uint32_t i : by_last_.of(tokens[at - 1].word)) {
        const std::size_t size = phrases_[i].words.size();
        if (size <= at && stands_at(phrases_[i], text, tokens, at - size)) return {&phrases_[i], at - size};
    }
    return {};
}

FigureWords::FigureWords(const Data& data) : tokenizer_(vocabulary_) {
    read(data, "root");
    settle();
}

FigureWords::FigureWords(const FigureWords& signs, const Data& data, std::string_view language)
    : FigurePhrases(signs),
      subunits(signs.subunits),
      slashes(signs.slashes),
      vocabulary_(signs.vocabulary_),
      tokenizer_(vocabulary_),
      words_(signs.words_),
      plural_ends_(signs.plural_ends_),
      other_ends_(signs.other_ends_),
      knows_nouns_(signs.knows_nouns_),
      decimal_comma_(signs.decimal_comma_),
      ordinal_stop_(signs.ordinal_stop_),
      noun_capitals_(signs.noun_capitals_),
      one_is_article_(signs.one_is_article_),
      scale_needs_article_(signs.scale_needs_article_),
      compounds_(signs.compounds_) {
    read(data, std::string(language));
    settle();
}

void FigureWords::read(const Data& data, const std::string& folder) {
    const auto list = [&](std::string_view name) {
        return WordList::of(data, folder + "/" + std::string(name));
    };
    add_numbers(list("numbers.txt"));
    const std::array<std::pair<std::string_view, PhraseTable*>, 15> tables = {
        {{"fractions.txt", &fractions},
         {"numbers.txt", &numbers},
         {"scales.txt", &scales},
         {"vague.txt", &vague},
         {"several.txt", &several},
         {"currencies.txt", &currencies},
         {"units.txt", &units},
         {"units_before.txt", &units_before},
         {"rates.txt", &rates},
         {"before.txt", &before},
         {"after.txt", &after},
         {"dating.txt", &dating},
         {"relative.txt", &relative},
         {"times.txt", &times},
         {"ratios.txt", &ratios}}};
    for (const auto& [name, table] : tables) add_phrases(list(name), *table);
    for (const NamedClass& words : kWordLists) add_words(list(words.name), words.of);

    const WordList connectors = list("connectors.txt");
    for (const WordList::Entry& entry : connectors.entries()) {
        const Line line = line_of(connectors, entry);
        const auto known = std::find_if(kConnectors.begin(), kConnectors.end(),
                                        [&](const NamedClass& one) { return one.name == line.right[0]; });
        if (known == kConnectors.end())
            connectors.refuse(entry.line, "'" + std::string(line.right[0]) + "' is no kind of connector");
        word(fold_case(line.left)).classes |= known->of;
    }
    const WordList ordinals = list("ordinals.txt");
    for (const WordList::Entry& entry : ordinals.entries()) {
        const Line line = line_of(ordinals, entry);
        Word& ordinal = word(fold_case(line.left));
        ordinal.classes |= kOrdinal;
        ordinal.ordinal = integer_of(ordinals, entry, line.right[0]);
    }
    const WordList denominators = list("denominators.txt");
    for (const WordList::Entry& entry : denominators.entries()) {
        const Line line = line_of(denominators, entry);
        Word& below = word(fold_case(line.left));
        below.classes |= kDenominator;
        below.denominator = integer_of(denominators, entry, line.right[0]);
        below.many = line.notes("many");
        below.both = line.notes("both");
        below.span = line.notes("span");
    }
    const WordList months = list("months.txt");
    for (const WordList::Entry& entry : months.entries()) {
        const Line line = line_of(months, entry);
        Word& month = word(fold_case(line.left));
        month.classes |= kMonth;
        month.month = static_cast<std::int32_t>(integer_of(months, entry, line.right[0]));
        std::size_t at = 0;
        month.capital_month = is_capital(next_code_point(line.left, at));
    }
    const WordList decades = list("decade_endings.txt"), leads = list("noun_leads.txt");
    for (const WordList::Entry& entry : decades.entries()) word(fold_case(entry.text)).decade_end = true;
    for (const WordList::Entry& entry : leads.entries()) word(fold_case(entry.text)).noun_lead = true;
    const WordList parts = list("subunits.txt");
    for (const WordList::Entry& entry : parts.entries()) {
        const Line line = line_of(parts, entry);
        subunits.emplace_back(line.left, line.right[0]);
    }
    const WordList strokes = list("slashes.txt");
    for (const WordList::Entry& entry : strokes.entries()) slashes.emplace_back(entry.text);
    const WordList endings = list("endings.txt");
    for (const WordList::Entry& entry : endings.entries()) {
        const bool is_not = entry.text.find(" not ") != std::string_view::npos;
        (is_not ? other_ends_ : plural_ends_).push_back(fold_case(words_between_blanks(entry.text).back()));
    }
    knows_nouns_ = knows_nouns_ || list("noun_stops.txt").is_there();
    const WordList style = list("style.txt");
    for (const WordList::Entry& entry : style.entries()) {
        if (entry.text == "decimal-comma") {
            decimal_comma_ = true;
        } else if (entry.text == "ordinal-stop") {
            ordinal_stop_ = true;
        } else if (entry.text == "noun-capitals") {
            noun_capitals_ = true;
        } else if (entry.text == "one-is-article") {
            one_is_article_ = true;
        } else if (entry.text == "scale-needs-article") {
            scale_needs_article_ = true;
        } else if (entry.text == "compounds") {
            compounds_ = true;
        } else {
            style.refuse(entry.line, "'" + std::string(entry.text) + "' is no style of numbers");
        }
    }
}

Word& FigureWords::word(std::string_view folded) {
    const auto number = static_cast<std::size_t>(vocabulary_.add(folded));
    if (words_.size() <= number) words_.resize(number + 1);
    return words_[number];
}

void FigureWords::add_words(const WordList& list, std::uint32_t of) {
    for (const WordList::Entry& entry : list.entries()) word(fold_case(entry.text)).classes |= of;
}

void FigureWords::add_numbers(const WordList& list) {
    for (const WordList::Entry& entry : list.entries()) {
        const Line line = line_of(list, entry);
        Word& number = word(fold_case(line.left));
        number.classes |= kNumber;
        number.value = number_of(list, entry, line.right[0]);
        number.role = role_of(number.value);
        if (line.notes("dozen")) number.role = Role::dozen;
        std::size_t end = 0;
        if (is_ideograph(next_code_point(line.left, end))) number.classes |= kIdeograph;
    }
}

void FigureWords::add_phrases(const WordList& list, PhraseTable& table) {
    for (const WordList::Entry& entry : list.entries()) {
        // A list of phrases that mean nothing further has no ' = '.
        const bool means = entry.text.find(" = ") != std::string_view::npos;
        Line line;
        if (means) {
            line = line_of(list, entry);
        } else {
            line.left = entry.text;
        }
        std::vector<Token> tokens;
        const Vocabulary none;
        Tokenizer(none).append(line.left, {0, static_cast<std::int32_t>(line.left.size())}, tokens);
        Phrase phrase;
        bool has_capital = false;
        for (const Token& token : tokens) {
            const std::string_view written = slice(line.left, token.span());
            std::size_t at = 0;
            has_capital = has_capital || is_capital(next_code_point(written, at));
            for (; at < written.size() && !has_capital;)
                has_capital = is_capital(next_code_point(written, at));
            const std::string folded = fold_case(written);
            word(folded);
            phrase.words.push_back(vocabulary_.find(folded));
            phrase.written.emplace_back(written);
        }
        // A single letter is as it is written, too: m is no M.
        const bool one_letter = line.left.size() == 1 && is_ascii_letter(line.left[0]);
        if (!has_capital && !one_letter) phrase.written.clear();
        if (means) {
            phrase.meaning = std::string(line.right[0]);
            phrase.number = ExactDecimal::parse(line.right[0]).value_or(ExactDecimal());
            if (line.right.size() > 1) {
                if (const auto second = ExactDecimal::parse(line.right[1])) phrase.number = *second;
            }
            phrase.glued = line.notes("glued");
            phrase.money = line.notes("money");
            phrase.time = line.notes("time");
        }
        table.add(std::move(phrase));
    }
}

void FigureWords::settle() {
    // Whatever a table has as the first word of a number begins one.
    words_.resize(vocabulary_.size());
    for (PhraseTable* table : {&fractions, &numbers, &scales, &vague, &several, &currencies, &units,
                               &units_before, &rates, &before, &after, &dating, &relative, &times, &ratios})
        table->index(words_.size());
    for (const PhraseTable* table : {&fractions, &vague, &numbers}) {
        for (const Phrase& phrase : table->all())
            words_[static_cast<std::size_t>(phrase.words.front())].classes |= kVague;
    }
    for (std::size_t i = 0; i < words_.size(); ++i) {
        if (words_[i].is(kBeginsNumber))
            begins_.set(hash(first_bytes(vocabulary_.word(static_cast<std::int32_t>(i)))));
    }
    if (compounds_) tokenizer_.split_compounds([this](std::string_view word) { return parts_of(word); });
}

bool FigureWords::is_number(std::string_view word) const {
    const std::string folded = fold_case(word);
    const std::int32_t known = vocabulary_.find(folded);
    if (known == Vocabulary::kUnknown) return compounds_ && parts_of(folded).size() > 1;
    return words_[static_cast<std::size_t>(known)].is(kBeginsNumber);
}

bool FigureWords::ends_as_plural(std::string_view folded) const {
    const auto ends = [&](const std::string& end) {
        return folded.size() > end.size() + 1 && folded.ends_with(end);
    };
    return std::any_of(plural_ends_.begin(), plural_ends_.end(), ends) &&
           std::none_of(other_ends_.begin(), other_ends_.end(), ends);
}

std::vector<std::string_view> FigureWords::parts_of(std::string_view folded) const {
    // Backwards, the longest part that leaves a whole: `ein` in `einhundert`, `eine` nowhere.
    constexpr std::size_t kLongest = 80;
    if (folded.size() > kLongest || !may_begin(first_bytes(folded))) return {};
    std::vector<std::size_t> part_before(folded.size() + 1, 0);
    part_before[0] = 1;
    for (std::size_t end = 1; end <= folded.size(); ++end) {
        for (std::size_t begin = 0; begin < end; ++begin) {
            if (begin != 0 && part_before[begin] == 0) continue;
            const std::int32_t known = vocabulary_.find(folded.substr(begin, end - begin));
            if (known == Vocabulary::kUnknown) continue;
            const Word& part = words_[static_cast<std::size_t>(known)];
            const bool within = part.is(kAnd) && begin != 0 && end != folded.size();
            if (!part.is(kNumber) && !within) continue;
            part_before[end] = end - begin;
            break;
        }
    }
    std::vector<std::string_view> parts;
    for (std::size_t end = folded.size(); end > 0; end -= part_before[end]) {
        if (part_before[end] == 0) return {};
        parts.push_back(folded.substr(end - part_before[end], part_before[end]));
    }
    std::reverse(parts.begin(), parts.end());
    return parts;
}

}  // namespace rostra::figures
