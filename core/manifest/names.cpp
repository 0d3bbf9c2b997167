// SPDX-License-Identifier: Apache-2.0
#include "manifest/names.hpp"

#include <algorithm>
#include <cstddef>

namespace rostra::core {
namespace {

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/// Words joined by one `joint` each, the first beginning with a letter.
bool is_joined(std::string_view name, char joint) {
    if (name.empty() || !is_letter(name.front()) || name.back() == joint) return false;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const bool plain = is_letter(c) || (c >= '0' && c <= '9');
        if (!plain && (c != joint || name[i - 1] == joint)) return false;
    }
    return true;
}

bool is_dotted(std::string_view name, char joint) {
    for (;;) {
        const std::size_t dot = std::min(name.find('.'), name.size());
        if (!is_joined(name.substr(0, dot), joint)) return false;
        if (dot == name.size()) return true;
        name.remove_prefix(dot + 1);
    }
}

}  // namespace

bool is_option_name(std::string_view name) { return is_joined(name, '-'); }

bool is_plugin_name(std::string_view name) { return is_dotted(name, '-'); }

bool is_column_name(std::string_view name) { return is_joined(name, '_'); }

bool is_product_name(std::string_view name) { return is_dotted(name, '_'); }

}  // namespace rostra::core
