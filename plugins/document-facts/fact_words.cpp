// SPDX-License-Identifier: Apache-2.0
#include "fact_words.hpp"

#include <charconv>
#include <system_error>
#include <utility>
#include <vector>

#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "rostra/analysis/language/word_list.hpp"

namespace rostra::document_facts {
namespace {

using Entry = WordList::Entry;
using Numbers = std::map<std::string, std::int32_t, std::less<>>;

std::vector<std::string> folded_words(const Entry& entry) {
    std::vector<std::string> words;
    for (const std::string_view word : words_between_blanks(entry.text)) words.push_back(fold_case(word));
    return words;
}

void add_all(const WordList& list, FactWords::WordSet& words) {
    for (const Entry& entry : list.entries()) words.insert(fold_phrase(entry.text));
}

/// A line for each number from 1 up, with all words that mean it.
void add_numbered(const WordList& list, std::size_t count, Numbers& words) {
    if (list.empty()) return;
    if (list.entries().size() != count) list.refuse(0, "it must have " + std::to_string(count) + " lines");
    std::int32_t number = 0;
    for (const Entry& entry : list.entries()) {
        ++number;
        for (std::string& word : folded_words(entry)) {
            const auto [known, is_new] = words.emplace(std::move(word), number);
            if (!is_new && known->second != number)
                list.refuse(entry.line, "it gives '" + known->first + "' a second meaning");
        }
    }
}

bool read_number(std::string_view text, std::int32_t& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

/// Lines of a word and a number.
void add_valued(const WordList& list, Numbers& words) {
    for (const Entry& entry : list.entries()) {
        const std::vector<std::string> fields = folded_words(entry);
        std::int32_t value = 0;
        if (fields.size() != 2 || !read_number(fields[1], value))
            list.refuse(entry.line, "there must be a word and a number");
        words.emplace(fields[0], value);
    }
}

void add_units(const WordList& list, FactWords& words) {
    if (list.empty()) return;
    constexpr std::array kUnits = {DateUnit::year, DateUnit::month, DateUnit::day};
    if (list.entries().size() != kUnits.size())
        list.refuse(0, "it must have three lines: of years, months and days");
    for (std::size_t i = 0; i < kUnits.size(); ++i) {
        for (std::string& word : folded_words(list.entries()[i]))
            words.units.emplace(std::move(word), kUnits[i]);
    }
}

void add_order(const WordList& list, const std::string& language, FactWords& words) {
    if (list.empty()) return;
    const Entry& entry = list.entries().front();
    const std::string order = fold_case(entry.text);
    if (order != "day-first" && order != "month-first")
        list.refuse(entry.line, "it must say day-first or month-first");
    words.orders[language] = order == "day-first" ? DateOrder::day_first : DateOrder::month_first;
}

}  // namespace

FactWords FactWords::load(const Data& data) {
    constexpr std::size_t kMonths = 12;
    constexpr std::size_t kWeekdays = 7;
    FactWords words;
    const std::pair<const char*, WordSet*> sets[] = {
        {"within_dates.txt", &words.within_dates}, {"ordinals.txt", &words.ordinals},
        {"beside_dates.txt", &words.beside_dates}, {"updates.txt", &words.updates},
        {"bylines.txt", &words.bylines},           {"name_particles.txt", &words.name_particles},
        {"publishers.txt", &words.publishers},     {"places.txt", &words.places},
        {"notices.txt", &words.notices},
    };
    const std::pair<const char*, FactKind> fields[] = {
        {"title_fields.txt", FactKind::title},   {"date_fields.txt", FactKind::date},
        {"place_fields.txt", FactKind::place},   {"publisher_fields.txt", FactKind::publisher},
        {"byline_fields.txt", FactKind::byline},
    };
    for (const std::string_view folder : data.folders()) {
        const std::string language(folder);
        const auto list = [&](const char* name) {
            return WordList::of(data, language + "/" + name, "document-facts");
        };
        add_numbered(list("months.txt"), kMonths, words.months);
        add_numbered(list("weekdays.txt"), kWeekdays, words.weekdays);
        add_valued(list("numerals.txt"), words.numerals);
        add_valued(list("eras.txt"), words.eras);
        add_units(list("units.txt"), words);
        add_order(list("order.txt"), fold_case(language), words);
        for (const auto& [name, set] : sets) add_all(list(name), *set);
        for (const auto& [name, kind] : fields) {
            const WordList field = list(name);
            for (const Entry& entry : field.entries()) words.fields.emplace(fold_phrase(entry.text), kind);
        }
    }
    return words;
}

DateOrder FactWords::order_of(std::string_view tag) const {
    const std::string folded = fold_case(tag);
    const auto whole = orders.find(folded);
    const auto found =
        whole != orders.end() ? whole : orders.find(std::string_view(folded).substr(0, folded.find('-')));
    return found == orders.end() ? DateOrder::unknown : found->second;
}

}  // namespace rostra::document_facts
