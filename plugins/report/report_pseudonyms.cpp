// SPDX-License-Identifier: Apache-2.0
#include "report_pseudonyms.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "rostra/analysis/language/letters.hpp"

namespace rostra::report {

namespace {

// A form of a name may have so many letters more, if the name has so many itself: "Merkels". Alone it may be another name.
constexpr std::size_t kEnding = 2;
constexpr std::size_t kStem = 5;
constexpr std::size_t kLongestGap = 2;  // bytes between two words of one name: ". ", "\r\n"
// A name that is repeated without end is read in pieces, so that what is read twice stays small.
constexpr std::size_t kLongestRun = 12;  // words
constexpr std::size_t kLongestOver = 4;  // words that name nobody, one after another

std::string pseudonym(std::size_t person) { return person == 0 ? "P?" : "P" + std::to_string(person); }

/// Takes up room without being seen: the soft hyphen has two bytes, the word joiner three.
void append_unseen(std::string& out, std::size_t bytes) {
    if (bytes == 0) return;
    if (bytes == 1) {
        out += ' ';
        return;
    }
    std::size_t hyphens = 0;
    while ((bytes - 2 * hyphens) % 3 != 0) ++hyphens;
    for (std::size_t i = 0; i < hyphens; ++i) out += "\xC2\xAD";
    for (std::size_t left = bytes - 2 * hyphens; left > 0; left -= 3) out += "\xE2\x81\xA0";
}

/// A pseudonym in so many bytes, with the line breaks of the name where they were.
void append_in_place(std::string& out, std::string_view shown, std::string_view name) {
    for (std::size_t begin = 0; begin < name.size();) {
        const std::size_t end = std::min(name.find_first_of("\r\n", begin), name.size());
        std::size_t room = end - begin;
        if (shown.size() <= room) {
            out += shown;
            room -= shown.size();
            append_unseen(out, room);
            shown = {};
        } else {
            out.append(room, '*');
        }
        if (end < name.size()) out += name[end];
        begin = end + 1;
    }
}

bool has_case(char32_t c) { return is_capital(c) || is_small(c); }

bool is_gap(std::string_view between) {
    if (between.empty() || between.size() > kLongestGap) return false;
    return between.find_first_not_of(" .-'\r\n") == std::string_view::npos;
}

}  // namespace

/// A word of a text.
struct Pseudonyms::Read {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t letters = 0;
    bool capital = false;  // or of a script that has none
    bool cased = false;
};

/// Words that name a person.
struct Pseudonyms::Run {
    std::size_t end = 0;  // 0: they name nobody
    std::size_t person = 0;
};

namespace {

/// The next word at or after `at`; where there is none it begins and ends at the end of the text. In JSON the letter behind a
/// backslash is none.
template <class Read>
Read next_word(std::string_view text, std::size_t at, bool json) {
    Read word;
    while (at < text.size()) {
        std::size_t next = at;
        const char32_t c = next_code_point(text, next);
        if (json && c == U'\\' && next < text.size()) {
            at = next + (text[next] == 'u' ? std::min<std::size_t>(5, text.size() - next) : 1);
            continue;
        }
        if (is_alphanumeric(c)) break;
        at = next;
    }
    word.begin = at;
    for (std::size_t next = at; at < text.size(); at = next) {
        const char32_t c = next_code_point(text, next);
        if (!is_word_part(c)) break;
        if (word.letters++ == 0) {
            word.capital = !is_small(c);
            word.cased = has_case(c);
        }
    }
    word.end = at;
    return word;
}

}  // namespace

void Pseudonyms::add_person(std::string_view name, std::string_view as) {
    if (trimmed(name).empty()) return;
    if (trimmed(as).empty()) as = name;  // nobody is said to be called so
    if (name != as) add_person(as);
    const auto [known, added] = by_name_.try_emplace(std::string(name), persons_ + 1);
    if (added && name == as) ++persons_;
    const std::size_t person = name == as ? known->second : by_name_.find(as)->second;
    if (added) {
        known->second = person;
        whole_.try_emplace(std::string(name), pseudonym(person));
        add_words(name, person);
    } else if (known->second != person) {
        whole_[std::string(name)] = pseudonym(0);  // two persons are called so
        add_words(name, person);
    }
}

void Pseudonyms::add_perhaps(std::string_view name) {
    for (Read word = next_word<Read>(name, 0, false); word.begin < word.end;
         word = next_word<Read>(name, word.end, false)) {
        const std::string folded = fold_case(name.substr(word.begin, word.end - word.begin));
        if (name.substr(word.end).starts_with('.') || address_.contains(folded)) continue;
        if (!words_.contains(folded)) return add_person(name);
    }
}

void Pseudonyms::add_words(std::string_view name, std::size_t person) {
    bool cased = false;
    bool capital = false;
    const auto each_word = [&](auto act) {
        for (Read word = next_word<Read>(name, 0, false); word.begin < word.end;
             word = next_word<Read>(name, word.end, false)) {
            act(word);
        }
    };
    each_word([&](const Read& word) {
        cased = cased || word.cased;
        capital = capital || (word.cased && word.capital);
    });
    each_word([&](const Read& word) {
        if (!word.cased) return;
        const std::string folded = fold_case(name.substr(word.begin, word.end - word.begin));
        if (name.substr(word.end).starts_with('.') || address_.contains(folded)) return;
        Word& listed = words_[folded];
        const auto at = std::lower_bound(listed.persons.begin(), listed.persons.end(), person);
        if (at == listed.persons.end() || *at != person) listed.persons.insert(at, person);
        listed.particle = listed.particle || (capital && !word.capital);
    });
    if (cased) return;
    uncased_.emplace_back(name, person);
    std::stable_sort(uncased_.begin(), uncased_.end(),
                     [](const auto& one, const auto& two) { return one.first.size() > two.first.size(); });
}

void Pseudonyms::read(std::string_view text) {
    std::string folded;
    for (Read word = next_word<Read>(text, 0, false); word.begin < word.end;
         word = next_word<Read>(text, word.end, false)) {
        folded.clear();
        append_folded(folded, text.substr(word.begin, word.end - word.begin));
        const auto found = words_.find(folded);
        if (found != words_.end()) ++(word.capital ? found->second.capital : found->second.small);
    }
}

const Pseudonyms::Word* Pseudonyms::find(std::string_view text, const Read& read, bool& exact) const {
    std::string folded = fold_case(text.substr(read.begin, read.end - read.begin));
    for (std::size_t ending = 0; ending <= kEnding; ++ending) {
        if (ending > 0 && read.letters < kStem + ending) break;
        const auto found = words_.find(folded);
        if (found != words_.end()) {
            exact = exact && ending == 0;
            return &found->second;
        }
        std::size_t end = folded.size();
        static_cast<void>(previous_code_point(folded, end));
        folded.resize(end);
    }
    return nullptr;
}

// Goes on as long as the words are of one person, over initials and small words that more of the name follows: "van", "F.".
Pseudonyms::Run Pseudonyms::run_at(std::string_view text, const Read& first) const {
    bool exact = true;
    const Word* word = find(text, first, exact);
    if (word == nullptr) return {};
    const auto names = [](const Read& read, const Word& found) {
        return !found.particle && read.letters > 1 && (read.capital || found.says_somebody());
    };
    if (!word->particle && !names(first, *word)) return {};
    std::vector<std::size_t> persons = word->persons;
    bool somebody = word->says_somebody();
    std::size_t naming = word->particle ? 0 : 1;
    std::size_t end = first.end;
    std::size_t last = first.end;
    std::size_t over = 0;
    for (std::size_t words = 1; words < kLongestRun && over <= kLongestOver; ++words) {
        const Read next = next_word<Read>(text, last, false);
        if (next.begin == next.end || !is_gap(text.substr(last, next.begin - last))) break;
        last = next.end;
        ++over;
        bool next_exact = true;
        word = find(text, next, next_exact);
        if (word == nullptr) {
            if (next.letters == 1 && next.capital) continue;
            break;
        }
        std::vector<std::size_t> both;
        std::set_intersection(persons.begin(), persons.end(), word->persons.begin(), word->persons.end(),
                              std::back_inserter(both));
        if (both.empty()) break;
        if (!names(next, *word)) continue;
        persons = std::move(both);
        somebody = somebody || word->says_somebody();
        exact = exact && next_exact;
        ++naming;
        over = 0;
        end = next.end;
    }
    // Ordinary words name somebody where several stand together, with capitals: "Will May".
    if (naming == 0 || (!somebody && naming < 2)) return {};
    const bool certain = persons.size() == 1 && (exact || naming > 1);
    return {end, certain ? persons.front() : 0};
}

template <class Put>
void Pseudonyms::walk(std::string_view text, bool json, Put put) const {
    std::size_t copied = 0;
    const auto replace = [&](std::size_t begin, std::size_t end, std::size_t person) {
        put(text.substr(copied, begin - copied), text.substr(begin, end - begin), person);
        copied = end;
    };
    for (Read word = next_word<Read>(text, 0, json); word.begin < word.end;) {
        if (word.cased) {
            const Run run = run_at(text, word);
            if (run.end > 0) replace(word.begin, run.end, run.person);
            word = next_word<Read>(text, run.end > 0 ? run.end : word.end, json);
            continue;
        }
        for (std::size_t at = word.begin; at < word.end && !uncased_.empty();) {
            const std::string_view rest = text.substr(at);
            const auto named = std::find_if(uncased_.begin(), uncased_.end(),
                                            [&](const auto& one) { return rest.starts_with(one.first); });
            if (named != uncased_.end()) {
                replace(at, at + named->first.size(), named->second);
                at += named->first.size();
                word.end = std::max(word.end, at);
            } else {
                static_cast<void>(next_code_point(text, at));
            }
        }
        word = next_word<Read>(text, word.end, json);
    }
    put(text.substr(copied), {}, 0);
}

std::string Pseudonyms::in_value(std::string_view value) const {
    if (const auto known = whole_.find(value); known != whole_.end()) return known->second;
    std::string out;
    walk(value, false, [&](std::string_view before, std::string_view name, std::size_t person) {
        out += before;
        if (!name.empty()) out += pseudonym(person);
    });
    return out;
}

std::string Pseudonyms::in_text(std::string_view text) const {
    std::string out;
    out.reserve(text.size());
    walk(text, false, [&](std::string_view before, std::string_view name, std::size_t person) {
        out += before;
        if (!name.empty()) append_in_place(out, pseudonym(person), name);
    });
    return out;
}

std::string Pseudonyms::in_json(std::string_view json) const {
    std::string out;
    out.reserve(json.size());
    for (std::size_t at = 0; at < json.size();) {
        const std::size_t begin = std::min(json.find('"', at), json.size());
        out += json.substr(at, begin - at);
        std::size_t end = begin + 1;
        while (end < json.size() && json[end] != '"') end += json[end] == '\\' ? 2U : 1U;
        at = std::min(end + 1, json.size());
        const std::string_view string = json.substr(begin, at - begin);
        const std::size_t next = json.find_first_not_of(" \t\r\n", at);
        if (next != std::string_view::npos && json[next] == ':') {
            out += string;  // a key
            continue;
        }
        walk(string, true, [&](std::string_view before, std::string_view name, std::size_t person) {
            out += before;
            if (!name.empty()) out += pseudonym(person);
        });
    }
    return out;
}

}  // namespace rostra::report
