// SPDX-License-Identifier: Apache-2.0
#include "tei_print.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>

namespace rostra::tei {

namespace {

constexpr std::string_view kBlanks = " \t\r\n\f\v";

struct EventElement {
    std::string_view kind;
    std::string_view element;
    std::string_view attribute;
};

// By kinds of the layer `event`. data/event_kinds.txt has the way back.
constexpr std::array kElements = {
    EventElement{"applause", "kinesic", "type=\"applause\""},
    EventElement{"laughter", "vocal", "type=\"laughter\""},
    EventElement{"interjection", "vocal", "type=\"interruption\""},
    EventElement{"silence", "incident", "type=\"silence\""},
    EventElement{"sound", "incident", "type=\"sound\""},
    EventElement{"unclear", "gap", "reason=\"inaudible\""},
    EventElement{"time", "note", "type=\"time\""},
    EventElement{"vote", "note", "type=\"vote\""},
    EventElement{"procedure", "note", "type=\"procedure\""},
};
constexpr EventElement kOther{"direction", "note", "type=\"comment\""};

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

/// White space is one blank each.
std::string flowing(std::string_view text) {
    std::string line;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t blank = std::min(text.find_first_of(kBlanks, at), text.size());
        line += text.substr(at, blank - at);
        at = std::min(text.find_first_not_of(kBlanks, blank), text.size());
        if (at > blank) line += ' ';
    }
    return line;
}

/// A blank line.
std::size_t find_paragraph_end(std::string_view text, std::size_t from) {
    for (std::size_t at = text.find('\n', from); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        const std::size_t next = text.find_first_not_of(" \t\r", at + 1);
        if (next == std::string_view::npos || text[next] == '\n') return at;
    }
    return text.size();
}

class Printer {
public:
    explicit Printer(const PrintedDocument& document) : document_(document) {}

    std::string print() {
        out_ = "<TEI xml:id=\"" + document_.id + '"';
        if (!document_.language.empty()) out_ += " xml:lang=\"" + as_xml(document_.language) + '"';
        out_ += ">\n";
        // People are told of in the header, and are met in the text.
        std::string header = std::move(out_);
        out_.clear();
        print_text();
        std::string text = std::move(out_);
        out_ = std::move(header);
        print_header();
        return std::move(out_) + text + "</TEI>\n";
    }

private:
    struct Person {
        std::string id;
        std::string_view role;
        std::string_view group;
    };

    [[nodiscard]] std::string_view fact(std::string_view name) const {
        for (const auto& [known, value] : document_.facts) {
            if (known == name) return value;
        }
        return {};
    }
    void element(std::string_view name, std::string_view value) {
        if (value.empty()) return;
        out_ += '<';
        out_ += name;
        out_ += '>' + as_xml(flowing(trimmed(value))) + "</";
        out_ += name.substr(0, name.find(' '));
        out_ += '>';
    }

    void print_header() {
        const std::string_view title = fact("title");
        const std::string_view date = fact("date");
        out_ += "<teiHeader>\n<fileDesc><titleStmt>";
        element("title", title.empty() ? document_.name : title);
        element("author", fact("byline"));
        out_ += "</titleStmt><publicationStmt><p>";
        out_ += as_xml(document_.name) + "</p></publicationStmt><sourceDesc><bibl>";
        element("title", title.empty() ? document_.name : title);
        element("publisher", fact("publisher"));
        element("idno type=\"URI\"", fact("url"));
        element("date when=\"" + as_xml(date) + '"', date);
        out_ += "</bibl></sourceDesc></fileDesc>\n";
        if (!people_.empty()) {
            out_ += "<profileDesc><particDesc><listPerson>\n";
            for (const std::string_view name : in_order_) {
                const Person& person = people_.at(name);
                out_ += "<person xml:id=\"" + person.id + "\">";
                element("persName", name);
                element("occupation", person.role);
                element("affiliation", person.group);
                out_ += "</person>\n";
            }
            out_ += "</listPerson></particDesc></profileDesc>\n";
        }
        out_ += "</teiHeader>\n";
    }

    void print_text() {
        out_ += "<text><body><div>\n";
        std::int32_t at = 0;
        for (const PrintedTurn& turn : document_.turns) {
            const bool labelled =
                !turn.label.empty() && turn.label.begin >= at && turn.label.end <= turn.said.begin;
            const std::int32_t begin = labelled ? turn.label.begin : turn.said.begin;
            if (begin > at) print_range({at, begin}, "p");
            if (labelled) {
                out_ += "<note type=\"speaker\">";
                out_ += as_xml(flowing(trimmed(slice(document_.text, turn.label)))) + "</note>\n";
                print_between({turn.label.end, turn.said.begin});
            }
            print_turn(turn);
            at = std::max(at, turn.said.end);
        }
        print_range({at, static_cast<std::int32_t>(document_.text.size())}, "p");
        out_ += "</div></body></text>\n";
    }

    /// What stands between a label and its words: its colon goes without saying, words are kept.
    void print_between(Span span) {
        const std::string_view text = slice(document_.text, span);
        const bool says = std::any_of(text.begin(), text.end(), [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                   (byte >= 'a' && byte <= 'z');
        });
        if (says) print_range(span, "p");
    }

