// SPDX-License-Identifier: Apache-2.0
#include "label_identity.hpp"

#include <gtest/gtest.h>

#include <string>

#include "speakers_samples.hpp"

namespace rostra::speakers {

namespace {

/// "voice | name | role", and " | abbreviation" where there is one.
std::string read(std::string_view label) {
    const Identity identity = read_identity(label, shipped_lists());
    const char* const voice = identity.voice == Voice::named      ? "named"
                              : identity.voice == Voice::question ? "question"
                                                                  : "unknown";
    return std::string(voice) + " | " + identity.name + " | " + identity.role +
           (identity.abbreviation.empty() ? "" : " | " + identity.abbreviation);
}

TEST(LabelIdentity, KeepsTheFormOfAddressThatTellsManFromWoman) {
    EXPECT_EQ(read("MS. PSAKI"), "named | MS. PSAKI | ");
    EXPECT_EQ(read("Mr. McCAIN"), "named | Mr. McCAIN | ");
    EXPECT_EQ(read("DR. FAUCI"), "named | FAUCI | ");
    EXPECT_EQ(read("Right Hon. Anna Lind"), "named | Anna Lind | ");
}

TEST(LabelIdentity, TakesOfficesOff) {
    EXPECT_EQ(read("Press Secretary Jen Psaki"), "named | Jen Psaki | Press Secretary");
    EXPECT_EQ(read("SECRETARY RAIMONDO"), "named | RAIMONDO | SECRETARY");
    EXPECT_EQ(read("Secretary of Homeland Security Ana Ruiz"),
              "named | Ana Ruiz | Secretary of Homeland Security");
    EXPECT_EQ(read("Ana Ruiz MP"), "named | Ana Ruiz | ");
    EXPECT_EQ(read("PRESIDENTE ANDRÉS RUIZ OBREGÓN"), "named | ANDRÉS RUIZ OBREGÓN | PRESIDENTE");
}

TEST(LabelIdentity, ReadsOfficesBehindACommaAndBeforeOne) {
    EXPECT_EQ(read("ANA RUIZ, DIRECTORA DEL MUSEO"), "named | ANA RUIZ | DIRECTORA DEL MUSEO");
    EXPECT_EQ(read("PRESIDENTA DE MÉXICO, ANA RUIZ"), "named | ANA RUIZ | PRESIDENTA DE MÉXICO");
    EXPECT_EQ(read("GOBERNADORA DE BAJA CALIFORNIA, ANA RUIZ (ENLACE)"),
              "named | ANA RUIZ | GOBERNADORA DE BAJA CALIFORNIA");
}

TEST(LabelIdentity, ReadsTheNameInParenthesesBehindAnOffice) {
    EXPECT_EQ(read("The PRESIDING OFFICER (Mr. Kyl)"), "named | Mr. Kyl | PRESIDING OFFICER");
    EXPECT_EQ(read("O señor CONSELLEIRO DE CULTURA, EDUCACIÓN E UNIVERSIDADE (Vázquez Souto)"),
              "named | señor Vázquez Souto | CONSELLEIRO DE CULTURA, EDUCACIÓN E UNIVERSIDADE");
    EXPECT_EQ(read("The Chair (Hon. Anna Lind (North Bay, Lib.))"), "named | Anna Lind | Chair");
}

TEST(LabelIdentity, LeavesNotesInParentheses) {
    EXPECT_EQ(read("Mr. John Nater (Perth, CPC)"), "named | Mr. John Nater | ");
    EXPECT_EQ(read("Waxwing (Adam Gibson)"), "named | Waxwing | ");
    EXPECT_EQ(read("MARGRETH [MARIE]"), "named | MARGRETH | ");
}

TEST(LabelIdentity, TakesAnAbbreviationThatFitsTheName) {
    EXPECT_EQ(read("Michael Folkson (MF)"), "named | Michael Folkson |  | MF");
    EXPECT_EQ(read("Aaron van Wirdum (AvW)"), "named | Aaron van Wirdum |  | AvW");
    EXPECT_EQ(read("James O’Beirne (JOB)"), "named | James O’Beirne |  | JOB");
    EXPECT_EQ(read("Michael Folkson (BBC)"), "named | Michael Folkson | ");
}

TEST(LabelIdentity, NamesNobodyForOfficesNumbersAndCrowds) {
    EXPECT_EQ(read("SENIOR ADMINISTRATION OFFICIAL"), "unknown |  | SENIOR ADMINISTRATION OFFICIAL");
    EXPECT_EQ(read("MODERATOR"), "unknown |  | MODERATOR");
    EXPECT_EQ(read("THE PRESIDENT"), "unknown |  | PRESIDENT");
    EXPECT_EQ(read("主持人"), "unknown |  | 主持人");
    EXPECT_EQ(read("Speaker 3"), "unknown |  | Speaker");
    EXPECT_EQ(read("Professor C"), "unknown |  | Professor");
    EXPECT_EQ(read("UNIDENTIFIED MALE"), "unknown |  | ");
    EXPECT_EQ(read("VOCES"), "unknown |  | ");
    EXPECT_EQ(read("[??]"), "unknown |  | ");
}

TEST(LabelIdentity, KnowsUnnamedQuestioners) {
    for (const char* label : {"Q", "QUESTION", "Reporter", "PREGUNTA", "記者", "Вопрос", "Audience Member"}) {
        EXPECT_EQ(read(label), "question |  | ") << label;
    }
}

TEST(LabelIdentity, LeavesPlainNamesAlone) {
    for (const char* label :
         {"Ana Ruiz", "Aaron van Wirdum", "侯友宜", "Анна Петровна", "DER WIRT", "CAPCOM"}) {
        EXPECT_EQ(read(label), std::string("named | ") + label + " | ");
    }
}

}  // namespace

}  // namespace rostra::speakers
