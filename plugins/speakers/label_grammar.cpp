// SPDX-License-Identifier: Apache-2.0
// Long because a grammar is read best in one piece.
#include "label_grammar.hpp"

#include <algorithm>

#include "clock_times.hpp"
#include "label_characters.hpp"
#include "label_words.hpp"
#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "speakers_letters.hpp"

namespace rostra::speakers {

namespace {

constexpr std::size_t kLongestLabel = 320;  // bytes, with what stands in parentheses
constexpr std::size_t kLongestName = 160;   // bytes outside parentheses
constexpr int kMostWords = 14;
constexpr int kMostWordsLoose = 10;  // where no colon ends the label
constexpr int kMostPeriods = 2;
constexpr std::size_t kLongestClosing = 40;  // bytes
constexpr std::size_t kLongestItem = 4;      // bytes of the number of an item
constexpr std::size_t kColumn = 3;           // blanks that part two columns

struct Pair {
    std::string_view open, close;
    Markup markup;
};

constexpr Pair kPairs[] = {
    {"***", "***", Markup::bold},
    {"**", "**", Markup::bold},
    {"__", "__", Markup::bold},
    {"<b>", "</b>", Markup::bold},
    {"<strong>", "</strong>", Markup::bold},
    {"*", "*", Markup::italic},
    {"_", "_", Markup::italic},
    {"<i>", "</i>", Markup::italic},
    {"<em>", "</em>", Markup::italic},
    {"<v ", ">", Markup::angle},
    {"<", ">", Markup::angle},
    {"[", "]", Markup::brackets},
    {"【", "】", Markup::brackets},
    {"〔", "〕", Markup::brackets},
    {"(", ")", Markup::parens},
    {"（", "）", Markup::parens},
};

/// Reads the head of one line.
class Reader {
public:
    Reader(std::string_view text, const std::vector<Line>& lines, std::size_t index, const WordLists& lists,
           std::vector<Label>& labels)
        : text_(text.substr(0, static_cast<std::size_t>(lines[index].end))),
          lists_(lists),
          labels_(labels),
          begin_(static_cast<std::size_t>(lines[index].begin)),
          end_(static_cast<std::size_t>(lines[index].end)),
          below_(end_) {
        label_.line = static_cast<std::int32_t>(index);
        if (index + 1 < lines.size() && !lines[index + 1].after_gap) {
            below_ = static_cast<std::size_t>(lines[index + 1].end);
            whole_ = text.substr(0, below_);
        }
    }

    void run() {
        pass_opening();
        if (begin_ == end_) return;
        if (next_is(begin_, "<v.")) {  // <v.loud Ana Ruiz>
            const std::size_t space = text_.find_first_of(" >", begin_);
            if (space < end_ && text_[space] == ' ')
                read_marked({text_.substr(begin_, space + 1 - begin_), ">", Markup::angle});
            return;
        }
        const auto* const pair = std::find_if(std::begin(kPairs), std::end(kPairs),
                                              [&](const Pair& one) { return next_is(begin_, one.open); });
        if (pair == std::end(kPairs) || !read_marked(*pair)) read_plain();
    }

private:
    [[nodiscard]] bool next_is(std::size_t at, std::string_view what) const {
        return text_.substr(std::min(at, end_), what.size()) == what;
    }
    [[nodiscard]] std::size_t skip(std::size_t at) const {
        return skip_blanks(text_, std::min(at, end_), end_);
    }
    [[nodiscard]] bool is_letter_at(std::size_t at) const {
        return at < end_ && is_letter(next_code_point(text_, at));
    }

    // ---- What stands before the label

    void pass_opening() {
        constexpr int kMostParts = 5;
        for (int part = 0; part < kMostParts && begin_ < end_; ++part) {
            const std::size_t behind = skip(behind_part(begin_));
            if (behind == begin_) break;
            begin_ = behind;
        }
    }

