// SPDX-License-Identifier: Apache-2.0
#include "label_line.hpp"

#include "clock_times.hpp"
#include "label_words.hpp"
#include "rostra/analysis/language/letters.hpp"

namespace rostra::speakers {

namespace {

constexpr std::size_t kLongestClosing = 40;  // bytes
constexpr std::size_t kLongestItem = 4;      // bytes of the number of an item

}  // namespace

LabelLine::LabelLine(LabelPage& of, std::size_t index)
    : text(of.text.substr(0, static_cast<std::size_t>(of.lines[index].end))),
      begin(static_cast<std::size_t>(of.lines[index].begin)),
      end(static_cast<std::size_t>(of.lines[index].end)),
      page(of),
      below_(end) {
    label.line = static_cast<std::int32_t>(index);
    if (index + 1 < of.lines.size() && !of.lines[index + 1].after_gap)
        below_ = static_cast<std::size_t>(of.lines[index + 1].end);
}

void LabelLine::join_below() {
    end = below_;
    text = page.text.substr(0, end);
}

void LabelLine::note_time(std::size_t at, std::size_t behind) {
    label.form.time_behind = true;
    label.time = {static_cast<std::int32_t>(at), static_cast<std::int32_t>(behind)};
}

void LabelLine::emit(Ending ending, std::size_t label_end, std::size_t after) {
    label_end = trim_blanks(text, begin, label_end);
    if (label_end <= begin) return;
    Label read = label;
    std::size_t said = skip(after);
    for (std::size_t timed = time_end(text, said, end); timed != said; timed = time_end(text, said, end)) {
        const bool column = ending == Ending::gap && timed < end && text[timed] == '\t';
        if (!column && skip(timed) != end && text[said] != '[' && text[said] != '(') break;
        if (!read.form.time_behind)
            read.time = {static_cast<std::int32_t>(said), static_cast<std::int32_t>(timed)};
        read.form.time_behind = true;
        said = skip(timed);
    }
    const std::string_view words = text.substr(begin, label_end - begin);
    if (read.form.markup == Markup::parens && words.size() <= kLongestItem) return;  // (a), (iv), (12)
    if (ending == Ending::period && is_vocative(words, page.lists)) return;
    if (words.size() <= kLongestClosing && (page.marks_of(words) & WordLists::kClosing) != 0) return;
    read.begin = static_cast<std::int32_t>(begin + (read.form.sign != 0 ? 1 : 0));
    read.end = static_cast<std::int32_t>(label_end);
    read.form.ending = ending;
    read.form.alone = said == end;
    read.said = static_cast<std::int32_t>(said);
    page.labels.push_back(read);
}

}  // namespace rostra::speakers
