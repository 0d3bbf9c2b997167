// SPDX-License-Identifier: Apache-2.0
#include "turn_split.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "label_characters.hpp"
#include "opening_question.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "speakers_letters.hpp"

namespace rostra::speakers {

namespace {

std::string_view text_of(std::string_view text, const Line& line) {
    return slice(text, {line.begin, line.end});
}

constexpr std::size_t kLongestApparatus = 80;  // bytes
constexpr std::size_t kLongestTitle = 160;

bool has_digit(std::string_view word) { return word.find_first_of("0123456789") != std::string_view::npos; }

/// Times, cue numbers and rules: numbers and marks, at most with capitals beside them (`2:07 P.M. EDT`).
bool is_time_or_rule(std::string_view line, const WordLists& lists) {
    if (line.size() > kLongestApparatus) {
        return false;
    }
    bool digits = false;
    for (const std::string_view word : words_between_blanks(line)) {
        const WordShape shape = word_shape(word);
        digits = digits || has_digit(word);
        const bool apparatus = shape == WordShape::number || shape == WordShape::mark ||
                               shape == WordShape::capitals || shape == WordShape::initial ||
                               lists.closings.contains(fold_phrase(strip_marks(word)));
        if (!apparatus && !(has_digit(word) && word.size() <= 4)) {
            return false;
        }
    }
    return digits || count_characters<is_alphanumeric>(line, 1) == 0;
}

/// A time, or from when to when, and nothing else.
bool is_time(std::string_view line) {
    const std::size_t first = time_end(line, 0, line.size());
    const std::size_t arrow = line.find("-->");
    return first > 0 && (first == line.size() ? line.find(':') != std::string_view::npos
                                              : arrow != std::string_view::npos);
}

/// `* ana waves`, where no time stands before it.
bool line_is_emote(const std::vector<std::string_view>& words) {
    return !words.empty() && (words.front() == "*" || words.front() == "***" || words.front() == "-!-");
}

/// A link that stands alone.
bool is_link(std::string_view line) {
    line.remove_prefix(line.starts_with('<') ? 1 : 0);
    return (line.starts_with("http://") || line.starts_with("https://")) &&
           words_between_blanks(line).size() == 1;
}

/// What is not speech wherever it stands: mark-up headings, page marks, times, closing words.
bool is_apparatus(std::string_view line, const WordLists& lists) {
    return line.front() == '#' || line.starts_with("[[") || is_time_or_rule(line, lists) || is_link(line) ||
           (line.size() <= kLongestApparatus && lists.closings.contains(fold_phrase(strip_marks(line))));
}

/// A line drawn across the page.
bool is_rule(std::string_view line) {
    return line.size() >= 5 && line.find_first_not_of(line.front() == '='   ? "="
                                                      : line.front() == '-' ? "-"
                                                                            : "_") == std::string_view::npos;
}

bool in_parentheses(std::string_view line) {
    return line.front() == '(' && line.find(')') + 2 >= line.size();
}

/// Whether brackets or mark-up of emphasis stand around all of it, and close but once: `[_They go._]`; or, as printed,
/// never: `[Exit _Ana_.`
bool is_bracketed(std::string_view words) {
    for (const std::string_view pair : {"()", "[]", "__"}) {
        if (words.size() > 2 && words.front() == pair[0] && words.find(pair[1], 1) >= words.size() - 1) {
            return words.ends_with(pair[1]) || words.front() == '[';
        }
    }
    return false;
}

bool starts_lower(std::string_view line) {
    constexpr std::size_t kWord = 64;  // bytes enough to tell
    const std::string_view head = line.substr(0, kWord);
    return word_shape(head.substr(0, head.find(' '))) == WordShape::lower;
}

class Splitter {
public:
    Splitter(std::string_view text, const std::vector<Line>& lines, const Layout& layout,
             const WordLists& lists)
        : text_(text), lines_(lines), layout_(layout), lists_(lists) {}

    std::vector<Passage> run() {
        add_opening_question();
        const std::vector<Label>& labels = layout_.labels;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const std::size_t last =
                i + 1 < labels.size() ? static_cast<std::size_t>(labels[i + 1].line) : lines_.size();
            split(labels[i], last);
        }
        return std::move(passages_);
    }

private:
    void add_opening_question() {
        const Label& first = layout_.labels.front();
        if (layout_.play ||
            lists_.questioners.contains(fold_phrase(slice(text_, {first.begin, first.end})))) {
            return;
        }
        const auto line = static_cast<std::size_t>(first.line);
        const std::optional<Span> asked = opening_question(text_, lines_, line, lists_);
        if (asked) {
            passages_.push_back({Passage::Kind::question, {asked->begin, asked->begin}, *asked});
        }
    }