    /// Behind one thing that may stand before a label, noted in the form; or `at`.
    std::size_t behind_part(std::size_t at) {
        if (const std::size_t timed = time_end(text_, at, end_); timed != at) {
            label_.form.time_before = true;
            label_.time = {static_cast<std::int32_t>(at), static_cast<std::int32_t>(timed)};
            const std::size_t next = skip(timed);
            for (const std::string_view joint : {"- ", "– ", "— ", ": ", "| "}) {
                if (next_is(next, joint)) return next + joint.size();
            }
            return timed;
        }
        if (next_is(at, ">>")) {
            label_.form.opening = Opening::arrow;
            return std::min(text_.find_first_not_of('>', at), end_);
        }
        for (const std::string_view quoted : {"> ", "| "}) {
            if (next_is(at, quoted)) return at + quoted.size();
        }
        const std::size_t hashes = std::min(text_.find_first_not_of('#', at), end_) - at;
        if (hashes > 0 && hashes <= 6 && at + hashes < end_ && text_[at + hashes] == ' ') {
            label_.form.opening = Opening::heading;
            return at + hashes;
        }
        for (const std::string_view bullet : {"- ", "* ", "+ ", "• ", "· ", "◦ ", "-\t"}) {
            if (next_is(at, bullet)) {
                label_.form.opening = Opening::item;
                return at + bullet.size();
            }
        }
        for (const std::string_view dash : {"– ", "— ", "―"}) {
            if (next_is(at, dash)) {
                label_.form.opening = Opening::dash;
                return at + dash.size();
            }
        }
        const bool shape = next_is(at, "\xE2\x96") || next_is(at, "\xE2\x97") || next_is(at, "〇");
        if (shape && at + 3 < end_) {
            label_.form.opening = Opening::mark;
            return at + 3;
        }
        return behind_number(at);
    }

    /// Behind the number of a question, a line or a speech: `3. 林健鋒議員：`, `12) ANA RUIZ:`, `Anf. 12 ANNA LIND`.
    std::size_t behind_number(std::size_t at) {
        constexpr std::size_t kMostDigits = 4;
        constexpr std::size_t kLongestWord = 6;  // bytes of `Anf`
        const auto behind_digits = [&](std::size_t from) {
            return std::min(text_.find_first_not_of("0123456789", from), end_);
        };
        const std::size_t digits = behind_digits(at);
        if (digits > at) {
            if (digits - at > kMostDigits || digits == end_) return at;
            const bool marked = text_[digits] == '.' || text_[digits] == ')';
            const std::size_t next = skip(digits + (marked ? 1 : 0));
            const bool parted = next > digits + (marked ? 1 : 0) ||
                                (marked && next < end_ && static_cast<unsigned char>(text_[next]) >= 0xE3);
            if (!parted || next == end_ || label_.form.opening == Opening::number) return at;
            label_.form.opening = Opening::number;
            return next;
        }
        const std::size_t period = text_.substr(at, std::min(kLongestWord + 1, end_ - at)).find('.');
        if (period == std::string_view::npos || period < 2) return at;
        const std::size_t number = skip(at + period + 1);
        const std::size_t behind = behind_digits(number);
        const std::size_t next = skip(behind);
        if (behind == number || behind - number > kMostDigits || next == behind || next == end_) return at;
        std::size_t letter = next;
        if (!is_capital(next_code_point(text_, letter))) return at;
        label_.form.opening = Opening::number;
        return next;
    }

    // ---- A label in mark-up

