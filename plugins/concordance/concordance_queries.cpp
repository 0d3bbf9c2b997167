// SPDX-License-Identifier: Apache-2.0
#include "concordance_queries.hpp"

#include <algorithm>

#include "rostra/call.hpp"

namespace rostra::concordance {

std::vector<Query> queries_of(const Options& options) {
    const std::uint32_t where = options.where("queries");
    std::vector<Query> queries;
    for (const std::string_view text : options.strings("queries")) {
        const bool twice =
            std::any_of(queries.begin(), queries.end(), [text](const Query& q) { return q.text == text; });
        if (twice) throw OptionError("'queries' names '" + std::string(text) + "' twice", where);
        Query query{std::string(text), {}, {}};
        try {
            if (text.size() > 2 && text.front() == '/' && text.back() == '/') {
                query.pattern.emplace(text.substr(1, text.size() - 2));
            } else {
                for (const Letters letters : {Letters::common, Letters::turkic}) {
                    query.words.emplace_back(text, letters);
                }
            }
        } catch (const QueryError& error) {
            throw OptionError("query '" + query.text + "': " + error.what(), where);
        }
        queries.push_back(std::move(query));
    }
    if (queries.empty()) {
        throw OptionError("'queries' is empty: name what is looked for, as \"harbour\"", where);
    }
    return queries;
}

const BatchWords::Entry& BatchWords::of(std::size_t row, std::string_view token, Letters letters) {
    Known& known = known_[static_cast<std::size_t>(letters)];
    const std::int32_t code = norms_.codes[row];
    const std::string_view norm = norms_.strings[code];
    if (norm == token) {
        if (known.of_norm.empty()) known.of_norm.resize(static_cast<std::size_t>(norms_.strings.size()));
        const Entry*& entry = known.of_norm[static_cast<std::size_t>(code)];
        if (entry == nullptr) entry = &known.entries.emplace_back(entry_of(token, norm, letters));
        return *entry;
    }
    const auto [found, is_new] = known.of_form.try_emplace({code, token});
    if (is_new) found->second = entry_of(token, norm, letters);
    return found->second;
}

BatchWords::Entry BatchWords::entry_of(std::string_view token, std::string_view norm, Letters letters) const {
    Entry entry;
    if (is_mark(token)) return entry;
    entry.folded = folded(token, letters);
    entry.norm = folded(norm, letters);
    if (entry.norm == entry.folded) entry.norm.clear();
    for (std::uint32_t q = 0; q < queries_.size() && !entry.folded.empty(); ++q) {
        if (queries_[q].pattern) continue;
        const WordQuery& words = queries_[q].words_in(letters);
        if (words.may_begin(entry.folded) || (!entry.norm.empty() && words.may_begin(entry.norm))) {
            entry.queries.push_back(q);
        }
    }
    return entry;
}

}  // namespace rostra::concordance
