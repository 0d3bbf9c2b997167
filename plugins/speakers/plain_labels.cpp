// SPDX-License-Identifier: Apache-2.0
// Labels without mark-up: `MS. PSAKI:`, `Mr. BURNS.`, `Ana Ruiz — `, `Q    `.
#include <algorithm>

#include "clock_times.hpp"
#include "label_characters.hpp"
#include "label_line.hpp"
#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "speakers_letters.hpp"

namespace rostra::speakers {

namespace {

constexpr int kMostWords = 14;
constexpr int kMostWordsLoose = 10;  // where no colon ends the label
constexpr int kMostPeriods = 2;
constexpr std::size_t kColumn = 3;  // blanks that part two columns

/// A sign before a name, as transcribers write it: `$L1`, `*CHI`
bool is_sign(char c) {
    return c == '$' || c == '@' || c == '%' || c == '&' || c == '*' || c == '~' || c == '^' || c == '/';
}

/// Whether a stretch has nothing that can end a label that begins with a small letter: no colon, no bar, no tab, no time, no
/// parentheses, no character whose role is not known at once.
bool is_plain_prose(const TextMasks& masks, std::size_t begin, std::size_t end) {
    std::uint64_t found = 0;
    masks.each_block(begin, end, [&](const ByteMasks& block, std::uint64_t within, std::size_t) {
        found |= (block.ends | block.digit | block.bracket | block.odd) & within;
    });
    return found == 0;
}

class PlainReader {
public:
    explicit PlainReader(LabelLine& line) : line_(line) {}

    void run() {
        if (is_sign(line_.text[line_.begin])) line_.label.form.sign = line_.text[line_.begin];
        std::size_t first = line_.begin;
        lower_ = is_small(next_code_point(line_.text, first));
        anything_ = line_.label.form.time_before || line_.label.form.opening == Opening::arrow;
        stop_ = std::min(line_.end, line_.begin + kLongestLabel);
        if (lower_ && !anything_ && is_plain_prose(line_.page.masks, line_.begin, line_.end)) return;
        at_ = word_ = line_.begin;
        while (read_more()) {
            const Step step = step_at(line_.text, at_);
            if (depth_ > 0) {
                pass_in_parens(step);
            } else if (length() > kLongestName || words_ > kMostWords || !take(step)) {
                return;
            }
        }
        const bool whole = at_ == line_.end && depth_ == 0 && at_ > line_.begin && line_.text[at_ - 1] != '.';
        if (!whole || (lower_ && !anything_)) return;
        words_ += at_ > word_ ? 1 : 0;
        if (words_ <= kMostWordsLoose && length() <= kLongestName)
            line_.emit(Ending::line, line_.end, line_.end);
    }

private:
    /// Whether a character is left; letters of ASCII are passed.
    bool read_more() {
        while (depth_ == 0 && at_ < stop_ && is_ascii_letter(line_.text[at_])) ++at_;
        if (at_ < stop_) return true;
        if (depth_ == 0 || at_ != line_.end || !line_.has_below()) return false;
        line_.join_below();  // parentheses go on in the line below
        stop_ = std::min(line_.end, line_.begin + kLongestLabel);
        return true;
    }

    [[nodiscard]] std::size_t length() const { return at_ - line_.begin - in_parens_; }
    [[nodiscard]] bool loose() const { return !lower_ && words_ < kMostWordsLoose; }
    [[nodiscard]] bool is_blank_at(std::size_t at) const {
        return at >= line_.end || blank_size(line_.text, at) > 0;
    }

    void pass_in_parens(Step step) {
        depth_ += step.role == Role::open ? 1 : step.role == Role::close ? -1 : 0;
        in_parens_ += step.length;
        at_ += step.length;
        if (depth_ == 0) word_ = at_;
    }

