// SPDX-License-Identifier: Apache-2.0
// Labels in mark-up: `**Ana Ruiz**`, `[Ana Ruiz]`, `<v Ana Ruiz>`.
#include <algorithm>
#include <iterator>
#include <utility>

#include "clock_times.hpp"
#include "label_characters.hpp"
#include "label_line.hpp"
#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/letters.hpp"

namespace rostra::speakers {

namespace {

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

/// `<SPEAKER ID="3" NAME="Ana Ruiz">`
void read_attribute(LabelLine& line, std::size_t close) {
    for (const std::string_view key : {"NAME=\"", "name=\"", "Name=\"", "who=\"", "speaker=\""}) {
        const std::size_t at = line.text.substr(0, close).find(key, line.begin);
        if (at == std::string_view::npos) continue;
        line.begin = at + key.size();
        const std::size_t end = line.text.substr(0, close).find('"', line.begin);
        if (end != std::string_view::npos && end > line.begin) line.emit(Ending::markup, end, close + 1);
        return;
    }
}

/// Mark-up within mark-up: `**\\<ana>**`, `**[Ana Ruiz]**`
void pass_inner_marks(LabelLine& line, std::size_t& label_end) {
    line.begin += line.text[line.begin] == '\\' ? 1U : 0U;
    constexpr std::pair<char, char> kInner[] = {{'<', '>'}, {'[', ']'}, {'_', '_'}, {'*', '*'}};
    for (const auto& [open, close] : kInner) {
        if (label_end - line.begin > 2 && line.text[line.begin] == open &&
            line.text[label_end - 1] == close) {
            ++line.begin;
            --label_end;
            label_end -= line.text[label_end - 1] == '\\' ? 1U : 0U;
            return;
        }
    }
}

/// Takes a colon, a period or a dash off the end of what stands in mark-up.
std::size_t before_ending(const LabelLine& line, std::size_t label_end, Ending& ending) {
    constexpr std::pair<std::string_view, Ending> kEndings[] = {
        {":", Ending::colon}, {"：", Ending::colon}, {".", Ending::period}, {"—", Ending::dash},
        {"–", Ending::dash},  {"-", Ending::dash},   {",", Ending::markup}};
    for (const auto& [mark, means] : kEndings) {
        if (label_end - line.begin > mark.size() &&
            line.text.substr(label_end - mark.size(), mark.size()) == mark) {
            ending = means;
            return trim_blanks(line.text, line.begin, label_end - mark.size());
        }
    }
    return label_end;
}

/// Takes a time off the end of what stands in mark-up: `**Ana Ruiz 0:05**`
std::size_t before_time(LabelLine& line, std::size_t label_end) {
    for (std::size_t at = line.begin; at < label_end; ++at) {
        const bool head = at == line.begin || blank_size(line.text, at - 1) > 0 || line.text[at] == '(' ||
                          line.text[at] == '[';
        if (head && time_end(line.text, at, label_end) == label_end) {
            line.note_time(at, label_end);
            std::size_t end = trim_blanks(line.text, line.begin, at);
            while (end > line.begin &&
                   (line.text[end - 1] == ',' || line.text[end - 1] == '-' || line.text[end - 1] == '|'))
                end = trim_blanks(line.text, line.begin, end - 1);
            return end;
        }
    }
    return label_end;
}

/// Whether letters or digits stand there, and no sentence's marks.
bool is_named(std::string_view text, std::size_t at, std::size_t end) {
    bool any = false;
    int depth = 0;
    while (at < end) {
        if (text[at] == '&') {  // an entity, as captions have them: O&#39;Hara
            constexpr std::size_t kLongestEntity = 8;
            const std::size_t over = text.substr(0, std::min(end, at + kLongestEntity)).find(';', at);
            if (over != std::string_view::npos) {
                at = over + 1;
                continue;
            }
        }
        const Step step = step_at(text, at);
        depth += step.role == Role::open ? 1 : step.role == Role::close ? -1 : 0;
        if (depth == 0 && (step.role == Role::stop || step.role == Role::colon)) return false;
        std::size_t letter = at;
        any = any || is_alphanumeric(next_code_point(text, letter));
        at += step.length;
    }
    return any;
}

/// False where nothing closes the mark-up.
bool read_in_pair(LabelLine& line, const Pair& pair) {
    const std::size_t inner = line.skip(line.begin + pair.open.size());
    const std::size_t close =
        line.text.substr(0, std::min(line.end, inner + kLongestLabel)).find(pair.close, inner);
    if (close == std::string_view::npos || close == inner) return false;
    line.label.form.markup = pair.markup;
    line.begin = inner;
    if (pair.markup == Markup::angle &&
        line.text.substr(inner, close - inner).find('=') != std::string_view::npos) {
        line.label.form.markup = Markup::attribute;
        read_attribute(line, close);
        return true;
    }
    std::size_t behind = close + pair.close.size();
    if (pair.markup == Markup::brackets && line.next_is(behind, "(")) return true;  // [a link](…)
    std::size_t label_end = trim_blanks(line.text, line.begin, close);
    if (pair.markup == Markup::bold) pass_inner_marks(line, label_end);
    Ending ending = Ending::markup;
    label_end = before_ending(line, label_end, ending);
    label_end = before_time(line, label_end);
    if (label_end == line.begin || !is_named(line.text, line.begin, label_end)) return true;
    std::size_t after = line.skip(behind);
    if (after < line.end && step_at(line.text, after).role == Role::open) {
        const std::size_t timed = time_end(line.text, after, line.end);
        const std::size_t shut =
            line.text.substr(0, std::min(line.end, after + kLongestName)).find_first_of(")]", after);
        if (timed != after) {
            line.note_time(after, timed);
            behind = timed;
        } else if (shut != std::string_view::npos && ending == Ending::markup) {
            const std::size_t next = line.skip(shut + 1);
            if (next == line.end || line.text[next] == ':' || line.text[next] == '.') behind = shut + 1;
        }
        after = line.skip(behind);
    }
    if (after < line.end && ending == Ending::markup) {
        const Step step = step_at(line.text, after);
        if (step.role == Role::colon || (step.role == Role::period && after == behind)) {
            ending = step.role == Role::colon ? Ending::colon : Ending::period;
            after = after + step.length;
        } else if (step.role == Role::dash ||
                   (step.role == Role::hyphen && after > behind && line.next_is(after, "- "))) {
            ending = Ending::dash;
            after = after + step.length;
        }
    }
    line.emit(ending, label_end, after);
    return true;
}

}  // namespace

bool read_marked_label(LabelLine& line) {
    if (is_ascii_letter(line.text[line.begin])) return false;
    if (line.next_is(line.begin, "<v.")) {  // <v.loud Ana Ruiz>
        const std::size_t space = line.text.find_first_of(" >", line.begin);
        if (space < line.end && line.text[space] == ' ')
            read_in_pair(line, {line.text.substr(line.begin, space + 1 - line.begin), ">", Markup::angle});
        return true;
    }
    const auto* const pair = std::find_if(std::begin(kPairs), std::end(kPairs), [&](const Pair& one) {
        return line.next_is(line.begin, one.open);
    });
    return pair != std::end(kPairs) && read_in_pair(line, *pair);
}

}  // namespace rostra::speakers
