// SPDX-License-Identifier: Apache-2.0
#include "run/corrections.hpp"

#include <algorithm>
#include <array>

#include "base/wording.hpp"
#include "files/read_file.hpp"
#include "manifest/key_reader.hpp"
#include "manifest/toml_text.hpp"

namespace rostra::core {
namespace {

constexpr std::array<std::string_view, 4> kOwnKeys = {"document", "text", "occurrence", "layer"};

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// The bytes that the words take up at `at`, white space equal to white space; 0: they do not stand there.
std::size_t length_at(std::string_view words, std::string_view text, std::size_t at) {
    std::size_t t = at;
    for (std::size_t w = 0; w < words.size();) {
        if (is_space(words[w])) {
            if (t >= text.size() || !is_space(text[t])) return 0;
            while (w < words.size() && is_space(words[w])) ++w;
            while (t < text.size() && is_space(text[t])) ++t;
        } else {
            if (t >= text.size() || text[t] != words[w]) return 0;
            ++w;
            ++t;
        }
    }
    return t - at;
}

std::string_view trimmed(std::string_view words) {
    while (!words.empty() && is_space(words.front())) words.remove_prefix(1);
    while (!words.empty() && is_space(words.back())) words.remove_suffix(1);
    return words;
}

/// The first words, enough to find the place by.
std::string quoted_start(const Correction& correction) {
    constexpr std::size_t kShown = 60;
    std::string_view words = trimmed(correction.text);
    if (words.size() <= kShown) return in_quotes(words);
    words = words.substr(0, words.rfind(' ', kShown));
    return in_quotes(std::string(words) + " …");
}

std::string where(const Correction& correction) {
    return correction.place.file.str() + ":" + std::to_string(correction.place.line) + ": ";
}

/// Makes corrections of the tables of a file.
class CorrectionReader {
public:
    CorrectionReader(std::string_view text, const std::string& shown)
        : toml_(read_toml(text, shown)), errors_(shown, text) {}

    ReadCorrections run() {
        if (!toml_.root) return {{}, std::move(toml_.errors)};
        KeyReader file(*toml_.root, "a file of corrections", errors_);
        if (const OptionValue* list = file.list("correction")) {
            for (const OptionValue& one : list->list()) take(one);
        }
        file.finish();
        ReadCorrections read{{}, errors_.sorted()};
        if (read.errors.empty()) read.corrections = std::move(corrections_);
        return read;
    }

private:
    void take(const OptionValue& table) {
        if (!table.is_table()) {
            errors_.add(table.place, "a correction is a table: [[correction]]");
            return;
        }
        Correction correction;
        correction.place = table.place;
        bool says_something = false;
        for (const OptionEntry& entry : table.table()) {
            if (std::find(kOwnKeys.begin(), kOwnKeys.end(), entry.key) != kOwnKeys.end()) {
                take_own(entry, correction);
                continue;
            }
            says_something = true;
            if (const std::optional<std::string> value = plain(entry.value)) {
                correction.values.emplace_back(entry.key, *value);
            } else {
                errors_.add(entry.value.place,
                            in_quotes(entry.key) + " must be a string, a number, true or false");
            }
        }
        for (const auto& [key, value] :
             {std::pair<std::string_view, std::string_view>("text", trimmed(correction.text)),
              {"layer", correction.layer}}) {
            if (value.empty()) errors_.add(table.place, "this correction has no " + in_quotes(key));
        }
        if (!says_something) {
            errors_.add(table.place,
                        "this correction puts nothing right: say what of the layer, as kind = \"question\"");
        }
        corrections_.push_back(std::move(correction));
    }

    void take_own(const OptionEntry& entry, Correction& correction) {
        if (entry.key == "occurrence") {
            if (entry.value.is_integer() && entry.value.integer() > 0) {
                correction.occurrence = entry.value.integer();
            } else if (entry.value.is_string() && entry.value.string() == "all") {
                correction.occurrence = Correction::kAll;
            } else {
                errors_.add(entry.value.place, "'occurrence' must be a number from 1 on, or \"all\"");
            }
            return;
        }
        if (!entry.value.is_string()) {
            errors_.add(entry.value.place, in_quotes(entry.key) + " must be a string");
            return;
        }
        (entry.key == "document" ? correction.document
         : entry.key == "text"   ? correction.text
                                 : correction.layer) = entry.value.string();
    }

