// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "config/plan.hpp"
#include "engine/chunk.hpp"
#include "engine/run_host.hpp"

namespace rostra::core {

/// The file of the run directory that holds what the run's writers read.
inline constexpr const char* kKeptResults = "results.kept";

/// The products of a plan that its writers read, in the plan's order.
[[nodiscard]] std::vector<std::size_t> kept_products(const Plan& plan);

/// Writes what the writers of a run are handed, so that they can be run again: a head, then the documents with their texts
/// and layers, the tables, and the record of the run; each a block that is deflated for itself. Documents, tables and the end come in
/// the order in which writers get them. One thread at a time.
class KeptResultsWriter {
public:
    /// Both outlive it. `file` is empty.
    KeptResultsWriter(const Plan& plan, ResultFile& file);

    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> documents(const Chunk& chunk);
    /// The next piece of a table that is among the products kept.
    [[nodiscard]] Result<void> table(std::size_t product, const ArrowArray& piece);
    [[nodiscard]] Result<void> end(std::string_view record);

private:
    [[nodiscard]] Result<void> block(char kind, std::string_view bytes);

    const Plan& plan_;
    std::vector<std::size_t> products_;
    ResultFile& file_;
};

/// The same, read back. What it was made of stays as it is while it is read.
class KeptResults {
public:
    /// `bytes` outlive it; `shown` names the file in messages. The head is read at once. Errors: it is none of these files, one of
    /// another version, or damaged.
    [[nodiscard]] static Result<KeptResults> open(std::string_view bytes, std::string shown);

    /// The products kept, in their order.
    [[nodiscard]] const std::vector<Product>& products() const { return products_; }
    /// Names of the layers that the run wrote out.
    [[nodiscard]] const std::vector<std::string>& layers() const { return layers_; }
    /// [output] of a pipeline that asks for the report as the run did.
    [[nodiscard]] const std::string& pipeline() const { return pipeline_; }

    /// What is handed on, in order. What a function returns that is no success ends the reading.
    struct Taker {
        /// Documents of one batch; borrowed texts live during the call. Layers are in the order of `products`.
        std::function<Result<void>(Chunk&)> documents;
        std::function<Result<void>(std::size_t product, OwnedArray piece)> table;
        std::function<Result<void>(std::string_view record)> end;
    };
    /// Once.
    [[nodiscard]] Result<void> read(const Taker& taker);

private:
    struct Block {
        char kind;
        std::string bytes;
    };
    KeptResults(std::string_view blocks, std::string shown) : blocks_(blocks), shown_(std::move(shown)) {}
    // Both throw std::invalid_argument where there is no such block.
    [[nodiscard]] Block next();
    [[nodiscard]] Block next(char kind);
    [[nodiscard]] Result<void> take_documents(const Block& block, const Taker& taker) const;
    [[nodiscard]] Result<void> take_table(const Block& block, const Taker& taker) const;
    [[nodiscard]] Error damaged() const;

    std::string_view blocks_;  // those not read yet
    std::string shown_;
    std::vector<Product> products_;
    std::vector<std::string> layers_;
    std::string pipeline_;
};

}  // namespace rostra::core
