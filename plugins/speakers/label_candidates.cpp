// SPDX-License-Identifier: Apache-2.0
#include "label_candidates.hpp"

#include <algorithm>
#include <optional>

#include "label_characters.hpp"
#include "label_opening.hpp"
#include "label_words.hpp"
#include "nicknames.hpp"
#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "rostra/span.hpp"
#include "speakers_letters.hpp"

namespace rostra::speakers {

namespace {

constexpr std::size_t kLongestLabel = 320;  // bytes: a name with a long office in a two-byte script
constexpr int kMostWordsLoose = 6;
constexpr std::size_t kGap = 3;  // spaces that part a name from what is said

/// Reads one line from its head until no label can come of it.
class Scanner {
public:
    Scanner(std::string_view text, const Line& line, std::int32_t index, const WordLists& lists,
            std::vector<Label>& candidates)
        : text_(text), lists_(lists), candidates_(candidates), end_(static_cast<std::size_t>(line.end)) {
        label_.line = index;
        const Opening opening = read_opening(text, static_cast<std::size_t>(line.begin), end_);
        begin_ = opening.begin;
        close_ = opening.close;
        voice_ = opening.voice;
        label_.markup = opening.markup;
        label_.timed = label_.time_before = opening.timed;
        words_.after_particle = starts_with_particle(text.substr(begin_, end_ - begin_), lists);
    }

    void run() {
        if (try_nickname()) {
            return;
        }
        const std::size_t stop = std::min(end_, begin_ + kLongestLabel);
        word_ = at_ = begin_;
        while (at_ < stop) {
            const Step step = step_at(text_, at_);
            if (depth_ == 0 && !close_.empty() && next_is(at_, close_)) {
                end_of_markup();
                return;
            }
            if (step.role == Role::space) {
                if (!pass_space()) {
                    return;
                }
                continue;
            }
            if (step.role == Role::open) {
                close_word();
                counted_ = false;
                ++depth_;
            } else if (step.role == Role::close) {
                if (depth_ == 0) {
                    return;
                }
                --depth_;
            } else if (depth_ == 0 && is_over(step)) {
                return;
            }
            at_ += step.length;
        }
        if (at_ == end_ && depth_ == 0 && !period_ && close_.empty()) {
            close_word();
            if (label_.timed || words_.all <= kMostWordsAlone ||
                starts_with_address(text_.substr(begin_, end_ - begin_), lists_)) {
                emit(Ending::none, end_, end_);
            }
        }
    }

private:
    [[nodiscard]] bool next_is(std::size_t at, std::string_view what) const {
        return text_.substr(at, what.size()) == what;
    }

    /// `<ana_r> good morning`, and behind a time also `ana_r: good morning`.
    bool try_nickname() {
        const bool angles = close_ == ">" && !voice_;
        std::optional<Nickname> name;
        if (angles) {
            name = nickname_in_angles(text_, begin_, end_);
        } else if (close_.empty() && label_.time_before) {
            name = nickname_before_colon(text_, begin_, end_);
        }
        if (name) {
            begin_ = name->begin;
            candidates_.push_back(label_at(name->end, name->end + 1, angles ? Ending::none : Ending::colon));
        }
        return name.has_value();
    }

    /// The mark-up around the label closes at `at_`: a colon or a dash may follow, behind a time or an office.
    void end_of_markup() {
        close_word();
        const std::size_t closed = at_ + close_.size();
        if (label_.markup == Markup::brackets && next_is(closed, "(")) {
            return;  // [a link](…)
        }
        std::size_t after = skip_blanks(text_, closed, end_);
        if (after < end_ && step_at(text_, after).role == Role::open) {
            const std::size_t timed = time_end(text_, after, end_);
            const std::size_t close = text_.substr(0, end_).find(')', after);
            if (timed != after) {
                label_.timed = true;
                after = skip_blanks(text_, timed, end_);
            } else if (close != std::string_view::npos && next_is(close + 1, ".")) {
                emit(Ending::none, at_, close + 2);  // _Mag._ (rising). Salvē!
                return;
            } else if (close != std::string_view::npos) {
                after = skip_blanks(text_, close + 1, end_);
            }
        }
        if (after < end_) {
            const Step step = step_at(text_, after);
            const bool dash = step.role == Role::dash && ends_here(after, step.length) && after > closed;
            if (dash || step.role == Role::colon) {
                emit(dash ? Ending::dash : Ending::colon, at_, after + step.length);
                return;
            }
        }
        emit(Ending::none, at_, label_.timed ? after : closed);
    }

    /// Counts the word that ends at `at_`, unless it stands in parentheses.
    void close_word() {
        if (counted_) {
            words_.add(text_.substr(word_, at_ - word_));
            counted_ = false;
        }
    }

    /// Goes on to the next word; false where no label can come of the words so far.
    bool pass_space() {
        close_word();
        if (words_.hopeless()) {
            return false;
        }
        const std::size_t next = skip_blanks(text_, at_, end_);
        if (depth_ == 0 && (ends_by_time(next) || ends_by_dash(next))) {
            return false;
        }
        if (depth_ == 0 && !gap_) {
            try_gap(next);
        }
        office_ = office_ || (depth_ == 0 && text_[at_ - 1] == ',' && words_.all > 1 &&
                              words_.capitals == 0 && is_addressed());
        counted_ = depth_ == 0 && !office_;
        word_ = at_ = next;
        return true;
    }

