// SPDX-License-Identifier: Apache-2.0
#include "events.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>

#include "event_notes.hpp"
#include "key_table.hpp"
#include "label_identity.hpp"
#include "label_places.hpp"
#include "name_joining.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "rostra/analysis/language/text_lines.hpp"
#include "rostra/analysis/state/table_hash.hpp"
#include "spoken_lines.hpp"

namespace rostra::speakers {

namespace {

constexpr std::size_t kLongestNote = 600;      // bytes between brackets
constexpr std::size_t kLongestEmphasis = 200;  // bytes between marks of emphasis
constexpr int kDeepest = 3;                    // brackets within a note
constexpr std::size_t kLongestLine = 160;      // bytes of a line without brackets

struct Bracket {
    std::string_view open, close;
};
constexpr Bracket kBrackets[] = {{"(", ")"},   {"[", "]"},   {"（", "）"}, {"【", "】"},
                                 {"〔", "〕"}, {"［", "］"}, {"<", ">"}};

class Finder {
public:
    Finder(std::string_view text, const std::vector<Turn>& turns, const WordLists& lists)
        : text_(text), turns_(turns), labels_(label_places(text, turns)), lists_(lists) {}

    std::vector<Event> run() {
        for (std::size_t at = 0; (at = next_sign(at)) < text_.size();) at = read_at(at);
        const std::size_t noted = events_.size();
        read_lines(noted);
        std::stable_sort(events_.begin(), events_.end(),
                         [](const Event& a, const Event& b) { return a.place < b.place; });
        return std::move(events_);
    }

private:
    // ---- Brackets and emphasis

    /// The next first byte of a bracket or a mark of emphasis.
    [[nodiscard]] std::size_t next_sign(std::size_t at) const {
        static constexpr std::array<bool, 256> kIsSign = [] {
            std::array<bool, 256> is_sign{};
            for (const char c : std::string_view("([<*_\xE3\xEF"))
                is_sign[static_cast<unsigned char>(c)] = true;
            return is_sign;
        }();
        while (at < text_.size() && !kIsSign[static_cast<unsigned char>(text_[at])]) ++at;
        return at;
    }

    /// Reads what the sign at `at` begins, and gives where to go on.
    std::size_t read_at(std::size_t at) {
        const char c = text_[at];
        if (const std::size_t end = label_end(at); end > at) return end;
        if (c == '*' || c == '_') return read_emphasis(at);
        for (const Bracket& bracket : kBrackets) {
            if (text_.substr(at).starts_with(bracket.open)) return read_bracket(at, bracket);
        }
        return at + 1;
    }

    std::size_t read_bracket(std::size_t at, const Bracket& bracket) {
        const std::size_t inside = at + bracket.open.size();
        const std::size_t close = closing(inside, bracket);
        if (close == std::string_view::npos) return inside;
        const std::size_t end = close + bracket.close.size();
        if (bracket.open == "[" && text_.substr(end).starts_with("(")) return end;  // [a link](…)
        if (has_label(at, end)) return inside;
        NotePlace place = NotePlace::inside;
        if (opens_line(at) && ends_line(end))
            place = NotePlace::paragraph;
        else if (opens_speech(at))
            place = NotePlace::opening;
        else if (turn_at(static_cast<std::int32_t>(at)) == nullptr)
            return end;  // beside a label
        const std::size_t before = events_.size();
        add_parts(inside, close, place);
        if (events_.size() == before + 1 && whole_) events_.back().place = span(at, end);
        return events_.size() > before ? end : inside;
    }

