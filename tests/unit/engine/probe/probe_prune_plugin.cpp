// SPDX-License-Identifier: Apache-2.0
// Count, prune, count again, without an analyzer in between: the second counts are opened with the first's table, which
// has a piece for each row.
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include <rostra/plugin.hpp>

namespace {

using namespace rostra;

/// Counts by name; what a State needs beside update.
struct NamedCounts {
    std::map<std::string, std::int64_t> counts;

    [[nodiscard]] std::int64_t memory() const noexcept {
        return static_cast<std::int64_t>(counts.size()) * 64;
    }
    void combine(NamedCounts& from) {
        for (const auto& [name, count] : from.counts) counts[name] += count;
    }
    void save(StateWriter& writer) const {
        writer.integer(static_cast<std::int64_t>(counts.size()));
        for (const auto& [name, count] : counts) {
            writer.string(name);
            writer.integer(count);
        }
    }
    void load(StateReader& reader) {
        for (std::int64_t left = reader.count(2 * sizeof(std::int64_t)); left > 0; --left) {
            std::string name(reader.string());
            counts[std::move(name)] = reader.integer();
        }
    }
};

class Often {
public:
    explicit Often(const Setup& setup) : word_(setup.column("probe.word", "word")) {}
    using State = NamedCounts;
    void update(const Call&, State& state, const Batch& batch) const {
        const DictionaryColumn words = batch.layer(word_.input).dictionary(word_);
        for (std::size_t i = 0; i < words.size(); ++i) ++state.counts[std::string(words[i])];
    }
    void finish(const Call& call, State& state, const Tables&) const {
        for (const auto& [word, count] : state.counts) {
            if (count < 2) continue;
            TableBuilder<Text> row(call, 0);
            row.add(word);
            row.finish();
        }
    }

private:
    ColumnInput word_;
};

class Pairs {
public:
    explicit Pairs(const Setup& setup)
        : word_(setup.column("probe.word", "word")), often_(setup.column("probe_often", "word")) {}

    struct State : NamedCounts {
        State(const Pairs& self, const Call&, const Tables& tables) {
            const Table table = tables[self.often_.input];
            for (const TableView piece : table) {
                for (std::int64_t row = 0; row < piece.size(); ++row)
                    often.insert(piece.strings(self.often_)[row]);
            }
            if (static_cast<std::int64_t>(often.size()) != table.rows())
                throw DocumentError("it has other rows");
        }
        std::set<std::string_view> often;  // the table lives as long as the state
    };
    void update(const Call&, State& state, const Batch& batch) const {
        for (const Document document : batch) {
            const DictionaryColumn words = document.dictionary(word_);
            for (std::size_t i = 1; i < words.size(); ++i) {
                if (!state.often.contains(words[i - 1]) || !state.often.contains(words[i])) continue;
                ++state.counts[std::string(words[i - 1]) + '+' + std::string(words[i])];
            }
        }
    }
    void finish(const Call& call, State& state, const Tables& tables) const {
        TableBuilder<Text, Int64> rows(call, 0);
        rows.add("all", tables[often_.input].rows());
        for (const auto& [pair, count] : state.counts) rows.add(pair, count);
        rows.finish();
    }

private:
    ColumnInput word_, often_;
};

}  // namespace

ROSTRA_PLUGIN(rostra::aggregator<Often>("words"), rostra::aggregator<Pairs>("pairs"))
