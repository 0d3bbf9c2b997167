// SPDX-License-Identifier: Apache-2.0
// The built plugin, driven as a host drives it: labels, then people, then turns.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "laws/aggregator_laws.hpp"
#include "laws/in_memory_host.hpp"
#include "laws/test_component.hpp"
#include "speakers_shapes.hpp"

namespace rostra::speakers {

namespace {

using laws::Cell;
using laws::ColumnKind;
using laws::ComponentSetup;
using laws::Rows;
using laws::Shape;

const laws::LoadedModule& library() {
    static const laws::LoadedModule kModule(SPEAKERS_LIBRARY);
    return kModule;
}

ComponentSetup labels_setup(bool noise, laws::OptionMap options = {}) {
    options.emplace("layout", "auto");
    options.emplace("join", false);
    return {std::move(options),
            {{kNoise, noise}, {kCorrection, false}, {kMarkedTurn, false}, {kMarkedEvent, false}},
            {kLabel, kNote, kTurnLabel},
            SPEAKERS_DATA};
}

const Shape kSaying = {Shape::Kind::layer, "saying", {{"name", ColumnKind::dictionary}}, false};

ComponentSetup people_setup(laws::OptionMap options = {}) {
    return {std::move(options),
            {{kNames}, {kNoteNames}, {kToken}, {kTurnLabel}, {kSaying, false}},
            {kSpeaker, kFact},
            SPEAKERS_DATA};
}

laws::TestDocument document(std::int64_t ordinal, std::string text) {
    return {ordinal, std::to_string(ordinal) + ".txt", std::move(text), "en", {}};
}

laws::TestDocuments two_documents() {
    return {document(
                0, "Briefing by Press Secretary Ana Ruiz\n\nMS. RUIZ:  Hi.\n\nQ    So?\n\nMS. RUIZ:  Yes.\n"),
            document(3, "Ana Ruiz:\n\nGood morning.\n\nOle Lind:\n\nThank you.\n\nPrint\n")};
}

/// What labels writes, as the layer that the other components read; `columns` of kLabel by number.
void feed(laws::TestDocuments& documents, const Rows& labels, const std::vector<std::size_t>& columns) {
    for (laws::TestDocument& one : documents) {
        one.layers["label"].clear();
    }
    for (const laws::Row& row : labels) {
        laws::LayerRow fed{{std::stoi(row[1]), std::stoi(row[2])}, {}};
        for (const std::size_t column : columns) {
            const std::string& cell = row[3 + column];
            constexpr std::size_t kConfidence = 6;  // behind it times, which may be missing
            fed.cells.push_back(column < 4              ? Cell(cell)
                                : column == kConfidence ? Cell(std::stod(cell))
                                : column > kConfidence  ? Cell(std::monostate{})
                                                        : Cell(std::int64_t{std::stoi(cell)}));
        }
        documents[static_cast<std::size_t>(std::stoi(row[0]))].layers["label"].push_back(fed);
    }
}

TEST(SpeakersComponents, GiveTurnsWithTheNamesOfTheRun) {
    laws::TestDocuments documents = two_documents();
    const auto print = static_cast<std::int32_t>(documents[1].text.find("Print"));
    documents[1].layers["noise"] = {{{print, print + 5}, {}}};
    laws::InMemoryHost host(documents);

    laws::TestAnalyzer labels(host, library(), "labels", labels_setup(true));
    const Rows found = labels.run(documents, 1)[0];
    EXPECT_EQ(found, labels.run(documents, 2)[0]);
    feed(documents, found, {2, 3});
    laws::TestAggregator people(host, library(), "people", people_setup());
    const Rows persons = people.run(documents)[0];
    EXPECT_EQ(laws::text_of(persons),
              laws::text_of(Rows{{"Ana Ruiz", "Ana Ruiz", "Press Secretary", "2", "3", "0", ""},
                                 {"Ole Lind", "Ole Lind", "", "1", "1", "0", ""}}));

    feed(documents, found, {0, 1, 2, 3, 4, 5, 6, 7, 8});
    laws::TestTable ids{kSpeakerIds, {}};
    for (const laws::Row& row : persons) {
        ids.rows.push_back({Cell(row[0]), Cell(row[1]), Cell("")});
    }
    laws::TestAnalyzer turns(
        host, library(), "turns",
        {{},
         {{kLabel}, {kNote}, {kToken, false}, {kCue, false}, {kTurnLabel}, {kSpeakerIds}},
         {kTurn, kEvent},
         SPEAKERS_DATA});
    Rows rows = turns.run(documents, 2, {ids})[0];
    for (laws::Row& row : rows) {
        constexpr std::size_t kConfidence = 10;
        const double confidence = std::stod(row[kConfidence]);
        EXPECT_TRUE(confidence > 0 && confidence <= 1) << confidence;
        row.resize(kConfidence);  // no times stand in these documents
    }
    EXPECT_EQ(laws::text_of(rows),
              laws::text_of(
                  Rows{{"0", "49", "52", "1", "named", "MS. RUIZ", "Ana Ruiz", "Press Secretary", "38", "46"},
                       {"0", "59", "62", "2", "question", "Q", "", "", "54", "55"},
                       {"0", "75", "79", "3", "named", "MS. RUIZ", "Ana Ruiz", "Press Secretary", "64", "72"},
                       {"1", "11", "24", "1", "named", "Ana Ruiz", "Ana Ruiz", "", "0", "8"},
                       {"1", "37", "47", "2", "named", "Ole Lind", "Ole Lind", "", "26", "34"}}));
}

/// A layer `token` of the words between spaces.
void add_tokens(laws::TestDocument& document) {
    for (std::size_t at = 0; at < document.text.size();) {
        const std::size_t begin = document.text.find_first_not_of(" \n", at);
        if (begin == std::string::npos) return;
        at = std::min(document.text.find_first_of(" \n", begin), document.text.size());
        document.layers["token"].push_back(
            {{static_cast<std::int32_t>(begin), static_cast<std::int32_t>(at)}, {}});
    }
}

TEST(SpeakersComponents, LeaveEventsOutOfTheWordsThatPeopleSay) {
    laws::TestDocuments documents = {document(
        0, "Ana Ruiz: Good morning. (Ole Lind laughs.) Yes.\n\nOle Lind: So it is.\n\nAna Ruiz: Yes.\n")};
    add_tokens(documents[0]);
    laws::InMemoryHost host(documents);
    laws::TestAnalyzer labels(host, library(), "labels", labels_setup(false));
    const std::vector<Rows> found = labels.run(documents, 1);
    EXPECT_EQ(laws::text_of(found[1]),
              laws::text_of(Rows{{"0", "24", "42", "laughter", "Ole Lind", "Ole Lind"}}));
    for (const laws::Row& row : found[1]) {
        documents[0].layers["note"].push_back({{std::stoi(row[1]), std::stoi(row[2])}, {Cell(row[5])}});
    }
    feed(documents, found[0], {2, 3});
    laws::TestAggregator people(host, library(), "people", people_setup());
    EXPECT_EQ(laws::text_of(people.run(documents)[0]),
              laws::text_of(Rows{{"Ana Ruiz", "Ana Ruiz", "", "1", "2", "4", ""},
                                 {"Ole Lind", "Ole Lind", "", "1", "1", "3", ""}}));

    documents[0].layers["note"] = {{{24, 42}, {Cell("laughter"), Cell("Ole Lind"), Cell("Ole Lind")}}};
    feed(documents, found[0], {0, 1, 2, 3, 4, 5, 6, 7, 8});
    const laws::TestTable ids{kSpeakerIds,
                              {{Cell("Ana Ruiz"), Cell("Ana Ruiz"), Cell("North")},
                               {Cell("Ole Lind"), Cell("Ole Lind"), Cell("")}}};
    laws::TestAnalyzer turns(host, library(), "turns",
                             {{},
                              {{kLabel}, {kNote}, {kToken}, {kCue, false}, {kTurnLabel}, {kSpeakerIds}},
                              {kTurn, kEvent},
                              SPEAKERS_DATA});
    const std::vector<Rows> written = turns.run(documents, 1, {ids});
    std::vector<std::string> words, groups;
    for (const laws::Row& row : written[0]) {
        words.push_back(row[row.size() - 2]);
        groups.push_back(row.back());
    }
    EXPECT_EQ(words, (std::vector<std::string>{"3", "3", "1"}));
    EXPECT_EQ(groups, (std::vector<std::string>{"North", "", "North"}));
    EXPECT_EQ(laws::text_of(written[1]),
              laws::text_of(Rows{{"0", "24", "42", "laughter", "1", "Ole Lind", "Ole Lind"}}));
}

TEST(SpeakersComponents, TakeTimesOfTheCuesInWhichATurnStands) {
    laws::TestDocuments documents = {
        document(0, "Ana Ruiz: Good morning.\nIt is open.\nOle Lind: So it is.\nAna Ruiz: Yes.\n")};
    laws::InMemoryHost host(documents);
    laws::TestAnalyzer labels(host, library(), "labels", labels_setup(false));
    feed(documents, labels.run(documents, 1)[0], {0, 1, 2, 3, 4, 5, 6, 7, 8});
    const auto cue = [](std::int32_t begin, std::int32_t end, std::int64_t from, std::int64_t to) {
        return laws::LayerRow{{begin, end}, {Cell(from), Cell(to)}};
    };
    documents[0].layers["cue"] = {cue(0, 23, 1000, 2500), cue(24, 35, 2500, 4000), cue(36, 55, 4200, 4200),
                                  cue(56, 70, 0, 0)};  // without a time
    laws::TestAnalyzer turns(host, library(), "turns",
                             {{},
                              {{kLabel}, {kNote}, {kToken, false}, {kCue}, {kTurnLabel}, {kSpeakerIds}},
                              {kTurn, kEvent},
                              SPEAKERS_DATA});
    std::vector<std::string> times;
    constexpr std::size_t kTimeBegin = 11;
    const Rows rows = turns.run(documents, 1, {laws::TestTable{kSpeakerIds, {}}})[0];
    for (const laws::Row& row : rows) times.push_back(row[kTimeBegin] + "-" + row[kTimeBegin + 1]);
    EXPECT_EQ(times, (std::vector<std::string>{"1000-4000", "4200-(null)", "(null)-(null)"}));
}

TEST(SpeakersComponents, DoWithoutNoise) {
    laws::TestDocuments documents = {document(0, "Ana Ruiz:\n\nThank you.\n\nIt is open.\n")};
    laws::InMemoryHost host(documents);
    laws::TestAnalyzer labels(host, library(), "labels", labels_setup(false));
    const Rows rows = labels.run(documents, 1)[0];
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0][2], "34");
}