    /// False where nothing closes the mark-up, so that its sign is a part of the name: `*CHI:`
    bool read_marked(const Pair& pair) {
        const std::size_t inner = skip(begin_ + pair.open.size());
        const std::size_t close =
            text_.substr(0, std::min(end_, inner + kLongestLabel)).find(pair.close, inner);
        if (close == std::string_view::npos || close == inner) return false;
        label_.form.markup = pair.markup;
        begin_ = inner;
        if (pair.markup == Markup::angle &&
            text_.substr(inner, close - inner).find('=') != std::string_view::npos) {
            read_attribute(close);
            return true;
        }
        std::size_t behind = close + pair.close.size();
        if (pair.markup == Markup::brackets && next_is(behind, "(")) return true;  // [a link](…)
        std::size_t label_end = trim_blanks(text_, begin_, close);
        if (pair.markup == Markup::bold) pass_inner_marks(label_end);
        Ending ending = Ending::markup;
        label_end = before_ending(label_end, ending);
        label_end = before_time(label_end);
        if (label_end == begin_ || !is_named(begin_, label_end)) return true;
        std::size_t after = skip(behind);
        if (after < end_ && step_at(text_, after).role == Role::open) {
            const std::size_t timed = time_end(text_, after, end_);
            const std::size_t shut =
                text_.substr(0, std::min(end_, after + kLongestName)).find_first_of(")]", after);
            if (timed != after) {
                note_time(after, timed);
                behind = timed;
            } else if (shut != std::string_view::npos && ending == Ending::markup) {
                const std::size_t next = skip(shut + 1);
                if (next == end_ || text_[next] == ':' || text_[next] == '.') behind = shut + 1;
            }
            after = skip(behind);
        }
        if (after < end_ && ending == Ending::markup) {
            const Step step = step_at(text_, after);
            if (step.role == Role::colon || (step.role == Role::period && after == behind)) {
                ending = step.role == Role::colon ? Ending::colon : Ending::period;
                after = after + step.length;
            } else if (step.role == Role::dash ||
                       (step.role == Role::hyphen && after > behind && next_is(after, "- "))) {
                ending = Ending::dash;
                after = after + step.length;
            }
        }
        emit(ending, label_end, after);
        return true;
    }

    /// `<SPEAKER ID="3" NAME="Ana Ruiz">`
    void read_attribute(std::size_t close) {
        for (const std::string_view key : {"NAME=\"", "name=\"", "Name=\"", "who=\"", "speaker=\""}) {
            const std::size_t at = text_.substr(0, close).find(key, begin_);
            if (at == std::string_view::npos) continue;
            begin_ = at + key.size();
            const std::size_t end = text_.substr(0, close).find('"', begin_);
            if (end != std::string_view::npos && end > begin_) emit(Ending::markup, end, close + 1);
            return;
        }
    }

    /// Mark-up within mark-up: `**\\<ana>**`, `**[Ana Ruiz]**`
    void pass_inner_marks(std::size_t& label_end) {
        begin_ += text_[begin_] == '\\' ? 1U : 0U;
        constexpr std::pair<char, char> kInner[] = {{'<', '>'}, {'[', ']'}, {'_', '_'}, {'*', '*'}};
        for (const auto& [open, close] : kInner) {
            if (label_end - begin_ > 2 && text_[begin_] == open && text_[label_end - 1] == close) {
                ++begin_;
                --label_end;
                label_end -= text_[label_end - 1] == '\\' ? 1U : 0U;
                return;
            }
        }
    }

    /// Takes a colon, a period or a dash off the end of what stands in mark-up.
    [[nodiscard]] std::size_t before_ending(std::size_t label_end, Ending& ending) const {
        constexpr std::pair<std::string_view, Ending> kEndings[] = {
            {":", Ending::colon}, {"：", Ending::colon}, {".", Ending::period}, {"—", Ending::dash},
            {"–", Ending::dash},  {"-", Ending::dash},   {",", Ending::markup}};
        for (const auto& [mark, means] : kEndings) {
            if (label_end - begin_ > mark.size() &&
                text_.substr(label_end - mark.size(), mark.size()) == mark) {
                ending = means;
                return trim_blanks(text_, begin_, label_end - mark.size());
            }
        }
        return label_end;
    }

    /// Takes a time off the end of what stands in mark-up: `**Ana Ruiz 0:05**`
    std::size_t before_time(std::size_t label_end) {
        for (std::size_t at = begin_; at < label_end; ++at) {
            const bool head =
                at == begin_ || blank_size(text_, at - 1) > 0 || text_[at] == '(' || text_[at] == '[';
            if (head && time_end(text_, at, label_end) == label_end) {
                note_time(at, label_end);
                std::size_t end = trim_blanks(text_, begin_, at);
                while (end > begin_ &&
                       (text_[end - 1] == ',' || text_[end - 1] == '-' || text_[end - 1] == '|'))
                    end = trim_blanks(text_, begin_, end - 1);
                return end;
            }
        }
        return label_end;
    }

