// SPDX-License-Identifier: Apache-2.0
#include "quote_words.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "rostra/analysis/language/word_list.hpp"

namespace rostra::quotes {

namespace {

constexpr std::pair<const char*, WordFlags> kLists[] = {
    {"cues.txt", kCue},
    {"reports.txt", kCue | kReport},
    {"thoughts.txt", kThought},
    {"sources.txt", kSource},
    {"that.txt", kThat},
    {"male.txt", kMale},
    {"female.txt", kFemale},
    {"titles.txt", kTitle},
    {"fields.txt", kTitle},
    {"articles.txt", kArticle},
    {"determiners.txt", kDeterminer},
    {"he.txt", kHe},
    {"she.txt", kShe},
    {"his.txt", kHis},
    {"hers.txt", kHers},
    {"first-person.txt", kFirstPerson},
    {"pronouns.txt", kOtherPronoun},
    {"between.txt", kBetween},
    {"stops.txt", kStop},
    {"particles.txt", kParticle},
    {"elisions.txt", kElision},
    {"abbreviations.txt", kAbbreviation},
    {"connectors.txt", kConnector},
    {"conjunctions.txt", kConjunction},
    {"questions.txt", kQuestion},
    {"told.txt", kCue | kTell},
    {"promises.txt", kTo},
    {"infinitives.txt", kInfinitive},
    {"nouns.txt", kNoun},
    {"participles.txt", kCue | kParticiple},
    {"passives.txt", kCue | kPassive},
    {"verbs.txt", kVerb},
    {"prepositions.txt", kPreposition},
    {"people.txt", kPerson},
    {"bodies.txt", kBody},
    {"times.txt", kTime},
    {"places.txt", kPlace},
    {"clauses.txt", kClause},
    {"relatives.txt", kRelative},
    {"nobody.txt", kNobody},
    {"findings.txt", kReport | kFinding},
    {"beliefs.txt", kReport | kBelief},
    {"namings.txt", kNaming},
    {"asides.txt", kAside},
    {"plain.txt", kPlain},
    {"be.txt", kBe},
    {"off.txt", kOff},
    {"topics.txt", kTopic},
    {"topic-participles.txt", kTopic | kParticiple},
    {"voices.txt", kTopic | kVoice},
    {"claims.txt", kClaim},
    {"approximations.txt", kNear},
    {"breaks.txt", kBreak},
    {"occasions.txt", kOccasion},
    {"forms.txt", kForm},
    {"fronts.txt", kFront},
    {"sources-behind.txt", kSource | kSourceBehind | kInner},
    {"sources-parted.txt", kSource | kParted},
    {"sources-inside.txt", kSource | kInner},
    {"reported.txt", kReported | kVerb},
};
constexpr std::pair<const char*, WordFlags> kNameLists[] = {{"male-names.txt", kMaleName},
                                                            {"female-names.txt", kFemaleName}};

/// Han, kana and their like: words that no space parts from their neighbours.
bool is_unspaced(std::string_view word) { return static_cast<unsigned char>(word.front()) >= 0xE3; }

/// Longest first.
void add_unspaced(std::vector<std::string>& cues, std::string_view word) {
    if (std::find(cues.begin(), cues.end(), word) != cues.end()) return;
    const auto place =
        std::upper_bound(cues.begin(), cues.end(), word, [](std::string_view a, std::string_view b) {
            return std::pair(b.size(), a) < std::pair(a.size(), b);
        });
    cues.emplace(place, word);
}

}  // namespace

LanguageLists::LanguageLists(const Data& data, std::string_view language) {
    const std::string folder = std::string(language) + "/";
    const auto read = [&](std::string_view name, WordFlags flags) {
        const WordList list = WordList::of(data, folder + std::string(name), "quotes");
        for (const WordList::Entry& entry : list.entries()) entries_.push_back({entry.text, flags});
    };
    for (const auto& [name, flags] : kLists) read(name, flags);
    names_from_ = entries_.size();
    for (const auto& [name, flags] : kNameLists) read(name, flags);
}

void QuoteWords::add_language(const LanguageLists& lists) {
    for (const LanguageLists::Entry& entry : lists.words()) add(entry.text, entry.flags);
}

void QuoteWords::add_grammar(const Data& data, std::string_view language) {
    const WordList list = WordList::of(data, std::string(language) + "/grammar.txt", "quotes");
    for (const WordList::Entry& entry : list.entries()) {
        capital_nouns_ |= entry.text == "capital-nouns";
        reported_forms_ |= entry.text == "reported-forms";
        verb_second_ |= entry.text == "verb-second";
    }
}

void QuoteWords::add_names(const LanguageLists& lists) {
    std::vector<LanguageLists::Entry> unknown;
    for (const LanguageLists::Entry& entry : lists.names()) {
        if ((flags(word_hash(entry.text)) & (kMaleName | kFemaleName)) == 0) unknown.push_back(entry);
    }
    for (const LanguageLists::Entry& entry : unknown) add(entry.text, entry.flags);
}

void QuoteWords::add(std::string_view word, WordFlags flags) {
    if (word.starts_with('-')) {
        endings_.emplace_back(word.substr(1), flags);
    } else if (const std::size_t space = word.find(' '); space != std::string_view::npos) {
        const std::uint64_t first = word_hash(word.substr(0, space));
        const std::string_view rest = word.substr(space + 1);
        for (Phrase& phrase : phrases_) {
            if (phrase.first != first || phrase.rest != rest) continue;
            phrase.flags |= flags;
            return;
        }
        const Phrase phrase{first, std::string(rest), flags};
        const auto place =
            std::upper_bound(phrases_.begin(), phrases_.end(), phrase, [](const Phrase& a, const Phrase& b) {
                return std::tuple(a.first, b.rest.size(), a.rest) <
                       std::tuple(b.first, a.rest.size(), b.rest);
            });
        phrases_.insert(place, phrase);
        insert(first, kBeginsPhrase);
    } else {
        if ((flags & kCue) != 0 && is_unspaced(word)) {
            add_unspaced(unspaced_cues_, word);
            if ((flags & kReport) != 0) add_unspaced(unspaced_reports_, word);
        }
        insert(word_hash(word), flags);
    }
}

WordFlags QuoteWords::flags(std::string_view word) const { return flags(word, 0, word.size()); }

void QuoteWords::insert(std::uint64_t hash, WordFlags flags) {
    seldom_[(hash >> 6U) % kSeldomWords] |= std::uint64_t{1} << (hash % 64);
    if (2 * (used_ + 1) > slots_.size()) {
        std::vector<Slot> old(2 * slots_.size());
        old.swap(slots_);
        used_ = 0;
        for (const Slot& slot : old) {
            if (slot.flags != 0) insert(slot.hash, slot.flags);
        }
    }
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].flags != 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
    if (slots_[at].flags == 0) ++used_;
    slots_[at] = {hash, slots_[at].flags | flags};
}

}  // namespace rostra::quotes
