// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace similarity {

/// Goes along two ascending lists at once and calls use(i, j) for each place in the one and in the other whose keys are
/// equal; `key_of` gives the key of an element.
template <class List, class KeyOf, class Use>
void each_in_both(const List& a, const List& b, KeyOf key_of, Use use) {
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const auto key_a = key_of(a[i]);
        const auto key_b = key_of(b[j]);
        if (key_a == key_b) use(i, j);
        i += key_a <= key_b ? 1u : 0u;
        j += key_b <= key_a ? 1u : 0u;
    }
}

}  // namespace similarity
