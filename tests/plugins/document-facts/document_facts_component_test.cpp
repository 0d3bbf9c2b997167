// SPDX-License-Identifier: Apache-2.0
// The built plugin, driven as a host drives it.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "fact_words.hpp"
#include "laws/in_memory_host.hpp"
#include "laws/test_component.hpp"

namespace rostra::document_facts {
namespace {

using laws::OptionMap;
using laws::OptionValue;
using laws::Rows;
using laws::Shape;

const laws::LoadedModule& library() {
    static const laws::LoadedModule kModule(DOCUMENT_FACTS_LIBRARY);
    return kModule;
}

laws::ComponentSetup setup(const OptionMap& given = {}, bool with_noise = false, bool with_cues = false) {
    OptionValue::List all;
    for (const std::string_view name : kFactNames) all.emplace_back(std::string(name));
    OptionMap options = {{"facts", all}, {"date-order", "language"}};
    for (const auto& [name, value] : given) options.insert_or_assign(name, value);
    const Shape fact = {Shape::Kind::layer,
                        "fact",
                        {{"name", laws::ColumnKind::dictionary}, {"value", laws::ColumnKind::string}},
                        false};
    const Shape noise = {Shape::Kind::layer, "noise", {{"rule", laws::ColumnKind::dictionary}}, true};
    const Shape cue = {Shape::Kind::layer, "cue", {}, true};
    return {options, {{fact, true}, {noise, with_noise}, {cue, with_cues}}, {fact}, DOCUMENT_FACTS_DATA};
}

Rows facts_of(const laws::TestDocuments& documents, const OptionMap& given = {}, std::size_t batch = 1) {
    laws::InMemoryHost host(documents);
    laws::TestAnalyzer analyzer(host, library(), "facts",
                                setup(given, !documents.empty() && documents.front().layers.contains("noise"),
                                      !documents.empty() && documents.front().layers.contains("cue")));
    return analyzer.run(documents, batch)[0];
}

constexpr const char* kText = "The Harbour Is Open\n\n03/04/2024\n\nBy Ana Ruiz\n";

TEST(DocumentFactsComponent, WritesWhatIsKnownAndBehindItWhatItFinds) {
    laws::TestDocument document = {0, "a.txt", kText, "de", {}};
    document.layers["fact"] = {{{0, 0}, {"event", "reopening"}}, {{0, 0}, {"title", "From the table"}}};
    EXPECT_EQ(laws::text_of(facts_of({document})),
              laws::text_of(Rows{{"0", "0", "0", "event", "reopening"},
                                 {"0", "0", "0", "title", "From the table"},
                                 {"0", "21", "31", "date", "2024-04-03"},
                                 {"0", "36", "44", "byline", "Ana Ruiz"}}));
}

TEST(DocumentFactsComponent, ReadsATitleOffTheNameWhereTheTextHasNone) {
    EXPECT_EQ(laws::text_of(facts_of({{0, "in/2031-05-14-briefing-by-the-harbour-office.txt", "", "en", {}},
                                      {1, "room_2031.txt", "", "en", {}},
                                      {2, "a_talk_v2_of_today.txt", "", "en", {}},
                                      {3, "night_ferry_statements.csv#12", "", "en", {}},
                                      {4, "the-night-ferry-stops.txt", kText, "en", {}}},
                                     {{"facts", OptionValue::List{std::string("title")}}})),
              laws::text_of(Rows{{"0", "0", "0", "title", "briefing by the harbour office"},
                                 {"4", "0", "19", "title", "The Harbour Is Open"}}));
}

TEST(DocumentFactsComponent, FindsWhatIsKnownToBeEmpty) {
    laws::TestDocument document = {0, "a.txt", kText, "", {}};
    document.layers["fact"] = {{{0, 0}, {"title", ""}}};
    EXPECT_EQ(
        laws::text_of(facts_of({document}, {{"facts", OptionValue::List{"title"}}})),
        laws::text_of(Rows{{"0", "0", "0", "title", ""}, {"0", "0", "19", "title", "The Harbour Is Open"}}));
}

TEST(DocumentFactsComponent, ReadsDatesInTheOrderItIsTold) {
    const OptionValue::List date = {"date"};
    const laws::TestDocuments english = {{0, "a.txt", kText, "en", {{"fact", {}}}}};
    EXPECT_EQ(facts_of(english, {{"facts", date}}), Rows{});
    EXPECT_EQ(laws::text_of(facts_of(english, {{"facts", date}, {"date-order", "day-first"}})),
              laws::text_of(Rows{{"0", "21", "31", "date", "2024-04-03"}}));
    EXPECT_EQ(laws::text_of(facts_of(english, {{"facts", date}, {"date-order", "month-first"}})),
              laws::text_of(Rows{{"0", "21", "31", "date", "2024-03-04"}}));
}

TEST(DocumentFactsComponent, PassesOverNoise) {
    laws::TestDocument document = {0, "a.txt", "Media Centre\n\nThe Harbour Is Open\n", "en", {{"fact", {}}}};
    document.layers["noise"] = {{{0, 12}, {"navigation"}}};
    EXPECT_EQ(laws::text_of(facts_of({document})),
              laws::text_of(Rows{{"0", "14", "33", "title", "The Harbour Is Open"}}));
}

TEST(DocumentFactsComponent, TakesNothingThatIsSaidInARecordingForAHead) {
    laws::TestDocument document = {0, "2031-05-14 call.vtt", "the harbour is open\nby ana ruiz\n", "en", {}};
    document.layers["fact"] = {};
    document.layers["cue"] = {{{0, 19}, {}}, {{20, 31}, {}}};
    EXPECT_EQ(laws::text_of(facts_of({document})),
              laws::text_of(Rows{{"0", "0", "0", "date", "2031-05-14"}}));
}

TEST(DocumentFactsComponent, GivesTheSameForAnyBatchesOfAnyTexts) {
    std::mt19937_64 random(13);
    laws::TestDocuments documents;
    const std::vector<std::string> parts = {
        "By Ana Ruiz", "\n",         "\n\n", "Date: ", "26 March 2020", "年", "|", " ",
        "PARIS -- ",   "Daily News", "é",    "\u2028", "\U0001F4F0",    ".",  "a", "\r"};
    for (int i = 0; i < 200; ++i) {
        std::string text;
        for (std::uint64_t left = random() % 40; left > 0; --left) text += parts[random() % parts.size()];
        laws::TestDocument document = {i, std::to_string(i) + ".txt", text, i % 2 == 0 ? "en" : "", {}};
        document.layers["fact"] = {};
        if (i % 3 == 0) document.layers["fact"] = {{{0, 0}, {"kind", std::to_string(i)}}};
        documents.push_back(document);
    }
    const Rows whole = facts_of(documents, {}, documents.size());
    EXPECT_GT(whole.size(), 200U);
    for (const std::size_t batch : {1U, 3U, 99U}) EXPECT_EQ(facts_of(documents, {}, batch), whole) << batch;
}

TEST(DocumentFactsComponent, HasTheFactsThatItsManifestOffers) {
    for (const std::string_view name : kFactNames)
        EXPECT_NE(library().manifest().find('"' + std::string(name) + '"'), std::string_view::npos) << name;
}

}  // namespace
}  // namespace rostra::document_facts
