// SPDX-License-Identifier: Apache-2.0
// A document is a number of MiB: it makes so much of a state, half of it sorted records and half values by document.
#include <charconv>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <rostra/analysis/state/sorted_records.hpp>
#include <rostra/analysis/state/spill_array.hpp>
#include <rostra/analysis/state/table_hash.hpp>
#include <rostra/plugin.hpp>
#include <rostra/services.hpp>

namespace {

using namespace rostra;

/// SplitMix64 (Steele, Lea and Flood 2014).
std::uint64_t mixed(std::uint64_t number) {
    number += 0x9E3779B97F4A7C15u;
    number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9u;
    number = (number ^ (number >> 27)) * 0x94D049BB133111EBu;
    return number ^ (number >> 31);
}

constexpr std::size_t kRecord = 256;  // bytes, about
constexpr std::size_t kMebibyte = std::size_t{1} << 20;
constexpr std::size_t kValues = kMebibyte / 2 / sizeof(std::uint64_t);  // of one MiB of a document

class Records {
public:
    explicit Records(const Setup&) {}

    class State {
    public:
        void add(Call call, std::int64_t ordinal, std::uint64_t mebibytes) {
            std::string record;
            Buffer<std::uint64_t> values;
            for (std::uint64_t m = 0; m < mebibytes; ++m) {
                call.check_stop();
                for (std::uint64_t i = 0; i < kMebibyte / 2 / kRecord; ++i) {
                    const std::uint64_t seed = mixed(m << 32 | i);
                    record.assign(kRecord - seed % 64, static_cast<char>(seed >> 56));
                    std::memcpy(record.data(), &seed, sizeof seed);
                    add_record(call, record);
                }
                values.clear();
                for (std::uint64_t i = 0; i < kValues; ++i) values.push_back(mixed(m + i));
                add_values(call, ordinal, values.span());
            }
        }
        void combine(Call call, State& from) {
            records_.take(call, from.records_, 0);
            count_ += from.count_;
            const std::int64_t shift = values_.take(from.values_);
            for (Piece piece : from.pieces_) {
                piece.at += shift;
                pieces_.push_back(piece);
            }
        }
        void save(Call call, StateWriter& writer) const {
            writer.integer(count_);
            for (SortedRecords::Reader reader(call, {&records_}); reader.next();)
                writer.string(reader.record());
            writer.integer(static_cast<std::int64_t>(pieces_.size()));
            Buffer<std::uint64_t> storage;
            for (const Piece& piece : pieces_) {
                call.check_stop();
                writer.ordinal(piece.ordinal);
                writer.integer(static_cast<std::int64_t>(piece.count));
                const std::span<const std::uint64_t> values =
                    values_.get(call, piece.at, piece.count, storage);
                writer.raw(values.data(), values.size_bytes());
            }
        }
        void load(Call call, StateReader& reader) {
            for (std::int64_t left = reader.count(sizeof(std::int64_t)); left > 0; --left)
                add_record(call, reader.string());
            Buffer<std::uint64_t> values;
            for (std::int64_t left = reader.count(2 * sizeof(std::int64_t)); left > 0; --left) {
                call.check_stop();
                const std::int64_t ordinal = reader.ordinal();
                reader.values(static_cast<std::size_t>(reader.count(sizeof(std::uint64_t))), values);
                add_values(call, ordinal, values.span());
            }
        }
        [[nodiscard]] std::int64_t memory() const noexcept {
            return records_.memory() + values_.memory() +
                   static_cast<std::int64_t>(pieces_.capacity() * sizeof(Piece));
        }
        void finish(Call call) const {
            std::uint64_t in_order = 0;
            for (SortedRecords::Reader reader(call, {&records_}); reader.next();)
                in_order = mixed(in_order ^ table_hash(reader.record()));
            std::uint64_t all_values = 0;
            Buffer<std::uint64_t> storage;
            for (const Piece& piece : pieces_) {
                for (const std::uint64_t value : values_.get(call, piece.at, piece.count, storage))
                    all_values = mixed(all_values ^ value ^ static_cast<std::uint64_t>(piece.ordinal));
            }
            TableBuilder<Int64, Int64, Int64> rows(call, 0);
            rows.add(count_, static_cast<std::int64_t>(in_order), static_cast<std::int64_t>(all_values));
            rows.finish();
        }

    private:
        struct Piece {
            std::int64_t ordinal;
            std::int64_t at;
            std::size_t count;
        };

        void add_record(Call call, std::string_view record) {
            if (count_++ == 0) records_.set_limit(Scratch(call).budget() / 2);
            records_.add(call, record);
        }
        void add_values(Call call, std::int64_t ordinal, std::span<const std::uint64_t> values) {
            pieces_.push_back({ordinal, values_.append(values), values.size()});
            if (values_.memory() > Scratch(call).budget() / 2) values_.spill(call);
        }

        SortedRecords records_;
        std::int64_t count_ = 0;
        SpillArray<std::uint64_t> values_;
        std::vector<Piece> pieces_;
    };

    void update(const Call& call, State& state, const Batch& batch) const {
        for (const Document document : batch) {
            std::uint64_t mebibytes = 0;
            const std::string_view text = document.text();
            std::from_chars(text.data(), text.data() + text.size(), mebibytes);
            state.add(call, document.ordinal(), mebibytes);
        }
    }
    void finish(const Call& call, State& state, const Tables&) const { state.finish(call); }
};

}  // namespace

ROSTRA_PLUGIN(rostra::aggregator<Records>("records"))
