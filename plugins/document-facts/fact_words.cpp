// SPDX-License-Identifier: Apache-2.0
#include "fact_words.hpp"

#include <optional>
#include <sstream>
#include <stdexcept>
#include <utility>
#include <vector>

#include "facts_text.hpp"

namespace rostra::document_facts {
namespace {

/// A list of one language, its entries folded; none where the language has no such list.
class List {
public:
    List(const Data& data, const std::string& name) : text_(data.read_if_there(name)) {
        if (!text_) return;
        for (const TextLine& entry : text_->entries()) lines_.push_back({fold(entry.text), entry.number});
    }

    struct Line {
        std::string text;
        std::size_t number;
    };
    [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }
    /// `line` 0: the whole list.
    [[noreturn]] void refuse(std::size_t line, const std::string& why) const {
        throw std::runtime_error(text_->complaint(line, why));
    }

private:
    std::optional<DataText> text_;
    std::vector<Line> lines_;
};

std::vector<std::string> words_of(const std::string& line) {
    std::istringstream stream(line);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(std::move(word));
    return words;
}

void add_all(const List& list, FactWords::WordSet& words) {
    for (const List::Line& line : list.lines()) words.insert(line.text);
}

/// A line for each number from 1 up, with all words that mean it.
void add_numbered(const List& list, std::size_t count,
                  std::map<std::string, std::int32_t, std::less<>>& words) {
    if (list.lines().empty()) return;
    if (list.lines().size() != count) list.refuse(0, "it must have " + std::to_string(count) + " lines");
    std::int32_t number = 0;
    for (const List::Line& line : list.lines()) {
        ++number;
        for (std::string& word : words_of(line.text)) {
            const auto [known, is_new] = words.emplace(std::move(word), number);
            if (!is_new && known->second != number)
                list.refuse(line.number, "it gives '" + known->first + "' a second meaning");
        }
    }
}

/// Lines of a word and a number.
void add_valued(const List& list, std::map<std::string, std::int32_t, std::less<>>& words) {
    for (const List::Line& line : list.lines()) {
        std::istringstream stream(line.text);
        std::string word;
        std::int32_t value = 0;
        if (!(stream >> word >> value)) list.refuse(line.number, "there must be a word and a number");
        words.emplace(std::move(word), value);
    }
}

void add_units(const List& list, FactWords& words) {
    if (list.lines().empty()) return;
    constexpr std::array kUnits = {DateUnit::year, DateUnit::month, DateUnit::day};
    if (list.lines().size() != kUnits.size())
        list.refuse(0, "it must have three lines: of years, months and days");
    for (std::size_t i = 0; i < kUnits.size(); ++i) {
        for (std::string& word : words_of(list.lines()[i].text))
            words.units.emplace(std::move(word), kUnits[i]);
    }
}

void add_order(const List& list, const std::string& language, FactWords& words) {
    if (list.lines().empty()) return;
    const List::Line& line = list.lines().front();
    if (line.text != "day-first" && line.text != "month-first")
        list.refuse(line.number, "it must say day-first or month-first");
    words.orders[language] = line.text == "day-first" ? DateOrder::day_first : DateOrder::month_first;
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
    };
    const std::pair<const char*, FactKind> fields[] = {
        {"title_fields.txt", FactKind::title},   {"date_fields.txt", FactKind::date},
        {"place_fields.txt", FactKind::place},   {"publisher_fields.txt", FactKind::publisher},
        {"byline_fields.txt", FactKind::byline},
    };
    for (const std::string_view folder : data.folders()) {
        const std::string language(folder);
        const auto list = [&](const char* name) { return List(data, language + "/" + name); };
        add_numbered(list("months.txt"), kMonths, words.months);
        add_numbered(list("weekdays.txt"), kWeekdays, words.weekdays);
        add_valued(list("numerals.txt"), words.numerals);
        add_valued(list("eras.txt"), words.eras);
        add_units(list("units.txt"), words);
        add_order(list("order.txt"), fold(language), words);
        for (const auto& [name, set] : sets) add_all(list(name), *set);
        for (const auto& [name, kind] : fields) {
            const List field = list(name);
            for (const List::Line& line : field.lines()) words.fields.emplace(line.text, kind);
        }
    }
    return words;
}

DateOrder FactWords::order_of(std::string_view tag) const {
    const std::string folded = fold(tag);
    const auto whole = orders.find(folded);
    const auto found =
        whole != orders.end() ? whole : orders.find(std::string_view(folded).substr(0, folded.find('-')));
    return found == orders.end() ? DateOrder::unknown : found->second;
}

}  // namespace rostra::document_facts
