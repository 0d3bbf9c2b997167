// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rostra/span.hpp"

namespace rostra::tei {

/// A turn as the layer `turn` has it.
struct PrintedTurn {
    Span said;
    Span label;  ///< empty where there is none
    std::string_view name;
    std::string_view role;
    std::string_view group;
    bool nobodys = false;  ///< of kind `procedural`
};

/// An event as the layer `event` has it.
struct PrintedEvent {
    Span place;
    std::string_view kind;
    std::string_view name;
};

/// A document and what its run found, to be written as TEI.
struct PrintedDocument {
    std::string id;  ///< its `xml:id`
    std::string_view name;
    std::string_view language;
    std::string_view text;
    std::vector<std::pair<std::string_view, std::string_view>> facts;
    std::vector<PrintedTurn> turns;    ///< in the order of the text
    std::vector<PrintedEvent> events;  ///< likewise
    std::vector<Span> noise;           ///< likewise; left out
};

/// An element `TEI`, as ParlaMint's guidelines have speeches: a turn is `u`, its label a `note` before it, its paragraphs `seg`,
/// an event `kinesic`, `vocal`, `incident`, `gap` or `note`. What is in no turn is `p`.
[[nodiscard]] std::string to_tei(const PrintedDocument& document);

/// With what XML has other words for; what it cannot hold is U+FFFD.
[[nodiscard]] std::string as_xml(std::string_view text);

}  // namespace rostra::tei