    /// False where no label goes on behind the character.
    bool take(Step step) {
        switch (step.role) {
            case Role::space:
                return take_blanks();
            case Role::colon:
                if (ends_by_colon(step.length))
                    line_.emit(Ending::colon, at_, behind_colon(at_ + step.length));
                return false;
            case Role::bar:
                if (at_ > line_.begin) line_.emit(Ending::bar, at_, at_ + step.length);
                return false;
            case Role::period:
                if (!take_period()) return false;
                break;
            case Role::comma:
                if (step.length > 1) return false;  // of a script that has none in names
                comma_ = comma_ == 0 ? at_ : comma_;
                break;
            case Role::dash:
                emit_dash(at_ + step.length);
                return false;
            case Role::hyphen:
                if (line_.next_is(at_, "--")) {
                    emit_dash(at_ + 2);
                    return false;
                }
                if (at_ > word_ && at_ + 1 < line_.end && is_blank_at(at_ + 1)) {
                    emit_dash(at_ + 1);
                    return false;
                }
                break;
            case Role::open:
                if (at_ > word_ && ends_by_time(at_, at_)) return false;
                words_ += at_ > word_ ? 1 : 0;
                depth_ = 1;
                in_parens_ += step.length;
                break;
            case Role::close:
                return false;
            case Role::stop:
                if (!joins_letters(step.length)) return false;
                break;
            case Role::inside:
                break;
        }
        at_ += step.length;
        return true;
    }

    void emit_dash(std::size_t behind) {
        if (at_ > word_ && (loose() || anything_)) line_.emit(Ending::dash, at_, behind);
    }

    bool take_blanks() {
        words_ += at_ > word_ ? 1 : 0;
        long_word_ = long_word_ || at_ > word_ + 2;
        const std::size_t next = line_.skip(at_);
        if (words_ > 0) {
            if (is_ascii_letter(line_.text[next])) {
                take_gap(next);
            } else if (ends_by_time(at_, next) || ends_by_dash(next)) {
                return false;
            } else if (!line_.next_is(next, "|")) {
                take_gap(next);
            }
        }
        at_ = word_ = next;
        return true;
    }

    /// A dash between blanks, or behind them.
    bool ends_by_dash(std::size_t next) {
        if (!loose() && !anything_) return false;
        const Step then = step_at(line_.text, next);
        const std::size_t behind = next + then.length;
        const bool ends = then.role == Role::dash ||
                          (then.role == Role::hyphen && (is_blank_at(behind) || line_.next_is(behind, "- ")));
        if (ends) line_.emit(Ending::dash, at_, behind + (line_.next_is(behind, "- ") ? 1 : 0));
        return ends;
    }

    /// A gap ends a label where it is wide or the label cannot be a sentence's first word; others may end it further on. One in
    /// small letters ends at a tab, or before a column of times: `speaker1  00:00:02.696  …`
    void take_gap(std::size_t next) {
        const std::string_view blanks = line_.text.substr(at_, next - at_);
        const bool column = blanks.find('\t') != std::string_view::npos;
        if (gap_ || (!loose() && !anything_ &&
                     !(lower_ && (column || time_end(line_.text, next, line_.end) != next))))
            return;
        const std::size_t wide = count_code_points(blanks);
        const bool marked = words_ == 1 && (is_questioner() || line_.label.form.sign != 0);
        if (wide < kColumn && !marked && !(wide == 2 && is_upper()) && !column &&
            blanks.find("　") == std::string_view::npos)
            return;
        gap_ = true;
        const bool period = line_.text[at_ - 1] == '.' && words_ == 1;
        line_.emit(Ending::gap, at_ - (period ? 1 : 0), next);
    }

    bool take_period() {
        if (at_ > line_.begin && line_.text[at_ - 1] == '.') return false;  // periods in a row end no label
        const std::size_t next = line_.skip(at_ + 1);
        const Step then = next < line_.end ? step_at(line_.text, next) : Step{Role::space, 0};
        const bool doubled = line_.next_is(next, "--");
        const bool dashed =
            then.role == Role::dash || doubled || (then.role == Role::hyphen && line_.next_is(next, "- "));
        if (dashed && at_ > line_.begin) {
            if (!lower_ || anything_)
                line_.emit(Ending::period_dash, at_, next + (doubled ? 2 : then.length));
            return false;
        }
        if (next == at_ + 1 && next < line_.end) return true;  // within a word
        if (!loose() || (at_ == word_ && words_ == 0)) return true;
        const Sort sort = at_ == word_ ? Sort::word : sort_of(line_.text.substr(word_, at_ - word_));
        if (sort == Sort::abbreviation) return true;
        if (++periods_ > kMostPeriods) return false;
        if (comma_ > line_.begin) line_.emit(Ending::direction, comma_, next);
        line_.emit(Ending::period, sort == Sort::initials ? at_ + 1 : at_, next);
        return true;
    }