    /// Where the bracket that opened before `inside` is closed, in its paragraph.
    [[nodiscard]] std::size_t closing(std::size_t inside, const Bracket& bracket) {
        const std::size_t limit = std::min(text_.size(), inside + kLongestNote);
        std::size_t& next = next_close_[static_cast<std::size_t>(&bracket - std::begin(kBrackets))];
        if (next < inside) next = std::min(text_.find(bracket.close, inside), text_.size());
        if (next >= limit) return std::string_view::npos;
        int depth = 0;
        bool empty_line = false;
        for (std::size_t at = inside; at < limit; ++at) {
            const char c = text_[at];
            if (c == '\n') {
                if (empty_line) return std::string_view::npos;
                empty_line = true;
            } else if (c != ' ' && c != '\t' && c != '\r') {
                empty_line = false;
            }
            if (c != bracket.open.front() && c != bracket.close.front()) continue;
            const std::string_view here = text_.substr(at);
            if (here.starts_with(bracket.close)) {
                if (depth == 0) return at;
                --depth;
            } else if (here.starts_with(bracket.open)) {
                if (++depth > kDeepest) return std::string_view::npos;
            }
        }
        return std::string_view::npos;
    }

    /// A note may tell of several things, a dash between: each is an event where all are told of, else all are one.
    void add_parts(std::size_t begin, std::size_t end, NotePlace place) {
        whole_ = true;
        std::vector<std::pair<Span, Note>> notes;
        const std::vector<Span> parts = parts_of(begin, end);
        if (parts.size() > 1) {
            for (const Span part : parts) {
                const std::optional<Note> note = read_note(slice(text_, part), place, lists_);
                if (!note || (note->kind == EventKind::direction && place == NotePlace::paragraph)) {
                    notes.clear();
                    break;
                }
                notes.emplace_back(part, *note);
            }
        }
        if (!notes.empty()) {
            whole_ = false;
            for (const auto& [part, note] : notes) add(part, note);
            return;
        }
        const Span inside = trimmed(text_, span(begin, end));
        if (inside.empty()) return;
        const std::optional<Note> note = read_note(slice(text_, inside), place, lists_);
        // Outside of turns and in angle brackets, what no list has may be anything.
        if (note && (note->listed || (turn_at(inside.begin) != nullptr && text_[begin - 1] != '<')))
            add(inside, *note);
    }

    [[nodiscard]] std::vector<Span> parts_of(std::size_t begin, std::size_t end) const {
        std::vector<Span> parts;
        std::size_t from = begin;
        const auto add = [&](std::size_t to) {
            const Span part = trimmed(text_, span(from, to));
            if (!part.empty()) parts.push_back(part);
        };
        for (std::size_t at = begin; at < end; ++at) {
            if (blank_size(text_, at) == 0) continue;
            const std::size_t dash = skip_blanks(text_, at, end);
            for (const std::string_view mark : {"–", "—", "-"}) {
                const std::size_t behind = dash + mark.size();
                if (!text_.substr(dash).starts_with(mark) || behind >= end || blank_size(text_, behind) == 0)
                    continue;
                add(at);
                from = behind;
                break;
            }
            at = std::max(at, dash - 1);
        }
        add(end);
        return parts;
    }

    std::size_t read_emphasis(std::size_t at) {
        const char mark = text_[at];
        std::size_t inside = text_.find_first_not_of(mark, at);
        if (inside == std::string_view::npos) return text_.size();
        const std::size_t marks = inside - at;
        const bool begins = at == 0 || blank_size(text_, at - 1) > 0 || text_[at - 1] == '\n';
        if (marks > 2 || !begins || blank_size(text_, inside) > 0) return inside;
        const std::size_t limit = line_end(text_.substr(0, inside + kLongestEmphasis), inside);
        const std::size_t close = text_.substr(0, limit).find(std::string(marks, mark), inside);
        if (close == std::string_view::npos) return inside;
        const std::size_t end = close + marks;
        const bool paragraph = opens_line(at) && ends_line(end);
        const std::string_view note = slice(text_, span(inside, close));
        // Emphasis is no bracket: what no list has is emphasized speech.
        const EventWords::Reading reading = lists_.events.read(note);
        if (!reading.kind || !(reading.only || (paragraph && reading.first))) return end;
        const NotePlace place = paragraph ? NotePlace::paragraph : NotePlace::inside;
        if (const std::optional<Note> told = read_note(note, place, lists_)) {
            add(span(inside, close), *told);
            events_.back().place = span(at, end);
        }
        return end;
    }

