// SPDX-License-Identifier: Apache-2.0
#include "run/metadata_use.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>

#include "base/wording.hpp"

namespace rostra::core {

MetadataUse::MetadataUse(std::vector<MetadataFile> files, std::vector<std::size_t> of_input)
    : files_(std::move(files)), of_input_(std::move(of_input)), met_(files_.size()) {
    start_over();
}

std::vector<std::pair<std::string_view, std::string_view>> MetadataUse::facts(std::string_view document,
                                                                              std::size_t input) {
    std::vector<std::pair<std::string_view, std::string_view>> facts;
    const std::size_t file = input < of_input_.size() ? of_input_[input] : kNone;
    if (file == kNone) return facts;
    const Metadata& metadata = files_[file].metadata;
    if (metadata.facts().empty()) return facts;
    const std::optional<std::size_t> found = metadata.find(document);
    {
        const std::scoped_lock lock(mutex_);
        if (found) met_[file].rows[*found] = true;
        if (!found) met_[file].without_row.add(document);
    }
    const std::span<const std::string> row = metadata.row(document);
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (!row[i].empty()) facts.emplace_back(metadata.facts()[i], row[i]);
    }
    return facts;
}

void MetadataUse::meet(std::string_view document) {
    const std::scoped_lock lock(mutex_);
    for (std::size_t i = 0; i < files_.size(); ++i) {
        const Metadata& metadata = files_[i].metadata;
        if (const std::optional<std::size_t> row = metadata.find(document)) met_[i].rows[*row] = true;
        for (const std::size_t row : metadata.rows_of_file(document)) met_[i].rows[row] = true;
    }
}

void MetadataUse::start_over() {
    const std::scoped_lock lock(mutex_);
    for (std::size_t i = 0; i < files_.size(); ++i) {
        met_[i].rows.assign(files_[i].metadata.rows(), false);
        met_[i].without_row = DistinctSample(kMostNamed);
    }
}

std::vector<std::string> MetadataUse::gaps() const {
    const std::scoped_lock lock(mutex_);
    std::vector<std::string> gaps;
    for (std::size_t i = 0; i < files_.size(); ++i) {
        const std::string shown = in_quotes(files_[i].shown);
        if (const std::size_t count = met_[i].without_row.count(); count > 0) {
            const auto& names = met_[i].without_row.first();
            const std::vector<std::string> first(names.begin(), names.end());
            gaps.push_back(fmt::format("{} document{} no row in {}{}", count, count == 1 ? " has" : "s have",
                                       shown, some_of(first, count)));
        }
        std::size_t count = 0;
        std::vector<std::string> first;
        for (std::size_t row = 0; row < met_[i].rows.size(); ++row) {
            if (met_[i].rows[row]) continue;
            if (count++ < kMostNamed) first.push_back(files_[i].metadata.id(row));
        }
        if (count == 0) continue;
        gaps.push_back(fmt::format("{} row{} of {} {} of no document{}", count, count == 1 ? "" : "s", shown,
                                   count == 1 ? "is" : "are", some_of(first, count)));
    }
    return gaps;
}

ReadMetadataFiles read_metadata_files(const std::vector<InputPlan>& inputs) {
    ReadMetadataFiles read;
    for (const InputPlan& input : inputs) {
        read.of_input.push_back(kNone);
        if (input.metadata.empty()) continue;
        const auto known = std::find_if(read.files.begin(), read.files.end(), [&](const MetadataFile& file) {
            return file.shown == input.metadata;
        });
        read.of_input.back() = static_cast<std::size_t>(known - read.files.begin());
        if (known != read.files.end()) continue;
        ReadMetadata file = read_metadata(input.metadata, input.metadata);
        read.errors.insert(read.errors.end(), file.errors.begin(), file.errors.end());
        read.files.push_back({input.metadata, std::move(file.metadata)});
    }
    return read;
}

}  // namespace rostra::core
