// SPDX-License-Identifier: Apache-2.0
#include "part_sequences.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>
#include <string_view>
#include <tuple>

#include "rostra/analysis/state/varint.hpp"
#include "rostra/analysis/terms/batch_terms.hpp"
#include "rostra/analysis/terms/group_runs.hpp"
#include "rostra/call.hpp"
#include "rostra/services.hpp"

namespace rostra::dispersion {

using namespace terms;

namespace {

void require(bool whole) { StateReader::require(whole); }

void encode(std::span<const std::uint32_t> terms, Buffer<std::uint8_t>& bytes) {
    bytes.clear();
    for (const std::uint32_t term : terms) append_varint(bytes, term);
}

/// Runs that are parted by what they belong to, one after another: calls body(of, its runs).
template <class Body>
void for_each_of(std::span<const TokenRun> runs, Body body) {
    for (std::size_t i = 0; i < runs.size();) {
        std::size_t end = i + 1;
        while (end < runs.size() && runs[end].of == runs[i].of) ++end;
        body(runs[i].of, runs.subspan(i, end - i));
        i = end;
    }
}

/// The runs of a document by set, then by what they belong to.
using DocumentRuns = std::vector<std::vector<TokenRun>>;

/// The terms of one length in one batch, written into a state.
class BatchSequences {
public:
    BatchSequences(const Parting& parting, std::size_t length, BatchTerms& terms, LengthSequences& sequences)
        : parting_(parting),
          length_(length),
          terms_(terms),
          sequences_(sequences),
          number_(terms.size(), StringTable::kNone) {}

    /// `spans`: those that are parts.
    void add_document(std::int64_t ordinal, std::size_t first_row, const DocumentRuns& runs, Spans tokens,
                      Spans spans) {
        first_row_ = first_row;
        for (std::size_t set = 0; set < runs.size(); ++set) {
            for_each_of(runs[set], [&](std::uint32_t group, std::span<const TokenRun> of_group) {
                if (parting_.kind != Parting::Kind::span) {
                    add_piece(set, {group, 0, ordinal, 0, 0, 0}, of_group);
                    return;
                }
                std::vector<TokenRun> inside = runs_in_spans(tokens, spans, of_group);
                std::stable_sort(inside.begin(), inside.end(),
                                 [](const TokenRun& a, const TokenRun& b) { return a.of < b.of; });
                for_each_of(inside, [&](std::uint32_t span, std::span<const TokenRun> of_span) {
                    add_piece(set, {group, span, ordinal, 0, 0, 0}, of_span);
                });
            });
        }
    }

private:
    void add_piece(std::size_t set, Piece piece, std::span<const TokenRun> runs) {
        encoded_.clear();
        for (const TokenRun& run : runs) {
            for (std::size_t i = run.first; i + length_ <= run.last; ++i) {
                const std::int32_t term = terms_.at()[first_row_ + i];
                std::uint32_t& number = number_[static_cast<std::size_t>(term)];
                if (number == StringTable::kNone) number = sequences_.terms.id(terms_.text(term));
                append_varint(encoded_, number);
                ++piece.terms;
            }
        }
        sequences_.add(set, piece, encoded_);
    }