    // ---- Lines without brackets

    void read_lines(std::size_t noted) {
        const std::vector<Line> lines = split_lines(text_);
        std::size_t event = 0;
        turn_ = label_ = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const Line& line = lines[i];
            while (event < noted && events_[event].place.end <= line.begin) ++event;
            const bool taken = event < noted && events_[event].place.begin < line.end;
            if (taken || line.end - line.begin > static_cast<std::int32_t>(kLongestLine)) continue;
            if (label_end(static_cast<std::size_t>(line.begin)) > static_cast<std::size_t>(line.begin))
                continue;
            if (has_label(static_cast<std::size_t>(line.begin), static_cast<std::size_t>(line.end))) continue;
            const Turn* const turn = turn_at(line.begin);
            const bool said = turn != nullptr && turn->kind != "procedural" &&
                              line.begin >= turn->said.begin && line.begin < turn->said.end;
            if (!said && turn == nullptr && !is_time_alone(line)) continue;
            const std::string_view words = slice(text_, line.span());
            const bool stands_alone =
                line.after_gap || i == 0 || closes_speech(slice(text_, lines[i - 1].span()));
            const bool below_label = turn != nullptr && line.begin < turn->said.begin;
            if ((!stands_alone || begins_small(words)) && !below_label) continue;
            const std::optional<Note> note =
                read_note(words, said ? NotePlace::line : NotePlace::between, lists_);
            if (note) add(line.span(), *note);
        }
    }

    [[nodiscard]] bool is_time_alone(const Line& line) const {
        const std::optional<Note> note = read_note(slice(text_, line.span()), NotePlace::between, lists_);
        return note && note->kind == EventKind::time;
    }

    [[nodiscard]] static bool begins_small(std::string_view words) {
        std::size_t at = 0;
        return is_small(next_code_point(words, at));
    }

    // ---- Where things stand

    /// The turn whose label or words begin last at or before `at`, unless it has ended. Asked in ascending order.
    const Turn* turn_at(std::int32_t at) {
        while (turn_ + 1 < turns_.size() &&
               std::min(turns_[turn_ + 1].label.begin, turns_[turn_ + 1].said.begin) <= at)
            ++turn_;
        if (turns_.empty()) return nullptr;
        const Turn& turn = turns_[turn_];
        return std::min(turn.label.begin, turn.said.begin) <= at && at < turn.said.end ? &turn : nullptr;
    }

    /// The end of the label that `at` lies in, with what belongs to it; `at` where it lies in none. Asked in ascending order.
    [[nodiscard]] std::size_t label_end(std::size_t at) {
        const auto place = static_cast<std::int32_t>(at);
        while (label_ < labels_.size() && labels_[label_].end <= place) ++label_;
        const bool inside = label_ < labels_.size() && labels_[label_].begin <= place;
        return inside ? static_cast<std::size_t>(labels_[label_].end) : at;
    }

    /// Whether a label begins in [begin, end).
    [[nodiscard]] bool has_label(std::size_t begin, std::size_t end) {
        turn_at(static_cast<std::int32_t>(begin));
        for (std::size_t i = turn_; i < std::min(turn_ + 2, turns_.size()); ++i) {
            const Span label = turns_[i].label;
            if (!label.empty() && label.begin >= static_cast<std::int32_t>(begin) &&
                label.begin < static_cast<std::int32_t>(end))
                return true;
        }
        return false;
    }

    [[nodiscard]] bool opens_speech(std::size_t at) {
        const Turn* const turn = turn_at(static_cast<std::int32_t>(at));
        return turn != nullptr && turn->kind != "procedural" && !turn->label.empty() &&
               turn->said.begin == static_cast<std::int32_t>(at);
    }

