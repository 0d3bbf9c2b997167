// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"
#include "manifest/catalogue.hpp"
#include "rostra/abi/module.h"

namespace rostra::core {

/// A plugin's library, opened and found to be what its manifest says. It is never closed again: what a library
/// leaves behind (thread-local objects, unique symbols) makes unloading a lie.
class Module {
public:
    /// Opens the library beside the entry's manifest. Its file is first looked at in a process of its own, since
    /// what reads a damaged one may crash; nothing of it runs before the symbol of this host's ABI is known to be
    /// there. Every error names the library and what to do.
    [[nodiscard]] static Result<Module> load(const CatalogueEntry& entry);

    /// The functions of a component by its name in the manifest; of the kind the manifest says.
    template <class Functions>
    [[nodiscard]] const Functions& functions(const std::string& component) const {
        return *reinterpret_cast<const Functions*>(find(component).functions);
    }
    [[nodiscard]] const std::filesystem::path& library() const { return library_; }

private:
    Module(const rostra_module* module, std::filesystem::path library)
        : module_(module), library_(std::move(library)) {}
    [[nodiscard]] const rostra_component& find(const std::string& component) const;

    const rostra_module* module_;
    std::filesystem::path library_;
};

}  // namespace rostra::core
