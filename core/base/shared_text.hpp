// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace rostra::core {

/// A string that never changes and that its copies share: for what stands beside thousands of values, such as the name of
/// the file that they were read from.
class SharedText {
public:
    SharedText() = default;
    SharedText(std::string text)  // NOLINT(google-explicit-constructor): it is used as a string
        : text_(text.empty() ? nullptr : std::make_shared<const std::string>(std::move(text))) {}
    SharedText(const char* text) : SharedText(std::string(text)) {}  // NOLINT(google-explicit-constructor)

    operator const std::string&() const { return str(); }  // NOLINT(google-explicit-constructor)
    [[nodiscard]] const std::string& str() const {
        static const std::string none;
        return text_ == nullptr ? none : *text_;
    }
    [[nodiscard]] bool empty() const { return text_ == nullptr; }

    friend bool operator==(const SharedText& a, const SharedText& b) {
        return a.text_ == b.text_ || a.str() == b.str();
    }

private:
    std::shared_ptr<const std::string> text_;  // nullptr: it is empty
};

}  // namespace rostra::core
