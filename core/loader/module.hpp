// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "loader/library_symbols.hpp"
#include "manifest/catalogue.hpp"
#include "rostra/abi/module.h"

namespace rostra::core {

/// A plugin's module as its library or its runtime gives it: whether it is the one its manifest speaks of is not asked yet.
struct OpenedModule {
    const rostra_module* module = nullptr;
    std::filesystem::path library;
    rostra_module_function entry_point = nullptr;  ///< nullptr: a runtime gave the module
};

/// The library beside a manifest; of a plugin that another runs, that one's.
[[nodiscard]] std::filesystem::path library_of(const CatalogueEntry& entry);

/// That a plugin's library, or that of the one that runs it, is a library of this host's ABI: told by a process of its own,
/// since what reads a damaged one may crash, and without running anything of it.
[[nodiscard]] Result<void> look_at_library(const CatalogueEntry& entry, SymbolReader& reader);

/// Opens a plugin's library, for ever. It was looked at before. A plugin that another runs is asked of that one.
[[nodiscard]] Result<OpenedModule> open_module(const CatalogueEntry& entry);

/// That it was built for this host's ABI. Nothing else of a module may be looked at before.
[[nodiscard]] Result<void> check_abi(const OpenedModule& opened);
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
    /// The same of one whose library was looked at.
    [[nodiscard]] static Result<Module> open(const CatalogueEntry& entry);

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