    /// The lines from the label's own up to `last` are said by the one it names, less what stands before and behind.
    void split(const Label& label, std::size_t last) {
        const auto own = static_cast<std::size_t>(label.line);
        std::size_t first = own;  // the line where speech begins
        auto begin = static_cast<std::size_t>(label.said);
        if (label.alone ||
            (layout_.play && is_direction(slice(text_, {label.said, lines_[own].end}), own, last))) {
            ++first;
            if (layout_.play && label.alone && first < last &&
                is_direction(text_of(text_, lines_[first]), first, last)) {
                ++first;
            }
            if (label.alone && first < last && is_time(text_of(text_, lines_[first]))) {
                ++first;
            }
            begin = first < last ? static_cast<std::size_t>(lines_[first].begin) : begin;
        }
        std::size_t stop = first < last ? end_of_speech(first, last, lines_[own].indent) : first;
        bool above_link = false;
        while (layout_.staged) {
            const std::size_t note = begin_of_note(first, stop);
            if (note == stop) {
                break;
            }
            stop = note;
        }
        while (stop > first && (is_dropped(stop - 1, stop - 1 == own) ||
                                (above_link && stop - 1 != own && is_title(stop - 1)))) {
            --stop;
            above_link = is_link(text_of(text_, lines_[stop]));
        }
        if (stop > first) {
            add_speech(label, begin, static_cast<std::size_t>(lines_[stop - 1].end));
        }
        add_procedural(stop, last);
    }

    /// A stage direction stands between label and speech: in parentheses, or in lower case, and speech goes on below.
    [[nodiscard]] bool is_direction(std::string_view words, std::size_t line, std::size_t last) const {
        return !words.empty() && line + 1 < last && !lines_[line + 1].after_gap &&
               (in_parentheses(words) || starts_lower(words));
    }

    /// The line behind the last one that may be said. In a play, the paragraph ends it; elsewhere a rule or a clerk's
    /// note.
    [[nodiscard]] std::size_t end_of_speech(std::size_t first, std::size_t last, std::int32_t indent) const {
        const std::int32_t column = lines_[first].indent;
        const bool scripted = column > 0 && indent > column;  // the label far in, the speech below it less
        for (std::size_t i = first + 1; i < last; ++i) {
            if (scripted && lines_[i].after_gap && lines_[i].indent < column) {
                return i;
            }
            if (is_rule(text_of(text_, lines_[i])) || is_section(i, last) ||
                (layout_.log && is_event(lines_[i]))) {
                return i;
            }
            const bool paragraph = lines_[i].after_gap || (indent > 0 && lines_[i].indent == indent);
            if (paragraph && (layout_.play ? lines_[i].after_gap : is_procedure(i, last))) {
                return i;
            }
        }
        return last;
    }

    /// A heading of Markdown, unless prose goes on below it, as in a talk of several sections.
    [[nodiscard]] bool is_section(std::size_t line, std::size_t last) const {
        constexpr std::size_t kProse = 160;  // bytes of a paragraph
        const std::string_view words = text_of(text_, lines_[line]);
        const std::size_t hashes = words.find_first_not_of('#');
        if (!lines_[line].after_gap || hashes == 0 || hashes >= words.size() || words[hashes] != ' ') {
            return false;
        }
        const std::string_view below =
            line + 1 < last ? text_of(text_, lines_[line + 1]) : std::string_view();
        const WordShape first =
            below.empty() ? WordShape::mark : word_shape(below.substr(0, below.find(' ')));
        return first == WordShape::mark || below.size() < kProse;
    }

    /// A line of a log that nobody says: behind its time stands a mark, `[11:02] * ana waves`.
    [[nodiscard]] bool is_event(const Line& line) const {
        const auto begin = static_cast<std::size_t>(line.begin), end = static_cast<std::size_t>(line.end);
        const std::size_t timed = time_end(text_, begin, end);
        const std::string_view rest = text_.substr(timed, end - timed);
        const std::vector<std::string_view> words = words_between_blanks(rest.substr(0, kLongestApparatus));
        return (timed > begin || line_is_emote(words)) && words.size() > 1 &&
               word_shape(words.front()) == WordShape::mark && words.front() != "-" &&
               !ends_sentence(words.front());
    }

