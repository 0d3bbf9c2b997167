// SPDX-License-Identifier: Apache-2.0
#include "config/bind_inputs.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/near_name.hpp"
#include "base/wording.hpp"
#include "config/missing_product.hpp"
#include "config/products.hpp"
#include "manifest/check_option.hpp"

namespace rostra::core {
namespace {

/// What a component asks for at one input: a product by the name its manifest or the pipeline knows it by, and why.
struct Need {
    std::string name;
    ProductKind kind = ProductKind::layer;
    std::vector<std::string> columns;
    bool optional = false;
    SourcePlace place;
    std::string reason;     ///< "stage 'terms' needs", "option 'by' of stage 'terms' names"
    bool declared = false;  ///< by the manifest, and so by its names; else by an option's value
    bool at_open = false;
};

/// Binds the inputs of one component after the other.
class Binder {
public:
    Binder(ReadPipeline& read, const Catalogue& catalogue, Diagnostics& errors)
        : plan_(read.plan),
          read_(read),
          catalogue_(catalogue),
          errors_(errors),
          facts_to_read_(facts_to_read(read.plan)) {
        for (std::size_t i = 0; i < plan_.products.size(); ++i) by_name_[plan_.products[i].name].push_back(i);
    }

    /// `stage_index` is kNone for a writer, which has nothing of its own to read.
    void bind(const StagePlan& stage, std::size_t stage_index, const std::string& owner,
              ComponentPlan& component) {
        const Manifest& manifest = stage.plugin->manifest;
        const ComponentSpec& spec = manifest.components[component.index];
        stage_ = &stage;
        stage_index_ = stage_index;
        component_ = &component;
        for (const InputSpec& input : spec.inputs) {
            if (input.from == InputSpec::From::every) bind_every();
            if (input.from != InputSpec::From::layer && input.from != InputSpec::From::table) continue;
            const ProductKind kind =
                input.from == InputSpec::From::layer ? ProductKind::layer : ProductKind::table;
            bind_need({input.name, kind, input.columns, input.optional, stage.place, owner + " needs", true,
                       input.at_open});
        }
        for (const InputSpec& input : spec.inputs) {
            if (input.from == InputSpec::From::option)
                bind_option(input, *manifest.option(input.name), owner);
        }
    }

private:
    void bind_every() {
        for (const std::size_t layer : plan_.output.layers) bind_whole(layer);
        bind_whole(plan_.document);
        for (std::size_t i = 0; i < plan_.products.size(); ++i) {
            const Product& product = plan_.products[i];
            if (product.kind == ProductKind::table && !product.internal && i != plan_.document) bind_whole(i);
        }
    }

    void bind_whole(std::size_t index) {
        const Product& product = plan_.products[index];
        BoundInput bound{product.name, product.kind, index, {}};
        for (std::size_t c = 0; c < product.columns.size(); ++c) bound.columns.push_back(c);
        component_->inputs.push_back(std::move(bound));
    }

    void bind_option(const InputSpec& input, const OptionSpec& option, const std::string& owner) {
        const OptionValue* value = stage_->options.find(option.name);
        if (value == nullptr) return;
        const std::string reason = "option " + in_quotes(option.name) + " of " + owner + " names";
        if (!value->is_list()) {
            bind_named(input, option, *value, reason);
            return;
        }
        for (const OptionValue& item : value->list()) bind_named(input, option, item, reason);
    }

    void bind_named(const InputSpec& input, const OptionSpec& option, const OptionValue& value,
                    const std::string& reason) {
        const std::string& text = value.string();
        // What a default names is no place in the pipeline: the stage that left the option out is.
        const bool written = value.place != SourcePlace{};
        Need need{text,
                  ProductKind::layer,
                  input.columns,
                  input.optional,
                  written ? value.place : stage_->place,
                  reason,
                  false};
        if (option.type == OptionType::column) {
            if (std::find(option.words.begin(), option.words.end(), text) != option.words.end()) return;
            const std::optional<ColumnName> column = split_column(text);
            need.name = column->layer;
            need.columns = {column->column};
        }
        const bool fact_column =
            option.type == OptionType::column && need.name == plan_.products[plan_.fact].name;
        if (option.type == OptionType::fact || fact_column) {
            need.name = plan_.products[plan_.fact].name;
            need.columns = {"name", "value"};
        }
        bind_need(need);
    }

