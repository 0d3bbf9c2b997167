// SPDX-License-Identifier: Apache-2.0
#include "laws/module_laws.hpp"

#include <array>
#include <string>
#include <vector>

#include "base/wording.hpp"
#include "loader/library_symbols.hpp"
#include "loader/module.hpp"

namespace rostra::laws {

namespace {

template <class T>
T required(core::Result<T> result) {
    if (!result) throw BrokenLaw(result.error().message);
    return *std::move(result);
}

void required(const core::Result<void>& result) {
    if (!result) throw BrokenLaw(result.error().message);
}

void it_exports_one_symbol(ModuleTrial& trial) {
    if (trial.entry.runtime != nullptr) return;  // it has no library of its own
    std::string others;
    for (const std::string& symbol : required(core::library_symbols(core::library_of(trial.entry), ""))) {
        if (symbol != ROSTRA_MODULE_SYMBOL) others += (others.empty() ? "" : ", ") + core::in_quotes(symbol);
    }
    if (!others.empty()) throw BrokenLaw("it exports " + others + " besides " ROSTRA_MODULE_SYMBOL);
}

void its_module_is_always_the_same(ModuleTrial& trial) {
    const core::OpenedModule opened = required(core::open_module(trial.entry));
    const rostra_module* first = opened.module;
    if (first == nullptr) throw BrokenLaw(ROSTRA_MODULE_SYMBOL " gives no module");
    if (opened.entry_point != nullptr && first != opened.entry_point())
        throw BrokenLaw(ROSTRA_MODULE_SYMBOL " gives another module when it is called again");
}

void it_is_built_for_this_abi(ModuleTrial& trial) {
    required(core::check_abi(required(core::open_module(trial.entry))));
}

void its_manifest_is_the_one_beside_it(ModuleTrial& trial) {
    required(core::check_manifest(required(core::open_module(trial.entry)), trial.entry.manifest));
}

void its_components_are_those_it_declares(ModuleTrial& trial) {
    required(core::check_components(required(core::open_module(trial.entry)), trial.entry.manifest));
}

constexpr auto kLaws = std::to_array<Law<ModuleTrial>>({
    {"it exports one symbol", it_exports_one_symbol},
    {"its module is always the same", its_module_is_always_the_same},
    {"it is built for this ABI", it_is_built_for_this_abi},
    {"its manifest is the one beside it", its_manifest_is_the_one_beside_it},
    {"its components are those it declares", its_components_are_those_it_declares},
});

}  // namespace

std::span<const Law<ModuleTrial>> module_laws() { return kLaws; }

}  // namespace rostra::laws
