// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace similarity {

/// Lists in one array, one after another.
template <class T>
class Lists {
public:
    /// A list of the given size for each, to be filled.
    explicit Lists(const std::vector<std::uint64_t>& sizes) : first_(sizes.size() + 1) {
        std::partial_sum(sizes.begin(), sizes.end(), first_.begin() + 1);
        items_.resize(first_.back());
    }
    [[nodiscard]] std::size_t size() const { return first_.size() - 1; }
    [[nodiscard]] std::span<const T> operator[](std::size_t list) const {
        return std::span(items_).subspan(first_[list], first_[list + 1] - first_[list]);
    }
    [[nodiscard]] std::span<T> fill(std::size_t list) {
        return std::span(items_).subspan(first_[list], first_[list + 1] - first_[list]);
    }

private:
    std::vector<std::uint64_t> first_;
    std::vector<T> items_;
};

/// A feature of a document, a norm or a shingle, and how often the document has it.
struct Feature {
    std::uint32_t feature;
    std::uint32_t count;
    std::uint32_t place = 0;  ///< of the document among the feature's holders
};
/// A document that has a feature, and how often.
struct Holder {
    std::uint32_t document;
    std::uint32_t count;
};

/// The features of every document, and for every feature the documents that have it, ascending. Features that
/// only one document has are not in the latter: they are common to no two.
class InvertedIndex {
public:
    /// `of_document[d]`: ascending by feature, each once; features are below `features`.
    InvertedIndex(std::vector<std::vector<Feature>> of_document, std::size_t features);

    [[nodiscard]] std::size_t documents() const { return of_document_.size(); }
    [[nodiscard]] std::span<const Feature> of_document(std::size_t document) const {
        return of_document_[document];
    }
    /// How many documents have it.
    [[nodiscard]] std::uint64_t frequency(std::size_t feature) const { return frequency_[feature]; }
    /// The later documents that have a document's feature.
    [[nodiscard]] std::span<const Holder> after(const Feature& feature) const {
        const std::span<const Holder> all = holders_[feature.feature];
        return all.empty() ? all : all.subspan(feature.place + 1);
    }

private:
    static std::vector<std::uint64_t> counted(const std::vector<std::vector<Feature>>& of_document,
                                              std::size_t features);
    static std::vector<std::uint64_t> shared(std::vector<std::uint64_t> frequency);

    std::vector<std::vector<Feature>> of_document_;
    std::vector<std::uint64_t> frequency_;
    Lists<Holder> holders_;
};

}  // namespace similarity
