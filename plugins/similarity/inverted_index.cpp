// SPDX-License-Identifier: Apache-2.0
#include "inverted_index.hpp"

#include <utility>

namespace similarity {

InvertedIndex::InvertedIndex(std::vector<std::vector<Feature>> of_document, std::size_t features)
    : of_document_(std::move(of_document)),
      frequency_(counted(of_document_, features)),
      holders_(shared(frequency_)) {
    std::vector<std::uint32_t> filled(features);
    for (std::uint32_t d = 0; d < of_document_.size(); ++d) {
        for (Feature& feature : of_document_[d]) {
            if (frequency_[feature.feature] < 2) continue;
            feature.place = filled[feature.feature]++;
            holders_.fill(feature.feature)[feature.place] = {d, feature.count};
        }
    }
}

std::vector<std::uint64_t> InvertedIndex::counted(const std::vector<std::vector<Feature>>& of_document,
                                                  std::size_t features) {
    std::vector<std::uint64_t> frequency(features);
    for (const std::vector<Feature>& document : of_document) {
        for (const Feature& feature : document) ++frequency[feature.feature];
    }
    return frequency;
}

std::vector<std::uint64_t> InvertedIndex::shared(std::vector<std::uint64_t> frequency) {
    for (std::uint64_t& documents : frequency) documents = documents < 2 ? 0 : documents;
    return frequency;
}

}  // namespace similarity
