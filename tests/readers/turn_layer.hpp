// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <rostra/analysis/language/code_points.hpp>
#include <rostra/plugin.hpp>

namespace readers {

/// The layer `turn` of one document, with the columns that both manifests list.
class TurnLayer {
public:
    TurnLayer() { rows_.begin_document(); }

    void add(rostra::Span span, std::string_view speaker, std::int64_t time_begin = 0,
             std::int64_t time_end = 0) {
        rows_.add(span, ++turns_, speaker.empty() ? "question" : "named", speaker, speaker, "", span.begin,
                  span.begin, time_begin, time_end);
    }
    ArrowArray take() { return rows_.take(); }

private:
    rostra::LayerBuilder<rostra::Int32, rostra::Dictionary, rostra::Dictionary, rostra::Dictionary,
                         rostra::Dictionary, rostra::Int32, rostra::Int32, rostra::Int64, rostra::Int64>
        rows_;
    std::int32_t turns_ = 0;
};

/// What `text` has before `end`, which is taken off with `end`; all of it where there is no `end`.
inline std::string_view take_until(std::string_view end, std::string_view& text) {
    const std::size_t at = text.find(end);
    const std::string_view found = text.substr(0, at);
    text = at == std::string_view::npos ? std::string_view() : text.substr(at + end.size());
    return found;
}

/// Throws where `text` is not UTF-8 without a byte-order mark, or holds control characters besides line breaks.
inline void require_lines(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t point = rostra::next_code_point(text, at);
        std::string written;
        rostra::append_utf8(written, point);
        const bool surrogate = point >= 0xD800 && point < 0xE000;
        const bool control = (point < 0x20 && point != '\n') || point == 0x7F;
        const bool mark = begin == 0 && point == 0xFEFF;
        if (surrogate || control || mark || written != text.substr(begin, at - begin))
            throw rostra::DocumentError("it is no plain UTF-8");
    }
}

}  // namespace readers
