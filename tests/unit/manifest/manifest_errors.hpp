// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "manifest/parse_manifest.hpp"

namespace rostra::core {

inline constexpr std::string_view kHead = "rostra = 1\nid = \"p\"\nversion = \"1.0.0\"\nabi = 0\n";
inline constexpr std::string_view kComponent = "[[component]]\nname = \"c\"\nkind = \"analyzer\"\n";

inline std::string errors_of(std::string_view text) {
    const ParsedManifest parsed = parse_manifest(std::string(text), "p.rostra.toml");
    EXPECT_NE(parsed.manifest.has_value(), !parsed.errors.empty());
    return render(parsed.errors);
}

/// Of a manifest that is sound but for these lines of an option.
inline std::string errors_of_option(std::string_view lines) {
    return errors_of(std::string(kHead) + "[option.o]\n" + std::string(lines) + std::string(kComponent));
}

/// Of one that is sound but for these lines after its component's name.
inline std::string errors_of_component(std::string_view lines) {
    return errors_of(std::string(kHead) + "[[component]]\nname = \"c\"\n" + std::string(lines));
}

}  // namespace rostra::core
