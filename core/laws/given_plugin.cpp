// SPDX-License-Identifier: Apache-2.0
#include "laws/given_plugin.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/assert.hpp"
#include "base/diagnostic.hpp"
#include "base/wording.hpp"
#include "config/check_pipeline.hpp"
#include "laws/given_products.hpp"

namespace rostra::laws {

namespace {

using core::ComponentKind;
using core::OptionSpec;
using core::OptionType;
using Value = core::OptionValue;

/// The smallest value that a required option takes; none for a file, which nobody can make up.
std::optional<Value> made_up(const OptionSpec& option) {
    Value value;
    switch (option.type) {
        case OptionType::boolean:
            value.data = false;
            break;
        case OptionType::size:
        case OptionType::integer:
            value.data = static_cast<std::int64_t>(option.min.value_or(1));
            break;
        case OptionType::real:
            value.data = option.min.value_or(1);
            break;
        case OptionType::string:
            value.data = std::string("word");
            break;
        case OptionType::choice:
            value.data = option.choices.front();
            break;
        case OptionType::layer:
            value.data = std::string("sentence");
            break;
        case OptionType::column:
            value.data = option.words.empty() ? "token.norm" : option.words.front();
            break;
        case OptionType::fact:
            value.data = std::string("title");
            break;
        case OptionType::table:
            value.data = Value::Table{};
            break;
        case OptionType::path:
            return std::nullopt;
    }
    if (option.list) return Value{Value::List{value}, {}};
    return value;
}

bool is_set(const std::vector<std::string>& set, const std::string& option) {
    return std::any_of(set.begin(), set.end(),
                       [&](const std::string& s) { return s.starts_with(option + "="); });
}

/// The pipeline in which a plugin is used for all that it can be.
class PipelineText {
public:
    explicit PipelineText(const core::Manifest& manifest) : manifest_(manifest) {}

    [[nodiscard]] bool reads() const { return manifest_.has(ComponentKind::reader); }
    [[nodiscard]] bool writes() const { return manifest_.has(ComponentKind::writer); }
    [[nodiscard]] bool works() const {
        return manifest_.has(ComponentKind::analyzer) || manifest_.has(ComponentKind::aggregator);
    }

    /// Where its options are written, as --set knows them.
    [[nodiscard]] std::vector<std::string> sections() const {
        const std::string key = core::toml_key(manifest_.id);
        std::vector<std::string> sections;
        if (reads()) sections.push_back("input." + key);
        if (works()) sections.push_back(key);
        if (writes()) sections.push_back("output." + key);
        return sections;
    }

