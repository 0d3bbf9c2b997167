// SPDX-License-Identifier: Apache-2.0
#include "caption_writer.hpp"

#include <algorithm>

#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/byte_search.hpp"

namespace rostra::captions {

void CaptionWriter::begin_cue(const Cue& cue) {
    time_ = cue.time;
    name_begin_ = cue.name_begin;
    name_end_ = cue.name_end;
    voice_.clear();
}

void CaptionWriter::write_line(CueLine line, std::int64_t since) {
    time_.begin = std::min(time_.begin, since);
    line_begun_ = after_name_ = gap_ = false;
    if (name_end_ > name_begin_) {
        name_voice(name_begin_, name_end_);
        name_begin_ = name_end_ = 0;
    }
    CueMarkup markup(source_, line.begin, line.end, form_);
    for (Part part; markup.next(part);) {
        switch (part.kind) {
            case Part::Kind::words:
                write_words(part.begin, part.end);
                break;
            case Part::Kind::reference:
                if (is_white_space(part.reference.code_point)) {
                    gap_ = true;
                } else {
                    put(part.reference.utf8(), part.begin, part.end);
                }
                break;
            case Part::Kind::voice:
                name_voice(part.name_begin, part.name_end);
                break;
            case Part::Kind::tag:
            case Part::Kind::time:
                break;
        }
    }
}

void CaptionWriter::end_cue() {
    if (row_) rows_.push_back(*std::move(row_));
    row_.reset();
}

/// The name stands a byte before its place, so that a space has room between the words and the colon in the place of `>`.
void CaptionWriter::name_voice(std::size_t begin, std::size_t end) {
    end_cue();
    voice_ = plain_name(source_.substr(begin, end - begin));
    text_.begin_line(begin - 1);
    for (std::size_t at = begin; at < end;) {
        const std::optional<CharacterReference> reference = read_reference(source_, at);
        if (reference && at + reference->size <= end) {
            text_.put(reference->utf8(), at, at + reference->size);
            at += reference->size;
            continue;
        }
        const std::size_t next = std::min(source_.substr(0, end).find('&', at + 1), end);
        text_.copy(at, next);
        at = next;
    }
    text_.add_mark(':');
    line_begun_ = after_name_ = true;
}

void CaptionWriter::write_words(std::size_t begin, std::size_t end) {
    const std::string_view words = source_.substr(0, end);
    for (std::size_t at = begin; at < end;) {
        const std::size_t word = find_other<' ', '\t', '\r'>(words, at);
        if (word != at) gap_ = true;
        if (word == end) return;
        at = find_any<' ', '\t', '\r'>(words, word);
        put(source_.substr(word, at - word), word, at);
    }
}

void CaptionWriter::put(std::string_view words, std::size_t begin, std::size_t end) {
    if (!line_begun_) {
        text_.begin_line(begin);
    } else if (after_name_) {
        text_.pad(begin);
    } else if (gap_ && source_[begin - 1] == ' ') {
        text_.copy(begin - 1, begin);
    } else if (gap_) {
        text_.add_mark(' ');
    }
    line_begun_ = true;
    after_name_ = gap_ = false;
    const auto from = static_cast<std::int32_t>(text_.size());
    text_.put(words, begin, end);
    const auto to = static_cast<std::int32_t>(text_.size());
    if (!row_) row_ = CueRow{from, to, time_, voice_};
    row_->end = to;
    row_->time.begin = std::min(row_->time.begin, time_.begin);
}

}  // namespace rostra::captions
