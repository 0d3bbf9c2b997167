// SPDX-License-Identifier: Apache-2.0
#include "engine/reader_output.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "document/check_array.hpp"
#include "document/join_documents.hpp"
#include "engine/shapes.hpp"
#include "unicode/decode.hpp"
#include "unicode/utf8.hpp"

namespace rostra::core {

namespace {

const std::vector<std::size_t>& outputs_of(const Plan& plan, const DocumentInFlight& document) {
    return plan.readers[document.reader].components.front().outputs;
}

std::int32_t rows_of(const OwnedArray& layer) {
    return static_cast<const std::int32_t*>(layer->buffers[1])[1];
}

struct Wrong {
    std::string message;
    std::int64_t begin = 0;
    std::int64_t end = 0;
};

std::optional<Wrong> find_wrong(const Plan& plan, const DocumentInFlight& document) {
    const std::string_view text = document.bytes;
    const std::string gives = document.layers.empty() ? "pieces" : "layers";
    if (text.starts_with(kUtf8Mark)) {
        return Wrong{"the reader gives " + gives +
                     " with it, and its bytes begin with a byte-order mark, which is no part of the text"};
    }
    if (!is_utf8(text))
        return Wrong{"the reader gives " + gives + " with it, and its bytes are not valid UTF-8"};
    for (const rostra_piece& piece : document.pieces) {
        const auto begin = static_cast<std::size_t>(piece.text_begin);
        const auto end = static_cast<std::size_t>(piece.text_end);
        if (!cuts_character(text, begin) && !cuts_character(text, end)) continue;
        return Wrong{"the reader's piece [" + std::to_string(piece.text_begin) + ", " +
                         std::to_string(piece.text_end) + ") of the text cuts a character in two",
                     piece.text_begin, piece.text_end};
    }
    const std::vector<std::size_t>& outputs = outputs_of(plan, document);
    std::vector<bool> emitted(outputs.size(), false);
    for (const ReaderLayer& layer : document.layers) {
        if (layer.output >= outputs.size()) {
            return Wrong{"the reader emitted output " + std::to_string(layer.output) + " and has only " +
                         std::to_string(outputs.size())};
        }
        const Product& product = plan.products[outputs[layer.output]];
        if (emitted[layer.output])
            return Wrong{"the reader emitted layer '" + product.name + "' twice for one document"};
        emitted[layer.output] = true;
        if (auto fault = check_layer(*layer.array.get(), shape_of(product), product.disjoint, {&text, 1}))
            return Wrong{"layer '" + product.name + "': " + fault->message, fault->begin, fault->end};
    }
    return std::nullopt;
}

}  // namespace

std::optional<DocumentFailure> check_reader_output(const Plan& plan, DocumentInFlight& document) {
    if (document.layers.empty() && document.pieces.empty()) return std::nullopt;
    if (document.bytes.size() > kLongestText) return std::nullopt;  // which is said where it is decoded
    if (std::optional<Wrong> wrong = find_wrong(plan, document)) {
        return DocumentFailure{document.ordinal,
                               document.id,
                               plan.readers[document.reader].id,
                               "plugin",
                               std::move(wrong->message),
                               wrong->begin,
                               wrong->end};
    }
    const std::vector<std::size_t>& outputs = outputs_of(plan, document);
    for (const ReaderLayer& layer : document.layers) {
        for (std::size_t which = 0; which < plan.counted.size(); ++which) {
            if (plan.counted[which] == outputs[layer.output]) document.counts[which] = rows_of(layer.array);
        }
    }
    return std::nullopt;
}

OwnedArray reader_layer(const Plan& plan, std::size_t product, const Chunk& chunk,
                        const std::vector<std::size_t>& documents) {
    std::vector<const ArrowArray*> lists;
    for (const std::size_t i : documents) {
        const DocumentInFlight& document = chunk.documents[i];
        const std::vector<std::size_t>& outputs = outputs_of(plan, document);
        const auto found =
            std::find_if(document.layers.begin(), document.layers.end(),
                         [&](const ReaderLayer& layer) { return outputs[layer.output] == product; });
        lists.push_back(found == document.layers.end() ? nullptr : found->array.get());
    }
    return join_documents(lists, shape_of(plan.products[product]));
}

}  // namespace rostra::core
