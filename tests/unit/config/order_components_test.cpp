// SPDX-License-Identifier: Apache-2.0
#include "config/order_components.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "unit/config/sample_catalogue.hpp"

namespace rostra::core {
namespace {

/// A plugin of one component: what it reads and writes are names, "layer:a" or "table:a", of one column "x" each.
std::string plugin(const std::string& id, const std::string& kind, const std::vector<std::string>& reads,
                   const std::vector<std::string>& writes) {
    const auto product = [](const std::string& name) {
        return name.substr(0, 5) + " = \"" + name.substr(6) + "\"";
    };
    std::string text = manifest_head(id) + "[[component]]\nname = \"c\"\nkind = \"" + kind + "\"\n";
    for (const std::string& name : reads)
        text +=
            "[[component.input]]\n" + product(name) + "\ncolumns = [{ name = \"x\", type = \"string\" }]\n";
    for (const std::string& name : writes) {
        text +=
            "[[component.output]]\n" + product(name) + "\ncolumns = [{ name = \"x\", type = \"string\" }]\n";
    }
    return text;
}

Catalogue with_reader_and_writer(std::vector<std::string> manifests) {
    manifests.push_back(manifest_head("text") + "[[component]]\nname = \"r\"\nkind = \"reader\"\n");
    manifests.push_back(manifest_head("csv") +
                        "[[component]]\nname = \"w\"\nkind = \"writer\"\ninput = [{ every = true }]\n");
    return catalogue_of(manifests);
}

PipelineRequest using_all(const std::vector<std::string>& ids, const std::string& rest = "") {
    std::string text = "rostra = 1\n";
    for (const std::string& id : ids) text += "[[stage]]\nuse = \"" + id + "\"\n";
    return request_for(text + rest);
}

/// "a:0 b:1": components as they run, by stage, with their phases.
std::string order_of(const Plan& plan) {
    std::string text;
    for (const Step& step : plan.order) {
        const StagePlan& stage = plan.stages[step.stage];
        text += (text.empty() ? "" : " ") + stage.id + ":" +
                std::to_string(stage.components[step.component].phase);
    }
    return text;
}

const Product& product(const Plan& plan, const std::string& name) {
    for (const Product& product : plan.products) {
        if (product.name == name) return product;
    }
    throw std::invalid_argument(name);
}

TEST(OrderComponents, FollowsNeedsAndElseTheFile) {
    const Catalogue catalogue = with_reader_and_writer({
        plugin("a", "analyzer", {"layer:y"}, {"layer:z"}),
        plugin("b", "analyzer", {}, {"layer:x"}),
        plugin("c", "analyzer", {"layer:x"}, {"layer:y"}),
        plugin("d", "analyzer", {}, {"layer:w"}),
    });
    const Plan plan = plan_of(using_all({"a", "b", "c", "d"}), catalogue);
    EXPECT_EQ(order_of(plan), "b:0 c:0 a:0 d:0");
    EXPECT_EQ(plan.phases, 1U);
    std::string stages;
    for (const StagePlan& stage : plan.stages) stages += stage.id;
    EXPECT_EQ(stages, "bcad");
    for (const Product& p : plan.products) {
        if (p.stage == kNone) continue;
        const ComponentPlan& producer = plan.stages.at(p.stage).components.at(p.component);
        EXPECT_EQ(&plan.products[producer.outputs.at(p.output)], &p);
    }
    EXPECT_EQ(order_of(plan_of(using_all({"d", "c", "b", "a"}), catalogue)), "d:0 b:0 c:0 a:0");
}

TEST(OrderComponents, AnAnalyzerWaitsForTheEndOfATablesPhase) {
    const Catalogue catalogue = with_reader_and_writer({
        plugin("late", "analyzer", {"layer:x", "table:t"}, {"layer:y"}),
        plugin("count", "aggregator", {"layer:x"}, {"table:t"}),
        plugin("words", "analyzer", {}, {"layer:x"}),
        plugin("after", "aggregator", {"layer:y"}, {"table:u"}),
        plugin("last", "analyzer", {"table:u"}, {"layer:z"}),
    });
    const Plan plan = plan_of(
        using_all({"late", "count", "words", "after", "last"}, "[output]\nlayers = [\"z\"]\n"), catalogue);
    EXPECT_EQ(order_of(plan), "words:0 count:0 late:1 after:1 last:2");
    EXPECT_EQ(plan.phases, 3U);
    EXPECT_EQ(product(plan, "x").phase, 0U);
    EXPECT_TRUE(product(plan, "x").needed_later);
    EXPECT_FALSE(product(plan, "x").needed_by_writer);
    EXPECT_EQ(product(plan, "t").phase, 0U);
    EXPECT_TRUE(product(plan, "t").needed_later);
    EXPECT_TRUE(product(plan, "t").needed_by_writer);
    EXPECT_EQ(product(plan, "y").phase, 1U);
    EXPECT_FALSE(product(plan, "y").needed_later);
    EXPECT_EQ(product(plan, "u").phase, 1U);
    EXPECT_EQ(product(plan, "z").phase, 2U);
    EXPECT_TRUE(product(plan, "z").needed_by_writer);
    EXPECT_EQ(product(plan, "document").phase, 2U);
    EXPECT_TRUE(product(plan, "document").needed_by_writer);
    EXPECT_FALSE(product(plan, "fact").needed_by_writer);
    EXPECT_EQ(plan.output.writers[0].components[0].phase, 2U);
}

TEST(OrderComponents, AnAggregatorFinishesAfterTheTablesItReadsInTheirPhase) {
    const Catalogue catalogue = with_reader_and_writer({
        plugin("compare", "aggregator", {"layer:x", "table:t"}, {"table:u"}),
        plugin("count", "aggregator", {"layer:x"}, {"table:t"}),
        plugin("words", "analyzer", {}, {"layer:x"}),
    });
    const Plan plan = plan_of(using_all({"compare", "count", "words"}), catalogue);
    EXPECT_EQ(order_of(plan), "words:0 count:0 compare:0");
    EXPECT_EQ(plan.phases, 1U);
    EXPECT_FALSE(product(plan, "t").needed_later);
}

TEST(OrderComponents, AnAggregatorThatOpensItsStatesWithATableWaitsForTheEndOfThatTablesPhase) {
    std::string again = plugin("again", "aggregator", {"layer:x", "table:t"}, {"table:u"});
    const std::string columns = "table = \"t\"\ncolumns = [{ name = \"x\", type = \"string\" }]\n";
    again.insert(again.find(columns) + columns.size(), "at = \"open\"\n");
    const Catalogue catalogue = with_reader_and_writer({
        again,
        plugin("count", "aggregator", {"layer:x"}, {"table:t"}),
        plugin("words", "analyzer", {}, {"layer:x"}),
    });
    const Plan plan = plan_of(using_all({"again", "count", "words"}), catalogue);
    EXPECT_EQ(order_of(plan), "words:0 count:0 again:1");
    EXPECT_EQ(plan.phases, 2U);
    EXPECT_TRUE(product(plan, "x").needed_later);
    EXPECT_TRUE(product(plan, "t").needed_later);
    EXPECT_EQ(product(plan, "u").phase, 1U);
}

TEST(OrderComponents, AnAggregatorMovesUpToThePhaseOfALaterTable) {
    const Catalogue catalogue = with_reader_and_writer({
        plugin("compare", "aggregator", {"layer:x", "table:u"}, {"table:v"}),
        plugin("words", "analyzer", {}, {"layer:x"}),
        plugin("count", "aggregator", {"layer:x"}, {"table:t"}),
        plugin("late", "analyzer", {"table:t"}, {"layer:y"}),
        plugin("after", "aggregator", {"layer:y"}, {"table:u"}),
    });
    const Plan plan = plan_of(using_all({"compare", "words", "count", "late", "after"}), catalogue);
    EXPECT_EQ(order_of(plan), "words:0 count:0 late:1 after:1 compare:1");
    EXPECT_TRUE(product(plan, "x").needed_later);
}

TEST(OrderComponents, PutsPhasesInOrderWhateverTheFileSays) {
    const Catalogue catalogue = with_reader_and_writer({
        plugin("words", "analyzer", {}, {"layer:x"}),
        plugin("count", "aggregator", {"layer:x"}, {"table:t"}),
        plugin("late", "analyzer", {"table:t"}, {"layer:y"}),
        plugin("early", "analyzer", {}, {"layer:z"}),
    });
    const Plan plan = plan_of(using_all({"words", "count", "late", "early"}), catalogue);
    EXPECT_EQ(order_of(plan), "words:0 count:0 early:0 late:1");
}

TEST(OrderComponents, OneStageMayRunInSeveralPhases) {
    const Plan plan = plan_of(
        "rostra = 1\n[[stage]]\nuse = \"terms\"\n[stage.with]\nby = [\"turn.speaker_id\"]\n[[stage]]\nuse = "
        "\"speakers\"\n[[stage]]\nuse = \"tokenizer\"\n");
    EXPECT_EQ(order_of(plan), "speakers:0 speakers:0 tokenizer:0 speakers:1 terms:1");
    EXPECT_EQ(plan.stages.size(), 3U);
    EXPECT_EQ(plan.stages[2].id, "terms");
}

TEST(OrderComponents, SaysWhichStagesNeedOneAnother) {
    const Catalogue catalogue = with_reader_and_writer({
        plugin("a", "analyzer", {"layer:z"}, {"layer:x"}),
        plugin("b", "aggregator", {"layer:x"}, {"table:y"}),
        plugin("c", "analyzer", {"table:y"}, {"layer:z"}),
        plugin("d", "analyzer", {"layer:z"}, {"layer:w"}),
        plugin("e", "analyzer", {"layer:g"}, {"layer:f"}),
        plugin("f", "analyzer", {"layer:f"}, {"layer:g"}),
    });
    EXPECT_EQ(errors_of(using_all({"d", "c", "b", "a", "e", "f"}), catalogue),
              "p.toml:5:7: error: stages need one another in a circle: stage 'c' needs table 'y' of stage "
              "'b', which needs layer 'x' "
              "of stage 'a', which needs layer 'z' of stage 'c'\n"
              "    5 | use = \"c\"\n      |       ^~~\n"
              "p.toml:11:7: error: stages need one another in a circle: stage 'e' needs layer 'g' of stage "
              "'f', which needs layer 'f' "
              "of stage 'e'\n"
              "   11 | use = \"e\"\n      |       ^~~\n");
}

}  // namespace
}  // namespace rostra::core
