// SPDX-License-Identifier: Apache-2.0
#include "unicode/utf8.hpp"

#include <simdjson.h>

namespace rostra::core {

bool is_utf8(std::string_view bytes) { return simdjson::validate_utf8(bytes.data(), bytes.size()); }

}  // namespace rostra::core
