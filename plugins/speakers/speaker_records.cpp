// SPDX-License-Identifier: Apache-2.0
#include "speaker_records.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "rostra/analysis/language/word_list.hpp"

namespace rostra::speakers {

namespace {

struct Fields {
    std::vector<std::string> fields;
    std::size_t line = 0;  ///< on which they begin
};

/// The records of a table, empty lines left out.
std::vector<Fields> records_of(const DataText& source) {
    const std::string_view text = source.text();
    std::vector<Fields> records;
    std::size_t line = 1;
    for (std::size_t at = 0; at < text.size();) {
        Fields record;
        record.line = line;
        for (bool more = true; more;) {
            std::string field;
            if (at < text.size() && text[at] == '"') {
                for (++at;; ++at) {
                    if (at == text.size())
                        throw std::runtime_error(
                            complaint(source, record.line, "a quotation mark is not closed"));
                    line += text[at] == '\n' ? 1U : 0U;
                    if (text[at] == '"' && (++at == text.size() || text[at] != '"')) break;
                    field += text[at];
                }
            }
            const std::size_t end = std::min(text.find_first_of(",\r\n", at), text.size());
            field += text.substr(at, end - at);
            at = end;
            record.fields.push_back(with_single_spaces(field));
            more = at < text.size() && text[at] == ',';
            at += more ? 1U : 0U;
        }
        if (at < text.size()) {
            at += text.substr(at).starts_with("\r\n") ? 2U : 1U;
            ++line;
        }
        if (record.fields.size() > 1 || !record.fields.front().empty()) records.push_back(std::move(record));
    }
    return records;
}

/// "a, b, c, d, e …"
std::string first_of(const std::vector<std::string>& names) {
    constexpr std::size_t kShown = 5;
    std::string words;
    for (std::size_t i = 0; i < std::min(names.size(), kShown); ++i)
        words += (i == 0 ? "'" : ", '") + names[i] + "'";
    return names.size() > kShown ? words + ", …" : words;
}

}  // namespace

SpeakerRecords::SpeakerRecords(const DataText& text)
    : file_(text.path().substr(text.path().find_last_of('/') + 1)) {
    const std::vector<Fields> records = records_of(text);
    if (records.empty())
        throw std::runtime_error(complaint(text, 0, "the file is empty: its first line names the columns"));
    const std::vector<std::string>& names = records.front().fields;
    std::set<std::string_view> met;
    for (const std::string& name : names) {
        if (name.empty())
            throw std::runtime_error(complaint(text, records.front().line, "a column has no name"));
        if (!met.insert(name).second)
            throw std::runtime_error(
                complaint(text, records.front().line, "two columns have the name '" + name + "'"));
    }
    columns_.assign(names.begin() + 1, names.end());
    for (std::size_t i = 1; i < records.size(); ++i) {
        const Fields& record = records[i];
        if (record.fields.size() != names.size()) {
            throw std::runtime_error(complaint(text, record.line,
                                               "the row has " + std::to_string(record.fields.size()) +
                                                   " fields, not " + std::to_string(names.size())));
        }
        const std::string& name = record.fields.front();
        if (name.empty()) throw std::runtime_error(complaint(text, record.line, "the row names nobody"));
        if (!numbers_.emplace(fold_phrase(name), rows_.size()).second)
            throw std::runtime_error(complaint(text, record.line, "'" + name + "' has two rows"));
        rows_.push_back({name, {record.fields.begin() + 1, record.fields.end()}});
    }
}

std::size_t SpeakerRecords::column(std::string_view name) const {
    const auto at = std::find(columns_.begin(), columns_.end(), name);
    return at == columns_.end() ? kNone : static_cast<std::size_t>(at - columns_.begin());
}

std::vector<std::size_t> SpeakerRecords::rows_of(const std::vector<Person>& people) const {
    if (empty()) return std::vector<std::size_t>(people.size(), kNone);
    std::map<std::string_view, std::size_t> by_id;
    const auto find = [&](std::string_view name) {
        const auto at = numbers_.find(fold_phrase(name));
        return at == numbers_.end() ? kNone : at->second;
    };
    for (const Person& person : people) by_id.try_emplace(person.speaker_id, find(person.speaker_id));
    for (const Person& person : people) {
        std::size_t& row = by_id.at(person.speaker_id);
        if (row == kNone) row = find(person.name);
    }
    std::vector<std::size_t> rows;
    for (const Person& person : people) rows.push_back(by_id.at(person.speaker_id));
    return rows;
}

std::vector<std::string> SpeakerRecords::complaints(const std::vector<Person>& people,
                                                    const std::vector<std::size_t>& rows) const {
    std::vector<bool> used(rows_.size());
    std::vector<std::string> without, unused, complaints;
    for (std::size_t i = 0; i < people.size(); ++i) {
        if (rows[i] != kNone) {
            used[rows[i]] = true;
        } else if (people[i].turns > 0 && (without.empty() || without.back() != people[i].speaker_id)) {
            without.push_back(people[i].speaker_id);
        }
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (!used[i]) unused.push_back(rows_[i].name);
    }
    const auto number = [](const std::vector<std::string>& names) { return std::to_string(names.size()); };
    if (!without.empty())
        complaints.push_back(number(without) + " who speak have no row in " + file_ + ": " +
                             first_of(without));
    if (!unused.empty())
        complaints.push_back(number(unused) + " with a row in " + file_ +
                             " are nobody in the run: " + first_of(unused));
    return complaints;
}

}  // namespace rostra::speakers
