// SPDX-License-Identifier: Apache-2.0
#include "engine/modules.hpp"

#include <utility>

#include "loader/library_symbols.hpp"

namespace rostra::core {

Result<Modules> load_modules(const Plan& plan) {
    Modules modules;
    SymbolReader symbols;
    std::vector<const StagePlan*> users;
    for (const StagePlan& reader : plan.readers) users.push_back(&reader);
    for (const StagePlan& stage : plan.stages) users.push_back(&stage);
    for (const StagePlan& writer : plan.output.writers) users.push_back(&writer);
    for (const StagePlan* user : users) {
        if (modules.contains(user->plugin)) continue;
        Result<Module> module = Module::load(*user->plugin, symbols);
        if (!module) {
            Error error = module.error();
            error.place = user->place;
            return error;
        }
        modules.emplace(user->plugin, *std::move(module));
    }
    return modules;
}

}  // namespace rostra::core
