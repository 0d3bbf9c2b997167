// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "manifest/catalogue.hpp"
#include "rostra/abi/module.h"

namespace rostra::core {

/// A library that was opened, as a plugin and nothing more: whether it is the one its manifest speaks of is not asked yet.
struct OpenedModule {
    rostra_module_function entry_point = nullptr;
    std::filesystem::path library;
};

/// The library beside a manifest.
[[nodiscard]] std::filesystem::path library_of(const CatalogueEntry& entry);

/// Opens a plugin's library, for ever. Its file is first looked at in a process of its own, since what reads a damaged
/// one may crash; nothing of it runs before the symbol of this host's ABI is known to be there.
[[nodiscard]] Result<OpenedModule> open_module(const CatalogueEntry& entry);

/// That the manifest in the library is this one, byte for byte.
[[nodiscard]] Result<void> check_manifest(const OpenedModule& opened, const Manifest& manifest);
/// That its components are those of the manifest, each of its kind and with all functions.
[[nodiscard]] Result<void> check_components(const OpenedModule& opened, const Manifest& manifest);

/// A plugin's library, opened and found to be what its manifest says. It is never closed again: what a library
/// leaves behind (thread-local objects, unique symbols) makes unloading a lie.
class Module {
public:
    /// All of the above. Every error names the library and what to do.
    [[nodiscard]] static Result<Module> load(const CatalogueEntry& entry);

    /// The functions of a component by its name in the manifest; of the kind the manifest says.
    template <class Functions>
    [[nodiscard]] const Functions& functions(const std::string& component) const {
        return *reinterpret_cast<const Functions*>(find(component).functions);
    }
    [[nodiscard]] const std::filesystem::path& library() const { return library_; }
    /// The files of the data folder that it was built with, by their paths below it; none where it does not say.
    [[nodiscard]] std::vector<std::string> data_files() const;

private:
    Module(const rostra_module* module, std::filesystem::path library)
        : module_(module), library_(std::move(library)) {}
    [[nodiscard]] const rostra_component& find(const std::string& component) const;

    const rostra_module* module_;
    std::filesystem::path library_;
};

}  // namespace rostra::core
