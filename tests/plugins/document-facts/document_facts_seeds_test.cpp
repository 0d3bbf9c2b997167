// SPDX-License-Identifier: Apache-2.0
// Pages of and about press briefings. What each says of itself was read off its text by hand; the lines that noise.tsv
// says must be marked are taken for noise.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "facts_samples.hpp"
#include "head_facts.hpp"
#include "support/corpus_test.hpp"

namespace rostra::document_facts {
namespace {

using Facts = std::map<std::string, std::string>;

class DocumentFactsSeeds : public test::CorpusTest {
protected:
    static std::string text_of(const std::string& document) {
        std::ifstream stream(corpora() / "seeds/raw" / document, std::ios::binary);
        EXPECT_TRUE(stream) << document;
        std::stringstream bytes;
        bytes << stream.rdbuf();
        return bytes.str();
    }

    static std::vector<NoiseMark> noise_of(const std::string& document, const std::string& text) {
        std::vector<NoiseMark> noise;
        std::ifstream table(corpora() / "seeds/noise.tsv");
        for (std::string row; std::getline(table, row);) {
            std::istringstream fields(row);
            std::string name, line, word;
            std::getline(fields, name, '\t');
            std::getline(fields, line, '\t');
            std::getline(fields, word, '\t');
            if (name != document || word != "must") continue;
            std::size_t begin = 0;
            for (long before = 1; before < std::stol(line); ++before) begin = text.find('\n', begin) + 1;
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            noise.push_back(
                {{static_cast<std::int32_t>(begin), static_cast<std::int32_t>(end)}, "navigation"});
        }
        return noise;
    }

    static void expect(const std::string& document, const Facts& wanted) {
        const std::string text = text_of(document);
        Facts found;
        for (const FoundFact& fact :
             head_facts(text, noise_of(document, text), shipped_words(), DateOrder::unknown))
            found[std::string(kFactNames[static_cast<std::size_t>(fact.kind)])] = fact.value;
        EXPECT_EQ(found, wanted) << document;
    }
};

TEST_F(DocumentFactsSeeds, AreReadOffEachPage) {
    const Facts of_6_march = {{"title", "SCIO briefing on international cooperation in response to COVID-19"},
                              {"date", "2020-03-06"}};
    expect("000_0d3feb3ba7ac96ec.txt", of_6_march);
    expect("001_41f012d464362fb8.txt", of_6_march);
    expect("002_cebdf449ec00dfdd.txt", {{"publisher", "China Daily"},
                                        {"date", "2020-05-29"},
                                        {"title", "CPC building global health partnerships"},
                                        {"byline", "Mo Jingxi"}});
    expect("003_ba2065517841fb78.txt",
           {{"title",
             "SCIO briefing on the cooperation between China and the int'l community in fighting COVID-19"},
            {"date", "2020-03-28"}});
    expect(
        "004_aed238231118defb.txt",
        {{"title",
          "State Council Information Office Press Conference on China's Cooperation with the International "
          "Community in Fighting COVID-19"},
         {"date", "2020-03-26"}});
}

}  // namespace
}  // namespace rostra::document_facts
