// SPDX-License-Identifier: Apache-2.0
#include "loader/module.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <deque>
#include <mutex>
#include <string_view>
#include <system_error>
#include <utility>

#define BOOST_DLL_USE_STD_FS
#include <boost/dll/runtime_symbol_info.hpp>
#include <boost/dll/shared_library.hpp>

#include "base/assert.hpp"
#include "loader/guest_module.hpp"
#include "loader/library_symbols.hpp"
#include "rostra/abi/aggregator.h"
#include "rostra/abi/analyzer.h"
#include "rostra/abi/reader.h"
#include "rostra/abi/writer.h"

namespace rostra::core {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kSymbolPrefix = "rostra_module_";

Error refused(const fs::path& library, const std::string& why) {
    return Error::usage("plugin library '" + library.string() + "' " + why);
}

struct Kind {
    std::string_view id;
    std::size_t minimum;  ///< bytes of the smallest table of functions
};

Kind kind_of(ComponentKind kind) {
    switch (kind) {
        case ComponentKind::reader:
            return {ROSTRA_READER, ROSTRA_READER_MINIMUM};
        case ComponentKind::analyzer:
            return {ROSTRA_ANALYZER, ROSTRA_ANALYZER_MINIMUM};
        case ComponentKind::aggregator:
            return {ROSTRA_AGGREGATOR, ROSTRA_AGGREGATOR_MINIMUM};
        case ComponentKind::writer:
            return {ROSTRA_WRITER, ROSTRA_WRITER_MINIMUM};
    }
    return {};
}

/// Whether a table of functions holds all up to that size. Behind the size it begins with stand functions alone.
bool has_all(const rostra_functions* functions, std::size_t minimum) {
    if (functions == nullptr || functions->struct_size < minimum) return false;
    const auto* first = reinterpret_cast<const std::byte*>(functions);
    for (std::size_t at = offsetof(rostra_functions, create); at < minimum; at += sizeof(void*)) {
        void* function = nullptr;
        std::memcpy(&function, first + at, sizeof function);
        if (function == nullptr) return false;
    }
    return true;
}

/// Boost.DLL closes a library in its destructor, so what was opened is moved where no destructor runs, also where the
/// library is refused afterwards. The list is the only thing that grows without end here, by an open library each.
const boost::dll::shared_library& keep_open(boost::dll::shared_library opened) {
    static auto& kept = *new std::deque<boost::dll::shared_library>;
    static auto& mutex = *new std::mutex;
    const std::scoped_lock lock(mutex);
    return kept.emplace_back(std::move(opened));
}

/// Where two texts part, as a line number.
std::size_t first_line_apart(std::string_view a, std::string_view b) {
    const auto at = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
    return 1 + static_cast<std::size_t>(std::count(a.begin(), at, '\n'));
}

}  // namespace

Result<void> check_abi(const OpenedModule& opened) {
    const rostra_module* module = opened.module;
    if (module == nullptr || !ROSTRA_HAS(module, rostra_module, abi_minor))
        return refused(opened.library, "gives no module description");
    if (ROSTRA_ABI_MAJOR > 0 || module->abi_minor == ROSTRA_ABI_MINOR) return {};
    const auto version = [](std::uint32_t minor) {
        return std::to_string(ROSTRA_ABI_MAJOR) + "." + std::to_string(minor);
    };
    return refused(opened.library, "was built for ABI " + version(module->abi_minor) +
                                       " and this host has ABI " + version(ROSTRA_ABI_MINOR) +
                                       "; build it again with this host's SDK");
}

Result<void> check_manifest(const OpenedModule& opened, const Manifest& manifest) {
    const rostra_module* module = opened.module;
    if (module == nullptr || !ROSTRA_HAS(module, rostra_module, component_count)) {
        return refused(opened.library, "gives no module description");
    }
    const std::string_view inside(module->manifest.data, static_cast<std::size_t>(module->manifest.size));
    if (inside == manifest.text) return {};
    return refused(opened.library,
                   "and its manifest '" + manifest.file + "' have drifted apart (line " +
                       std::to_string(first_line_apart(manifest.text, inside)) +
                       "): the manifest was changed without building the library again, or one of "
                       "them belongs to another version; install both anew");
}

