// SPDX-License-Identifier: Apache-2.0
#include "speaker_names.hpp"

#include <gtest/gtest.h>

#include "quotes_samples.hpp"

namespace rostra::quotes {

namespace {

Lines ids_in(std::string_view text, const RunNames& run = {}) {
    Lines ids;
    for (const FoundQuote& found : find_in(text, "en", run)) {
        ids.push_back((found.identity.resolved ? "*" : "") + found.identity.id);
    }
    return ids;
}

TEST(SpeakerNames, AreTheOneFullerNameOfTheDocument) {
    EXPECT_EQ(ids_in("Vice Minister of Foreign Affairs Luo Zhaohui came. “Yes,” Luo said."),
              Lines({"Luo Zhaohui"}));
    EXPECT_EQ(ids_in("Press Secretary Jen Psaki came. “Yes,” said Ms. Psaki."), Lines({"Jen Psaki"}));
    EXPECT_EQ(ids_in("“Yes,” said General Secretary Xi Jinping."), Lines({"Xi Jinping"}));
}

TEST(SpeakerNames, AreNotGuessedWhereTwoCouldBeMeant) {
    EXPECT_EQ(ids_in("We met Xu Lyuping and Xu Nanping. “Yes,” Xu said."), Lines({""}));
    EXPECT_EQ(ids_in("There were Mrs. Lind and Ole Lind. “Yes,” said Mr. Lind."), Lines({"Mr. Lind"}));
}

TEST(SpeakerNames, AreThoseOfTheRun) {
    RunNames run;
    run.add("LUO ZHAOHUI", "Luo Zhaohui");
    run.add("Xu Nanping", "Xu Nanping");
    run.add("Xu Lyuping", "Xu Lyuping");
    EXPECT_EQ(ids_in("“Yes,” said Luo. “No,” said Luo  Zhaohui.", run),
              Lines({"Luo Zhaohui", "Luo Zhaohui"}));
    EXPECT_EQ(run.id_of("Xu"), "");
    EXPECT_EQ(run.id_of("Nanping"), "Xu Nanping");
    EXPECT_EQ(run.id_of("Ana Xu"), "");
}

TEST(SpeakerNames, StandForPronounsWhereOnePersonCanBeMeant) {
    EXPECT_EQ(ids_in("“Yes,” said Ana Ruiz.\n\n“It is open,” she added."), Lines({"Ana Ruiz", "*Ana Ruiz"}));
    EXPECT_EQ(ids_in("“Yes,” said Mr. Lind.\n\n“It is open,” she added."), Lines({"Mr. Lind", ""}));
    EXPECT_EQ(ids_in("“Yes,” said Ana Ruiz.\n\n“No,” said Ole Lind to Ruiz.\n\n“It is open,” he added."),
              Lines({"Ana Ruiz", "Ole Lind", "*Ole Lind"}));
    EXPECT_EQ(ids_in("“Yes,” said Ole Lind to Ben Ruiz.\n\n“It is open,” he added."),
              Lines({"Ole Lind", ""}));
    EXPECT_EQ(ids_in("“Yes,” said Ana Ruiz.\n\n“It is open,” they added."), Lines({"Ana Ruiz", ""}));
}

TEST(SpeakerNames, AreLeftOpenWhereTheyAreInDoubt) {
    const std::vector<FoundQuote> found =
        find_in("Ben Ruiz met Ole Lind at the gate. “It is over,” he said.\n\n“Yes,” said Ana Halm.");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].identity.id, "");
    EXPECT_NE(found[0].identity.candidate, "");
    EXPECT_GT(found[1].identity.confidence, 0.9);
}

TEST(SpeakerNames, AreOfTheSexThatIsSaid) {
    EXPECT_EQ(ids_in("There were Emma Lind and Ole Lind. “Yes,” said Ms. Lind."), Lines({"Emma Lind"}));
    EXPECT_EQ(ids_in("Emma Lind came. “Yes,” said Mr. Lind."), Lines({"Mr. Lind"}));
}

TEST(SpeakerNames, ABodyThatIsCalledAfterSomebodyIsNobody) {
    const std::vector<FoundQuote> found =
        find_in("We saw Tom Berg. The Otto Lind Foundation has closed. “It is over,” he said.");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].identity.id, "Tom Berg");
}

}  // namespace

}  // namespace rostra::quotes
