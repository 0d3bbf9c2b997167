// SPDX-License-Identifier: Apache-2.0
#include "config/pipeline_template.hpp"

#include <gtest/gtest.h>

#include <string>

#include "config/resolved.hpp"
#include "unit/config/sample_catalogue.hpp"

namespace rostra::core {
namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(PipelineTemplate, IsAPipelineWithoutErrors) {
    EXPECT_EQ(errors_of(pipeline_template(sample_catalogue())), "");
}

TEST(PipelineTemplate, ShowsEveryOptionWithItsDocAndDefault) {
    const std::string text = pipeline_template(sample_catalogue());
    EXPECT_TRUE(holds(
        text,
        "\n[run]\n"
        "# Threads; 0: all processors. Results are the same for any number. (a whole number between 0 and\n"
        "# 4096)\n"
        "# jobs = 0\n"))
        << text;
    EXPECT_TRUE(holds(text,
                      "\n[[stage]]\nuse = \"terms\"\n[stage.with]\n"
                      "# (a list of whole numbers between 1 and 8 tokens)\n# ngrams = [1]\n"))
        << text;
    EXPECT_TRUE(holds(text, "# spill = \"64 MiB\"\n")) << text;
    EXPECT_TRUE(holds(text, "# stop-words = \"…\"\n")) << text;
    EXPECT_TRUE(holds(text, "\n[input.text]\n# (a string)\n# separator = \"…\"\n")) << text;
    EXPECT_TRUE(holds(text, "\nformats = [\"csv\"]\n")) << text;
}

TEST(PipelineTemplate, PutsStagesAfterThoseTheyNeed) {
    const std::string text = pipeline_template(sample_catalogue());
    EXPECT_LT(text.find("use = \"tokenizer\""), text.find("use = \"terms\"")) << text;
}

TEST(PipelineTemplate, ShowsAsACommentWhatCannotStandAsItIs) {
    const std::string text = pipeline_template(sample_catalogue());
    EXPECT_TRUE(holds(text, "\n# [output.report]\n# # (a string)\n# # title = \"…\"      # required\n"))
        << text;
    const Catalogue lonely = catalogue_of(
        {manifest_head("text") + "[[component]]\nname = \"r\"\nkind = \"reader\"\n",
         manifest_head("csv") + "[[component]]\nname = \"w\"\nkind = \"writer\"\n",
         manifest_head("needy") +
             "[[component]]\nname = \"c\"\nkind = \"analyzer\"\ninput = [{ layer = \"moon\" }]\n"});
    EXPECT_TRUE(holds(pipeline_template(lonely), "\n# [[stage]]\n# use = \"needy\"\n"))
        << pipeline_template(lonely);
}

TEST(PipelineTemplate, OfAPipelineMeansTheSame) {
    const Plan plan = plan_of(R"(rostra = 1
[pipeline]
name = "briefing"
[input]
paths = ["texts/*.txt", "more"]
root = "."
language = "de"
[run]
memory = "1 GiB"
[[stage]]
use = "terms"
id = "counts"
from = { token = "token" }
[stage.with]
ngrams = [1, 2]
spill = "2 MiB"
stop-words = "stop.txt"
[[stage]]
use = "tokenizer"
as = { token = "token" }
[output]
dir = "results"
formats = ["report", "csv"]
layers = ["token"]
from = { report = { token = "token" } }
[output.report]
title = "A \"title\""
)");
    const std::string text = pipeline_template(plan);
    const Plan again = plan_of(text);
    EXPECT_EQ(resolved(again), resolved(plan)) << text;
    EXPECT_TRUE(holds(text, "\nfrom = { token = \"token\" }\n")) << text;
    EXPECT_TRUE(holds(text, "\nngrams = [1, 2]\n")) << text;
    EXPECT_TRUE(holds(text, "\n# form = \"norm\"\n")) << text;
    EXPECT_TRUE(holds(text, "\nspill = \"2 MiB\"\n")) << text;
    EXPECT_TRUE(holds(text, "\nmemory = \"1 GiB\"\n")) << text;
    EXPECT_TRUE(holds(text, "\ndir = \"results\"\n")) << text;
    EXPECT_TRUE(holds(text, "\nfrom = { report = { token = \"token\" } }\n")) << text;
    EXPECT_LT(text.find("use = \"terms\""), text.find("use = \"tokenizer\"")) << "in the order of the file";
}

}  // namespace
}  // namespace rostra::core