    /// Whether the paragraph that begins at `line` notes what the clerk or the chamber did. Its first two lines tell.
    [[nodiscard]] bool is_procedure(std::size_t line, std::size_t last) const {
        const std::size_t second = line + 1 < last && !lines_[line + 1].after_gap ? line + 1 : line;
        const std::string_view head = slice(text_, {lines_[line].begin, lines_[second].end}).substr(0, 200);
        return std::any_of(
            lists_.procedures.begin(), lists_.procedures.end(),
            [&](const std::string& phrase) { return head.find(phrase) != std::string_view::npos; });
    }

    /// Where the last paragraph before `stop` begins, if it is a note from end to end and not the first: `[They go.]`;
    /// else `stop`.
    [[nodiscard]] std::size_t begin_of_note(std::size_t first, std::size_t stop) const {
        std::size_t begin = stop;
        while (begin > first && (begin == stop || !lines_[begin].after_gap)) {
            --begin;
        }
        if (begin == first || begin == stop ||
            !is_bracketed(slice(text_, {lines_[begin].begin, lines_[stop - 1].end}))) {
            return stop;
        }
        return begin;
    }

    /// A heading between turns: a paragraph of its own, all in capitals, that ends as no sentence does.
    [[nodiscard]] bool is_heading_in_capitals(std::size_t line) const {
        const std::string_view words = text_of(text_, lines_[line]);
        const bool apart =
            lines_[line].after_gap && (line + 1 == lines_.size() || lines_[line + 1].after_gap);
        if (!apart || words.size() > kLongestTitle || ends_sentence(words)) {
            return false;
        }
        const std::vector<std::string_view> all = words_between_blanks(words);
        return all.size() > 1 && std::all_of(all.begin(), all.end(), [](std::string_view word) {
                   const WordShape shape = word_shape(word);
                   return shape == WordShape::capitals || shape == WordShape::initial ||
                          shape == WordShape::number || shape == WordShape::mark;
               });
    }

    [[nodiscard]] bool is_dropped(std::size_t line, bool with_label) const {
        const std::string_view words = text_of(text_, lines_[line]);
        const bool behind_sentence = line > 0 && ends_sentence(text_of(text_, lines_[line - 1]));
        const bool note =
            in_parentheses(words) && (layout_.play || lines_[line].after_gap || behind_sentence);
        if (!with_label && is_heading_in_capitals(line)) {
            return true;
        }
        if (with_label || !(is_apparatus(words, lists_) || note)) {
            return false;
        }
        // `2014.` may be all that is left of a paragraph's last sentence.
        const bool number_left = !lines_[line].after_gap && !is_time(words) &&
                                 is_time_or_rule(words, lists_) &&
                                 count_characters<is_alphanumeric>(words, 1) > 0 && line > 0;
        return !number_left || is_apparatus(text_of(text_, lines_[line - 1]), lists_);
    }

    /// A line that is no sentence, in a paragraph of its own or above a link: what the link leads to.
    [[nodiscard]] bool is_title(std::size_t line) const {
        const std::string_view words = text_of(text_, lines_[line]);
        return lines_[line].after_gap && words.size() <= kLongestTitle && !ends_sentence(words);
    }

    void add_speech(const Label& label, std::size_t begin, std::size_t end) {
        constexpr std::string_view kVoiceEnd = "</v>";
        if (label.markup == Markup::angle && text_.substr(begin, end - begin).ends_with(kVoiceEnd)) {
            end = trim_blanks(text_, begin, end - kVoiceEnd.size());
        }
        if (end > begin && count_characters<is_alphanumeric>(text_.substr(begin, end - begin), 1) > 0) {
            passages_.push_back({Passage::Kind::labelled,
                                 {label.begin, label.end},
                                 {static_cast<std::int32_t>(begin), static_cast<std::int32_t>(end)}});
        }
    }

    /// What is left before the next label.
    void add_procedural(std::size_t first, std::size_t last) {
        if (first < last) {
            const Span span{lines_[first].begin, lines_[last - 1].end};
            if (count_characters<is_alphanumeric>(slice(text_, span), 1) > 0) {
                passages_.push_back({Passage::Kind::procedural, {span.begin, span.begin}, span});
            }
        }
    }

    std::string_view text_;
    const std::vector<Line>& lines_;
    const Layout& layout_;
    const WordLists& lists_;
    std::vector<Passage> passages_;
};

}  // namespace

std::vector<Passage> split_turns(std::string_view text, const std::vector<Line>& lines, const Layout& layout,
                                 const WordLists& lists) {
    if (layout.labels.empty()) {
        return {};
    }
    return Splitter(text, lines, layout, lists).run();
}

}  // namespace rostra::speakers
