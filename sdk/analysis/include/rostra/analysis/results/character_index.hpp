// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "rostra/analysis/language/code_points.hpp"
#include "rostra/services.hpp"

namespace rostra {
inline namespace v0 {

/// How many characters stand before a byte of a text: code points, as Python, R and Java's `codePointCount` count.
///
///     CharacterIndex index(text);
///     index.before(byte);        // bytes beyond the text count as its end
class CharacterIndex {
public:
    CharacterIndex() = default;
    /// The text outlives the index.
    explicit CharacterIndex(std::string_view text) : text_(text) {
        std::int32_t count = 0;
        for (std::size_t at = 0; at < text.size(); at += kStep) {
            counts_.push_back(count);
            count += static_cast<std::int32_t>(count_code_points(text.substr(at, kStep)));
        }
    }

    [[nodiscard]] std::int64_t before(std::int64_t byte) const {
        const auto end = static_cast<std::size_t>(std::clamp<std::int64_t>(byte, 0, size()));
        const std::size_t step = end / kStep;
        if (step == counts_.size()) return all();
        return counts_[step] +
               static_cast<std::int64_t>(count_code_points(text_.substr(step * kStep, end - step * kStep)));
    }

private:
    static constexpr std::size_t kStep = 512;  // bytes between two places whose count is kept

    [[nodiscard]] std::int64_t size() const { return static_cast<std::int64_t>(text_.size()); }
    [[nodiscard]] std::int64_t all() const {
        if (counts_.empty()) return 0;
        const std::size_t last = counts_.size() - 1;
        return counts_[last] + static_cast<std::int64_t>(count_code_points(text_.substr(last * kStep)));
    }

    std::string_view text_;
    std::vector<std::int32_t> counts_;
};

/// Indices of the two documents that were asked for last: rows about two come one after another. Lent texts hold as long as
/// the call.
class IndexedTexts {
public:
    const CharacterIndex& of(const Corpus& corpus, std::int64_t ordinal) {
        for (const auto& one : texts_) {
            if (one->ordinal == ordinal) return one->index;
        }
        if (texts_.size() == 2) texts_.erase(texts_.begin());
        texts_.push_back(std::make_shared<Text>(corpus, ordinal));
        return texts_.back()->index;
    }
    void drop() { texts_.clear(); }

private:
    struct Text {
        Text(const Corpus& corpus, std::int64_t of)
            : ordinal(of), lease(corpus.text(of)), index(lease.text()) {}
        std::int64_t ordinal;
        TextLease lease;
        CharacterIndex index;
    };
    std::vector<std::shared_ptr<Text>> texts_;
};

}  // namespace v0
}  // namespace rostra
