// SPDX-License-Identifier: Apache-2.0
#include "engine/modules.hpp"

#include <utility>

#include "loader/library_symbols.hpp"

namespace rostra::core {

Result<Modules> Modules::load(const Plan& plan) {
    Modules modules;
    SymbolReader symbols;
    std::vector<const StagePlan*> users;
    for (const StagePlan& stage : plan.stages) users.push_back(&stage);
    for (const StagePlan& writer : plan.output.writers) users.push_back(&writer);
    for (const StagePlan& reader : plan.readers) users.push_back(&reader);
    for (const StagePlan* user : users) {
        if (modules.opened_.contains(user->plugin)) continue;
        const bool later = user->by_default && user->plugin->runtime == nullptr;
        Result<void> done = look_at_library(*user->plugin, symbols);
        if (done && !later) {
            Result<const Module*> opened = modules.open(user->plugin);
            if (!opened) done = opened.error();
        }
        if (!done) {
            Error error = done.error();
            error.place = user->place;
            return error;
        }
    }
    return modules;
}

Result<const Module*> Modules::open(const CatalogueEntry* plugin) {
    const auto known = opened_.find(plugin);
    if (known != opened_.end()) return &known->second;
    Result<Module> module = Module::open(*plugin);
    if (!module) return module.error();
    return &opened_.emplace(plugin, *std::move(module)).first->second;
}

}  // namespace rostra::core
