// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "base/host_version.hpp"
#include "cli/commands.hpp"
#include "manifest/json_value.hpp"
#include "rostra/abi/base.h"
#include "unicode/unicode_version.hpp"

namespace rostra::core {

int version_command(const Arguments& arguments, const Terminal& terminal) {
    if (arguments.json) {
        const nlohmann::ordered_json json = {{"rostra", host_version()},
                                             {"abi", ROSTRA_ABI_MAJOR},
                                             {"icu", icu_version()},
                                             {"unicode", unicode_version()}};
        terminal.out << to_text(json) << "\n";
    } else {
        terminal.out << "rostra " << host_version() << "\nABI " << ROSTRA_ABI_MAJOR << "\nICU "
                     << icu_version() << "\nUnicode " << unicode_version() << "\n";
    }
    return kAllWell;
}

}  // namespace rostra::core
