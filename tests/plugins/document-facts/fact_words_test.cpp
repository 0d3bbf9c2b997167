// SPDX-License-Identifier: Apache-2.0
#include "fact_words.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "facts_samples.hpp"
#include "support/temporary_folder.hpp"

namespace rostra::document_facts {
namespace {

TEST(FactWords, KnowTheMonthsOfEveryLanguageInAllTheirForms) {
    const FactWords& words = shipped_words();
    for (const char* may : {"may", "mai", "mayo", "maggio", "maio", "mei", "мая"}) {
        ASSERT_TRUE(words.months.contains(may)) << may;
        EXPECT_EQ(words.months.find(may)->second, 5) << may;
    }
    EXPECT_EQ(words.months.find("märz")->second, 3);
    EXPECT_EQ(words.months.find("août")->second, 8);
}

TEST(FactWords, KnowWhichNumberComesFirstByLanguage) {
    const FactWords& words = shipped_words();
    EXPECT_EQ(words.order_of("de"), DateOrder::day_first);
    EXPECT_EQ(words.order_of("pt-BR"), DateOrder::day_first);
    EXPECT_EQ(words.order_of("en-GB"), DateOrder::day_first);
    EXPECT_EQ(words.order_of("en-US"), DateOrder::month_first);
    EXPECT_EQ(words.order_of("en"), DateOrder::unknown);
    EXPECT_EQ(words.order_of("en-CA"), DateOrder::unknown);
    EXPECT_EQ(words.order_of(""), DateOrder::unknown);
}

class OwnLists : public testing::Test {
protected:
    void write(const std::string& name, const std::string& text) const {
        std::filesystem::create_directories(folder_.path() + "/xx");
        std::ofstream(folder_.path() + "/xx/" + name) << text;
    }
    void expect_refused(const std::string& why) const {
        try {
            FactWords::load(laws::GivenData(folder_.path()).data());
            FAIL() << "loaded all the same";
        } catch (const std::runtime_error& error) {
            EXPECT_NE(std::string(error.what()).find(why), std::string::npos) << error.what();
        }
    }
    test::TemporaryFolder folder_;
};

TEST_F(OwnLists, MakeALanguageKnown) {
    write("months.txt", "# twelve\nA1\nA2\nA3\nA4\nA5\nA6\nA7\nA8\nA9\nA10\nA11\nTwelfth Tw # two forms\n");
    write("order.txt", "day-first\n");
    write("title_fields.txt", "Name of It\n");
    const FactWords words = FactWords::load(laws::GivenData(folder_.path()).data());
    EXPECT_EQ(words.months.find("tw")->second, 12);
    EXPECT_EQ(words.order_of("XX"), DateOrder::day_first);
    EXPECT_EQ(words.fields.find("name of it")->second, FactKind::title);
}

TEST_F(OwnLists, AreRefusedWhereTheyAreNotAsTheyMustBe) {
    write("months.txt", "January\n");
    expect_refused("xx/months.txt: it must have 12 lines");
    write("months.txt", "");
    write("order.txt", "year-first\n");
    expect_refused("xx/order.txt:1: it must say day-first or month-first");
    write("order.txt", "");
    write("numerals.txt", "one\n");
    expect_refused("xx/numerals.txt:1: there must be a word and a number");
    write("numerals.txt", "");
    write("weekdays.txt", "a\nb\nc\nd\ne\nf\na\n");
    expect_refused("xx/weekdays.txt:7: it gives 'a' a second meaning");
    write("weekdays.txt", "");
    write("units.txt", "y\n");
    expect_refused("xx/units.txt: it must have three lines: of years, months and days");
}

TEST(FactWords, AreMissedWhereThereIsNoFolder) {
    EXPECT_THROW(FactWords::load(laws::GivenData("/nowhere").data()), std::runtime_error);
}

}  // namespace
}  // namespace rostra::document_facts