    /// Whether letters or digits stand there, and no sentence's marks.
    [[nodiscard]] bool is_named(std::size_t at, std::size_t end) const {
        bool any = false;
        int depth = 0;
        while (at < end) {
            if (text_[at] == '&') {  // an entity, as captions have them: O&#39;Hara
                constexpr std::size_t kLongestEntity = 8;
                const std::size_t over = text_.substr(0, std::min(end, at + kLongestEntity)).find(';', at);
                if (over != std::string_view::npos) {
                    at = over + 1;
                    continue;
                }
            }
            const Step step = step_at(text_, at);
            depth += step.role == Role::open ? 1 : step.role == Role::close ? -1 : 0;
            if (depth == 0 && (step.role == Role::stop || step.role == Role::colon)) return false;
            std::size_t letter = at;
            any = any || is_alphanumeric(next_code_point(text_, letter));
            at += step.length;
        }
        return any;
    }

    // ---- A label without mark-up

    void read_plain() {
        if (is_sign(text_[begin_])) label_.form.sign = text_[begin_];
        std::size_t first = begin_;
        const char32_t head = next_code_point(text_, first);
        const bool lower = is_small(head);
        const bool anything = label_.form.time_before || label_.form.opening == Opening::arrow;
        std::size_t stop = std::min(end_, begin_ + kLongestLabel);
        std::size_t at = begin_;
        std::size_t word = begin_;  // where the word at `at` begins
        std::size_t comma = 0;      // the first one
        std::size_t in_parens = 0;  // bytes
        int depth = 0, words = 0, periods = 0;
        bool gap = false, long_word = false;
        const auto loose = [&] { return !lower && words < kMostWordsLoose; };
        while (at < stop || (depth > 0 && at == end_ && end_ < below_)) {
            if (at == end_) {  // parentheses go on in the line below
                text_ = whole_;
                end_ = below_;
                stop = std::min(end_, begin_ + kLongestLabel);
            }
            const Step step = step_at(text_, at);
            if (depth > 0) {
                depth += step.role == Role::open ? 1 : step.role == Role::close ? -1 : 0;
                in_parens += step.length;
                at += step.length;
                if (depth == 0) word = at;
                continue;
            }
            if (at - begin_ - in_parens > kLongestName || words > kMostWords) return;
            switch (step.role) {
                case Role::space: {
                    words += at > word ? 1 : 0;
                    long_word = long_word || at > word + 2;
                    const std::size_t next = skip(at);
                    if (words > 0 && ends_by_time(at, next)) return;
                    const Step then = step_at(text_, next);
                    const bool dash = then.role == Role::dash || then.role == Role::hyphen;
                    const std::size_t behind = next + then.length;
                    if (dash && words > 0 && (loose() || anything) &&
                        (behind >= end_ || blank_size(text_, behind) > 0 || then.role == Role::dash ||
                         next_is(behind, "- "))) {
                        emit(Ending::dash, at, behind + (next_is(behind, "- ") ? 1 : 0));
                        return;
                    }
                    const std::string_view blanks = text_.substr(at, next - at);
                    const bool tab = blanks.find('\t') != std::string_view::npos ||
                                     blanks.find("　") != std::string_view::npos;
                    const std::size_t wide = count_code_points(blanks);
                    if (!gap && words > 0 && (loose() || anything) &&
                        (tab || wide >= kColumn || (wide == 2 && is_upper(begin_, at)) ||
                         (words == 1 && (is_questioner(at) || label_.form.sign != 0)))) {
                        gap = true;
                        const bool period = text_[at - 1] == '.' && words == 1;
                        emit(Ending::gap, at - (period ? 1 : 0), next);
                    }
                    at = word = next;
                    continue;
                }
                case Role::colon:
                    if (ends_by_colon(at, step.length))
                        emit(Ending::colon, at, behind_colon(at + step.length));
                    return;
                case Role::period: {
                    const std::size_t next = skip(at + 1);
                    const Step then = next < end_ ? step_at(text_, next) : Step{Role::space, 0};
                    const bool dashed = then.role == Role::dash || next_is(next, "--") ||
                                        (then.role == Role::hyphen && next_is(next, "- "));
                    if (dashed && at > begin_) {
                        const std::size_t behind = next + (next_is(next, "--") ? 2 : then.length);
                        if (!lower || anything) emit(Ending::period_dash, at, behind);
                        return;
                    }
                    if (next == at + 1 && next < end_) break;  // within a word
                    if (!loose() || (at == word && words == 0)) break;
                    const Sort sort =
                        at == word ? Sort::word : sort_of(text_.substr(word, at - word), words, long_word);
                    if (sort == Sort::abbreviation) break;
                    if (++periods > kMostPeriods) return;
                    if (comma > begin_) emit(Ending::direction, comma, next);
                    emit(Ending::period, sort == Sort::initials ? at + 1 : at, next);
                    break;
                }
                case Role::comma:
                    if (step.length > 1) return;  // of a script that has none in names
                    comma = comma == 0 ? at : comma;
                    break;
                case Role::dash: {
                    const std::size_t behind = at + step.length;
                    if (at > word && (loose() || anything)) emit(Ending::dash, at, behind);
                    return;
                }
                case Role::hyphen:
                    if (next_is(at, "--")) {
                        if (at > word && (loose() || anything)) emit(Ending::dash, at, at + 2);
                        return;
                    }
                    if (at > word && at + 1 < end_ && blank_size(text_, at + 1) > 0) {
                        if (loose() || anything) emit(Ending::dash, at, at + 1);
                        return;
                    }
                    break;
                case Role::open:
                    if (at > word && time_end(text_, at, end_) != at && ends_by_time(at, at)) return;
                    words += at > word ? 1 : 0;
                    depth = 1;
                    in_parens += step.length;
                    break;
                case Role::close:
                    return;
                case Role::stop:
                    if (joins_letters(at, step.length)) break;
                    return;
                case Role::inside:
                    break;
            }
            at += step.length;
        }
        if (at == end_ && depth == 0 && at > begin_ && text_[at - 1] != '.' && (!lower || anything)) {
            words += at > word ? 1 : 0;
            if (words <= kMostWordsLoose && at - begin_ - in_parens <= kLongestName)
                emit(Ending::line, end_, end_);
        }
    }

