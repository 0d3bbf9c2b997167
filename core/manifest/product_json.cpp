// SPDX-License-Identifier: Apache-2.0
#include "manifest/product_json.hpp"

#include <utility>

namespace rostra::core {
namespace {

using Json = nlohmann::ordered_json;

Json part_json(const SentencePart& part) {
    switch (part.kind) {
        case SentencePart::Kind::text:
            return part.text;
        case SentencePart::Kind::rows:
            return {{"rows", true}};
        case SentencePart::Kind::value:
            return {{"column", part.text}};
        case SentencePart::Kind::sum:
            return {{"sum", part.text}};
        case SentencePart::Kind::different:
            return {{"different", part.text}};
    }
    return nullptr;
}

}  // namespace

Json columns_json(const std::vector<ColumnSpec>& columns) {
    Json json = Json::array();
    for (const ColumnSpec& column : columns) {
        Json described = {{"name", column.name}, {"type", word_for(column.type)}};
        if (column.length != 0) described["length"] = column.length;
        if (column.nullable) described["nullable"] = true;
        described["unit"] = column.unit;
        described["doc"] = column.doc;
        json.push_back(std::move(described));
    }
    return json;
}

Json view_json(const ViewSpec& view) {
    Json json = Json::object();
    if (!view.kind.empty()) json["kind"] = view.kind;
    for (const auto& [role, column] : view.columns) json[role] = column;
    if (view.sentence.empty()) return json;
    json["sentence"] = Json::array();
    for (const SentencePart& part : view.sentence) json["sentence"].push_back(part_json(part));
    return json;
}

}  // namespace rostra::core
