// SPDX-License-Identifier: Apache-2.0
#include "loader/module.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <ostream>
#include <stdexcept>
#include <string>
#include <utility>

#include "loader/discover.hpp"
#include "rostra/abi/aggregator.h"
#include "rostra/abi/analyzer.h"
#include "support/temporary_folder.hpp"
#include "unit/loader/elf_image.hpp"

namespace rostra::core {
namespace {

using ::testing::HasSubstr;

/// The plugin in a folder that holds one.
CatalogueEntry only_plugin_in(const std::string& folder) {
    Discovery found = discover({{folder, "test"}});
    if (found.catalogue.plugins.size() != 1)
        throw std::runtime_error(folder + " holds no plugin, or several");
    return std::move(found.catalogue.plugins.front());
}

/// Why a plugin is refused, without the name of its library, which every message begins with.
std::string refusal(const CatalogueEntry& entry) {
    const Result<Module> module = Module::load(entry);
    if (module) return "it can be used";
    EXPECT_EQ(module.error().kind, ErrorKind::usage);
    const std::string before =
        "plugin library '" + (entry.folder / (entry.manifest.id + ".so")).string() + "' ";
    EXPECT_THAT(module.error().message, ::testing::StartsWith(before));
    return module.error().message.substr(std::min(before.size(), module.error().message.size()));
}

TEST(Module, GivesTheFunctionsOfItsComponents) {
    const CatalogueEntry entry = only_plugin_in(BAD_PLUGINS "/misbehaving");
    const Result<Module> module = Module::load(entry);
    ASSERT_TRUE(module) << module.error().message;
    EXPECT_EQ(module->library(), entry.folder / "misbehaving.so");
    EXPECT_NE(module->functions<rostra_analyzer>("spans").process, nullptr);
    EXPECT_NE(module->functions<rostra_aggregator>("documents").combine, nullptr);
}

TEST(Module, IsLoadedAsOftenAsItIsAskedFor) {
    const CatalogueEntry entry = only_plugin_in(BAD_PLUGINS "/misbehaving");
    const Result<Module> first = Module::load(entry);
    const Result<Module> second = Module::load(entry);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(&first->functions<rostra_analyzer>("spans"), &second->functions<rostra_analyzer>("spans"));
}

TEST(Module, RefusesAnotherAbiMajor) {
    EXPECT_EQ(refusal(only_plugin_in(BAD_PLUGINS "/future-abi")),
              "was built for ABI 1 and this host has ABI 0; build it again with this host's SDK");
}

struct Lie {
    const char* name;
    const char* told;  // to the plugin, by the environment
    std::string refusal;
};
void PrintTo(const Lie& lie, std::ostream* out) { *out << lie.name; }

class ModuleThatLies : public ::testing::TestWithParam<Lie> {
protected:
    ModuleThatLies() { ::setenv("LYING", GetParam().told, 1); }
    ~ModuleThatLies() override { ::unsetenv("LYING"); }
};

TEST_P(ModuleThatLies, IsFoundOut) {
    EXPECT_EQ(refusal(only_plugin_in(BAD_LIBRARIES "/lying")), GetParam().refusal);
}

INSTANTIATE_TEST_SUITE_P(
    AboutItself, ModuleThatLies,
    ::testing::Values(
        Lie{"NotAtAll", "", "it can be used"},
        Lie{"ByGivingNoDescription", "no module", "gives no module description"},
        Lie{"ByGivingHalfADescription", "short module", "gives no module description"},
        Lie{"ByAComponentsName", "name", "has no component 'nothing', which its manifest lists"},
        Lie{"ByAComponentsKind", "kind",
            "has component 'nothing' as 'rostra.writer/1', but its manifest says 'rostra.analyzer/1'"},
        Lie{"ByAComponentWithoutFunctions", "no functions", "has component 'nothing' with functions missing"},
        Lie{"ByAComponentWithTooFewFunctions", "few functions",
            "has component 'nothing' with functions missing"},
        Lie{"ByAComponentWithAFunctionThatIsNull", "one function",
            "has component 'nothing' with functions missing"},
        Lie{"ByAnotherMinor", "minor",
            "was built for ABI 0." + std::to_string(ROSTRA_ABI_MINOR + 1) + " and this host has ABI 0." +
                std::to_string(ROSTRA_ABI_MINOR) + "; build it again with this host's SDK"},
        Lie{"ByAComponentTooMany", "one more", "has components that its manifest does not list"}),
    [](const auto& tested) { return tested.param.name; });

/// A library under a manifest that was never built into it.
class ForeignLibrary : public ::testing::Test {
protected:
    CatalogueEntry plugin(const std::string& library_bytes) {
        folder_.write("p.so", library_bytes);
        folder_.write("p.rostra.toml",
                      "rostra = 1\nid = \"p\"\nversion = \"1.0.0\"\nabi = 0\nlicence = \"Apache-2.0\"\n"
                      "summary = \"Nothing.\"\n[[component]]\nname = \"c\"\nkind = \"writer\"\n");
        return only_plugin_in(folder_.path());
    }
    /// Says in its tables that the plugin's symbol is its own.
    static std::string claiming(const std::string& library) {
        ElfImage image(library);
        for (Elf64_Sym* symbol : image.symbols(ROSTRA_MODULE_SYMBOL)) symbol->st_size = 8;
        return image.bytes();
    }

