// SPDX-License-Identifier: Apache-2.0
#include "line_shapes.hpp"

#include <algorithm>
#include <array>

#include "date_pieces.hpp"
#include "facts_text.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/code_points.hpp"
#include "rostra/analysis/language/letters.hpp"

namespace rostra::document_facts {
namespace {

constexpr std::string_view kWideColon = "：";

bool is_dash(char32_t c) { return c == U'-' || (c >= 0x2010 && c <= 0x2015); }

/// The words of a text, signs left out.
template <class Take>
void each_word(std::string_view text, Take take) {
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view word = first_word(text.substr(at));
        if (word.empty()) {
            static_cast<void>(next_code_point(text, at));
            continue;
        }
        take(word);
        at += word.size();
    }
}

bool has_ideographs(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (is_ideograph(next_code_point(text, at))) return true;
    }
    return false;
}

std::string_view without_last(std::string_view text) {
    std::size_t last = text.size();
    static_cast<void>(previous_code_point(text, last));
    return trimmed(text.substr(0, last));
}

std::string_view without_first(std::string_view text) {
    std::size_t behind = 0;
    static_cast<void>(next_code_point(text, behind));
    return trimmed(text.substr(behind));
}

}  // namespace

std::size_t LineShapes::colon_of_field(std::string_view line) const {
    constexpr std::size_t kLongest = 48;
    return std::min(line.substr(0, kLongest).find(':'), line.substr(0, kLongest).find(kWideColon));
}

std::size_t LineShapes::behind_colon(std::string_view line, std::size_t colon) const {
    return colon + (line[colon] == ':' ? 1 : kWideColon.size());
}

std::vector<std::string_view> LineShapes::parts_of(std::string_view line) const {
    constexpr std::string_view kWideBar = "｜";
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t plain = line.find('|');
        const std::size_t bar = std::min(plain, line.find(kWideBar));
        parts.push_back(trimmed(line.substr(0, bar)));
        if (bar == std::string_view::npos) return parts;
        line.remove_prefix(bar + (bar == plain ? 1 : kWideBar.size()));
    }
}

std::string_view LineShapes::without_marks(std::string_view part) const {
    constexpr std::u32string_view kBefore = U"#*=_~|·•,;:（(";
    constexpr std::u32string_view kBehind = U"#*=_~|·•,;:（(";
    part = trimmed(part);
    while (!part.empty() &&
           (kBefore.find(first_of(part)) != std::u32string_view::npos || is_dash(first_of(part))))
        part = without_first(part);
    while (!part.empty() &&
           (kBehind.find(last_of(part)) != std::u32string_view::npos || is_dash(last_of(part))))
        part = without_last(part);
    return part;
}

bool LineShapes::is_filler(std::string_view part) const { return behind_fillers(part).empty(); }

std::string_view LineShapes::behind_fillers(std::string_view part) const {
    for (const DatePiece& piece : date_pieces(part, *words_)) {
        if (piece.kind != DatePiece::Kind::word || piece.weekday != 0 || piece.unit != DateUnit::none ||
            piece.is_within)
            continue;
        if (!words_->beside_dates.contains(fold_case(part.substr(piece.begin, piece.end - piece.begin))))
            return trimmed(part.substr(piece.begin));
    }
    return {};
}

std::string_view LineShapes::before_fillers(std::string_view part) const {
    const std::vector<DatePiece> pieces = date_pieces(part, *words_);
    for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) {
        const bool is_bracket = piece->sign == U'(' || piece->sign == U'[' || piece->sign == U'（';
        const bool is_mark =
            piece->sign == U',' || piece->sign == U'|' || piece->sign == U'｜' || is_dash(piece->sign);
        const bool is_word =
            piece->kind == DatePiece::Kind::word && (piece->weekday != 0 || piece->is_within);
        if (!is_bracket && !is_mark && !is_word) return part.substr(0, piece->end);
    }
    return {};
}

bool LineShapes::has_update(std::string_view part) const { return has_word(part, words_->updates); }

