// SPDX-License-Identifier: Apache-2.0
#include "config/check_pipeline.hpp"

#include <algorithm>
#include <utility>

#include "config/bind_inputs.hpp"
#include "config/default_readers.hpp"
#include "config/order_components.hpp"
#include "config/overrides.hpp"
#include "config/products.hpp"
#include "config/read_pipeline.hpp"
#include "manifest/toml_text.hpp"

namespace rostra::core {

CheckedPipeline check_pipeline(const PipelineRequest& request, const Catalogue& catalogue) {
    TomlText toml = read_toml(request.text, request.file);
    if (!toml.root) return {std::nullopt, std::move(toml.errors)};
    Diagnostics errors(request.file, without_byte_order_mark(request.text));
    apply_overrides(request.set, *toml.root, errors);
    ReadPipeline read = read_pipeline(*toml.root, request, catalogue, errors);
    settle_default_readers(read.plan, catalogue);
    list_products(read.plan, errors);
    mark_incidental_layers(read.plan, catalogue);
    read.plan.marks_captions = std::any_of(read.plan.products.begin(), read.plan.products.end(),
                                           [](const Product& product) { return product.name == "noise"; });
    bind_stages(read, catalogue, errors);
    bind_writers(read, catalogue, errors);
    order_components(read.plan, errors);
    if (!errors.empty()) return {std::nullopt, errors.sorted()};
    return {std::move(read.plan), {}};
}

}  // namespace rostra::core
