// SPDX-License-Identifier: Apache-2.0
#include "speaker_names.hpp"

#include <algorithm>
#include <utility>

#include "quote_text.hpp"
#include "rostra/analysis/language/blanks.hpp"

namespace rostra::quotes {

namespace {

constexpr std::int32_t kReach = 1200;       // bytes that a pronoun looks back
constexpr std::size_t kPronounReach = 200;  // bytes behind a name
constexpr int kFewestVotes = 2;
constexpr int kMajority = 3;
constexpr std::size_t kMostNameWords = 4;
constexpr std::size_t kMostNamesakes = 4;
constexpr WordFlags kSexes = kMale | kFemale;
constexpr WordFlags kNoName = kTitle | kMale | kFemale | kStop | kPronoun | kBetween | kArticle |
                              kDeterminer | kPerson | kBody | kTime | kClause | kPreposition;

// How sure a speaker is. A name beside a verb of saying is right in 98 of 100 cases, a pronoun in fewer.
constexpr double kSure = 0.98;
constexpr double kDescribed = 0.95;
constexpr double kFar = 0.8;
constexpr double kBorrowed = 0.68;  // Xu left, saying …: the subject of the clause before may be another
constexpr double kTold = 0.9;       // a pronoun: of a person whose sex is known, in its paragraph
constexpr double kUntold = 0.75;    // whose sex is not known
constexpr double kBefore = 0.85;    // factor: in a paragraph before
constexpr double kBeforeInDialogue = 0.75;  // the same where people talk to one another
constexpr double kOwner = 0.7;              // factor: Ruiz’s
constexpr std::size_t kNobodyAlone = static_cast<std::size_t>(-1);
constexpr double kThreshold = 0.7;  // below it a speaker has no id

std::string squeezed(std::string_view name) {
    std::string out;
    bool marked = false;  // a nickname in marks
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t end = next_boundary(name, at);
        const Symbol symbol = symbol_at(name, at);
        const bool blank = symbol.size != 0 && (symbol.code == '\n' || is_blank_in_line(symbol.code));
        const bool mark =
            symbol.size != 0 && is_quote_mark(symbol.code) && symbol.code != '\'' && symbol.code != 0x2019;
        if (mark) {
            marked = !marked;
        } else if (!marked && (!blank || (!out.empty() && out.back() != ' '))) {
            out += blank ? " " : name.substr(at, end - at);
        }
        at = end;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

double tie_of(const Quote& quote) {
    switch (quote.tie) {
        case Tie::far:
            return kFar;
        case Tie::borrowed:
            return kBorrowed;
        case Tie::turn_about:
            return kThreshold;
        case Tie::none:
            return 0;
        default:
            return 1;
    }
}

}  // namespace

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

bool SpeakerNames::is_name(std::size_t capital) const {
    return (words_.flags(scan_.capitals[capital].hash) & kNoName) == 0;
}

std::string_view SpeakerNames::printed(const Name& name) const {
    return slice(text_, {scan_.capitals[name.first].span.begin, scan_.capitals[name.last - 1].span.end});
}

std::uint64_t SpeakerNames::key_of(const Name& name) const {
    constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15U;
    std::uint64_t key = name.sex + name.size();
    for (std::size_t word = name.first; word < name.last; ++word) {
        key = (key ^ scan_.capitals[word].hash) * kMultiplier;
        key ^= key >> 29U;
    }
    return key;
}

/// All that looks like a name, and which longer one each word stands in.
void SpeakerNames::collect_names() {
    const std::size_t count = scan_.capitals.size();
    for (std::size_t i = 0; i < count;) {
        if (!is_name(i)) {
            ++i;
            continue;
        }
        Name name{i, i + 1, 0};
        while (name.last < count && name.size() < kMostNameWords && follow(name.last - 1) &&
               is_name(name.last)) {
            ++name.last;
        }
        if (i > 0 && follow(i - 1)) name.sex = words_.flags(scan_.capitals[i - 1].hash) & kSexes;
        // Public Works Adaeze Brandt: the name begins with the first name.
        const auto is_first_name = [this](std::size_t word) {
            return (words_.flags(scan_.capitals[word].hash) & (kMaleName | kFemaleName)) != 0;
        };
        if (name.size() > 2 && !is_first_name(name.first) && scan_.capitals[name.first].span.size() > 1) {
            for (std::size_t word = name.first + 1; word + 1 < name.last; ++word) {
                if (!is_first_name(word)) continue;
                name.first = word;
                break;
            }
        }
        names_.push_back(name);
        if (name.size() > 1 && known_names_.insert(key_of(name)).second) {
            const std::string full = squeezed(printed(name));
            for (std::size_t word = name.first; word < name.last; ++word) {
                Fuller& longer = fuller_[scan_.capitals[word].hash];
                longer.sexes |= name.sex;
                const bool known =
                    std::find(longer.names.begin(), longer.names.end(), full) != longer.names.end();
                if (!known && longer.names.size() < kMostNamesakes) longer.names.push_back(full);
            }
        } else if (name.size() == 1 && name.sex != 0) {
            fuller_[scan_.capitals[i].hash].sexes |= name.sex;
        }
        i = name.last;
    }
}

/// Of several people of a name the one whose first name tells this sex: Ms. Halloran is Ilse, not Tomas. Null where that is
/// not certain.
const std::string* SpeakerNames::namesake(const Fuller& longer, WordFlags sex) const {
    if (sex == 0 || !longer.several() || longer.names.size() >= kMostNamesakes) return nullptr;
    const std::string* only = nullptr;
    for (const std::string& full : longer.names) {
        const WordFlags its = sex_of(full);
        if (its == 0 || (its == sex && only != nullptr)) return nullptr;
        if (its == sex) only = &full;
    }
    return only;
}

std::string SpeakerNames::full_name(const SourcePhrase& phrase) const {
    const std::string name = squeezed(slice(text_, phrase.name));
    if (name.empty() || name.find(' ') != std::string::npos) return name;
    const auto found = fuller_.find(word_hash(name));
    const WordFlags sex = phrase.flags & kSexes;
    static const Fuller kNone;
    const Fuller& longer = found == fuller_.end() ? kNone : found->second;
    const bool two_of_the_name = sex != 0 && longer.sexes == kSexes;  // Mr. and Mrs. Bennet
    const auto other_sex = [this](WordFlags said, const std::string& full) {
        const WordFlags its = sex_of(full);
        return said != 0 && said != kSexes && its != 0 && its != said;  // Mr. Woodhouse is not Emma
    };
    if (longer.one() && !two_of_the_name && !other_sex(sex, longer.names.front()))
        return longer.names.front();
    if (const std::string* only = namesake(longer, sex); only != nullptr) return *only;
    if (sex != 0) {
        // Mr. Bennet keeps the form of address
        const auto begin = static_cast<std::size_t>(phrase.name.begin);
        std::size_t word = skip_blanks_back(text_, begin, 0);
        if (word > 0 && text_[word - 1] == '.') --word;
        return squeezed(
            slice(text_, span_of(word_begin(text_, word, 0), static_cast<std::size_t>(phrase.name.end))));
    }
    return longer.several() ? std::string() : name;
}

/// What the first names in a name tell; 0 where nothing does, or where it is a man's and a woman's.
WordFlags SpeakerNames::sex_of(std::string_view name) const {
    for (std::size_t begin = 0; begin < name.size();) {
        const std::size_t end = std::min({name.find(' ', begin), name.find('-', begin), name.size()});
        const WordFlags flags = words_.flags(word_hash(std::string(name.substr(begin, end - begin))));
        const bool male = (flags & (kMaleName | kMale)) != 0, female = (flags & (kFemaleName | kFemale)) != 0;
        if (male != female && (begin == 0 || end < name.size())) return male ? kMale : kFemale;
        if (male && female) return 0;
        begin = end + 1;
    }
    return 0;
}

bool SpeakerNames::has_first_name(std::string_view name) const {
    for (std::size_t begin = 0; begin < name.size();) {
        const std::size_t end = std::min({name.find(' ', begin), name.find('-', begin), name.size()});
        if ((words_.flags(name.substr(begin, end - begin)) & (kMaleName | kFemaleName)) != 0) return true;
        begin = end + 1;
    }
    return false;
}

/// Whether something shows that a name is a person's, where a capital does not: a first name, an office, a form of address.
bool SpeakerNames::is_person(const SourcePhrase& phrase, std::string_view full) const {
    if (!words_.capital_nouns() || (phrase.flags & kSexes) != 0 || has_first_name(full)) return true;
    const bool fuller = full.find(' ') != std::string_view::npos;
    return fuller && phrase.span.begin < phrase.name.begin;
}

std::size_t SpeakerNames::person_of(const std::string& id, WordFlags sex) {
    const auto [at, made] = person_by_id_.emplace(id, persons_.size());
    if (made) persons_.push_back({id, sex_of(id), false});
    Person& person = persons_[at->second];
    person.sex |= sex;
    person.told = person.sex == kMale || person.sex == kFemale;
    return at->second;
}

/// Who a name stands for; empty where nothing says that it is a person's.
std::string SpeakerNames::id_of(const Name& name) const {
    const std::uint64_t hash = scan_.capitals[name.first].hash;
    const WordFlags flags = words_.flags(hash);
    std::string id;
    if (name.size() > 1) {
        if ((flags & kPlace) != 0 && name.sex == 0) return {};
        id = squeezed(printed(name));
    } else {
        const auto longer = fuller_.find(hash);
        const bool known = longer != fuller_.end() && !longer->second.names.empty();
        const std::string word = squeezed(printed(name));
        const WordFlags its = known ? sex_of(longer->second.names.front()) : 0;
        const bool another = name.sex != 0 && its != 0 && its != name.sex;
        if (known && longer->second.one() && !another) {
            id = longer->second.names.front();
        } else if (const std::string* only = known ? namesake(longer->second, name.sex) : nullptr;
                   only != nullptr) {
            id = *only;
        } else if (name.sex != 0) {
            id = squeezed(slice(
                text_, {scan_.capitals[name.first - 1].span.begin, scan_.capitals[name.last - 1].span.end}));
        } else if (person_by_id_.contains(word) || (!known && (flags & (kMaleName | kFemaleName)) != 0)) {
            id = word;
        } else if (known) {
            id = word;  // one of several: it stands in the way of the others
        } else {
            return {};
        }
    }
    const std::string_view of_run = run_.id_of(id);
    return of_run.empty() ? id : std::string(of_run);
}

void SpeakerNames::collect_mentions(std::span<const Span> marked) {
    std::size_t mark = 0;
    for (const Name& name : names_) {
        const Span span = {scan_.capitals[name.first].span.begin, scan_.capitals[name.last - 1].span.end};
        while (mark < marked.size() && marked[mark].end <= span.begin) ++mark;
        if (mark < marked.size() && marked[mark].begin <= span.begin) continue;
        // the Ruiz Foundation is not Ruiz
        if (follow(name.last - 1) && (words_.flags(scan_.capitals[name.last].hash) & kBody) != 0) continue;
        const auto [known, made] = person_by_name_.emplace(key_of(name), kNobodyAlone);
        if (made) {
            const std::string id = id_of(name);
            const bool person = !words_.capital_nouns() || name.sex != 0 || has_first_name(id);
            if (!id.empty() && person) known->second = person_of(id, name.sex);
        }
        if (known->second == kNobodyAlone) continue;
        const auto end = static_cast<std::size_t>(span.end);
        const char32_t next = end < text_.size() ? symbol_at(text_, end).code : 0;
        const bool owner = (next == '\'' || next == 0x2019) && end + 1 < text_.size();
        mentions_.push_back({span, known->second, owner});
    }
}

/// What the pronouns tell that follow a name in its sentence, where they agree: Katharine shook her head.
void SpeakerNames::learn_sexes() {
    std::vector<std::pair<int, int>> votes(persons_.size());
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
        if ((persons_[mentions_[i].person].sex & kSexes) != 0) continue;  // known without
        const auto begin = static_cast<std::size_t>(mentions_[i].span.end);
        std::size_t limit = character_floor(text_, begin + kPronounReach);
        if (i + 1 < mentions_.size())
            limit = std::min(limit, static_cast<std::size_t>(mentions_[i + 1].span.begin));
        limit = std::max(begin, sentences_.end(begin, limit));
        for (std::size_t at = begin; at < limit;) {
            const std::size_t end = word_end(text_, at, limit);
            if (end == at) {
                const Symbol symbol = symbol_at(text_, at);
                if (symbol.code == '"' || (is_quote_mark(symbol.code) && symbol.code > 0x7F)) break;
                at += symbol.size;
                continue;
            }
            const WordFlags flags = words_.flags(word_hash(text_, at, end));
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

void SpeakerNames::resolve(const SourcePhrase& pronoun, SpeakerIdentity& identity) const {
    const WordFlags sex = ((pronoun.flags & kHe) != 0 ? kMale : WordFlags{0}) |
                          ((pronoun.flags & kShe) != 0 ? kFemale : WordFlags{0});
    if (sex == 0 || sex == kSexes) return;
    const std::int32_t place = pronoun.span.begin;
    const auto behind =
        std::lower_bound(mentions_.begin(), mentions_.end(), place,
                         [](const Mention& mention, std::int32_t at) { return mention.span.begin < at; });
    const Mention* nearest = nullptr;
    bool owner = true;
    std::int32_t from = place - kReach;
    for (auto at = behind; at != mentions_.begin();) {
        --at;
        if (at->span.begin < from) break;
        const WordFlags known = persons_[at->person].sex & kSexes;
        if (known != 0 && known != kSexes && known != sex) continue;
        // Where one person alone speaks, what only looks like a name (Cold War) stands in nobody's way.
        if (only_speaker_ != kNobodyAlone && at->person != only_speaker_ && known == 0) continue;
        if (nearest == nullptr) {
            nearest = &*at;
            const auto limit = character_floor(text_, static_cast<std::size_t>(std::max(from, 0)));
            from =
                static_cast<std::int32_t>(sentences_.begin(static_cast<std::size_t>(at->span.begin), limit));
        } else if (at->person != nearest->person) {
            identity.candidate = persons_[nearest->person].id;
            return;
        }
        owner &= at->owner;
    }
    if (nearest == nullptr) return;
    const Person& person = persons_[nearest->person];
    const std::string_view between = slice(text_, {nearest->span.end, place});
    const bool before = between.find('\n') != std::string_view::npos;
    // Where one person alone speaks in the document, hardly anybody else can be meant.
    const bool alone = !dialogue_ && only_speaker_ == nearest->person;
    const double sure = alone && (person.sex & kSexes) != kSexes && !owner
                            ? kTold
                            : ((person.sex & kSexes) == sex ? kTold : kUntold) *
                                  (before ? (dialogue_ ? kBeforeInDialogue : kBefore) : 1) *
                                  (owner ? kOwner : 1);
    identity.confidence *= sure / kSure;
    (identity.confidence >= kThreshold ? identity.id : identity.candidate) = person.id;
    identity.resolved = !identity.id.empty();
}

std::vector<SpeakerIdentity> SpeakerNames::identify(std::span<const Quote> quotes,
                                                    std::span<const Span> marked) {
    std::vector<SpeakerIdentity> identities(quotes.size());
    collect_names();
    bool pronouns = false;
    for (std::size_t i = 0; i < quotes.size(); ++i) {
        if (!quotes[i].speaker) continue;
        const SourcePhrase& speaker = *quotes[i].speaker;
        pronouns |= (speaker.flags & (kHe | kShe)) != 0 && speaker.pronoun();
        SpeakerIdentity& identity = identities[i];
        identity.confidence = (speaker.named() ? kSure : kDescribed) * tie_of(quotes[i]);
        if (speaker.kind != SourceKind::name || speaker.several) continue;
        const std::string full = full_name(speaker);
        if (full.empty()) continue;
        const std::string_view known = run_.id_of(full);
        const std::string id = known.empty() ? full : std::string(known);
        if (known.empty() && !is_person(speaker, full)) {
            identity.confidence = std::min(identity.confidence, kUntold * kBefore);
        }
        (identity.confidence >= kThreshold ? identity.id : identity.candidate) = id;
        const std::size_t person = person_of(id, speaker.flags & kSexes);
        only_speaker_ = person == 0 ? 0 : kNobodyAlone;
    }
    if (!pronouns) return identities;
    collect_mentions(marked);
    learn_sexes();
    for (std::size_t i = 0; i < quotes.size(); ++i) {
        if (quotes[i].speaker && quotes[i].speaker->pronoun()) resolve(*quotes[i].speaker, identities[i]);
    }
    return identities;
}

}  // namespace rostra::quotes
