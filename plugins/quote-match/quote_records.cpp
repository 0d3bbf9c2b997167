// SPDX-License-Identifier: Apache-2.0
#include "quote_records.hpp"

#include <algorithm>

#include "rostra/analysis/language/letters.hpp"

namespace rostra::quote_match {

std::string KeptDocument::written() const {
    RecordWriter writer;
    writer.text(language);
    writer.number(static_cast<std::int64_t>(quotes.size()));
    for (const KeptQuote& quote : quotes) {
        writer.number(quote.span.begin);
        writer.number(quote.span.end);
        writer.text(quote.type);
        writer.text(quote.speaker);
    }
    writer.number(static_cast<std::int64_t>(turns.size()));
    for (const KeptTurn& turn : turns) {
        writer.number(turn.span.begin);
        writer.number(turn.span.end);
        writer.text(turn.speaker);
    }
    return writer.bytes();
}

KeptDocument KeptDocument::read(std::string_view bytes) {
    RecordReader reader(bytes);
    KeptDocument document;
    document.language = reader.text();
    for (std::int64_t left = reader.count(); left > 0; --left) {
        KeptQuote quote;
        quote.span = reader.span();
        quote.type = reader.text();
        quote.speaker = reader.text();
        document.quotes.push_back(std::move(quote));
    }
    for (std::int64_t left = reader.count(); left > 0; --left) {
        KeptTurn turn;
        turn.span = reader.span();
        turn.speaker = reader.text();
        document.turns.push_back(std::move(turn));
    }
    reader.finish();
    return document;
}

void KeptDocument::require_within(std::size_t text_size) const {
    const auto within = [&](const auto& one) { return static_cast<std::size_t>(one.span.end) <= text_size; };
    StateReader::require(std::all_of(quotes.begin(), quotes.end(), within) &&
                         std::all_of(turns.begin(), turns.end(), within));
}

bool same_speaker(std::string_view a, std::string_view b) {
    const std::string folded_a = fold_case(a), folded_b = fold_case(b);
    const std::vector<std::string_view> x = words_between_blanks(folded_a),
                                        y = words_between_blanks(folded_b);
    const auto holds = [](const std::vector<std::string_view>& all,
                          const std::vector<std::string_view>& some) {
        return std::all_of(some.begin(), some.end(), [&](std::string_view word) {
            return std::find(all.begin(), all.end(), word) != all.end();
        });
    };
    return !x.empty() && !y.empty() && (holds(x, y) || holds(y, x));
}

}  // namespace rostra::quote_match