    /// Whether nothing but blanks stands before `at` on its line.
    [[nodiscard]] bool opens_line(std::size_t at) const {
        while (at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '\t')) --at;
        return at == 0 || text_[at - 1] == '\n' || text_[at - 1] == '\r' ||
               text_.substr(0, at).ends_with("　");
    }

    /// Whether nothing but a mark stands behind `at` on its line.
    [[nodiscard]] bool ends_line(std::size_t at) const {
        while (at < text_.size() &&
               (text_[at] == '.' || text_[at] == ',' || text_[at] == ' ' || text_[at] == '\t'))
            ++at;
        return at == text_.size() || text_[at] == '\n' || text_[at] == '\r';
    }

    [[nodiscard]] static Span span(std::size_t begin, std::size_t end) {
        return {static_cast<std::int32_t>(begin), static_cast<std::int32_t>(end)};
    }

    void add(Span place, const Note& note) {
        Event event;
        event.place = place;
        event.kind = note.kind;
        if (!note.speaker.empty()) {
            event.speaker = with_single_spaces(note.speaker);
            event.person = note.person;
            event.name = read_identity(event.speaker, lists_).name;
        }
        events_.push_back(std::move(event));
    }

    std::string_view text_;
    const std::vector<Turn>& turns_;
    std::vector<Span> labels_;
    const WordLists& lists_;
    std::vector<Event> events_;
    std::size_t turn_ = 0;   ///< where turn_at() looks
    std::size_t label_ = 0;  ///< where label_end() looks
    std::array<std::size_t, std::size(kBrackets)>
        next_close_{};   ///< of each kind, from where it was last asked for
    bool whole_ = true;  ///< whether the last note told of one thing
};

/// Gives the names of events the form that the document's turns have for the same person. Who has no turn and may be no person,
/// as `Die Linke`, has no name.
void join_to_turns(const std::vector<Turn>& turns, std::vector<Event>& events, const WordLists& lists) {
    if (std::all_of(events.begin(), events.end(), [](const Event& event) { return event.name.empty(); }))
        return;
    KeyTable<std::size_t> numbers;  // from 1
    std::vector<std::string_view> printed;
    std::vector<PersonName> names;
    const auto add = [&](std::string_view name) {
        if (name.empty()) return;
        std::size_t& number = numbers[table_hash(name)];
        if (number != 0) return;
        printed.push_back(name);
        number = printed.size();
        names.push_back(read_name(name, lists));
    };
    for (const Turn& turn : turns) add(turn.name);
    const std::size_t speaking = names.size();
    for (const Event& event : events) add(event.name);
    const std::vector<std::size_t> joined = join_names(names, Shortening::any, lists.surnames).joined;
    std::vector<std::string> fullest(printed.begin(), printed.end());
    for (std::size_t i = speaking; i < names.size(); ++i) {
        if (names[i].words != names[joined[i]].words) fullest[i] = printed[joined[i]];
    }
    std::vector<std::size_t> number_of;
    for (const Event& event : events)
        number_of.push_back(event.name.empty() ? 0 : *numbers.find(table_hash(event.name)) - 1);
    for (std::size_t i = 0; i < events.size(); ++i) {
        Event& event = events[i];
        if (event.name.empty()) continue;
        const bool speaks = number_of[i] < speaking || joined[number_of[i]] < speaking;
        event.name = speaks || event.person ? fullest[number_of[i]] : std::string();
    }
}

}  // namespace

std::vector<Event> find_events(std::string_view text, const std::vector<Turn>& turns,
                               const WordLists& lists) {
    if (turns.empty()) return {};
    std::vector<Event> events = Finder(text, turns, lists).run();
    join_to_turns(turns, events, lists);
    return events;
}

}  // namespace rostra::speakers
