// SPDX-License-Identifier: Apache-2.0
#include "caption_file.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"

namespace rostra::captions {

namespace {

constexpr std::string_view kHead = "WEBVTT";
constexpr std::size_t kAskEvery = 4096;

bool is_gap(char c) { return c == ' ' || c == '\t'; }

/// `word` alone, or with more behind a gap.
bool begins_with_word(std::string_view line, std::string_view word) {
    return line.starts_with(word) && (line.size() == word.size() || is_gap(line[word.size()]));
}

bool is_number(std::string_view line) {
    return !line.empty() && std::all_of(line.begin(), line.end(), is_ascii_digit);
}

/// Reads WebVTT and SubRip by one rule: a line of times begins a cue, and what stands up to the next one is said in it. Blank
/// lines within a cue, or none between two, are common in files that people and programs write.
class CueReader {
public:
    CueReader(std::string_view text, const std::function<void()>& asked)
        : text_(text), asked_(asked), lines_(text), vtt_(begins_with_word(first_line(text), kHead)) {}

    CaptionFile read() {
        bool there = lines_.next(line_);
        if (vtt_) {
            file_.title = title_of(at(line_));
            there = skip_block(&CueReader::read_head);
        }
        for (std::size_t count = 0; there; ++count) {
            if (count % kAskEvery == 0) asked_();
            there = take();
        }
        return std::move(file_);
    }

private:
    [[nodiscard]] std::string_view at(CueLine line) const {
        return text_.substr(line.begin, line.end - line.begin);
    }

    static std::string_view first_line(std::string_view text) {
        CueLine line;
        FileLines lines(text);
        return lines.next(line) ? text.substr(line.begin, line.end - line.begin) : std::string_view();
    }

    static std::string_view title_of(std::string_view line) {
        std::string_view title = trimmed(line.substr(kHead.size()));
        if (title.starts_with('-')) title = trimmed(title.substr(1));
        return title;
    }

    void read_head() {
        constexpr std::string_view kLanguage = "Language:";
        const std::string_view line = at(line_);
        if (line.starts_with(kLanguage)) file_.language = trimmed(line.substr(kLanguage.size()));
    }

    /// Behind the block that the line is of, which is left out; a line of times ends it too. False: the file ends.
    bool skip_block(void (CueReader::*each)() = nullptr) {
        while (lines_.next(line_)) {
            if (line_.begin == line_.end || read_timing(at(line_))) return true;
            if (each != nullptr) (this->*each)();
        }
        return false;
    }

    /// Takes the line; false where the file ends behind it.
    bool take() {
        const CueLine line = line_;
        const std::string_view words = at(line);
        const bool gap_before = after_gap_;
        after_gap_ = words.empty();
        if (const std::optional<Period> period = read_timing(words)) {
            file_.cues.push_back({*period, file_.lines.size(), 0});
            return lines_.next(line_);
        }
        if (vtt_ && gap_before && begins_block(words)) {
            after_gap_ = true;
            return skip_block();
        }
        const bool there = lines_.next(line_);
        const bool names_next = there && (gap_before || is_number(words)) && read_timing(at(line_));
        if (!words.empty() && !names_next) add(line);
        return there;
    }

    static bool begins_block(std::string_view line) {
        return begins_with_word(line, "NOTE") || begins_with_word(line, "STYLE") ||
               begins_with_word(line, "REGION");
    }

    void add(CueLine line) {
        const std::string_view words = at(line);
        if (words.find("-->") != std::string_view::npos && is_ascii_digit(trimmed(words).front())) {
            file_.broken_times.add(line.begin);
        } else if (file_.cues.empty()) {
            file_.before_first.add(line.begin);
        } else {
            file_.lines.push_back(line);
            ++file_.cues.back().line_count;
        }
    }

    std::string_view text_;
    const std::function<void()>& asked_;
    FileLines lines_;
    bool vtt_;
    CueLine line_;
    bool after_gap_ = true;
    CaptionFile file_;
};

}  // namespace

bool FileLines::next(CueLine& line) {
    if (at_ >= text_.size()) return false;
    line.begin = at_;
    line.end = std::min(text_.find(mark_, at_), text_.size());
    at_ = line.end + 1;
    if (line.end > line.begin && text_[line.end - 1] == '\r') --line.end;
    return true;
}

CaptionFile read_captions(std::string_view text, const std::function<void()>& asked) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin != std::string_view::npos && text.substr(begin).starts_with("[Script Info]"))
        return read_script(text, asked);
    return CueReader(text, asked).read();
}

}  // namespace rostra::captions
