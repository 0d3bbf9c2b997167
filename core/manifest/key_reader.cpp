// SPDX-License-Identifier: Apache-2.0
#include "manifest/key_reader.hpp"

#include <algorithm>
#include <utility>

#include "base/near_name.hpp"
#include "base/wording.hpp"

namespace rostra::core {

KeyReader::KeyReader(const OptionValue& table, std::string subject, Diagnostics& errors)
    : table_(table), subject_(std::move(subject)), errors_(errors) {}

const OptionValue* KeyReader::any(std::string_view key) {
    known_.emplace_back(key);
    return table_.find(key);
}

const OptionValue* KeyReader::of_kind(std::string_view key, bool right, const OptionValue* value,
                                      std::string_view kind) {
    if (value == nullptr || right) return value;
    errors_.add(value->place, in_quotes(key) + " of " + subject_ + " must be " + std::string(kind) +
                                  ", not " + std::string(kind_of(*value)));
    return nullptr;
}

const OptionValue* KeyReader::list(std::string_view key) {
    const OptionValue* value = any(key);
    return of_kind(key, value != nullptr && value->is_list(), value, "a list");
}

const OptionValue* KeyReader::table(std::string_view key) {
    const OptionValue* value = any(key);
    return of_kind(key, value != nullptr && value->is_table(), value, "a table");
}

const OptionValue* KeyReader::text(std::string_view key) {
    const OptionValue* value = any(key);
    return of_kind(key, value != nullptr && value->is_string(), value, "a string");
}

std::optional<std::string> KeyReader::string(std::string_view key) {
    const OptionValue* value = text(key);
    return value == nullptr ? std::nullopt : std::optional(value->string());
}

std::optional<std::int64_t> KeyReader::integer(std::string_view key) {
    const OptionValue* value = any(key);
    value = of_kind(key, value != nullptr && value->is_integer(), value, "a whole number");
    return value == nullptr ? std::nullopt : std::optional(value->integer());
}

bool KeyReader::flag(std::string_view key) {
    const OptionValue* value = any(key);
    value = of_kind(key, value != nullptr && value->is_bool(), value, "true or false");
    return value != nullptr && value->boolean();
}

std::string KeyReader::required_string(std::string_view key) {
    if (table_.find(key) == nullptr) {
        errors_.add(table_.place, subject_ + " needs " + in_quotes(key));
        known_.emplace_back(key);
        return {};
    }
    const OptionValue* value = text(key);
    if (value == nullptr) return {};
    if (value->string().empty()) errors_.add(value->place, in_quotes(key) + " of " + subject_ + " is empty");
    return value->string();
}

std::optional<std::size_t> KeyReader::required_word(std::string_view key,
                                                    std::span<const std::string_view> words) {
    const std::string word = required_string(key);
    if (word.empty()) return std::nullopt;
    const auto found = std::find(words.begin(), words.end(), word);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    const std::vector<std::string> candidates(words.begin(), words.end());
    errors_.add(table_.find(key)->place, in_quotes(key) + " of " + subject_ + " must be " +
                                             listed(candidates) + ", not " + in_quotes(word) +
                                             did_you_mean(word, candidates));
    return std::nullopt;
}

void KeyReader::finish() {
    for (const OptionEntry& entry : table_.table()) {
        if (std::find(known_.begin(), known_.end(), entry.key) != known_.end()) continue;
        const std::string near = did_you_mean(entry.key, known_);
        errors_.add(entry.key_place, subject_ + " has no key " + in_quotes(entry.key) +
                                         (near.empty() ? "; it may have " + listed(known_) : near));
    }
}

}  // namespace rostra::core