TEST(SpeakersComponents, TakeTheUsersWordForWhoIsMeant) {
    laws::TestDocuments documents = {
        document(0, "Mr. GUO: Hi.\n\nMODERATOR: Go.\n\nMr. GUO: So.\n\nMODERATOR: Yes.\n")};
    laws::InMemoryHost host(documents);
    const laws::OptionMap options = {
        {"aliases", laws::OptionValue::Table{{"MR. Guo", "Guo  Yezhou"}, {"Moderator", "Ana Ruiz"}}}};
    laws::TestAnalyzer labels(host, library(), "labels", labels_setup(false, options));
    const Rows rows = labels.run(documents, 1)[0];
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[0][5], "Guo Yezhou");
    EXPECT_EQ(rows[1][3], "named");
    EXPECT_EQ(rows[1][5], "Ana Ruiz");
}

TEST(SpeakersComponents, TakeTheUsersWordForOneDocument) {
    laws::TestDocuments documents = {
        document(0, "MODERATOR: Hi.\n\nMr. GUO: Go.\n\nMODERATOR: So.\n\nMr. GUO: Yes.\n"),
        document(1, "MODERATOR: Hi.\n\nMr. GUO: Go.\n\nMODERATOR: So.\n\nMr. GUO: Yes.\n")};
    laws::InMemoryHost host(documents);
    const laws::OptionMap options = {
        {"aliases", laws::OptionValue::Table{{"Mr. Guo", "Guo Yezhou"}, {"Moderator", "Ana Ruiz"}}},
        {"document-aliases", laws::OptionValue::Table{{"1.txt: moderator", "Ole Lind"}}}};
    laws::TestAnalyzer labels(host, library(), "labels", labels_setup(false, options));
    std::vector<std::string> names;
    const Rows rows = labels.run(documents, 1)[0];
    for (const laws::Row& row : rows) names.push_back(row[5]);
    EXPECT_EQ(names, (std::vector<std::string>{"Ana Ruiz", "Guo Yezhou", "Ana Ruiz", "Guo Yezhou", "Ole Lind",
                                               "Guo Yezhou", "Ole Lind", "Guo Yezhou"}));
}

