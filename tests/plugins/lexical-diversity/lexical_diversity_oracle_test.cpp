// SPDX-License-Identifier: Apache-2.0
// The plugin on the text that the tests of koRpus (unDocUMeantIt/koRpus) measure, and the numbers they expect.
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "lexical_diversity_bench.hpp"
#include "support/corpus_test.hpp"

namespace rostra::test {

using namespace laws;
namespace {

class KorpusText : public CorpusTest {};

TEST_F(KorpusText, HasTheDiversityThatKorpusFinds) {
    std::ifstream file;
    open_oracle("korpus_tokens.txt", file);
    if (!file.is_open()) return;
    std::vector<std::string> words;
    for (std::string word; std::getline(file, word);) {
        for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
        if (!word.empty()) words.push_back(word);
    }

    // Whole, and in documents that part it anywhere: the corpus is the same.
    for (const std::size_t size : {words.size(), std::size_t{100}, std::size_t{7}}) {
        TestDocuments documents;
        for (std::size_t first = 0; first < words.size(); first += size) {
            const auto at = words.begin() + static_cast<std::ptrdiff_t>(first);
            const auto end =
                words.begin() + static_cast<std::ptrdiff_t>(std::min(first + size, words.size()));
            documents.push_back(document_of_words(static_cast<std::int64_t>(documents.size()), {at, end}));
        }
        InMemoryHost host(documents);
        TestAggregator aggregator(host, lexical_diversity_module(), "measures", lexical_diversity_setup());
        const Rows rows = aggregator.run(documents)[0];
        ASSERT_EQ(rows.size(), 1 + documents.size());
        const Row& corpus = rows[0];
        EXPECT_EQ(corpus[2], "556");
        EXPECT_EQ(corpus[3], "294");
        EXPECT_NEAR(std::stod(corpus[4]), 0.53, 0.005);       // ttr
        EXPECT_NEAR(std::stod(corpus[5]), 0.73, 0.005);       // mattr, window 100
        EXPECT_NEAR(std::stod(corpus[6]), 97.27, 0.01);       // mtld, factor 0.72
        EXPECT_NEAR(std::stod(corpus[7]) * 42, 35.52, 0.01);  // hdd, of 42 draws, as koRpus sums it
        EXPECT_NEAR(std::stod(corpus[8]), 119.24, 0.01);      // yule_k
    }
}

}  // namespace
}  // namespace rostra::test
