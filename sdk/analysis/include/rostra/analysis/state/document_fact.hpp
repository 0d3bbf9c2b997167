// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rostra/analysis/state/string_table.hpp"
#include "rostra/batch.hpp"
#include "rostra/setup.hpp"
#include "rostra/state_bytes.hpp"

namespace rostra {
inline namespace v0 {

/// One fact of the documents, such as their date, for aggregators whose tables name it: the layer `fact` (columns
/// name, value), which may be absent. Of several facts of this name a document keeps the first.
///
///     DocumentFact dates("date");
///     dates.add(batch, name, value);       // update: the columns fact.name and fact.value
///     dates.combine(from);                 // combine
///     dates.sort();                        // finish
///     dates.of(ordinal);                   // "2024-03-26"; empty where the document has none
class DocumentFact {
public:
    explicit DocumentFact(std::string_view name) : name_(name) {}

    void add(const Batch& batch, ColumnInput name, ColumnInput value) {
        if (!name.input.present) return;
        for (const Document document : batch) {
            const DictionaryColumn names = document.dictionary(name);
            for (std::size_t i = 0; i < names.size(); ++i) {
                if (names[i] != name_) continue;
                const std::string_view text = document.strings(value)[static_cast<std::int64_t>(i)];
                if (text.empty()) continue;
                known_.push_back({document.ordinal(), values_.id(text)});
                break;
            }
        }
    }
    /// Takes what `from` knows, which is empty afterwards.
    void combine(DocumentFact& from) {
        for (const Known& known : from.known_)
            known_.push_back({known.ordinal, values_.id(from.values_[known.value])});
        from = DocumentFact(name_);
    }
    [[nodiscard]] std::int64_t memory() const {
        return values_.memory() + static_cast<std::int64_t>(known_.capacity() * sizeof(Known));
    }
    /// The same bytes for the same documents, however they came together.
    void save(StateWriter& writer) const {
        std::vector<Known> known = known_;
        sort(known);
        writer.integer(static_cast<std::int64_t>(known.size()));
        for (const Known& one : known) {
            writer.ordinal(one.ordinal);
            writer.string(values_[one.value]);
        }
    }
    /// Into an empty one.
    void load(StateReader& reader) {
        std::int64_t last = -1;
        for (std::int64_t left = reader.count(2 * sizeof(std::int64_t)); left > 0; --left) {
            const std::int64_t ordinal = reader.ordinal();
            const std::string_view text = reader.string();
            StateReader::require(ordinal > last && !text.empty());
            last = ordinal;
            known_.push_back({ordinal, values_.id(text)});
        }
    }

    // For finish.

    void sort() { sort(known_); }
    /// Empty where it is not known. After sort(); from any thread.
    [[nodiscard]] std::string_view of(std::int64_t ordinal) const {
        const auto found =
            std::lower_bound(known_.begin(), known_.end(), ordinal,
                             [](const Known& known, std::int64_t wanted) { return known.ordinal < wanted; });
        return found != known_.end() && found->ordinal == ordinal ? values_[found->value]
                                                                  : std::string_view();
    }

private:
    struct Known {
        std::int64_t ordinal;
        std::uint32_t value;
    };

    static void sort(std::vector<Known>& known) {
        std::sort(known.begin(), known.end(),
                  [](const Known& a, const Known& b) { return a.ordinal < b.ordinal; });
    }

    std::string name_;
    StringTable values_;
    std::vector<Known> known_;
};

}  // namespace v0
}  // namespace rostra