    test::TemporaryFolder folder_;
};

TEST_F(ForeignLibrary, IsRefusedWithoutTheSymbol) {
    EXPECT_EQ(refusal(plugin(ElfImage(BAD_LIBRARIES "/borrowing.so").bytes())),
              "exports no rostra_module_0: it is no Rostra plugin; end its source with ROSTRA_PLUGIN(…)");
}

TEST_F(ForeignLibrary, IsRefusedWhereTheSymbolIsThatOfALibraryItLinks) {
    EXPECT_EQ(refusal(plugin(claiming(BAD_LIBRARIES "/borrowing.so"))),
              "does not define rostra_module_0 itself: it comes from '" +
                  std::filesystem::canonical(BAD_LIBRARIES "/lending.so").string() + "', which it links");
}

TEST_F(ForeignLibrary, IsRefusedWhereItListsTheSymbolAndHasNone) {
    EXPECT_EQ(refusal(plugin(claiming(BAD_LIBRARIES "/borrowing_nothing.so"))),
              "lists rostra_module_0 and does not export it; build it again");
}

TEST_F(ForeignLibrary, IsRefusedWhereItNeedsWhatNobodyHas) {
    const std::string why = refusal(plugin(ElfImage(BAD_LIBRARIES "/unresolved.so").bytes()));
    EXPECT_THAT(why, ::testing::StartsWith("cannot be opened: "));
    EXPECT_THAT(why, HasSubstr("undefined symbol: nobody_has_this"));
}

TEST_F(ForeignLibrary, IsRefusedWhereItsManifestHasDrifted) {
    const CatalogueEntry entry = plugin(ElfImage(BAD_PLUGINS "/misbehaving/misbehaving.so").bytes());
    EXPECT_EQ(refusal(entry),
              "and its manifest '" + entry.manifest.file +
                  "' have drifted apart (line 2): the manifest was changed without building the "
                  "library again, or one of them belongs to another version; install both anew");
}

TEST_F(ForeignLibrary, SaysWhatIsWrongWithAFileThatIsNone) {
    const Result<Module> module = Module::load(plugin("no library"));
    ASSERT_FALSE(module);
    EXPECT_EQ(module.error().message,
              "'" + (std::filesystem::canonical(folder_.path()) / "p.so").string() +
                  "' is no shared library that can be used: it has no readable symbols; build "
                  "it again, or take it and its manifest away");
}

}  // namespace
}  // namespace rostra::core