bool LineShapes::has_word(std::string_view part, const FactWords::WordSet& words) const {
    bool found = false;
    each_word(part, [&](std::string_view word) { found = found || words.contains(fold_case(word)); });
    if (found) return true;
    // Of scripts without spaces, any characters may be the word.
    return has_ideographs(part) && std::any_of(words.begin(), words.end(), [&](const std::string& word) {
               return is_ideograph(first_of(word)) && part.find(word) != std::string_view::npos;
           });
}

bool LineShapes::is_set_off(std::string_view line, std::size_t begin, std::size_t end) const {
    constexpr std::u32string_view kBefore = U"|｜·•([（【";
    constexpr std::u32string_view kBehind = U"|｜·•)]）】";
    std::string_view before = trimmed(line.substr(0, begin));
    const std::string_view behind = trimmed(line.substr(end));
    // The weekday is part of it.
    const std::string_view without_weekday = before_fillers(before);
    const std::string_view between = trimmed(before.substr(without_weekday.size()));
    const auto sets_off = [](std::u32string_view marks, char32_t c) {
        return c != 0 && (marks.find(c) != std::u32string_view::npos || is_dash(c));
    };
    const bool at_end = is_filler(behind);
    const bool is_parted = std::any_of(kBefore.begin(), kBefore.end(), [&](char32_t mark) {
        std::string sign;
        append_utf8(sign, mark);
        return between.find(sign) != std::string_view::npos;
    });
    if (is_parted || sets_off(kBehind, first_of(behind))) return true;
    if (before.empty() || without_weekday.empty() || (at_end && between.empty() && ends_sentence(before)))
        return true;
    return at_end && !between.empty() && (first_of(between) == U',' || is_dash(first_of(between)));
}

bool LineShapes::ends_sentence(std::string_view part) const {
    constexpr std::u32string_view kMarks = U".!?。！？";
    const char32_t last = last_of(trimmed(part));
    return last != 0 && kMarks.find(last) != std::u32string_view::npos;
}

std::string_view LineShapes::names_of_byline(std::string_view line) const {
    constexpr std::size_t kMostWords = 12;
    constexpr std::size_t kLongestWord = 24;
    // `By`, `Written by`: up to two words.
    std::string_view names;
    for (std::size_t end = 0; end < std::min(line.size(), kLongestWord);) {
        const std::size_t blank = line.find(' ', end);
        if (blank == std::string_view::npos) break;
        if (words_->bylines.contains(fold_case(line.substr(0, blank)))) names = trimmed(line.substr(blank));
        end = blank + 1;
    }
    if (names.empty()) return {};
    names = parts_of(names).front();
    const std::size_t words = count_words(names);
    if (words == 0 || words > kMostWords || ends_sentence(names) || !is_capitalised(names)) return {};
    const char32_t first = first_of(names);
    return is_capital(first) || is_ideograph(first) ? without_marks(names) : std::string_view();
}

bool LineShapes::is_place_before_date(std::string_view part) const {
    constexpr std::size_t kMostWords = 4;
    part = trimmed(part);
    const std::size_t comma = part.rfind(',');
    if (comma == std::string_view::npos || !is_filler(part.substr(comma))) return false;
    const std::string_view place = trimmed(part.substr(0, comma));
    const std::size_t words = count_words(place);
    return words > 0 && words <= kMostWords && is_capitalised(place) && is_capital(first_of(place)) &&
           place.find_first_of(":;|.!?\"") == std::string_view::npos && !is_publisher(place);
}