    /// A time behind the label, which ends the line or stands before a colon: `Ana Ruiz 0:05`, `Ana Ruiz (0:05):`
    bool ends_by_time(std::size_t next) {
        const std::size_t timed = time_end(text_, next, end_);
        if (timed == next || words_.all == 0) {
            return false;
        }
        const std::size_t after = skip_blanks(text_, timed, end_);
        const bool colon = after < end_ && step_at(text_, after).role == Role::colon;
        if (after != end_ && !colon) {
            return false;
        }
        label_.timed = true;
        emit(colon ? Ending::colon : Ending::none, at_, colon ? after + step_at(text_, after).length : end_);
        return true;
    }

    /// A dash between spaces; behind a gap or a questioner's mark it is a part of what is said.
    bool ends_by_dash(std::size_t next) {
        const bool gap = next - at_ > blank_size(text_, at_);
        if (next >= end_ || gap || words_.all == words_.initial) {
            return false;
        }
        const Step step = step_at(text_, next);
        if (step.role != Role::dash || next + step.length >= end_ ||
            blank_size(text_, next + step.length) == 0) {
            return false;
        }
        emit(Ending::dash, at_, next + step.length);
        return true;
    }

    /// Looks at a character outside parentheses; true where the label ends, or there is none.
    bool is_over(const Step& step) {
        if (step.role == Role::colon && ends_here(at_, step.length)) {
            close_word();
            if (close_ != "]" || next_is(at_ + step.length, close_)) {  // but not: [Scene: a harbour]
                emit(Ending::colon, at_, at_ + step.length);
            }
            return true;
        }
        const bool inside_markup = !close_.empty() && !next_is(at_ + step.length, close_);
        if (step.role == Role::period && !period_ && !inside_markup && ends_here(at_, step.length) &&
            try_period()) {
            return true;
        }
        if (step.role == Role::stop && joins_letters(step)) {
            return false;
        }
        return step.role == Role::stop || (step.role == Role::dash && step.length > 1);
    }

    /// The slash of `DH/YK`, who speak both, and the mark of abbreviation in Hebrew.
    [[nodiscard]] bool joins_letters(const Step& step) const {
        const std::size_t after = at_ + step.length;
        if (at_ == begin_ || after >= end_) {
            return false;
        }
        const bool letters =
            step_at(text_, at_ - 1).role == Role::inside && step_at(text_, after).role == Role::inside;
        const bool wide = static_cast<unsigned char>(text_[at_ - 1]) >= 0x80 &&
                          static_cast<unsigned char>(text_[after]) >= 0x80;
        return letters && (text_[at_] == '/' || (text_[at_] == '"' && wide));
    }

    /// A period may end the label, or belong to an abbreviation in it; a colon may still follow. True where a dash
    /// behind it says that it ends here: `M. Dubois. – `
    bool try_period() {
        const LabelWords before = words_;
        const std::string_view word = counted_ ? text_.substr(word_, at_ - word_) : std::string_view();
        words_.add(word);
        const std::size_t next = skip_blanks(text_, at_ + 1, end_);
        if (word.find('.') != std::string_view::npos && words_.last == WordShape::initial &&
            words_.capitals == 1 && words_.all == 2 && next < end_) {
            emit(Ending::period, at_ + 1, at_ + 1);  // КОВАЛЬ О.П.
            words_ = before;
            return true;
        }
        const bool dash = words_.all > 0 && next < end_ && step_at(text_, next).role == Role::dash &&
                          ends_here(next, step_at(text_, next).length);
        if (dash) {
            emit(Ending::dash, at_, next + step_at(text_, next).length);
        } else if (words_.all == 0 || !is_abbreviation(word, words_, lists_)) {
            emit(Ending::period, at_, at_ + 1);
            period_ = true;
        }
        words_ = before;
        return dash;
    }

    /// Whether an ending at `at` really ends a label: white space or the line's end follows, or mark-up, or a
    /// script that does not write spaces.
    [[nodiscard]] bool ends_here(std::size_t at, std::size_t length) const {
        const std::size_t after = at + length;
        return length == 3 || after >= end_ || blank_size(text_, after) > 0 ||
               (!close_.empty() && next_is(after, close_)) ||
               static_cast<unsigned char>(text_[after]) >= 0xE3;
    }

    /// A label, then a tab or spaces as a column has them; one in capitals, then any wider space; or a questioner's
    /// mark and one space.
    void try_gap(std::size_t next) {
        if (next >= end_ || words_.all == 0 || words_.all > kMostWordsAlone) {
            return;
        }
        const bool column = next - at_ >= kGap || text_[at_] == '\t';
        const bool capitals = words_.capitals + words_.initial == words_.all || words_.uncased == words_.all;
        const bool questioner = words_.initial == 1 &&
                                lists_.questioners.contains(fold_phrase(text_.substr(begin_, at_ - begin_)));
        if (column || (capitals && (next - at_ > 1 || questioner))) {
            gap_ = true;
            const bool period = words_.initial == words_.all && text_[at_ - 1] == '.';  // `A.     `
            emit(Ending::gap, at_ - (period ? 1 : 0), next);
        }
    }

