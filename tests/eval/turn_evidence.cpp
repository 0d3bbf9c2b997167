// SPDX-License-Identifier: Apache-2.0
// Writes what the plugin `speakers` sees in texts, for learn_turns.py to learn from.
//
//     turn_evidence labels EVIDENCE < NAMES            a row a reading of the head of a line
//     turn_evidence speech EVIDENCE CHOICE < NAMES     a row a line behind a label
//
// NAMES has the name of a text a line. EVIDENCE begins with a line of the names of its columns; rows of 32-bit numbers
// follow, in the machine's byte order. `document` is the number of the name, `reading` that of the row among the labels
// of all documents; places are bytes of the text without its byte order mark. CHOICE has two such numbers for each row
// that `labels` writes: whether the reading is a label, and thousandths of the logarithm of its odds.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "label_choice.hpp"
#include "label_features.hpp"
#include "label_grammar.hpp"
#include "laws/given_data.hpp"
#include "rostra/analysis/language/text_lines.hpp"
#include "speakers_word_lists.hpp"
#include "speech_features.hpp"

namespace {

using namespace rostra;
using namespace rostra::speakers;

std::string read_text(const std::string& name) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    std::ifstream file(name, std::ios::binary);
    if (!file) throw std::runtime_error(name + " cannot be read");
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
    return text;
}

/// Rows of numbers below the names of their columns.
class Table {
public:
    Table(const std::string& name, std::string_view places, std::span<const std::string_view> features)
        : name_(name), file_(name, std::ios::binary) {
        file_ << places;
        for (const std::string_view feature : features) file_ << ' ' << feature;
        file_ << '\n';
    }

    void add(std::span<const std::int32_t> places, const EvidenceRows& rows, std::size_t row) {
        std::vector<std::int32_t> values(rows.features());
        for (std::size_t i = 0; i < values.size(); ++i) values[i] = rows.get(row, i);
        write(places);
        write(values);
    }

    void close() {
        file_.close();
        if (!file_) throw std::runtime_error(name_ + " cannot be written");
    }

private:
    void write(std::span<const std::int32_t> numbers) {
        file_.write(reinterpret_cast<const char*>(numbers.data()),
                    static_cast<std::streamsize>(numbers.size_bytes()));
    }

    std::string name_;
    std::ofstream file_;
};

/// One document and all that can be read as labels in it.
struct Document {
    std::string text;
    TextMasks masks;
    std::vector<Line> lines;
    std::vector<Label> readings;

    Document(const std::string& name, const WordLists& lists)
        : text(read_text(name)),
          masks(text),
          lines(split_lines(text)),
          readings(read_labels(text, masks, lines, lists)) {}
};

void write_labels(const WordLists& lists, const std::string& out) {
    Table table(out, "document line begin end said", kLabelFeatureNames);
    std::string name;
    for (std::int32_t number = 0; std::getline(std::cin, name); ++number) {
        const Document document(name, lists);
        const LabelFeatures features(document.text, document.masks, document.lines, document.readings, lists);
        EvidenceRows evidence(kLabelFeatures);
        for (std::size_t i = 0; i < document.readings.size(); ++i) {
            features.weigh(i, evidence);
            const Label& label = document.readings[i];
            table.add(std::array{number, label.line, label.begin, label.end, label.said}, evidence, i);
        }
    }
    table.close();
}

/// What the file CHOICE says of the readings of one document.
struct Choice {
    std::vector<Label> labels;
    std::vector<std::int32_t> readings;  ///< of each label: its number among the readings of all documents
    std::vector<std::int32_t> refused;   ///< as in LabelChoice
};

Choice read_choice(std::istream& file, const Document& document, std::int32_t first) {
    Choice choice;
    choice.refused.assign(document.lines.size(), kNoReading);
    for (std::size_t i = 0; i < document.readings.size(); ++i) {
        const Label& reading = document.readings[i];
        std::array<std::int32_t, 2> said{};
        file.read(reinterpret_cast<char*>(said.data()), sizeof said);
        if (!file) throw std::runtime_error("the choice is of fewer readings than the texts have");
        const auto [taken, odds] = said;
        if (taken == 0) {
            std::int32_t& refused = choice.refused[static_cast<std::size_t>(reading.line)];
            refused = std::max(refused, odds);
        } else if (choice.labels.empty() || choice.labels.back().line != reading.line) {
            choice.labels.push_back(reading);
            choice.readings.push_back(first + static_cast<std::int32_t>(i));
        }
    }
    return choice;
}

void write_speech(const WordLists& lists, const std::string& out, const std::string& choices) {
    std::ifstream file(choices, std::ios::binary);
    if (!file) throw std::runtime_error(choices + " cannot be read");
    Table table(out, "document reading line begin end goes_on", kSpeechFeatureNames);
    std::string name;
    std::int32_t first = 0;
    for (std::int32_t number = 0; std::getline(std::cin, name); ++number) {
        const Document document(name, lists);
        const Choice choice = read_choice(file, document, first);
        Speeches speeches(document.text, document.masks, document.lines, choice.labels, choice.refused,
                          lists);
        EvidenceRows rows(kSpeechFeatures);
        for (const SpeechUnit& unit : speeches.units()) {
            speeches.weigh(unit, rows);
            table.add(std::array{number, choice.readings[static_cast<std::size_t>(unit.label)], unit.line,
                                 unit.place.begin, unit.place.end, unit.goes_on ? 1 : 0},
                      rows, rows.size() - 1);
        }
        first += static_cast<std::int32_t>(document.readings.size());
    }
    table.close();
}

}  // namespace

int main(int count, char** words) {
    const std::vector<std::string> arguments(words + 1, words + count);
    try {
        const WordLists lists = WordLists::load(laws::GivenData(SPEAKERS_DATA).data());
        if (arguments.size() == 2 && arguments[0] == "labels") {
            write_labels(lists, arguments[1]);
        } else if (arguments.size() == 3 && arguments[0] == "speech") {
            write_speech(lists, arguments[1], arguments[2]);
        } else {
            throw std::runtime_error(
                "usage: turn_evidence labels EVIDENCE | turn_evidence speech EVIDENCE CHOICE, names of texts "
                "on its "
                "standard input");
        }
    } catch (const std::exception& failure) {
        std::cerr << "turn_evidence: " << failure.what() << '\n';
        return 1;
    }
    return 0;
}
