// SPDX-License-Identifier: Apache-2.0
#include "unicode/encoding_names.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <cstdint>

namespace rostra::core {

bool is_encoding(std::string_view name) {
    if (name.empty()) return false;  // ICU would take its default
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(std::string(name).c_str(), &status);
    ucnv_close(converter);
    return U_SUCCESS(status);
}

std::vector<std::string> encoding_names() {
    std::vector<std::string> names;
    for (std::int32_t i = 0; i < ucnv_countAvailable(); ++i) {
        const char* converter = ucnv_getAvailableName(i);
        UErrorCode status = U_ZERO_ERROR;
        const std::uint16_t aliases = ucnv_countAliases(converter, &status);
        for (std::uint16_t k = 0; U_SUCCESS(status) && k < aliases; ++k) {
            if (const char* alias = ucnv_getAlias(converter, k, &status)) names.emplace_back(alias);
        }
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

}  // namespace rostra::core
