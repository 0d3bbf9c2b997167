// SPDX-License-Identifier: Apache-2.0
#include "config/pipeline_template.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/byte_size.hpp"
#include "config/check_pipeline.hpp"
#include "config/pipeline_settings.hpp"
#include "config/plugin_lookup.hpp"
#include "manifest/check_option.hpp"
#include "manifest/describe_plugin.hpp"
#include "manifest/toml_text.hpp"

namespace rostra::core {
namespace {

constexpr std::size_t kWidth = 98;

std::string comment(std::string_view text) {
    std::string lines;
    for (const std::string& line : wrapped(text, kWidth)) lines += "# " + line + "\n";
    return lines;
}

/// Lines as comments, those that are not empty.
std::string commented_out(std::string_view lines) {
    std::string text;
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        text += (end == 0 ? "" : "# ") + std::string(lines.substr(0, end)) + "\n";
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    return text;
}

/// Something of the right kind, for an option without a default.
std::string example_of(const OptionSpec& option) {
    if (option.list) return option.type == OptionType::string ? "[\"…\"]" : "[]";
    switch (option.type) {
        case OptionType::boolean:
            return "false";
        case OptionType::integer:
            return std::to_string(static_cast<std::int64_t>(option.min.value_or(0)));
        case OptionType::real:
            return to_toml({option.min.value_or(0), {}});
        case OptionType::choice:
            return toml_string(option.choices.front());
        case OptionType::size:
            return toml_string(format_byte_size(static_cast<std::int64_t>(option.min.value_or(1 << 20))));
        case OptionType::table:
            return "{}";
        default:
            return "\"…\"";
    }
}

/// Every option with its doc: as it is set in `set`, else as a comment with its default.
std::string options_text(const std::vector<OptionSpec>& options, const OptionValue& set) {
    std::string text;
    for (const OptionSpec& option : options) {
        text += comment(option.doc + (option.doc.empty() ? "(" : " (") + describe_type(option) + ")");
        const OptionValue* value = set.find(option.name);
        if (value != nullptr) {
            text += option.name + " = " + written_form(option, *value) + "\n";
        } else {
            const bool has_default = option.default_value.has_value();
            text += "# " + option.name + " = " +
                    (has_default ? written_form(option, *option.default_value) : example_of(option)) +
                    (option.required ? "      # required" : "") + "\n";
        }
    }
    return text;
}

std::string plugin_options_text(std::string_view section, const Manifest& manifest, const OptionValue& set) {
    if (manifest.options.empty()) return "";
    return "\n[" + std::string(section) + "." + manifest.id + "]\n" + options_text(manifest.options, set);
}

std::string stage_text(const Manifest& manifest, const StagePlan* stage, const OptionValue& set) {
    std::string text =
        "\n" + comment(manifest.summary) + "[[stage]]\nuse = " + toml_string(manifest.id) + "\n";
    if (stage != nullptr && stage->id != manifest.id) text += "id = " + toml_string(stage->id) + "\n";
    if (stage != nullptr) {
        OptionValue renames{OptionValue::Table{}, {}};
        for (const auto& [before, after] : stage->renames)
            renames.table().push_back({before, {}, {after, {}}});
        OptionValue redirections{OptionValue::Table{}, {}};
        for (const Redirection& one : stage->redirections)
            redirections.table().push_back({one.declared, {}, {one.name, {}}});
        if (!renames.table().empty()) text += "as = " + to_toml(renames) + "\n";
        if (!redirections.table().empty()) text += "from = " + to_toml(redirections) + "\n";
    }
    if (!manifest.options.empty()) text += "[stage.with]\n" + options_text(manifest.options, set);
    return text;
}

OptionValue empty_table() { return {OptionValue::Table{}, {}}; }

OptionValue text_list(std::string text) { return {OptionValue::List{{std::move(text), {}}}, {}}; }

void set_key(OptionValue& table, const std::string& key, OptionValue value) {
    if (OptionValue* found = table.find(key)) {
        *found = std::move(value);
    } else {
        table.table().push_back({key, {}, std::move(value)});
    }
}

constexpr std::string_view kHead =
    "# A pipeline, with every option and its default. Where a line is a comment, its default holds.\n"
    "# 'rostra check FILE' says what is wrong with it, 'rostra run FILE' runs it.\n\n"
    "rostra = 1\n";

constexpr std::string_view kInputHead =
    "\n# Where inputs need settings of their own (reader, language, metadata …), write several [[input]] in "
    "place of\n"
    "# [input], each with its paths.\n";

/// The stages that can stand in one pipeline as they are, each after those it needs.
std::vector<const CatalogueEntry*> usable_stages(const Catalogue& catalogue, const std::string& reader) {
    std::vector<const CatalogueEntry*> usable;
    std::string text = "rostra = 1\n[input]\nreader = " + toml_string(reader) + "\n[output]\nformats = []\n";
    for (bool grown = true; grown;) {
        grown = false;
        for (const CatalogueEntry& entry : catalogue.plugins) {
            const bool there = std::find(usable.begin(), usable.end(), &entry) != usable.end();
            if (there || !can_be(entry.manifest, PluginUse::stage)) continue;
            PipelineRequest trial;
            trial.text = text + "[[stage]]\nuse = " + toml_string(entry.manifest.id) + "\n";
            trial.file = "pipeline";
            if (!check_pipeline(trial, catalogue).plan) continue;
            text = trial.text;
            usable.push_back(&entry);
            grown = true;
        }
    }
    return usable;
}

/// The first of the catalogue for this use, but `preferred` if it is there; "" for none.
std::string choose(PluginUse use, const std::string& preferred, const Catalogue& catalogue) {
    std::string chosen;
    for (const CatalogueEntry& entry : catalogue.plugins) {
        if (!can_be(entry.manifest, use)) continue;
        if (chosen.empty() || entry.manifest.id == preferred) chosen = entry.manifest.id;
    }
    return chosen;
}

std::string stages_text(const Catalogue& catalogue, const std::string& reader) {
    const std::vector<const CatalogueEntry*> usable = usable_stages(catalogue, reader);
    std::string text;
    for (const CatalogueEntry* entry : usable) text += stage_text(entry->manifest, nullptr, empty_table());
    for (const CatalogueEntry& entry : catalogue.plugins) {
        const bool there = std::find(usable.begin(), usable.end(), &entry) != usable.end();
        if (there || !can_be(entry.manifest, PluginUse::stage)) continue;
        text += commented_out(stage_text(entry.manifest, nullptr, empty_table()));
    }
    return text;
}

/// What the pipeline file sets in a section, as it is written there.
OptionValue section_of(const OptionValue& root, std::string_view name) {
    const OptionValue* section = root.find(name);
    return section == nullptr ? empty_table() : *section;
}

/// What was set of a plugin's options; the rest are defaults.
OptionValue options_set(const StagePlan& stage) {
    OptionValue set = empty_table();
    for (const OptionEntry& entry : stage.options.table()) {
        if (entry.value.place != SourcePlace{}) set.table().push_back(entry);
    }
    return set;
}

/// [input], or each [[input]], with what `written` says there.
std::string inputs_text(const Plan& plan, const OptionValue& written) {
    std::string text;
    for (std::size_t i = 0; i < plan.inputs.size(); ++i) {
        const InputPlan& input = plan.inputs[i];
        OptionValue set = written.is_list() ? written.list()[i] : written;
        if (!input.paths.empty()) {
            OptionValue paths{OptionValue::List{}, {}};
            for (const InputPath& path : input.paths)
                std::get<OptionValue::List>(paths.data).push_back({path.path, {}});
            set_key(set, "paths", std::move(paths));
        }
        if (!input.root.empty()) set_key(set, "root", {input.root, {}});
        if (!input.metadata.empty()) set_key(set, "metadata", {input.metadata, {}});
        if (!input.corrections.empty()) set_key(set, "corrections", {input.corrections, {}});
        text += written.is_list() ? "\n[[input]]\n" : "\n[input]\n";
        text += options_text(settings_of("input"), set);
        for (const std::size_t reader : input.readers)
            text += plugin_options_text("input", plan.readers[reader].plugin->manifest,
                                        options_set(plan.readers[reader]));
    }
    return text;
}

std::vector<const StagePlan*> in_file_order(const std::vector<StagePlan>& stages) {
    std::vector<const StagePlan*> sorted;
    for (const StagePlan& stage : stages) sorted.push_back(&stage);
    std::sort(sorted.begin(), sorted.end(),
              [](const StagePlan* a, const StagePlan* b) { return a->place.line < b->place.line; });
    return sorted;
}

}  // namespace

std::string pipeline_template(const Catalogue& catalogue) {
    const std::string reader = choose(PluginUse::reader, "text", catalogue);
    const std::string writer = choose(PluginUse::writer, "csv", catalogue);
    OptionValue input = empty_table();
    if (!reader.empty() && reader != "text") set_key(input, "reader", {reader, {}});
    OptionValue output = empty_table();
    if (!writer.empty()) set_key(output, "formats", text_list(writer));

    std::string text(kHead);
    text += "\n[pipeline]\n" + options_text(settings_of("pipeline"), empty_table());
    text += kInputHead;
    text += "[input]\n" + options_text(settings_of("input"), input);
    if (!reader.empty())
        text += plugin_options_text("input", catalogue.find(reader)->manifest, empty_table());
    text += "\n[run]\n" + options_text(settings_of("run"), empty_table());
    text += stages_text(catalogue, reader);
    text += "\n[output]\n" + options_text(settings_of("output"), output);
    for (const CatalogueEntry& entry : catalogue.plugins) {
        if (!can_be(entry.manifest, PluginUse::writer)) continue;
        const std::string options = plugin_options_text("output", entry.manifest, empty_table());
        text += entry.manifest.id == writer ? options : commented_out(options);
    }
    return text;
}

std::string pipeline_template(const Plan& plan) {
    const TomlText toml = read_toml(plan.text, plan.file);
    const OptionValue root = toml.root ? *toml.root : empty_table();
    std::string text(kHead);
    text += "\n[pipeline]\n" + options_text(settings_of("pipeline"), section_of(root, "pipeline"));
    text += inputs_text(plan, section_of(root, "input"));
    text += "\n[run]\n" + options_text(settings_of("run"), section_of(root, "run"));
    for (const StagePlan* stage : in_file_order(plan.stages)) {
        text += stage_text(stage->plugin->manifest, stage, options_set(*stage));
    }
    text += "\n[output]\n" + options_text(settings_of("output"), section_of(root, "output"));
    for (const StagePlan& writer : plan.output.writers) {
        text += plugin_options_text("output", writer.plugin->manifest, options_set(writer));
    }
    return text;
}

}  // namespace rostra::core
