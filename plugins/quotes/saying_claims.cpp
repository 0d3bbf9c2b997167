// SPDX-License-Identifier: Apache-2.0
// Who says what where no verb of saying has a subject: nouns of saying, and those who are asked and told.
#include "sayings.hpp"

namespace rostra::quotes {

namespace {

constexpr std::size_t kMostBetween = 4;  // words between an owner and the noun: his repeated claim

}  // namespace

/// His claim that …; her promise to …
bool Sayings::read_claim(std::size_t cue) {
    const std::size_t limit = tokens_.sentence_end(cue), least = tokens_.sentence_begin(cue);
    std::size_t next = cue + 1;
    while (next < limit && tokens_[next].is(kTime)) ++next;
    if (next + 2 >= limit || !tokens_[next].is(kThat | kInfinitive | kPreposition)) return false;
    const bool that = tokens_[next].is(kThat);
    // her promise to …; but what his plan is to do, he need not have said
    if (tokens_[next].is(kInfinitive) && !tokens_[cue].is(kTo)) return false;
    const bool about = !that && !tokens_[next].is(kInfinitive);
    if (that && (reader_.is_verb(next + 1) || tokens_[next + 1].is(kBetween))) return false;
    if (!that && !about &&
        tokens_[next + 1].is(kPreposition | kArticle | kDeterminer | kPronoun | kHis | kHers))
        return false;
    Saying saying;
    saying.cue = cue;
    saying.begin = cue;
    saying.end = next;
    std::size_t owner = cue;
    while (
        owner > least && owner + kMostBetween > cue && tokens_[owner - 1].word() &&
        !tokens_[owner - 1].possessive &&
        !tokens_[owner - 1].is(kHis | kHers | kArticle | kPreposition | kConjunction | kVerb | kDeterminer)) {
        --owner;
    }
    const bool owned =
        owner > least && (tokens_[owner - 1].possessive || tokens_[owner - 1].is(kHis | kHers));
    if (!owned) return false;
    std::size_t begin = owner - 1;
    if (tokens_[begin].possessive) {
        while (begin > least && tokens_[begin - 1].word() &&
               (tokens_[begin - 1].capital || tokens_[begin - 1].is(kArticle))) {
            --begin;
        }
        while (begin + 1 < owner && tokens_[begin].is(kPreposition | kClause | kConjunction)) ++begin;
    }
    saying.source = reader_.make(begin, owner);
    if (!saying.source) return false;
    if (const Token& his = tokens_[begin]; his.is(kHis | kHers)) {
        saying.source->kind = SourceKind::pronoun;
        saying.source->flags |= (his.is(kHis) ? kHe : WordFlags{0}) | (his.is(kHers) ? kShe : WordFlags{0});
    }
    saying.begin = begin;
    saying.content = that || about ? next + 1 : next;
    saying.lead = that ? Lead::claim : about ? Lead::topic : Lead::infinitive;
    sayings_.push_back(saying);
    return true;
}

/// Asked whether …, …; was told by Xu that …
void Sayings::read_passive(std::size_t cue) {
    const std::size_t limit = tokens_.sentence_end(cue);
    Saying saying;
    saying.cue = cue;
    saying.begin = cue;
    saying.end = cue + 1;
    std::size_t next = cue + 1;
    // by Xu, on Monday, in May
    if (next < limit && tokens_[next].is(kPreposition) && !tokens_[next].is(kQuestion | kThat)) {
        const auto asker = reader_.after(next + 1, limit);
        if (asker && asker->kind == SourceKind::name && !tokens_[next].is(kConnector)) {
            saying.source = asker;
            next = asker->end;
        } else if (tokens_[next + 1].is(kTime)) {
            next += 2;
        }
    }
    while (next < limit && tokens_[next].is(kTime)) ++next;
    if (next + 2 >= limit || !tokens_[next].is(kQuestion | kThat)) return;
    const bool that = tokens_[next].is(kThat);
    saying.content = that ? next + 1 : next;
    saying.lead = that ? Lead::that : Lead::question;
    saying.passive = true;
    sayings_.push_back(saying);
}

}  // namespace rostra::quotes