    enum class Sort { word, abbreviation, initials };

    /// What a word before a period is. A letter alone may be a questioner's mark.
    [[nodiscard]] Sort sort_of(std::string_view word) {
        constexpr std::uint32_t kOwn = WordLists::kAbbreviation | WordLists::kMale | WordLists::kFemale;
        if ((line_.page.marks_of(strip_marks(word)) & kOwn) != 0) return Sort::abbreviation;
        bool letters = true;  // each alone, a period between: О.П
        int count = 0;
        for (std::size_t at = 0; at < word.size();) {
            const char32_t c = next_code_point(word, at);
            letters = letters && is_letter(c);
            ++count;
            if (at < word.size() && word[at] == '.') {
                ++at;
            } else if (at < word.size()) {
                letters = false;
            }
        }
        if (!letters || count == 0 || (words_ == 0 && count == 1)) return Sort::word;
        return long_word_ ? Sort::initials : Sort::abbreviation;
    }

    /// `"` within a word of Hebrew.
    [[nodiscard]] bool joins_letters(std::size_t length) const {
        const std::size_t behind = at_ + length;
        return line_.text[at_] == '"' && at_ > line_.begin &&
               static_cast<unsigned char>(line_.text[at_ - 1]) >= 0x80 && behind < line_.end &&
               static_cast<unsigned char>(line_.text[behind]) >= 0x80;
    }

    /// Whether no small letter stands before here.
    [[nodiscard]] bool is_upper() const {
        for (std::size_t at = line_.begin; at < at_;) {
            if (is_small(next_code_point(line_.text, at))) return false;
        }
        return true;
    }

    [[nodiscard]] bool is_questioner() const {
        return at_ - line_.begin <= 2 &&
               (line_.page.marks_of(line_.text.substr(line_.begin, at_ - line_.begin)) &
                WordLists::kQuestioner) != 0;
    }

    /// A colon between digits, or before the rest of an address, ends no label.
    [[nodiscard]] bool ends_by_colon(std::size_t length) const {
        const std::size_t after = at_ + length;
        if (at_ == line_.begin) return false;
        if (length > 1 || is_blank_at(after)) return true;
        const char next = line_.text[after];
        return static_cast<unsigned char>(next) >= 0x80 ||
               (!is_ascii_digit(next) && std::string_view("/:\\)(").find(next) == std::string_view::npos);
    }

    /// Behind a dash that follows the colon at once: `Ana Ruiz:— Good morning.`
    [[nodiscard]] std::size_t behind_colon(std::size_t at) const {
        for (const std::string_view dash : {"—", "–", "--"}) {
            if (line_.next_is(at, dash)) return at + dash.size();
        }
        return at;
    }

    /// A time at `next`, behind a label that ends at `at`, which ends the line, stands in brackets or before a colon:
    /// `Ana Ruiz (0:05):`
    bool ends_by_time(std::size_t at, std::size_t next) {
        const std::size_t timed = time_end(line_.text, next, line_.end);
        if (timed == next) return false;
        const std::size_t after = line_.skip(timed);
        const bool colon = after < line_.end && step_at(line_.text, after).role == Role::colon;
        const bool bracketed = line_.text[next] == '[' || line_.text[next] == '(';
        if (after != line_.end && !colon && !bracketed) return false;
        line_.note_time(next, timed);
        std::size_t end = at;
        while (end > line_.begin && (line_.text[end - 1] == ',' || line_.text[end - 1] == '|'))
            end = trim_blanks(line_.text, line_.begin, end - 1);
        line_.emit(colon ? Ending::colon : Ending::markup, end,
                   colon ? after + step_at(line_.text, after).length : after);
        return true;
    }

    LabelLine& line_;
    bool lower_ = false;     // the line begins with a small letter: a colon must end the label
    bool anything_ = false;  // what stands before the label says that one follows
    std::size_t stop_ = 0;
    std::size_t at_ = 0;
    std::size_t word_ = 0;       // where the word at `at_` begins
    std::size_t comma_ = 0;      // the first one
    std::size_t in_parens_ = 0;  // bytes
    int depth_ = 0, words_ = 0, periods_ = 0;
    bool gap_ = false, long_word_ = false;
};

}  // namespace

void read_plain_label(LabelLine& line) { PlainReader(line).run(); }

}  // namespace rostra::speakers
