// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "figure_samples.hpp"

namespace rostra::figures {
namespace {

TEST(FigureLanguages, ReadsGerman) {
    EXPECT_EQ(figures_in("Sie zahlte 3,5 Mio. Euro an mehr als 1.200 Mitarbeiter", "de"),
              (Lines{"3,5 Mio. Euro = 3500000 EUR", "1.200 = (1200,) (mitarbeiter)"}));
    EXPECT_EQ(figures_in("dreiundzwanzigtausend Menschen", "de"),
              Lines{"dreiundzwanzigtausend = 23000 (menschen)"});
    EXPECT_EQ(figures_in("etwa einhundertzwanzig", "de"), Lines{"einhundertzwanzig = [115,125]"});
    EXPECT_EQ(figures_in("zwei Drittel der Staaten", "de"),
              Lines{"zwei Drittel = 0.666666666666667 (staaten)"});
    EXPECT_EQ(figures_in("zwischen 5 und 7 Millionen Euro", "de"),
              Lines{"5 und 7 Millionen Euro = [5000000,7000000] EUR"});
    EXPECT_EQ(figures_in("fast 45,5 Prozent", "de"), Lines{"45,5 Prozent = [45.45,45.5) percent"});
    EXPECT_EQ(figures_in("1,5 Milliarden Euro", "de"), Lines{"1,5 Milliarden Euro = 1500000000 EUR"});
    EXPECT_EQ(figures_in("ein Mann", "de"), Lines{});
    EXPECT_EQ(apart_in("Am 3. Oktober 2024 um 14.30 Uhr, Artikel 5", "de"),
              (Lines{"3. Oktober 2024: date", "14.30 Uhr: time", "5: label"}));
    EXPECT_EQ(apart_in("12-jährige Kinder", "de"), Lines{"12-jährige: age"});
}

TEST(FigureLanguages, ReadsFrench) {
    EXPECT_EQ(figures_in("Plus de 1 200 personnes ont reçu 3,5 millions d'euros", "fr"),
              (Lines{"1 200 = (1200,) (personnes)", "3,5 millions d'euros = 3500000 EUR"}));
    EXPECT_EQ(figures_in("quatre-vingt-dix-sept pays", "fr"), Lines{"quatre-vingt-dix-sept = 97 (pays)"});
    EXPECT_EQ(figures_in("soixante et onze députés", "fr"), Lines{"soixante et onze = 71 (députés)"});
    EXPECT_EQ(figures_in("deux tiers des membres", "fr"), Lines{"deux tiers = 0.666666666666667 (membres)"});
    EXPECT_EQ(figures_in("près de 45,5 % des électeurs", "fr"),
              Lines{"45,5 % = [45.45,45.5) percent (électeurs)"});
    EXPECT_EQ(figures_in("deux milliards de dollars", "fr"),
              Lines{"deux milliards de dollars = 2000000000 dollar"});
    EXPECT_EQ(figures_in("trois cents tonnes", "fr"), Lines{"trois cents tonnes = 300 tonne"});
    EXPECT_EQ(figures_in("un homme", "fr"), Lines{});
    EXPECT_EQ(apart_in("le 5 mai 2024", "fr"), Lines{"5 mai 2024: date"});
}

TEST(FigureLanguages, ReadsSpanish) {
    EXPECT_EQ(figures_in("Más de 1.200 personas recibieron 3,5 millones de euros", "es"),
              (Lines{"1.200 = (1200,) (personas)", "3,5 millones de euros = 3500000 EUR"}));
    EXPECT_EQ(figures_in("treinta y dos países", "es"), Lines{"treinta y dos = 32 (países)"});
    EXPECT_EQ(figures_in("doscientos cincuenta mil", "es"), Lines{"doscientos cincuenta mil = 250000"});
    EXPECT_EQ(figures_in("dos mil millones de pesos", "es"),
              Lines{"dos mil millones de pesos = 2000000000 peso"});
    EXPECT_EQ(figures_in("dos tercios de los miembros", "es"),
              Lines{"dos tercios = 0.666666666666667 (miembros)"});
    EXPECT_EQ(figures_in("unos 300 kilómetros", "es"), Lines{"300 kilómetros = [250,350] kilometer"});
    EXPECT_EQ(figures_in("casi el 45,5 por ciento", "es"), Lines{"45,5 por ciento = [45.45,45.5) percent"});
    EXPECT_EQ(apart_in("el 5 de mayo de 2024", "es"), Lines{"5 de mayo de 2024: date"});
}

TEST(FigureLanguages, ReadsChinese) {
    EXPECT_EQ(figures_in("1萬2千人", "zh"), Lines{"1萬2千 = 12000 (人)"});
    EXPECT_EQ(figures_in("超过300个国家", "zh"), Lines{"300 = (300,) (国家)"});
    EXPECT_EQ(figures_in("3.5亿美元", "zh"), Lines{"3.5亿美元 = 350000000 USD"});
    EXPECT_EQ(figures_in("三亿五千万元", "zh"), Lines{"三亿五千万元 = 350000000 CNY"});
    EXPECT_EQ(figures_in("约一百二十个国家", "zh"), Lines{"一百二十 = [115,125] (国家)"});
    EXPECT_EQ(figures_in("百分之三十", "zh"), Lines{"百分之三十 = 30 percent"});
    EXPECT_EQ(figures_in("5至7公里", "zh"), Lines{"5至7公里 = [5,7] kilometer"});
    EXPECT_EQ(figures_in("第三次会议，一些人，二零二四年", "zh"), Lines{});
    EXPECT_EQ(apart_in("2024年3月5日", "zh"), (Lines{"2024年: year", "3月: time", "5日: time"}));
}

TEST(FigureLanguages, ReadsDigitsAndSignsOfEveryOther) {
    EXPECT_EQ(figures_in("costa 1.234,50 €", "it"), Lines{"1.234,50 € = 1234.5 EUR"});
    EXPECT_EQ(figures_in("1萬2千 and 3,5 Mio. of them", "en"),
              (Lines{"1萬2千 = 12000", "3,5 Mio. = 3500000"}));
    EXPECT_EQ(figures_in("Вони сплатили 1,234 € і 5 %", ""),
              (Lines{"1,234 € = 1234 EUR", "5 % = 5 percent"}));
}

}  // namespace
}  // namespace rostra::figures
