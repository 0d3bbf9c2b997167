// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <zlib.h>

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>

namespace rostra::test {

inline std::string from_base64(std::string_view digits) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char digit : digits) {
        if (digit == '=') break;
        bits = bits << 6U | static_cast<std::uint32_t>(kDigits.find(digit));
        count += 6;
        if (count < 8) continue;
        count -= 8;
        out += static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU);
    }
    return out;
}

inline std::string inflated(std::string_view base64) {
    const std::string packed = from_base64(base64);
    std::string out(packed.size() * 20 + 100'000, '\0');
    for (;;) {
        uLongf size = out.size();
        const int status = uncompress(reinterpret_cast<Bytef*>(out.data()), &size,
                                      reinterpret_cast<const Bytef*>(packed.data()), packed.size());
        if (status == Z_OK) return out.substr(0, size);
        if (status != Z_BUF_ERROR) throw std::runtime_error("a block of the page cannot be inflated");
        out.resize(out.size() * 4);
    }
}

/// The JSON of a data block of the page.
inline nlohmann::json block(const std::string& page, const std::string& id) {
    const std::string end = "\" id=\"" + id + "\">";
    const std::size_t at = page.find(end);
    if (at == std::string::npos) throw std::runtime_error("the page has no block " + id);
    const std::size_t begin = at + end.size();
    const std::string content = page.substr(begin, page.find("</script>", begin) - begin);
    const bool plain = page.compare(at - 4, 4, "json") == 0;
    return nlohmann::json::parse(plain ? content : inflated(content));
}

/// The head of a layer or table in the page's index; null where it has none.
inline nlohmann::json product(const std::string& page, const std::string& name) {
    const nlohmann::json run = block(page, "run");
    for (const nlohmann::json& one : run.at("products")) {
        if (one.at("name") == name) return one;
    }
    return nullptr;
}

/// The values of a column of a layer or table, row by row.
inline nlohmann::json values(const std::string& page, const std::string& name, const std::string& column) {
    const nlohmann::json head = product(page, name);
    const nlohmann::json rows = block(page, head.at("block").get<std::string>());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (head.at("columns").at(i).at("name") != column) continue;
        if (rows[i].contains("v")) return rows[i]["v"];
        nlohmann::json out = nlohmann::json::array();
        for (const nlohmann::json& code : rows[i]["c"]) {
            out.push_back(code < 0 ? nlohmann::json() : rows[i]["d"].at(code.get<std::size_t>()));
        }
        return out;
    }
    return nullptr;
}

}  // namespace rostra::test
