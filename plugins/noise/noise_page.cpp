// SPDX-License-Identifier: Apache-2.0
#include "noise_page.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "caption_marks.hpp"
#include "line_numbers.hpp"
#include "line_rules.hpp"
#include "noise_text.hpp"
#include "page_lines.hpp"
#include "pull_quotes.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "rostra/analysis/language/text_lines.hpp"

namespace rostra::noise {

namespace {

constexpr std::size_t kEdge = 12;  // lines of a page's head or tail, at most
constexpr int kProseLetters = 60;  // letters of a line that is prose if it ends as a statement
constexpr int kTitleLetters = 12;  // of a title
constexpr int kLongestTitle = 150;
constexpr std::int32_t kWrapColumn = 40;  // bytes of a line that may have been wrapped
constexpr std::size_t kWrapped = 4;       // lines of a paragraph that is judged as one
constexpr std::size_t kMenuLines = 3;     // section or language names below each other

/// The page as its lines, and what has been found out about each.
class Page {
public:
    Page(std::string_view text, const NoiseLists& lists, const RuleChoice& rules)
        : text_(text), lists_(lists), lines_(split_lines(text)) {
        if (rules.has(Rule::caption_mark)) {
            caption_marks_ = take_caption_marks(text, lines_);
        }
        if (rules.has(Rule::line_number)) {
            line_numbers_ = take_line_numbers(text, lines_);
        }
        verdicts_.resize(lines_.size());
    }

    void judge(const RecurringLines& lines_of_run) {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (!continues(i)) {
                const bool alone = lines_[i].after_gap && (i + 1 == lines_.size() || lines_[i + 1].after_gap);
                verdicts_[i] = judge_line(at(i), alone, lists_);
            }
        }
        judge_wrapped_paragraphs();
        for (const PageLine& edge : find_page_lines(text_, lines_, lists_)) {
            verdicts_[edge.line] = Verdict{edge.rule, true};
        }
        for (const std::size_t line : find_recurring(text_, lines_, lines_of_run)) {
            verdicts_[line] = sure(line) ? verdicts_[line] : Verdict{Rule::recurring, true};
        }
        find_edges();
        judge_head();
        judge_menus();
        settle_doubts();
        judge_tail_titles();
    }

    [[nodiscard]] std::vector<Mark> marks(const RuleChoice& rules) const {
        std::vector<Mark> found;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (verdicts_[i] && rules.has(verdicts_[i]->rule)) {
                found.push_back({lines_[i].span(), verdicts_[i]->rule});
            }
        }
        for (const Span number : line_numbers_) {
            found.push_back({number, Rule::line_number});
        }
        if (rules.has(Rule::pull_quote)) {
            add_pull_quotes(found);
        }
        for (const Span mark : caption_marks_) {
            found.push_back({mark, Rule::caption_mark});
        }
        std::sort(found.begin(), found.end(), [](const Mark& a, const Mark& b) { return a.span < b.span; });
        drop_tags_in_noise(found);
        return found;
    }

private:
    [[nodiscard]] std::string_view at(std::size_t line) const { return slice(text_, lines_[line].span()); }
    [[nodiscard]] bool sure(std::size_t line) const { return verdicts_[line] && verdicts_[line]->sure; }

    /// Whether the line goes on with a sentence that the line above leaves open, as wrapped prose does.
    [[nodiscard]] bool continues(std::size_t line) const {
        return !lines_[line].after_gap && lines_[line - 1].span().size() >= kWrapColumn &&
               !ends_statement(at(line - 1)) && !at(line - 1).ends_with('?') && !verdicts_[line - 1];
    }

    [[nodiscard]] bool is_prose(std::size_t line) const {
        const std::string_view words = at(line);
        if (sure(line)) {
            return false;
        }
        return count_characters<is_word_part>(words, kLongestTitle + 1) > kLongestTitle ||
               !starts_like_title(words) ||
               ((ends_statement(words) || words.ends_with('?')) && !verdicts_[line] &&
                count_characters<is_word_part>(words, kProseLetters) == kProseLetters);
    }

    /// A link or a phrase may be wrapped: then its paragraph's few lines are judged as one.
    void judge_wrapped_paragraphs() {
        for (std::size_t first = 0; first < lines_.size();) {
            std::size_t last = first + 1;
            while (last < lines_.size() && !lines_[last].after_gap) {
                ++last;
            }
            if (last - first > 1 && last - first <= kWrapped) {
                const std::string_view whole = slice(text_, {lines_[first].begin, lines_[last - 1].end});
                const bool wrapped = lines_[first].span().size() >= kWrapColumn && !ends_statement(at(first));
                const auto verdict = wrapped ? judge_line(whole, false, lists_) : std::nullopt;
                if (verdict) {
                    std::fill(verdicts_.begin() + static_cast<std::ptrdiff_t>(first),
                              verdicts_.begin() + static_cast<std::ptrdiff_t>(last), verdict);
                }
            }
            first = last;
        }
    }

