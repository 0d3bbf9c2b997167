// SPDX-License-Identifier: Apache-2.0
#include "page_text.hpp"

#include <algorithm>
#include <array>

#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/code_points.hpp"

namespace rostra::html {

namespace {

bool is_gap(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

constexpr std::string_view kHardSpace = "\xC2\xA0";

constexpr std::size_t kNear = 400;  // bytes within which text goes on behind what the parser left out

bool begins_tag(std::string_view source, std::size_t at) {
    if (at + 1 >= source.size() || source[at] != '<') return false;
    const char next = source[at + 1] == '/' && at + 2 < source.size() ? source[at + 2] : source[at + 1];
    return is_ascii_letter(next) || next == '!' || next == '?' || source[at + 1] == '/';
}

std::size_t behind_tag(std::string_view source, std::size_t at) {
    const std::string_view end = source.substr(at).starts_with("<!--") ? "-->" : ">";
    const std::size_t found = source.find(end, at);
    return found == std::string_view::npos ? source.size() : found + end.size();
}

/// How many bytes of `source`, which begins with `&`, one reference may take: with its `;`, or as long as what it is made of goes on.
std::size_t longest_reference(std::string_view source) {
    std::size_t end = 1;
    const auto at = [&](std::size_t i) { return i < source.size() ? source[i] : '\0'; };
    if (at(end) == '#') {
        ++end;
        const bool hex = at(end) == 'x' || at(end) == 'X';
        if (hex) ++end;
        const auto is_hex = [](char c) {
            return is_ascii_digit(c) || (to_ascii_small(c) >= 'a' && to_ascii_small(c) <= 'f');
        };
        while (hex ? is_hex(at(end)) : is_ascii_digit(at(end))) ++end;
    } else {
        while (is_ascii_letter(at(end)) || is_ascii_digit(at(end))) ++end;
    }
    return at(end) == ';' ? end + 1 : end;
}

/// Whether text and page go on alike, as far as a few bytes tell.
bool goes_on(std::string_view meant, std::string_view source) {
    for (std::size_t i = 0; i < 4; ++i) {
        if (i >= meant.size()) return true;
        if (i >= source.size()) return false;
        if (i > 0 && (source[i] == '&' || source[i] == '<')) return true;
        if (is_gap(meant[i]) && is_gap(source[i])) return true;
        if (meant[i] != source[i]) return false;
    }
    return true;
}

/// How many bytes of `source` the reference takes that it begins with; `meant` is what follows what it stands for. Some names
/// need no `;`, and letters may follow them: `&eacutet` is `ét`.
std::size_t reference_size(std::string_view source, std::string_view meant) {
    const std::size_t longest = longest_reference(source);
    if (source.starts_with("&#")) return longest;
    for (std::size_t size = longest; size > 2; --size) {
        if (goes_on(meant, source.substr(size))) return size;
    }
    return longest;
}

/// Bytes of the character that `text` begins with.
std::size_t character_size(std::string_view text) {
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) ++size;
    return size;
}

/// Bytes of the second character that a reference stands for; 0 where it stands for one. Those that stand for two have one of
/// these behind the first, which no reference stands for alone but by its number.
std::size_t second_size(std::string_view behind, std::string_view reference) {
    constexpr std::array<std::string_view, 7> kSeconds = {"\u0338", "\u20D2", "\uFE00", "\u0333",
                                                          "\u20E5", "\u0331", "\u200A"};
    if (reference.starts_with("&#")) return 0;
    if (reference == "&fjlig;") return 1;
    for (const std::string_view second : kSeconds) {
        if (behind.starts_with(second)) return second.size();
    }
    return 0;
}

}  // namespace

PageText::PageText(const Utf8Input& input, const PageBlocks& page) : input_(input) {
    for (const PageBlock& block : page.blocks) add_block(page, block);
}

void PageText::add_block(const PageBlocks& page, const PageBlock& block) {
    if (!text_.empty()) text_ += "\n\n";
    gap_ = line_begun_ = false;
    const std::int32_t begin = size();
    std::size_t link = 0;
    std::int32_t link_begin = 0;
    const auto end_link = [&] {
        if (link > 0 && link_begin < size()) links_.push_back({{link_begin, size()}, page.links[link - 1]});
    };
    for (const Run& run : block.runs) {
        if (run.link != link) {
            end_link();
            link = run.link;
            link_begin = size() + (gap_ && line_begun_ ? 1 : 0);
        }
        if (run.text == nullptr) {
            if (line_begun_) text_ += '\n';
            gap_ = line_begun_ = false;
        } else {
            add_text(run.text->v.text);
        }
    }
    end_link();
    while (static_cast<std::size_t>(begin) < text_.size() && text_.back() == '\n') text_.pop_back();
    blocks_.push_back({begin, size()});
}

void PageText::put(std::string_view words, std::size_t begin, std::size_t end) {
    if (gap_ && line_begun_) text_ += ' ';
    gap_ = false;
    line_begun_ = true;
    const std::size_t from = text_.size();
    text_ += words;
    input_.add_piece(pieces_, static_cast<std::int64_t>(from), static_cast<std::int64_t>(text_.size()), begin,
                     end);
}

/// Goes through what the parser understood and what the page has, side by side: they differ in references and line ends alone.
void PageText::add_text(const GumboText& node) {
    std::string_view meant = node.text;
    const std::string_view source(node.original_text.data, node.original_text.length);
    const auto origin = static_cast<std::size_t>(source.data() - input_.text().data());
    std::size_t at = 0;
    while (!meant.empty()) {
        // NUL is left out, or read as U+FFFD.
        if (at < source.size() && source[at] == '\0' && !meant.starts_with("\uFFFD")) {
            ++at;
            continue;
        }
        // A tag that has no meaning where it stands, such as </svg>, parts no text.
        if (begins_tag(source, at) && meant.substr(0, 2) != source.substr(at, 2)) {
            at = behind_tag(source, at);
            continue;
        }
        const bool hard_space = meant.starts_with(kHardSpace);
        if (is_gap(meant[0]) || hard_space) {
            gap_ = true;
            if (hard_space && source.substr(std::min(at, source.size())).starts_with(kHardSpace)) {
                at += kHardSpace.size();
            } else if (at < source.size() && source[at] == '&') {
                at += reference_size(source.substr(at), meant.substr(hard_space ? kHardSpace.size() : 1));
            } else {
                at += at + 1 < source.size() && source[at] == '\r' && source[at + 1] == '\n' ? std::size_t{2}
                                                                                             : std::size_t{1};
            }
            meant.remove_prefix(hard_space ? kHardSpace.size() : 1);
            continue;
        }
        std::size_t same = 0;
        while (same < meant.size() && at + same < source.size() && meant[same] == source[at + same] &&
               source[at + same] != '&' && (same == 0 || !begins_tag(source, at + same)) &&
               !is_gap(meant[same]) && !meant.substr(same).starts_with(kHardSpace))
            ++same;
        while (same > 0 && same < meant.size() && is_trail_byte(meant[same])) --same;
        if (same > 0) {
            put(meant.substr(0, same), origin + at, origin + at + same);
            meant.remove_prefix(same);
            at += same;
            continue;
        }
        std::size_t size = character_size(meant);
        if (at >= source.size() || (source[at] != '&' && source[at] != '\0')) {
            const std::size_t near =
                source.substr(0, std::min(source.size(), at + kNear)).find(meant.substr(0, size), at);
            if (near == std::string_view::npos) {
                text_ += meant.substr(0, size);  // the parser has it from nowhere
                meant.remove_prefix(size);
            } else {
                at = near;
            }
            continue;
        }
        // A reference, a mark & that is none, or what stands for NUL.
        std::size_t taken = 1;
        if (source[at] == '&') {
            const std::string_view reference =
                source.substr(at, reference_size(source.substr(at), meant.substr(size)));
            const bool literal = meant[0] == '&' && !reference.starts_with("&amp") &&
                                 meant.substr(1).starts_with(reference.substr(1));
            if (!literal) {
                taken = reference.size();
                size += second_size(meant.substr(size), reference);
            }
        }
        const std::size_t end = std::min(at + taken, source.size());
        put(meant.substr(0, size), origin + at, origin + end);
        meant.remove_prefix(size);
        at = end;
    }
}

}  // namespace rostra::html
