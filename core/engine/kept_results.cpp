// SPDX-License-Identifier: Apache-2.0
#include "engine/kept_results.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <exception>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <utility>

#include "base/wording.hpp"
#include "config/products.hpp"
#include "document/check_array.hpp"
#include "document/copy_array.hpp"
#include "engine/shapes.hpp"
#include "files/content_hash.hpp"
#include "files/deflate.hpp"
#include "manifest/manifest_words.hpp"
#include "manifest/product_json.hpp"

namespace rostra::core {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kMagic = "rostra kept results 1\n";
static_assert(std::endian::native == std::endian::little, "arrays are kept as they lie in memory");

// Kinds of blocks. Each block is its kind, its size and its deflated size in 8 bytes each, and the deflated bytes.
constexpr char kHead = 'H';
constexpr char kDocuments = 'D';
constexpr char kTable = 'T';
constexpr char kEnd = 'E';
constexpr std::size_t kBlockHead = 17;

void put_number(std::string& out, std::int64_t number) {
    out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void put_bytes(std::string& out, std::string_view bytes) {
    put_number(out, static_cast<std::int64_t>(bytes.size()));
    out += bytes;
}

/// Takes what was put, in the same order; throws std::invalid_argument where there is less.
class Taking {
public:
    explicit Taking(std::string_view bytes) : rest_(bytes) {}
    std::int64_t number() {
        std::int64_t number = 0;
        std::memcpy(&number, take(sizeof number).data(), sizeof number);
        return number;
    }
    std::string_view bytes() { return take(static_cast<std::size_t>(number())); }
    [[nodiscard]] bool at_end() const { return rest_.empty(); }

private:
    std::string_view take(std::size_t size) {
        if (size > rest_.size()) throw std::invalid_argument("a block is too short");
        const std::string_view taken = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken;
    }
    std::string_view rest_;
};

/// [output] of a pipeline with the report as the run has it; with its defaults where the run has none.
std::string report_section(const Plan& plan) {
    std::string text = "[output]\nformats = [" + toml_string(kReport) + "]\n";
    for (const StagePlan& writer : plan.output.writers) {
        if (writer.id != kReport) continue;
        std::string from;
        for (const Redirection& one : writer.redirections)
            from += (from.empty() ? "" : ", ") + toml_key(one.declared) + " = " + toml_string(one.name);
        if (!from.empty()) text += "from = { " + toml_key(kReport) + " = { " + from + " } }\n";
        text += "[output." + toml_key(kReport) + "]\n";
        for (const OptionEntry& option : writer.options.table())
            text += toml_key(option.key) + " = " + to_toml(option.value) + "\n";
    }
    return text;
}

Json head_json(const Plan& plan, const std::vector<std::size_t>& products) {
    Json head = {{"layers", Json::array()}, {"products", Json::array()}, {"pipeline", report_section(plan)}};
    for (const std::size_t layer : plan.output.layers) head["layers"].push_back(plan.products[layer].name);
    for (const std::size_t index : products) {
        const Product& product = plan.products[index];
        head["products"].push_back({{"name", product.name},
                                    {"kind", word_for(product.kind)},
                                    {"disjoint", product.disjoint},
                                    {"columns", columns_json(product.columns)}});
    }
    return head;
}

Product product_of(const Json& json) {
    Product product;
    product.name = json.at("name").get<std::string>();
    product.kind = json.at("kind").get<std::string>() == word_for(ProductKind::layer) ? ProductKind::layer
                                                                                      : ProductKind::table;
    product.disjoint = json.at("disjoint").get<bool>();
    product.needed_by_writer = true;
    for (const Json& described : json.at("columns")) {
        const std::string type = described.at("type").get<std::string>();
        const auto known = std::find(kColumnTypes.begin(), kColumnTypes.end(), type);
        if (known == kColumnTypes.end()) throw std::invalid_argument("a column of an unknown type");
        ColumnSpec& column = product.columns.emplace_back();
        column.name = described.at("name").get<std::string>();
        column.type = static_cast<ColumnType>(known - kColumnTypes.begin());
        column.length = described.value("length", 0);
        column.nullable = described.value("nullable", false);
        column.unit = described.at("unit").get<std::string>();
        column.doc = described.at("doc").get<std::string>();
    }
    return product;
}

}  // namespace

std::vector<std::size_t> kept_products(const Plan& plan) {
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < plan.products.size(); ++i) {
        if (plan.products[i].needed_by_writer) kept.push_back(i);
    }
    return kept;
}

KeptResultsWriter::KeptResultsWriter(const Plan& plan, ResultFile& file)
    : plan_(plan), products_(kept_products(plan)), file_(file) {}

Result<void> KeptResultsWriter::block(char kind, std::string_view bytes) {
    const std::string packed = deflated(bytes);
    std::string head(1, kind);
    put_number(head, static_cast<std::int64_t>(bytes.size()));
    put_number(head, static_cast<std::int64_t>(packed.size()));
    if (Result<void> written = file_.write(head); !written) return written;
    return file_.write(packed);
}

Result<void> KeptResultsWriter::begin() {
    if (Result<void> written = file_.write(kMagic); !written) return written;
    return block(kHead, head_json(plan_, products_).dump(-1, ' ', false, Json::error_handler_t::replace));
}

