// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "speakers_word_lists.hpp"

namespace rostra::speakers {

/// Whom a label speaks of.
enum class Voice : std::uint8_t {
    named,     ///< a person
    question,  ///< someone who asks and is not named
    unknown,   ///< an office, a number, a crowd: no person is named
};

/// A printed label taken apart.
///
///     Press Secretary Jen Psaki                      named    Jen Psaki       Press Secretary
///     MS. PSAKI                                      named    MS. PSAKI
///     O señor CONSELLEIRO DE SANIDADE (Vázquez)      named    señor Vázquez   CONSELLEIRO DE SANIDADE
///     ANA RUIZ, DIRECTORA DEL MUSEO                  named    ANA RUIZ        DIRECTORA DEL MUSEO
///     Michael Folkson (MF)                           named    Michael Folkson                 MF
///     SENIOR ADMINISTRATION OFFICIAL                 unknown                  SENIOR ADMINISTRATION OFFICIAL
struct Identity {
    Voice voice = Voice::named;
    std::string name;  ///< as printed, behind a form of address that tells man from woman; empty unless named
    std::string role;  ///< the office as printed
    std::string abbreviation;  ///< what the label says it will be called from now on
};

Identity read_identity(std::string_view label, const WordLists& lists);

}  // namespace rostra::speakers
