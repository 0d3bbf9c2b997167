// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "caption_file.hpp"
#include "caption_writer.hpp"
#include "rolling_lines.hpp"
#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/language_tag.hpp"
#include "rostra/analysis/language/utf8_input.hpp"
#include "rostra/plugin.hpp"

namespace rostra::captions {
namespace {

constexpr std::size_t kAskEvery = 1024;

/// The lines of a file as they are shown, and which line of the file each is.
class Showing {
public:
    Showing(const Utf8Input& input, const CaptionFile& file) : text_(input.text()), form_(file.form) {
        words_.reserve(text_.size());  // what is shown is no longer than its lines, so views into it stay
        for (const Cue& cue : file.cues) {
            cues_.push_back({cue.time, lines_.size(), 0});
            for (std::size_t i = 0; i < cue.line_count; ++i)
                add(file.lines[cue.first_line + i], cue.first_line + i);
            cues_.back().count = lines_.size() - cues_.back().first;
        }
    }

    [[nodiscard]] const std::vector<ShownCue>& cues() const { return cues_; }
    [[nodiscard]] const std::vector<ShownLine>& lines() const { return lines_; }
    [[nodiscard]] std::size_t line_of(std::size_t shown) const { return of_file_[shown]; }

private:
    void add(CueLine line, std::size_t index) {
        const std::size_t from = words_.size();
        bool timed = false;
        bool gap = false;
        const auto put = [&](std::string_view words) {
            if (gap && words_.size() > from) words_ += ' ';
            gap = false;
            words_ += words;
        };
        CueMarkup markup(text_, line.begin, line.end, form_);
        bool said = false;
        for (Part part; markup.next(part);) {
            timed = timed || part.kind == Part::Kind::time;
            if (part.kind == Part::Kind::voice) {
                put(text_.substr(part.name_begin, part.name_end - part.name_begin));
                put("\x1F");  // no text has it, so a name is no word
            } else if (part.kind == Part::Kind::reference) {
                gap = gap || is_white_space(part.reference.code_point);
                if (gap) continue;
                put(part.reference.utf8());
                said = true;
            } else if (part.kind == Part::Kind::words) {
                for (std::size_t at = part.begin; at < part.end;) {
                    const std::size_t word = skip_blanks(text_, at, part.end);
                    gap = gap || word != at;
                    at = word;
                    while (at < part.end && blank_size(text_, at) == 0)
                        static_cast<void>(next_code_point(text_, at));
                    if (at == word) continue;
                    put(text_.substr(word, at - word));
                    said = true;
                }
            }
        }
        if (!said) return words_.resize(from);
        lines_.push_back({std::string_view(words_).substr(from), timed});
        of_file_.push_back(index);
    }

    std::string_view text_;
    Form form_;
    std::string words_;
    std::vector<ShownCue> cues_;
    std::vector<ShownLine> lines_;
    std::vector<std::size_t> of_file_;
};

/// Hands on what captions say, each line once, at the bytes at which it stands in the file.
class CaptionsReader {
public:
    explicit CaptionsReader(const Setup& setup) : encoding_(setup.options().string("encoding")) {
        if (encoding_ != "auto" && !is_encoding(encoding_)) {
            throw OptionError(
                "no encoding '" + encoding_ + "' is known; it is \"auto\" or a name that ICU knows",
                setup.options().where("encoding"));
        }
    }

    class Cursor {
    public:
        Cursor(const CaptionsReader& reader, Source& source)
            : input_(source.whole(), reader.encoding_), name_(source.name()) {}

        bool next(const Call& call, Record& record) {
            if (done_) return false;
            done_ = true;
            const CaptionFile file = read_captions(input_.text(), [&] { call.check_stop(); });
            if (file.cues.empty()) {
                throw DocumentError(
                    "it holds no captions: no line of it reads like 00:00:01.000 --> 00:00:02.500; if it is "
                    "a text, "
                    "name the reader \"text\" in `reader` of [input]");
            }
            const Showing showing(input_, file);
            call.check_stop();
            const std::vector<LineFate> fates = follow_lines(showing.cues(), showing.lines());
            write(call, file, showing, fates);
            tell(call, file);
            repeated_ = std::to_string(
                std::count_if(fates.begin(), fates.end(), [](const LineFate& fate) { return !fate.kept; }));
            if (repeated_ != "0") record.facts.emplace_back("repeated_lines", repeated_);
            if (!file.title.empty()) record.facts.emplace_back("title", file.title);
            if (is_language_tag(file.language)) record.language = file.language;
            record.bytes = writer_->text().text();
            record.pieces = writer_->text().pieces();
            return true;
        }

    private:
        void write(const Call& call, const CaptionFile& file, const Showing& showing,
                   const std::vector<LineFate>& fates) {
            writer_.emplace(input_, file.form);
            for (std::size_t i = 0; i < file.cues.size(); ++i) {
                if (i % kAskEvery == 0) call.check_stop();
                writer_->begin_cue(file.cues[i]);
                const ShownCue& cue = showing.cues()[i];
                for (std::size_t line = cue.first; line < cue.first + cue.count; ++line) {
                    if (fates[line].kept)
                        writer_->write_line(file.lines[showing.line_of(line)], fates[line].since);
                }
                writer_->end_cue();
            }
            LayerBuilder<Int64, Int64, Dictionary> cues;
            cues.begin_document();
            for (const CueRow& row : writer_->rows())
                cues.add({row.begin, row.end}, row.time.begin, row.time.end, row.voice);
            call.emit(0, cues.take());
        }

        void tell(const Call& call, const CaptionFile& file) const {
            const auto say = [&](const std::string& what, const LeftOut& lines, const std::string& then) {
                if (lines.count == 0) return;
                call.warn("'" + std::string(name_) + "': " + what + ": " + std::to_string(lines.count) +
                          ", the first at byte " + std::to_string(input_.source_of(lines.first)) + "; " +
                          then);
            };
            const bool cues = file.form == Form::cues;
            say(cues ? "lines that are made like times and cannot be read" : "events that cannot be read",
                file.broken_times,
                cues ? "they are left out, and what follows belongs to the cue before" : "they are left out");
            say("lines before the first time", file.before_first, "they are left out");
        }

        Utf8Input input_;
        std::string_view name_;
        std::optional<CaptionWriter> writer_;
        std::string repeated_;
        bool done_ = false;
    };

private:
    std::string encoding_;
};

}  // namespace
}  // namespace rostra::captions

ROSTRA_PLUGIN(rostra::reader<rostra::captions::CaptionsReader>("captions"))
