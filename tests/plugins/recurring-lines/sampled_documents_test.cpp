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

std::string shown(const SampledDocuments& documents) {
    std::string text = std::to_string(documents.sampled()) + " of " + std::to_string(documents.documents());
    for (const LineCount& count : documents.counts(1)) {
        text += "; " + std::string(count.line) + " " + std::to_string(count.documents);
    }
    return text;
}

TEST(SampledDocuments, CountDocumentsThatHaveALine) {
    SampledDocuments documents;
    documents.add(3, {"quay", "wall"});
    documents.add(7, {"quay"});
    documents.add(9, {});
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
        whole.add(document, lines_of(document));
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
            parts[random() % parts.size()].add(document, lines_of(document));
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

TEST(SampledDocuments, StandBehindThoseOfAnotherRunWhereAllAreKept) {
    SampledDocuments whole(20), first(20), second(20), loaded(20);
    for (std::int64_t document = 0; document < 20; ++document) {
        const std::vector<std::string_view> lines = {document % 3 == 0 ? "quay" : "ferry"};
        whole.add(document, lines);
        (document < 8 ? first : second).add(document < 8 ? document : document - 8, lines);
    }
    const std::string bytes = saved_bytes(second);
    const test::BytesToLoad to_load(bytes);
    StateReader reader(to_load.stream(), 8);
    loaded.load(reader);
    first.combine(loaded);
    EXPECT_EQ(saved_bytes(first), saved_bytes(whole));
}

TEST(SampledDocuments, AreNotPutBehindOthersOnceTheyAreASample) {
    SampledDocuments sample(3);
    for (std::int64_t document = 0; document < 5; ++document) sample.add(document, {"quay"});
    const std::string bytes = saved_bytes(sample);
    const test::BytesToLoad first(bytes), behind(bytes);
    SampledDocuments loaded(3), refused(3);
    StateReader reader(first.stream()), shifting(behind.stream(), 7);
    loaded.load(reader);
    EXPECT_EQ(saved_bytes(loaded), bytes);
    try {
        refused.load(shifting);
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_STREQ(
            error.what(),
            "a saved state has the lines of 3 of its 5 documents, chosen by their numbers, so it cannot be "
            "put behind another; count the documents of both in one run");
    }
}

TEST(SampledDocuments, HoldABoundedNumberOfBytes) {
    SampledDocuments documents(100);
    std::int64_t most = 0;
    for (std::int64_t document = 0; document < 5000; ++document) {
        documents.add(document, {"a line of some forty bytes, no more of it"});
        most = std::max(most, documents.memory());
    }
    EXPECT_LT(most, 100 * 300);
    EXPECT_GT(documents.memory(), 100 * 40);
}

}  // namespace

}  // namespace rostra::recurring_lines
