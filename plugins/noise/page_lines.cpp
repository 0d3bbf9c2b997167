// SPDX-License-Identifier: Apache-2.0
#include "page_lines.hpp"
#include "noise_text.hpp"
#include "rostra/analysis/language/ascii.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace rostra::noise {

namespace {

constexpr std::size_t kLongestMark = 40;   // bytes of a page's number with what stands around it
constexpr std::size_t kLongestHead = 120;  // bytes of a running head
constexpr std::size_t kShortestHead = 4;
constexpr std::size_t kBack = 24;       // numbers of one form that are looked back over for the page before
constexpr std::int32_t kPageRows = 15;  // rows of a page, or
constexpr std::int32_t kPageBytes = 1200;   // bytes
constexpr std::int32_t kSmallPageRows = 4;  // where the mark itself leaves little doubt
constexpr std::int32_t kSmallPageBytes = 200;
constexpr std::size_t kBarePages = 4;    // marks that make a count of bare numbers
constexpr std::size_t kMarkedPages = 2;  // of numbers with a word or dashes
constexpr std::size_t kHeads = 3;        // times that a running head stands at page marks
constexpr std::size_t kEvenHeads = 4;    // times that one stands by itself
constexpr std::int32_t kEvenRows = 20;   // rows between those
constexpr std::int32_t kUnevenRows = 2;  // that they may differ by
constexpr std::string_view kSaid[] = {":", "?", "!", "：", "。", "？", "！"};
constexpr std::size_t kNear = 3;  // lines between a running head and the page's edge

/// A line that may count pages: its form with the digits taken out, and its number.
struct Counter {
    std::size_t line = 0;
    int number = 0;
};

std::optional<int> number_in(std::string_view digits) {
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool whole = error == std::errc() && end == digits.data() + digits.size();
    return whole && number < 100000 ? std::optional<int>(number) : std::nullopt;
}

/// `12`, `- 12 -`, `Page 12 of 40`: the form, such as "- # -", and the first number.
struct MarkForm {
    std::string form;
    int number = 0;
    bool bare = false;
};

std::optional<MarkForm> mark_form(std::string_view line, const NoiseLists& lists) {
    if (line.size() > kLongestMark || line.find_first_of("0123456789") == std::string_view::npos) {
        return std::nullopt;
    }
    MarkForm mark;
    int numbers = 0;
    std::string word;
    const auto close_word = [&] {
        const std::vector<std::string> words = words_of(word);
        word.clear();
        return words.empty() || (words.size() == 1 && lists.pager.contains(words));
    };
    for (std::size_t at = 0; at < line.size();) {
        if (is_ascii_digit(line[at])) {
            const std::size_t end = std::min(line.find_first_not_of("0123456789", at), line.size());
            const std::optional<int> number = number_in(line.substr(at, end - at));
            if (!number || !word.empty() || ++numbers > 2) {
                return std::nullopt;
            }
            mark.number = numbers == 1 ? *number : mark.number;
            mark.form += '#';
            at = end;
            continue;
        }
        const char c = line[at++];
        mark.form += c;
        const bool parts = c == ' ' || c == '\t' || c == '/' || c == '-' || c == '[' || c == ']' ||
                           c == '(' || c == ')' || c == '|' || c == '~' || c == '.';
        if (!parts) {
            word += c;
        } else if (!close_word()) {
            return std::nullopt;
        }
    }
    if (!close_word()) {
        return std::nullopt;
    }
    mark.bare = mark.form == "#";
    const bool item = mark.form == "#." || mark.form == "#)" || mark.form == "(#)";  // of a list
    return item ? std::nullopt : std::optional<MarkForm>(mark);
}

/// `[[Page S697]]`, `[Pages 12-14]`: needs no company.
bool is_bracketed_page(std::string_view line, const NoiseLists& lists) {
    if (line.size() > kLongestMark || line.front() != '[' || line.back() != ']') {
        return false;
    }
    const std::vector<std::string> words = words_of(line);
    return words.size() == 2 && lists.pager.contains({words.data(), 1}) &&
           words[1].find_first_of("0123456789") != std::string::npos;
}

/// `Deposition of Ana Ruiz     12`, `12 | The harbour`: the form without the number, and the number.
std::optional<std::pair<std::string_view, int>> numbered_head(std::string_view line) {
    if (line.size() > kLongestHead || line.size() < kShortestHead) {
        return std::nullopt;
    }
    const auto is_far = [](std::string_view between) {
        return between.size() >= 2 || between.find_first_of("\t|") != std::string_view::npos;
    };
    constexpr std::string_view kSpaces = " \t|";
    if (is_ascii_digit(line.back())) {
        std::size_t begin = line.size();
        while (begin > 0 && is_ascii_digit(line[begin - 1])) {
            --begin;
        }
        const std::size_t end = line.find_last_not_of(kSpaces, begin == 0 ? 0 : begin - 1);
        if (begin > 0 && end != std::string_view::npos && is_far(line.substr(end + 1, begin - end - 1))) {
            const std::optional<int> number = number_in(line.substr(begin));
            return number ? std::optional(std::pair(line.substr(0, end + 1), *number)) : std::nullopt;
        }
    }
    if (is_ascii_digit(line.front())) {
        const std::size_t end = std::min(line.find_first_not_of("0123456789"), line.size());
        const std::size_t begin = line.find_first_not_of(kSpaces, end);
        if (begin != std::string_view::npos && is_far(line.substr(end, begin - end))) {
            const std::optional<int> number = number_in(line.substr(0, end));
            return number ? std::optional(std::pair(line.substr(begin), *number)) : std::nullopt;
        }
    }
    return std::nullopt;
}

class PageLines {
public:
    PageLines(std::string_view text, const std::vector<Line>& lines, const NoiseLists& lists)
        : text_(text), lines_(lines), lists_(lists), found_(lines.size()) {}

