// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

struct XML_ParserStruct;

namespace rostra::tei {

/// Attributes of an element, by their names without a prefix but `xml:`.
class XmlAttributes {
public:
    explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}
    /// Empty where there is none.
    [[nodiscard]] std::string_view get(std::string_view name) const;

private:
    const char* const* pairs_;
};

/// What an XmlScanner tells. Names of elements come without their prefix.
class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual void begin(std::string_view element, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view element) = 0;
    /// Characters that bytes [begin, end) of the text stand for; they are these bytes unless a reference or a line end is there.
    virtual void words(std::string_view characters, std::size_t begin, std::size_t end) = 0;
};

/// Goes through XML and tells where everything stands. Nothing is fetched. An entity is expanded where the file declares it and it
/// stands for a few characters; any other is left out and counted.
class XmlScanner {
public:
    /// `text` is UTF-8 and must outlive this, whatever encoding it says of itself. `asked` is called every few thousand events.
    XmlScanner(std::string_view text, XmlHandler& handler, std::function<void()> asked);
    ~XmlScanner();
    XmlScanner(XmlScanner&&) = delete;

    /// Goes on to the next pause or the end; false: the end. Throws DocumentError that names line and byte where the XML is broken,
    /// and whatever the handler throws.
    bool go_on();
    /// Called by the handler: go_on() returns.
    void pause();

    [[nodiscard]] std::size_t left_out_entities() const { return left_out_; }

private:
    struct Calls;
    void guarded(const std::function<void()>& tell);
    void tell(std::string_view characters);

    std::string_view text_;
    XmlHandler& handler_;
    std::function<void()> asked_;
    XML_ParserStruct* parser_;
    std::map<std::string, std::string, std::less<>> entities_;
    std::exception_ptr thrown_;
    std::size_t events_ = 0;
    std::size_t depth_ = 0;
    std::size_t left_out_ = 0;
    bool begun_ = false;
};

}  // namespace rostra::tei
