// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/state_bytes.hpp"

namespace rostra::recurring_lines {

/// A line and the number of documents that have it.
struct LineCount {
    std::string_view line;
    std::int64_t documents = 0;
};

/// The lines of a sample of documents: of all documents up to `limit`; of more documents, of the `limit` documents with the
/// least hashes of their ordinals. So the sample does not depend on the order in which documents and other samples are
/// added, and all lines of each document in the sample are counted.
class SampledDocuments {
public:
    explicit SampledDocuments(std::size_t limit = 4096) : limit_(limit) {}

    void add(std::int64_t document, const std::vector<std::string_view>& lines);
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

    struct Sampled {
        std::int64_t document = 0;
        Lines lines;
    };

    void insert(std::int64_t document, Lines lines);

    std::size_t limit_;
    std::int64_t documents_ = 0;
    std::int64_t memory_ = 0;
    std::map<std::uint64_t, Sampled> sample_;  // by the hash of the document's ordinal
};

}  // namespace rostra::recurring_lines