TEST(SpeakersComponents, RefuseAnAliasOfNoDocument) {
    laws::InMemoryHost host;
    const laws::OptionMap options = {
        {"document-aliases", laws::OptionValue::Table{{"Mr. Guo", "Guo Yezhou"}}}};
    try {
        const laws::TestAnalyzer labels(host, library(), "labels", labels_setup(false, options));
        FAIL() << "taken";
    } catch (const laws::ComponentError& error) {
        ASSERT_TRUE(error.failure);
        EXPECT_EQ(error.failure->message,
                  "'Mr. Guo' names no document: write \"DOCUMENT: LABEL\" = \"NAME\"");
    }
}

TEST(SpeakersComponents, JoinTurnsOfOnePersonWhereTheyAreTold) {
    laws::TestDocuments documents = {
        document(0, "Ana Ruiz: Hi.\n\nAna Ruiz: It is late.\n\nOle Lind: So.\n\nAna Ruiz: Yes.\n")};
    laws::InMemoryHost host(documents);
    const auto spans = [&](bool join) {
        laws::TestAnalyzer labels(host, library(), "labels", labels_setup(false, {{"join", join}}));
        std::vector<std::string> said;
        const Rows rows = labels.run(documents, 1)[0];
        for (const laws::Row& row : rows) said.push_back(row[1] + "-" + row[2]);
        return said;
    };
    EXPECT_EQ(spans(false), (std::vector<std::string>{"10-13", "25-36", "48-51", "63-67"}));
    EXPECT_EQ(spans(true), (std::vector<std::string>{"10-36", "48-51", "63-67"}));
}

