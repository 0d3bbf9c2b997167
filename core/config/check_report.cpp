// SPDX-License-Identifier: Apache-2.0
#include "config/check_report.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <utility>

#include "config/bind_inputs.hpp"
#include "config/overrides.hpp"
#include "config/products.hpp"
#include "config/read_pipeline.hpp"
#include "config/read_sections.hpp"
#include "manifest/toml_text.hpp"

namespace rostra::core {
namespace {

/// Where a product of this name is; where it was not kept, one that nothing reads.
std::size_t place_of(Product wanted, Plan& plan) {
    const auto found = std::find_if(plan.products.begin(), plan.products.end(), [&](const Product& product) {
        return product.name == wanted.name && product.kind == wanted.kind;
    });
    if (found != plan.products.end()) return static_cast<std::size_t>(found - plan.products.begin());
    wanted.internal = true;
    plan.products.push_back(std::move(wanted));
    return plan.products.size() - 1;
}

}  // namespace

CheckedPipeline check_report(const ReportRequest& request, const Catalogue& catalogue) {
    TomlText toml = read_toml(request.pipeline, request.file);
    if (!toml.root) return {std::nullopt, std::move(toml.errors)};
    Diagnostics errors(request.file, request.pipeline);
    std::vector<std::string> settings;
    for (const std::string& setting : request.set) settings.push_back("output." + setting);
    apply_overrides(settings, *toml.root, errors);

    PipelineRequest pipeline;
    pipeline.text = request.pipeline;
    pipeline.file = request.file;
    pipeline.folder = pipeline.working_folder = std::filesystem::current_path().string();
    ReadPipeline read;
    read.finished = true;
    Plan& plan = read.plan;
    plan.file = request.file;
    plan.text = request.pipeline;
    plan.output = read_output(toml.root->find("output"), pipeline, catalogue, errors).plan;
    plan.output.keep = false;
    plan.products = request.products;
    plan.fact = place_of(fact_product(), plan);
    plan.document = place_of(document_product(), plan);
    plan.source = place_of(source_product(), plan);
    for (const std::string& layer : request.layers) {
        for (std::size_t i = 0; i < plan.products.size(); ++i) {
            if (plan.products[i].kind == ProductKind::layer && plan.products[i].name == layer)
                plan.output.layers.push_back(i);
        }
    }
    bind_writers(read, catalogue, errors);
    if (!errors.empty()) return {std::nullopt, errors.sorted()};
    return {std::move(plan), {}};
}

}  // namespace rostra::core