    std::vector<PageLine> find() {
        find_numbers();
        find_heads();
        std::vector<PageLine> all;
        for (std::size_t i = 0; i < found_.size(); ++i) {
            if (found_[i]) {
                all.push_back({i, *found_[i]});
            }
        }
        return all;
    }

private:
    [[nodiscard]] std::string_view at(std::size_t line) const { return slice(text_, lines_[line].span()); }

    /// Marks that are a page's number, and heads that carry it.
    void find_numbers() {
        std::map<std::string, std::vector<Counter>> marks;
        std::map<std::string_view, std::vector<Counter>> heads;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const std::string_view line = at(i);
            if (is_bracketed_page(line, lists_)) {
                found_[i] = Rule::page_mark;
            } else if (const std::optional<MarkForm> mark = mark_form(line, lists_)) {
                marks[mark->form].push_back({i, mark->number});
            } else if (const auto head = numbered_head(line)) {
                heads[head->first].push_back({i, head->second});
            }
        }
        for (const auto& [form, counters] : marks) {
            const bool bare = form == "#";
            note(longest_count(counters, bare), bare, Rule::page_mark);
        }
        for (const auto& [form, counters] : heads) {
            note(longest_count(counters, true), true, Rule::running_head);
        }
    }

    void note(const std::vector<std::size_t>& count, bool bare, Rule rule) {
        if (count.size() < (bare ? kBarePages : kMarkedPages) || (bare && !is_even(count))) {
            return;
        }
        for (const std::size_t line : count) {
            found_[line] = rule;
        }
    }

    /// Whether `later` may stand a page after `earlier`.
    [[nodiscard]] bool is_page_apart(std::size_t earlier, std::size_t later, bool bare) const {
        if (lines_[later].row - lines_[earlier].row >= (bare ? kPageRows : kSmallPageRows)) {
            return true;
        }
        return lines_[later].begin - lines_[earlier].end >= (bare ? kPageBytes : kSmallPageBytes);
    }

    /// The lines of the longest count upwards, of which a page's number may be missing now and then.
    [[nodiscard]] std::vector<std::size_t> longest_count(const std::vector<Counter>& counters,
                                                         bool bare) const {
        std::vector<std::size_t> length(counters.size(), 1);
        std::vector<std::size_t> before(counters.size());
        std::size_t best = 0;
        for (std::size_t i = 0; i < counters.size(); ++i) {
            before[i] = i;
            for (std::size_t back = 1; back <= std::min(i, kBack); ++back) {
                const std::size_t j = i - back;
                const int step = counters[i].number - counters[j].number;
                if (step >= 1 && step <= 2 && length[j] >= length[i] &&
                    is_page_apart(counters[j].line, counters[i].line, bare)) {
                    length[i] = length[j] + 1;
                    before[i] = j;
                }
            }
            best = length[i] > length[best] ? i : best;
        }
        std::vector<std::size_t> count;
        for (std::size_t i = best; !counters.empty(); i = before[i]) {
            count.push_back(counters[i].line);
            if (before[i] == i) {
                break;
            }
        }
        std::reverse(count.begin(), count.end());
        return count;
    }

