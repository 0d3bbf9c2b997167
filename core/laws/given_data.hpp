// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "laws/in_memory_host.hpp"
#include "loader/plugin_data.hpp"
#include "rostra/services.hpp"

namespace rostra::laws {

/// A folder as a plugin sees it while it is made, for tests of what reads its data.
///
///     const GivenData given("plugins/tokenizer/data");
///     const WordList list(given.data().read("en/stop-words.txt"));
class GivenData {
public:
    explicit GivenData(const std::string& folder, const std::vector<std::string>& shipped = {})
        : folder_(folder), read_("given", folder, shipped), call_(host_, HostCall::Kind::setup) {
        host_.data = &read_;
        raw_.struct_size = sizeof raw_;
        raw_.data_dir = str(folder_);
    }

    [[nodiscard]] Data data() const { return {Setup(&raw_), Call(call_.raw())}; }
    /// What the host has to say of the first file that could not be read.
    [[nodiscard]] std::string failure() const { return read_.failure() ? read_.failure()->message : ""; }

private:
    std::string folder_;
    core::PluginData read_;
    InMemoryHost host_;
    HostCall call_;
    rostra_setup raw_{};
};

}  // namespace rostra::laws
