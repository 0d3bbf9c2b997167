// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "config/plan.hpp"
#include "run/distinct_sample.hpp"
#include "run/metadata.hpp"

namespace rostra::core {

/// A file of metadata, under the name that messages have for it.
struct MetadataFile {
    std::string shown;
    Metadata metadata;
};

/// The metadata of a run's inputs, and what documents and rows turn out not to have of each other. Several inputs may
/// name one file; it is read once. Thread-safe.
class MetadataUse {
public:
    /// `of_input`: for each of Plan::inputs the index of its file; kNone: it has none.
    explicit MetadataUse(std::vector<MetadataFile> files = {}, std::vector<std::size_t> of_input = {});

    /// What a document's row says of it, name and value.
    [[nodiscard]] std::vector<std::pair<std::string_view, std::string_view>> facts(std::string_view document,
                                                                                   std::size_t input);
    /// The document is there, whatever is wrong with it: its row is not to blame, nor are those of documents in it.
    void meet(std::string_view document);
    void start_over();

    /// A sentence for the documents without a row, and one for the rows without a document, of each file.
    [[nodiscard]] std::vector<std::string> gaps() const;

private:
    struct Met {
        std::vector<bool> rows;  // by row of the metadata
        DistinctSample without_row{kMostNamed};
    };
    static constexpr std::size_t kMostNamed = 5;  // of many documents

    std::vector<MetadataFile> files_;
    std::vector<std::size_t> of_input_;
    mutable std::mutex mutex_;
    std::vector<Met> met_;  // as files_
};

/// The metadata that a plan's inputs name, or all that is wrong with the files.
struct ReadMetadataFiles {
    std::vector<MetadataFile> files;
    std::vector<std::size_t> of_input;
    std::vector<Diagnostic> errors;
};
[[nodiscard]] ReadMetadataFiles read_metadata_files(const std::vector<InputPlan>& inputs);

}  // namespace rostra::core
