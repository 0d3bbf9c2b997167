// SPDX-License-Identifier: Apache-2.0
#include "sampled_documents.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "support/state_bytes_in_memory.hpp"

namespace rostra::recurring_lines {

namespace {

void add(SampledDocuments& to, std::int64_t document, const std::vector<std::string_view>& lines) {
    to.add(document, "texts/" + std::to_string(document) + ".txt", lines);
}

std::string shown(const SampledDocuments& documents) {
    std::string text = std::to_string(documents.sampled()) + " of " + std::to_string(documents.documents());
    for (const LineCount& count : documents.counts(1)) {
        text += "; " + std::string(count.line) + " " + std::to_string(count.documents);
    }
    return text;
}

TEST(SampledDocuments, CountDocumentsThatHaveALine) {
    SampledDocuments documents;
    add(documents, 3, {"quay", "wall"});
    add(documents, 7, {"quay"});
    add(documents, 9, {});
    EXPECT_EQ(shown(documents), "3 of 3; quay 2; wall 1");
    EXPECT_EQ(documents.counts(2).size(), 1U);
}

TEST(SampledDocuments, AreTheSameHoweverTheyAreAddedAndCombined) {
    constexpr std::int64_t kDocuments = 200;
    const auto lines_of = [](std::int64_t document) -> std::vector<std::string_view> {
        return document % 3 == 0 ? std::vector<std::string_view>{"quay", "wall"}
                                 : std::vector<std::string_view>{"ferry"};
    };
    SampledDocuments whole(20);
    for (std::int64_t document = 0; document < kDocuments; ++document) {
        add(whole, document, lines_of(document));
    }
    EXPECT_EQ(whole.sampled(), 20U);
    std::mt19937 random(3);
    for (int round = 0; round < 50; ++round) {
        std::vector<SampledDocuments> parts(1 + random() % 9, SampledDocuments(20));
        std::vector<std::int64_t> order(kDocuments);
        for (std::int64_t document = 0; document < kDocuments; ++document) {
            order[static_cast<std::size_t>(document)] = document;
        }
        std::shuffle(order.begin(), order.end(), random);
        for (const std::int64_t document : order) {
            add(parts[random() % parts.size()], document, lines_of(document));
        }
        while (parts.size() > 1) {
            const std::size_t into = random() % (parts.size() - 1);
            parts[into].combine(parts.back());
            parts.pop_back();
        }
        ASSERT_EQ(shown(parts[0]), shown(whole));
        ASSERT_EQ(parts[0].memory() > 0, whole.memory() > 0);
    }
}

std::string saved_bytes(const SampledDocuments& documents) {
    test::SavedBytes bytes;
    StateWriter writer(bytes.sink());
    documents.save(writer);
    writer.flush();
    return bytes.bytes();
}

/// Two runs of one folder each, the second loaded behind the first, against one run of both.
void expect_one_run_of_two(std::size_t limit) {
    SampledDocuments whole(limit), first(limit), second(limit), loaded(limit);
    for (std::int64_t document = 0; document < 20; ++document) {
        const std::vector<std::string_view> lines = {document % 3 == 0 ? "quay" : "ferry"};
        // Some ids of the second run are those of the first.
        const std::string id = "texts/" + std::to_string(document % 12) + ".txt";
        whole.add(document, id, lines);
        if (document < 8) first.add(document, id, lines);
        if (document >= 8) second.add(document - 8, id, lines);
    }
    const std::string bytes = saved_bytes(second);
    const test::BytesToLoad to_load(bytes);
    StateReader reader(to_load.stream(), 8);
    loaded.load(reader);
    first.combine(loaded);
    EXPECT_EQ(saved_bytes(first), saved_bytes(whole));
}

TEST(SampledDocuments, StandBehindThoseOfAnotherRunWhereAllAreKept) { expect_one_run_of_two(20); }

TEST(SampledDocuments, StandBehindThoseOfAnotherRunWhereTheyAreASample) {
    for (const std::size_t limit : {1U, 3U, 7U, 15U}) expect_one_run_of_two(limit);
}

TEST(SampledDocuments, HoldABoundedNumberOfBytes) {
    SampledDocuments documents(100);
    std::int64_t most = 0;
    for (std::int64_t document = 0; document < 5000; ++document) {
        add(documents, document, {"a line of some forty bytes, no more of it"});
        most = std::max(most, documents.memory());
    }
    EXPECT_LT(most, 100 * 300);
    EXPECT_GT(documents.memory(), 100 * 40);
}

}  // namespace

}  // namespace rostra::recurring_lines