Result<void> KeptResultsWriter::documents(const Chunk& chunk) {
    for (const Batch& batch : chunk.batches) {
        std::string bytes;
        put_number(bytes, static_cast<std::int64_t>(batch.documents.size()));
        for (const std::size_t i : batch.documents) {
            const DocumentInFlight& document = chunk.documents[i];
            put_number(bytes, document.ordinal);
            put_bytes(bytes, document.id);
            put_bytes(bytes, document.language);
            put_bytes(bytes, document.text);
        }
        for (const std::size_t product : products_) {
            if (plan_.products[product].kind != ProductKind::layer) continue;
            const bool there = batch.layers[product] != nullptr;
            put_bytes(bytes, there
                                 ? to_bytes(*batch.layers[product]->get(), shape_of(plan_.products[product]))
                                 : std::string());
        }
        if (Result<void> written = block(kDocuments, bytes); !written) return written;
    }
    return {};
}

Result<void> KeptResultsWriter::table(std::size_t product, const ArrowArray& piece) {
    const auto at = std::find(products_.begin(), products_.end(), product);
    std::string bytes;
    put_number(bytes, at - products_.begin());
    put_bytes(bytes, to_bytes(piece, shape_of(plan_.products[product])));
    return block(kTable, bytes);
}

Result<void> KeptResultsWriter::end(std::string_view record) { return block(kEnd, record); }

Error KeptResults::damaged() const {
    return Error::failed(in_quotes(shown_) + " is damaged; run the pipeline again");
}

Result<KeptResults> KeptResults::open(std::string_view bytes, std::string shown) {
    if (!bytes.starts_with(kMagic)) {
        return Error::failed(in_quotes(shown) +
                             " is none that this version of rostra reads; run the pipeline again");
    }
    KeptResults kept(bytes.substr(kMagic.size()), std::move(shown));
    try {
        const Json head = Json::parse(kept.next(kHead).bytes);
        for (const Json& layer : head.at("layers")) kept.layers_.push_back(layer.get<std::string>());
        for (const Json& product : head.at("products")) kept.products_.push_back(product_of(product));
        kept.pipeline_ = head.at("pipeline").get<std::string>();
        return kept;
    } catch (const Json::exception&) {
        return kept.damaged();
    } catch (const std::invalid_argument&) {
        return kept.damaged();
    }
}

KeptResults::Block KeptResults::next(char kind) {
    Block block = next();
    if (block.kind != kind) throw std::invalid_argument("a block of another kind");
    return block;
}

KeptResults::Block KeptResults::next() {
    if (blocks_.size() < kBlockHead) throw std::invalid_argument("a block is missing");
    Taking head(blocks_.substr(1, kBlockHead - 1));
    const auto size = static_cast<std::size_t>(head.number());
    const auto packed = static_cast<std::size_t>(head.number());
    // zlib makes bytes at most some thousand times smaller.
    constexpr std::size_t kMostPacking = 2000;
    if (packed > blocks_.size() - kBlockHead || size / kMostPacking > packed)
        throw std::invalid_argument("a block is cut");
    std::optional<std::string> bytes = inflated(blocks_.substr(kBlockHead, packed), size);
    if (!bytes) throw std::invalid_argument("a block cannot be inflated");
    Block block{blocks_.front(), *std::move(bytes)};
    blocks_.remove_prefix(kBlockHead + packed);
    return block;
}

Result<void> KeptResults::take_documents(const Block& block, const Taker& taker) const {
    Chunk chunk;
    Batch& batch = chunk.batches.emplace_back();
    Taking in(block.bytes);
    const std::int64_t count = in.number();
    std::vector<std::string_view> texts;
    for (std::int64_t i = 0; i < count; ++i) {
        DocumentInFlight& document = chunk.documents.emplace_back();
        document.ordinal = in.number();
        document.id = in.bytes();
        document.language = in.bytes();
        document.text = document.bytes = in.bytes();
        document.hash = content_digest(document.text);
        texts.push_back(document.text);
        batch.documents.push_back(static_cast<std::size_t>(i));
    }
    batch.layers.resize(products_.size());
    for (std::size_t i = 0; i < products_.size(); ++i) {
        const Product& product = products_[i];
        if (product.kind != ProductKind::layer) continue;
        const std::string_view bytes = in.bytes();
        if (bytes.empty()) continue;
        OwnedArray layer = from_bytes(bytes, shape_of(product));
        if (check_layer(*layer.get(), shape_of(product), product.disjoint, texts)) return damaged();
        batch.layers[i] = std::make_shared<const OwnedArray>(std::move(layer));
    }
    return taker.documents(chunk);
}

Result<void> KeptResults::take_table(const Block& block, const Taker& taker) const {
    Taking in(block.bytes);
    const auto index = static_cast<std::size_t>(in.number());
    if (index >= products_.size() || products_[index].kind != ProductKind::table) return damaged();
    OwnedArray piece = from_bytes(in.bytes(), shape_of(products_[index]));
    if (check_table(*piece.get(), shape_of(products_[index]))) return damaged();
    return taker.table(index, std::move(piece));
}

Result<void> KeptResults::read(const Taker& taker) {
    try {
        for (;;) {
            const Block block = next();
            Result<void> taken = Result<void>();
            if (block.kind == kDocuments) {
                taken = take_documents(block, taker);
            } else if (block.kind == kTable) {
                taken = take_table(block, taker);
            } else if (block.kind == kEnd) {
                return taker.end(block.bytes);
            } else {
                return damaged();
            }
            if (!taken) return taken;
        }
    } catch (const std::invalid_argument&) {
        return damaged();
    }
}

}  // namespace rostra::core
