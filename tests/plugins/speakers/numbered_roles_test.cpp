// SPDX-License-Identifier: Apache-2.0
#include "numbered_roles.hpp"

#include <gtest/gtest.h>

#include <string>

#include "label_identity.hpp"
#include "speakers_samples.hpp"

namespace rostra::speakers {

namespace {

TEST(NumberedRoles, AreToldApartByTheirNumbers) {
    EXPECT_EQ(turns_of("1. CHILD.\nWhere is it?\n\n2. CHILD.\nBehind the wall.\n\n1. CHILD.\nLet us "
                       "go.\n\n2. CHILD.\nNot yet.\n\nMARIE.\nCome in, both of you.\n\n1. CHILD.\nWe "
                       "come.\n\nMARIE.\nNow.\n\n2. CHILD.\nYes.\n"),
              (Lines{"unknown | 1. CHILD | Where is it?", "unknown | 2. CHILD | Behind the wall.",
                     "unknown | 1. CHILD | Let us go.", "unknown | 2. CHILD | Not yet.",
                     "named | MARIE | Come in, both of you.", "unknown | 1. CHILD | We come.",
                     "named | MARIE | Now.", "unknown | 2. CHILD | Yes."}));
}

TEST(NumberedRoles, AreNotNumbersThatCountSpeeches) {
    EXPECT_EQ(
        turns_of("1. ANA RUIZ: Hello.\n\n2. OLE LIND: Hi.\n\n3. ANA RUIZ: Is it late?\n\n4. OLE LIND: It "
                 "is.\n"),
        (Lines{"named | ANA RUIZ | Hello.", "named | OLE LIND | Hi.", "named | ANA RUIZ | Is it late?",
               "named | OLE LIND | It is."}));
}

}  // namespace

}  // namespace rostra::speakers
