// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rostra/state_bytes.hpp"

namespace rostra::recurring_lines {

/// A line and the number of documents that have it.
struct LineCount {
    std::string_view line;
    std::int64_t documents = 0;
};

/// The lines of a sample of documents: of all documents up to `limit`; of more documents, of the `limit` documents with the
/// least hashes of their ids, and of those with one hash the first. So the sample does not depend on the order in which
/// documents and other samples are added, nor on how far loading raises all ordinals of a state. All lines of each document
/// in the sample are counted.
class SampledDocuments {
public:
    explicit SampledDocuments(std::size_t limit = 4096) : limit_(limit) {}

    void add(std::int64_t ordinal, std::string_view id, const std::vector<std::string_view>& lines);
    void combine(SampledDocuments& other);  ///< leaves `other` empty

    void save(StateWriter& writer) const;
    void load(StateReader& reader);

    /// The number of documents added, whether or not they are in the sample.
    [[nodiscard]] std::int64_t documents() const { return documents_; }
    [[nodiscard]] std::size_t sampled() const { return sample_.size(); }
    /// The lines that `least` documents of the sample or more have, ordered by the number of documents, the highest first,
    /// and then by their bytes.
    [[nodiscard]] std::vector<LineCount> counts(std::int64_t least) const;
    [[nodiscard]] std::int64_t memory() const noexcept { return memory_; }

private:
    using Lines = std::vector<std::string>;

    /// The hash of a document's id, and its ordinal.
    using Rank = std::pair<std::uint64_t, std::int64_t>;

    void insert(const Rank& rank, Lines lines);

    std::size_t limit_;
    std::int64_t documents_ = 0;
    std::int64_t memory_ = 0;
    std::map<Rank, Lines> sample_;
};

}  // namespace rostra::recurring_lines
