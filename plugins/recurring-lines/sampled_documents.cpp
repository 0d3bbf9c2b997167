// SPDX-License-Identifier: Apache-2.0
#include "sampled_documents.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <unordered_map>
#include <utility>

namespace rostra::recurring_lines {

namespace {

/// Tells any two numbers apart and puts them in no order (SplitMix64; Steele, Lea and Flood 2014).
std::uint64_t mixed(std::int64_t number) {
    std::uint64_t word = static_cast<std::uint64_t>(number) + 0x9E3779B97F4A7C15u;
    word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9u;
    word = (word ^ (word >> 27)) * 0x94D049BB133111EBu;
    return word ^ (word >> 31);
}

std::int64_t size_of(const std::vector<std::string>& lines) {
    std::size_t bytes = 96;
    for (const std::string& line : lines) {
        bytes += sizeof line + line.capacity();
    }
    return static_cast<std::int64_t>(bytes);
}

}  // namespace

void SampledDocuments::insert(std::int64_t document, Lines lines) {
    const std::uint64_t rank = mixed(document);
    if (sample_.size() == limit_ && rank > std::prev(sample_.end())->first) {
        return;
    }
    memory_ += size_of(lines);
    sample_.emplace(rank, Sampled{document, std::move(lines)});
    if (sample_.size() > limit_) {
        const auto last = std::prev(sample_.end());
        memory_ -= size_of(last->second.lines);
        sample_.erase(last);
    }
}

void SampledDocuments::add(std::int64_t document, const std::vector<std::string_view>& lines) {
    ++documents_;
    insert(document, Lines(lines.begin(), lines.end()));
}

void SampledDocuments::combine(SampledDocuments& other) {
    documents_ += other.documents_;
    for (auto& [rank, sampled] : other.sample_) {
        insert(sampled.document, std::move(sampled.lines));
    }
    other = SampledDocuments(other.limit_);
}

void SampledDocuments::save(StateWriter& writer) const {
    writer.integer(documents_);
    writer.integer(static_cast<std::int64_t>(sample_.size()));
    for (const auto& [rank, sampled] : sample_) {
        writer.ordinal(sampled.document);
        writer.integer(static_cast<std::int64_t>(sampled.lines.size()));
        for (const std::string& line : sampled.lines) {
            writer.string(line);
        }
    }
}

void SampledDocuments::load(StateReader& reader) {
    documents_ = reader.integer();
    const std::int64_t sampled = reader.count(2 * sizeof(std::int64_t));
    StateReader::require(sampled == std::min(documents_, static_cast<std::int64_t>(limit_)));
    if (reader.shift() != 0 && sampled != documents_) {
        // With other numbers it would have been other documents.
        throw std::runtime_error("a saved state has the lines of " + std::to_string(sampled) + " of its " +
                                 std::to_string(documents_) +
                                 " documents, chosen by their numbers, so it cannot be put behind another; "
                                 "count the documents of both in one run");
    }
    for (std::int64_t left = sampled; left > 0; --left) {
        const std::int64_t document = reader.ordinal();
        Lines lines;
        for (std::int64_t more = reader.count(sizeof(std::int64_t)); more > 0; --more) {
            lines.emplace_back(reader.string());
        }
        insert(document, std::move(lines));
    }
}

std::vector<LineCount> SampledDocuments::counts(std::int64_t least) const {
    std::unordered_map<std::string_view, std::int64_t> documents;
    for (const auto& [rank, sampled] : sample_) {
        for (const std::string& line : sampled.lines) {
            ++documents[line];
        }
    }
    std::vector<LineCount> often;
    for (const auto& [line, count] : documents) {
        if (count >= least) {
            often.push_back({line, count});
        }
    }
    std::sort(often.begin(), often.end(), [](const LineCount& a, const LineCount& b) {
        return a.documents != b.documents ? a.documents > b.documents : a.line < b.line;
    });
    return often;
}

}  // namespace rostra::recurring_lines
