// SPDX-License-Identifier: Apache-2.0
// Languages whose verb is the second part of a clause, and whose verbs have a form for words of somebody else.
#include <gtest/gtest.h>

#include "quotes_samples.hpp"

namespace rostra::quotes {

namespace {

TEST(VerbSecond, HasTheSubjectBehindTheVerbWhereSomethingElseBegins) {
    EXPECT_EQ(quotes_in("Am Montag sagte Ilse Halm dem Sender, dass der Hafen offen ist.", "de"),
              Lines({"indirect: der Hafen offen ist < Ilse Halm = Ilse Halm (sagte)"}));
    EXPECT_EQ(
        quotes_in("In einem Gespräch mit der Neuen Post erklärte der Direktor der Hafenbehörde (HB), Jens "
                  "Lind, der Hafen sei seit Mai offen.",
                  "de"),
        Lines({"indirect: der Hafen sei seit Mai offen < Jens Lind = Jens Lind (erklärte)"}));
    EXPECT_EQ(quotes_in("Gegen 9:30 Uhr meldete die Polizei, der Weg sei frei.", "de"),
              Lines({"indirect: der Weg sei frei < Polizei (meldete)"}));
}

TEST(VerbSecond, HasTheSubjectBesideTheVerbWhereAParticipleEndsTheClause) {
    EXPECT_EQ(quotes_in("Ilse Halm hat am Montag angekündigt, den Hafen zu schließen.", "de"),
              Lines({"indirect: den Hafen zu schließen < Ilse Halm = Ilse Halm (angekündigt)"}));
    EXPECT_EQ(quotes_in("Am Dienstag hat Jens Lind gesagt, dass er im Hafen bleibt.", "de"),
              Lines({"indirect: er im Hafen bleibt < Jens Lind = Jens Lind (gesagt)"}));
}

TEST(VerbSecond, IsNotSaidByAnObjectBeforeTheVerb) {
    EXPECT_EQ(quotes_in("Im Hafen von Ole Lind sagte niemand, dass der Weg frei ist.", "de"), Lines());
}

TEST(InnerSource, PartsWhatIsItsInTwo) {
    EXPECT_EQ(quotes_in("Der Hafen ist laut Jens Lind seit Montag offen.", "de"),
              Lines({"indirect: Der Hafen ist < Jens Lind = Jens Lind (laut)",
                     "indirect: seit Montag offen < Jens Lind = Jens Lind (laut)"}));
    EXPECT_EQ(quotes_in("Ersten Berichten zufolge ist das Tor zu.", "de"),
              Lines({"indirect: ist das Tor zu < Ersten Berichten (zufolge)"}));
    EXPECT_EQ(quotes_in("Das Tor ist zu, so Jens Lind.", "de"),
              Lines({"indirect: Das Tor ist zu < Jens Lind = Jens Lind (so)"}));
    EXPECT_EQ(quotes_in("So ein Tor ist selten, und so ist es gut.", "de"), Lines());
}

TEST(ReportedForm, ShowsThatASentenceGoesOnWhatSomebodySays) {
    EXPECT_EQ(
        quotes_in(
            "Ilse Halm sagte, dass der Hafen offen ist. Das Tor sei erst am Montag geöffnet worden. Man habe "
            "lange gewartet. Es regnete.",
            "de"),
        Lines({"indirect: der Hafen offen ist < Ilse Halm = Ilse Halm (sagte)",
               "indirect: Das Tor sei erst am Montag geöffnet worden. Man habe lange gewartet < Ilse Halm = "
               "Ilse Halm "
               "(sagte)"}));
    EXPECT_EQ(quotes_in("Wie die Polizei mitteilte, sei der Weg zum Hafen frei.", "de"),
              Lines({"indirect: sei der Weg zum Hafen frei < Polizei (mitteilte)"}));
    EXPECT_EQ(quotes_in("Es sei denn, der Hafen ist zu.", "de"), Lines());
}

TEST(CapitalNouns, AreNoNames) {
    EXPECT_EQ(
        quotes_in("Der Anwohner sagte, dass viel Regen fällt. Anwohner sagten, dass viel Regen fällt.", "de"),
        Lines({"indirect: viel Regen fällt < Anwohner (sagte)",
               "indirect: viel Regen fällt < Anwohner (sagten)"}));
}

}  // namespace

}  // namespace rostra::quotes
