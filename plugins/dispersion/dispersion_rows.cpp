// SPDX-License-Identifier: Apache-2.0
#include "dispersion_rows.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

#include "dispersion_measures.hpp"
#include "rostra/row_builders.hpp"
#include "rostra/services.hpp"

namespace rostra::dispersion {

using namespace terms;

namespace {

using Rows =
    TableBuilder<Dictionary, Dictionary, Int32, Text, Int64, Int64, Int64, Float64, Float64, Float64>;

/// Reads a group's pieces part by part.
class PartReader {
public:
    /// `number`: of equal parts; 0: each piece is a part. `tally`: by term, zeros, which it is left with.
    PartReader(Call call, const LengthSequences& sequences, std::span<const Piece> pieces,
               std::int64_t number, std::vector<std::int64_t>& tally)
        : call_(call), sequences_(sequences), pieces_(pieces), tally_(tally) {
        for (const Piece& piece : pieces) {
            if (number == 0) parts_.add(piece.terms);
            terms_ += piece.terms;
        }
        if (number == 0) return;
        number_ = std::min(number, terms_);
        for (std::int64_t i = 0; i < number_; ++i) parts_.add(end_of(i) - end_of(i - 1));
    }

    [[nodiscard]] const Parts& parts() const { return parts_; }

    /// Calls body(term, its count in the part, the part's size) for each term of each part.
    template <class Body>
    void read(Body body) {
        std::vector<std::uint32_t> read;
        std::int64_t passed = 0;
        std::int64_t part = 0;
        std::int64_t size = 0;
        const auto end_part = [&] {
            for (const std::uint32_t term : met_) {
                body(term, tally_[term], size);
                tally_[term] = 0;
            }
            met_.clear();
            size = 0;
            ++part;
        };
        for (const Piece& piece : pieces_) {
            call_.check_stop();
            sequences_.read(call_, piece, read);
            for (const std::uint32_t term : read) {
                if (tally_[term]++ == 0) met_.push_back(term);
                ++size;
                ++passed;
                if (number_ != 0 && passed == end_of(part)) end_part();
            }
            if (number_ == 0) end_part();
        }
    }

private:
    /// How many terms there are up to the end of an equal part: (part + 1) * terms_ / number_, which itself might
    /// overflow.
    [[nodiscard]] std::int64_t end_of(std::int64_t part) const {
        const std::int64_t parts = part + 1;
        return terms_ / number_ * parts + terms_ % number_ * parts / number_;
    }

    Call call_;
    const LengthSequences& sequences_;
    std::span<const Piece> pieces_;
    std::int64_t terms_ = 0;
    std::int64_t number_ = 0;
    Parts parts_;
    std::vector<std::int64_t>& tally_;  // by term, in the part
    std::vector<std::uint32_t> met_;    // terms whose tally is not 0
};

class Emitter {
public:
    Emitter(Call call, const Parting& parting, const Listing& listing, PartSequences& sequences)
        : call_(call), parting_(parting), listing_(listing), sequences_(sequences), rows_(call, 0) {
        for (LengthSequences& length : sequences.lengths) {
            order_.push_back(length.terms.ranks());
            for (std::vector<Piece>& set : length.pieces) {
                std::sort(set.begin(), set.end(), [](const Piece& a, const Piece& b) {
                    return std::tuple(a.group, a.ordinal, a.place) < std::tuple(b.group, b.ordinal, b.place);
                });
            }
        }
        std::size_t named = parting.whole() ? 1 : 0;
        for (const Scope& scope : parting.counting.scopes) {
            call_.check_stop();
            if (scope.kind == Scope::Kind::corpus) corpus(scope);
            if (scope.kind == Scope::Kind::document) documents(scope);
            if (scope.named()) groups(scope, named++);
        }
        rows_.finish();
    }

private:
    void corpus(const Scope& scope) {
        for (std::size_t i = 0; i < sequences_.lengths.size(); ++i)
            add(scope, {}, i, sequences_.lengths[i].pieces.front());
    }

