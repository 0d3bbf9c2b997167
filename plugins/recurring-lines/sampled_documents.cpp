// SPDX-License-Identifier: Apache-2.0
#include "sampled_documents.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace rostra::recurring_lines {

namespace {

/// The same on every machine: FNV-1a (Fowler, Noll and Vo 1991), and then the last step of SplitMix64 (Steele, Lea and
/// Flood 2014), since ids that differ at their ends alone are near one another before it.
std::uint64_t hash_of(std::string_view id) {
    std::uint64_t word = 0xCBF29CE484222325u;
    for (const char byte : id) word = (word ^ static_cast<unsigned char>(byte)) * 0x100000001B3u;
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

void SampledDocuments::insert(const Rank& rank, Lines lines) {
    if (sample_.size() == limit_ && rank > std::prev(sample_.end())->first) {
        return;
    }
    memory_ += size_of(lines);
    sample_.emplace(rank, std::move(lines));
    if (sample_.size() > limit_) {
        const auto last = std::prev(sample_.end());
        memory_ -= size_of(last->second);
        sample_.erase(last);
    }
}

void SampledDocuments::add(std::int64_t ordinal, std::string_view id,
                           const std::vector<std::string_view>& lines) {
    ++documents_;
    insert({hash_of(id), ordinal}, Lines(lines.begin(), lines.end()));
}

void SampledDocuments::combine(SampledDocuments& other) {
    documents_ += other.documents_;
    for (auto& [rank, lines] : other.sample_) {
        insert(rank, std::move(lines));
    }
    other = SampledDocuments(other.limit_);
}

void SampledDocuments::save(StateWriter& writer) const {
    writer.integer(documents_);
    writer.integer(static_cast<std::int64_t>(sample_.size()));
    for (const auto& [rank, lines] : sample_) {
        writer.raw(&rank.first, sizeof rank.first);
        writer.ordinal(rank.second);
        writer.integer(static_cast<std::int64_t>(lines.size()));
        for (const std::string& line : lines) {
            writer.string(line);
        }
    }
}

void SampledDocuments::load(StateReader& reader) {
    documents_ = reader.integer();
    const std::int64_t sampled = reader.count(3 * sizeof(std::int64_t));
    StateReader::require(sampled == std::min(documents_, static_cast<std::int64_t>(limit_)));
    for (std::int64_t left = sampled; left > 0; --left) {
        Rank rank;
        reader.raw(&rank.first, sizeof rank.first);
        rank.second = reader.ordinal();
        StateReader::require(sample_.empty() || rank > std::prev(sample_.end())->first);
        Lines lines;
        for (std::int64_t more = reader.count(sizeof(std::int64_t)); more > 0; --more) {
            lines.emplace_back(reader.string());
        }
        insert(rank, std::move(lines));
    }
}

std::vector<LineCount> SampledDocuments::counts(std::int64_t least) const {
    std::unordered_map<std::string_view, std::int64_t> documents;
    for (const auto& [rank, lines] : sample_) {
        for (const std::string& line : lines) {
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
