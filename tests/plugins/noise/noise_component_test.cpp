// SPDX-License-Identifier: Apache-2.0
// The built plugin, driven as a host drives it.
#include <gtest/gtest.h>

#include <string>

#include "laws/in_memory_host.hpp"
#include "laws/test_component.hpp"
#include "noise_rules.hpp"

namespace rostra::noise {

namespace {

using laws::Rows;
using laws::Shape;

const Shape kCorrection = {Shape::Kind::layer,
                           "correction",
                           {{"layer", laws::ColumnKind::dictionary},
                            {"name", laws::ColumnKind::dictionary},
                            {"value", laws::ColumnKind::string}},
                           false};
const Shape kBoilerplate = {
    Shape::Kind::layer, "boilerplate", {{"rule", laws::ColumnKind::dictionary}}, true};
const Shape kRecurring = {Shape::Kind::table, "recurring_line", {{"line", laws::ColumnKind::string}}};

laws::ComponentSetup setup_with(const laws::OptionValue::List& rules, laws::OptionValue::Table patterns = {},
                                bool lines_of_run = false, bool given = false) {
    const Shape noise = {Shape::Kind::layer, "noise", {{"rule", laws::ColumnKind::dictionary}}, true};
    return {{{"rules", rules}, {"patterns", std::move(patterns)}},
            {{kRecurring, lines_of_run}, {kCorrection, false}, {kBoilerplate, given}},
            {noise},
            NOISE_DATA};
}

const laws::LoadedModule& library() {
    static const laws::LoadedModule kModule(NOISE_LIBRARY);
    return kModule;
}

const laws::TestDocuments kDocuments = {
    {0, "a.txt", "Media Centre\n\nThe harbour is open\n\nIt is.\n\n<  1  2  >\n", "en", {}},
    {1, "b.txt", "", "en", {}},
    {2, "c.txt", "It is open.\n\nShare this story\n", "", {}}};

laws::OptionValue::List all_rules() {
    laws::OptionValue::List all;
    for (const std::string_view name : kRuleNames) {
        all.emplace_back(std::string(name));
    }
    return all;
}

TEST(NoiseComponent, TakesOverWhatTheReaderMarked) {
    laws::TestDocuments documents = {kDocuments[0]};
    documents[0].layers["boilerplate"] = {{{14, 33}, {"outside"}}, {{43, 54}, {"footer"}}};
    laws::InMemoryHost host(documents);
    laws::TestAnalyzer analyzer(host, library(), "noise", setup_with(all_rules(), {}, false, true));
    EXPECT_EQ(laws::text_of(analyzer.run(documents, 1)[0]), laws::text_of(Rows{{"0", "0", "12", "navigation"},
                                                                               {"0", "14", "33", "outside"},
                                                                               {"0", "43", "53", "footer"}}));
}

TEST(NoiseComponent, WritesTheMarksOfTheRulesAskedFor) {
    laws::InMemoryHost host(kDocuments);
    const Rows rows = {
        {"0", "0", "12", "navigation"}, {"0", "43", "53", "pager"}, {"2", "13", "29", "share"}};
    laws::TestAnalyzer every(host, library(), "noise", setup_with(all_rules()));
    EXPECT_EQ(laws::text_of(every.run(kDocuments, 1)[0]), laws::text_of(rows));
    EXPECT_EQ(laws::text_of(every.run(kDocuments, 3)[0]), laws::text_of(rows));

    laws::TestAnalyzer share(host, library(), "noise", setup_with({"share"}));
    EXPECT_EQ(laws::text_of(share.run(kDocuments, 3)[0]), laws::text_of(Rows{rows[2]}));
}

TEST(NoiseComponent, LaysTheRulesOfThePipelineOverItsOwn) {
    laws::InMemoryHost host(kDocuments);
    laws::TestAnalyzer analyzer(
        host, library(), "noise",
        setup_with(all_rules(), {{"house", "^The harbour"}, {"shared", "this story"}, {"a-tail", "story$"}}));
    EXPECT_EQ(laws::text_of(analyzer.run(kDocuments, 2)[0]),
              laws::text_of(Rows{{"0", "0", "12", "navigation"},
                                 {"0", "14", "25", "house"},
                                 {"0", "43", "53", "pager"},
                                 {"2", "13", "18", "share"},
                                 {"2", "19", "23", "shared"},
                                 {"2", "24", "29", "a-tail"}}));
}

TEST(NoiseComponent, MarksTheLinesOfTheRunWhereAStageLookedForThem) {
    const laws::TestDocuments notes = {
        {0, "a.txt", "Harbour office\n\nThe quay is open again.\n\nEnd of the note\n", "en", {}}};
    laws::InMemoryHost host(notes);
    const std::vector<laws::TestTable> tables = {
        {kRecurring, {{std::string("Harbour office")}, {std::string("The quay is open again.")}}}};
    laws::TestAnalyzer on(host, library(), "noise", setup_with(all_rules(), {}, true));
    EXPECT_EQ(laws::text_of(on.run(notes, 1, tables)[0]), laws::text_of(Rows{{"0", "0", "14", "recurring"}}));
    laws::TestAnalyzer off(host, library(), "noise", setup_with({"pager"}, {}, true));
    EXPECT_EQ(laws::text_of(off.run(notes, 1, tables)[0]), "");
}

TEST(NoiseComponent, RefusesPatternsThatCannotBeUsed) {
    laws::InMemoryHost host(kDocuments);
    const auto refused = [&](const std::string& name, const std::string& pattern) -> std::string {
        try {
            laws::TestAnalyzer analyzer(host, library(), "noise", setup_with({}, {{name, pattern}}));
        } catch (const laws::ComponentError& error) {
            return error.failure ? error.failure->message : "";
        }
        return "";
    };
    EXPECT_EQ(refused("pager", "x"),
              "pattern 'pager': a rule of the plugin is called so; choose another name");
    EXPECT_EQ(refused("house", "a(b"),
              "pattern 'house': it cannot be read at its character 3: a bracket ( or ) has no other");
}

TEST(NoiseComponent, SetsADocumentAsideThatAPatternTakesTooLongOn) {
    const laws::TestDocuments slow = {{0, "a.txt", std::string(60, 'a') + "b\n", "en", {}}};
    laws::InMemoryHost host(slow);
    laws::TestAnalyzer analyzer(host, library(), "noise", setup_with({}, {{"slow", "(a+)+$"}}));
    try {
        analyzer.run(slow, 1);
        FAIL() << "it was matched";
    } catch (const laws::ComponentError& error) {
        ASSERT_TRUE(error.failure);
        EXPECT_TRUE(error.failure->message.starts_with("pattern 'slow': it takes too long on the line"));
        EXPECT_EQ(error.failure->document, 0);
    }
}

TEST(NoiseComponent, HasTheRulesThatItsManifestOffers) {
    const std::string_view manifest = library().manifest();
    for (const std::string_view name : kRuleNames) {
        EXPECT_NE(manifest.find('"' + std::string(name) + '"'), std::string_view::npos) << name;
    }
}

}  // namespace

}  // namespace rostra::noise
