// SPDX-License-Identifier: Apache-2.0
#include "engine/kept_results.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/shapes.hpp"
#include "rostra/row_builders.hpp"
#include "unit/document/shown_rows.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class InMemory : public ResultFile {
public:
    std::string bytes;
    [[nodiscard]] Result<void> write(std::string_view more) override {
        bytes += more;
        return {};
    }
};

/// A layer that is kept, one that is not, and a table.
Plan sample_plan() {
    Plan plan;
    plan.products.resize(3);
    plan.products[0].name = "word";
    plan.products[0].columns = {{"norm", ColumnType::dictionary, "", "Of the word."}};
    plan.products[0].needed_by_writer = true;
    plan.products[1].name = "unread";
    plan.products[2].name = "count";
    plan.products[2].kind = ProductKind::table;
    plan.products[2].columns = {{"word", ColumnType::string, "", ""},
                                {"n", ColumnType::int64, "words", "", 0, true}};
    plan.products[2].needed_by_writer = true;
    plan.output.layers = {0};
    return plan;
}

std::string sample_file(const Plan& plan) {
    InMemory file;
    KeptResultsWriter writer(plan, file);
    Chunk chunk;
    for (const char* text : {"one two", ""}) {
        DocumentInFlight& document = chunk.documents.emplace_back();
        document.ordinal = chunk.documents.size() == 1 ? 3 : 7;
        document.id = "d" + std::to_string(document.ordinal);
        document.language = "en";
        document.text = text;
    }
    rostra::LayerBuilder<rostra::Dictionary> words;
    words.begin_document();
    words.add({0, 3}, "one");
    words.add({4, 7}, "two");
    words.begin_document();
    Batch& batch = chunk.batches.emplace_back();
    batch.documents = {0, 1};
    batch.layers.resize(plan.products.size());
    batch.layers[0] = std::make_shared<const OwnedArray>(words.take());
    rostra::Text terms;
    rostra::Nullable<rostra::Int64> counts;
    terms.add("one");
    counts.add(1);
    terms.add("two");
    counts.add_null();
    std::vector<rostra::ColumnData> columns;
    columns.push_back(terms.take());
    columns.push_back(counts.take());
    const OwnedArray table(rostra::make_table(std::move(columns), 2));
    EXPECT_TRUE(writer.begin());
    EXPECT_TRUE(writer.documents(chunk));
    EXPECT_TRUE(writer.table(2, *table.get()));
    EXPECT_TRUE(writer.end(R"({"rostra":"1"})"));
    return std::move(file.bytes);
}

/// All that is handed on, a line each; or the error.
std::vector<std::string> read_back(const std::string& bytes) {
    Result<KeptResults> kept = KeptResults::open(bytes, "out/results.kept");
    if (!kept) return {kept.error().message};
    std::vector<std::string> lines;
    const std::vector<Product>& products = kept->products();
    const auto add_rows = [&](const OwnedArray& array, std::size_t product) {
        for (const std::string& row : shown_rows(*array.get(), shape_of(products[product])))
            lines.push_back(products[product].name + " " + row);
    };
    const Result<void> read =
        kept->read({[&](Chunk& chunk) -> Result<void> {
                        for (const DocumentInFlight& document : chunk.documents) {
                            lines.push_back(std::to_string(document.ordinal) + " " + document.id + " " +
                                            document.language + ": " + std::string(document.text));
                        }
                        add_rows(*chunk.batches.front().layers[0], 0);
                        return {};
                    },
                    [&](std::size_t product, const OwnedArray& piece) -> Result<void> {
                        add_rows(piece, product);
                        return {};
                    },
                    [&](std::string_view record) -> Result<void> {
                        lines.emplace_back(record);
                        return {};
                    }});
    if (!read) lines.push_back(read.error().message);
    return lines;
}

TEST(KeptResults, HandOnWhatTheWritersGot) {
    const std::string bytes = sample_file(sample_plan());
    EXPECT_THAT(read_back(bytes),
                ElementsAre("3 d3 en: one two", "7 d7 en: ", "word 0 0 3 one", "word 0 4 7 two",
                            "count one 1", HasSubstr("count two"), R"({"rostra":"1"})"));
    const Result<KeptResults> kept = KeptResults::open(bytes, "out/results.kept");
    ASSERT_TRUE(kept);
    EXPECT_THAT(kept->layers(), ElementsAre("word"));
    ASSERT_EQ(kept->products().size(), 2U);
    EXPECT_EQ(kept->products()[1].columns[1].unit, "words");
    EXPECT_TRUE(kept->products()[1].columns[1].nullable);
    EXPECT_EQ(kept->pipeline(), "[output]\nformats = [\"report\"]\n");
}

TEST(KeptResults, OfAnotherVersionAreRefused) {
    EXPECT_THAT(
        read_back("rostra kept results 9\n"),
        ElementsAre("'out/results.kept' is none that this version of rostra reads; run the pipeline again"));
}

TEST(KeptResults, ThatAreCutOrChangedAreNeverBelieved) {
    const std::string whole = sample_file(sample_plan());
    const std::vector<std::string> right = read_back(whole);
    const std::string damaged = "'out/results.kept' is damaged; run the pipeline again";
    for (std::size_t size = 22; size < whole.size(); ++size)
        EXPECT_EQ(read_back(whole.substr(0, size)).back(), damaged) << size;
    for (std::size_t at = 22; at < whole.size(); ++at) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x41);
        const std::vector<std::string> lines = read_back(changed);
        // A byte in a head of zlib may say the same in another way.
        EXPECT_TRUE(lines == right || lines.back() == damaged) << at << ": " << lines.back();
    }
}

}  // namespace
}  // namespace rostra::core
