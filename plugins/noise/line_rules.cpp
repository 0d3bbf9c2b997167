// SPDX-License-Identifier: Apache-2.0
#include "line_rules.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "noise_text.hpp"

namespace rostra::noise {

namespace {

constexpr std::size_t kLongest = 400;   // bytes of a line that a rule looks at
constexpr std::size_t kMostWords = 30;  // words of one
constexpr std::size_t kLongestByline = 120;

using Words = std::span<const std::string>;

std::optional<int> page_number(std::string_view word) {
    int number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    const bool whole = error == std::errc() && end == word.data() + word.size();
    return whole && number >= 0 && number < 100000 ? std::optional<int>(number) : std::nullopt;
}

/// Whether arrows that point to other pages stand at the ends.
struct Arrows {
    bool front = false;
    bool back = false;
};

bool is_arrow(std::string_view sign) {
    static constexpr std::array<std::string_view, 14> kArrows = {"<", ">",  "«",  "»", "‹", "›",  "←",
                                                                 "→", "<<", ">>", "◄", "►", "|<", ">|"};
    return std::find(kArrows.begin(), kArrows.end(), sign) != kArrows.end();
}

bool is_filler(std::string_view sign) {
    return sign == "…" || sign == "..." || sign == ".." || sign == "|" || sign == "·" || sign == "-" ||
           sign == "–";
}

/// The pieces between white space; no-break spaces part too.
std::vector<std::string_view> pieces_of(std::string_view line) {
    std::vector<std::string_view> pieces;
    std::size_t begin = std::string_view::npos;
    for (std::size_t at = 0; at <= line.size();) {
        const bool wide = line.substr(at, 2) == "\u00A0";
        const bool space = at == line.size() || wide || line[at] == ' ' || line[at] == '\t' ||
                           line[at] == '\n' || line[at] == '\r';
        if (space && begin != std::string_view::npos) {
            pieces.push_back(line.substr(begin, at - begin));
            begin = std::string_view::npos;
        } else if (!space && begin == std::string_view::npos) {
            begin = at;
        }
        at += wide ? 2 : 1;
    }
    return pieces;
}

std::string_view without_brackets(std::string_view piece) {
    while (piece.size() > 1 && (piece.front() == '[' || piece.front() == '(')) {
        piece.remove_prefix(1);
    }
    while (piece.size() > 1 && (piece.back() == ']' || piece.back() == ')')) {
        piece.remove_suffix(1);
    }
    return piece;
}

/// Whether a pager may begin with these bytes: a number, an arrow, a bracket, a word of pagers.
bool begins_like_pager(std::string_view line, const NoiseLists& lists) {
    static constexpr std::string_view kSigns = "<>[(|.-0123456789";
    const auto byte = static_cast<unsigned char>(line.front());
    if (kSigns.find(line.front()) != std::string_view::npos || byte == 0xC2 || byte == 0xE2) {
        return true;
    }
    const std::array<std::string, 1> first = {first_word(line)};
    return lists.pager.longest_at(first) > 0;
}

/// Page numbers that ascend, arrows, and the words of a pager; nothing else.
std::optional<Verdict> judge_pager(std::string_view line, const NoiseLists& lists) {
    if (!begins_like_pager(line, lists)) {
        return std::nullopt;
    }
    const std::vector<std::string_view> pieces = pieces_of(line);
    if (pieces.empty() || pieces.size() > 60) {
        return std::nullopt;
    }
    int numbers = 0;
    int words = 0;
    int last = -1;
    Arrows arrows;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const std::string_view piece = without_brackets(pieces[i]);
        const std::vector<std::string> word = words_of(piece);
        if (const std::optional<int> number = page_number(piece)) {
            if (*number <= last) {
                return std::nullopt;
            }
            last = *number;
            ++numbers;
        } else if (is_arrow(piece)) {
            arrows.front = arrows.front || i == 0;
            arrows.back = arrows.back || i + 1 == pieces.size();
        } else if (word.size() == 1 && lists.pager.contains(word) && word[0].size() + 2 >= piece.size()) {
            ++words;
        } else if (!is_filler(piece)) {
            return std::nullopt;
        }
    }
    const bool arrow = arrows.front || arrows.back;
    if ((numbers >= 2 && (arrow || words > 0)) || (numbers == 1 && arrows.front && arrows.back) ||
        (words > 0 && arrow)) {
        return Verdict{Rule::pager, true};
    }
    if (words > 0 && numbers <= 1) {
        return Verdict{Rule::pager, false};
    }
    return std::nullopt;
}

/// How many phrases of `phrases` cover all words; 0 where they do not.
int covered_by(const PhraseSet& phrases, Words words) {
    int count = 0;
    while (!words.empty()) {
        const std::size_t taken = phrases.longest_at(words);
        if (taken == 0) {
            return 0;
        }
        words = words.subspan(taken);
        ++count;
    }
    return count;
}

/// Share, print and like phrases one after another: `Print E-mail Bookmark and Share`.
std::optional<Verdict> judge_phrases(Words words, const NoiseLists& lists) {
    const std::array<std::pair<Rule, const PhraseSet*>, 3> sets = {
        {{Rule::share, &lists.share}, {Rule::print, &lists.print}, {Rule::prompt, &lists.prompts}}};
    std::optional<Rule> first;
    const std::size_t all = words.size();
    std::size_t wild = 0;  // words that only a wildcard may have taken
    while (!words.empty()) {
        std::size_t longest = 0;
        Rule rule = Rule::share;
        for (const auto& [name, phrases] : sets) {
            const std::size_t taken = phrases->longest_at(words);
            if (taken > longest) {
                longest = taken;
                rule = name;
            }
        }
        if (longest == 0) {
            if (!first || (words[0] != "and" && words[0] != "or")) {
                return std::nullopt;
            }
            longest = 1;
        } else {
            first = first ? first : rule;
            wild = longest > 5 ? longest : wild;
        }
        words = words.subspan(longest);
    }
    if (!first) {
        return std::nullopt;
    }
    return Verdict{*first, all >= 2 && wild == 0};
}

/// `READ MORE: a title`, `Related: a title`; a mark behind the phrase is needed.
bool is_related(std::string_view line, const NoiseLists& lists) {
    const std::size_t colon = line.find(':');
    const std::size_t wide = line.find("：");
    const std::size_t end = std::min(colon, wide);
    if (end == std::string_view::npos || end > 60) {
        return false;
    }
    const std::vector<std::string> words = words_of(line.substr(0, end));
    return words.size() <= 6 && starts_like_title(line) && lists.related.contains(words);
}

}  // namespace

