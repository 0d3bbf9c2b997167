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
    std::vector<InputColumn> columns;
    bool optional = false;
    SourcePlace place;
    std::string reason;     ///< "stage 'terms' needs", "option 'by' of stage 'terms' names"
    std::string declared;   ///< the name in the manifest; "": the value of an option names it
    bool own_first = true;  ///< what the stage writes itself goes before what others write
    bool at_open = false;   ///< an aggregator needs it when a state is opened
};

/// A bound input, and what of it a value names.
struct Found {
    std::size_t input = kNone;
    std::vector<std::size_t> children;  ///< of the need's columns, in their order
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
            bind_need(redirected({input.name, kind, input.columns, input.optional, stage.place,
                                  owner + " needs", input.name, true, input.at_open}));
        }
        for (const InputSpec& input : spec.inputs) {
            if (input.from == InputSpec::From::option)
                bind_option(&input, *manifest.option(input.name), owner);
        }
        for (const OptionSpec& option : manifest.options) {
            if (option.names_input() && !reads(spec, option)) bind_option(nullptr, option, owner);
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
        BoundInput bound{product.name, "", product.kind, index, {}};
        for (std::size_t c = 0; c < product.columns.size(); ++c) bound.columns.push_back(c);
        component_->inputs.push_back(std::move(bound));
    }

    /// `input` is nullptr where the component does not read what the option names.
    void bind_option(const InputSpec* input, const OptionSpec& option, const std::string& owner) {
        const OptionValue* value = stage_->options.find(option.name);
        if (value == nullptr) return;
        const std::string reason = "option " + in_quotes(option.name) + " of " + owner + " names";
        if (!value->is_list()) {
            component_->named.push_back(bind_named(input, option, *value, reason));
            return;
        }
        for (std::size_t i = 0; i < value->list().size(); ++i) {
            component_->named.push_back(bind_named(input, option, value->list()[i], reason));
            component_->named.back().item = i;
        }
    }

    NamedInput bind_named(const InputSpec* input, const OptionSpec& option, const OptionValue& value,
                          const std::string& reason) {
        const std::string& text = value.string();
        // What a default names is no place in the pipeline: the stage that left the option out is.
        const bool written = value.place != SourcePlace{};
        NamedInput named;
        named.option = option.name;
        Need need{text, ProductKind::layer, {}, false, written ? value.place : stage_->place, reason, "",
                  false};
        std::string part = text;  // of the layer: a column, or a fact's name
        if (option.type == OptionType::column) {
            if (std::find(option.words.begin(), option.words.end(), text) != option.words.end()) return named;
            const std::optional<ColumnName> column = split_column(text);
            need.name = column->layer;
            part = column->column;
        }
        const std::string& fact = plan_.products[plan_.fact].name;
        if (option.type == OptionType::layer) {
            named.kind = NamedInput::Kind::layer;
            if (input != nullptr) need.columns = input->columns;
        } else if (option.type == OptionType::fact || need.name == fact) {
            named.kind = NamedInput::Kind::fact;
            named.fact = part;
            need.name = fact;
            need.columns = {{"value", {ColumnType::string}}, {"name", {ColumnType::dictionary}}};
        } else {
            named.kind = NamedInput::Kind::column;
            const std::int32_t length = option.lists ? InputColumn::kAnyLength : 0;
            need.columns = {{part, option.column_types, length, option.nullable}};
        }
        if (input == nullptr) return named;
        need.optional = input->optional;
        const Found found = bind_need(written ? need : redirected(need));
        named.input = found.input;
        if (!found.children.empty()) named.child = found.children.front();
        if (found.children.size() > 1) named.names = found.children[1];
        return named;
    }

    /// The need with what `from` of its stage says. What a person asks for is not optional.
    [[nodiscard]] Need redirected(Need need) const {
        for (const Redirection& redirection : stage_->redirections) {
            if (redirection.declared != need.name) continue;
            need.name = redirection.name;
            need.place = redirection.place;
            need.optional = false;
            need.own_first = false;
            break;
        }
        return need;
    }

    Found bind_need(const Need& need) {
        const std::size_t index = find(need);
        if (index == kNone && !need.optional) {
            say_missing(need);
            return {};
        }
        Found found{input_for(need, index), {}};
        if (index == kNone) return found;
        std::vector<std::size_t>& columns = component_->inputs[found.input].columns;
        const std::size_t fixed = need.kind == ProductKind::layer ? 2 : 0;  // begin and end
        for (const InputColumn& wanted : need.columns) {
            const std::size_t column = find_column(plan_.products[index], wanted, need);
            if (column == kNone) continue;
            auto at = std::find(columns.begin(), columns.end(), column);
            if (at == columns.end()) at = columns.insert(at, column);
            found.children.push_back(fixed + static_cast<std::size_t>(at - columns.begin()));
        }
        return found;
    }

    /// A new input for what the manifest declares; what an option names joins the input that the product has already.
    std::size_t input_for(const Need& need, std::size_t index) {
        const std::string& name = index == kNone ? need.name : plan_.products[index].name;
        for (std::size_t i = 0; need.declared.empty() && i < component_->inputs.size(); ++i) {
            if (component_->inputs[i].product == index && component_->inputs[i].name == name) return i;
        }
        component_->inputs.push_back({name, need.declared, need.kind, index, {}, need.at_open});
        return component_->inputs.size() - 1;
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
        if (product.internal) return is_own(product);
        const bool for_writers = product.stage == kNone && product.kind == ProductKind::table;
        return stage_index_ == kNone || !for_writers;
    }

    /// What the stage writes itself comes first, by the name of its manifest: two stages may use one plugin, each
    /// with its outputs renamed.
    [[nodiscard]] std::size_t find(const Need& need) const {
        const auto fits = [&](std::size_t index) {
            const Product& product = plan_.products[index];
            return product.kind == need.kind && is_readable(product) &&
                   (need.optional || !product.incidental);
        };
        if (!need.declared.empty() && need.own_first && stage_index_ != kNone) {
            for (const ComponentPlan& component : stage_->components) {
                const ComponentSpec& spec = stage_->plugin->manifest.components[component.index];
                for (std::size_t i = 0; i < component.outputs.size(); ++i) {
                    if (spec.outputs[i].name == need.declared && fits(component.outputs[i]))
                        return component.outputs[i];
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

    std::size_t find_column(const Product& product, const InputColumn& wanted, const Need& need) {
        std::vector<std::string> names;
        for (const ColumnSpec& column : product.columns) names.push_back(column.name);
        const auto found = std::find(names.begin(), names.end(), wanted.name);
        const std::string what = need.reason + " column " + in_quotes(wanted.name) + " of " +
                                 std::string(word_for(product.kind)) + " " + in_quotes(product.name);
        if (found == names.end()) {
            const std::string near = did_you_mean(wanted.name, names);
            const std::string all = names.empty() ? "; it has none" : "; it has " + listed(names, "and");
            errors_.add(need.place, what + ", which has no such column" + (near.empty() ? all : near));
            return kNone;
        }
        const ColumnSpec& column = product.columns[static_cast<std::size_t>(found - names.begin())];
        const bool takes =
            std::find(wanted.types.begin(), wanted.types.end(), column.type) != wanted.types.end() &&
            (wanted.length == column.length || wanted.length == InputColumn::kAnyLength) &&
            (wanted.nullable || !column.nullable);
        if (!takes) {
            errors_.add(need.place, what + ", which plugin " + in_quotes(stage_->plugin->manifest.id) +
                                        " reads as " + words_for(wanted) + "; " + writer_of(product) +
                                        " it as " + words_for(column));
            return kNone;
        }
        return static_cast<std::size_t>(found - names.begin());
    }

    [[nodiscard]] std::string writer_of(const Product& product) const {
        if (!product.readers.empty())
            return "reader " + in_quotes(plan_.readers[product.readers.front()].id) + " writes";
        if (product.stage == kNone) return "the host gives";
        const StagePlan& stage = plan_.stages[product.stage];
        return "plugin " + in_quotes(stage.plugin->manifest.id) + " (stage " + in_quotes(stage.id) +
               ", line " + std::to_string(stage.place.line) + ") writes";
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
        } else if (read_.finished) {
            errors_.add(need.place, what + ", which the run has not kept; run its pipeline again with that");
        } else if (read_.stages_known) {
            errors_.add(need.place, what + ", which no stage writes" +
                                        remedy_for_missing(need.name, need.kind, stage_index_ != kNone, plan_,
                                                           catalogue_));
        }
    }

    static bool reads(const ComponentSpec& spec, const OptionSpec& option) {
        return std::any_of(spec.inputs.begin(), spec.inputs.end(), [&](const InputSpec& input) {
            return input.from == InputSpec::From::option && input.name == option.name;
        });
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
                              [&](const Product& p) { return p.name == text && !p.incidental; });
    if (text == plan.products[plan.fact].name)
        found = plan.products.begin() + static_cast<std::ptrdiff_t>(facts_to_read(plan));
    const std::string what = "'layers' of [output] names " + in_quotes(text);
    if (found == plan.products.end()) {
        if (!read.stages_known) return;
        errors.add(name.place, what + ", which no stage writes" +
                                   remedy_for_missing(text, ProductKind::layer, false, plan, catalogue));
        return;
    }
    const auto index = static_cast<std::size_t>(found - plan.products.begin());
    if (found->kind == ProductKind::table) {
        errors.add(name.place, what + ", a table; tables are always written out");
    } else if (found->internal) {
        errors.add(name.place, what + ", which is internal to " +
                                   (found->readers.empty()
                                        ? "stage " + in_quotes(plan.stages[found->stage].id)
                                        : "reader " + in_quotes(plan.readers[found->readers.front()].id)));
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
    for (const InputPlan& input : plan.inputs) {
        if (input.corrections.empty()) continue;
        errors.add(input.corrections_place,
                   "'corrections' of [input] would put nothing right: no stage reads them");
    }
}

ComponentPlan component_of(const Manifest& manifest, ComponentKind kind) {
    const auto spec = std::find_if(manifest.components.begin(), manifest.components.end(),
                                   [&](const ComponentSpec& c) { return c.kind == kind; });
    const auto index = static_cast<std::size_t>(spec - manifest.components.begin());
    return {index, spec->name, kind, false, 0, {}, {}, {}};
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
    Binder binder(read, catalogue, errors);
    for (StagePlan& writer : read.plan.output.writers) {
        if (writer.plugin == nullptr) continue;
        writer.components = {component_of(writer.plugin->manifest, ComponentKind::writer)};
        binder.bind(writer, kNone, "writer " + in_quotes(writer.id), writer.components.front());
    }
}

}  // namespace rostra::core
