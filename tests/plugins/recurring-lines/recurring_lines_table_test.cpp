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

using laws::Rows;
using laws::Shape;

const Shape kTable = {Shape::Kind::table,
                      "recurring_line",
                      {{"line", laws::ColumnKind::string}, {"documents", laws::ColumnKind::int64}}};

laws::ComponentSetup setup_with(double share, int least) {
    return {{{"share", share}, {"min-documents", least}}, {}, {kTable}, ""};
}

const laws::LoadedModule& library() {
    static const laws::LoadedModule kModule(RECURRING_LINES_LIBRARY);
    return kModule;
}

laws::TestDocuments notes(int count) {
    laws::TestDocuments documents;
    for (int number = 0; number < count; ++number) {
        std::string text = "Harbour office\n\nNote " + std::to_string(number) + "\n";
        text += number % 2 == 0 ? "Quay 7, Port\n" : "";
        text += number % 5 == 0 ? "Out of hours\n" : "";
        documents.push_back({number * 3, std::to_string(number) + ".txt", text, "en", {}});
    }
    return documents;
}

TEST(RecurringLines, AreThoseOfEnoughDocuments) {
    const laws::TestDocuments documents = notes(10);
    laws::InMemoryHost host(documents);
    const auto found = [&](double share, int least) {
        laws::TestAggregator lines(host, library(), "lines", setup_with(share, least));
        return laws::text_of(lines.run(documents)[0]);
    };
    const Rows rows = {{"Harbour office", "10"}, {"Quay 7, Port", "5"}, {"Out of hours", "2"}};
    EXPECT_EQ(found(0.5, 5), laws::text_of(Rows{rows[0], rows[1]}));
    EXPECT_EQ(found(0.5, 6), laws::text_of(Rows{rows[0]}));
    EXPECT_EQ(found(0.2, 2), laws::text_of(rows));
    EXPECT_EQ(found(0.0, 11), "");
}

TEST(RecurringLines, KeepTheLawsOfAggregators) {
    const laws::TestDocuments documents = notes(40);
    laws::InMemoryHost host(documents);
    laws::TestAggregator lines(host, library(), "lines", setup_with(0.1, 2));
    EXPECT_EQ(laws::broken_laws(host, lines, documents, true), std::vector<std::string>{});
}

}  // namespace

}  // namespace rostra::recurring_lines
