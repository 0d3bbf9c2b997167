// SPDX-License-Identifier: Apache-2.0
#include "turn_corrections.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

#include "rostra/analysis/language/blanks.hpp"
#include "speakers_letters.hpp"

namespace rostra::speakers {

namespace {

constexpr std::array<std::string_view, 4> kKinds = {"named", "question", "procedural", "unknown"};

/// Where a turn stands with its label.
std::int32_t whole_begin(const Turn& turn) { return std::min(turn.label.begin, turn.said.begin); }

class Corrector {
public:
    Corrector(std::string_view text, std::vector<Turn>& turns) : text_(text), turns_(turns) {}

    void begin_at(Span place) {
        auto turn = holder(place);
        if (turn == turns_.end()) {
            const auto next = std::find_if(turns_.begin(), turns_.end(), [&](const Turn& other) {
                return whole_begin(other) >= place.end;
            });
            turns_.insert(next,
                          unlabelled({place.begin,
                                      trimmed_end(place.begin,
                                                  next == turns_.end() ? text_end() : whole_begin(*next))}));
            return;
        }
        if (turn->said.begin == place.begin) return;
        const Turn rest = unlabelled({place.begin, turn->said.end});
        turn->said.end = trimmed_end(turn->said.begin, place.begin);
        const bool empty = turn->said.empty();
        if (empty) {
            *turn = rest;
        } else {
            turns_.insert(std::next(turn), rest);
        }
    }

    bool join(Span place) {
        const auto turn = holder(place);
        if (turn == turns_.end() || turn == turns_.begin()) return false;
        std::prev(turn)->said.end = turn->said.end;
        turns_.erase(turn);
        return true;
    }

    bool end_at(Span place) {
        const auto turn = holder(place);
        if (turn == turns_.end()) return false;
        const std::int32_t behind = static_cast<std::int32_t>(skip_blanks(
            text_, static_cast<std::size_t>(place.end), static_cast<std::size_t>(turn->said.end)));
        if (behind < turn->said.end) {
            Turn rest = unlabelled({behind, turn->said.end});
            rest.kind = "procedural";
            turn->said.end = place.end;
            turns_.insert(std::next(turn), rest);
        }
        return true;
    }

    bool set_kind(Span place, std::string_view kind) {
        const auto turn = holder(place);
        if (turn == turns_.end()) return false;
        turn->kind = kind;
        if (kind != "named") turn->name.clear();
        return true;
    }

    bool set_speaker(Span place, std::string_view speaker) {
        const auto turn = holder(place);
        if (turn == turns_.end()) return false;
        turn->name = with_single_spaces(speaker);
        turn->kind = turn->name.empty() ? "unknown" : "named";
        turn->role.clear();
        return true;
    }

private:
    [[nodiscard]] std::vector<Turn>::iterator holder(Span place) {
        return std::find_if(turns_.begin(), turns_.end(), [&](const Turn& turn) {
            return whole_begin(turn) <= place.begin && place.begin < turn.said.end;
        });
    }
    [[nodiscard]] std::int32_t text_end() const { return static_cast<std::int32_t>(text_.size()); }
    [[nodiscard]] std::int32_t trimmed_end(std::int32_t begin, std::int32_t end) const {
        return static_cast<std::int32_t>(trim_blanks(text_, static_cast<std::size_t>(begin),
                                                     static_cast<std::size_t>(std::max(begin, end))));
    }
    static Turn unlabelled(Span said) {
        Turn turn;
        turn.said = said;
        turn.label = {said.begin, said.begin};
        turn.kind = "unknown";
        return turn;
    }

    std::string_view text_;
    std::vector<Turn>& turns_;
};

}  // namespace

std::vector<std::string> correct_turns(std::string_view text, const std::vector<TurnCorrection>& corrections,
                                       std::vector<Turn>& turns) {
    std::vector<std::string> problems;
    Corrector corrector(text, turns);
    const auto each = [&](std::string_view name, std::string_view value, auto put_right) {
        for (const TurnCorrection& one : corrections) {
            if (one.name != name || (!value.empty() && one.value != value)) continue;
            if (!put_right(one)) {
                problems.push_back("the correction " + std::string(one.name) + " = '" +
                                   std::string(one.value) + "' at byte " + std::to_string(one.place.begin) +
                                   " finds no turn to put right");
            }
        }
    };
    each("begins", "true", [&](const TurnCorrection& one) {
        corrector.begin_at(one.place);
        return true;
    });
    each("begins", "false", [&](const TurnCorrection& one) { return corrector.join(one.place); });
    each("ends", "true", [&](const TurnCorrection& one) { return corrector.end_at(one.place); });
    each("speaker", "",
         [&](const TurnCorrection& one) { return corrector.set_speaker(one.place, one.value); });
    each("kind", "", [&](const TurnCorrection& one) {
        return std::find(kKinds.begin(), kKinds.end(), one.value) != kKinds.end() &&
               corrector.set_kind(one.place, one.value);
    });
    for (const TurnCorrection& one : corrections) {
        if (one.name != "begins" && one.name != "ends" && one.name != "speaker" && one.name != "kind") {
            problems.push_back("a turn has no '" + std::string(one.name) +
                               "' that a correction could set; it has begins, ends, kind and speaker");
        }
    }
    return problems;
}

}  // namespace rostra::speakers
