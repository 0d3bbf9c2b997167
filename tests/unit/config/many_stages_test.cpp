// SPDX-License-Identifier: Apache-2.0
// A pipeline of thousands of stages, as a program may write one: every error is found, and the order is right.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "unit/config/sample_catalogue.hpp"

namespace rostra::core {
namespace {

constexpr int kStages = 4000;

TEST(ManyStages, OfOneNameAreEachRefused) {
    std::string text = "rostra = 1\n";
    for (int i = 0; i < kStages; ++i) text += "[[stage]]\nuse = \"tokenizer\"\n";
    const CheckedPipeline checked = check_pipeline(request_for(text), sample_catalogue());
    ASSERT_FALSE(checked.plan);
    // Each but the first has a name that is taken, and writes a layer that is written already.
    ASSERT_EQ(checked.errors.size(), 2U * (kStages - 1));
    for (int i = 1; i < kStages; ++i) {
        const std::size_t line = 1 + 2 * static_cast<std::size_t>(i) + 2;
        const Diagnostic& writes = checked.errors[2 * static_cast<std::size_t>(i - 1)];
        const Diagnostic& named = checked.errors[2 * static_cast<std::size_t>(i - 1) + 1];
        ASSERT_EQ(writes.place.line, line);
        ASSERT_EQ(named.place.line, line);
        ASSERT_EQ(named.source_line, "use = \"tokenizer\"");
        ASSERT_EQ(
            writes.message,
            "stage 'tokenizer' writes layer 'token', which stage 'tokenizer' (line 3) writes already; rename "
            "it with as = { token = \"…\" }");
        ASSERT_EQ(
            named.message,
            "two stages are named 'tokenizer', this one and that of line 3; give one an 'id' of its own");
    }
}

TEST(ManyStages, ThatReadEachOtherAreOrdered) {
    std::string text = "rostra = 1\n";
    for (int i = 0; i < kStages; ++i) {
        const std::string number = std::to_string(i);
        text += "[[stage]]\nuse = \"terms\"\nid = \"terms-" + number + "\"\nas = { term = \"term_" + number +
                "\" }\n";
    }
    text += "[[stage]]\nuse = \"tokenizer\"\n";
    const Plan plan = plan_of(text);
    ASSERT_EQ(plan.stages.size(), kStages + 1U);
    EXPECT_EQ(plan.stages[0].id, "tokenizer");
    for (int i = 0; i < kStages; ++i)
        ASSERT_EQ(plan.stages[static_cast<std::size_t>(i) + 1].id, "terms-" + std::to_string(i));
}

}  // namespace
}  // namespace rostra::core
