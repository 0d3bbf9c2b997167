// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>

#include "similarity_bench.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Groups = std::vector<std::vector<std::size_t>>;

Groups groups_of(const Rows& rows) {
    std::map<std::size_t, std::vector<std::size_t>> groups;
    for (const Row& row : rows) groups[std::stoul(row[0])].push_back(std::stoul(row[1]));
    Groups found;
    for (const auto& [number, members] : groups) found.push_back(members);
    return found;
}

/// Average link from its definition: all means anew for every join.
Groups joined_plainly(const Rows& pairs, std::size_t documents, double related) {
    std::map<std::pair<std::size_t, std::size_t>, double> relatedness;
    for (const Row& row : pairs)
        relatedness[{std::stoul(row[0]), std::stoul(row[1])}] = std::stod(row[kRelatedness]);
    Groups groups;
    for (std::size_t d = 0; d < documents; ++d) groups.push_back({d});
    for (;;) {
        double best = 0;
        std::size_t first = 0, second = 0;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            for (std::size_t j = i + 1; j < groups.size(); ++j) {
                double sum = 0;
                for (const std::size_t a : groups[i]) {
                    for (const std::size_t b : groups[j]) sum += relatedness.at(std::minmax(a, b));
                }
                const double mean = sum / static_cast<double>(groups[i].size() * groups[j].size());
                if (mean <= best) continue;
                best = mean;
                first = i;
                second = j;
            }
        }
        if (best < related) break;
        groups[first].insert(groups[first].end(), groups[second].begin(), groups[second].end());
        groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(second));
    }
    std::erase_if(groups, [](const auto& group) { return group.size() < 2; });
    for (auto& group : groups) std::sort(group.begin(), group.end());
    return groups;
}

TEST(RelatedGroups, AreThoseOfAverageLink) {
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&](std::size_t n) {
            return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
        };
        std::vector<std::string> texts;
        for (std::size_t d = 0; d < 40; ++d) {
            std::string text;
            const std::size_t subject = below(9);
            for (std::size_t left = 5 + below(40); left > 0; --left) {
                text += below(3) != 0 ? "s" + std::to_string(subject) + "x" + std::to_string(below(12))
                                      : "w" + std::to_string(below(60));
                text += ' ';
            }
            texts.push_back(text);
        }
        const TestDocuments documents = documents_of(texts);
        for (const double related : {0.05, 0.15, 0.3, 0.5, 0.8}) {
            const std::vector<Rows> tables = similarity_tables(documents, {{"related", related}});
            EXPECT_EQ(groups_of(tables[kRelatedGroup]), joined_plainly(tables[kSimilarity], 40, related))
                << seed << ' ' << related;
        }
    }
}

TEST(RelatedGroups, DoNotChain) {
    // Each is related to the next, and the last to the first, so one leads to all; but opposite ones share nothing.
    const TestDocuments documents = documents_of({"a b", "b c", "c d", "d a"});
    const std::vector<Rows> tables = similarity_tables(documents, {{"related", 0.3}});
    EXPECT_EQ(groups_of(tables[kRelatedGroup]), (Groups{{0, 1}, {2, 3}}));
    std::vector<std::string> values;
    for (const Row& row : tables[kSimilarity]) values.push_back(row[kRelatedness].substr(0, 3));
    EXPECT_THAT(values, ElementsAre("0.5", "0", "0.5", "0.5", "0", "0.5"));
}

TEST(RelatedGroups, SayWhatIsKnownOfTheirDocuments) {
    TestDocuments documents = documents_of({"a b c", "x y z", "a b c", "y z x", "alone", ""});
    for (std::size_t d = 0; d < documents.size(); ++d)
        documents[d].ordinal = static_cast<std::int64_t>(3 * d + 1);
    documents[0].layers["fact"] = {{{0, 0}, {"title", "First"}}, {{0, 0}, {"title", "Second"}}};
    documents[1].layers["fact"] = {{{0, 0}, {"place", "Bergen"}}};
    documents[2].layers["fact"] = {{{0, 0}, {"date", "2020-03-06"}}, {{0, 0}, {"title", "Third"}}};
    EXPECT_THAT(similarity_tables(documents)[kRelatedGroup],
                ElementsAre(Row{"1", "1", "2", "", "First"}, Row{"1", "7", "2", "2020-03-06", "Third"},
                            Row{"2", "4", "2", "", ""}, Row{"2", "10", "2", "", ""}));
}

TEST(RelatedGroups, AreNoneWhereNothingIsRelated) {
    EXPECT_THAT(similarity_tables({})[kRelatedGroup], IsEmpty());
    EXPECT_THAT(similarity_tables(documents_of({"one"}))[kRelatedGroup], IsEmpty());
    EXPECT_THAT(similarity_tables(documents_of({"", ""}))[kRelatedGroup], IsEmpty());
    EXPECT_THAT(similarity_tables(documents_of({"one two", "three four"}))[kRelatedGroup], IsEmpty());
}

TEST(RelatedGroups, TakeInAllThatAreEqual) {
    EXPECT_EQ(groups_of(similarity_tables(documents_of({"a b", "a b", "c", "b a", "c"}),
                                          {{"related", 1.0}})[kRelatedGroup]),
              (Groups{{0, 1, 3}, {2, 4}}));
}

}  // namespace
}  // namespace rostra::test
