// SPDX-License-Identifier: Apache-2.0
#include "run/analysis_record.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "unit/config/sample_catalogue.hpp"

namespace rostra::core {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;

Plan sample_plan() {
    return plan_of(R"(rostra = 1
[input]
metadata = "documents.csv"
[[stage]]
use = "tokenizer"
[[stage]]
use = "speakers"
id = "turns"
as = { turn = "speech" }
[output]
layers = ["speech"]
)");
}

TEST(AnalysisRecord, TellsWhoMadeWhatAndWhatItMeans) {
    Inputs inputs;
    inputs.files = {{"a.txt", "/data/in/a.txt", 5}};
    EngineOutcome outcome;
    outcome.documents = 1;
    outcome.input_hashes = {"aa"};
    outcome.data["tokenizer"] = {{"en/words.txt", "bb"}, {"/home/ana/mine.txt", "cc"}};
    const json record = json::parse(analysis_record(sample_plan(), inputs, outcome, {"one"}));
    EXPECT_EQ(record.at("warnings"), json({"one"}));
    EXPECT_EQ(record.at("counts").at("documents"), 1);
    EXPECT_EQ(record.at("inputs"), json::parse(R"([{"id":"a.txt","bytes":5,"xxh128":"aa"}])"));
    std::vector<std::string> products;
    for (const json& product : record.at("products")) {
        products.push_back(product.at("name").get<std::string>() + " " + product.value("plugin", "-") + " " +
                           product.value("stage", "-") +
                           (product.at("written").get<bool>() ? " written" : ""));
    }
    EXPECT_THAT(products,
                ElementsAre("fact - -", "document - - written", "source - -", "token tokenizer tokenizer",
                            "speaker speakers turns written", "speech speakers turns written"))
        << "internal ones are nobody else's";
    const json& document = record.at("products").at(1);
    EXPECT_EQ(document.at("columns").at(0).at("type"), "document");
    EXPECT_NE(document.at("doc"), "");
    for (const json& plugin : record.at("plugins")) {
        if (plugin.at("id") != "tokenizer") continue;
        EXPECT_EQ(
            plugin.at("data"),
            json::parse(R"([{"name":"en/words.txt","xxh128":"bb"},{"name":"mine.txt","xxh128":"cc"}])"));
    }
}

TEST(AnalysisRecord, LeavesFoldersOutOfWarnings) {
    const Plan plan = sample_plan();
    Inputs inputs;
    inputs.roots = {"/data/in"};
    const std::string folder =
        plan.inputs.front().metadata.substr(0, plan.inputs.front().metadata.rfind('/') + 1);
    EXPECT_THAT(without_folders({"'/data/in/sub/a.txt' and '/data/in/b.txt'",
                                 "1 row of '" + folder + "documents.csv'", "/elsewhere/c.txt"},
                                plan, inputs),
                ElementsAre("'sub/a.txt' and 'b.txt'", "1 row of 'documents.csv'", "/elsewhere/c.txt"));
}

}  // namespace
}  // namespace rostra::core
