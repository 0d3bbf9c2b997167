// SPDX-License-Identifier: Apache-2.0
// The built plugin, driven as a host drives it.
#include <gtest/gtest.h>

#include <string>

#include "noise_rules.hpp"
#include "laws/in_memory_host.hpp"
#include "laws/test_component.hpp"

namespace rostra::noise {

namespace {

using test::Rows;
using test::Shape;

test::ComponentSetup setup_with(const test::OptionValue::List& rules) {
    const Shape noise = {Shape::Kind::layer, "noise", {{"rule", test::ColumnKind::dictionary}}, true};
    return {{{"rules", rules}}, {}, {noise}, "plugins/noise/data"};
}

const test::LoadedModule& library() {
    static const test::LoadedModule kModule(NOISE_LIBRARY);
    return kModule;
}

const test::TestDocuments kDocuments = {
    {0, "a.txt", "Media Centre\n\nThe harbour is open\n\nIt is.\n\n<  1  2  >\n", "en", {}},
    {1, "b.txt", "", "en", {}},
    {2, "c.txt", "It is open.\n\nShare this story\n", "", {}}};

TEST(NoiseComponent, WritesTheMarksOfTheRulesAskedFor) {
    test::InMemoryHost host(kDocuments);
    test::OptionValue::List all;
    for (const std::string_view name : kRuleNames) {
        all.emplace_back(std::string(name));
    }
    const Rows rows = {
        {"0", "0", "12", "navigation"}, {"0", "43", "53", "pager"}, {"2", "13", "29", "share"}};
    test::TestAnalyzer every(host, library(), "noise", setup_with(all));
    EXPECT_EQ(test::text_of(every.run(kDocuments, 1)[0]), test::text_of(rows));
    EXPECT_EQ(test::text_of(every.run(kDocuments, 3)[0]), test::text_of(rows));

    test::TestAnalyzer share(host, library(), "noise", setup_with({"share"}));
    EXPECT_EQ(test::text_of(share.run(kDocuments, 3)[0]), test::text_of(Rows{rows[2]}));
}

TEST(NoiseComponent, HasTheRulesThatItsManifestOffers) {
    const std::string_view manifest = library().manifest();
    for (const std::string_view name : kRuleNames) {
        EXPECT_NE(manifest.find('"' + std::string(name) + '"'), std::string_view::npos) << name;
    }
}

}  // namespace

}  // namespace rostra::noise
