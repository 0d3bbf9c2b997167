// SPDX-License-Identifier: Apache-2.0
#include "rolling_lines.hpp"

#include <algorithm>

namespace rostra::captions {

namespace {

constexpr std::size_t kMostRows = 8;      // captions have four at most; more are compared in vain
constexpr std::size_t kCuesAround = 16;   // on either side, in which captions roll or do not
constexpr std::size_t kFewestEvents = 2;  // one line that comes again may be a refrain
constexpr std::size_t kLayers = 8;        // cues among which a second layer is looked for

/// How a cue goes on from the one before.
struct Overlap {
    std::size_t lines = 0;  ///< how many of its first are the last of the one before
    bool grown = false;     ///< the last of them has more words now
};

class LineFollower {
public:
    LineFollower(const std::vector<ShownCue>& cues, const std::vector<ShownLine>& lines)
        : cues_(cues), lines_(lines), fates_(lines.size()), shown_as_(lines.size()) {}

    std::vector<LineFate> follow() {
        std::vector<Overlap> overlaps(cues_.size());
        std::vector<std::size_t> rolling(cues_.size() + 1);  // sums over the cues before
        std::vector<std::size_t> anew(cues_.size() + 1);
        for (std::size_t i = 0; i < cues_.size(); ++i) {
            if (i > 0) overlaps[i] = overlap(cues_[i - 1], cues_[i]);
            const Overlap& found = overlaps[i];
            const bool goes_on = found.lines > 0 && (found.lines < cues_[i].count || found.grown);
            rolling[i + 1] = rolling[i] + (goes_on ? 1 : 0);
            anew[i + 1] = anew[i] + (i > 0 && found.lines == 0 ? 1 : 0);
        }
        for (std::size_t i = 0; i < cues_.size(); ++i) {
            const std::size_t from = i - std::min(i, kCuesAround);
            const std::size_t to = std::min(i + kCuesAround + 1, cues_.size());
            const std::size_t events = rolling[to] - rolling[from];
            const bool rolls = events >= kFewestEvents && events >= anew[to] - anew[from];
            show(i, rolls ? overlaps[i] : Overlap{});
        }
        return std::move(fates_);
    }

private:
    [[nodiscard]] bool same(std::size_t a, std::size_t b) const { return lines_[a].words == lines_[b].words; }

    [[nodiscard]] bool grows(std::size_t from, std::size_t into) const {
        const std::string_view before = lines_[from].words;
        const std::string_view after = lines_[into].words;
        return before.size() < after.size() && after.starts_with(before);
    }

    [[nodiscard]] Overlap overlap(const ShownCue& before, const ShownCue& cue) const {
        std::size_t most = std::min({before.count, cue.count, kMostRows});
        for (std::size_t i = 0; i < most; ++i) {
            if (lines_[cue.first + i].timed) most = i;  // it is being said now
        }
        for (std::size_t count = most; count > 0; --count) {
            const std::size_t tail = before.first + before.count - count;
            std::size_t i = 0;
            while (i + 1 < count && same(tail + i, cue.first + i)) ++i;
            if (i + 1 < count) continue;
            if (same(tail + i, cue.first + i)) return {count, false};
            if (grows(tail + i, cue.first + i)) return {count, true};
        }
        return {};
    }

    [[nodiscard]] bool is_layer(std::size_t index) const {
        const ShownCue& cue = cues_[index];
        for (std::size_t i = index - std::min(index, kLayers); i < index; ++i) {
            const ShownCue& other = cues_[i];
            if (other.count != cue.count || !(other.time == cue.time)) continue;
            std::size_t line = 0;
            while (line < cue.count && same(other.first + line, cue.first + line)) ++line;
            if (line == cue.count) return true;
        }
        return false;
    }

    void show(std::size_t index, const Overlap& overlap) {
        const ShownCue& cue = cues_[index];
        const bool layer = is_layer(index);
        for (std::size_t i = 0; i < cue.count; ++i) {
            const std::size_t line = cue.first + i;
            shown_as_[line] = line;
            fates_[line] = {!layer, cue.time.begin};
            if (i >= overlap.lines) continue;
            const ShownCue& before = cues_[index - 1];
            const std::size_t earlier = shown_as_[before.first + before.count - overlap.lines + i];
            if (overlap.grown && i + 1 == overlap.lines) {
                fates_[earlier].kept = false;
                fates_[line].since = fates_[earlier].since;
            } else {
                fates_[line].kept = false;
                shown_as_[line] = earlier;
            }
        }
    }

    const std::vector<ShownCue>& cues_;
    const std::vector<ShownLine>& lines_;
    std::vector<LineFate> fates_;
    std::vector<std::size_t> shown_as_;  // the line that is kept for it
};

}  // namespace

std::vector<LineFate> follow_lines(const std::vector<ShownCue>& cues, const std::vector<ShownLine>& lines) {
    return LineFollower(cues, lines).follow();
}

}  // namespace rostra::captions
