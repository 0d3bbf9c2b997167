// SPDX-License-Identifier: Apache-2.0
#include "run_names.hpp"

#include <algorithm>
#include <cstddef>

#include "rostra/analysis/language/ascii.hpp"

namespace rostra::quotes {

namespace {

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

}  // namespace rostra::quotes