    static std::optional<std::string> plain(const OptionValue& value) {
        if (value.is_string()) return value.string();
        if (value.is_bool()) return value.boolean() ? "true" : "false";
        if (value.is_integer()) return std::to_string(value.integer());
        return std::nullopt;
    }

    TomlText toml_;
    Diagnostics errors_;
    std::vector<Correction> corrections_;
};

}  // namespace

ReadCorrections parse_corrections(std::string_view text, const std::string& shown) {
    return CorrectionReader(text, shown).run();
}

ReadCorrections read_corrections(const std::string& path, const std::string& shown) {
    const Result<Bytes> bytes = read_file(path, shown);
    if (!bytes) return {{}, {{{shown, 0, 0, 0}, bytes.error().message, {}}}};
    return parse_corrections(bytes->view(), shown);
}

std::vector<std::pair<std::int32_t, std::int32_t>> places_of(std::string_view words, std::string_view text) {
    words = trimmed(words);
    std::vector<std::pair<std::int32_t, std::int32_t>> places;
    if (words.empty()) return places;
    for (std::size_t at = text.find(words.front()); at != std::string_view::npos;) {
        const std::size_t length = length_at(words, text, at);
        if (length > 0) {
            places.emplace_back(static_cast<std::int32_t>(at), static_cast<std::int32_t>(at + length));
        }
        at = text.find(words.front(), at + std::max<std::size_t>(length, 1));
    }
    return places;
}

Corrections::Corrections(std::vector<Correction> corrections) : corrections_(std::move(corrections)) {
    for (std::size_t i = 0; i < corrections_.size(); ++i) by_document_[corrections_[i].document].push_back(i);
}

Corrections::Placed Corrections::place(std::string_view document, std::string_view text) const {
    Placed placed;
    std::vector<std::size_t> wanted;
    for (const std::string_view key : {std::string_view(), document}) {
        const auto at = by_document_.find(key);
        if (at != by_document_.end()) wanted.insert(wanted.end(), at->second.begin(), at->second.end());
    }
    std::sort(wanted.begin(), wanted.end());
    for (const std::size_t number : wanted) {
        const Correction& correction = corrections_[number];
        const auto places = places_of(correction.text, text);
        const auto count = static_cast<std::int64_t>(places.size());
        const bool one = correction.occurrence > 0;
        if (!correction.document.empty() || count > 0) placed.used.push_back(number);
        if (count == 0 || (one && correction.occurrence > count)) {
            if (!correction.document.empty()) {
                placed.problems.push_back(where(correction) + quoted_start(correction) +
                                          (count == 0 ? " does not stand in document " + in_quotes(document)
                                                      : " stands in document " + in_quotes(document) + " " +
                                                            std::to_string(count) + " times only"));
            }
            continue;
        }
        if (correction.occurrence == 0 && count > 1) {
            placed.problems.push_back(where(correction) + quoted_start(correction) + " stands in document " +
                                      in_quotes(document) + " " + std::to_string(count) +
                                      " times; quote more of it, or say which with 'occurrence'");
            continue;
        }
        for (std::int64_t i = one ? correction.occurrence - 1 : 0; i < (one ? correction.occurrence : count);
             ++i) {
            const auto& [begin, end] = places[static_cast<std::size_t>(i)];
            for (const auto& [name, value] : correction.values) {
                placed.corrections.push_back({begin, end, correction.layer, name, value});
            }
        }
    }
    std::stable_sort(placed.corrections.begin(), placed.corrections.end(),
                     [](const PlacedCorrection& a, const PlacedCorrection& b) {
                         return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
                     });
    return placed;
}

std::vector<std::string> Corrections::unused(const std::vector<std::size_t>& used) const {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < corrections_.size(); ++i) {
        if (std::find(used.begin(), used.end(), i) != used.end()) continue;
        const Correction& correction = corrections_[i];
        words.push_back(where(correction) +
                        (correction.document.empty()
                             ? quoted_start(correction) + " stands in no document"
                             : "no document has the id " + in_quotes(correction.document)));
    }
    return words;
}

}  // namespace rostra::core