    void documents(const Scope& scope) {
        const Corpus corpus(call_);
        std::vector<std::size_t> next(sequences_.lengths.size());
        // A document that has long sequences has its words too, so the shortest names all documents.
        const std::vector<Piece>& shortest = sequences_.lengths.front().pieces.front();
        while (next.front() < shortest.size()) {
            const std::int64_t ordinal = shortest[next.front()].ordinal;
            for (std::size_t i = 0; i < next.size(); ++i) {
                const std::vector<Piece>& pieces = sequences_.lengths[i].pieces.front();
                const std::size_t first = next[i];
                while (next[i] < pieces.size() && pieces[next[i]].ordinal == ordinal) ++next[i];
                add(scope, corpus.id(ordinal), i, std::span(pieces).subspan(first, next[i] - first));
            }
        }
    }

    void groups(const Scope& scope, std::size_t set) {
        const StringTable& names = sequences_.groups[set - (parting_.whole() ? 1 : 0)];
        for (const std::uint32_t group : names.sorted()) {
            for (std::size_t i = 0; i < sequences_.lengths.size(); ++i) {
                const std::vector<Piece>& pieces = sequences_.lengths[i].pieces[set];
                const auto first = std::lower_bound(
                    pieces.begin(), pieces.end(), group,
                    [](const Piece& piece, std::uint32_t wanted) { return piece.group < wanted; });
                const auto last = std::upper_bound(
                    first, pieces.end(), group,
                    [](std::uint32_t wanted, const Piece& piece) { return wanted < piece.group; });
                add(scope, names[group], i, {first, last});
            }
        }
    }

    void add(const Scope& scope, std::string_view group, std::size_t length, std::span<const Piece> pieces) {
        if (pieces.empty()) return;
        const LengthSequences& sequences = sequences_.lengths[length];
        const bool equal = parting_.kind == Parting::Kind::equal;
        spreads_.resize(std::max(spreads_.size(), sequences.terms.size()));
        tally_.resize(spreads_.size());
        PartReader reader(call_, sequences, pieces, equal ? listing_.number : 0, tally_);
        const Parts& parts = reader.parts();

        std::vector<std::uint32_t> terms;
        reader.read([&](std::uint32_t term, std::int64_t count, std::int64_t size) {
            if (spreads_[term].count() == 0) terms.push_back(term);
            spreads_[term].meet(count, size);
        });
        reader.read([&](std::uint32_t term, std::int64_t count, std::int64_t size) {
            spreads_[term].compare(parts, count, size);
        });

        const std::vector<std::uint32_t> all = terms;
        list(terms, order_[length]);
        const auto n = static_cast<std::int32_t>(parting_.counting.lengths[length]);
        for (const std::uint32_t term : terms) {
            const Spread& spread = spreads_[term];
            rows_.add(scope.name, group, n, sequences.terms[term], spread.count(), parts.number,
                      spread.range(), spread.juilland_d(parts), spread.dp(parts), spread.dp_norm(parts));
        }
        for (const std::uint32_t term : all) spreads_[term] = {};
    }

    /// Keeps the terms that are listed, in their order.
    void list(std::vector<std::uint32_t>& terms, const std::vector<std::uint32_t>& order) const {
        std::erase_if(terms, [&](std::uint32_t term) { return spreads_[term].count() < listing_.min_count; });
        std::sort(terms.begin(), terms.end(), [&](std::uint32_t a, std::uint32_t b) {
            const std::int64_t of_a = spreads_[a].count();
            const std::int64_t of_b = spreads_[b].count();
            return of_a != of_b ? of_a > of_b : order[a] < order[b];
        });
        if (listing_.top != 0 && listing_.top < terms.size()) terms.resize(listing_.top);
    }

    Call call_;
    const Parting& parting_;
    const Listing& listing_;
    PartSequences& sequences_;
    std::vector<std::vector<std::uint32_t>> order_;  // by length and term, its place among all bytewise
    std::vector<Spread> spreads_;                    // by term, of the group at hand
    std::vector<std::int64_t> tally_;                // by term, zeros between parts
    Rows rows_;
};

}  // namespace

void emit_rows(Call call, const Parting& parting, const Listing& listing, PartSequences& sequences) {
    const Emitter emitter(call, parting, listing, sequences);
}

}  // namespace rostra::dispersion
