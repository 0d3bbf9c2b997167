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
    if (!product.readers.empty())
        return "reader " + in_quotes(plan.readers[product.readers.front()].id) + " writes already";
    if (product.stage == kNone) return "the host provides";
    const StagePlan& stage = plan.stages[product.stage];
    return "stage " + in_quotes(stage.id) + " (line " + std::to_string(stage.place.line) + ") writes already";
}

std::string name_after_renaming(const StagePlan& stage, const std::string& written) {
    for (const auto& [before, after] : stage.renames) {
        if (before == written) return after;
    }
    return written;
}

/// Whether a component writes `product` in place of the host's layer `fact`, which it reads.
bool adds_to_facts(const Plan& plan, const ComponentSpec& component, const Product& product) {
    const Product& fact = plan.products[plan.fact];
    return product.name == fact.name && product.kind == fact.kind &&
           std::equal(product.columns.begin(), product.columns.end(), fact.columns.begin(),
                      fact.columns.end(), is_same_column) &&
           std::any_of(component.inputs.begin(), component.inputs.end(), [&](const InputSpec& input) {
               return input.from == InputSpec::From::layer && input.name == fact.name;
           });
}

/// The products of a plan by name, in their order.
using ProductNames = std::unordered_map<std::string, std::vector<std::size_t>>;

Product product_of(const StagePlan& stage, const OutputSpec& output) {
    Product product;
    product.name = output.internal ? stage.id + "." + output.name : name_after_renaming(stage, output.name);
    product.kind = output.kind;
    product.doc = output.doc;
    product.columns = output.columns;
    product.view = output.view;
    product.internal = output.internal;
    product.disjoint = output.disjoint;
    return product;
}

std::string columns_text(const Product& product) {
    std::string text;
    for (const ColumnSpec& column : product.columns)
        text += (text.empty() ? "" : ", ") + column.name + " " + words_for(column);
    return text.empty() ? "none" : text;
}

/// What readers write: one layer of a name, since each document has one reader. Readers that write the same layer agree
/// about its columns.
class ReaderProducts {
public:
    ReaderProducts(Plan& plan, ProductNames& names, Diagnostics& errors)
        : plan_(plan), names_(names), errors_(errors) {}

    void add(std::size_t reader) {
        StagePlan& stage = plan_.readers[reader];
        if (stage.plugin == nullptr) return;
        const std::vector<ComponentSpec>& specs = stage.plugin->manifest.components;
        for (std::size_t c = 0; c < specs.size(); ++c) {
            if (specs[c].kind != ComponentKind::reader) continue;
            ComponentPlan component{c, specs[c].name, specs[c].kind, false, 0, {}, {}};
            for (const OutputSpec& output : specs[c].outputs)
                component.outputs.push_back(add_layer(reader, stage, output));
            stage.components = {std::move(component)};
        }
    }

private:
    std::size_t add_layer(std::size_t reader, const StagePlan& stage, const OutputSpec& output) {
        Product product = product_of(stage, output);
        product.readers = {reader};
        std::vector<std::size_t>& named = names_[product.name];
        if (!named.empty()) {
            Product& other = plan_.products[named.front()];
            if (is_the_same(other, product)) {
                other.readers.push_back(reader);
                other.disjoint = other.disjoint && product.disjoint;
                other.internal = other.internal || product.internal;
                return named.front();
            }
            refuse(stage, output, product, other);
        }
        named.push_back(plan_.products.size());
        plan_.products.push_back(std::move(product));
        return plan_.products.size() - 1;
    }

    static bool is_the_same(const Product& a, const Product& b) {
        const bool of_readers = !a.readers.empty() && a.readers.back() != b.readers.front();
        return of_readers && std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(),
                                        b.columns.end(), is_same_column);
    }

    void refuse(const StagePlan& stage, const OutputSpec& output, const Product& product,
                const Product& other) {
        const bool twice = !other.readers.empty() && other.readers.back() != product.readers.front();
        const std::string what = "reader " + in_quotes(stage.id) + " writes layer " + in_quotes(product.name);
        const std::string why = twice ? " with the columns " + columns_text(product) + ", which reader " +
                                            in_quotes(plan_.readers[other.readers.front()].id) +
                                            " writes with " + columns_text(other)
                                      : ", which " + writer_of(plan_, other);
        errors_.add(stage.place, what + why + "; rename it in [input] with as = { " + toml_key(stage.id) +
                                     " = { " + output.name + " = \"…\" } }");
    }

    Plan& plan_;
    ProductNames& names_;
    Diagnostics& errors_;
};

