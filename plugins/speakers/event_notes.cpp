// SPDX-License-Identifier: Apache-2.0
#include "event_notes.hpp"

#include <algorithm>
#include <vector>

#include "clock_times.hpp"
#include "label_words.hpp"
#include "office_words.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "speakers_letters.hpp"
#include "spoken_lines.hpp"

namespace rostra::speakers {

namespace {

using Words = std::vector<std::string_view>;

constexpr std::size_t kShort = 6;         // words of a note in which one word tells all
constexpr std::size_t kClause = 14;       // words
constexpr std::size_t kSentences = 60;    // words of what is done on a stage
constexpr std::size_t kLongestName = 80;  // bytes

bool is_heard(EventKind kind) {
    return kind == EventKind::applause || kind == EventKind::laughter || kind == EventKind::interjection ||
           kind == EventKind::unclear;
}

bool is_name_word(std::string_view word, const WordLists& lists) {
    const WordShape shape = word_shape(word);
    return shape == WordShape::title || shape == WordShape::capitals || shape == WordShape::initial ||
           (shape == WordShape::lower && (has_word(lists.particles, word) || is_address(word, lists)));
}

std::string_view between(std::string_view first, std::string_view last) {
    return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

/// Whether all words before parentheses can be those of a name, some of them with capitals.
bool is_name(std::string_view text, bool address_wanted, const WordLists& lists) {
    const Words words = words_between_blanks(text.substr(0, std::min(text.find_first_of("(["), text.size())));
    if (words.empty() || words.size() > kShort || has_word(lists.headings, text)) return false;
    const WordShape first = word_shape(words.front());
    if (first == WordShape::lower || first == WordShape::number || first == WordShape::mark) return false;
    if (!std::all_of(words.begin(), words.end(),
                     [&](std::string_view word) { return is_name_word(word, lists); }))
        return false;
    return !address_wanted || words.size() > 1 || starts_with_address(text, lists) || text.ends_with(']');
}

/// The words of a name from words[first] on, up to a comma; first where none are.
std::size_t name_end(const Words& words, std::size_t first, const WordLists& lists) {
    const bool joined = first < words.size() && word_shape(words[first]) == WordShape::lower &&
                        (has_word(lists.articles, words[first]) || has_word(lists.connectors, words[first]));
    std::size_t end = first;
    while (!joined && end < words.size() && is_name_word(words[end], lists)) {
        ++end;
        if (words[end - 1].ends_with(',') || words[end - 1].ends_with(';')) break;
    }
    while (end > first && word_shape(words[end - 1]) == WordShape::lower) --end;
    return end;
}

/// `The Hon. Ana Ruiz` of `The Hon. Ana Ruiz takes the floor`
std::string_view leading_name(std::string_view note, const WordLists& lists) {
    const Words words = words_between_blanks(note);
    std::size_t first = !words.empty() && has_word(lists.articles, words[0]) ? 1 : 0;
    const std::size_t address = first;
    while (first < words.size() && is_address_or_title(words[first], lists)) ++first;
    const std::size_t end = first > address ? name_end(words, first, lists) : first;
    return end > first ? between(words[0], words[end - 1]) : std::string_view();
}

/// Whom a note names: before the word that tells what happens, `Mr Brandis interjecting`; or behind it, after a form of address:
/// `Zuruf des Abg. Ole Lind [CDU]`.
std::string_view named_in(const EventWords::Reading& reading, bool address_wanted, const WordLists& lists) {
    const std::string_view before = trimmed(reading.before);
    if (!before.empty() && is_name(before, address_wanted, lists)) return before;
    if (const std::string_view name = leading_name(before, lists); !name.empty()) return name;
    const Words words = words_between_blanks(reading.behind);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (!is_address_or_title(words[i], lists)) continue;
        const std::size_t end = name_end(words, i + 1, lists);
        if (end == i + 1) continue;
        std::string_view name = between(words[i], words[end - 1]);
        while (name.ends_with(',') || name.ends_with(';') || name.ends_with(')')) name.remove_suffix(1);
        if (name.ends_with('.') && words[end - 1].size() > 3) name.remove_suffix(1);
        return name;
    }
    return {};
}

/// `Ole Lind [CDU]: No!`, `Zuruf von der FDP: Nein!`: what is called, and by whom if anybody is named.
std::optional<std::string_view> caller(std::string_view note, NotePlace place, const WordLists& lists) {
    const std::size_t colon = note.substr(0, kLongestName).find(':');
    if (colon == std::string_view::npos || colon == 0 || colon + 1 >= note.size()) return std::nullopt;
    if (blank_size(note, colon + 1) == 0) return std::nullopt;
    const std::string_view name = trimmed(note.substr(0, colon));
    const EventWords::Reading reading = lists.events.read(name);
    if (reading.kind == EventKind::interjection && reading.first) return named_in(reading, true, lists);
    if (!is_name(name, place != NotePlace::paragraph, lists)) return std::nullopt;
    return name;
}

bool is_clock(std::string_view note, NotePlace place, const WordLists& lists) {
    if (note.find_first_of("0123456789") == std::string_view::npos) return false;
    if (note.find("-->") != std::string_view::npos) return false;  // a cue of captions
    const std::size_t end = time_end(note, 0, note.size());
    if (end == note.size()) return true;
    if (place == NotePlace::inside || !is_figures(note, lists)) return false;
    const Words words = words_between_blanks(note);
    return std::any_of(words.begin(), words.end(), [](std::string_view word) {
        return word.find(':') != std::string_view::npos && time_end(word, 0, word.size()) == word.size();
    });
}

bool is_told(const EventWords::Reading& reading, NotePlace place, bool named) {
    const EventKind kind = *reading.kind;
    const bool ended = trimmed(reading.behind).size() <= 4;  // a mark, or nothing
    switch (place) {
        case NotePlace::inside:
            return reading.only || (named && reading.words <= kShort) ||
                   (is_heard(kind) && (reading.first || reading.words <= kShort));
        case NotePlace::opening:
            return reading.only || reading.first || reading.words <= kShort;
        case NotePlace::paragraph:
            return reading.only || reading.first || reading.words <= kClause;
        case NotePlace::line: {
            const bool several = reading.words > 1 && kind == EventKind::procedure;
            const bool heard = kind == EventKind::applause || kind == EventKind::laughter;
            const bool called = kind == EventKind::interjection && reading.words <= kShort && ended;
            return (reading.only && (heard || several)) || (called && !trimmed(reading.before).empty());
        }
        case NotePlace::between:
            return reading.only || (reading.words <= kClause && (reading.first || (named && ended)));
    }
    return false;
}

bool has_digit(std::string_view note) { return count_characters<is_digit>(note, 1) > 0; }

}  // namespace

std::optional<Note> read_note(std::string_view note, NotePlace place, const WordLists& lists) {
    const bool bracketed = place != NotePlace::line && place != NotePlace::between;
    if (is_clock(note, place, lists)) return Note{EventKind::time, {}};
    if (count_characters<is_letter>(note, 1) == 0 || is_link(note)) return std::nullopt;
    if (bracketed) {
        if (const auto name = caller(note, place, lists)) return Note{EventKind::interjection, *name, true};
    }
    // Of the lines that people say, most are told from notes by their first words.
    const bool said = place == NotePlace::line && !lists.events.may_begin(note) &&
                      std::count(note.begin(), note.end(), ' ') >= static_cast<std::ptrdiff_t>(kShort);
    const EventWords::Reading reading = said ? EventWords::Reading() : lists.events.read(note);
    if (reading.kind) {
        const bool done_by = *reading.kind != EventKind::vote && *reading.kind != EventKind::procedure;
        const bool address_wanted = place != NotePlace::between;
        const std::string_view name = done_by ? named_in(reading, address_wanted, lists) : std::string_view();
        if (is_told(reading, place, !name.empty()))
            return Note{*reading.kind, name, starts_with_address(name, lists)};
    }
    if (place != NotePlace::inside && notes_procedure(note, lists)) return Note{EventKind::procedure, {}};
    const bool on_stage = place == NotePlace::opening     ? reading.words <= kClause
                          : place == NotePlace::paragraph ? reading.words <= kSentences
                                                          : false;
    if (!on_stage || has_digit(note) || count_characters<is_letter>(note, 3) < 3) return std::nullopt;
    return Note{EventKind::direction, leading_name(note, lists), true, false};
}

}  // namespace rostra::speakers