    /// Whether pages of about one size lie between the lines: four in five are half to twice the middle one.
    [[nodiscard]] bool is_even(const std::vector<std::size_t>& count) const {
        std::vector<std::int32_t> sizes;
        for (std::size_t i = 1; i < count.size(); ++i) {
            sizes.push_back(lines_[count[i]].begin - lines_[count[i - 1]].begin);
        }
        std::sort(sizes.begin(), sizes.end());
        const std::int32_t middle = sizes[sizes.size() / 2];
        const auto like = std::count_if(sizes.begin(), sizes.end(), [&](std::int32_t size) {
            return size >= middle / 2 && size / 2 <= middle;
        });
        return static_cast<std::size_t>(like) * 5 >= sizes.size() * 4;
    }

    /// Lines that say the same at the edges of pages.
    void find_heads() {
        for (const std::vector<std::size_t>& group : equal_lines()) {
            std::vector<std::size_t> edging;
            std::copy_if(group.begin(), group.end(), std::back_inserter(edging),
                         [&](std::size_t line) { return is_near_edge(line); });
            if (edging.size() >= kHeads && edging.size() * 5 >= group.size() * 4) {
                heads_.insert(heads_.end(), edging.begin(), edging.end());
            } else if (group.size() >= kEvenHeads && recurs_after_same_rows(group)) {
                heads_.insert(heads_.end(), group.begin(), group.end());
            }
        }
        for (const std::size_t line : heads_) {
            found_[line] = found_[line] ? found_[line] : Rule::running_head;
        }
    }

    /// Whether a page's mark or a form feed stands within a few lines.
    [[nodiscard]] bool is_near_edge(std::size_t line) const {
        const std::size_t first = line > kNear ? line - kNear : 0;
        const std::size_t last = std::min(lines_.size() - 1, line + kNear);
        for (std::size_t i = first; i <= last; ++i) {
            const bool feed = lines_[i].after_feed && (i + kNear > line);
            if (feed || (i != line && found_[i])) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool recurs_after_same_rows(const std::vector<std::size_t>& group) const {
        std::int32_t least = lines_[group[1]].row - lines_[group[0]].row;
        std::int32_t most = least;
        for (std::size_t i = 2; i < group.size(); ++i) {
            const std::int32_t rows = lines_[group[i]].row - lines_[group[i - 1]].row;
            least = std::min(least, rows);
            most = std::max(most, rows);
        }
        return least >= kEvenRows && most - least <= kUnevenRows;
    }

    /// What ends as a label or a sentence does, and never as a running head.
    [[nodiscard]] static bool is_said(std::string_view line) {
        return std::any_of(std::begin(kSaid), std::end(kSaid),
                           [&](std::string_view mark) { return line.ends_with(mark); });
    }

    /// The lines that stand often enough to be heads, those of one text together. Their ends tell most apart.
    [[nodiscard]] std::vector<std::vector<std::size_t>> equal_lines() const {
        struct Ends {
            std::uint64_t key;
            std::size_t line;
        };
        std::vector<Ends> ends;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const std::string_view line = at(i);
            if (line.size() >= kShortestHead && line.size() <= kLongestHead && !is_said(line)) {
                ends.push_back({key_of(line), i});
            }
        }
        std::sort(ends.begin(), ends.end(), [&](const Ends& a, const Ends& b) {
            if (a.key != b.key) {
                return a.key < b.key;
            }
            const int order = at(a.line).compare(at(b.line));
            return order != 0 ? order < 0 : a.line < b.line;
        });
        std::vector<std::vector<std::size_t>> groups;
        for (std::size_t first = 0; first < ends.size();) {
            std::size_t last = first;
            std::vector<std::size_t> group;
            while (last < ends.size() && ends[last].key == ends[first].key &&
                   at(ends[last].line) == at(ends[first].line)) {
                group.push_back(ends[last].line);
                ++last;
            }
            if (group.size() >= kHeads) {
                groups.push_back(std::move(group));
            }
            first = last;
        }
        return groups;
    }

    static std::uint64_t key_of(std::string_view line) {
        std::uint64_t front = 0;
        std::uint64_t back = 0;
        const std::size_t size = std::min(line.size(), sizeof front);
        std::memcpy(&front, line.data(), size);
        std::memcpy(&back, line.data() + line.size() - size, size);
        return (front * 0x9E3779B97F4A7C15u) ^ (back * 0xC2B2AE3D27D4EB4Fu) ^ line.size();
    }

    std::string_view text_;
    const std::vector<Line>& lines_;
    const NoiseLists& lists_;
    std::vector<std::optional<Rule>> found_;
    std::vector<std::size_t> heads_;
};

}  // namespace

std::vector<PageLine> find_page_lines(std::string_view text, const std::vector<Line>& lines,
                                      const NoiseLists& lists) {
    return PageLines(text, lines, lists).find();
}

}  // namespace rostra::noise