    void bind_need(const Need& need) {
        const std::size_t index = find(need);
        if (index == kNone && !need.optional) {
            say_missing(need);
            return;
        }
        BoundInput& bound = input_for(need, index);
        if (index == kNone) return;
        for (const std::string& name : need.columns) {
            const std::size_t column = find_column(plan_.products[index], name, need);
            const bool there =
                std::find(bound.columns.begin(), bound.columns.end(), column) != bound.columns.end();
            if (column != kNone && !there) bound.columns.push_back(column);
        }
    }

    /// A new input for what the manifest declares; what an option names joins the input that the product has already.
    BoundInput& input_for(const Need& need, std::size_t index) {
        const std::string& name = index == kNone ? need.name : plan_.products[index].name;
        for (BoundInput& bound : component_->inputs) {
            if (!need.declared && bound.product == index && bound.name == name) return bound;
        }
        component_->inputs.push_back({name, need.kind, index, {}, need.at_open});
        return component_->inputs.back();
    }

    [[nodiscard]] bool is_own(const Product& product) const {
        return stage_index_ != kNone && product.stage == stage_index_;
    }

    /// Whether the component that is bound writes it.
    [[nodiscard]] bool is_by_itself(const Product& product) const {
        return is_own(product) &&
               plan_.stages[stage_index_].components[product.component].index == component_->index;
    }

    /// The host's facts, where a stage adds to them, for all but that stage.
    [[nodiscard]] bool is_replaced(const Product& product) const {
        return facts_to_read_ != plan_.fact && &product == &plan_.products[plan_.fact] &&
               !is_by_itself(plan_.products[facts_to_read_]);
    }

    [[nodiscard]] bool is_readable(const Product& product) const {
        if (is_by_itself(product) || is_replaced(product)) return false;
        const bool for_writers = product.stage == kNone && product.kind == ProductKind::table;
        const bool is_writer = stage_index_ == kNone;
        return is_writer ? !product.internal : !for_writers;
    }

    /// What the stage writes itself comes first, by the name of its manifest: two stages may use one plugin, each
    /// with its outputs renamed.
    [[nodiscard]] std::size_t find(const Need& need) const {
        const auto fits = [&](std::size_t index) {
            return plan_.products[index].kind == need.kind && is_readable(plan_.products[index]);
        };
        if (need.declared && stage_index_ != kNone) {
            const std::string own = name_after_renaming(*stage_, need.name);
            for (const ComponentPlan& component : stage_->components) {
                for (const std::size_t output : component.outputs) {
                    if (plan_.products[output].name == own && fits(output)) return output;
                }
            }
        }
        const std::vector<std::size_t>& named = products_named(need.name);
        const auto found = std::find_if(named.begin(), named.end(), fits);
        return found == named.end() ? kNone : *found;
    }

    /// In the order of the plan.
    [[nodiscard]] const std::vector<std::size_t>& products_named(const std::string& name) const {
        static const std::vector<std::size_t> kNothing;
        const auto found = by_name_.find(name);
        return found == by_name_.end() ? kNothing : found->second;
    }

    std::size_t find_column(const Product& product, const std::string& name, const Need& need) {
        std::vector<std::string> names;
        for (const ColumnSpec& column : product.columns) names.push_back(column.name);
        const auto found = std::find(names.begin(), names.end(), name);
        if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
        const std::string near = did_you_mean(name, names);
        const std::string all = names.empty() ? "; it has none" : "; it has " + listed(names, "and");
        errors_.add(need.place, need.reason + " column " + in_quotes(name) + " of " +
                                    std::string(word_for(product.kind)) + " " + in_quotes(product.name) +
                                    ", which has no such column" + (near.empty() ? all : near));
        return kNone;
    }

    [[nodiscard]] bool is_of_other_kind(const Need& need) const {
        const std::vector<std::size_t>& named = products_named(need.name);
        return std::any_of(named.begin(), named.end(),
                           [&](std::size_t index) { return plan_.products[index].kind != need.kind; });
    }