std::optional<Verdict> judge_line(std::string_view line, bool alone, const NoiseLists& lists) {
    if (line.size() > kLongest) {
        return std::nullopt;
    }
    if (const std::optional<Verdict> pager = judge_pager(line, lists)) {
        return pager;
    }
    if (!alone && !lists.openers.contains(first_word(line))) {
        return std::nullopt;
    }
    if (is_related(line, lists)) {
        return Verdict{Rule::related, true};
    }
    if (line.ends_with('.') || line.ends_with('?')) {
        return std::nullopt;
    }
    const std::vector<std::string> words = words_of(line);
    if (words.empty() || words.size() > kMostWords) {
        return std::nullopt;
    }
    if (const int languages = covered_by(lists.languages, words); languages >= 2) {
        return Verdict{Rule::language_switcher, languages >= 3};
    }
    if (const std::optional<Verdict> phrases = judge_phrases(words, lists)) {
        return phrases;
    }
    if (words.size() <= 6 && lists.related.contains(words)) {
        return Verdict{Rule::related, false};
    }
    if (line.find('|') != std::string_view::npos && covered_by(lists.sections, words) >= 3) {
        return Verdict{Rule::navigation, true};
    }
    return std::nullopt;
}

bool is_section_name(std::string_view line, const NoiseLists& lists) {
    if (line.size() > 60 || !lists.openers.contains(first_word(line))) {
        return false;
    }
    const std::vector<std::string> words = words_of(line);
    return !words.empty() && words.size() <= 4 && starts_like_title(line) && !ends_statement(line) &&
           lists.sections.contains(words);
}

bool is_language_name(std::string_view line, const NoiseLists& lists) {
    return line.size() <= 60 && lists.openers.contains(first_word(line)) &&
           lists.languages.contains(words_of(line));
}

bool is_breadcrumb(std::string_view line) {
    if (line.size() > 160 || ends_statement(line)) {
        return false;
    }
    int segments = 0;
    std::size_t begin = 0;
    while (begin <= line.size()) {
        std::size_t end = line.size();
        std::size_t length = 1;
        for (const std::string_view sign : {">", "›", "»", "→"}) {
            const std::size_t at = line.find(sign, begin);
            if (at < end) {
                end = at;
                length = sign.size();
            }
        }
        const std::string_view segment = line.substr(begin, end - begin);
        const int words = count_words(segment, 7);
        if (words == 0 || words > 6 || !starts_like_title(segment) ||
            segment.find_first_of("=<\"()") != std::string_view::npos) {
            return false;
        }
        ++segments;
        begin = end + length;
    }
    return segments >= 3;
}

bool is_byline(std::string_view line, const NoiseLists& lists) {
    if (line.size() > kLongestByline || ends_statement(line) || line.ends_with('?')) {
        return false;
    }
    const std::vector<std::string_view> pieces = pieces_of(line);
    int digits = 0;
    for (std::size_t i = 0; i < pieces.size() && i <= 8; ++i) {
        const std::vector<std::string> words = words_of(pieces[i]);
        if (lists.bylines.contains(words)) {
            const std::size_t names = pieces.size() - i - 1;
            const bool dated = i == 0 || digits >= 2;
            return dated && names >= 2 && names <= 8 &&
                   std::all_of(
                       pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1, pieces.end(),
                       [](std::string_view name) {
                           const std::vector<std::string> joint = words_of(name);
                           const bool links = joint.empty() || name == "and" || name == "und" ||
                                              name == "y" || name == "et" || name == "e" || name == "и";
                           return links || (is_capitalised(name) &&
                                            name.find_first_of("0123456789:|>") == std::string_view::npos);
                       });
        }
        digits += pieces[i].find_first_of("0123456789") != std::string_view::npos ? 1 : 0;
    }
    return false;
}

}  // namespace rostra::noise