    void emit(Ending ending, std::size_t label_end, std::size_t after) {
        Label label = label_at(label_end, after, ending);
        const std::optional<Lettering> lettering =
            read_lettering(words_, slice(text_, {label.begin, label.end}), ending, lists_);
        label.loose = !lettering;
        label.lettering = lettering.value_or(Lettering::title);
        if (!label.loose || may_be_loose(label)) {
            candidates_.push_back(label);
        }
    }

    /// A form that may hold other words than names and offices: in bold with a colon, or bare on a line of its own.
    [[nodiscard]] bool may_be_loose(const Label& label) const {
        if (words_.all == 1 && (label.markup == Markup::bold || label.markup == Markup::italic)) {
            return true;  // **ana**
        }
        const bool office = label.markup == Markup::none && label.ending == Ending::colon &&
                            words_.all <= kMostWordsLoose && words_.first == WordShape::title &&
                            words_.title > 1 && words_.last == WordShape::title;
        if (office || starts_with_article(label)) {
            return true;  // Předseda vlády Petr Novák: , De voorzitter:
        }
        const bool bold = label.markup == Markup::bold && label.ending == Ending::colon;
        const bool bare =
            label.markup == Markup::none && label.ending == Ending::none && label.alone && !label.timed;
        return (bold || bare) && words_.all > 0 && words_.all <= kMostWordsAlone && words_.title > 0 &&
               words_.first == WordShape::title;
    }

    /// Whether the label begins as `Mme Ruiz` does.
    [[nodiscard]] bool is_addressed() const {
        const std::string first =
            fold_phrase(strip_marks(words_between_blanks(text_.substr(begin_, at_ - begin_)).front()));
        return lists_.male.contains(first) || lists_.female.contains(first);
    }

    [[nodiscard]] bool starts_with_article(const Label& label) const {
        const std::string_view words = slice(text_, {label.begin, label.end});
        return label.markup == Markup::none && label.ending == Ending::colon && words_.all == 2 &&
               lists_.articles.contains(fold_phrase(words.substr(0, words.find(' '))));
    }

    /// What is said begins behind `after`, and behind what closes the mark-up there, and a time that ends the line.
    [[nodiscard]] Label label_at(std::size_t label_end, std::size_t after, Ending ending) const {
        Label label = label_;
        label.begin = static_cast<std::int32_t>(begin_);
        label.end = static_cast<std::int32_t>(trim_blanks(text_, begin_, std::max(begin_, label_end)));
        if (!close_.empty() && next_is(after, close_)) {
            after += close_.size();
        }
        std::size_t said = skip_blanks(text_, after, end_);
        const std::size_t timed = time_end(text_, said, end_);
        if (timed != said && skip_blanks(text_, timed, end_) == end_) {
            said = end_;
            label.timed = true;
        }
        label.ending = ending;
        label.said = static_cast<std::int32_t>(said);
        label.alone = said == end_;
        return label;
    }

    std::string_view text_;
    const WordLists& lists_;
    std::vector<Label>& candidates_;
    std::size_t begin_ = 0;  // of the label
    std::size_t end_ = 0;    // of the line
    std::size_t at_ = 0;
    std::size_t word_ = 0;    // where the word at `at_` begins
    Label label_;             // what all candidates of the line have in common
    std::string_view close_;  // what closes the mark-up around the label
    bool voice_ = false;      // WebVTT's
    LabelWords words_;
    int depth_ = 0;        // of parentheses
    bool office_ = false;  // behind a name and a comma
    bool counted_ = true;  // the word at `at_` is yet to be counted
    bool period_ = false;  // a candidate with a period was found
    bool gap_ = false;     // one with a gap
};

}  // namespace

void find_candidates(std::string_view text, const Line& line, std::int32_t index, const WordLists& lists,
                     std::vector<Label>& candidates) {
    const std::string_view line_text = slice(text, {line.begin, line.end});
    const char first = line_text.front();
    const bool lower =
        static_cast<unsigned char>(first) < 0x80
            ? is_ascii_small(first)
            : word_shape(line_text.substr(0, step_at(line_text, 0).length)) == WordShape::lower;
    if (lower && !starts_with_particle(line_text, lists)) {
        const auto end = static_cast<std::size_t>(line.end);
        if (const auto name = nickname_before_colon(text, static_cast<std::size_t>(line.begin), end)) {
            Label label;
            label.line = index;
            label.begin = line.begin;
            label.end = static_cast<std::int32_t>(name->end);
            label.said = static_cast<std::int32_t>(skip_blanks(text, name->end + 1, end));
            label.markup = Markup::nickname;
            candidates.push_back(label);
        }
        return;
    }
    Scanner(text, line, index, lists, candidates).run();
}

}  // namespace rostra::speakers
