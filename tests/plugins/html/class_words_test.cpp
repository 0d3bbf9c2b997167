// SPDX-License-Identifier: Apache-2.0
#include "class_words.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace rostra::html {
namespace {

std::string rule_of(const std::string& tag) {
    static const ClassWords kWords("# a comment\nfooter footer\nshare share # another\n\nad advertisement\n");
    const std::string page = "<body>" + tag + "x";
    const PageTree tree(page);
    const auto& body = *static_cast<const GumboNode*>(tree.root().v.element.children.data[1]);
    return std::string(kWords.rule_of(*static_cast<const GumboNode*>(body.v.element.children.data[0])));
}

TEST(ClassWords, AreTakenApart) {
    EXPECT_EQ(rule_of("<div class=\"site-footer wide\">"), "footer");
    EXPECT_EQ(rule_of("<div id=pageFooter>"), "footer");
    EXPECT_EQ(rule_of("<div class=\"social_SHARE\">"), "share");
    EXPECT_EQ(rule_of("<div class=ad300x250>"), "advertisement");
    EXPECT_EQ(rule_of("<div class=\"header shadow\">"), "");
    EXPECT_EQ(rule_of("<nav>"), "navigation");
    EXPECT_EQ(rule_of("<article class=share>"), "");
}

TEST(ClassWords, NeedAWordAndARuleALine) {
    EXPECT_THROW(ClassWords("footer\n"), std::runtime_error);
    EXPECT_THROW(ClassWords("a b c\n"), std::runtime_error);
}

}  // namespace
}  // namespace rostra::html
