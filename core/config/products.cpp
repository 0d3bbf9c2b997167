// SPDX-License-Identifier: Apache-2.0
#include "config/products.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/wording.hpp"

namespace rostra::core {
namespace {

ColumnSpec column(std::string name, ColumnType type, std::string unit, std::string doc) {
    return {std::move(name), type, std::move(unit), std::move(doc)};
}

std::string writer_of(const Plan& plan, const Product& product) {
    if (product.stage == kNone) return "the host provides";
    const StagePlan& stage = plan.stages[product.stage];
    return "stage " + in_quotes(stage.id) + " (line " + std::to_string(stage.place.line) + ") writes already";
}

/// Whether a component writes `product` in place of the host's layer `fact`, which it reads.
bool adds_to_facts(const Plan& plan, const ComponentSpec& component, const Product& product) {
    const Product& fact = plan.products[plan.fact];
    const auto same_column = [](const ColumnSpec& a, const ColumnSpec& b) {
        return a.name == b.name && a.type == b.type && a.length == b.length && a.nullable == b.nullable;
    };
    return product.name == fact.name && product.kind == fact.kind &&
           std::equal(product.columns.begin(), product.columns.end(), fact.columns.begin(),
                      fact.columns.end(), same_column) &&
           std::any_of(component.inputs.begin(), component.inputs.end(), [&](const InputSpec& input) {
               return input.from == InputSpec::From::layer && input.name == fact.name;
           });
}

/// The products of a plan by name, in their order.
using ProductNames = std::unordered_map<std::string, std::vector<std::size_t>>;

void add_product(Plan& plan, ProductNames& names, std::size_t stage_index, ComponentPlan& component,
                 std::size_t output_index, const ComponentSpec& spec, Diagnostics& errors) {
    const StagePlan& stage = plan.stages[stage_index];
    const OutputSpec& output = spec.outputs[output_index];
    Product product;
    product.name = name_after_renaming(stage, output.name);
    product.kind = output.kind;
    product.columns = output.columns;
    product.internal = output.internal;
    product.disjoint = output.disjoint;
    product.stage = stage_index;
    product.component = stage.components.size();
    product.output = output_index;
    const std::size_t passed_over = adds_to_facts(plan, spec, product) ? plan.fact : kNone;
    std::vector<std::size_t>& named = names[product.name];
    const auto same =
        std::find_if(named.begin(), named.end(), [&](std::size_t other) { return other != passed_over; });
    if (same != named.end()) {
        errors.add(stage.place, "stage " + in_quotes(stage.id) + " writes " +
                                    std::string(word_for(product.kind)) + " " + in_quotes(product.name) +
                                    ", which " + writer_of(plan, plan.products[*same]) +
                                    "; rename it with as = { " + output.name + " = \"…\" }");
    }
    named.push_back(plan.products.size());
    component.outputs.push_back(plan.products.size());
    plan.products.push_back(std::move(product));
}

}  // namespace

Product fact_product() {
    Product product;
    product.name = "fact";
    product.kind = ProductKind::layer;
    product.columns = {
        column("name", ColumnType::dictionary, "", "What is known of the document: title, date, …"),
        column("value", ColumnType::string, "", "As it is written.")};
    return product;
}

Product correction_product() {
    Product product;
    product.name = "correction";
    product.kind = ProductKind::layer;
    product.columns = {column("layer", ColumnType::dictionary, "", "The layer that is put right."),
                       column("name", ColumnType::dictionary, "", "What of it: a column, mostly."),
                       column("value", ColumnType::string, "", "What it should be.")};
    return product;
}

Product document_product() {
    Product product;
    product.name = "document";
    product.kind = ProductKind::table;
    product.columns = {column("document", ColumnType::document, "", "Its id: the path below the input root."),
                       column("uri", ColumnType::string, "", "Where it comes from."),
                       column("title", ColumnType::string, "", "The fact 'title'."),
                       column("date", ColumnType::date, "", "The fact 'date'."),
                       column("language", ColumnType::dictionary, "", "BCP 47 tag."),
                       column("bytes", ColumnType::int64, "bytes", "Of its text in UTF-8."),
                       column("tokens", ColumnType::int64, "tokens", "Rows of the layer 'token'."),
                       column("turns", ColumnType::int64, "turns", "Rows of the layer 'turn'."),
                       column("xxh128", ColumnType::string, "", "Hash of its text, XXH3 of 128 bits.")};
    return product;
}

std::size_t facts_to_read(const Plan& plan) {
    std::size_t last = plan.fact;
    for (std::size_t i = 0; i < plan.products.size(); ++i) {
        if (plan.products[i].name == plan.products[plan.fact].name) last = i;
    }
    return last;
}

std::string name_after_renaming(const StagePlan& stage, const std::string& written) {
    for (const auto& [before, after] : stage.renames) {
        if (before == written) return after;
    }
    return written;
}

void list_products(Plan& plan, Diagnostics& errors) {
    plan.products = {fact_product(), document_product()};
    plan.fact = 0;
    plan.document = 1;
    if (!plan.input.corrections.empty()) {
        plan.correction = plan.products.size();
        plan.products.push_back(correction_product());
    }
    ProductNames names;
    for (std::size_t i = 0; i < plan.products.size(); ++i) names[plan.products[i].name].push_back(i);
    for (std::size_t i = 0; i < plan.stages.size(); ++i) {
        if (plan.stages[i].plugin == nullptr) continue;
        const std::vector<ComponentSpec>& specs = plan.stages[i].plugin->manifest.components;
        for (std::size_t c = 0; c < specs.size(); ++c) {
            const ComponentSpec& spec = specs[c];
            if (spec.kind != ComponentKind::analyzer && spec.kind != ComponentKind::aggregator) continue;
            ComponentPlan component{c, spec.name, spec.kind, spec.commutative, 0, {}, {}};
            for (std::size_t o = 0; o < spec.outputs.size(); ++o)
                add_product(plan, names, i, component, o, spec, errors);
            plan.stages[i].components.push_back(std::move(component));
        }
    }
}

}  // namespace rostra::core
