// SPDX-License-Identifier: Apache-2.0
#include "attribution.hpp"

#include <gtest/gtest.h>

#include <string>

#include "label_identity.hpp"
#include "speakers_samples.hpp"

namespace rostra::speakers {

namespace {

std::string attributed_to(std::string_view label) { return read_identity(label, shipped_lists()).name; }

TEST(Attribution, IsNoPartOfAName) {
    EXPECT_EQ(attributed_to("From Ana Ruiz, director"), "Ana Ruiz");
    EXPECT_EQ(attributed_to("Statement by Ana Ruiz"), "Ana Ruiz");
    EXPECT_EQ(attributed_to("Par Anne Dubois, directrice"), "Anne Dubois");
    EXPECT_EQ(attributed_to("Door Piet Jansen"), "Piet Jansen");
    EXPECT_EQ(attributed_to("OD ANNY NOWAK"), "ANNY NOWAK");
    EXPECT_EQ(attributed_to("От Анны Линд"), "Анны Линд");
}

TEST(Attribution, IsTakenOffWhereItMayBeAPartOfANameOnlyBeforeAnAddressOrAnOffice) {
    EXPECT_EQ(attributed_to("Von Ana Ruiz, Direktorin"), "Ana Ruiz");
    EXPECT_EQ(attributed_to("Von Frau Hagen"), "Frau Hagen");
    EXPECT_EQ(attributed_to("De M. Dubois"), "M. Dubois");
    EXPECT_EQ(attributed_to("Von Hagen"), "Von Hagen");
    EXPECT_EQ(attributed_to("Van Rompuy"), "Van Rompuy");
    EXPECT_EQ(attributed_to("De Souza Lima"), "De Souza Lima");
    EXPECT_EQ(attributed_to("From"), "From");
}

TEST(Attribution, BeforeAQuotationIsNoLabel) {
    EXPECT_EQ(
        turns_of("From Ana Ruiz, director:\n\n“We are glad to have found a house with so many windows.”\n"),
        Lines{});
    EXPECT_EQ(turns_of("Von Ana Ruiz, Direktorin:\n\n„Das Haus hat viele Fenster, und das ist gut so.“\n"),
              Lines{});
    EXPECT_EQ(turns_of("From Ana Ruiz:\n\nGood morning.\n\nOle Lind:\n\n“Is it?” he said.\n\nFrom Ana "
                       "Ruiz:\n\nIt is.\n\nOle Lind:\n\nThank you.\n"),
              (Lines{"named | From Ana Ruiz | Good morning.", "named | Ole Lind | “Is it?” he said.",
                     "named | From Ana Ruiz | It is.", "named | Ole Lind | Thank you."}));
}

}  // namespace

}  // namespace rostra::speakers
