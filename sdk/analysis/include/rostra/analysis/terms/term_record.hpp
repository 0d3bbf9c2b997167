// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace rostra {
inline namespace v0 {
namespace terms {

/// Adds text so that bytewise comparison of what is written is that of the texts, whatever follows them: a zero byte
/// becomes two, and two zero bytes end the text.
inline void append_ordered(std::string& bytes, std::string_view text) {
    constexpr char kZero[] = {'\0', '\1'};
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t zero = std::min(text.find('\0', at), text.size());
        bytes.append(text.substr(at, zero - at));
        if (zero < text.size()) bytes.append(kZero, sizeof kZero);
        at = zero + 1;
    }
    bytes.append(2, '\0');
}

/// Adds a number so that bytewise comparison is that of numbers.
inline void append_ordered(std::string& bytes, std::uint64_t number) {
    for (int shift = 56; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(number >> shift));
}

/// Reads what append_ordered() wrote, in the same order.
class OrderedReader {
public:
    explicit OrderedReader(std::string_view bytes) : left_(bytes) {}

    /// The text as it was written, still with its doubled zero bytes: equal where texts are.
    std::string_view written_text() {
        std::size_t zero = left_.find('\0');
        while (left_[zero + 1] != '\0') zero = left_.find('\0', zero + 2);
        const std::string_view text = left_.substr(0, zero);
        left_.remove_prefix(zero + 2);
        return text;
    }
    std::uint64_t number() {
        std::uint64_t number = 0;
        for (std::size_t i = 0; i < 8; ++i) number = number << 8 | static_cast<unsigned char>(left_[i]);
        left_.remove_prefix(8);
        return number;
    }
    std::uint8_t byte() {
        const auto byte = static_cast<std::uint8_t>(left_.front());
        left_.remove_prefix(1);
        return byte;
    }

private:
    std::string_view left_;
};

/// The text that written_text() gives back; `storage` is used where it holds zero bytes.
inline std::string_view plain_text(std::string_view written, std::string& storage) {
    if (written.find('\0') == std::string_view::npos) return written;
    storage.clear();
    for (std::size_t i = 0; i < written.size(); ++i) {
        storage.push_back(written[i]);
        if (written[i] == '\0') ++i;
    }
    return storage;
}

/// One count of a term: in all documents, in one, or in one group of a scope that has names.
struct TermRecord {
    static constexpr std::uint8_t kAll = 0;
    static constexpr std::uint8_t kDocument = 1;
    static constexpr std::uint8_t kNamed = 2;  ///< and on: the scopes that have names, in their order

    std::uint8_t scope = kAll;
    std::uint64_t group = 0;  ///< 0, the document's ordinal, or the group's number
    std::int64_t count = 0;
    std::uint32_t documents = 0;

    /// As bytes that sort by term.
    void write(std::string_view term, std::string& bytes) const {
        bytes.clear();
        append_ordered(bytes, term);
        bytes.push_back(static_cast<char>(scope));
        append_ordered(bytes, group);
        append_ordered(bytes, static_cast<std::uint64_t>(count));
        append_ordered(bytes, documents);
    }
    /// `term`: as written_text() gives it.
    static TermRecord read(std::string_view bytes, std::string_view& term) {
        OrderedReader reader(bytes);
        term = reader.written_text();
        TermRecord record;
        record.scope = reader.byte();
        record.group = reader.number();
        record.count = static_cast<std::int64_t>(reader.number());
        record.documents = static_cast<std::uint32_t>(reader.number());
        return record;
    }
};

}  // namespace terms
}  // namespace v0
}  // namespace rostra
