// SPDX-License-Identifier: Apache-2.0
#include "cue_markup.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/byte_search.hpp"
#include "rostra/analysis/language/recording_time.hpp"

namespace rostra::captions {

namespace {

constexpr std::size_t kLongestTag = 400;     // bytes; what is longer is text
constexpr std::size_t kLongestBlock = 4096;  // of SubStation, whose animations are long
// What both forms know, and `font` and `span` of what players accept beside them. `< 5 >` is text.
constexpr std::array<std::string_view, 12> kTags = {"b",    "c", "font", "i", "lang", "rt",
                                                    "ruby", "s", "span", "u", "v",    "br"};

/// `mark` at `from` or within the longest of tags behind it; npos where it is not.
std::size_t find_near(std::string_view text, std::string_view mark, std::size_t from,
                      std::size_t longest = kLongestTag) {
    const std::size_t end = std::min(text.size(), from + longest);
    return text.substr(0, end).find(mark, from);
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find_first_of(". \t/")); }

/// Whether a block of SubStation's turns drawing on or off: `{\p1}`, `{\p0}`.
std::optional<bool> drawing(std::string_view block) {
    std::optional<bool> draws;
    for (std::size_t at = block.find("\\p"); at != std::string_view::npos; at = block.find("\\p", at + 2)) {
        if (at + 2 < block.size() && is_ascii_digit(block[at + 2])) draws = block[at + 2] != '0';
    }
    return draws;
}

}  // namespace

bool CueMarkup::next(Part& part) {
    if (at_ >= text_.size()) return false;
    part = Part{};
    part.begin = at_;
    if (!special(part)) {
        part.kind = Part::Kind::words;
        part.end = form_ == Form::cues ? find_any<'<', '{', '&'>(text_, at_ + 1)
                                       : find_any<'{', '\\'>(text_, at_ + 1);
    }
    at_ = part.end;
    return true;
}

bool CueMarkup::special(Part& part) const {
    const char c = text_[at_];
    if (c == '{') return brace_tag(part);
    if (form_ == Form::events) {
        if (c != '\\' || at_ + 1 >= text_.size() || text_[at_ + 1] != 'h') return false;
        part.kind = Part::Kind::reference;
        part.end = at_ + 2;
        part.reference = {2, ' ', {' '}, 1};
        return true;
    }
    if (c == '<') return angle_tag(part);
    if (c != '&') return false;
    const std::optional<CharacterReference> reference = read_reference(text_, at_);
    if (!reference) return false;
    part.kind = Part::Kind::reference;
    part.end = at_ + reference->size;
    part.reference = *reference;
    return true;
}

bool CueMarkup::angle_tag(Part& part) const {
    const std::size_t close = find_near(text_, ">", at_);
    if (close == std::string_view::npos) return false;
    std::string_view inside = text_.substr(at_ + 1, close - at_ - 1);
    part.end = close + 1;
    std::size_t behind = 0;
    if (read_recording_time(inside, behind) && behind == inside.size()) {
        part.kind = Part::Kind::time;
        return true;
    }
    part.kind = Part::Kind::tag;
    const bool closes = inside.starts_with('/');
    if (closes) inside.remove_prefix(1);
    const std::string name = to_ascii_small(first_word(inside));
    if (std::find(kTags.begin(), kTags.end(), name) == kTags.end()) return closes && inside.empty();
    if (closes) return true;
    if (name == "rt") {  // how the word before is read: said once, not twice
        const std::size_t end = find_near(text_, "</rt>", close);
        if (end != std::string_view::npos) part.end = end + 5;
    }
    if (name != "v") return true;
    const std::size_t gap = inside.find_first_of(" \t");
    if (gap == std::string_view::npos) return true;
    const std::size_t begin = skip_blanks(text_, at_ + 1 + gap, close);
    const std::size_t end = trim_blanks(text_, begin, close);
    if (begin == end) return true;
    part.kind = Part::Kind::voice;
    part.name_begin = begin;
    part.name_end = end;
    return true;
}

bool CueMarkup::brace_tag(Part& part) const {
    const std::size_t close = find_near(text_, "}", at_, form_ == Form::cues ? kLongestTag : kLongestBlock);
    if (close == std::string_view::npos) return false;
    part.kind = Part::Kind::tag;
    part.end = close + 1;
    if (form_ == Form::cues) return text_[at_ + 1] == '\\';
    if (!drawing(text_.substr(at_, close - at_)).value_or(false)) return true;
    // Shapes are drawn by letters and numbers, up to the block that ends it.
    for (std::size_t open = text_.find('{', close); open != std::string_view::npos;
         open = text_.find('{', open + 1)) {
        const std::size_t end = find_near(text_, "}", open, kLongestBlock);
        if (end == std::string_view::npos) break;
        part.end = end + 1;
        if (!drawing(text_.substr(open, end - open)).value_or(true)) return true;
    }
    part.end = text_.size();
    return true;
}

std::string plain_name(std::string_view name) {
    std::string plain;
    for (std::size_t at = 0; at < name.size();) {
        if (const std::optional<CharacterReference> reference = read_reference(name, at)) {
            plain += reference->utf8();
            at += reference->size;
        } else {
            plain += name[at++];
        }
    }
    return with_single_spaces(plain);
}

}  // namespace rostra::captions
