// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <list>
#include <span>
#include <vector>

#include "laws/test_component.hpp"
#include "rostra/abi/batch.h"
#include "rostra/span.hpp"

namespace rostra::laws {

/// Documents as the boundary has them, with the input layers of a component over them.
class TestBatch {
public:
    TestBatch(const ComponentSetup& setup, std::span<const TestDocument> documents) {
        for (const TestDocument& document : documents) {
            ordinals_.push_back(document.ordinal);
            texts_.push_back(str(document.text));
            ids_.push_back(str(document.id));
            languages_.push_back(str(document.language));
        }
        static const std::vector<LayerRow> kNoRows;
        for (const ComponentSetup::Input& input : setup.inputs) {
            inputs_.push_back(nullptr);
            if (!input.present || input.shape.kind == Shape::Kind::table) continue;
            const Shape& given = setup.given_by(input).shape;
            std::list<std::vector<LayerRow>> chosen;
            std::vector<const std::vector<LayerRow>*> rows;
            for (const TestDocument& document : documents) {
                const auto found = document.layers.find(input.shape.name);
                rows.push_back(found == document.layers.end() ? &kNoRows : &found->second);
                if (&given == &input.shape) continue;
                rows.back() = &chosen.emplace_back(selected(input.shape, given, *rows.back()));
            }
            arrays_.push_back(layer_array(input.shape, rows));
            inputs_.back() = arrays_.back().get();
        }
        raw_ = {sizeof(rostra_batch),
                0,
                static_cast<std::int64_t>(documents.size()),
                ordinals_.data(),
                texts_.data(),
                ids_.data(),
                languages_.data(),
                inputs_.data()};
    }
    TestBatch(TestBatch&&) = delete;

    [[nodiscard]] const rostra_batch* raw() const { return &raw_; }
    [[nodiscard]] std::vector<std::string_view> texts() const {
        std::vector<std::string_view> texts;
        for (const rostra_str& text : texts_) texts.push_back(view(text));
        return texts;
    }

private:
    std::vector<std::int64_t> ordinals_;
    std::vector<rostra_str> texts_, ids_, languages_;
    std::list<core::OwnedArray> arrays_;
    std::vector<const ArrowArray*> inputs_;
    rostra_batch raw_{};
};

}  // namespace rostra::laws
