// SPDX-License-Identifier: Apache-2.0
// No file of data can be lost in silence: each one that a stock plugin ships is taken away, replaced by a folder, and
// spoilt, and each time the components that read it cannot be made.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "laws/given_plugin.hpp"
#include "laws/test_component.hpp"
#include "laws/test_reader.hpp"
#include "laws/test_writer.hpp"
#include "loader/module.hpp"
#include "loader/plugin_at.hpp"
#include "support/temporary_folder.hpp"

namespace rostra::test {

using namespace laws;
namespace {

namespace fs = std::filesystem;

/// Options with which a plugin reads all that it ships.
std::vector<std::string> options_for(const std::string& plugin, const fs::path& data) {
    if (plugin != "tokenizer") return {};
    std::string languages;
    for (const auto& folder : fs::directory_iterator(data))
        if (folder.is_directory()) languages += "\"" + folder.path().filename().string() + "\",";
    return {"stop-words=[" + languages + "]"};
}

/// A stock plugin, with a copy of its data that can be spoilt.
class PluginWithData {
public:
    explicit PluginWithData(const fs::path& folder)
        : entry_(*core::plugin_at(folder)),
          module_(core::library_of(entry_).string()),
          given_(
              *GivenPlugin::make(entry_, options_for(entry_.manifest.id, folder / "data"), folder.string())) {
        fs::copy(folder / "data", data(), fs::copy_options::recursive);
    }

    [[nodiscard]] const std::string& id() const { return entry_.manifest.id; }
    [[nodiscard]] std::string data() const { return copy_ / "data"; }
    [[nodiscard]] std::vector<std::string> files() const { return module_.data_files(); }

    /// Makes all components: what they read.
    [[nodiscard]] std::set<std::string> read_by_all() const {
        std::set<std::string> read;
        for (std::size_t i = 0; i < entry_.manifest.components.size(); ++i) {
            for (const core::DataFile& file : read_by(i)) read.insert(file.name);
        }
        return read;
    }
    /// The message with which the first component that cannot be made fails; nothing where all can.
    [[nodiscard]] std::optional<std::string> refusal() const {
        try {
            static_cast<void>(read_by_all());
        } catch (const ComponentError& error) {
            return error.failure ? error.failure->message : "";
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] std::vector<core::DataFile> read_by(std::size_t component) const {
        const core::ComponentSpec& spec = entry_.manifest.components[component];
        ComponentSetup setup = given_->setup(component, Given::plain);
        setup.data_dir = data();
        InMemoryHost host;
        if (spec.kind == core::ComponentKind::analyzer)
            return TestAnalyzer(host, module_, spec.name, setup).data_read();
        if (spec.kind == core::ComponentKind::aggregator)
            return TestAggregator(host, module_, spec.name, setup).data_read();
        if (spec.kind == core::ComponentKind::writer)
            return TestWriter(host, module_, spec.name, setup).data_read();
        return TestReader(host, module_, spec.name, setup).data_read();
    }

    core::CatalogueEntry entry_;
    LoadedModule module_;
    std::unique_ptr<GivenPlugin> given_;
    TemporaryFolder copy_;
};

/// Ways to spoil a file, and a part of what must then be said of it.
struct Harm {
    const char* says;
    std::function<void(const fs::path&)> done;
};

const Harm kHarms[] = {
    {"is not there", [](const fs::path& file) { fs::remove(file); }},
    {"is a folder",
     [](const fs::path& file) {
         fs::remove(file);
         fs::create_directory(file);
     }},
    {"is not UTF-8", [](const fs::path& file) { std::ofstream(file, std::ios::app) << "\xFF\n"; }},
    {"cannot read",  // as on a disk that fails
     [](const fs::path& file) {
         fs::remove(file);
         fs::create_symlink("/proc/self/mem", file);
     }},
};

class ShippedData : public testing::TestWithParam<std::string> {};

TEST_P(ShippedData, IsReadOrMissed) {
    const PluginWithData plugin(GetParam());
    const std::vector<std::string> files = plugin.files();
    ASSERT_FALSE(files.empty());
    ASSERT_THAT(plugin.read_by_all(), testing::UnorderedElementsAreArray(files)) << "what is shipped is read";
    for (const std::string& name : files) {
        const fs::path file = fs::path(plugin.data()) / name;
        const fs::path sound = plugin.data() + ".sound";
        fs::copy_file(file, sound, fs::copy_options::overwrite_existing);
        for (const Harm& harm : kHarms) {
            harm.done(file);
            const std::optional<std::string> said = plugin.refusal();
            ASSERT_TRUE(said) << name << ": used although it " << harm.says;
            EXPECT_THAT(*said, testing::HasSubstr("the data file '" + file.string() + "' of plugin '" +
                                                  plugin.id() + "'"));
            EXPECT_THAT(*said, testing::HasSubstr(harm.says));
            fs::remove(file);
            fs::copy_file(sound, file);
        }
        ASSERT_FALSE(plugin.refusal()) << name;
    }
}

std::vector<std::string> plugins_with_data() {
    std::vector<std::string> folders;
    for (const auto& folder : fs::directory_iterator(ROSTRA_PLUGIN_FOLDERS)) {
        if (fs::exists(folder.path() / "data")) folders.push_back(folder.path().string());
    }
    std::sort(folders.begin(), folders.end());
    return folders;
}

INSTANTIATE_TEST_SUITE_P(OfEveryPlugin, ShippedData, testing::ValuesIn(plugins_with_data()),
                         [](const auto& test) {
                             std::string name = fs::path(test.param).filename().string();
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

}  // namespace
}  // namespace rostra::test
