// SPDX-License-Identifier: Apache-2.0
// Advanced SubStation: an event a line, `Dialogue: 0,0:00:01.00,0:00:02.50,Default,Ada,0,0,0,,Good morning.\NCome in.`;
// what its fields are, the line `Format:` of the section says.
#include <algorithm>
#include <array>
#include <optional>

#include "caption_file.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/recording_time.hpp"

namespace rostra::captions {

namespace {

constexpr std::size_t kAskEvery = 4096;

/// Which field is which, counted from 0; the text is the last, and may hold commas.
struct Fields {
    std::size_t start = 1;
    std::size_t end = 2;
    std::size_t name = 4;
    std::size_t text = 9;
};

Fields fields_of(std::string_view format) {
    Fields fields;
    std::size_t index = 0;
    for (std::size_t at = 0; at <= format.size(); ++index) {
        const std::size_t end = std::min(format.find(',', at), format.size());
        const std::string_view field = trimmed(format.substr(at, end - at));
        if (field == "Start") fields.start = index;
        if (field == "End") fields.end = index;
        if (field == "Name" || field == "Actor") fields.name = index;
        at = end + 1;
    }
    fields.text = index - 1;
    return fields;
}

std::optional<std::int64_t> time_of(std::string_view field) {
    std::size_t at = skip_blanks(field, 0, field.size());
    const std::optional<std::int64_t> time = read_recording_time(field, at);
    return skip_blanks(field, at, field.size()) == field.size() ? time : std::nullopt;
}

class ScriptReader {
public:
    ScriptReader(std::string_view text, const std::function<void()>& asked) : text_(text), asked_(asked) {
        file_.form = Form::events;
    }

    CaptionFile read() {
        constexpr std::string_view kFormat = "Format:";
        constexpr std::string_view kDialogue = "Dialogue:";
        FileLines lines(text_);
        bool events = false;
        std::size_t count = 0;
        for (CueLine line; lines.next(line);) {
            if (count++ % kAskEvery == 0) asked_();
            const std::string_view words = text_.substr(line.begin, line.end - line.begin);
            if (words.starts_with('[')) {
                events = words.starts_with("[Events]");
            } else if (events && words.starts_with(kFormat)) {
                fields_ = fields_of(words.substr(kFormat.size()));
            } else if (events && words.starts_with(kDialogue)) {
                take(line, line.begin + kDialogue.size());
            }
        }
        return std::move(file_);
    }

private:
    void take(CueLine line, std::size_t at) {
        Cue cue;
        std::optional<std::int64_t> begin;
        std::optional<std::int64_t> end;
        for (std::size_t field = 0; field < fields_.text; ++field) {
            const std::size_t comma = text_.substr(0, line.end).find(',', at);
            if (comma == std::string_view::npos) return file_.broken_times.add(line.begin);
            const std::string_view value = text_.substr(at, comma - at);
            if (field == fields_.start) begin = time_of(value);
            if (field == fields_.end) end = time_of(value);
            if (field == fields_.name && !trimmed(value).empty()) {
                cue.name_begin = skip_blanks(text_, at, comma);
                cue.name_end = trim_blanks(text_, at, comma);
            }
            at = comma + 1;
        }
        if (!begin || !end) return file_.broken_times.add(line.begin);
        cue.time = {*begin, *end};
        cue.first_line = file_.lines.size();
        add_lines(at, line.end);
        cue.line_count = file_.lines.size() - cue.first_line;
        file_.cues.push_back(cue);
    }

    /// `\N` and `\n` end a line of what is shown.
    void add_lines(std::size_t at, std::size_t end) {
        const std::string_view text = text_.substr(0, end);
        std::size_t from = at;
        while ((at = text.find('\\', at)) != std::string_view::npos) {
            const bool ends = at + 1 < end && (text[at + 1] == 'N' || text[at + 1] == 'n');
            // A block of settings may hold \N only by mistake; what it then says is no text either.
            if (ends) {
                file_.lines.push_back({from, at});
                from = at + 2;
            }
            at += 2;
        }
        file_.lines.push_back({from, end});
    }

    std::string_view text_;
    const std::function<void()>& asked_;
    Fields fields_;
    CaptionFile file_;
};

}  // namespace

CaptionFile read_script(std::string_view text, const std::function<void()>& asked) {
    return ScriptReader(text, asked).read();
}

}  // namespace rostra::captions
