// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal_text.hpp"

#include <cstddef>
#include <string_view>

#include "base/wording.hpp"

namespace rostra::core {

TerminalText::~TerminalText() { to_ << printable(pending_) << std::flush; }

TerminalText::int_type TerminalText::overflow(int_type c) {
    if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
    const char character = traits_type::to_char_type(c);
    return xsputn(&character, 1) == 1 ? c : traits_type::eof();
}

std::streamsize TerminalText::xsputn(const char* text, std::streamsize size) {
    pending_.append(text, static_cast<std::size_t>(size));
    std::string_view rest = pending_;
    for (std::size_t at = rest.find('\n'); at != std::string_view::npos; at = rest.find('\n')) {
        to_ << printable(rest.substr(0, at)) << '\n';
        rest.remove_prefix(at + 1);
    }
    pending_.erase(0, pending_.size() - rest.size());
    return to_ ? size : 0;
}

int TerminalText::sync() {
    to_ << printable(pending_) << std::flush;
    pending_.clear();
    return to_ ? 0 : -1;
}

}  // namespace rostra::core
