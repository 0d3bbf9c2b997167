// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "rostra/services.hpp"

namespace rostra::tei {

/// What the layer `event` calls an element and its type; `data/event_kinds.txt`.
class EventKinds {
public:
    /// Throws std::runtime_error that names file and line.
    explicit EventKinds(const DataText& text);

    [[nodiscard]] std::string_view of(std::string_view element, std::string_view type) const;

private:
    std::map<std::pair<std::string, std::string>, std::string> kinds_;
};

}  // namespace rostra::tei
