// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tei_elements.hpp"
#include "tei_text.hpp"
#include "xml_scanner.hpp"

namespace rostra::tei {

/// A speech, or a part of one where another stands within it.
struct TeiSpeech {
    Span said;
    Span label;       ///< empty at said.begin where nothing is printed
    std::string who;  ///< as the mark-up has it
    std::string role;
};

struct TeiEvent {
    Span place;  ///< empty where the mark-up has no words for it
    std::string element;
    std::string type;
    std::string who;
};

/// Words at a place, and why they are told apart.
struct TeiMark {
    Span place;
    std::string_view rule;
    std::int32_t level = 0;
};

/// What `text` of one TEI document says: hand it every element of it, in order.
class TeiDocument {
public:
    explicit TeiDocument(const Utf8Input& input) : text_(input) {}

    void begin(std::string_view element, const XmlAttributes& attributes);
    void end();
    void words(std::string_view characters, std::size_t begin, std::size_t end);
    /// To be called behind the last element.
    void finish() { flush_label(); }

    [[nodiscard]] const TeiText& text() const { return text_; }
    [[nodiscard]] const std::vector<TeiSpeech>& speeches() const { return speeches_; }
    [[nodiscard]] const std::vector<TeiEvent>& events() const { return events_; }
    [[nodiscard]] const std::vector<TeiMark>& page() const { return page_; }
    [[nodiscard]] const std::vector<TeiMark>& headings() const { return headings_; }
    [[nodiscard]] const std::string& language() const { return language_; }

private:
    struct Open {
        Element kind = Element::inlined;
        std::int32_t from = 0;  // bytes of the text when it began
        bool counts = false;    // it opened a speech, an event …, which its end closes
        bool division = false;
        bool taken = false;     // of variants: one was
        bool joins = false;     // of a word: the next goes on it
        bool in_block = false;  // of an event: it stands within a block
    };
    struct Speaking {
        TeiSpeech speech;
        std::int32_t first = -1;  // of what is said; -1: nothing yet
        std::int32_t last = 0;
        bool by_note = false;  // its label is a note's
    };

    void begin_event(std::string_view element, const XmlAttributes& attributes, Open& open);
    void end_event(const Open& open);
    void begin_speech(const XmlAttributes& attributes);
    void close_row();
    void drop_label();
    void flush_label();

    TeiText text_;
    std::vector<Open> open_;
    std::vector<Speaking> speaking_;
    std::vector<TeiSpeech> speeches_;
    std::vector<TeiEvent> events_;
    std::vector<TeiMark> page_, headings_;
    std::string language_;
    TeiEvent event_;                 // the one that is open
    std::optional<TeiEvent> label_;  // a note that names who speaks next
    std::string_view page_rule_;
    std::size_t hidden_ = 0;  // elements open within one that is hidden, and it
    std::size_t divisions_ = 0;
    std::size_t blocks_ = 0;  // open ones that hold words
    bool aside_ = false;      // within an event, a label, or what is on the page alone
    bool in_heading_ = false;
};

}  // namespace rostra::tei
