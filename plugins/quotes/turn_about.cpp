// SPDX-License-Identifier: Apache-2.0
#include "turn_about.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "quote_text.hpp"

namespace rostra::quotes {

namespace {

constexpr std::int32_t kLongestClause =
    160;  // bytes between two quotations of which one is said by somebody there
constexpr std::size_t kMostBetween = 4;  // turns in a row that nobody is said to say
constexpr double kByTurns = 0.72;        // how sure they are then
constexpr double kSureOfOthers = 0.8;    // how sure those have to be that they stand between

/// What one of the two says before the other answers: one quotation, or pieces of one.
struct Turn {
    std::size_t first = 0, last = 0;  // quotes [first, last)
    std::string id;
    bool silent = true;  // nothing says who speaks
};

class Scene {
public:
    Scene(std::string_view text, std::span<const Quote> quotes, std::vector<SpeakerIdentity>& identities)
        : text_(text), quotes_(quotes), identities_(identities) {}

    void read() {
        for (std::size_t i = 0; i < quotes_.size(); ++i) {
            const Quote& quote = quotes_[i];
            // What lies inside another quotation is no turn.
            if (quote.type != QuoteType::direct || quote.around.end <= until_) {
                if (quote.around.end > until_) close();
                continue;
            }
            until_ = quote.around.end;
            if (!turns_.empty() && quote.continues >= 0 && turns_.back().last == i &&
                goes_on(turns_.back(), quote.continues)) {
                turns_.back().last = i + 1;
                add(turns_.back(), i);
                continue;
            }
            if (!turns_.empty() && !answers(turns_.back(), i)) close();
            turns_.push_back({i, i + 1, {}, true});
            add(turns_.back(), i);
        }
        close();
    }

private:
    [[nodiscard]] bool goes_on(const Turn& turn, std::int32_t begin) const {
        for (std::size_t i = turn.first; i < turn.last; ++i) {
            if (quotes_[i].span.begin == begin) return true;
        }
        return false;
    }

    void add(Turn& turn, std::size_t i) const {
        const SpeakerIdentity& identity = identities_[i];
        if (quotes_[i].speaker || !quotes_[i].cue.empty() || quotes_[i].closed) turn.silent = false;
        if (turn.id.empty() && identity.confidence >= kSureOfOthers) turn.id = identity.id;
    }

    /// Whether nothing stands between a turn and quote `i` but the end of a line and who says one of the two.
    [[nodiscard]] bool answers(const Turn& turn, std::size_t i) const {
        const Quote& before = quotes_[turn.last - 1];
        const Span between = {before.around.end, quotes_[i].around.begin};
        if (between.begin > between.end || between.size() > kLongestClause) return false;
        const std::string_view words = slice(text_, between);
        if (words.find('\n') == std::string_view::npos) return false;
        if (words.find_first_not_of(" \t\r\n") == std::string_view::npos) return true;
        const auto inside = [&](const Quote& quote) {
            return !quote.cue.empty() && quote.cue.begin >= between.begin && quote.cue.end <= between.end;
        };
        return inside(before) || inside(quotes_[i]);
    }

    /// Names the silent turns of the scene that ends here.
    void close() {
        std::string two[2];
        for (const Turn& turn : turns_) {
            if (turn.id.empty() || turn.id == two[0] || turn.id == two[1]) continue;
            if (!two[0].empty() && !two[1].empty()) {
                turns_.clear();  // three of them
                return;
            }
            two[two[0].empty() ? 0 : 1] = turn.id;
        }
        if (!two[1].empty()) {
            for (std::size_t known = 0; known < turns_.size(); ++known) {
                if (turns_[known].id.empty()) continue;
                std::size_t next = known + 1;
                while (next < turns_.size() && turns_[next].silent && turns_[next].id.empty()) ++next;
                if (next >= turns_.size() || next == known + 1 || next - known - 1 > kMostBetween) continue;
                const bool same = turns_[known].id == turns_[next].id;
                if (turns_[next].id.empty() || same != ((next - known) % 2 == 0)) continue;
                const std::string& other = turns_[known].id == two[0] ? two[1] : two[0];
                for (std::size_t i = known + 1; i < next; ++i) {
                    name(turns_[i], (i - known) % 2 == 0 ? turns_[known].id : other);
                }
            }
        }
        turns_.clear();
    }

    void name(const Turn& turn, const std::string& id) {
        for (std::size_t i = turn.first; i < turn.last; ++i) {
            identities_[i].id = id;
            identities_[i].confidence = kByTurns;
        }
    }

    std::string_view text_;
    std::span<const Quote> quotes_;
    std::vector<SpeakerIdentity>& identities_;
    std::vector<Turn> turns_;
    std::int32_t until_ = 0;  // end of the last quotation that lies in no other
};

}  // namespace

void name_by_turns(std::string_view text, std::span<const Quote> quotes,
                   std::vector<SpeakerIdentity>& identities) {
    Scene(text, quotes, identities).read();
}

}  // namespace rostra::quotes
