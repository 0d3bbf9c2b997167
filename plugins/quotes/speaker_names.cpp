// SPDX-License-Identifier: Apache-2.0
#include "speaker_names.hpp"

#include <algorithm>
#include <bitset>
#include <utility>

#include "quote_text.hpp"
#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"

namespace rostra::quotes {

namespace {

constexpr std::int32_t kReach = 1200;       // bytes that a pronoun looks back
constexpr std::size_t kPronounReach = 200;  // bytes behind a name
constexpr int kFewestVotes = 2;
constexpr int kMajority = 3;
constexpr std::size_t kHashBits = 4096;
constexpr std::size_t kMostNameWords = 4;
constexpr std::uint32_t kSexes = kMale | kFemale;
constexpr std::uint32_t kNoName =
    kTitle | kMale | kFemale | kStop | kPronoun | kBetween | kArticle | kDeterminer;

std::string folded(std::string_view name) {
    std::string out;
    for (const char c : name) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank) {
            out += to_ascii_small(c);
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    return out;
}

std::string squeezed(std::string_view name) {
    std::string out;
    for (const char c : name) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    return out;
}

}  // namespace

void RunNames::add(std::string_view name, std::string_view speaker_id) {
    const std::string key = folded(name);
    ids_.emplace(key, speaker_id);
    for (std::size_t begin = 0; begin < key.size();) {
        const std::size_t end = std::min(key.find(' ', begin), key.size());
        const auto [at, made] = by_word_.emplace(key.substr(begin, end - begin), speaker_id);
        if (!made && at->second != speaker_id) at->second.clear();
        begin = end + 1;
    }
}

std::string_view RunNames::id_of(std::string_view name) const {
    const std::string key = folded(name);
    if (const auto found = ids_.find(key); found != ids_.end()) return found->second;
    if (key.find(' ') != std::string::npos) return {};
    const auto found = by_word_.find(key);
    return found == by_word_.end() ? std::string_view() : found->second;
}

/// Whether the next capital word goes on the name of this one.
bool SpeakerNames::follow(std::size_t capital) const {
    if (capital + 1 >= scan_.capitals.size()) return false;
    auto at = static_cast<std::size_t>(scan_.capitals[capital].span.end);
    const auto next = static_cast<std::size_t>(scan_.capitals[capital + 1].span.begin);
    if (next > at + 3 || next == at) return false;
    const Symbol symbol = symbol_at(text_, at);
    const bool short_form = scan_.capitals[capital].span.size() == 1 ||
                            (words_.flags(scan_.capitals[capital].hash) & (kAbbreviation | kSexes)) != 0;
    if (symbol.code == '-' && at + 1 == next) return true;
    if (symbol.code == '.' && short_form) ++at;
    return skip_blanks(text_, at, next) == next;
}

SpeakerNames::Name SpeakerNames::name_in(Span phrase) const {
    const auto first = std::lower_bound(scan_.capitals.begin(), scan_.capitals.end(), phrase.begin,
                                        [](const Capital& c, std::int32_t at) { return c.span.begin < at; });
    Name name;
    name.first = name.last = static_cast<std::size_t>(first - scan_.capitals.begin());
    while (name.last < scan_.capitals.size() && scan_.capitals[name.last].span.end <= phrase.end) ++name.last;
    // What stands before the last word of an office is office, too: Minister of Foreign Affairs Luo Zhaohui.
    for (std::size_t i = name.first; i < name.last; ++i) {
        const std::uint32_t flags = words_.flags(scan_.capitals[i].hash);
        name.sex |= flags & kSexes;
        if ((flags & kNoName) != 0 || (i > name.first && !follow(i - 1)))
            name.first = (flags & kNoName) != 0 ? i + 1 : i;
    }
    return name;
}

SpeakerNames::Name SpeakerNames::run_around(std::size_t capital) const {
    const auto is_name = [this](std::size_t i) {
        return (words_.flags(scan_.capitals[i].hash) & kNoName) == 0;
    };
    Name name{capital, capital + 1, 0};
    while (name.first > 0 && name.size() < kMostNameWords && follow(name.first - 1) &&
           is_name(name.first - 1) && scan_.capitals[name.first - 1].inside) {
        --name.first;
    }
    while (name.size() < kMostNameWords && follow(name.last - 1) && is_name(name.last)) ++name.last;
    if (name.first > 0 && follow(name.first - 1))
        name.sex = words_.flags(scan_.capitals[name.first - 1].hash) & kSexes;
    return name;
}

std::string_view SpeakerNames::printed(const Name& name) const {
    return slice(text_, {scan_.capitals[name.first].span.begin, scan_.capitals[name.last - 1].span.end});
}

/// Where the names of one word stand that speakers have; other words of the text are never asked for.
void SpeakerNames::index_short_names(std::span<const Quote> quotes) {
    std::vector<std::uint64_t> words;
    for (const Quote& quote : quotes) {
        if (!quote.speaker || !quote.speaker->named) continue;
        const Name name = name_in(quote.speaker->span);
        if (name.size() == 1) words.push_back(scan_.capitals[name.first].hash);
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    std::bitset<kHashBits> maybe;
    for (const std::uint64_t word : words) maybe.set(word % kHashBits);
    for (std::size_t i = 0; i < scan_.capitals.size(); ++i) {
        const std::uint64_t word = scan_.capitals[i].hash;
        if (maybe.test(word % kHashBits) && std::binary_search(words.begin(), words.end(), word)) {
            by_hash_.emplace_back(word, i);
        }
    }
    std::sort(by_hash_.begin(), by_hash_.end());
}

const SpeakerNames::Fuller& SpeakerNames::fuller(std::uint64_t word) {
    const auto [known, made] = fuller_.try_emplace(word);
    Fuller& found = known->second;
    if (!made) return found;
    auto at = std::lower_bound(by_hash_.begin(), by_hash_.end(), std::pair(word, std::size_t{0}));
    for (; at != by_hash_.end() && at->first == word; ++at) {
        const Name run = run_around(at->second);
        found.sexes |= run.sex;
        if (run.size() < 2) continue;
        const std::string full = squeezed(printed(run));
        if (found.name.empty()) {
            found.name = full;
        } else if (found.name != full) {
            found.several = true;
        }
    }
    return found;
}

std::string SpeakerNames::full_name(const Name& name) {
    if (name.size() > 1) return squeezed(printed(name));
    const Fuller& longer = fuller(scan_.capitals[name.first].hash);
    const bool two_of_the_name = name.sex != 0 && longer.sexes == kSexes;  // Mr. and Mrs. Bennet
    if (!longer.name.empty() && !longer.several && !two_of_the_name) return longer.name;
    if (name.sex != 0 && name.first > 0 && follow(name.first - 1)) {
        return squeezed(
            slice(text_, {scan_.capitals[name.first - 1].span.begin, scan_.capitals[name.first].span.end}));
    }
    return longer.several ? std::string() : squeezed(printed(name));
}

std::size_t SpeakerNames::person_of(const std::string& id, std::uint32_t sex) {
    const auto [at, made] = person_by_id_.emplace(id, persons_.size());
    if (made) persons_.push_back({id, 0});
    persons_[at->second].sex |= sex;
    return at->second;
}

void SpeakerNames::collect_mentions(std::span<const Span> marked) {
    std::sort(person_by_word_.begin(), person_by_word_.end());
    person_by_word_.erase(std::unique(person_by_word_.begin(), person_by_word_.end()), person_by_word_.end());
    std::size_t mark = 0;
    for (const Capital& capital : scan_.capitals) {
        while (mark < marked.size() && marked[mark].end <= capital.span.begin) ++mark;
        if (mark < marked.size() && marked[mark].begin <= capital.span.begin) continue;
        auto at = std::lower_bound(person_by_word_.begin(), person_by_word_.end(),
                                   std::pair(capital.hash, std::size_t{0}));
        for (; at != person_by_word_.end() && at->first == capital.hash; ++at) {
            mentions_.push_back({capital.span.begin, at->second});
        }
    }
}

/// What the pronouns tell that follow a name in its sentence, where they agree: Katharine shook her head.
void SpeakerNames::learn_sexes() {
    std::vector<std::pair<int, int>> votes(persons_.size());
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
        const auto begin = static_cast<std::size_t>(mentions_[i].at);
        std::size_t limit = character_floor(text_, begin + kPronounReach);
        if (i + 1 < mentions_.size()) limit = std::min(limit, static_cast<std::size_t>(mentions_[i + 1].at));
        limit = sentences_.end(begin, limit);
        for (std::size_t at = begin; at < limit;) {
            const std::size_t end = word_end(text_, at, limit);
            if (end == at) {
                const Symbol symbol = symbol_at(text_, at);
                if (symbol.code == '"' || (is_quote_mark(symbol.code) && symbol.code > 0x7F)) break;
                at += symbol.size;
                continue;
            }
            const std::uint32_t flags = words_.flags(word_hash(text_, at, end));
            if ((flags & (kHe | kHis | kShe | kHers)) != 0) {
                ++((flags & (kHe | kHis)) != 0 ? votes[mentions_[i].person].first
                                               : votes[mentions_[i].person].second);
                break;
            }
            at = end;
        }
    }
    for (std::size_t person = 0; person < persons_.size(); ++person) {
        const auto [male, female] = votes[person];
        if ((persons_[person].sex & kSexes) != 0 || std::max(male, female) < kFewestVotes) continue;
        if (male >= kMajority * female) persons_[person].sex = kMale;
        if (female >= kMajority * male) persons_[person].sex = kFemale;
    }
}

std::string SpeakerNames::resolve(const SpeakerPhrase& pronoun) const {
    const std::uint32_t sex =
        ((pronoun.flags & kHe) != 0 ? kMale : 0U) | ((pronoun.flags & kShe) != 0 ? kFemale : 0U);
    if (sex == 0) return {};
    const auto agrees = [&](std::size_t person) {
        const std::uint32_t known = persons_[person].sex & kSexes;
        return known == 0 || known == kSexes || known == sex;
    };
    const auto behind =
        std::lower_bound(mentions_.begin(), mentions_.end(), pronoun.span.begin,
                         [](const Mention& mention, std::int32_t at) { return mention.at < at; });
    const Mention* nearest = nullptr;
    std::int32_t from = pronoun.span.begin - kReach;
    for (auto at = behind; at != mentions_.begin();) {
        --at;
        if (at->at < from) break;
        if (!agrees(at->person)) continue;
        if (nearest == nullptr) {
            nearest = &*at;
            const auto limit = character_floor(text_, static_cast<std::size_t>(std::max(from, 0)));
            from = static_cast<std::int32_t>(sentences_.begin(static_cast<std::size_t>(at->at), limit));
        } else if (at->person != nearest->person) {
            return {};
        }
    }
    return nearest == nullptr ? std::string() : persons_[nearest->person].id;
}

std::vector<SpeakerIdentity> SpeakerNames::identify(std::span<const Quote> quotes,
                                                    std::span<const Span> marked) {
    std::vector<SpeakerIdentity> identities(quotes.size());
    index_short_names(quotes);
    for (std::size_t i = 0; i < quotes.size(); ++i) {
        if (!quotes[i].speaker || !quotes[i].speaker->named) continue;
        const Span phrase = quotes[i].speaker->span;
        const Name name = name_in(phrase);
        const bool caseless = name.size() == 0 &&
                              !is_capital_at(text_, static_cast<std::size_t>(phrase.begin)) &&
                              !is_lower_at(text_, static_cast<std::size_t>(phrase.begin));
        const std::string full = name.size() > 0 ? full_name(name)
                                 : caseless      ? squeezed(slice(text_, phrase))
                                                 : "";
        if (full.empty()) continue;
        const std::string_view known = run_.id_of(full);
        identities[i].id = known.empty() ? full : std::string(known);
        const std::size_t person = person_of(identities[i].id, name.sex);
        for (std::size_t word = name.first; word < name.last; ++word) {
            person_by_word_.emplace_back(scan_.capitals[word].hash, person);
        }
    }
    const bool pronouns = std::any_of(quotes.begin(), quotes.end(), [](const Quote& quote) {
        return quote.speaker && (quote.speaker->flags & (kHe | kShe)) != 0;
    });
    if (!pronouns) return identities;
    collect_mentions(marked);
    learn_sexes();
    for (std::size_t i = 0; i < quotes.size(); ++i) {
        if (!quotes[i].speaker || !quotes[i].speaker->pronoun()) continue;
        identities[i].id = resolve(*quotes[i].speaker);
        identities[i].resolved = !identities[i].id.empty();
    }
    return identities;
}

}  // namespace rostra::quotes
