// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/near_name.hpp"
#include "base/wording.hpp"
#include "config/check_pipeline.hpp"
#include "config/pipeline_settings.hpp"
#include "config/plan.hpp"
#include "config/plugin_lookup.hpp"
#include "manifest/check_options.hpp"
#include "manifest/option_value.hpp"

namespace rostra::core {

/// What options of `owner` are checked with: relative paths start at the pipeline's folder, those of --set at the working
/// folder.
[[nodiscard]] OptionContext context_of(std::string owner, const PipelineRequest& request);

/// A checked section; its values are there as the settings say.
class Section {
public:
    /// `label`: how messages speak of it, "[input]"; `name` names its settings. Keys of `elsewhere` are somebody else's.
    Section(std::string_view name, std::string label, const OptionValue* written,
            const PipelineRequest& request, Diagnostics& errors,
            const std::vector<std::string>& elsewhere = {})
        : request_(request),
          label_(std::move(label)),
          values_(check_options(settings_of(name), written, {}, context_of(label_, request), errors,
                                elsewhere)) {}

    [[nodiscard]] const std::string& label() const { return label_; }

    [[nodiscard]] const OptionValue* find(std::string_view key) const { return values_.find(key); }

    [[nodiscard]] std::string string(std::string_view key) const {
        const OptionValue* value = values_.find(key);
        return value == nullptr ? "" : value->string();
    }

    [[nodiscard]] SourcePlace place(std::string_view key) const {
        const OptionValue* value = values_.find(key);
        return value == nullptr ? SourcePlace{} : value->place;
    }

    /// Absolute; "" where it is absent. From the working folder where it is said on the command line.
    [[nodiscard]] std::string path(std::string_view key) const {
        const OptionValue* value = values_.find(key);
        return value == nullptr ? "" : path(*value);
    }
    [[nodiscard]] std::string path(const OptionValue& value) const {
        return absolute_path(value.string(),
                             on_command_line(value.place) ? request_.working_folder : request_.folder);
    }

private:
    const PipelineRequest& request_;
    std::string label_;
    OptionValue values_;
};

/// An error where the text at `key` is there and empty.
void refuse_empty(const Section& section, std::string_view key, Diagnostics& errors);

/// The options of a reader or writer, `[input.READER]` or `[output.FORMAT]`.
[[nodiscard]] OptionValue plugin_options(const CatalogueEntry& entry, const OptionValue* section,
                                         const std::string& owner, const SourcePlace& place,
                                         const PipelineRequest& request, Diagnostics& errors);

/// Reports tables of options whose plugin exists and is not in use; `how` says how to use it. Their keys are added to
/// `elsewhere`, so that they are not reported as unknown options again.
void refuse_unused(const OptionValue* section, const std::string& name, PluginUse use, const std::string& how,
                   const Catalogue& catalogue, std::vector<std::string>& elsewhere, Diagnostics& errors);

/// The section without these keys, which are no plain options.
[[nodiscard]] std::optional<OptionValue> without(const OptionValue* written,
                                                 std::initializer_list<std::string_view> keys);

/// How the messages of a table of names speak of it that a section has for several plugins: `as` of [input], `from` of
/// [output].
struct NamesByPlugin {
    std::string_view section;  ///< its label, "[input]"
    std::string_view key;
    std::string_view plugin;      ///< what the plugins are in this section
    std::string_view named_in;    ///< the key that names them
    std::string_view names_what;  ///< what a plugin's table is of
    std::string_view example;     ///< stands for the id of one
};

/// Calls read(i, table, owner) for the table of the i-th of `plugins`.
template <class Read>
void read_by_plugin(const OptionValue* section, const NamesByPlugin& wording,
                    const std::vector<StagePlan>& plugins, Diagnostics& errors, Read read) {
    const OptionValue* tables = section == nullptr ? nullptr : section->find(wording.key);
    if (tables == nullptr) return;
    const std::string key(wording.key);
    const std::string plugin(wording.plugin);
    const std::string subject = in_quotes(key) + " of " + std::string(wording.section);
    const auto form = [&](const std::string& name) {
        return ": " + key + " = { " + name + " = { LAYER = \"NAME\" } }";
    };
    if (!tables->is_table()) {
        errors.add(tables->place, "option " + subject + " must be a table by " + plugin + ", not " +
                                      std::string(kind_of(*tables)) + form(std::string(wording.example)));
        return;
    }
    std::vector<std::string> names;
    for (const StagePlan& one : plugins) names.push_back(one.id);
    for (const OptionEntry& entry : tables->table()) {
        const auto found = std::find(names.begin(), names.end(), entry.key);
        const std::string owner = plugin + " " + in_quotes(entry.key);
        if (found == names.end()) {
            const std::string near = did_you_mean(entry.key, names);
            const std::string all = names.empty() ? "; it names none" : "; it names " + listed(names, "and");
            errors.add(entry.key_place, subject + " is about " + owner + ", which " +
                                            in_quotes(wording.named_in) + " does not name" +
                                            (near.empty() ? all : near));
        } else if (!entry.value.is_table()) {
            errors.add(entry.value.place, subject + " needs a table of " + std::string(wording.names_what) +
                                              " for " + owner + ", not " + std::string(kind_of(entry.value)) +
                                              form(toml_key(entry.key)));
        } else {
            read(static_cast<std::size_t>(found - names.begin()), entry.value, owner);
        }
    }
}

}  // namespace rostra::core
