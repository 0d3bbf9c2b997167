// SPDX-License-Identifier: Apache-2.0
#include "report_block.hpp"

#include <zlib.h>

#include <cstdint>
#include <stdexcept>

namespace rostra::report {

namespace {

// Of 9, which would make pages a twentieth smaller in four times the time.
constexpr int kEffort = 4;

std::string base64(std::string_view bytes) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::string_view three = bytes.substr(at, 3);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            bits = bits << 8U | (i < three.size() ? static_cast<unsigned char>(three[i]) : 0U);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            out += i <= three.size() ? kDigits[bits >> (18U - 6U * i) & 63U] : '=';
        }
    }
    return out;
}

}  // namespace

std::string deflated(std::string_view bytes) {
    std::string packed(compressBound(bytes.size()), '\0');
    uLongf size = packed.size();
    const int status = compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                                 reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), kEffort);
    if (status != Z_OK) throw std::runtime_error("zlib cannot deflate a part of the page");
    packed.resize(size);
    return base64(packed);
}

void write_block(OutputFile& file, std::string_view id, std::string_view json) {
    const bool plain = json.size() < kPlainBlock;
    file.write(plain ? R"(<script type="application/json" id=")"
                     : R"(<script type="application/x-deflate" id=")");
    file.write(id);
    file.write("\">");
    if (plain) {
        file.write(json);
    } else {
        file.write(deflated(json));
    }
    file.write("</script>\n");
}

}  // namespace rostra::report
