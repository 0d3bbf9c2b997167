// SPDX-License-Identifier: Apache-2.0
#include "laws/reader_laws.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "laws/sample.hpp"

namespace rostra::laws {

namespace {

/// What an input came to: its records, and the word about it where reading failed.
struct Read {
    std::vector<TestRecord> records;
    std::string failure;

    friend bool operator==(const Read&, const Read&) = default;
};

/// Inputs of no known format: texts, rubbish, and nothing; and the same behind what an input of the reader begins with.
std::vector<std::string> inputs(const ReaderTrial& trial) {
    std::vector<std::string> all = {"",
                                    "\xEF\xBB\xBF",
                                    "\xFF\xFE"
                                    "a",
                                    "\xFF\xFE"
                                    "a\n",
                                    "{\"a\": [",
                                    "<a><b></a>",
                                    "PK\x03\x04"};
    std::string whole;
    for (const SampleText& text : plain_texts(trial.seed)) {
        all.push_back(text.text);
        whole += text.text;
    }
    for (const SampleText& text : hard_texts()) all.push_back(text.text);
    all.push_back(whole);
    all.push_back(whole.substr(0, whole.size() / 2));
    std::mt19937 random(trial.seed);
    for (const std::size_t size : {7u, 1000u, 65537u}) {
        std::string& rubbish = all.emplace_back(size, '\0');
        for (char& c : rubbish) c = static_cast<char>(random());
    }
    const std::size_t plain = all.size();
    for (const std::string& begin : trial.begins) {
        for (std::size_t i = 0; i < plain; ++i) all.push_back(begin + all[i]);
    }
    std::rotate(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(plain), all.end());
    return all;
}

Read read(ReaderTrial& trial, const TestInput& input) {
    Read result;
    const std::size_t most = input.bytes.size() + 2;
    try {
        const auto cursor = trial.reader.open(input);
        while (std::optional<TestRecord> record = cursor->next()) {
            result.records.push_back(*std::move(record));
            if (result.records.size() > most)
                throw BrokenLaw("an input gives more records than it has bytes");
        }
    } catch (const ComponentError& error) {
        if (error.status != ROSTRA_FAILED) {
            throw BrokenLaw("it returns status " + std::to_string(error.status) +
                            ", where the rest of an input cannot be read");
        }
        if (!error.failure) throw BrokenLaw("an input fails and nothing says why");
        if (error.failure->code == ROSTRA_FAIL_BUG) throw BrokenLaw(error.what());
        result.failure = error.failure->message;
    }
    return result;
}

void rubbish_is_no_trouble(ReaderTrial& trial) {
    for (const std::string& bytes : inputs(trial)) read(trial, {"input", bytes});
}

void the_same_input_gives_the_same_records(ReaderTrial& trial) {
    for (const std::string& bytes : inputs(trial)) {
        if (read(trial, {"input", bytes}) != read(trial, {"input", bytes})) {
            throw BrokenLaw("an input of " + std::to_string(bytes.size()) +
                            " bytes gives other records when it is read again");
        }
    }
}

void how_bytes_arrive_does_not_show(ReaderTrial& trial) {
    for (const std::string& bytes : inputs(trial)) {
        const Read mapped = read(trial, {"input", bytes});
        for (const std::size_t at_once : {1u, 7u, 4096u}) {
            if (read(trial, {"input", bytes, false, at_once}) == mapped) continue;
            throw BrokenLaw("an input of " + std::to_string(bytes.size()) + " bytes, read " +
                            std::to_string(at_once) + " at a time, gives other records than in one piece");
        }
    }
}

void keys_are_unique(ReaderTrial& trial) {
    for (const std::string& bytes : inputs(trial)) {
        std::set<std::string> keys;
        for (const TestRecord& record : read(trial, {"input", bytes}).records) {
            const bool known = !record.key.empty() || record.error.empty();
            if (known && !keys.insert(record.key).second)
                throw BrokenLaw("two records have key '" + record.key + "'");
        }
    }
}

/// Whether a record says anything about its text beside the bytes.
bool says_more(const TestRecord& record) {
    return !record.pieces.empty() || !record.language.empty() ||
           std::any_of(record.layers.begin(), record.layers.end(),
                       [](const Rows& rows) { return !rows.empty(); });
}

/// What they have to be is checked with each record, so that every law finds it; this one names it.
void layers_and_pieces_fit_the_text(ReaderTrial& trial) {
    bool any = !trial.reader.setup().outputs.empty();
    for (const std::string& bytes : inputs(trial)) {
        for (const TestRecord& record : read(trial, {"input", bytes}).records) any = any || says_more(record);
    }
    if (!any) throw NotApplicable("it gives no layers, no pieces and no languages");
}

void inputs_are_independent(ReaderTrial& trial) {
    const std::vector<std::string> all = inputs(trial);
    const std::string& a = all[all.size() - 5];
    const std::string& b = all[all.size() - 4];
    const Read expected = read(trial, {"a", a});
    const Read other = read(trial, {"b", b});
    if (!expected.failure.empty() || !other.failure.empty()) throw NotApplicable("it reads no plain text");
    const auto one = trial.reader.open({"a", a});
    const auto two = trial.reader.open({"b", b});
    for (std::size_t i = 0; i < std::max(expected.records.size(), other.records.size()); ++i) {
        if (i < expected.records.size() && one->next() != expected.records[i]) {
            throw BrokenLaw("record " + std::to_string(i) + " is another while a second input is open");
        }
        if (i < other.records.size() && two->next() != other.records[i]) {
            throw BrokenLaw("record " + std::to_string(i) + " is another while a first input is open");
        }
    }
}

void an_input_may_be_closed_early(ReaderTrial& trial) {
    for (const std::string& bytes : inputs(trial)) {
        try {
            trial.reader.open({"input", bytes})->next();
        } catch (const ComponentError&) {  // what cannot be read fails; that it is closed well is the point
        }
    }
}

void a_failing_source_is_passed_on(ReaderTrial& trial) {
    for (const std::string& bytes : inputs(trial)) {
        if (bytes.size() < 2) continue;
        const TestInput broken = {"input", bytes, false, 7, bytes.size() / 2};
        try {
            const auto cursor = trial.reader.open(broken);
            bool said = false;
            while (const std::optional<TestRecord> record = cursor->next())
                said = said || !record->error.empty();
            if (!said) {
                throw BrokenLaw("an input of " + std::to_string(bytes.size()) +
                                " bytes that cannot be read beyond byte " + std::to_string(broken.sound) +
                                " ends as if it were whole");
            }
        } catch (const ComponentError& error) {
            if (error.status != ROSTRA_FAILED) throw BrokenLaw(error.what());
        }
    }
}

constexpr auto kLaws = std::to_array<Law<ReaderTrial>>({
    {"rubbish is no trouble", rubbish_is_no_trouble},
    {"the same input gives the same records", the_same_input_gives_the_same_records},
    {"how bytes arrive does not show", how_bytes_arrive_does_not_show},
    {"keys are unique", keys_are_unique},
    {"its layers, pieces and languages are as declared", layers_and_pieces_fit_the_text},
    {"inputs are independent", inputs_are_independent},
    {"an input may be closed early", an_input_may_be_closed_early},
    {"a failing source is passed on", a_failing_source_is_passed_on},
});

}  // namespace

std::span<const Law<ReaderTrial>> reader_laws() { return kLaws; }

}  // namespace rostra::laws
