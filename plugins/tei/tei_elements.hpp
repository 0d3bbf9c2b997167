// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace rostra::tei {

/// What an element of a text is to its reader.
enum class Element : std::uint8_t {
    inlined,    ///< its words go on those before
    block,      ///< stands by itself, and holds words: `p`, `seg`
    structure,  ///< stands by itself, and holds blocks: `div`, `lg`
    line,       ///< begins a line: `l`
    speech,     ///< what somebody says: `u`, `sp`
    label,      ///< who, as printed: `speaker`
    event,      ///< what happens beside: `note`, `stage`
    heading,    ///< `head`
    page,       ///< what is on the page and no part of the text: `fw`
    milestone,  ///< where something ends on paper: `lb`
    word,       ///< of a text that is cut into words: `w`, `pc`
    variants,   ///< several ways to print one thing, of which one is taken: `choice`, `app`
    hidden,     ///< not read
};

[[nodiscard]] Element kind_of(std::string_view element);
/// Of what `variants` holds, the ways that are not those of the source as it was printed: `corr`, `reg`, `expan`, `rdg`.
[[nodiscard]] bool is_other_variant(std::string_view element);

}  // namespace rostra::tei
