// SPDX-License-Identifier: Apache-2.0
#include "tree_model.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "rostra/analysis/language/blanks.hpp"

namespace rostra::speakers {

namespace {

constexpr int kDeepest = 32;

// After each so many trees, odds that no further trees are likely to turn are left as they are.
constexpr std::size_t kBlock = 40;
constexpr std::int32_t kClear = 4500;

std::int32_t read_number(const WordList& text, const WordList::Entry& entry, std::string_view word) {
    std::int32_t number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc() || end != word.data() + word.size())
        text.refuse(entry.line, "'" + std::string(word) + "' is no whole number");
    return number;
}

}  // namespace

TreeModel::TreeModel(const WordList& text, std::span<const std::string_view> features) {
    const std::vector<WordList::Entry>& entries = text.entries();
    std::size_t line = 0;
    while (line < entries.size()) {
        const std::vector<std::string_view> words = words_between_blanks(entries[line].text);
        if (words.size() == 2 && words[0] == "start") {
            start_ = read_number(text, entries[line], words[1]);
            ++line;
        } else if (words.size() == 1 && words[0] == "tree") {
            ++line;
            roots_.push_back(static_cast<std::int32_t>(nodes_.size()));
            read_node(text, features, line);
        } else {
            text.refuse(entries[line].line, "'start NUMBER' or 'tree' must stand here");
        }
    }
}

std::int32_t TreeModel::read_node(const WordList& text, std::span<const std::string_view> features,
                                  std::size_t& line) {
    // Conditions that still want their second branch, outermost first.
    const std::vector<WordList::Entry>& entries = text.entries();
    std::vector<std::int32_t> open;
    const auto first = static_cast<std::int32_t>(nodes_.size());
    for (;;) {
        if (line == entries.size()) text.refuse(entries.back().line, "the last tree is not whole");
        const WordList::Entry& entry = entries[line++];
        const std::vector<std::string_view> words = words_between_blanks(entry.text);
        if (words.size() == 3 && words[1] == "<=") {
            const auto at = std::find(features.begin(), features.end(), words[0]);
            if (at == features.end())
                text.refuse(entry.line, "there is no feature '" + std::string(words[0]) + "'");
            if (open.size() >= kDeepest) text.refuse(entry.line, "the tree is too deep");
            open.push_back(static_cast<std::int32_t>(nodes_.size()));
            nodes_.push_back(
                {static_cast<std::int32_t>(at - features.begin()), read_number(text, entry, words[2]), 0});
            continue;
        }
        if (words.size() != 2 || words[0] != "add")
            text.refuse(entry.line, "'add NUMBER' or 'FEATURE <= NUMBER' must stand here");
        nodes_.push_back({-1, read_number(text, entry, words[1]), 0});
        while (!open.empty() && nodes_[static_cast<std::size_t>(open.back())].otherwise != 0) open.pop_back();
        if (open.empty()) return first;
        nodes_[static_cast<std::size_t>(open.back())].otherwise = static_cast<std::int32_t>(nodes_.size());
    }
}

std::int32_t TreeModel::log_odds(std::span<const std::int32_t> values) const {
    std::int32_t sum = start_;
    for (std::size_t tree = 0; tree < roots_.size(); ++tree) {
        if (tree % kBlock == 0 && tree > 0 && std::abs(sum) > kClear) return sum;
        auto at = static_cast<std::size_t>(roots_[tree]);
        while (nodes_[at].feature >= 0) {
            const Node& node = nodes_[at];
            at = values[static_cast<std::size_t>(node.feature)] <= node.value
                     ? at + 1
                     : static_cast<std::size_t>(node.otherwise);
        }
        sum += nodes_[at].value;
    }
    return sum;
}

std::int32_t probability(std::int32_t log_odds) {
    // 1000 / (1 + exp(-x)) for x = 0, 0.5, … 7; straight lines between.
    constexpr std::array<std::int32_t, 15> kHalves = {500, 622, 731, 818, 881, 924, 953, 971,
                                                      982, 989, 993, 996, 998, 998, 999};
    const std::int32_t size = std::min(std::abs(log_odds), 6999);
    const auto step = static_cast<std::size_t>(size / 500);
    const std::int32_t part = size % 500;
    const std::int32_t above = kHalves[step] + (kHalves[step + 1] - kHalves[step]) * part / 500;
    return log_odds >= 0 ? above : 1000 - above;
}

}  // namespace rostra::speakers
