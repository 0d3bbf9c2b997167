// SPDX-License-Identifier: Apache-2.0
#include "xml_scanner.hpp"

#define XML_DTD  // the header declares the bound on entities to those who ask for it; every build of Debian has it
#include <expat.h>

#include <new>

#include "rostra/call.hpp"

namespace rostra::tei {

namespace {

constexpr std::size_t kDeepest = 1000;       // elements within each other
constexpr std::size_t kLongestEntity = 16;   // bytes that an entity of one to three characters may stand for
constexpr float kMostAmplification = 10.0F;  // of entities in attributes, against the file's own bytes
constexpr std::size_t kAskEvery = 4096;

std::string_view without_prefix(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

std::string_view XmlAttributes::get(std::string_view name) const {
    for (const char* const* at = pairs_; *at != nullptr; at += 2) {
        const std::string_view key = *at;
        if (key == name || (!key.starts_with("xml:") && without_prefix(key) == name)) return at[1];
    }
    return {};
}

/// What the parser calls.
struct XmlScanner::Calls {
    static XmlScanner& of(void* data) { return *static_cast<XmlScanner*>(data); }

    static void begin(void* data, const char* name, const char** attributes) {
        XmlScanner& self = of(data);
        self.guarded([&] {
            if (++self.depth_ > kDeepest)
                throw DocumentError("its elements are nested more than " + std::to_string(kDeepest) +
                                    " deep");
            self.handler_.begin(without_prefix(name), XmlAttributes(attributes));
        });
    }
    static void end(void* data, const char* name) {
        XmlScanner& self = of(data);
        self.guarded([&] {
            --self.depth_;
            self.handler_.end(without_prefix(name));
        });
    }
    static void words(void* data, const char* characters, int size) {
        of(data).tell({characters, static_cast<std::size_t>(size)});
    }
    static void skipped(void* data, const char* name, int parameter) {
        XmlScanner& self = of(data);
        if (parameter != 0) return;
        const auto known = self.entities_.find(std::string_view(name));
        if (known == self.entities_.end()) {
            ++self.left_out_;
        } else {
            self.tell(known->second);
        }
    }
    static void declared(void* data, const char* name, int parameter, const char* value, int size,
                         const char* /*base*/, const char* /*system*/, const char* /*public_id*/,
                         const char* /*notation*/) {
        if (parameter != 0 || value == nullptr || size <= 0) return;
        const std::string_view meaning(value, static_cast<std::size_t>(size));
        if (meaning.size() > kLongestEntity || meaning.find_first_of("&<") != std::string_view::npos) return;
        of(data).entities_.emplace(name, meaning);
    }
    static void ignored(void* /*data*/, const char* /*bytes*/, int /*size*/) {}
};

XmlScanner::XmlScanner(std::string_view text, XmlHandler& handler, std::function<void()> asked)
    : text_(text), handler_(handler), asked_(std::move(asked)), parser_(XML_ParserCreate("UTF-8")) {
    if (parser_ == nullptr) throw std::bad_alloc();
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, &Calls::begin, &Calls::end);
    XML_SetCharacterDataHandler(parser_, &Calls::words);
    // With a default handler the parser hands on the names of entities instead of what they stand for.
    XML_SetDefaultHandler(parser_, &Calls::ignored);
    XML_SetSkippedEntityHandler(parser_, &Calls::skipped);
    XML_SetEntityDeclHandler(parser_, &Calls::declared);
    XML_SetBillionLaughsAttackProtectionMaximumAmplification(parser_, kMostAmplification);
}

XmlScanner::~XmlScanner() { XML_ParserFree(parser_); }

void XmlScanner::guarded(const std::function<void()>& tell) {
    if (thrown_) return;
    try {
        if (++events_ % kAskEvery == 0) asked_();
        tell();
    } catch (...) {
        // The parser is C, so nothing is thrown through it.
        thrown_ = std::current_exception();
        XML_StopParser(parser_, XML_FALSE);
    }
}

void XmlScanner::tell(std::string_view characters) {
    const auto begin = static_cast<std::size_t>(XML_GetCurrentByteIndex(parser_));
    const auto size = static_cast<std::size_t>(XML_GetCurrentByteCount(parser_));
    guarded([&] { handler_.words(characters, begin, begin + size); });
}

void XmlScanner::pause() { XML_StopParser(parser_, XML_TRUE); }

bool XmlScanner::go_on() {
    const XML_Status status =
        begun_ ? XML_ResumeParser(parser_)
               : XML_Parse(parser_, text_.data(), static_cast<int>(text_.size()), XML_TRUE);
    begun_ = true;
    if (thrown_) std::rethrow_exception(thrown_);
    if (status == XML_STATUS_SUSPENDED) return true;
    if (status == XML_STATUS_OK) return false;
    const XML_Error error = XML_GetErrorCode(parser_);
    if (error == XML_ERROR_FINISHED) return false;
    if (error == XML_ERROR_NO_MEMORY) throw std::bad_alloc();
    throw DocumentError("it is no whole XML: line " + std::to_string(XML_GetCurrentLineNumber(parser_)) +
                        ", byte " + std::to_string(XML_GetCurrentByteIndex(parser_)) + ": " +
                        XML_ErrorString(error));
}

}  // namespace rostra::tei
