// SPDX-License-Identifier: Apache-2.0
#include "base/near_name.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rostra::core {
namespace {

TEST(EditDistance, CountsInsertionsDeletionsSubstitutionsAndSwaps) {
    EXPECT_EQ(edit_distance("", ""), 0U);
    EXPECT_EQ(edit_distance("ngram", "ngrams"), 1U);
    EXPECT_EQ(edit_distance("ngrams", "ngram"), 1U);
    EXPECT_EQ(edit_distance("tokeniser", "tokenizer"), 1U);
    EXPECT_EQ(edit_distance("cvs", "csv"), 1U);
    EXPECT_EQ(edit_distance("abc", ""), 3U);
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);  // Levenshtein's usual example
    EXPECT_EQ(edit_distance("ca", "abc"), 3U);          // optimal string alignment; unrestricted would be 2
}

TEST(EditDistance, TakesCaseAndHyphensForNothing) {
    EXPECT_EQ(edit_distance("Min_Length", "min-length"), 0U);
}

TEST(NearName, FindsTheNearest) {
    const std::vector<std::string> names = {"paths", "root", "reader", "encoding"};
    EXPECT_EQ(near_name("path", names), "paths");
    EXPECT_EQ(near_name("encodnig", names), "encoding");
    EXPECT_EQ(near_name("raeder", names), "reader");
}

TEST(NearName, PrefersTheFirstOfEquals) {
    EXPECT_EQ(near_name("bat", std::vector<std::string>{"cat", "hat"}), "cat");
}

TEST(NearName, IsSilentWhenNothingIsNear) {
    const std::vector<std::string> names = {"csv", "jsonl", "sqlite"};
    EXPECT_EQ(near_name("parquet", names), std::nullopt);
    EXPECT_EQ(near_name("", names), std::nullopt);
    EXPECT_EQ(near_name("x", std::vector<std::string>{"y"}), std::nullopt);
    EXPECT_EQ(near_name(std::string(100000, 'c'), names), std::nullopt);
    EXPECT_EQ(near_name("csv", {}), std::nullopt);
}

TEST(NearName, AsksOnlyWhenThereIsSomethingToAsk) {
    const std::vector<std::string> names = {"ngrams"};
    EXPECT_EQ(did_you_mean("ngram", names), "; did you mean 'ngrams'?");
    EXPECT_EQ(did_you_mean("colour", names), "");
}

}  // namespace
}  // namespace rostra::core