    const Parting& parting_;
    std::size_t length_;
    BatchTerms& terms_;
    LengthSequences& sequences_;
    std::vector<std::uint32_t> number_;  // by term of the batch, its number in the state
    std::size_t first_row_ = 0;
    Buffer<std::uint8_t> encoded_;
};

}  // namespace

Parting::Parting(const Setup& setup) : counting(setup) {
    const Options options = setup.options();
    const std::string_view name = options.string("parts");
    kind = name == "span" ? Kind::span : name == "equal" ? Kind::equal : Kind::document;
    if (kind == Kind::span) {
        if (!options.has("part-layer")) {
            throw OptionError(
                R"('parts' is "span": name the layer whose spans are parts, as part-layer = "turn")",
                options.where("parts"));
        }
        layer = setup.named("part-layer").front().input;
    } else if (options.has("part-layer")) {
        throw OptionError(R"('part-layer' needs parts = "span")", options.where("part-layer"));
    }
    words = "parts " + std::string(name) + ' ' + std::string(options.string("part-layer")) + '\n' +
            counting.words;
}

void LengthSequences::add(std::size_t set, Piece piece, const Buffer<std::uint8_t>& encoded) {
    if (piece.terms == 0) return;
    piece.at = bytes.append(encoded.span());
    piece.size = static_cast<std::uint32_t>(encoded.size());
    pieces[set].push_back(piece);
}

void LengthSequences::read(Call call, const Piece& piece, std::vector<std::uint32_t>& read) const {
    Buffer<std::uint8_t> storage;
    const std::span<const std::uint8_t> encoded = bytes.get(call, piece.at, piece.size, storage);
    VarintReader reader(encoded.data(), encoded.data() + encoded.size());
    read.resize(static_cast<std::size_t>(piece.terms));
    for (std::uint32_t& term : read) term = static_cast<std::uint32_t>(reader.next());
}

std::int64_t LengthSequences::memory() const {
    std::int64_t held = terms.memory() + bytes.memory();
    for (const std::vector<Piece>& set : pieces)
        held += static_cast<std::int64_t>(set.capacity() * sizeof(Piece));
    return held;
}

PartSequences::PartSequences(const Parting& parting) : groups(parting.counting.named_scopes()) {
    const std::size_t sets = groups.size() + (parting.whole() ? 1 : 0);
    for (std::size_t i = 0; i < parting.counting.lengths.size(); ++i) lengths.emplace_back(sets);
}

void PartSequences::add(Call call, const Parting& parting, const Batch& batch) {
    const Counting& counting = parting.counting;
    std::vector<GroupRuns> finders;
    for (const Scope& scope : counting.scopes) {
        if (scope.named()) finders.emplace_back(scope, batch, groups[finders.size()]);
    }
    const TokenSelection::OfBatch tokens(counting.tokens, batch);
    std::vector<DocumentRuns> runs(static_cast<std::size_t>(batch.size()));
    std::vector<TokenRun> rows;  // the whole batch's, by row of the layer
    for (const Document document : batch) {
        const std::int64_t d = document.position();
        DocumentRuns& own = runs[static_cast<std::size_t>(d)];
        const std::vector<TokenRun> whole = tokens.runs(d);
        if (parting.whole()) own.push_back(whole);
        for (GroupRuns& finder : finders)
            own.push_back(finder.of_document(document, d, tokens.tokens(d), whole));
        const auto first = static_cast<std::uint32_t>(tokens.first(d));
        for (const TokenRun& run : whole) rows.push_back({first + run.first, first + run.last, 0});
    }

    for (std::size_t i = 0; i < lengths.size(); ++i) {
        BatchTerms terms(counting.lengths[i], tokens.norms(), rows);
        BatchSequences sequences(parting, counting.lengths[i], terms, lengths[i]);
        for (const Document document : batch) {
            const std::int64_t d = document.position();
            const Spans spans = parting.kind == Parting::Kind::span ? document.spans(parting.layer) : Spans();
            sequences.add_document(document.ordinal(), tokens.first(d), runs[static_cast<std::size_t>(d)],
                                   tokens.tokens(d), spans);
        }
    }
    spill_beyond_budget(call);
}

void PartSequences::combine(Call call, const PartSequences& from) {
    std::vector<std::vector<std::uint32_t>> groups_here(groups.size());
    for (std::size_t s = 0; s < groups.size(); ++s) {
        for (std::uint32_t g = 0; g < from.groups[s].size(); ++g)
            groups_here[s].push_back(groups[s].id(from.groups[s][g]));
    }
    const std::int64_t budget = Scratch(call).budget();
    std::vector<std::uint32_t> read;
    Buffer<std::uint8_t> encoded;
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        const LengthSequences& theirs = from.lengths[i];
        std::vector<std::string_view> texts(theirs.terms.size());
        for (std::uint32_t t = 0; t < texts.size(); ++t) texts[t] = theirs.terms[t];
        std::vector<std::uint32_t> here(texts.size());
        lengths[i].terms.ids(texts, here);
        for (std::size_t set = 0; set < theirs.pieces.size(); ++set) {
            for (Piece piece : theirs.pieces[set]) {
                call.check_stop();
                theirs.read(call, piece, read);
                for (std::uint32_t& term : read) term = here[term];
                encode(read, encoded);
                if (set >= first_named()) piece.group = groups_here[set - first_named()][piece.group];
                lengths[i].add(set, piece, encoded);
                if (lengths[i].bytes.memory() > budget) lengths[i].bytes.spill(call);
            }
        }
    }
    spill_beyond_budget(call);
}

