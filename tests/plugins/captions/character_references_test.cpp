// SPDX-License-Identifier: Apache-2.0
#include "character_references.hpp"

#include <gtest/gtest.h>

#include <string>

namespace rostra::captions {
namespace {

std::string resolved(std::string_view text) {
    const auto reference = read_reference(text, 0);
    return reference ? std::string(reference->utf8()) + "/" + std::to_string(reference->size) : "none";
}

TEST(CharacterReferences, StandForOneCharacter) {
    EXPECT_EQ(resolved("&amp;c"), "&/5");
    EXPECT_EQ(resolved("&#39;"), "'/5");
    EXPECT_EQ(resolved("&#x27;"), "'/6");
    EXPECT_EQ(resolved("&apos;"), "'/6");
    EXPECT_EQ(resolved("&eacute;"), "é/8");
    EXPECT_EQ(resolved("&Eacute;"), "É/8");
    EXPECT_EQ(resolved("&thetasym;"), "ϑ/10");
    EXPECT_EQ(resolved("&zwnj;"), "\u200C/6");
    EXPECT_EQ(resolved("&#128512;"), "\U0001F600/9");
}

TEST(CharacterReferences, AreTextWhereNothingIsKnownOfThem) {
    for (const char* text :
         {"", "&", "&;", "&amp", "& amp;", "&R&D;", "&nosuch;", "&#;", "&#x;", "&#0;", "&#27;", "&#xD800;",
          "&#x110000;", "&#99999999999999999999;", "&#12a;", "amp;"}) {
        EXPECT_EQ(resolved(text), "none") << text;
    }
}

}  // namespace
}  // namespace rostra::captions
