// SPDX-License-Identifier: Apache-2.0
#include "engine/host_products.hpp"

#include <algorithm>
#include <utility>

#include "rostra/columns.hpp"
#include "rostra/layer_builder.hpp"

namespace rostra::core {

OwnedArray fact_layer(const Chunk& chunk, const std::vector<std::size_t>& documents) {
    rostra::LayerBuilder<rostra::Dictionary, rostra::Text> facts;
    for (const std::size_t i : documents) {
        facts.begin_document();
        auto sorted = chunk.documents[i].facts;
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        for (const auto& [name, value] : sorted) facts.add({0, 0}, name, value);
    }
    return OwnedArray(facts.take());
}

OwnedArray correction_layer(const Chunk& chunk, const std::vector<std::size_t>& documents, RunHost& host) {
    rostra::LayerBuilder<rostra::Dictionary, rostra::Dictionary, rostra::Text> rows;
    for (const std::size_t i : documents) {
        rows.begin_document();
        const DocumentInFlight& document = chunk.documents[i];
        for (const PlacedCorrection& one : host.corrections(document.id, document.text)) {
            rows.add({one.begin, one.end}, one.layer, one.name, one.value);
        }
    }
    return OwnedArray(rows.take());
}

void take_facts(const OwnedArray& layer, const std::vector<std::size_t>& documents, Chunk& chunk) {
    const rostra::ColumnInput kName = {{0, true}, 2, rostra::ColumnType::dictionary};
    const rostra::ColumnInput kValue = {{0, true}, 3, rostra::ColumnType::string};
    const rostra::LayerView rows(layer.get());
    const rostra::DictionaryColumn names = rows.dictionary(kName);
    const rostra::Strings values = rows.strings(kValue);
    for (std::size_t i = 0; i < documents.size(); ++i) {
        auto& facts = chunk.documents[documents[i]].facts;
        facts.clear();
        const std::size_t end = rows.first(static_cast<std::int64_t>(i) + 1);
        for (std::size_t row = rows.first(static_cast<std::int64_t>(i)); row < end; ++row)
            facts.emplace_back(names[row], values[static_cast<std::int64_t>(row)]);
    }
}

namespace {

constexpr std::int64_t kPieceRows = 16384;

/// document, uri, title, date, language, bytes, tokens, turns, xxh128: as the plan lists them.
struct DocumentRows {
    rostra::DocumentColumn document;
    rostra::Text uri, title, date;
    rostra::Dictionary language;
    rostra::Int64 bytes, tokens, turns;
    rostra::Text hash;
    std::int64_t rows = 0;

    void add(std::int64_t ordinal, const Corpus::Entry& entry, std::string_view language_name,
             const std::string& path) {
        document.add(ordinal);
        uri.add(path);
        title.add(entry.title);
        date.add(entry.date);
        language.add(language_name);
        bytes.add(entry.text_bytes);
        tokens.add(entry.tokens);
        turns.add(entry.turns);
        hash.add(entry.hash.hex());
        ++rows;
    }
    OwnedArray take() {
        std::vector<rostra::ColumnData> columns;
        columns.push_back(document.take());
        columns.push_back(uri.take());
        columns.push_back(title.take());
        columns.push_back(date.take());
        columns.push_back(language.take());
        columns.push_back(bytes.take());
        columns.push_back(tokens.take());
        columns.push_back(turns.take());
        columns.push_back(hash.take());
        return OwnedArray(rostra::make_table(std::move(columns), std::exchange(rows, 0)));
    }
};

}  // namespace

Result<void> document_table(const Corpus& corpus, const std::vector<SourceFile>& files,
                            const std::function<Result<void>(OwnedArray)>& take) {
    DocumentRows rows;
    for (std::int64_t ordinal = 0; ordinal < corpus.size(); ++ordinal) {
        const Corpus::Entry* entry = corpus.find(ordinal);
        if (entry == nullptr) continue;
        rows.add(ordinal, *entry, corpus.language(*entry), files[entry->file].id);
        if (rows.rows < kPieceRows) continue;
        if (Result<void> taken = take(rows.take()); !taken) return taken;
    }
    return rows.rows == 0 ? Result<void>() : take(rows.take());
}

}  // namespace rostra::core