void PartSequences::save(Call call, const Parting& parting, StateWriter& writer) const {
    writer.string(parting.words);
    std::vector<std::vector<std::uint32_t>> group_ranks;
    for (const StringTable& names : groups) group_ranks.push_back(names.save(writer));
    std::vector<std::uint32_t> read;
    Buffer<std::uint8_t> encoded;
    for (const LengthSequences& length : lengths) {
        const std::vector<std::uint32_t> ranks = length.terms.save(writer);
        for (std::size_t set = 0; set < length.pieces.size(); ++set) {
            // By what the group is called there, but with what finds the terms here.
            const auto called = [&](const Piece& piece) {
                return set < first_named() ? piece.group : group_ranks[set - first_named()][piece.group];
            };
            std::vector<Piece> pieces = length.pieces[set];
            std::sort(pieces.begin(), pieces.end(), [&](const Piece& a, const Piece& b) {
                return std::tuple(called(a), a.ordinal, a.place) < std::tuple(called(b), b.ordinal, b.place);
            });
            writer.integer(static_cast<std::int64_t>(pieces.size()));
            for (const Piece& piece : pieces) {
                call.check_stop();
                length.read(call, piece, read);
                for (std::uint32_t& term : read) term = ranks[term];
                encode(read, encoded);
                writer.integer(called(piece));
                writer.ordinal(piece.ordinal);
                writer.integer(piece.place);
                writer.string({reinterpret_cast<const char*>(encoded.data()), encoded.size()});
            }
        }
    }
}

void PartSequences::load(Call call, const Parting& parting, StateReader& reader) {
    if (reader.string() != parting.words)
        throw std::runtime_error("a saved state was counted under other options");
    const auto below = [&reader](std::size_t size) {
        const std::int64_t value = reader.integer();
        require(value >= 0 && static_cast<std::uint64_t>(value) < size);
        return static_cast<std::uint32_t>(value);
    };
    for (StringTable& names : groups) names.load(reader);
    const std::int64_t budget = Scratch(call).budget();
    Buffer<std::uint8_t> encoded;
    for (LengthSequences& length : lengths) {
        length.terms.load(reader);
        for (std::size_t set = 0; set < length.pieces.size(); ++set) {
            const std::size_t names = set < first_named() ? 1 : groups[set - first_named()].size();
            const std::int64_t pieces = reader.count(4 * sizeof(std::int64_t));
            for (std::int64_t i = 0; i < pieces; ++i) {
                call.check_stop();
                Piece piece;
                piece.group = below(names);
                piece.ordinal = reader.ordinal();
                piece.place = below(0xffffffffu);
                const std::string_view saved = reader.string();
                const auto* first = reinterpret_cast<const std::uint8_t*>(saved.data());
                VarintReader numbers(first, first + saved.size());
                while (!numbers.at_end()) {
                    const std::uint64_t term = numbers.next();
                    require(numbers.ok() && term < length.terms.size());
                    ++piece.terms;
                }
                require(piece.terms != 0);
                encoded.clear();
                encoded.append(first, saved.size());
                length.add(set, piece, encoded);
                if (length.bytes.memory() > budget) length.bytes.spill(call);
            }
        }
    }
    spill_beyond_budget(call);
}

std::int64_t PartSequences::memory() const noexcept {
    std::int64_t held = 0;
    for (const StringTable& names : groups) held += names.memory();
    for (const LengthSequences& length : lengths) held += length.memory();
    return held;
}

void PartSequences::spill_beyond_budget(Call call) {
    if (memory() <= Scratch(call).budget()) return;
    for (LengthSequences& length : lengths) length.bytes.spill(call);
}

}  // namespace rostra::dispersion
