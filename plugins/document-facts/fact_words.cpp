// SPDX-License-Identifier: Apache-2.0
#include "fact_words.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>
#include <vector>

#include "facts_text.hpp"

namespace rostra::document_facts {
namespace {

using Path = std::filesystem::path;

/// The lines of a list, folded, without comments; none where there is no such list.
std::vector<std::string> lines_of(const Path& file) {
    std::vector<std::string> lines;
    std::ifstream stream(file, std::ios::binary);
    for (std::string line; std::getline(stream, line);) {
        const std::string_view entry = trimmed(std::string_view(line).substr(0, line.find('#')));
        if (!entry.empty()) lines.push_back(fold(entry));
    }
    return lines;
}

std::vector<std::string> words_of(const std::string& line) {
    std::istringstream stream(line);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(std::move(word));
    return words;
}

[[noreturn]] void refuse(const Path& file, const std::string& why) {
    throw std::runtime_error("the list " + file.string() + " " + why);
}

void add_all(const Path& file, FactWords::WordSet& words) {
    for (std::string& line : lines_of(file)) words.insert(std::move(line));
}

/// A line for each number from 1 up, with all words that mean it.
void add_numbered(const Path& file, std::size_t count,
                  std::map<std::string, std::int32_t, std::less<>>& words) {
    const std::vector<std::string> lines = lines_of(file);
    if (lines.empty()) return;
    if (lines.size() != count) refuse(file, "must have " + std::to_string(count) + " lines");
    for (std::size_t i = 0; i < count; ++i) {
        for (std::string& word : words_of(lines[i])) {
            const auto number = static_cast<std::int32_t>(i + 1);
            const auto [known, is_new] = words.emplace(std::move(word), number);
            if (!is_new && known->second != number)
                refuse(file, "gives '" + known->first + "' a second meaning");
        }
    }
}

/// Lines of a word and a number.
void add_valued(const Path& file, std::map<std::string, std::int32_t, std::less<>>& words) {
    for (const std::string& line : lines_of(file)) {
        std::istringstream stream(line);
        std::string word;
        std::int32_t value = 0;
        if (!(stream >> word >> value)) refuse(file, "must have a word and a number on each line");
        words.emplace(std::move(word), value);
    }
}

void add_units(const Path& file, FactWords& words) {
    const std::vector<std::string> lines = lines_of(file);
    if (lines.empty()) return;
    constexpr std::array kUnits = {DateUnit::year, DateUnit::month, DateUnit::day};
    if (lines.size() != kUnits.size()) refuse(file, "must have three lines: of years, months and days");
    for (std::size_t i = 0; i < kUnits.size(); ++i) {
        for (std::string& word : words_of(lines[i])) words.units.emplace(std::move(word), kUnits[i]);
    }
}

void add_order(const Path& file, const std::string& language, FactWords& words) {
    const std::vector<std::string> lines = lines_of(file);
    if (lines.empty()) return;
    if (lines.front() != "day-first" && lines.front() != "month-first")
        refuse(file, "must say day-first or month-first");
    words.orders[language] = lines.front() == "day-first" ? DateOrder::day_first : DateOrder::month_first;
}

}  // namespace

FactWords FactWords::load(const Path& data) {
    if (!std::filesystem::is_directory(data))
        throw std::runtime_error("the lists of the plugin are missing: no folder " + data.string());
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
    std::set<Path> folders;
    for (const auto& entry : std::filesystem::directory_iterator(data)) folders.insert(entry.path());
    for (const Path& folder : folders) {
        add_numbered(folder / "months.txt", kMonths, words.months);
        add_numbered(folder / "weekdays.txt", kWeekdays, words.weekdays);
        add_valued(folder / "numerals.txt", words.numerals);
        add_valued(folder / "eras.txt", words.eras);
        add_units(folder / "units.txt", words);
        add_order(folder / "order.txt", fold(folder.filename().string()), words);
        for (const auto& [name, set] : sets) add_all(folder / name, *set);
        for (const auto& [name, kind] : fields) {
            for (std::string& line : lines_of(folder / name)) words.fields.emplace(std::move(line), kind);
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
