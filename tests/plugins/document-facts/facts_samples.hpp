// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fact_words.hpp"

namespace rostra::document_facts {

/// The lists as they are shipped.
inline const FactWords& shipped_words() {
    static const FactWords kWords = FactWords::load(DOCUMENT_FACTS_DATA);
    return kWords;
}

}  // namespace rostra::document_facts