TEST(SpeakersComponents, RefuseAGroupWithoutAFile) {
    laws::InMemoryHost host;
    try {
        const laws::TestAggregator people(host, library(), "people", people_setup({{"group", "party"}}));
        FAIL() << "taken";
    } catch (const laws::ComponentError& error) {
        ASSERT_TRUE(error.failure);
        EXPECT_EQ(error.failure->message, "'group' needs 'people': the file whose column it is");
    }
}

TEST(SpeakersComponents, RefuseAnAliasThatNamesNobody) {
    laws::InMemoryHost host;
    const laws::OptionMap options = {{"aliases", laws::OptionValue::Table{{"Mr. Guo", " "}}}};
    try {
        const laws::TestAnalyzer labels(host, library(), "labels", labels_setup(false, options));
        FAIL() << "taken";
    } catch (const laws::ComponentError& error) {
        ASSERT_TRUE(error.failure);
        EXPECT_EQ(error.failure->message, "the alias of 'Mr. Guo' is empty: write the person's name");
        EXPECT_EQ(error.failure->where, 1U);
    }
}

TEST(SpeakersComponents, SayWhichFileIsMissing) {
    laws::InMemoryHost host;
    ComponentSetup setup = labels_setup(false);
    setup.data_dir = "plugins/speakers/no-data";
    try {
        const laws::TestAnalyzer labels(host, library(), "labels", setup);
        FAIL() << "taken";
    } catch (const laws::ComponentError& error) {
        ASSERT_TRUE(error.failure);
        EXPECT_EQ(error.failure->message,
                  "the data file 'plugins/speakers/no-data/ar/male.txt' of plugin 'speakers' is not there; "
                  "install the plugin anew");
    }
}

/// A run in which names clash, and repeat from document to document.
laws::TestDocuments run_of_names() {
    const char* const names[] = {"MS. PSAKI", "Jen Psaki", "Mr. Lee",   "Ms. Lee",
                                 "Lee",       "Alex Lee",  "JEN PSAKI", ""};
    laws::TestDocuments documents;
    for (std::int64_t i = 0; i < 12; ++i) {
        laws::TestDocument one = document(i, "0123456789");
        for (std::int32_t row = 0; row < 5; ++row) {
            const auto pick = static_cast<std::size_t>(i * 7 + row * row * 3);
            one.layers["label"].push_back(
                {{row * 2, row * 2 + 1}, {Cell(names[pick % 8]), Cell(pick % 3 == 0 ? "Secretary" : "")}});
        }
        documents.push_back(one);
    }
    return documents;
}

TEST(SpeakersComponents, PeopleKeepTheLawsOfAggregators) {
    const laws::TestDocuments documents = run_of_names();
    laws::InMemoryHost host(documents);
    laws::TestAggregator people(host, library(), "people", people_setup());
    EXPECT_EQ(laws::broken_laws(host, people, documents, true), std::vector<std::string>());
}

}  // namespace

}  // namespace rostra::speakers
