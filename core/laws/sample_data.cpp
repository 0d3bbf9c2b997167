// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <random>
#include <string_view>

#include "base/wording.hpp"
#include "laws/sample.hpp"
#include "unicode/utf8.hpp"

namespace rostra::laws {

namespace {

constexpr std::string_view kVocabulary[] = {
    "harbour", "boat",      "Ada Okafor", "the", "named", "question", "=1+1", "a,\"b\"", "да",  "港口",
    "ا",       "e\xCC\x81", "mayor",      "3",   "x\ty",  "🚢",       "",     "open",    "rain"};
constexpr std::string_view kFacts[] = {"title", "date", "place", "publisher"};
constexpr double kNumbers[] = {0, 0.25, 1, -12.75, 1e-9};
constexpr std::string_view kDecimals[] = {"0", "-1200000.50", "3.14", ""};
constexpr std::int64_t kTimes[] = {0, 1500, -1, 3'723'004, 1'772'000'000'000};
constexpr std::string_view kDates[] = {"2026", "2026-03", "2026-03-26", ""};
constexpr std::size_t kTableRows = 7;
constexpr int kCharactersAWord = 3;

/// FNV-1a (Fowler, Noll, Vo): the same everywhere.
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 14695981039346656037u;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    return hash;
}

/// Runs of ASCII letters and digits; of what is beyond ASCII, some characters at a time.
std::vector<Span> words_of(std::string_view text) {
    const auto letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    std::vector<Span> words;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        while (i < text.size() && letter(text[i])) ++i;
        for (int characters = 0; i < text.size() && text[i] < 0 && characters < kCharactersAWord;
             ++characters) {
            i += std::max<std::size_t>(core::utf8_length(text.substr(i)), 1);
        }
        if (i == begin) {
            ++i;
        } else {
            words.push_back({static_cast<std::int32_t>(begin), static_cast<std::int32_t>(i)});
        }
    }
    return words;
}

/// Makes up rows. What a string is follows from the text it is about, so that equal words have equal norms.
class Inventor {
public:
    Inventor(const TestDocuments& documents, std::uint32_t seed) : documents_(documents), random_(seed) {}

    std::vector<LayerRow> layer(const Shape& shape, const TestDocument& document) {
        const std::vector<Span> words = words_of(document.text);
        if (shape.name == "fact") return facts(shape);
        std::vector<LayerRow> rows;
        for (std::size_t first = 0; first < words.size();) {
            const std::size_t count =
                shape.name == "token" ? 1 : std::min<std::size_t>(1 + below(12), words.size() - first);
            const Span span = {words[first].begin, words[first + count - 1].end};
            rows.push_back({span, {}});
            for (const ColumnShape& column : shape.columns) {
                rows.back().cells.push_back(cell(column, document, slice(document.text, span)));
            }
            first += count + (shape.name == "token" ? 0 : below(3));
        }
        return rows;
    }

    std::vector<Cells> table(const Shape& shape) {
        const bool by_document = !shape.columns.empty() && shape.columns.front().name == "document";
        const auto wanted = by_document ? documents_.size() : kTableRows;
        std::vector<Cells> rows;
        for (std::size_t i = 0; i < wanted && !documents_.empty(); ++i) {
            std::size_t document = by_document ? i : below(documents_.size());
            Cells& row = rows.emplace_back();
            std::vector<std::pair<std::string, std::size_t>>
                about;  // documents that this row names, by column
            for (const ColumnShape& column : shape.columns) {
                if (column.kind == ColumnKind::document) {
                    if (!about.empty()) document = another_than(document);
                    about.emplace_back(column.name, document);
                    row.push_back(cell(column, documents_[document], {}));
                    continue;
                }
                std::size_t spoken_of = document;
                for (const auto& [name, of] : about) {
                    if (column.name.starts_with(name + "_")) spoken_of = of;
                }
                row.push_back(
                    cell(column, documents_[spoken_of], kVocabulary[below(std::size(kVocabulary))]));
            }
        }
        return rows;
    }

private:
    std::size_t below(std::size_t n) { return random_() % n; }

    std::size_t another_than(std::size_t document) {
        const std::size_t others = documents_.size() - 1;
        return others == 0 ? document : (document + 1 + below(others)) % documents_.size();
    }

    template <class Values>
    auto& one_of(const Values& values) {
        return values[below(std::size(values))];
    }

    std::vector<LayerRow> facts(const Shape& shape) {
        std::vector<LayerRow> rows;
        for (const std::string_view name : kFacts) {
            if (below(4) == 0) continue;
            LayerRow& row = rows.emplace_back();
            for (const ColumnShape& column : shape.columns) {
                row.cells.emplace_back(std::string(column.name == "name" ? name : one_of(kVocabulary)));
            }
        }
        return rows;
    }

    /// A place in a text, on a whole character.
    std::int64_t place_in(std::string_view text) {
        std::size_t at = below(text.size() + 1);
        while (at > 0 && core::cuts_character(text, at)) --at;
        return static_cast<std::int64_t>(at);
    }

    Cell cell(const ColumnShape& column, const TestDocument& document, std::string_view about) {
        if (column.nullable && below(4) == 0) return std::monostate();
        if (column.length != 0) return list(column);
        switch (column.kind) {
            case ColumnKind::document:
                return document.ordinal;
            case ColumnKind::int32:
            case ColumnKind::int64:
                if (column.name.ends_with("begin")) return begin_ = place_in(document.text);
                if (column.name.ends_with("end")) return std::max(begin_, place_in(document.text));
                return static_cast<std::int64_t>(1 + below(9));
            case ColumnKind::float32:
            case ColumnKind::float64:
                return one_of(kNumbers);
            case ColumnKind::boolean:
                return static_cast<std::int64_t>(below(2));
            case ColumnKind::timestamp:
                return one_of(kTimes);
            case ColumnKind::decimal:
                return std::string(one_of(kDecimals));
            case ColumnKind::date:
                return std::string(one_of(kDates));
            case ColumnKind::string:
            case ColumnKind::dictionary:
                return std::string(kVocabulary[hash_of(about) % std::size(kVocabulary)]);
        }
        return std::string();
    }

    std::vector<double> list(const ColumnShape& column) {
        const bool whole = column.kind == ColumnKind::int32 || column.kind == ColumnKind::int64;
        std::vector<double> list(static_cast<std::size_t>(column.length));
        for (double& number : list) number = whole ? static_cast<double>(below(9)) : one_of(kNumbers);
        return list;
    }

    const TestDocuments& documents_;
    std::mt19937 random_;
    std::int64_t begin_ = 0;  // of the span that the next end belongs to
};

}  // namespace

Sample make_sample(const ComponentSetup& setup, const std::vector<SampleText>& texts, std::uint32_t seed) {
    Sample sample;
    for (const SampleText& text : texts) {
        const auto number = static_cast<std::int64_t>(sample.documents.size());
        sample.documents.push_back(
            {number + number / 3, std::to_string(number) + ".txt", text.text, text.language, {}});
    }
    Inventor inventor(sample.documents, seed);
    for (const ComponentSetup::Input& input : setup.inputs) {
        if (!input.present || &setup.given_by(input) != &input) continue;
        if (input.shape.kind == Shape::Kind::table) {
            sample.tables.push_back({input.shape, inventor.table(input.shape)});
            continue;
        }
        for (TestDocument& document : sample.documents) {
            document.layers[input.shape.name] = inventor.layer(input.shape, document);
        }
    }
    return sample;
}

}  // namespace rostra::laws
