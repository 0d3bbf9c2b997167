// SPDX-License-Identifier: Apache-2.0
#include "keyword_context.hpp"

#include <algorithm>
#include <limits>

#include <unicode/uchar.h>

#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/code_points.hpp"
#include "word_folding.hpp"

namespace rostra::concordance {

namespace {

/// Characters that a token takes up in a context at most, with what stands behind it: no limit for text, but for pages
/// of rules and dots.
constexpr std::size_t kMostOfAToken = 256;

/// Whether it goes on with the character before it, as an accent does.
bool extends(char32_t c) { return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_GRAPHEME_EXTEND) != 0; }

/// Characters as they come, white space folded.
class FoldedSpace {
public:
    explicit FoldedSpace(std::size_t most) : most_(most) {}

    [[nodiscard]] bool full() const { return characters_.size() >= most_; }
    void add_space() { space_ = true; }
    void add(char32_t c) {
        if (is_white_space(c)) return add_space();
        if (space_ && !characters_.empty()) characters_ += U' ';
        space_ = false;
        if (!full()) characters_ += c;
    }
    [[nodiscard]] std::u32string& characters() {
        while (!characters_.empty() && characters_.back() == U' ') characters_.pop_back();
        return characters_;
    }

private:
    std::size_t most_;
    std::u32string characters_;
    bool space_ = false;
};

std::string utf8_of(std::u32string_view characters) {
    std::string text;
    for (const char32_t c : characters) append_utf8(text, c);
    return text;
}

/// Goes from `at` on to `end`, or until enough is taken; returns where it stopped.
std::int32_t take_forward(std::string_view text, const std::vector<Span>& noise, std::int32_t at,
                          std::int32_t end, FoldedSpace& taken) {
    auto next = std::partition_point(noise.begin(), noise.end(), [at](Span span) { return span.end <= at; });
    while (at < end && !taken.full()) {
        if (next != noise.end() && next->begin <= at) {
            at = std::max(at, next->end);
            ++next;
            taken.add_space();
            continue;
        }
        auto byte = static_cast<std::size_t>(at);
        taken.add(next_code_point(text, byte));
        at = static_cast<std::int32_t>(byte);
    }
    return std::min(at, end);
}

/// The same from `at` back to `end`.
std::int32_t take_backward(std::string_view text, const std::vector<Span>& noise, std::int32_t at,
                           std::int32_t end, FoldedSpace& taken) {
    auto next = std::partition_point(noise.begin(), noise.end(), [at](Span span) { return span.begin < at; });
    while (at > end && !taken.full()) {
        if (next != noise.begin() && (next - 1)->end >= at) {
            at = std::min(at, (next - 1)->begin);
            --next;
            taken.add_space();
            continue;
        }
        auto byte = static_cast<std::size_t>(at);
        taken.add(previous_code_point(text, byte));
        at = static_cast<std::int32_t>(byte);
    }
    return std::max(at, end);
}

}  // namespace

KeywordContext::KeywordContext(std::string_view text, Spans tokens, Spans noise, ContextSize size)
    : text_(text), size_(size) {
    for (const Span span : noise) {
        if (!noise_.empty() && span.begin <= noise_.back().end) {
            noise_.back().end = std::max(noise_.back().end, span.end);
        } else if (!span.empty()) {
            noise_.push_back(span);
        }
    }
    auto next = noise_.begin();
    for (const Span token : tokens) {
        while (next != noise_.end() && next->end <= token.begin) ++next;
        if (next == noise_.end() || !next->overlaps(token)) tokens_.push_back(token);
    }
}

KeywordContext::Side KeywordContext::left(Span node) const {
    Side side;
    if (size_.count == 0) return side;
    // Tokens before the node, the last of which it may cut in two.
    const auto last = std::partition_point(tokens_.begin(), tokens_.end(),
                                           [&](Span token) { return token.begin < node.begin; });
    const auto before = static_cast<std::size_t>(last - tokens_.begin());
    std::size_t count = std::min(before, size_.count);
    if (count < before && (last - 1)->end > node.begin) ++count;

    const bool by_tokens = size_.unit == ContextSize::Unit::tokens;
    if (by_tokens && count == 0) return side;
    const std::int32_t end = by_tokens ? (last - static_cast<std::ptrdiff_t>(count))->begin : 0;
    FoldedSpace taken(by_tokens ? count * kMostOfAToken : size_.count);
    const std::int32_t reached = take_backward(text_, noise_, node.begin, end, taken);
    std::u32string& characters = taken.characters();
    while (reached > end && !characters.empty() && extends(characters.back())) characters.pop_back();
    std::reverse(characters.begin(), characters.end());
    side.text = utf8_of(characters);
    for (auto token = last; token != tokens_.begin() && (token - 1)->begin >= reached; --token) {
        side.words.push_back({(token - 1)->begin, std::min((token - 1)->end, node.begin)});
    }
    return side;
}

KeywordContext::Side KeywordContext::right(Span node) const {
    Side side;
    if (size_.count == 0) return side;
    const auto first = std::partition_point(tokens_.begin(), tokens_.end(),
                                            [&](Span token) { return token.end <= node.end; });
    const auto after = static_cast<std::size_t>(tokens_.end() - first);
    std::size_t count = std::min(after, size_.count);
    if (count < after && first->begin < node.end) ++count;

    const bool by_tokens = size_.unit == ContextSize::Unit::tokens;
    if (by_tokens && count == 0) return side;
    const auto size = static_cast<std::int32_t>(text_.size());
    const std::int32_t end = by_tokens ? (first + static_cast<std::ptrdiff_t>(count) - 1)->end : size;
    FoldedSpace taken(by_tokens ? count * kMostOfAToken : size_.count);
    const std::int32_t reached = take_forward(text_, noise_, node.end, end, taken);
    std::u32string& characters = taken.characters();
    if (auto next = static_cast<std::size_t>(reached);
        reached < end && extends(next_code_point(text_, next))) {
        while (!characters.empty() && extends(characters.back())) characters.pop_back();
        if (!characters.empty()) characters.pop_back();
        while (!characters.empty() && characters.back() == U' ') characters.pop_back();
    }
    side.text = utf8_of(characters);
    for (auto token = first; token != tokens_.end() && token->end <= reached; ++token) {
        side.words.push_back({std::max(token->begin, node.end), token->end});
    }
    return side;
}

std::string KeywordContext::node(Span node) const {
    FoldedSpace taken(std::numeric_limits<std::size_t>::max());
    take_forward(text_, noise_, node.begin, node.end, taken);
    return utf8_of(taken.characters());
}

std::string sort_key(std::string_view text, const std::vector<Span>& words) {
    std::string key;
    for (const Span word : words) {
        key += folded(slice(text, word));
        key += ' ';
    }
    return key;
}

}  // namespace rostra::concordance
