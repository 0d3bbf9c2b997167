// SPDX-License-Identifier: Apache-2.0
#include "report_text_view.hpp"

#include <algorithm>

namespace rostra::report {

bool is_blank(std::string_view text) {
    constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
    for (;;) {
        const std::size_t first = text.find_first_not_of(" \t\r\n\f\v");
        if (first == std::string_view::npos) return true;
        text.remove_prefix(first);
        if (!text.starts_with(kNoBreakSpace)) return false;
        text.remove_prefix(kNoBreakSpace.size());
    }
}

void TextView::write(Span span, std::int32_t named) {
    named_ = named;
    for (at_ = span.begin; at_ < span.end;) {
        while (noise_ < document_.noise.size() && document_.noise[noise_].span.end <= at_) ++noise_;
        const Noise* noise = noise_ < document_.noise.size() ? &document_.noise[noise_] : nullptr;
        if (noise != nullptr && noise->span.begin > at_) noise = nullptr;
        // A piece ends where noise begins or ends, and where the next place is.
        std::int32_t end = noise != nullptr ? std::min(span.end, noise->span.end) : span.end;
        if (noise == nullptr && noise_ < document_.noise.size()) {
            end = std::min(end, document_.noise[noise_].span.begin);
        }
        const auto place = std::upper_bound(places_.begin(), places_.end(), at_);
        if (place != places_.end()) end = std::min(end, *place);
        write_piece(slice(text_, {at_, end}), noise);
        at_ = end;
    }
    if (open_) html_ << "</p>";
    open_ = false;
    breaks_ = 0;
}

// Lines stay lines, blank lines part paragraphs.
void TextView::write_piece(std::string_view piece, const Noise* noise) {
    for (;;) {
        const std::size_t newline = piece.find('\n');
        std::string_view line = piece.substr(0, newline);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        const bool space_in_a_line = open_ && breaks_ == 0 && !line.empty();
        if (!is_blank(line) || space_in_a_line) write_line(line, noise);
        if (newline == std::string_view::npos) return;
        ++breaks_;
        piece.remove_prefix(newline + 1);
    }
}

void TextView::write_line(std::string_view line, const Noise* noise) {
    if (open_ && breaks_ > 1) html_ << "</p>";
    if (!open_ || breaks_ > 1) {
        html_ << R"(<p dir="auto">)";
    } else if (breaks_ == 1) {
        html_ << "\n";
    }
    open_ = true;
    breaks_ = 0;
    for (; place_ < places_.size() && places_[place_] <= at_; ++place_) {
        if (places_[place_] == named_) continue;
        html_ << R"(<a class="place" id=")" << Place{document_.ordinal, places_[place_]} << R"("></a>)";
    }
    if (noise != nullptr) html_ << R"(<span class="noise" title="noise: )" << noise->rule << R"(">)";
    html_ << line;
    if (noise != nullptr) html_ << "</span>";
}

}  // namespace rostra::report
