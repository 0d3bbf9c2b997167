// SPDX-License-Identifier: Apache-2.0
#include "engine/host_products.hpp"

#include <algorithm>
#include <utility>

#include "rostra/columns.hpp"
#include "rostra/row_builders.hpp"

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

OwnedArray source_layer(const Chunk& chunk, const std::vector<std::size_t>& documents) {
    rostra::LayerBuilder<rostra::Int64, rostra::Int64> rows;
    for (const std::size_t i : documents) {
        rows.begin_document();
        const DocumentInFlight& document = chunk.documents[i];
        for (const rostra_piece& piece : document.pieces) {
            rows.add({static_cast<std::int32_t>(piece.text_begin), static_cast<std::int32_t>(piece.text_end)},
                     piece.source_begin, piece.source_end);
        }
        if (!document.pieces.empty() || document.source_begin < 0 || document.text.empty()) continue;
        const auto bytes = static_cast<std::int64_t>(document.bytes.size());
        // Behind the byte-order mark, where there is one and the text is the bytes behind it.
        const std::int64_t mark =
            document.text.size() <= document.bytes.size() && document.bytes.ends_with(document.text)
                ? bytes - static_cast<std::int64_t>(document.text.size())
                : 0;
        rows.add({0, static_cast<std::int32_t>(document.text.size())}, document.source_begin + mark,
                 document.source_begin + bytes);
    }
    return OwnedArray(rows.take());
}

Result<void> keep_sources(const OwnedArray& layer, const std::vector<std::size_t>& documents,
                          const Chunk& chunk, const std::vector<SourceFile>& files, RunHost& host) {
    const rostra::LayerView rows(layer.get());
    const rostra::Spans spans = rows.spans();
    const auto begins = rows.values<std::int64_t>({{0, true}, 2, rostra::ColumnType::int64});
    const auto ends = rows.values<std::int64_t>({{0, true}, 3, rostra::ColumnType::int64});
    std::vector<SourcePiece> pieces;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const DocumentInFlight& document = chunk.documents[documents[i]];
        pieces.clear();
        const std::size_t end = rows.first(static_cast<std::int64_t>(i) + 1);
        for (std::size_t row = rows.first(static_cast<std::int64_t>(i)); row < end; ++row) {
            pieces.push_back({spans[row].begin, spans[row].end, begins[row], ends[row]});
        }
        const std::string& file = files[document.file].id;
        const auto size = static_cast<std::int64_t>(document.text.size());
        const SourcePiece as_it_stands{0, size, 0, size};
        const bool plain = size == 0 ? pieces.empty() : pieces.size() == 1 && pieces.front() == as_it_stands;
        if (plain && document.id == file) continue;
        if (Result<void> kept = host.keep_source(document.id, file, pieces); !kept) return kept;
    }
    return {};
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

/// The columns of document_columns().
struct DocumentRows {
    rostra::DocumentColumn document;
    rostra::Text uri, title, date;
    rostra::Dictionary language;
    rostra::Int64 bytes;
    CountsOf<rostra::Int64> counts;
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
        for (std::size_t i = 0; i < counts.size(); ++i) counts[i].add(entry.counts[i]);
        hash.add(entry.hash.hex());
        ++rows;
    }
    OwnedArray take() {
        std::vector<rostra::ColumnData> columns;
        for (const DocumentColumn& column : document_columns()) columns.push_back(take(column));
        return OwnedArray(rostra::make_table(std::move(columns), std::exchange(rows, 0)));
    }

private:
    rostra::ColumnData take(const DocumentColumn& column) {
        switch (column.value) {
            case DocumentValue::ordinal:
                return document.take();
            case DocumentValue::uri:
                return uri.take();
            case DocumentValue::title:
                return title.take();
            case DocumentValue::date:
                return date.take();
            case DocumentValue::language:
                return language.take();
            case DocumentValue::bytes:
                return bytes.take();
            case DocumentValue::count:
                return counts[column.count].take();
            case DocumentValue::hash:
                return hash.take();
        }
        return {};
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
