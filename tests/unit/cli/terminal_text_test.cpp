// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal_text.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace rostra::core {
namespace {

TEST(TerminalText, LetsOutOnlyWhatATerminalCanBear) {
    std::ostringstream to;
    {
        TerminalText text(to);
        std::ostream out(&text);
        out << "a\x1b]0;title\x07" << 'b' << std::string(1, '\0') << "\tc é\n" << 12 << "\r\n";
        EXPECT_EQ(to.str(), "a?]0;title?b?\tc é\n12?\n");
        out << "the rest";
    }
    EXPECT_EQ(to.str(), "a?]0;title?b?\tc é\n12?\nthe rest");
}

TEST(TerminalText, KeepsCharactersWholeThatComeInPieces) {
    std::ostringstream to;
    TerminalText text(to);
    std::ostream out(&text);
    out << "\xC3"
        << "\xA9 \xE2\x82"
        << "\xAC\n";
    EXPECT_EQ(to.str(), "é €\n");
}

TEST(TerminalText, PassesOnThatItCannotBeWritten) {
    std::ostringstream to;
    TerminalText text(to);
    std::ostream out(&text);
    to.setstate(std::ios::badbit);
    out << "lost\n";
    out.flush();
    EXPECT_FALSE(out);
}

}  // namespace
}  // namespace rostra::core