    [[nodiscard]] std::string text(const std::vector<std::string>& layers, const std::string& options) const {
        const std::string id = core::toml_string(manifest_.id);
        const std::string key = core::toml_key(manifest_.id);
        std::string text =
            "rostra = 1\n[pipeline]\nname = \"laws\"\n[input]\npaths = [\"input\"]\nreader = " +
            (reads() ? id : "\"given\"") + "\n";
        if (reads()) text += "[input." + key + "]\n" + options;
        text += "[[stage]]\nuse = \"given\"\n";
        if (works()) text += "[[stage]]\nuse = " + id + "\n[stage.with]\n" + options;
        text += "[output]\ndir = \"output\"\nformats = [" + (writes() ? id : "\"given\"") + "]\nlayers = [";
        for (const std::string& layer : layers) text += core::toml_string(layer) + ", ";
        text += "]\n";
        if (writes()) text += "[output." + key + "]\n" + options;
        return text;
    }

private:
    const core::Manifest& manifest_;
};

Shape shape_of(const core::Product& product, const std::vector<std::size_t>* columns) {
    Shape shape = {product.kind == core::ProductKind::layer ? Shape::Kind::layer : Shape::Kind::table,
                   product.name,
                   {},
                   product.disjoint};
    for (std::size_t i = 0; i < (columns == nullptr ? product.columns.size() : columns->size()); ++i) {
        const core::ColumnSpec& column = product.columns[columns == nullptr ? i : (*columns)[i]];
        shape.columns.push_back({column.name, column.type, column.length, column.nullable});
    }
    return shape;
}

/// Whether the manifest says that a component goes without this input.
bool is_optional(const core::ComponentSpec& component, const std::string& name) {
    return std::any_of(component.inputs.begin(), component.inputs.end(),
                       [&](const core::InputSpec& input) { return input.optional && input.name == name; });
}

}  // namespace

core::Result<std::unique_ptr<GivenPlugin>> GivenPlugin::make(const core::CatalogueEntry& entry,
                                                             const std::vector<std::string>& set,
                                                             const std::string& working_folder) {
    const core::Manifest& manifest = entry.manifest;
    std::string options;
    for (const OptionSpec& option : manifest.options) {
        if (!option.required || is_set(set, option.name)) continue;
        const std::optional<Value> value = made_up(option);
        if (!value) {
            return core::Error::usage("option " + core::in_quotes(option.name) + " is required, and no " +
                                      std::string(core::word_for(option.type)) +
                                      " can be made up for it: give one with --set " + option.name +
                                      "=VALUE");
        }
        options += core::toml_key(option.name) + " = " + core::to_toml(*value) + "\n";
    }

    std::unique_ptr<GivenPlugin> made(new GivenPlugin);
    made->catalogue_.plugins = {{given_products(manifest), {}}, entry};
    const core::Manifest& given = made->catalogue_.plugins.front().manifest;
    std::vector<std::string> layers;
    for (const core::OutputSpec& layer : given.components[2].outputs) layers.push_back(layer.name);

    const PipelineText pipeline(made->plugin().manifest);
    core::PipelineRequest request;
    request.text = pipeline.text(layers, options);
    request.file = "the pipeline made up for plugin '" + manifest.id + "'";
    request.folder = working_folder;
    request.working_folder = working_folder;
    for (const std::string& section : pipeline.sections()) {
        for (const std::string& setting : set) request.set.push_back(section + "." + setting);
    }
    core::CheckedPipeline checked = core::check_pipeline(request, made->catalogue_);
    if (!checked.plan) return core::Error::usage(core::render(checked.errors));
    made->plan_ = *std::move(checked.plan);
    return made;
}

ComponentSetup GivenPlugin::setup(std::size_t component, Given given) const {
    const auto find = [&](const core::StagePlan& stage) -> const core::ComponentPlan* {
        if (stage.plugin != &plugin()) return nullptr;
        for (const core::ComponentPlan& planned : stage.components) {
            if (planned.index == component) return &planned;
        }
        return nullptr;
    };
    std::vector<const core::StagePlan*> stages;
    for (const core::StagePlan& reader : plan_.readers) stages.push_back(&reader);
    for (const core::StagePlan& stage : plan_.stages) stages.push_back(&stage);
    for (const core::StagePlan& writer : plan_.output.writers) stages.push_back(&writer);
    for (const core::StagePlan* stage : stages) {
        const core::ComponentPlan* planned = find(*stage);
        if (planned == nullptr) continue;
        ComponentSetup setup;
        setup.options = stage->options;
        setup.named = planned->named;
        setup.data_dir = (plugin().folder / "data").string();
        for (const core::BoundInput& input : planned->inputs) {
            const bool left_out = given == Given::without_optional &&
                                  is_optional(plugin().manifest.components[component], input.declared);
            if (input.product != core::kNone && !left_out) {
                setup.inputs.push_back({shape_of(plan_.products[input.product], &input.columns), true,
                                        input.declared, input.at_open});
                continue;
            }
            const auto kind =
                input.kind == core::ProductKind::layer ? Shape::Kind::layer : Shape::Kind::table;
            setup.inputs.push_back({{kind, input.name, {}, false}, false, input.declared, input.at_open});
        }
        for (const std::size_t output : planned->outputs) {
            setup.outputs.push_back(shape_of(plan_.products[output], nullptr));
        }
        return setup;
    }
    ROSTRA_ASSERT(false && "a component that no pipeline uses");
}

}  // namespace rostra::laws
