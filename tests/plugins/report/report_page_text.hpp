// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace rostra::test {

/// All that stands between two strings.
inline std::vector<std::string> all(const std::string& page, const std::string& before,
                                    const std::string& after) {
    std::vector<std::string> found;
    for (std::size_t at = page.find(before); at != std::string::npos; at = page.find(before, at)) {
        at += before.size();
        found.push_back(page.substr(at, page.find(after, at) - at));
    }
    return found;
}

inline std::string without(std::string page, const std::string& from, const std::string& to,
                           const std::string& instead) {
    for (std::size_t at = page.find(from); at != std::string::npos;
         at = page.find(from, at + instead.size())) {
        page.replace(at, page.find(to, at) + to.size() - at, instead);
    }
    return page;
}

/// The page without what is no markup.
inline std::string markup(const std::string& page) {
    return without(without(page, "<style>", "</style>", ""), "<script>", "</script>", "");
}

/// One section's markup, after its heading.
inline std::string section(const std::string& page, const std::string& id) {
    const std::size_t heading = page.find("<section id=\"" + id + "\"");
    if (heading == std::string::npos) return "absent";
    const std::size_t begin = page.find("</h2>", heading) + 5;
    return page.substr(begin, page.find("</section>", begin) - begin);
}

/// The words, with a space wherever there are tags or spaces between them.
inline std::string without_tags(const std::string& section) {
    std::string words;
    for (const char c : without(section, "<", ">", " ")) {
        if (c != ' ' || !words.ends_with(' ')) words += c;
    }
    return words;
}

}  // namespace rostra::test
