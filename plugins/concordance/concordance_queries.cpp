// SPDX-License-Identifier: Apache-2.0
#include "concordance_queries.hpp"

#include <algorithm>

#include "rostra/exceptions.hpp"

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
    const std::string_view norm = norms_[row];
    if (norm.empty() || letters == Letters::turkic) {
        const auto [found, is_new] = of_text_[static_cast<std::size_t>(letters)].try_emplace(token);
        if (is_new) found->second = entry_of(token, letters);
        return found->second;
    }
    std::optional<Entry>& entry = of_code_[static_cast<std::size_t>(norms_.codes[row])];
    if (!entry) entry = entry_of(norm, letters);
    return *entry;
}

BatchWords::Entry BatchWords::entry_of(std::string_view word, Letters letters) const {
    Entry entry;
    if (is_mark(word)) return entry;
    entry.folded = folded(word, letters);
    for (std::uint32_t q = 0; q < queries_.size() && !entry.folded.empty(); ++q) {
        if (queries_[q].pattern) continue;
        if (queries_[q].words_in(letters).may_begin(entry.folded)) entry.queries.push_back(q);
    }
    return entry;
}

}  // namespace rostra::concordance
