// SPDX-License-Identifier: Apache-2.0
#include "event_words.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/code_points.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "rostra/analysis/language/word_list.hpp"
#include "speakers_letters.hpp"

namespace rostra::speakers {

namespace {

constexpr std::array<std::string_view, 10> kNames = {"applause",  "laughter", "interjection", "silence",
                                                     "sound",     "unclear",  "time",         "vote",
                                                     "direction", "procedure"};
constexpr std::size_t kLooked = 48;           // words of a note
constexpr std::size_t kLongestUnspaced = 90;  // bytes of a note without spaces
constexpr std::size_t kFewestLetters = 2;     // bytes of a word's beginning

bool is_unspaced(std::string_view word) {
    std::size_t at = 0;
    const char32_t c = word.empty() ? U' ' : next_code_point(word, at);
    return (c >= 0x2E80 && c < 0xAC00) || (c >= 0xF900 && c < 0xFB00);
}

std::size_t pair_of(std::string_view word) {
    return static_cast<std::size_t>(static_cast<unsigned char>(word[0])) * 256 +
           static_cast<unsigned char>(word[1]);
}

std::string folded(std::string_view word) { return fold_phrase(strip_marks(word)); }

bool is_figure(std::string_view word) {
    const WordShape shape = word_shape(word);
    return shape == WordShape::number || shape == WordShape::mark;
}

}  // namespace

std::string_view name_of(EventKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

EventWords EventWords::load(const Data& data) {
    EventWords words;
    for (const std::string_view language : data.folders()) {
        const WordList list = WordList::of(data, std::string(language) + "/events.txt");
        for (const WordList::Entry& entry : list.entries()) {
            const std::size_t colon = entry.text.find(':');
            if (colon == std::string_view::npos) list.refuse(entry.line, "write 'KIND: word, word'");
            const std::string_view name = trimmed(entry.text.substr(0, colon));
            const auto* const kind = std::find(kNames.begin(), kNames.end(), name);
            const bool around = name == "around";
            if (kind == kNames.end() && !around)
                list.refuse(entry.line, "'" + std::string(name) + "' is no kind of event");
            std::string_view rest = entry.text.substr(colon + 1);
            while (!rest.empty()) {
                const std::size_t comma = std::min(rest.find(','), rest.size());
                std::string phrase = fold_phrase(rest.substr(0, comma));
                rest.remove_prefix(std::min(comma + 1, rest.size()));
                const bool open = phrase.ends_with('*');
                if (open) phrase.pop_back();
                if (phrase.empty()) continue;
                if (around) {
                    if (open)
                        words.around_heads_.push_back(std::move(phrase));
                    else
                        words.around_.insert(std::move(phrase));
                    continue;
                }
                const auto is = static_cast<EventKind>(kind - kNames.begin());
                if (is_unspaced(phrase)) {
                    words.unspaced_.emplace_back(std::move(phrase), is);
                } else if (open) {
                    if (phrase.size() < kFewestLetters)
                        list.refuse(entry.line, "'" + phrase + "*' is too short");
                    words.longest_head_ = std::max(words.longest_head_, phrase.size());
                    words.head_pairs_.set(pair_of(phrase));
                    words.heads_.emplace(std::move(phrase), is);
                } else {
                    const std::vector<std::string_view> parts = words_between_blanks(phrase);
                    std::size_t& longest = words.begins_[std::string(parts.front())];
                    longest = std::max(longest, parts.size());
                    words.phrases_.emplace(phrase, is);
                }
            }
        }
    }
    std::stable_sort(words.unspaced_.begin(), words.unspaced_.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    return words;
}

std::optional<EventWords::Match> EventWords::match(const std::vector<std::string>& words,
                                                   std::size_t at) const {
    if (const auto begins = begins_.find(words[at]); begins != begins_.end()) {
        std::string phrase;
        std::optional<Match> best;
        for (std::size_t count = 1; count <= begins->second && at + count <= words.size(); ++count) {
            phrase.append(count > 1 ? " " : "").append(words[at + count - 1]);
            const auto found = phrases_.find(phrase);
            if (found != phrases_.end()) best = Match{found->second, count};
        }
        if (best) return best;
    }
    if (const std::optional<EventKind> kind = head_of(words[at])) return Match{*kind, 1};
    return std::nullopt;
}

std::optional<EventKind> EventWords::head_of(std::string_view word) const {
    if (word.size() < kFewestLetters || !head_pairs_.test(pair_of(word))) return std::nullopt;
    for (std::size_t size = std::min(word.size(), longest_head_); size >= kFewestLetters; --size) {
        const auto found = heads_.find(word.substr(0, size));
        if (found != heads_.end()) return found->second;
    }
    return std::nullopt;
}

bool EventWords::may_begin(std::string_view note) const {
    for (std::size_t at = 0; at < note.size();) {
        const std::size_t end = std::min(note.find(' ', at), note.size());
        const std::string_view printed = note.substr(at, end - at);
        at = end + 1;
        if (printed.empty() || is_figure(printed)) continue;
        if (is_unspaced(strip_marks(printed))) return true;
        const std::string word = folded(printed);
        if (begins_.contains(word) || head_of(word)) return true;
        const bool beside = around_.contains(word) ||
                            std::any_of(around_heads_.begin(), around_heads_.end(),
                                        [&](const std::string& head) { return word.starts_with(head); });
        if (!beside) return false;
    }
    return false;
}

EventWords::Reading EventWords::read_unspaced(std::string_view note) const {
    Reading reading;
    reading.words = 1;
    if (note.size() > kLongestUnspaced) return reading;
    for (const auto& [phrase, kind] : unspaced_) {
        const std::size_t at = note.find(phrase);
        if (at == std::string_view::npos) continue;
        const bool sign =
            count_code_points(phrase) == 1;  // a part of many words: it tells only where it is all
        if (sign && count_characters<is_letter>(note, 2) > 1) continue;
        reading.kind = kind;
        reading.before = note.substr(0, at);
        reading.behind = note.substr(at + phrase.size());
        reading.first = at == 0;
        reading.only = count_characters<is_letter>(reading.before, 1) == 0 &&
                       count_characters<is_letter>(reading.behind, 1) == 0;
        break;
    }
    return reading;
}

EventWords::Reading EventWords::read(std::string_view note) const {
    const std::string_view inside = trimmed(note);
    if (is_unspaced(strip_marks(inside))) return read_unspaced(inside);
    const std::vector<std::string_view> printed = words_between_blanks(inside);
    std::vector<std::string> words;
    for (std::size_t i = 0; i < std::min(printed.size(), kLooked); ++i) words.push_back(folded(printed[i]));
    Reading reading;
    reading.words = printed.size();
    bool strange = printed.size() > kLooked;
    bool any_before = false;
    for (std::size_t i = 0; i < words.size();) {
        if (const std::optional<Match> found = words[i].empty() ? std::nullopt : match(words, i)) {
            if (!reading.kind) {
                reading.kind = found->kind;
                reading.first = !any_before;
                const auto begin = static_cast<std::size_t>(printed[i].data() - inside.data());
                const std::string_view last = printed[i + found->words - 1];
                reading.before = inside.substr(0, begin);
                reading.behind =
                    inside.substr(static_cast<std::size_t>(last.data() - inside.data()) + last.size());
            }
            i += found->words;
            continue;
        }
        const auto head_of = [&](const std::string& head) { return words[i].starts_with(head); };
        const bool beside = words[i].empty() || is_figure(printed[i]) || around_.contains(words[i]) ||
                            std::any_of(around_heads_.begin(), around_heads_.end(), head_of);
        any_before = any_before || !beside;
        strange = strange || !beside;
        ++i;
    }
    reading.only = reading.kind.has_value() && !strange;
    return reading;
}

}  // namespace rostra::speakers