Dateline LineShapes::dateline_of(std::string_view line) const {
    constexpr std::size_t kLongest = 80;
    constexpr std::size_t kMostWords = 5;
    constexpr std::array<std::string_view, 5> kDashes = {" — ", " – ", " -- ", " - ", "-- "};
    std::size_t end = std::string_view::npos;
    std::size_t behind = 0;
    for (const std::string_view dash : kDashes) {
        const std::size_t at = line.substr(0, kLongest).find(dash);
        if (at >= end) continue;
        end = at;
        behind = at + dash.size();
    }
    if (end == std::string_view::npos) return {};
    Dateline found;
    found.size = behind;
    std::string_view head = trimmed(line.substr(0, end));
    bool is_certain = false;
    if (head.ends_with(')') && head.find('(') != std::string_view::npos) {
        const std::size_t open = head.rfind('(');
        found.publisher = trimmed(head.substr(open + 1, head.size() - open - 2));
        head = trimmed(head.substr(0, open));
        is_certain = count_words(found.publisher) <= kMostWords;
    }
    // Up to the date, which has a month and here often no year.
    for (const DatePiece& piece : date_pieces(head, *words_)) {
        const bool is_number = piece.kind == DatePiece::Kind::number;
        if (piece.month == 0 && piece.weekday == 0 && !is_number) continue;
        is_certain = true;
        head = head.substr(0, piece.begin);
        break;
    }
    found.place = without_marks(head);
    const std::size_t words = count_words(found.place);
    bool in_capitals = true;
    for (std::size_t at = 0; at < found.place.size();)
        in_capitals = !is_small(next_code_point(found.place, at)) && in_capitals;
    const bool is_name = words > 0 && words <= kMostWords && is_capital(first_of(found.place)) &&
                         is_capitalised(found.place) &&
                         found.place.find_first_of(":;!?\"") == std::string_view::npos;
    return is_name && (is_certain || in_capitals) ? found : Dateline();
}

bool LineShapes::has_address(std::string_view line) const {
    return line.find("://") != std::string_view::npos || line.find("www.") != std::string_view::npos;
}

bool LineShapes::may_be_title(std::string_view part) const {
    constexpr std::size_t kMostWords = 60;
    constexpr std::u32string_view kNoEnd = U".。;,";
    if (part.empty() || part.front() == '[' || part.find_first_of("<>") != std::string_view::npos)
        return false;
    const std::size_t words = count_words(part);
    return words > 0 && words <= kMostWords && kNoEnd.find(last_of(part)) == std::u32string_view::npos &&
           !is_filler(part);
}

bool LineShapes::is_publisher(std::string_view part) const {
    constexpr std::size_t kMostWords = 6;
    return count_words(part) <= kMostWords && is_capitalised(part) && has_word(part, words_->publishers);
}

bool LineShapes::is_place(std::string_view part) const {
    constexpr std::size_t kMostWords = 8;
    if (count_words(part) > kMostWords || !has_word(part, words_->places)) return false;
    // `Salle des fêtes de Cap-Rouge`: with the word for it first, the others may be small.
    return is_capitalised(part) || words_->places.contains(fold_case(part.substr(0, part.find(' '))));
}

bool LineShapes::is_room(std::string_view part) const {
    constexpr std::size_t kMostWords = 6;
    if (count_words(part) > kMostWords || !is_capitalised(part)) return false;
    std::string_view last = part.substr(part.rfind(' ') + 1);
    // `Press Room B`, `Saal 3`
    const bool numbered = count_characters<is_alphanumeric>(last, 2) == 1 || is_digit(first_of(last));
    if (numbered && part.size() > last.size()) {
        part = part.substr(0, part.size() - last.size() - 1);
        last = part.substr(part.rfind(' ') + 1);
    }
    return words_->places.contains(fold_case(last));
}

bool LineShapes::is_notice(std::string_view part) const { return words_->notices.contains(fold_case(part)); }

bool LineShapes::is_capitalised(std::string_view part) const {
    bool all = true;
    each_word(part, [&](std::string_view word) {
        const char before = word.data() == part.data() ? ' ' : word.data()[-1];
        const bool goes_on = before == '\'' || before == '-' || is_trail_byte(before);
        if (!goes_on && is_small(first_of(word)) && !words_->name_particles.contains(fold_case(word)))
            all = false;
    });
    return all;
}

}  // namespace rostra::document_facts