Result<void> check_components(const OpenedModule& opened, const Manifest& manifest) {
    const rostra_module* module = opened.module;
    const fs::path& library = opened.library;
    if (module == nullptr) return refused(library, "gives no module description");
    for (const ComponentSpec& spec : manifest.components) {
        const Kind kind = kind_of(spec.kind);
        const rostra_component* found = nullptr;
        for (std::uint32_t i = 0; i < module->component_count; ++i) {
            if (spec.name == module->components[i]->name) found = module->components[i];
        }
        if (found == nullptr) {
            return refused(library, "has no component '" + spec.name + "', which its manifest lists");
        }
        if (found->kind != kind.id) {
            return refused(library, "has component '" + spec.name + "' as '" + found->kind +
                                        "', but its manifest says '" + std::string(kind.id) + "'");
        }
        if (!has_all(found->functions, kind.minimum)) {
            return refused(library, "has component '" + spec.name + "' with functions missing");
        }
    }
    if (module->component_count != manifest.components.size()) {
        return refused(library, "has components that its manifest does not list");
    }
    return {};
}

fs::path library_of(const CatalogueEntry& entry) {
    if (entry.runtime != nullptr) return library_of(*entry.runtime);
    std::string stem = fs::path(entry.manifest.file).filename().string();
    stem.resize(stem.size() - std::strlen(".rostra.toml"));
    return entry.folder / (stem + ".so");
}

Result<void> look_at_library(const CatalogueEntry& entry, SymbolReader& reader) {
    const fs::path library = library_of(entry);
    Result<std::vector<std::string>> symbols = reader.read(library, std::string(kSymbolPrefix));
    if (!symbols) return symbols.error();
    if (std::find(symbols->begin(), symbols->end(), ROSTRA_MODULE_SYMBOL) != symbols->end()) return {};
    if (symbols->empty()) {
        return refused(library, "exports no " ROSTRA_MODULE_SYMBOL
                                ": it is no Rostra plugin; end its source with ROSTRA_PLUGIN(…)");
    }
    return refused(library, "was built for ABI " + symbols->front().substr(kSymbolPrefix.size()) +
                                " and this host has ABI " + std::to_string(ROSTRA_ABI_MAJOR) +
                                "; build it again with this host's SDK");
}

Result<OpenedModule> open_module(const CatalogueEntry& entry) {
    if (entry.runtime != nullptr) return guest_module(entry);
    const fs::path library = library_of(entry);
    std::error_code error;
    boost::dll::shared_library opened;
    opened.load(library, error, boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local);
    if (error) {
        // Only the loader itself can say which library or symbol is missing.
        std::string why = error.message();
        try {
            opened.load(library, boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local);
        } catch (const std::exception& thrown) {
            why = thrown.what();
        }
        return refused(library, "cannot be opened: " + why);
    }
    const boost::dll::shared_library& kept = keep_open(std::move(opened));
    if (!kept.has(ROSTRA_MODULE_SYMBOL)) {
        return refused(library, "lists " ROSTRA_MODULE_SYMBOL " and does not export it; build it again");
    }
    const rostra_module_function entry_point =
        &kept.get<const rostra_module*() noexcept>(ROSTRA_MODULE_SYMBOL);
    const fs::path owner = boost::dll::symbol_location_ptr(entry_point, error);
    if (error || !fs::equivalent(owner, library, error)) {
        return refused(library, "does not define " ROSTRA_MODULE_SYMBOL " itself: it comes from '" +
                                    owner.string() + "', which it links");
    }
    return OpenedModule{entry_point(), library, entry_point};
}

Result<Module> Module::load(const CatalogueEntry& entry) {
    SymbolReader reader;
    if (Result<void> looked = look_at_library(entry, reader); !looked) return looked.error();
    return open(entry);
}

Result<Module> Module::open(const CatalogueEntry& entry) {
    Result<OpenedModule> opened = open_module(entry);
    if (!opened) return opened.error();
    if (Result<void> known = check_abi(*opened); !known) return known.error();
    if (Result<void> same = check_manifest(*opened, entry.manifest); !same) return same.error();
    if (Result<void> fits = check_components(*opened, entry.manifest); !fits) return fits.error();
    return Module(opened->module, opened->library);
}

std::vector<std::string> Module::data_files() const {
    std::vector<std::string> files;
    if (!ROSTRA_HAS(module_, rostra_module, data_files)) return files;
    std::string_view rest(module_->data_files.data, static_cast<std::size_t>(module_->data_files.size));
    while (!rest.empty()) {
        const std::string_view name = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(name.size() + 1, rest.size()));
        if (!name.empty()) files.emplace_back(name);
    }
    return files;
}

const rostra_component& Module::find(const std::string& component) const {
    for (std::uint32_t i = 0; i < module_->component_count; ++i) {
        if (component == module_->components[i]->name) return *module_->components[i];
    }
    ROSTRA_ASSERT(false && "a component the manifest does not list");
}

}  // namespace rostra::core