void add_product(Plan& plan, ProductNames& names, std::size_t stage_index, ComponentPlan& component,
                 std::size_t output_index, const ComponentSpec& spec, Diagnostics& errors) {
    const StagePlan& stage = plan.stages[stage_index];
    const OutputSpec& output = spec.outputs[output_index];
    Product product = product_of(stage, output);
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
    product.doc = "What is known of a document as a whole, and where it stands in the text, if it does.";
    product.kind = ProductKind::layer;
    product.columns = {
        column("name", ColumnType::dictionary, "", "What is known of the document: title, date, …"),
        column("value", ColumnType::string, "", "As it is written.")};
    return product;
}

Product correction_product() {
    Product product;
    product.name = "correction";
    product.doc = "What a person put right, at the place of the words that the correction quotes.";
    product.kind = ProductKind::layer;
    product.columns = {column("layer", ColumnType::dictionary, "", "The layer that is put right."),
                       column("name", ColumnType::dictionary, "", "What of it: a column, mostly."),
                       column("value", ColumnType::string, "", "What it should be.")};
    return product;
}

Product source_product() {
    Product product;
    product.name = "source";
    product.doc = "Which bytes of the input each piece of a text was made of.";
    product.kind = ProductKind::layer;
    product.columns = {column("source_begin", ColumnType::int64, "bytes",
                              "Of the input: where what the text was made of begins."),
                       column("source_end", ColumnType::int64, "bytes", "Of the input: where it ends.")};
    product.disjoint = true;
    return product;
}

Product document_product() {
    Product product;
    product.name = "document";
    product.doc = "Every document that was not set aside, in order.";
    product.kind = ProductKind::table;
    for (const DocumentColumn& column : document_columns()) product.columns.push_back(column.spec);
    return product;
}

std::size_t facts_to_read(const Plan& plan) {
    std::size_t last = plan.fact;
    for (std::size_t i = 0; i < plan.products.size(); ++i) {
        if (plan.products[i].name == plan.products[plan.fact].name) last = i;
    }
    return last;
}

void list_products(Plan& plan, Diagnostics& errors) {
    plan.products = {fact_product(), document_product(), source_product()};
    plan.fact = 0;
    plan.document = 1;
    plan.source = 2;
    const bool corrected = std::any_of(plan.inputs.begin(), plan.inputs.end(),
                                       [](const InputPlan& input) { return !input.corrections.empty(); });
    if (corrected) {
        plan.correction = plan.products.size();
        plan.products.push_back(correction_product());
    }
    ProductNames names;
    for (std::size_t i = 0; i < plan.products.size(); ++i) names[plan.products[i].name].push_back(i);
    ReaderProducts readers(plan, names, errors);
    for (std::size_t i = 0; i < plan.readers.size(); ++i) readers.add(i);
    for (std::size_t i = 0; i < plan.stages.size(); ++i) {
        if (plan.stages[i].plugin == nullptr) continue;
        const std::vector<ComponentSpec>& specs = plan.stages[i].plugin->manifest.components;
        for (std::size_t c = 0; c < specs.size(); ++c) {
            const ComponentSpec& spec = specs[c];
            if (spec.kind != ComponentKind::analyzer && spec.kind != ComponentKind::aggregator) continue;
            ComponentPlan component{c, spec.name, spec.kind, spec.commutative, 0, {}, {}, {}};
            for (std::size_t o = 0; o < spec.outputs.size(); ++o)
                add_product(plan, names, i, component, o, spec, errors);
            plan.stages[i].components.push_back(std::move(component));
        }
    }
    for (std::size_t i = 0; i < kDocumentCounts.size(); ++i) {
        const auto found = names.find(std::string(kDocumentCounts[i].layer));
        if (found != names.end() && plan.products[found->second.front()].kind == ProductKind::layer)
            plan.counted[i] = found->second.front();
    }
}

}  // namespace rostra::core
