// SPDX-License-Identifier: Apache-2.0
// The sums of many rows at once are those of one row and one tree after another.
#include "tree_model.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>

namespace rostra::speakers {

namespace {

constexpr std::array<std::string_view, 3> kFeatures = {"length", "odds", "share"};

/// A tree as one reads it.
struct Branch {
    int feature = -1;  // none: a leaf
    std::int32_t value = 0;
    std::unique_ptr<Branch> met, otherwise;
};

std::unique_ptr<Branch> made_tree(std::mt19937& random, int depth, int& leaves) {
    auto branch = std::make_unique<Branch>();
    if (depth == 0 || leaves >= 30 || random() % 4 == 0) {
        ++leaves;
        branch->value = static_cast<std::int32_t>(random() % 400) - 200;
        return branch;
    }
    branch->feature = static_cast<int>(random() % kFeatures.size());
    branch->value = static_cast<std::int32_t>(random() % 41) - 20;
    branch->met = made_tree(random, depth - 1, leaves);
    branch->otherwise = made_tree(random, depth - 1, leaves);
    return branch;
}

void write(const Branch& branch, std::string& text) {
    if (branch.feature < 0) {
        text += "add " + std::to_string(branch.value) + "\n";
        return;
    }
    text += std::string(kFeatures[static_cast<std::size_t>(branch.feature)]) +
            " <= " + std::to_string(branch.value) + "\n";
    write(*branch.met, text);
    write(*branch.otherwise, text);
}

std::int32_t sum_of(const Branch& branch, const EvidenceRows& rows, std::size_t row) {
    if (branch.feature < 0) return branch.value;
    const bool met = rows.get(row, static_cast<std::size_t>(branch.feature)) <= branch.value;
    return sum_of(met ? *branch.met : *branch.otherwise, rows, row);
}

TreeModel model_of(std::string_view text) { return {WordList(DataText("trees.txt", text)), kFeatures}; }

std::string refusal_of(std::string_view text) {
    try {
        model_of(text);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "";
}

TEST(TreeModel, AddsWhatEachTreeSaysUntilThereIsNoDoubt) {
    std::mt19937 random(3);
    for (const std::size_t count : {std::size_t{1}, std::size_t{31}, std::size_t{32}, std::size_t{100}}) {
        std::vector<std::unique_ptr<Branch>> trees;
        std::string text = "start 100\n";
        for (int i = 0; i < 130; ++i) {
            int leaves = 0;
            trees.push_back(made_tree(random, 4, leaves));
            text += "tree\n";
            write(*trees.back(), text);
        }
        EvidenceRows rows(kFeatures.size());
        for (std::size_t row = 0; row < count; ++row) {
            rows.add();
            for (std::size_t i = 0; i < kFeatures.size(); ++i)
                rows.set(row, i, static_cast<std::int32_t>(random() % 61) - 30);
        }
        const std::vector<std::int32_t> odds = model_of(text).log_odds(rows);
        ASSERT_EQ(odds.size(), count);
        for (std::size_t row = 0; row < count; ++row) {
            std::int32_t wanted = 100;
            for (std::size_t i = 0; i < trees.size(); ++i) {
                if (i % 40 == 0 && i > 0 && std::abs(wanted) > 4500) break;
                wanted += sum_of(*trees[i], rows, row);
            }
            EXPECT_EQ(odds[row], wanted);
        }
    }
}

TEST(TreeModel, TakesNumbersBeyondItsRangeForTheNearestWithin) {
    EvidenceRows rows(kFeatures.size(), 2);
    rows.set(0, std::size_t{1}, 1'000'000);
    rows.set(1, std::size_t{1}, -1'000'000);
    EXPECT_EQ(model_of("tree\nodds <= 32000\nadd 1\nadd 2\n").log_odds(rows),
              (std::vector<std::int32_t>{2, 1}));
}

TEST(TreeModel, RefusesTreesThatAreNotWhole) {
    EXPECT_EQ(refusal_of("start x\n"), "trees.txt:1: 'x' is no whole number");
    EXPECT_EQ(refusal_of("add 3\n"), "trees.txt:1: 'start NUMBER' or 'tree' must stand here");
    EXPECT_EQ(refusal_of("tree\nodds <= 1\nadd 2\n"), "trees.txt:3: the last tree is not whole");
    EXPECT_EQ(refusal_of("tree\nheight <= 1\n"), "trees.txt:2: there is no feature 'height'");
    EXPECT_EQ(refusal_of("tree\nodds < 1\n"),
              "trees.txt:2: 'add NUMBER' or 'FEATURE <= NUMBER' must stand here");
    EXPECT_EQ(refusal_of("tree\nodds <= 32001\nadd 1\nadd 2\n"),
              "trees.txt:2: a condition's number must lie between -32000 and 32000");
    std::string many = "tree\n";
    for (int i = 0; i < 32; ++i) many += "odds <= " + std::to_string(i) + "\nadd 1\n";
    EXPECT_EQ(refusal_of(many + "add 1\n"), "trees.txt:66: the tree adds more than 32 numbers");
}

}  // namespace

}  // namespace rostra::speakers
