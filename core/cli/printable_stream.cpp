// SPDX-License-Identifier: Apache-2.0
#include "cli/printable_stream.hpp"

#include <cstddef>
#include <string_view>

#include "base/wording.hpp"

namespace rostra::core {

std::streamsize PrintableStream::Buffer::xsputn(const char* text, std::streamsize size) {
    target_ << printable_lines({text, static_cast<std::size_t>(size)});
    return target_ ? size : 0;
}

PrintableStream::Buffer::int_type PrintableStream::Buffer::overflow(int_type character) {
    if (traits_type::eq_int_type(character, traits_type::eof())) return traits_type::not_eof(character);
    const char c = traits_type::to_char_type(character);
    return xsputn(&c, 1) == 1 ? character : traits_type::eof();
}

int PrintableStream::Buffer::sync() {
    target_.flush();
    return target_ ? 0 : -1;
}

}  // namespace rostra::core
