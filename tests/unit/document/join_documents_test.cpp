// SPDX-License-Identifier: Apache-2.0
#include "document/join_documents.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

#include "document/check_array.hpp"
#include "document/copy_array.hpp"
#include "rostra/row_builders.hpp"
#include "unit/document/shown_rows.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Shape kTurnShape{true,
                       {{"number", rostra::ColumnType::int64, {}},
                        {"speaker", rostra::ColumnType::dictionary, {}},
                        {"label", rostra::ColumnType::string, {}}}};

OwnedArray turns(const std::vector<std::pair<rostra::Span, std::string>>& rows) {
    rostra::LayerBuilder<rostra::Int64, rostra::Dictionary, rostra::Text> layer;
    layer.begin_document();
    for (const auto& [span, speaker] : rows) layer.add(span, span.begin, speaker, speaker + ":");
    return OwnedArray(layer.take());
}

TEST(JoinDocuments, PutsTheRowsOfEachDocumentInAListOfItsOwn) {
    const OwnedArray a = turns({{{0, 3}, "Bo"}, {{4, 7}, "Ana"}});
    const OwnedArray none = turns({});
    const OwnedArray b = turns({{{0, 2}, "Ana"}});
    const std::vector<const ArrowArray*> layers = {a.get(), nullptr, none.get(), b.get()};
    const OwnedArray joined = join_documents(layers, kTurnShape);
    EXPECT_THAT(shown_rows(*joined.get(), kTurnShape),
                ElementsAre("0 0 3 0 Bo Bo:", "0 4 7 4 Ana Ana:", "3 0 2 0 Ana Ana:"));
    const std::vector<std::string_view> texts = {"one two", "", "", "xy"};
    EXPECT_EQ(check_layer(*joined.get(), kTurnShape, true, texts), std::nullopt);
    // What is done with a layer later works on it, too.
    const std::vector<std::size_t> last = {3};
    EXPECT_THAT(shown_rows(*select_documents(*joined.get(), kTurnShape, last).get(), kTurnShape),
                ElementsAre("0 0 2 0 Ana Ana:"));
    EXPECT_EQ(shown_rows(*from_bytes(to_bytes(*joined.get(), kTurnShape), kTurnShape).get(), kTurnShape),
              shown_rows(*joined.get(), kTurnShape));
}

TEST(JoinDocuments, OutlivesWhatItWasMadeOf) {
    OwnedArray joined;
    {
        const OwnedArray a = turns({{{0, 3}, "Bo"}});
        const std::vector<const ArrowArray*> layers = {a.get()};
        joined = join_documents(layers, kTurnShape);
    }
    EXPECT_THAT(shown_rows(*joined.get(), kTurnShape), ElementsAre("0 0 3 0 Bo Bo:"));
}

TEST(JoinDocuments, MakesALayerOfNothing) {
    const std::vector<const ArrowArray*> layers = {nullptr, nullptr};
    const OwnedArray joined = join_documents(layers, kTurnShape);
    EXPECT_THAT(shown_rows(*joined.get(), kTurnShape), IsEmpty());
    const std::vector<std::string_view> texts = {"one", ""};
    EXPECT_EQ(check_layer(*joined.get(), kTurnShape, true, texts), std::nullopt);
}

}  // namespace
}  // namespace rostra::core
