// SPDX-License-Identifier: Apache-2.0
#include "word_list.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>

#include "rostra/exceptions.hpp"

namespace rostra::tokenizer {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kBlanks = " \t\r";

std::string_view trimmed(std::string_view line) {
    line = line.substr(0, line.find('#'));
    const std::size_t first = line.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return {};
    return line.substr(first, line.find_last_not_of(kBlanks) - first + 1);
}

}  // namespace

std::vector<std::string> read_word_list(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::vector<std::string> words;
    for (std::string line; std::getline(file, line);) {
        std::string_view rest = line;
        if (words.empty() && rest.starts_with(kByteOrderMark)) rest.remove_prefix(kByteOrderMark.size());
        const std::string_view word = trimmed(rest);
        if (!word.empty()) words.emplace_back(word);
    }
    if (!file.eof()) {
        throw IoError("cannot read the word list '" + path + "': " + std::strerror(errno) +
                      "; it is a text file with one word a line");
    }
    return words;
}

}  // namespace rostra::tokenizer
