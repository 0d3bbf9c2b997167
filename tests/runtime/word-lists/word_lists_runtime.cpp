// SPDX-License-Identifier: Apache-2.0
// A runtime: a guest is a folder with a manifest that says `runtime = "word-lists"`, with one analyzer `words` whose layer
// has the column `word`, and with data/words.txt, a word a line.
#include <deque>
#include <string>
#include <vector>

#include "rostra/abi/module.h"
#include "rostra/plugin.hpp"

namespace {

using rostra::Call;
using rostra::Setup;

class Words {
public:
    using Output = rostra::LayerBuilder<rostra::Dictionary>;

    Words(const Setup& setup, const Call& call) {
        std::string_view lines = rostra::Data(setup, call).read("words.txt").text();
        while (!lines.empty()) {
            const std::size_t end = std::min(lines.find('\n'), lines.size());
            if (end > 0) words_.emplace_back(lines.substr(0, end));
            lines.remove_prefix(std::min(end + 1, lines.size()));
        }
        if (words_.empty()) throw rostra::OptionError(std::string(setup.plugin()) + " lists no words");
    }

    void analyze(const rostra::Document& document, Output& hits) const {
        const std::string_view text = document.text();
        for (std::size_t at = 0; at < text.size(); ++at) {
            for (const std::string& word : words_) {
                if (text.compare(at, word.size(), word) != 0) continue;
                const auto begin = static_cast<std::int32_t>(at);
                hits.add({begin, begin + static_cast<std::int32_t>(word.size())}, word);
                at += word.size() - 1;
                break;
            }
        }
    }

private:
    std::vector<std::string> words_;
};

/// A guest's module, and what it points to.
struct Guest {
    std::string manifest;
    rostra_component component = rostra::analyzer<Words>("words");
    const rostra_component* components[1] = {&component};
    rostra_module module{};
};

rostra_status give_module(const rostra_call* call, const rostra_guest* guest,
                          const rostra_module** module) noexcept {
    return rostra::detail::guard(call, -1, [&] {
        static auto& guests = *new std::deque<Guest>;
        const std::string_view manifest = rostra::view(guest->manifest);
        if (manifest.find("name = \"words\"") == std::string_view::npos) {
            throw rostra::OptionError("its manifest has no component 'words'");
        }
        Guest& made = guests.emplace_back();
        made.manifest = manifest;
        made.module.struct_size = sizeof(rostra_module);
        made.module.abi_minor = ROSTRA_ABI_MINOR;
        made.module.manifest = rostra::str(made.manifest);
        made.module.components = made.components;
        made.module.component_count = 1;
        *module = &made.module;
    });
}

const rostra_runtime kRuntime = {sizeof(rostra_runtime), 0, give_module};

const void* extension(const char* id) noexcept {
    return std::string_view(id) == ROSTRA_RUNTIME ? &kRuntime : nullptr;
}

constexpr char kManifest[] = {
#include "rostra_manifest.inc"
};

}  // namespace

ROSTRA_EXPORT const rostra_module* rostra_module_0(void) noexcept {
    static const rostra_module module = {
        sizeof(rostra_module), ROSTRA_ABI_MINOR, {kManifest, sizeof kManifest}, nullptr, 0, 0,
        {nullptr, 0},          extension};
    return &module;
}