    enum class Sort { word, abbreviation, initials };

    /// What a word before a period is. `words`: how many stand before it. A letter alone may be a questioner's mark.
    [[nodiscard]] Sort sort_of(std::string_view word, int words, bool long_word) const {
        const std::string bare = fold_phrase(strip_marks(word));
        if (lists_.abbreviations.contains(bare) || lists_.male.contains(bare) || lists_.female.contains(bare))
            return Sort::abbreviation;
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
        if (letters && count > 0) {
            return words == 0 && count == 1 ? Sort::word : long_word ? Sort::initials : Sort::abbreviation;
        }
        return Sort::word;
    }

    /// `"` within a word of Hebrew.
    [[nodiscard]] bool joins_letters(std::size_t at, std::size_t length) const {
        return text_[at] == '"' && at > begin_ && static_cast<unsigned char>(text_[at - 1]) >= 0x80 &&
               at + length < end_ && static_cast<unsigned char>(text_[at + length]) >= 0x80;
    }

    [[nodiscard]] bool is_upper(std::size_t at, std::size_t end) const {
        while (at < end) {
            if (is_small(next_code_point(text_, at))) return false;
        }
        return true;
    }

    [[nodiscard]] bool is_questioner(std::size_t at) const {
        return at - begin_ <= 2 &&
               lists_.questioners.contains(fold_phrase(text_.substr(begin_, at - begin_)));
    }

    /// A sign before a name, as transcribers write it: `$L1`, `*CHI`
    [[nodiscard]] static bool is_sign(char c) {
        return c == '$' || c == '@' || c == '%' || c == '&' || c == '*' || c == '~' || c == '^' || c == '/';
    }