    void print_turn(const PrintedTurn& turn) {
        if (turn.nobodys) return print_range(turn.said, "p");
        out_ += "<u";
        if (!turn.name.empty()) out_ += " who=\"#" + id_of(turn.name, turn.role, turn.group) + '"';
        out_ += ">\n";
        print_range(turn.said, "seg");
        out_ += "</u>\n";
    }

    const std::string& id_of(std::string_view name, std::string_view role = {}, std::string_view group = {}) {
        const auto [found, added] = people_.try_emplace(name);
        Person& person = found->second;
        if (added) {
            person.id = document_.id + ".p" + std::to_string(in_order_.size() + 1);
            in_order_.push_back(name);
        }
        if (person.role.empty()) person.role = role;
        if (person.group.empty()) person.group = group;
        return person.id;
    }

    /// The paragraphs of a stretch, each in `element`; events stand in theirs, or alone where they are all of one.
    void print_range(Span span, std::string_view element) {
        const std::string_view text = document_.text.substr(0, static_cast<std::size_t>(span.end));
        auto at = static_cast<std::size_t>(span.begin);
        while (at < text.size()) {
            const std::size_t end = find_paragraph_end(text, at);
            print_paragraph({static_cast<std::int32_t>(at), static_cast<std::int32_t>(end)}, element);
            at = std::min(text.find_first_not_of(kBlanks, end), text.size());
        }
    }

    void print_paragraph(Span span, std::string_view element) {
        std::string inside;
        std::string alone;  // events before the first words
        bool words = false;
        std::int32_t at = span.begin;
        const auto say = [&](std::int32_t to) {
            const std::string said = without_noise({at, std::max(at, to)});
            if (trimmed(said).empty()) {
                if (words && !said.empty() && !inside.ends_with(' ')) inside += ' ';
            } else {
                inside += as_xml(
                    flowing(words ? std::string_view(said) : said.substr(said.find_first_not_of(kBlanks))));
                words = true;
            }
            at = std::max(at, to);
        };
        const auto first = std::lower_bound(
            document_.events.begin(), document_.events.end(), span.begin,
            [](const PrintedEvent& event, std::int32_t begin) { return event.place.begin < begin; });
        for (auto event = first; event != document_.events.end() && event->place.begin < span.end; ++event) {
            if (event->place.begin < at || event->place.end > span.end || event->place.empty()) continue;
            say(event->place.begin);
            (words ? inside : alone) += event_text(*event) + (words ? "" : "\n");
            at = event->place.end;
        }
        say(span.end);
        out_ += alone;
        if (!words) return;
        while (inside.ends_with(' ')) inside.pop_back();
        out_ += '<';
        out_ += element;
        out_ += '>' + inside + "</";
        out_ += element;
        out_ += ">\n";
    }

    std::string event_text(const PrintedEvent& event) {
        const auto known = std::find_if(kElements.begin(), kElements.end(),
                                        [&](const EventElement& one) { return one.kind == event.kind; });
        const EventElement& as = known == kElements.end() ? kOther : *known;
        const std::string words = as_xml(flowing(trimmed(slice(document_.text, event.place))));
        std::string text = "<" + std::string(as.element) + ' ' + std::string(as.attribute);
        if (!event.name.empty()) text += " who=\"#" + id_of(event.name) + '"';
        const bool described = as.element != "note";
        return text + '>' + (described ? "<desc>" : "") + words + (described ? "</desc>" : "") + "</" +
               std::string(as.element) + '>';
    }

    [[nodiscard]] std::string without_noise(Span span) const {
        std::string text;
        std::int32_t at = span.begin;
        const auto first =
            std::lower_bound(document_.noise.begin(), document_.noise.end(), span.begin,
                             [](Span noise, std::int32_t begin) { return noise.end <= begin; });
        for (auto noise = first; noise != document_.noise.end() && noise->begin < span.end; ++noise) {
            if (noise->begin > at) text += slice(document_.text, {at, noise->begin});
            at = std::max(at, std::min(noise->end, span.end));
        }
        return text += slice(document_.text, {at, span.end});
    }

    const PrintedDocument& document_;
    std::string out_;
    std::map<std::string_view, Person> people_;
    std::vector<std::string_view> in_order_;
};

}  // namespace

std::string as_xml(std::string_view text) {
    std::string xml;
    xml.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte == '&') {
            xml += "&amp;";
        } else if (byte == '<') {
            xml += "&lt;";
        } else if (byte == '>') {
            xml += "&gt;";
        } else if (byte == '"') {
            xml += "&quot;";
        } else if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') {
            xml += "\uFFFD";
        } else if (text.substr(i).starts_with("\uFFFE") || text.substr(i).starts_with("\uFFFF")) {
            xml += "\uFFFD";
            i += 2;
        } else {
            xml += text[i];
        }
    }
    return xml;
}

std::string to_tei(const PrintedDocument& document) { return Printer(document).print(); }

}  // namespace rostra::tei