    void say_missing(const Need& need) {
        const std::string what =
            need.reason + " " + std::string(word_for(need.kind)) + " " + in_quotes(need.name);
        if (need.kind == ProductKind::table && need.name == plan_.products[plan_.document].name) {
            errors_.add(need.place, what + ", which is made at the end, for writers alone");
        } else if (is_of_other_kind(need)) {
            errors_.add(need.place,
                        what + ", which is a " + (need.kind == ProductKind::layer ? "table" : "layer"));
        } else if (read_.stages_known) {
            errors_.add(need.place, what + ", which no stage writes" +
                                        remedy_for_missing(need.name, need.kind, plan_, catalogue_));
        }
    }

    Plan& plan_;
    const ReadPipeline& read_;
    const Catalogue& catalogue_;
    Diagnostics& errors_;
    const std::size_t facts_to_read_;
    std::unordered_map<std::string_view, std::vector<std::size_t>> by_name_;  // products
    const StagePlan* stage_ = nullptr;
    std::size_t stage_index_ = kNone;
    ComponentPlan* component_ = nullptr;
};

void add_written_layer(const OptionValue& name, ReadPipeline& read, const Catalogue& catalogue,
                       Diagnostics& errors) {
    Plan& plan = read.plan;
    const std::string& text = name.string();
    auto found = std::find_if(plan.products.begin(), plan.products.end(),
                              [&](const Product& p) { return p.name == text; });
    if (text == plan.products[plan.fact].name)
        found = plan.products.begin() + static_cast<std::ptrdiff_t>(facts_to_read(plan));
    const std::string what = "'layers' of [output] names " + in_quotes(text);
    if (found == plan.products.end()) {
        if (!read.stages_known) return;
        errors.add(name.place, what + ", which no stage writes" +
                                   remedy_for_missing(text, ProductKind::layer, plan, catalogue));
        return;
    }
    const auto index = static_cast<std::size_t>(found - plan.products.begin());
    if (found->kind == ProductKind::table) {
        errors.add(name.place, what + ", a table; tables are always written out");
    } else if (found->internal) {
        errors.add(name.place,
                   what + ", which is internal to stage " + in_quotes(plan.stages[found->stage].id));
    } else if (std::find(plan.output.layers.begin(), plan.output.layers.end(), index) !=
               plan.output.layers.end()) {
        errors.add(name.place, what + " twice");
    } else {
        plan.output.layers.push_back(index);
    }
}

void refuse_idle_corrections(const ReadPipeline& read, Diagnostics& errors) {
    const Plan& plan = read.plan;
    if (plan.correction == kNone || !read.stages_known) return;
    for (const StagePlan& stage : plan.stages) {
        for (const ComponentPlan& component : stage.components) {
            for (const BoundInput& input : component.inputs) {
                if (input.product == plan.correction) return;
            }
        }
    }
    errors.add(plan.input.corrections_place,
               "'corrections' of [input] would put nothing right: no stage reads them");
}

ComponentPlan component_of(const Manifest& manifest, ComponentKind kind) {
    const auto spec = std::find_if(manifest.components.begin(), manifest.components.end(),
                                   [&](const ComponentSpec& c) { return c.kind == kind; });
    const auto index = static_cast<std::size_t>(spec - manifest.components.begin());
    return {index, spec->name, kind, false, 0, {}, {}};
}

}  // namespace

void bind_stages(ReadPipeline& read, const Catalogue& catalogue, Diagnostics& errors) {
    Binder binder(read, catalogue, errors);
    for (std::size_t i = 0; i < read.plan.stages.size(); ++i) {
        StagePlan& stage = read.plan.stages[i];
        for (ComponentPlan& component : stage.components)
            binder.bind(stage, i, "stage " + in_quotes(stage.id), component);
    }
    for (const OptionValue& name : read.layers) add_written_layer(name, read, catalogue, errors);
    refuse_idle_corrections(read, errors);
}

void bind_writers(ReadPipeline& read, const Catalogue& catalogue, Diagnostics& errors) {
    StagePlan& reader = read.plan.input.reader;
    if (reader.plugin != nullptr)
        reader.components = {component_of(reader.plugin->manifest, ComponentKind::reader)};
    Binder binder(read, catalogue, errors);
    for (StagePlan& writer : read.plan.output.writers) {
        if (writer.plugin == nullptr) continue;
        writer.components = {component_of(writer.plugin->manifest, ComponentKind::writer)};
        binder.bind(writer, kNone, "writer " + in_quotes(writer.id), writer.components.front());
    }
}

}  // namespace rostra::core
