// SPDX-License-Identifier: Apache-2.0
#include "run/distinct_sample.hpp"

#include <iterator>

#include "files/short_hash.hpp"

namespace rostra::core {

bool DistinctSample::add(std::string_view text) {
    if (!hashes_.insert(short_hash(text)).second) return false;
    if (first_.size() < most_) {
        first_.emplace(text);
    } else if (most_ > 0 && text < *first_.rbegin()) {
        first_.erase(std::prev(first_.end()));
        first_.emplace(text);
    }
    return true;
}

void DistinctSample::count_in(const DistinctSample& other) {
    hashes_.insert(other.hashes_.begin(), other.hashes_.end());
}

}  // namespace rostra::core
