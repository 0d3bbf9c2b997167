// SPDX-License-Identifier: Apache-2.0
#include "run/metadata_use.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temporary_folder.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

TEST(MetadataUse, AsksTheFileOfADocumentsInput) {
    MetadataUse use({{"one.csv", parse_metadata("id,title\na,First\nz,Last\n", "one.csv").metadata},
                     {"two.csv", parse_metadata("id,title\na,Other\n", "two.csv").metadata}},
                    {0, kNone, 1});
    EXPECT_THAT(use.facts("a", 0), ElementsAre(Pair("title", "First")));
    EXPECT_THAT(use.facts("b", 1), IsEmpty());
    EXPECT_THAT(use.facts("c", 2), IsEmpty());
    EXPECT_THAT(use.gaps(), ElementsAre("1 row of 'one.csv' is of no document: 'z'",
                                        "1 document has no row in 'two.csv': 'c'",
                                        "1 row of 'two.csv' is of no document: 'a'"));
    use.meet("z");
    use.meet("a");
    EXPECT_THAT(use.gaps(), ElementsAre("1 document has no row in 'two.csv': 'c'"));
}

TEST(MetadataUse, ReadsAFileOnceForAllInputsThatNameIt) {
    const test::TemporaryFolder folder;
    folder.write("m.csv", "id,title\na,A\nb,B\n");
    std::vector<InputPlan> inputs(3);
    inputs[0].metadata = inputs[2].metadata = folder / "m.csv";
    ReadMetadataFiles read = read_metadata_files(inputs);
    ASSERT_THAT(read.errors, IsEmpty());
    ASSERT_EQ(read.files.size(), 1U);
    EXPECT_THAT(read.of_input, ElementsAre(0U, kNone, 0U));
    MetadataUse use(std::move(read.files), std::move(read.of_input));
    EXPECT_THAT(use.facts("a", 0), ElementsAre(Pair("title", "A")));
    EXPECT_THAT(use.facts("b", 2), ElementsAre(Pair("title", "B")));
    EXPECT_THAT(use.gaps(), IsEmpty());
}

}  // namespace
}  // namespace rostra::core
