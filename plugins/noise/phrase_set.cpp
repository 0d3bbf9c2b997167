// SPDX-License-Identifier: Apache-2.0
#include "phrase_set.hpp"

#include <algorithm>
#include <utility>

#include "noise_text.hpp"

namespace rostra::noise {

namespace {

const std::string kAny = "*";

/// The most words that `phrase` can take of `words`, from the front; 0 where it does not fit.
std::size_t fit(std::span<const std::string> phrase, std::span<const std::string> words) {
    for (std::size_t i = 0; i < phrase.size(); ++i) {
        if (phrase[i] == kAny) {
            if (i + 1 == phrase.size()) {
                return words.size() > i ? words.size() : 0;
            }
            for (std::size_t skipped = words.size(); skipped > i; --skipped) {
                const std::size_t rest = fit(phrase.subspan(i + 1), words.subspan(skipped));
                if (rest > 0) {
                    return skipped + rest;
                }
            }
            return 0;
        }
        if (i >= words.size() || phrase[i] != words[i]) {
            return 0;
        }
    }
    return phrase.size();
}

}  // namespace

void PhraseSet::add(std::string_view phrase) {
    Phrase words;
    std::string_view rest = phrase;
    while (!rest.empty()) {  // words_of() drops marks, and the wildcard is one
        const std::size_t star = std::min(rest.find('*'), rest.size());
        for (std::string& word : words_of(rest.substr(0, star))) {
            words.push_back(std::move(word));
        }
        if (star < rest.size()) {
            words.push_back(kAny);
        }
        rest.remove_prefix(std::min(star + 1, rest.size()));
    }
    if (!words.empty()) {
        by_first_[words.front()].push_back(std::move(words));
    }
}

const std::vector<PhraseSet::Phrase>* PhraseSet::beginning_with(const std::string& word) const {
    const auto at = by_first_.find(word);
    return at == by_first_.end() ? nullptr : &at->second;
}

std::size_t PhraseSet::longest_at(std::span<const std::string> words) const {
    std::size_t longest = 0;
    if (words.empty()) {
        return longest;
    }
    for (const std::string& first : {words.front(), kAny}) {
        if (const std::vector<Phrase>* phrases = beginning_with(first)) {
            for (const Phrase& phrase : *phrases) {
                longest = std::max(longest, fit(phrase, words));
            }
        }
    }
    return longest;
}

void PhraseSet::collect_openers(std::unordered_set<std::string>& openers) const {
    for (const auto& [word, phrases] : by_first_) {
        if (word != kAny) {
            openers.insert(word);
        }
    }
}

}  // namespace rostra::noise
