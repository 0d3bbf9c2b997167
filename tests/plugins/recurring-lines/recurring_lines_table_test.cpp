// SPDX-License-Identifier: Apache-2.0
// The built plugin, driven as a host drives it.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "laws/aggregator_laws.hpp"
#include "laws/in_memory_host.hpp"
#include "laws/test_component.hpp"

namespace rostra::recurring_lines {

namespace {

using test::Rows;
using test::Shape;

const Shape kTable = {Shape::Kind::table,
                      "recurring_line",
                      {{"line", test::ColumnKind::string}, {"documents", test::ColumnKind::int64}}};

test::ComponentSetup setup_with(double share, int least) {
    return {{{"share", share}, {"min-documents", least}}, {}, {kTable}, ""};
}

const test::LoadedModule& library() {
    static const test::LoadedModule kModule(RECURRING_LINES_LIBRARY);
    return kModule;
}

test::TestDocuments notes(int count) {
    test::TestDocuments documents;
    for (int number = 0; number < count; ++number) {
        std::string text = "Harbour office\n\nNote " + std::to_string(number) + "\n";
        text += number % 2 == 0 ? "Quay 7, Port\n" : "";
        text += number % 5 == 0 ? "Out of hours\n" : "";
        documents.push_back({number * 3, std::to_string(number) + ".txt", text, "en", {}});
    }
    return documents;
}

TEST(RecurringLines, AreThoseOfEnoughDocuments) {
    const test::TestDocuments documents = notes(10);
    test::InMemoryHost host(documents);
    const auto found = [&](double share, int least) {
        test::TestAggregator lines(host, library(), "lines", setup_with(share, least));
        return test::text_of(lines.run(documents)[0]);
    };
    const Rows rows = {{"Harbour office", "10"}, {"Quay 7, Port", "5"}, {"Out of hours", "2"}};
    EXPECT_EQ(found(0.5, 5), test::text_of(Rows{rows[0], rows[1]}));
    EXPECT_EQ(found(0.5, 6), test::text_of(Rows{rows[0]}));
    EXPECT_EQ(found(0.2, 2), test::text_of(rows));
    EXPECT_EQ(found(0.0, 11), "");
}

TEST(RecurringLines, KeepTheLawsOfAggregators) {
    const test::TestDocuments documents = notes(40);
    test::InMemoryHost host(documents);
    test::TestAggregator lines(host, library(), "lines", setup_with(0.1, 2));
    EXPECT_EQ(test::broken_laws(host, lines, documents, true), std::vector<std::string>{});
}

}  // namespace

}  // namespace rostra::recurring_lines
