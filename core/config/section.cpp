// SPDX-License-Identifier: Apache-2.0
#include "config/section.hpp"

namespace rostra::core {

OptionContext context_of(std::string owner, const PipelineRequest& request) {
    return {std::move(owner), request.folder, request.working_folder};
}

void refuse_empty(const Section& section, std::string_view key, Diagnostics& errors) {
    const OptionValue* value = section.find(key);
    if (value == nullptr || !value->is_string() || !value->string().empty()) return;
    errors.add(value->place, "option " + in_quotes(key) + " of " + section.label() + " is empty");
}

OptionValue plugin_options(const CatalogueEntry& entry, const OptionValue* section, const std::string& owner,
                           const SourcePlace& place, const PipelineRequest& request, Diagnostics& errors) {
    const std::string& id = entry.manifest.id;
    const OptionValue* written = section == nullptr ? nullptr : section->find(id);
    if (written != nullptr && !written->is_table()) {
        errors.add(written->place,
                   "the options of " + owner + " must be a table, not " + std::string(kind_of(*written)));
        written = nullptr;
    }
    return check_options(entry.manifest.options, written, place, context_of(owner, request), errors);
}

void refuse_unused(const OptionValue* section, const std::string& name, PluginUse use, const std::string& how,
                   const Catalogue& catalogue, std::vector<std::string>& elsewhere, Diagnostics& errors) {
    if (section == nullptr) return;
    for (const OptionEntry& entry : section->table()) {
        const CatalogueEntry* plugin = catalogue.find(entry.key);
        const bool used = std::find(elsewhere.begin(), elsewhere.end(), entry.key) != elsewhere.end();
        if (used || plugin == nullptr || !can_be(plugin->manifest, use) || !entry.value.is_table()) continue;
        errors.add(entry.key_place, "[" + name + "." + entry.key + "] is of no use: " + how);
        elsewhere.push_back(entry.key);
    }
}

std::optional<OptionValue> without(const OptionValue* written, std::initializer_list<std::string_view> keys) {
    if (written == nullptr) return std::nullopt;
    OptionValue settings = *written;
    std::erase_if(settings.table(), [&](const OptionEntry& entry) {
        return std::find(keys.begin(), keys.end(), entry.key) != keys.end();
    });
    return settings;
}

}  // namespace rostra::core
