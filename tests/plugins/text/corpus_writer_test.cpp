// SPDX-License-Identifier: Apache-2.0
#include "corpus_writer.hpp"

#include <gtest/gtest.h>

#include "tar_file.hpp"

namespace rostra::text {
namespace {

TEST(CorpusWriter, CutsWhatIsMarkedAndLinesThatItLeavesBlank) {
    EXPECT_EQ(without("One.\n- 17 -\nTwo.\n", {{5, 11}}), "One.\nTwo.\n");
    EXPECT_EQ(without("One [p. 3] two.\n\nThree.", {{4, 11}}), "One two.\n\nThree.");
    EXPECT_EQ(without("One.\nTwo.\nThree.", {{0, 10}}), "Three.");
    EXPECT_EQ(without("One.", {{0, 4}}), "");
    EXPECT_EQ(without("One.\n\n", {}), "One.\n\n");
    EXPECT_EQ(without("", {}), "");
}

TEST(TarFile, IsWholeBlocks) {
    EXPECT_EQ(tar_head("a.txt", 3).size(), 512U);
    EXPECT_EQ(tar_padding(3).size(), 509U);
    EXPECT_EQ(tar_padding(512).size(), 0U);
    EXPECT_EQ(tar_end().size(), 1024U);
    EXPECT_EQ(tar_head("a.txt", 3).substr(257, 5), "ustar");
}

TEST(TarFile, HasLongAndForeignNames) {
    const std::string name = std::string(120, 'x') + ".txt";
    EXPECT_NE(tar_head(name, 3).find("134 path=" + name + "\n"), std::string::npos);
    EXPECT_NE(tar_head("caf\u00E9", 3).find("14 path=caf\u00E9\n"), std::string::npos);
}

}  // namespace
}  // namespace rostra::text
