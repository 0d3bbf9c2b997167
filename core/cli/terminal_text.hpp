// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ostream>
#include <streambuf>
#include <string>

namespace rostra::core {

/// What stands behind a stream on which only what a terminal can bear goes out: each line as printable() has it. Names
/// of files and what plugins say hold whatever someone put there, and a terminal would obey it. Lines are passed on whole,
/// and the rest of one when the stream is flushed or this goes away.
///
///     TerminalText text(std::cout);
///     std::ostream out(&text);
class TerminalText final : public std::streambuf {
public:
    /// `to` outlives it.
    explicit TerminalText(std::ostream& to) : to_(to) {}
    ~TerminalText() override;
    TerminalText(const TerminalText&) = delete;
    TerminalText& operator=(const TerminalText&) = delete;

private:
    int_type overflow(int_type c) override;
    std::streamsize xsputn(const char* text, std::streamsize size) override;
    int sync() override;

    std::ostream& to_;
    std::string pending_;  // a line that has not ended
};

}  // namespace rostra::core
