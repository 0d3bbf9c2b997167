// SPDX-License-Identifier: Apache-2.0
#include "tree_model.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <numeric>

#include "rostra/analysis/language/blanks.hpp"

namespace rostra::speakers {

namespace {

constexpr std::int32_t kLargest = 32000;  // of a condition: what EvidenceRows cut lies beyond it

// After each so many trees, odds that no further trees are likely to turn are left as they are.
constexpr std::size_t kTrees = 40;
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
            read_tree(text, features, line);
        } else {
            text.refuse(entries[line].line, "'start NUMBER' or 'tree' must stand here");
        }
    }
}

void TreeModel::read_tree(const WordList& text, std::span<const std::string_view> features,
                          std::size_t& line) {
    struct Open {  // a condition of which a branch is still to be read
        std::size_t condition;
        std::size_t first_leaf;
        bool second;  // the branch that is being read
    };
    const std::vector<WordList::Entry>& entries = text.entries();
    Tree tree;
    std::vector<Open> open;
    do {
        if (line == entries.size()) text.refuse(entries.back().line, "the last tree is not whole");
        const WordList::Entry& entry = entries[line++];
        const std::vector<std::string_view> words = words_between_blanks(entry.text);
        if (words.size() == 3 && words[1] == "<=") {
            const auto at = std::find(features.begin(), features.end(), words[0]);
            if (at == features.end())
                text.refuse(entry.line, "there is no feature '" + std::string(words[0]) + "'");
            const std::int32_t most = read_number(text, entry, words[2]);
            if (std::abs(most) > kLargest)
                text.refuse(entry.line, "a condition's number must lie between -32000 and 32000");
            open.push_back({tree.conditions.size(), tree.leaves.size(), false});
            tree.conditions.push_back(
                {static_cast<std::uint16_t>(at - features.begin()), static_cast<std::int16_t>(most), {}});
            continue;
        }
        if (words.size() != 2 || words[0] != "add")
            text.refuse(entry.line, "'add NUMBER' or 'FEATURE <= NUMBER' must stand here");
        if (tree.leaves.size() == Tree::kMostLeaves)
            text.refuse(entry.line, "the tree adds more than 32 numbers");
        tree.leaves.push_back(read_number(text, entry, words[1]));
        while (!open.empty() && open.back().second) open.pop_back();
        if (open.empty()) break;
        open.back().second = true;
        for (std::size_t leaf = open.back().first_leaf; leaf < tree.leaves.size(); ++leaf)
            tree.conditions[open.back().condition].lost[leaf / 16] |=
                static_cast<std::uint16_t>(1U << leaf % 16);
    } while (!open.empty());
    trees_.push_back(std::move(tree));
}

std::vector<std::int32_t> TreeModel::log_odds(const EvidenceRows& rows) const {
    constexpr std::size_t kBlock = EvidenceRows::kBlock;
    std::vector<std::int32_t> odds(rows.size(), start_);
    std::vector<std::size_t> open(rows.size());  // rows whose odds further trees may turn
    std::iota(open.begin(), open.end(), std::size_t{0});
    std::vector<std::int16_t> gathered(rows.features() * kBlock);
    for (std::size_t first = 0; first < trees_.size(); first += kTrees) {
        if (first > 0) std::erase_if(open, [&](std::size_t row) { return std::abs(odds[row]) > kClear; });
        const std::span<const Tree> trees =
            std::span(trees_).subspan(first, std::min(kTrees, trees_.size() - first));
        for (std::size_t at = 0; at < open.size(); at += kBlock) {
            const std::size_t count = std::min(kBlock, open.size() - at);
            const std::int16_t* block = rows.block(at / kBlock);
            if (open.size() < rows.size()) {
                block = gathered.data();
                for (std::size_t i = 0; i < count; ++i) {
                    const std::int16_t* const from =
                        rows.block(open[at + i] / kBlock) + open[at + i] % kBlock;
                    for (std::size_t place = 0; place < gathered.size(); place += kBlock)
                        gathered[place + i] = from[place];
                }
            }
            std::array<std::int32_t, kBlock> sums{};
            add_trees(trees, block, sums);
            for (std::size_t i = 0; i < count; ++i) odds[open[at + i]] += sums[i];
        }
    }
    return odds;
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