    /// A colon between digits, or before the rest of an address, ends no label.
    [[nodiscard]] bool ends_by_colon(std::size_t at, std::size_t length) const {
        const std::size_t after = at + length;
        if (at == begin_) return false;
        if (length > 1 || after >= end_ || blank_size(text_, after) > 0) return true;
        const auto next = static_cast<unsigned char>(text_[after]);
        return next >= 0x80 || (!is_ascii_digit(text_[after]) && next != '/' && next != ':' && next != '\\' &&
                                next != ')' && next != '(');
    }

    /// Behind a dash that follows the colon at once: `Ana Ruiz:— Good morning.`
    [[nodiscard]] std::size_t behind_colon(std::size_t at) const {
        for (const std::string_view dash : {"—", "–", "--"}) {
            if (next_is(at, dash)) return at + dash.size();
        }
        return at;
    }

    /// A time behind the label that ends the line, stands in brackets or before a colon: `Ana Ruiz (0:05):`
    bool ends_by_time(std::size_t at, std::size_t next) {
        const std::size_t timed = time_end(text_, next, end_);
        if (timed == next) return false;
        const std::size_t after = skip(timed);
        const bool colon = after < end_ && step_at(text_, after).role == Role::colon;
        const bool bracketed = text_[next] == '[' || text_[next] == '(';
        if (after != end_ && !colon && !bracketed) return false;
        note_time(next, timed);
        std::size_t label_end = at;
        while (label_end > begin_ && (text_[label_end - 1] == ',' || text_[label_end - 1] == '|'))
            label_end = trim_blanks(text_, begin_, label_end - 1);
        emit(colon ? Ending::colon : Ending::markup, label_end,
             colon ? after + step_at(text_, after).length : after);
        return true;
    }

    void note_time(std::size_t at, std::size_t end) {
        label_.form.time_behind = true;
        label_.time = {static_cast<std::int32_t>(at), static_cast<std::int32_t>(end)};
    }

    void emit(Ending ending, std::size_t label_end, std::size_t after) {
        Label label = label_;
        label_end = trim_blanks(text_, begin_, label_end);
        if (label_end <= begin_) return;
        std::size_t said = skip(after);
        for (std::size_t timed = time_end(text_, said, end_); timed != said;
             timed = time_end(text_, said, end_)) {
            const bool column = ending == Ending::gap && timed < end_ && text_[timed] == '\t';
            if (!column && skip(timed) != end_ && text_[said] != '[' && text_[said] != '(') break;
            if (!label.form.time_behind)
                label.time = {static_cast<std::int32_t>(said), static_cast<std::int32_t>(timed)};
            label.form.time_behind = true;
            said = skip(timed);
        }
        const std::string_view words = text_.substr(begin_, label_end - begin_);
        if (label.form.markup == Markup::parens && words.size() <= kLongestItem) return;  // (a), (iv), (12)
        if (ending == Ending::period && is_vocative(words, lists_)) return;
        if (words.size() <= kLongestClosing && lists_.closings.contains(fold_phrase(words))) return;
        label.begin = static_cast<std::int32_t>(begin_ + (label.form.sign != 0 ? 1 : 0));
        label.end = static_cast<std::int32_t>(label_end);
        label.form.ending = ending;
        label.form.alone = said == end_;
        label.said = static_cast<std::int32_t>(said);
        labels_.push_back(label);
    }

    std::string_view text_;  // up to the line's end
    const WordLists& lists_;
    std::vector<Label>& labels_;
    std::size_t begin_;       // of the label
    std::size_t end_;         // of the line
    std::size_t below_;       // the end of the line below, where no gap stands between
    std::string_view whole_;  // up to it
    Label label_;             // what all readings of the line have in common
};

}  // namespace

std::vector<Label> read_labels(std::string_view text, const std::vector<Line>& lines,
                               const WordLists& lists) {
    std::vector<Label> labels;
    for (std::size_t index = 0; index < lines.size(); ++index)
        Reader(text, lines, index, lists, labels).run();
    return labels;
}

}  // namespace rostra::speakers