    /// Head and tail: the lines before the first and behind the last that is prose.
    void find_edges() {
        while (head_ < lines_.size() && head_ < kEdge && !is_prose(head_)) {
            ++head_;
        }
        tail_ = lines_.size();
        while (tail_ > 0 && lines_.size() - tail_ < kEdge && !is_prose(tail_ - 1)) {
            --tail_;
        }
    }

    void judge_head() {
        if (lines_.size() > 1 && !verdicts_[0] && is_section_name(at(0), lists_) && looks_like_title(1)) {
            verdicts_[0] = Verdict{Rule::navigation, true};
        }
        for (std::size_t i = 0; i < head_; ++i) {
            if (!verdicts_[i] && is_breadcrumb(at(i))) {
                verdicts_[i] = Verdict{Rule::navigation, true};
            }
            if (!verdicts_[i] && is_byline(at(i), lists_)) {
                verdicts_[i] = Verdict{Rule::byline, true};
            }
        }
    }

    /// Menus that stand one entry a line.
    void judge_menus() {
        judge_runs([&](std::size_t i) { return is_section_name(at(i), lists_); }, Rule::navigation);
        judge_runs([&](std::size_t i) { return is_language_name(at(i), lists_); }, Rule::language_switcher);
    }

    template <class Test>
    void judge_runs(Test test, Rule rule) {
        for (std::size_t first = 0; first < lines_.size();) {
            std::size_t last = first;
            while (last < lines_.size() && test(last)) {
                ++last;
            }
            if (last - first >= kMenuLines) {
                std::fill(verdicts_.begin() + static_cast<std::ptrdiff_t>(first),
                          verdicts_.begin() + static_cast<std::ptrdiff_t>(last), Verdict{rule, true});
            }
            first = last + 1;
        }
    }

    /// What is in doubt is believed at an edge of the page or beside what is sure, and dropped elsewhere.
    void settle_doubts() {
        const auto settle = [&](std::size_t i) {
            const bool beside = (i > 0 && sure(i - 1)) || (i + 1 < lines_.size() && sure(i + 1));
            if (verdicts_[i] && !verdicts_[i]->sure && (beside || i < head_ || i >= tail_)) {
                verdicts_[i]->sure = true;
            }
        };
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            settle(i);
        }
        for (std::size_t i = lines_.size(); i > 0; --i) {
            settle(i - 1);
        }
        for (auto& verdict : verdicts_) {
            if (verdict && !verdict->sure) {
                verdict.reset();
            }
        }
    }

    [[nodiscard]] bool looks_like_title(std::size_t line) const {
        const std::string_view words = at(line);
        const int letters = count_characters<is_word_part>(words, kLongestTitle + 1);
        return letters >= kTitleLetters && letters <= kLongestTitle && starts_like_title(words) &&
               !ends_statement(words);
    }

    /// Behind a share line at the tail stand the titles of other pages.
    void judge_tail_titles() {
        bool behind = false;
        for (std::size_t i = tail_; i < lines_.size(); ++i) {
            if (verdicts_[i]) {
                const Rule rule = verdicts_[i]->rule;
                behind = behind || rule == Rule::share || rule == Rule::print || rule == Rule::related;
            } else if (behind && looks_like_title(i)) {
                verdicts_[i] = Verdict{Rule::related, true};
            }
        }
    }

    void add_pull_quotes(std::vector<Mark>& found) const {
        const std::size_t before = found.size();
        for (const Span quote : find_pull_quotes(text_, lines_)) {
            const bool marked =
                std::any_of(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(before),
                            [&](const Mark& mark) { return mark.span.overlaps(quote); });
            if (!marked) {
                found.push_back({quote, Rule::pull_quote});
            }
        }
    }

    /// A line that is noise is so with its tags.
    static void drop_tags_in_noise(std::vector<Mark>& found) {
        std::size_t kept = 0;
        for (const Mark& mark : found) {
            if (kept > 0 && found[kept - 1].span.overlaps(mark.span)) {
                const bool tag_first = found[kept - 1].rule == Rule::caption_mark;
                found[kept - 1] = tag_first ? mark : found[kept - 1];
            } else {
                found[kept++] = mark;
            }
        }
        found.resize(kept);
    }

    std::string_view text_;
    const NoiseLists& lists_;
    std::vector<Line> lines_;
    std::vector<Span> line_numbers_, caption_marks_;
    std::vector<std::optional<Verdict>> verdicts_;
    std::size_t head_ = 0;  // lines before it are the head
    std::size_t tail_ = 0;  // lines from it on are the tail
};

}  // namespace

std::vector<Mark> mark_noise(std::string_view text, const NoiseLists& lists, const RuleChoice& rules,
                             const RecurringLines& lines_of_run) {
    Page page(text, lists, rules);
    page.judge(lines_of_run);
    return page.marks(rules);
}

}  // namespace rostra::noise
