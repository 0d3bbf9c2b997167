// SPDX-License-Identifier: Apache-2.0
#include "run/analysis_record.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "base/host_version.hpp"
#include "config/products.hpp"
#include "config/resolved.hpp"
#include "manifest/product_json.hpp"
#include "unicode/unicode_version.hpp"

namespace rostra::core {
namespace {

using Json = nlohmann::ordered_json;

/// The stage or reader that writes a product; nullptr: the host does.
const StagePlan* maker_of(const Plan& plan, const Product& product) {
    if (product.stage != kNone) return &plan.stages[product.stage];
    return product.readers.empty() ? nullptr : &plan.readers[product.readers.front()];
}

Json product_json(const Plan& plan, std::size_t index) {
    const Product& product = plan.products[index];
    const bool written =
        product.kind == ProductKind::table ||
        std::find(plan.output.layers.begin(), plan.output.layers.end(), index) != plan.output.layers.end();
    Json json = {{"name", product.name}, {"kind", word_for(product.kind)}, {"written", written}};
    if (const StagePlan* maker = maker_of(plan, product)) {
        json["plugin"] = maker->plugin->manifest.id;
        json["stage"] = maker->id;
    }
    json["doc"] = product.doc;
    json["columns"] = columns_json(product.columns);
    if (!product.view.empty()) json["view"] = view_json(product.view);
    return json;
}

Json products_json(const Plan& plan) {
    Json products = Json::array();
    const std::size_t facts = facts_to_read(plan);
    for (std::size_t i = 0; i < plan.products.size(); ++i) {
        const Product& product = plan.products[i];
        const bool replaced = i == plan.fact && facts != plan.fact;
        if (!product.internal && !product.incidental && !replaced) products.push_back(product_json(plan, i));
    }
    return products;
}

Json plugins_json(const Plan& plan, const EngineOutcome& outcome) {
    std::map<std::string, const Manifest*> used;
    for (const std::vector<StagePlan>* stages : {&plan.readers, &plan.stages}) {
        for (const StagePlan& stage : *stages) {
            if (outcome.data.contains(stage.plugin->manifest.id))
                used.emplace(stage.plugin->manifest.id, &stage.plugin->manifest);
        }
    }
    Json plugins = Json::array();
    for (const auto& [id, manifest] : used) {
        Json plugin = {{"id", id}, {"version", manifest->version}, {"summary", manifest->summary}};
        Json data = Json::array();
        if (const auto read = outcome.data.find(id); read != outcome.data.end()) {
            for (const DataFile& file : read->second) {
                const std::filesystem::path name(file.name);
                data.push_back({{"name", name.is_absolute() ? name.filename().string() : file.name},
                                {"xxh128", file.xxh128}});
            }
        }
        plugin["data"] = std::move(data);
        plugins.push_back(std::move(plugin));
    }
    return plugins;
}

Json inputs_json(const Plan& plan, const Inputs& inputs, const EngineOutcome& outcome) {
    Json json = Json::array();
    for (std::size_t i = 0; i < inputs.files.size(); ++i) {
        Json input = {{"id", inputs.files[i].id},
                      {"bytes", inputs.files[i].bytes},
                      {"xxh128", i < outcome.input_hashes.size() ? outcome.input_hashes[i] : ""}};
        const bool told = plan.readers.size() > 1 && i < outcome.input_readers.size();
        if (told && !outcome.input_readers[i].empty()) input["reader"] = outcome.input_readers[i];
        json.push_back(std::move(input));
    }
    return json;
}

void add_folder(std::set<std::string, std::greater<>>& folders, const std::filesystem::path& folder) {
    if (folder.is_absolute() && folder != folder.root_path()) folders.insert(folder.string() + "/");
}

void add_folders(std::set<std::string, std::greater<>>& folders, const StagePlan& stage) {
    for (const OptionEntry& entry : stage.options.table()) {
        const OptionSpec* spec = stage.plugin->manifest.option(entry.key);
        if (spec == nullptr || spec->type != OptionType::path) continue;
        const auto add = [&](const OptionValue& value) {
            add_folder(folders, std::filesystem::path(value.string()).parent_path());
        };
        if (entry.value.is_string()) add(entry.value);
        if (!entry.value.is_list()) continue;
        for (const OptionValue& item : entry.value.list()) add(item);
    }
}

}  // namespace

std::string analysis_record(const Plan& plan, const Inputs& inputs, const EngineOutcome& outcome,
                            const std::vector<std::string>& warnings) {
    const Json record = {{"rostra", host_version()},
                         {"icu", icu_version()},
                         {"unicode", unicode_version()},
                         {"counts",
                          {{"documents", outcome.documents},
                           {"set_aside", outcome.set_aside},
                           {"bytes", outcome.bytes},
                           {"replaced", outcome.replaced}}},
                         {"warnings", warnings},
                         {"pipeline", resolved_analysis(plan)},
                         {"plugins", plugins_json(plan, outcome)},
                         {"inputs", inputs_json(plan, inputs, outcome)},
                         {"products", products_json(plan)}};
    return record.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<std::string> without_folders(std::vector<std::string> warnings, const Plan& plan,
                                         const Inputs& inputs) {
    std::set<std::string, std::greater<>> folders;  // the deeper ones first
    for (const std::string& root : inputs.roots) add_folder(folders, root);
    for (const InputPlan& input : plan.inputs) {
        add_folder(folders, std::filesystem::path(input.metadata).parent_path());
        add_folder(folders, std::filesystem::path(input.corrections).parent_path());
    }
    for (const StagePlan& reader : plan.readers) add_folders(folders, reader);
    for (const StagePlan& stage : plan.stages) add_folders(folders, stage);
    for (std::string& warning : warnings) {
        for (const std::string& folder : folders) {
            for (std::size_t at = warning.find(folder); at != std::string::npos;
                 at = warning.find(folder, at))
                warning.erase(at, folder.size());
        }
    }
    return warnings;
}

}  // namespace rostra::core
