// SPDX-License-Identifier: Apache-2.0
#include "config/overrides.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "unit/config/sample_catalogue.hpp"

namespace rostra::core {
namespace {

constexpr const char* kPipeline =
    "rostra = 1\n[[stage]]\nuse = \"tokenizer\"\n[[stage]]\nuse = \"terms\"\nid = "
    "\"counts\"\n[stage.with]\nngrams = [1]\n";

PipelineRequest with(std::vector<std::string> settings) {
    PipelineRequest request = request_for(kPipeline);
    request.set = std::move(settings);
    return request;
}

std::string counts_options(std::vector<std::string> settings) {
    return to_toml(plan_of(with(std::move(settings))).stages[1].options);
}

TEST(Overrides, ReplaceAndAddOptionsOfStages) {
    EXPECT_EQ(counts_options({"counts.ngrams=[2, 3]", "counts.scale=3", "counts.by=[\"document\"]"}),
              "{ ngrams = [2, 3], by = [\"document\"], form = \"norm\", scale = 3.0, spill = 67108864 }");
    EXPECT_EQ(to_toml(plan_of(with({"tokenizer.min-length=2"})).stages[0].options), "{ min-length = 2 }");
}

TEST(Overrides, TakeWhatIsNoValueForAString) {
    EXPECT_EQ(
        counts_options({"counts.form=text"}),
        "{ ngrams = [1], by = [\"corpus\", \"document\"], form = \"text\", scale = 1.5, spill = 67108864 }");
    EXPECT_EQ(plan_of(with({"pipeline.name=two words = three"})).name, "two words = three");
    EXPECT_EQ(plan_of(with({"pipeline.name=2024-05-01"})).name, "2024-05-01");
    EXPECT_EQ(plan_of(with({"pipeline.name=\"x\"\ny = 2"})).name, "\"x\"\ny = 2");
}

TEST(Overrides, TheLastOfTwoHolds) { EXPECT_EQ(plan_of(with({"run.jobs=2", "run.jobs=5"})).run.jobs, 5U); }

TEST(Overrides, ReachSectionsReadersAndWriters) {
    const Plan plan = plan_of(with({"input.language=de", "input.text.separator===", "run.memory=1 GiB",
                                    "output.formats=[\"report\"]", "output.report.title=Terms"}));
    EXPECT_EQ(plan.inputs[0].language, "de");
    EXPECT_EQ(to_toml(plan.readers.at(0).options), "{ separator = \"==\" }");
    EXPECT_EQ(plan.run.memory, std::uint64_t{1} << 30);
    ASSERT_EQ(plan.output.writers.size(), 1U);
    EXPECT_EQ(to_toml(plan.output.writers[0].options), "{ title = \"Terms\" }");
}

TEST(Overrides, PathsStartAtTheWorkingFolder) {
    const Plan plan =
        plan_of(with({"counts.stop-words=stop.txt", "input.paths=[\"a.txt\"]", "output.dir=o"}));
    EXPECT_EQ(plan.stages[1].options.find("stop-words")->string(), "/home/ana/stop.txt");
    EXPECT_EQ(plan.inputs[0].paths[0].path, "/home/ana/a.txt");
    EXPECT_EQ(plan.output.dir, "/home/ana/o");
}

TEST(Overrides, AreCheckedAsTheFileIs) {
    EXPECT_EQ(errors_of(with({"counts.ngrams=x", "counts.ngram=[1]", "run.jobs=many"})),
              "--set counts.ngram=[1]: error: stage 'counts' has no option 'ngram'; did you mean 'ngrams'?\n"
              "--set counts.ngrams=x: error: option 'ngrams' of stage 'counts' must be a list of whole "
              "numbers, not a string\n"
              "--set run.jobs=many: error: option 'jobs' of [run] must be a whole number, not a string\n");
}

TEST(Overrides, NameAStageThatIsThere) {
    EXPECT_EQ(errors_of(with({"count.ngrams=[1]", "grammar.x=1"})),
              "--set count.ngrams=[1]: error: no stage 'count'; did you mean 'counts'?\n"
              "--set grammar.x=1: error: no stage 'grammar'; there is 'tokenizer' and 'counts'\n");
    PipelineRequest request = request_for("rostra = 1\n");
    request.set = {"terms.x=1"};
    EXPECT_EQ(errors_of(request), "--set terms.x=1: error: no stage 'terms'\n");
}

TEST(Overrides, AreWrittenInOneWay) {
    for (const char* setting : {"counts", "counts.ngrams", "=1", "ngrams=1", ".x=1", "counts.=1"}) {
        EXPECT_EQ(errors_of(with({setting})),
                  "--set " + std::string(setting) + ": error: --set is written STAGE.OPTION=VALUE\n");
    }
}

}  // namespace
}  // namespace rostra::core
