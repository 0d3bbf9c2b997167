// SPDX-License-Identifier: Apache-2.0
#include "report_excerpt.hpp"

#include <algorithm>
#include "rostra/analysis/language/code_points.hpp"

namespace rostra::report {

namespace {

constexpr std::int32_t kContext = 160;   // bytes shown before a passage and behind it
constexpr std::int32_t kLongest = 2400;  // of a longer passage only parts are shown
constexpr std::int32_t kLongestEnd = 600;
constexpr std::int32_t kAroundEdit = 120;
constexpr std::int32_t kLongestEdits = 3600;  // with what is around them
constexpr std::int32_t kLongestWord = 24;

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

char at(std::string_view text, std::int32_t place) { return text[static_cast<std::size_t>(place)]; }

std::int32_t size_of(std::string_view text) { return static_cast<std::int32_t>(text.size()); }

/// The nearest place from a byte on (back) where a word begins (ends), or at least a character where words are long.
std::int32_t cut_from(std::string_view text, std::int32_t from) {
    for (std::int32_t word = from; word < std::min(size_of(text), from + kLongestWord); ++word) {
        if (word > 0 && is_space(at(text, word - 1))) return word;
    }
    while (from < size_of(text) && is_trail_byte(at(text, from))) ++from;
    return from;
}
std::int32_t cut_to(std::string_view text, std::int32_t to) {
    for (std::int32_t word = to; word > to - kLongestWord && word > 0; --word) {
        if (word < size_of(text) && is_space(at(text, word))) return word;
    }
    while (to > 0 && to < size_of(text) && is_trail_byte(at(text, to))) --to;
    return to;
}

Span within(Span span, Span bounds) {
    const std::int32_t begin = std::clamp(span.begin, bounds.begin, bounds.end);
    return {begin, std::clamp(span.end, begin, bounds.end)};
}

Span in_text(std::string_view text, Span span) { return within(span, {0, size_of(text)}); }

/// The spans of a passage that are shown, apart from each other and in order.
std::vector<Span> windows(std::string_view text, Span span, const std::vector<Span>& edits,
                          ShownParts parts) {
    if (parts.whole || span.end - span.begin <= 2 * kLongestEnd) return {span};
    std::vector<Span> wanted = {{span.begin, cut_to(text, span.begin + kLongestEnd)},
                                {cut_from(text, span.end - kLongestEnd), span.end}};
    for (std::size_t i = 0; i < std::min(parts.edits, edits.size()); ++i) {
        const Span edit = within(edits[i], span);
        const std::int32_t from =
            edit.begin - span.begin > kAroundEdit ? cut_from(text, edit.begin - kAroundEdit) : span.begin;
        const std::int32_t to =
            span.end - edit.end > kAroundEdit ? cut_to(text, edit.end + kAroundEdit) : span.end;
        wanted.push_back({from, to});
    }
    std::sort(wanted.begin(), wanted.end(), [](Span x, Span y) { return x.begin < y.begin; });
    std::vector<Span> apart;
    for (const Span window : wanted) {
        if (!apart.empty() && window.begin <= apart.back().end) {
            apart.back().end = std::max(apart.back().end, window.end);
        } else {
            apart.push_back(window);
        }
    }
    return apart;
}

class PassageView {
public:
    PassageView(std::string_view text, const std::vector<Span>& edits, Excerpt& out)
        : text_(text), edits_(edits), out_(out) {}

    void show(Span window) {
        std::int32_t from = window.begin;
        for (; next_ < edits_.size() && edits_[next_].begin < window.end; ++next_) {
            const Span edit = within(edits_[next_], {from, window.end});
            add(Piece::Kind::shared, {from, edit.begin});
            out_.push_back({Piece::Kind::edit, flowed(slice(text_, edit)), next_ + 1});
            from = edit.end;
        }
        add(Piece::Kind::shared, {from, window.end});
    }
    void leave_out(Span span) {
        const std::size_t first = next_;
        while (next_ < edits_.size() && edits_[next_].begin < span.end) ++next_;
        out_.push_back({Piece::Kind::left_out, {}, 0, span.end - span.begin, next_ - first});
    }

private:
    void add(Piece::Kind kind, Span span) {
        if (!span.empty()) out_.push_back({kind, flowed(slice(text_, span))});
    }

    std::string_view text_;
    const std::vector<Span>& edits_;
    Excerpt& out_;
    std::size_t next_ = 0;
};

}  // namespace

std::string flowed(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        if (!is_space(text[i])) {
            out += text[i++];
            continue;
        }
        int breaks = 0;
        for (; i < text.size() && is_space(text[i]); ++i) breaks += text[i] == '\n' ? 1 : 0;
        out += breaks > 1 ? '\n' : ' ';
    }
    return out;
}

ShownParts shown_parts(Span in_a, Span in_b, const std::vector<Edit>& edits) {
    if (std::max(in_a.end - in_a.begin, in_b.end - in_b.begin) <= kLongest) return {true, edits.size()};
    std::int32_t room = kLongestEdits;
    std::size_t shown = 0;
    for (const Edit& edit : edits) {
        room -= std::max(edit.in_a.end - edit.in_a.begin, edit.in_b.end - edit.in_b.begin) + 2 * kAroundEdit;
        if (room < 0) break;
        ++shown;
    }
    return {false, shown};
}

Excerpt excerpt(std::string_view text, Span span, const std::vector<Span>& edits, ShownParts parts) {
    span = in_text(text, span);
    const std::int32_t from = span.begin > kContext ? cut_from(text, span.begin - kContext) : 0;
    const std::int32_t to =
        size_of(text) - span.end > kContext ? cut_to(text, span.end + kContext) : size_of(text);
    Excerpt made;
    made.push_back({Piece::Kind::context, (from > 0 ? "… " : "") + flowed(slice(text, {from, span.begin}))});
    PassageView view(text, edits, made);
    std::int32_t shown_to = span.begin;
    for (const Span window : windows(text, span, edits, parts)) {
        if (window.begin > shown_to) view.leave_out({shown_to, window.begin});
        view.show(window);
        shown_to = window.end;
    }
    made.push_back(
        {Piece::Kind::context, flowed(slice(text, {span.end, to})) + (to < size_of(text) ? " …" : "")});
    return made;
}

Excerpt beginning(std::string_view text, Span span, std::size_t longest) {
    span = in_text(text, span);
    const auto limit = static_cast<std::int32_t>(longest);
    if (span.end - span.begin <= limit) return {{Piece::Kind::shared, flowed(slice(text, span))}};
    const std::int32_t to = cut_to(text, span.begin + limit);
    return {{Piece::Kind::shared, flowed(slice(text, {span.begin, to}))},
            {Piece::Kind::left_out, {}, 0, span.end - to}};
}

}  // namespace rostra::report
