// SPDX-License-Identifier: Apache-2.0
#include "tei_print.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tei_reading.hpp"

namespace rostra::tei {
namespace {

using testing::ElementsAre;

Span place(std::string_view text, std::string_view words) {
    const std::size_t begin = text.find(words);
    return {static_cast<std::int32_t>(begin), static_cast<std::int32_t>(begin + words.size())};
}

const std::string kText =
    "Minutes of the harbour\n\nMS. OKAFOR: Boats & nets <are> here. (Applause.) They\nstay.\n- 17 -\n\nFor "
    "good.\n\n"
    "MR. LIND: (Laughter.) Who pays?\n\nAdjourned.\n";

PrintedDocument sample() {
    PrintedDocument document;
    document.id = "d1";
    document.name = "harbour.txt";
    document.language = "en";
    document.text = kText;
    document.facts = {{"title", "Harbour & boats"}, {"date", "2024-05-01"}};
    document.turns = {
        {place(kText, "Boats & nets <are> here. (Applause.) They\nstay.\n- 17 -\n\nFor good."),
         place(kText, "MS. OKAFOR:"), "Ada Okafor", "Harbour master", "", false},
        {place(kText, "(Laughter.) Who pays?"), place(kText, "MR. LIND:"), "Bo Lind", "", "Greens", false},
        {place(kText, "Adjourned."), {}, "", "", "", true}};
    document.events = {{place(kText, "(Applause.)"), "applause", ""},
                       {place(kText, "(Laughter.)"), "laughter", "Bo Lind"}};
    document.noise = {place(kText, "- 17 -")};
    return document;
}

TEST(TeiPrint, FollowsParlaMint) {
    EXPECT_EQ(to_tei(sample()), R"(<TEI xml:id="d1" xml:lang="en">
<teiHeader>
<fileDesc><titleStmt><title>Harbour &amp; boats</title></titleStmt><publicationStmt><p>harbour.txt</p></publicationStmt><sourceDesc><bibl><title>Harbour &amp; boats</title><date when="2024-05-01">2024-05-01</date></bibl></sourceDesc></fileDesc>
<profileDesc><particDesc><listPerson>
<person xml:id="d1.p1"><persName>Ada Okafor</persName><occupation>Harbour master</occupation></person>
<person xml:id="d1.p2"><persName>Bo Lind</persName><affiliation>Greens</affiliation></person>
</listPerson></particDesc></profileDesc>
</teiHeader>
<text><body><div>
<p>Minutes of the harbour</p>
<note type="speaker">MS. OKAFOR:</note>
<u who="#d1.p1">
<seg>Boats &amp; nets &lt;are&gt; here. <kinesic type="applause"><desc>(Applause.)</desc></kinesic> They stay.</seg>
<seg>For good.</seg>
</u>
<note type="speaker">MR. LIND:</note>
<u who="#d1.p2">
<vocal type="laughter" who="#d1.p2"><desc>(Laughter.)</desc></vocal>
<seg>Who pays?</seg>
</u>
<p>Adjourned.</p>
</div></body></text>
</TEI>
)");
}

TEST(TeiPrint, IsReadAgainWithItsTurnsAndEvents) {
    const TeiReading reading = read_tei(to_tei(sample()));
    EXPECT_EQ(reading.failure, "");
    EXPECT_THAT(reading.warnings, ElementsAre());
    EXPECT_THAT(
        reading.rows(0, {0, 1}),
        ElementsAre("MS. OKAFOR: | Ada Okafor: Boats & nets <are> here. (Applause.) They stay.\n\nFor good.",
                    "MR. LIND: | Bo Lind: Who pays?"));
    EXPECT_THAT(reading.rows(1, {0, 3}),
                ElementsAre("applause | : (Applause.)", "laughter | Bo Lind: (Laughter.)"));
}

TEST(TeiPrint, HasNoByteThatXmlCannotHold) {
    EXPECT_EQ(as_xml("a\x01<b>&\"c\"\xEF\xBF\xBF"), "a\uFFFD&lt;b&gt;&amp;&quot;c&quot;\uFFFD");
    PrintedDocument document = sample();
    const std::string odd = "\x1B[0m ]]> <u> \xEF\xBF\xBE &amp;";
    document.text = odd;
    document.turns.clear();
    document.events.clear();
    document.noise.clear();
    EXPECT_EQ(read_tei(to_tei(document)).text(), "\uFFFD[0m ]]> <u> \uFFFD &amp;");
}

}  // namespace
}  // namespace rostra::tei
