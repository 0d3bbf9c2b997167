// SPDX-License-Identifier: Apache-2.0
// Made-up talks, printed as the programs that write captions do: each word is read once, and leads back to the file.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "caption_reading.hpp"

namespace rostra::captions {
namespace {

using Talk = std::vector<std::vector<std::string>>;  // lines of words

Talk made_up(std::mt19937& random) {
    const std::vector<std::string> some = {"a",         "the", "harbour", "is",   "open",
                                           "caf\u00e9", "no",  "yes",     "well", "\u6e2f"};
    Talk talk(20 + random() % 20);
    for (std::size_t i = 0; i < talk.size(); ++i) {
        talk[i].push_back("line" + std::to_string(i));
        for (std::size_t left = random() % 6; left > 0; --left)
            talk[i].push_back(some[random() % some.size()]);
    }
    return talk;
}

std::string line_of(const std::vector<std::string>& words, std::size_t count) {
    std::string line;
    for (std::size_t i = 0; i < count; ++i) line += (i == 0 ? "" : " ") + words[i];
    return line;
}
std::string line_of(const std::vector<std::string>& words) { return line_of(words, words.size()); }

std::string time_of(std::size_t milliseconds) {
    char text[32];
    std::snprintf(text, sizeof text, "00:%02u:%02u.%03u", static_cast<unsigned>(milliseconds / 60000 % 60),
                  static_cast<unsigned>(milliseconds / 1000 % 60),
                  static_cast<unsigned>(milliseconds % 1000));
    return text;
}

std::string cue(std::size_t begin, std::size_t end, const std::string& payload) {
    return time_of(begin) + " --> " + time_of(end) + "\n" + payload + "\n\n";
}

/// A cue a line; lines of `rows` that scroll; lines that grow; words that light up, with still frames.
std::string printed(const Talk& talk, int style) {
    std::string file = "WEBVTT\n\n";
    std::size_t now = 0;
    for (std::size_t i = 0; i < talk.size(); ++i, now += 1000) {
        const std::string line = line_of(talk[i]);
        if (style == 0) file += cue(now, now + 1000, "<i>" + line + "</i>");
        if (style == 1 || style == 2) {
            std::string payload;
            for (std::size_t j = i - std::min<std::size_t>(i, static_cast<std::size_t>(style)); j <= i; ++j)
                payload += line_of(talk[j]) + "\n";
            file += cue(now, now + 1000, payload.substr(0, payload.size() - 1));
        }
        if (style == 3) {
            for (std::size_t words = 1; words <= talk[i].size(); ++words)
                file += cue(now + words, now + words + 1,
                            (i == 0 ? "" : line_of(talk[i - 1]) + "\n") + line_of(talk[i], words));
        }
        if (style == 4) {
            std::string lit = talk[i][0];
            for (std::size_t word = 1; word < talk[i].size(); ++word)
                lit += "<" + time_of(now + word) + "><c> " + talk[i][word] + "</c>";
            file += cue(now, now + 990, (i == 0 ? " " : line_of(talk[i - 1])) + "\n" + lit);
            file += cue(now + 990, now + 1000, line + "\n ");
        }
    }
    return file;
}

std::string words_of(const std::string& text) {
    std::istringstream in(text);
    std::string all;
    for (std::string word; in >> word;) all += word + " ";
    return all;
}

TEST(CaptionsAtRandom, HaveEachWordOnceWithItsTime) {
    std::mt19937 random(19);
    for (int round = 0; round < 100; ++round) {
        const Talk talk = made_up(random);
        std::string said;
        for (const auto& line : talk) said += line_of(line) + " ";
        for (int style = 0; style < 5; ++style) {
            const Reading read = captions::read(printed(talk, style));
            ASSERT_EQ(words_of(read.record.bytes), words_of(said)) << style;
            const auto& rows = read.record.layers.at(0);
            ASSERT_EQ(rows.size(), talk.size()) << style;
            for (std::size_t i = 0; i < rows.size(); ++i)
                ASSERT_EQ(rows[i].at(3), std::to_string(i * 1000 + (style == 3 ? 1 : 0))) << style;
        }
    }
}

/// Every piece is a copy of bytes of the file, or one reference; what is no piece is blank or the colon behind a voice.
TEST(CaptionsAtRandom, LeadBackToTheFile) {
    std::mt19937 random(23);
    const std::vector<std::string> parts = {"00:01.000 --> 00:02.000\n",
                                            "\n",
                                            "\n\n",
                                            "1\n",
                                            "word ",
                                            "w\u00f6rter",
                                            "<i>",
                                            "</i>",
                                            "<v Ada>",
                                            "<v O&#39;Hara>",
                                            "&amp;",
                                            "&eacute;",
                                            "&nosuch;",
                                            "<00:01.500>",
                                            "<c>",
                                            "</c>",
                                            "{\\an8}",
                                            "<",
                                            "&",
                                            "\t",
                                            " ",
                                            "NOTE x\n\n",
                                            "\r\n",
                                            "\u3000",
                                            "- ",
                                            "<rt>x</rt>",
                                            "-->"};
    for (int round = 0; round < 3000; ++round) {
        std::string file =
            round % 2 == 0 ? "WEBVTT\n\n00:00.000 --> 00:01.000\n" : "00:00:00,000 --> 00:00:01,000\n";
        for (std::size_t left = random() % 40; left > 0; --left) file += parts[random() % parts.size()];
        const Reading read = captions::read(file);
        const std::string& text = read.record.bytes;
        ASSERT_LE(text.size(), file.size()) << file;
        std::string rest = text;
        for (const auto& [begin, end, from, to] : read.record.pieces) {
            const std::string words =
                text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
            const std::string source =
                file.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
            if (words != source) {
                ASSERT_TRUE(source.front() == '&' && source.back() == ';') << source;
            }
            std::fill(rest.begin() + begin, rest.begin() + end, ' ');
        }
        ASSERT_EQ(rest.find_first_not_of(" \n:"), std::string::npos) << file;
    }
}

}  // namespace
}  // namespace rostra::captions
