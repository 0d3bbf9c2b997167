// SPDX-License-Identifier: Apache-2.0
// Files that are made to break a reader, or made by chance.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tei_reading.hpp"

namespace rostra::tei {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string times(const std::string& part, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += part;
    return all;
}

TEST(HostileTei, IsSetAsideWithItsReason) {
    EXPECT_THAT(read_tei("").failure, HasSubstr("no element found"));
    EXPECT_THAT(read_tei("<TEI><text><body><p>cut").failure,
                HasSubstr("it is no whole XML: line 1, byte 23"));
    EXPECT_THAT(read_tei("<TEI><text></body></TEI>").failure, HasSubstr("mismatched tag"));
    EXPECT_THAT(read_tei("<rss><channel/></rss>").failure, HasSubstr("XML of another kind than TEI (<rss>)"));
    EXPECT_THAT(read_tei(tei("")).failure, HasSubstr("holds no text"));
    EXPECT_THAT(read_tei("<listPerson/>").failure, HasSubstr("named in the options `people`"));
    EXPECT_THAT(read_tei(tei(times("<hi>", 100'000) + "x")).failure, HasSubstr("nested more than 1000 deep"));
    EXPECT_EQ(read_tei(tei(times("<hi>", 900) + "x" + times("</hi>", 900))).text(), "x");
}

TEST(HostileTei, ExpandsNoEntity) {
    std::string bomb =
        "<!DOCTYPE TEI [<!ENTITY a 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'><!ENTITY dash '&#8211;'>";
    for (char c = 'b'; c < 'k'; ++c)
        bomb += std::string("<!ENTITY ") + c + " '" +
                times(std::string("&") + static_cast<char>(c - 1) + ";", 10) + "'>";
    bomb += "<!ENTITY file SYSTEM 'file:///etc/passwd'>]>";
    const TeiReading reading = read_tei(bomb + tei("<p>one &dash; &j;&file; two</p>"));
    EXPECT_EQ(reading.text(), "one \u2013 two");
    EXPECT_THAT(reading.warnings, ElementsAre(HasSubstr("entities that stand for more than a character")));
    const TeiReading in_attribute = read_tei(bomb + tei("<u who='&j;'>x</u>"));
    EXPECT_THAT(in_attribute.failure, HasSubstr("amplification"));
}

TEST(HostileTei, DoesNoHarmHoweverItIsMade) {
    std::mt19937 random(37);
    const std::vector<std::string> parts = {"<u who='#a'>",
                                            "</u>",
                                            "<sp>",
                                            "</sp>",
                                            "<speaker>",
                                            "</speaker>",
                                            "<p>",
                                            "</p>",
                                            "<l>",
                                            "</l>",
                                            "<note>",
                                            "</note>",
                                            "<note type='speaker'>",
                                            "<note place='foot'>",
                                            "<stage>",
                                            "</stage>",
                                            "<head>",
                                            "</head>",
                                            "<div>",
                                            "</div>",
                                            "<choice>",
                                            "</choice>",
                                            "<corr>",
                                            "</corr>",
                                            "<fw>",
                                            "</fw>",
                                            "<gap reason='x'/>",
                                            "<w join='right'>",
                                            "</w>",
                                            "words ",
                                            "caf\u00e9",
                                            " ",
                                            "\n",
                                            "&amp;",
                                            "&#x6e2f;",
                                            "<![CDATA[a<b]]>",
                                            "<lb/>",
                                            "<seg>",
                                            "</seg>"};
    for (int round = 0; round < 2000; ++round) {
        std::string body;
        std::vector<std::string> open;
        for (std::size_t left = random() % 40; left > 0; --left) {
            const std::string& part = parts[random() % parts.size()];
            const bool closes = part.starts_with("</");
            if (closes && random() % 8 != 0) {  // mostly what is open
                if (open.empty()) continue;
                body += "</" + open.back() + ">";
                open.pop_back();
                continue;
            }
            body += part;
            if (!closes && part[0] == '<' && part[1] != '!' && !part.ends_with("/>"))
                open.push_back(part.substr(1, part.find_first_of(" >") - 1));
        }
        for (; !open.empty(); open.pop_back()) body += "</" + open.back() + ">";
        const std::string file = tei(body);
        const TeiReading reading = read_tei(file);  // checks layers and pieces as the host does
        for (const laws::TestRecord& record : reading.records) {
            for (const auto& [begin, end, from, to] : record.pieces) {
                if (end - begin != to - from) continue;
                const auto size = static_cast<std::size_t>(end - begin);
                EXPECT_EQ(record.bytes.substr(static_cast<std::size_t>(begin), size),
                          file.substr(static_cast<std::size_t>(from), size))
                    << file;
            }
        }
    }
}

}  // namespace
}  // namespace rostra::tei
