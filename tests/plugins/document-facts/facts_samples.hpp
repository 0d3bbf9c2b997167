// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fact_words.hpp"
#include "laws/given_data.hpp"

namespace rostra::document_facts {

/// The lists as they are shipped.
inline const FactWords& shipped_words() {
    static const FactWords kWords = FactWords::load(laws::GivenData(DOCUMENT_FACTS_DATA).data());
    return kWords;
}

}  // namespace rostra::document_facts
