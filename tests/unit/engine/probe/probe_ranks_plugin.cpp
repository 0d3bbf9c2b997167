// SPDX-License-Identifier: Apache-2.0
// A document that holds LATE fails in the second phase.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include <rostra/plugin.hpp>

namespace {

using namespace rostra;

class Ranks {
public:
    explicit Ranks(const Setup& setup)
        : word_(setup.column("probe.word", "word")),
          counted_(setup.column("probe_count", "word")),
          count_(setup.column("probe_count", "count")) {}

    struct Worker {
        Worker(const Ranks& self, const Call&, const Tables& tables) {
            for (const TableView piece : tables[self.counted_.input]) {
                const DictionaryColumn words = piece.dictionary(self.counted_);
                for (std::size_t i = 0; i < words.size(); ++i) {
                    counts.emplace(words[i], piece.values<std::int64_t>(self.count_)[i]);
                }
            }
        }
        std::map<std::string, std::int64_t, std::less<>> counts;
    };
    using Output = LayerBuilder<Int64>;
    void analyze(const Document& document, Worker& worker, Output& out) const {
        if (document.text().find("LATE") != std::string_view::npos) throw DocumentError("it comes too late");
        const DictionaryColumn words = document.dictionary(word_);
        std::size_t i = 0;
        for (const Span span : document.spans(word_.input))
            out.add(span, worker.counts.at(std::string(words[i++])));
    }

private:
    ColumnInput word_, counted_, count_;
};

class Sums {
public:
    explicit Sums(const Setup& setup) : count_(setup.column("probe.rank", "count")) {}
    struct State {
        std::int64_t sum = 0;
        [[nodiscard]] std::int64_t memory() const noexcept { return 8; }
    };
    void update(const Call&, State& state, const Batch& batch) const {
        for (const Document document : batch) {
            for (const std::int64_t count : document.values<std::int64_t>(count_)) state.sum += count;
        }
    }
    void combine(const Call&, State& into, State& from) const { into.sum += from.sum; }
    void save(const Call&, const State& state, StateWriter& writer) const { writer.integer(state.sum); }
    void load(const Call&, State& state, StateReader& reader) const { state.sum = reader.integer(); }
    void finish(const Call& call, State& state, const Tables&) const {
        TableBuilder<Int64> rows(call, 0);
        rows.add(state.sum);
        rows.finish();
    }

private:
    ColumnInput count_;
};

}  // namespace

ROSTRA_PLUGIN(rostra::analyzer<Ranks>("ranks"), rostra::aggregator<Sums>("sums"))
