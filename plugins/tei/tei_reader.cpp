// SPDX-License-Identifier: Apache-2.0
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "event_kinds.hpp"
#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/language_tag.hpp"
#include "rostra/analysis/language/utf8_input.hpp"
#include "rostra/plugin.hpp"
#include "tei_document.hpp"
#include "tei_header.hpp"
#include "tei_people.hpp"
#include "tei_writer.hpp"
#include "xml_scanner.hpp"

namespace rostra::tei {
namespace {

/// What `<?xml … encoding="…"?>` says; UTF-8 where it says nothing.
std::string said_encoding(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, bytes.substr(0, 400).find("?>"));
    const std::size_t key = head.starts_with("<?xml") ? head.find("encoding") : std::string_view::npos;
    if (key == std::string_view::npos) return "UTF-8";
    const std::size_t open = head.find_first_of("\"'", key);
    if (open == std::string_view::npos) return "UTF-8";
    const std::string name(head.substr(open + 1, head.find(head[open], open + 1) - open - 1));
    return name;
}

/// `eng` and `en` are one language, whose tag is `en`.
std::string language_tag(std::string_view said) {
    if (!is_language_tag(said)) return {};
    std::array<char, 64> tag{};
    UErrorCode status = U_ZERO_ERROR;
    std::string locale(said);
    std::replace(locale.begin(), locale.end(), '-', '_');
    const std::int32_t size =
        uloc_toLanguageTag(locale.c_str(), tag.data(), static_cast<std::int32_t>(tag.size()), 0, &status);
    const std::string found(tag.data(), U_SUCCESS(status) ? static_cast<std::size_t>(size) : 0);
    return is_language_tag(found) && found != "und" ? found : std::string(said);
}

/// Hands on the documents of a TEI file, with what their mark-up tells.
class TeiReader {
public:
    TeiReader(const Setup& setup, const Call& call)
        : kinds_(Data(setup, call).read("event_kinds.txt")), encoding_(setup.options().string("encoding")) {
        const Options options = setup.options();
        if (encoding_ != "auto" && !is_encoding(encoding_)) {
            throw OptionError(
                "no encoding '" + encoding_ + "' is known; it is \"auto\" or a name that ICU knows",
                options.where("encoding"));
        }
        for (const char* option : {"people", "organisations"}) {
            if (!options.has(option)) continue;
            const DataText list = Data(setup, call).read_named(options.string(option), options.where(option));
            try {
                read_people(list.text(), people_);
            } catch (const DocumentError& error) {
                throw OptionError("'" + std::string(options.string(option)) + "': " + error.what(),
                                  options.where(option));
            }
        }
    }

    class Cursor : public XmlHandler {
    public:
        Cursor(const TeiReader& reader, Source& source)
            : reader_(reader), name_(source.name()), bytes_(source.whole()) {}

        bool next(const Call& call, Record& record) {
            call_ = &call;
            if (!scanner_) {
                input_ = std::make_unique<Utf8Input>(
                    bytes_, reader_.encoding_ == "auto" ? known_encoding() : reader_.encoding_);
                scanner_ =
                    std::make_unique<XmlScanner>(input_->text(), *this, [this] { call_->check_stop(); });
            }
            while (scanner_->go_on()) {
                document_->finish();
                ++number_;
                if (document_->text().size() == 0) continue;
                hand_over(call, record);
                ++handed_over_;
                return true;
            }
            tell(call);
            if (handed_over_ == 0) throw DocumentError(nothing_said());
            return false;
        }

    private:
        [[nodiscard]] std::string known_encoding() const {
            std::string said = said_encoding(bytes_);
            if (is_encoding(said)) return said;
            throw DocumentError("it says of itself that its encoding is '" + said +
                                "', which is not known; set the option `encoding` of [input.tei]");
        }

        [[nodiscard]] std::string nothing_said() const {
            if (!own_people_.empty() || !corpus_people_.empty()) {
                return "it lists people and holds no text; name it in the option `people` of [input.tei], so "
                       "that "
                       "other files know them, and leave it out of `paths`";
            }
            return "it is TEI and holds no text";
        }

        void begin(std::string_view element, const XmlAttributes& attributes) override {
            if (depth_++ == 0) take_root(element);
            const bool is_document = element == "TEI" || element == "TEI.2";
            if (header_ > 0 || element == "teiHeader") {
                ++header_;
                TeiPeople& people = documents_ > 0 ? own_people_ : corpus_people_;
                people.begin(element, attributes);
                if (documents_ > 0) about_.begin(element, attributes);
                return;
            }
            if (is_document && documents_++ == 0) {
                document_ = std::make_unique<TeiDocument>(*input_);
                own_people_ = TeiPeople();
                about_ = TeiHeader();
                id_ = attributes.get("xml:id");
                language_ = attributes.get("xml:lang");
            } else if (documents_ > 0) {
                if (lists_ > 0 || element == "standOff") {
                    ++lists_;
                    own_people_.begin(element, attributes);
                } else {
                    document_->begin(element, attributes);
                }
            }
        }

        void end(std::string_view element) override {
            --depth_;
            if (header_ > 0) {
                --header_;
                (documents_ > 0 ? own_people_ : corpus_people_).end(element);
                if (documents_ > 0) about_.end(element);
            } else if (lists_ > 0) {
                --lists_;
                own_people_.end(element);
            } else if (documents_ > 0) {
                if (element != "TEI" && element != "TEI.2") {
                    document_->end();
                } else if (--documents_ == 0) {
                    scanner_->pause();
                } else {
                    document_->end();
                }
            }
        }

        void words(std::string_view characters, std::size_t begin, std::size_t end) override {
            if (header_ > 0) {
                (documents_ > 0 ? own_people_ : corpus_people_).words(characters);
                if (documents_ > 0) about_.words(characters);
            } else if (lists_ > 0) {
                own_people_.words(characters);
            } else if (documents_ > 0) {
                document_->words(characters, begin, end);
            }
        }

        void take_root(std::string_view element) {
            in_corpus_ = element.starts_with("teiCorpus");
            if (element == "TEI" || element == "teiCorpus" || element == "TEI.2" || element == "teiCorpus.2")
                return;
            if (element == "listPerson" || element == "listOrg" || element == "taxonomy") {
                throw DocumentError(
                    "it is a list (<" + std::string(element) +
                    ">) and no text; lists of people and parties are named in the options `people` and "
                    "`organisations` of [input.tei]: leave it out of `paths`");
            }
            throw DocumentError(
                "it is XML of another kind than TEI (<" + std::string(element.substr(0, 40)) +
                ">), and no reader takes that; if its mark-up is to be read as words, name the reader "
                "\"text\" in `reader` of [input]");
        }

        struct Somebody {
            std::string name;
            const TeiPerson* person = nullptr;
            const TeiPeople* list = nullptr;
        };

        /// Whom `who` means: a person, or nobody's id, or words. Several pointers are nobody.
        [[nodiscard]] Somebody who_is(std::string_view who) const {
            who = trimmed(who);
            if (who.empty()) return {};
            for (const TeiPeople* list : {&own_people_, &corpus_people_, &reader_.people_}) {
                if (const TeiPerson* person = list->person(id_of(who)))
                    return {list->name_of(*person), person, list};
            }
            const bool several =
                who.find(' ') != std::string_view::npos && who.find('#') != std::string_view::npos;
            return {several ? std::string() : with_single_spaces(id_of(who)), nullptr, nullptr};
        }

        void hand_over(const Call& call, Record& record) {
            emit_speeches(call);
            emit_events(call);
            LayerBuilder<Dictionary> page;
            page.begin_document();
            for (const TeiMark& mark : document_->page()) page.add(mark.place, mark.rule);
            call.emit(3, page.take());
            LayerBuilder<Int32> headings;
            headings.begin_document();
            for (const TeiMark& mark : document_->headings()) headings.add(mark.place, mark.level);
            call.emit(4, headings.take());
            facts_ = about_.facts();
            for (const auto& [name, value] : facts_) record.facts.emplace_back(name, value);
            tag_ = language_tag(document_->language().empty() ? language_ : document_->language());
            record.language = tag_;
            if (in_corpus_ || number_ > 1) {
                if (id_.empty() || !keys_.insert(id_).second) id_ = std::to_string(number_);
                record.key = id_;
            }
            record.bytes = document_->text().text();
            record.pieces = document_->text().pieces();
        }

        void emit_speeches(const Call& call) {
            LayerBuilder<Dictionary, Dictionary, Dictionary, Dictionary, Dictionary, Int32, Int32,
                         Nullable<Int64>, Nullable<Int64>>
                turns;
            LayerBuilder<Dictionary, Dictionary, Dictionary, Text> facts;
            turns.begin_document();
            facts.begin_document();
            std::unordered_set<std::string> told;
            const std::string& text = document_->text().text();
            for (const TeiSpeech& speech : document_->speeches()) {
                const Somebody somebody = who_is(speech.who);
                std::string group;
                if (somebody.person != nullptr) {
                    const auto known = somebody.list->facts_of(*somebody.person, about_.day());
                    if (!known.empty() && (known[0].first == "party" || known[0].first == "group"))
                        group = known[0].second;
                    if (told.insert(somebody.person->id).second) {
                        for (const auto& [fact, value] : known)
                            facts.add({0, 0}, somebody.name, somebody.person->id, fact, value);
                    }
                } else if (!somebody.name.empty()) {
                    ++unknown_;
                }
                const Span label = speech.label;
                const std::string printed = with_single_spaces(std::string_view(text).substr(
                    static_cast<std::size_t>(label.begin), static_cast<std::size_t>(label.size())));
                turns.add(speech.said, printed, somebody.name, id_of(speech.who), speech.role, group,
                          label.begin, label.end, std::nullopt, std::nullopt);
            }
            call.emit(0, turns.take());
            call.emit(2, facts.take());
        }

        void emit_events(const Call& call) const {
            LayerBuilder<Dictionary, Dictionary, Dictionary, Dictionary> events;
            events.begin_document();
            for (const TeiEvent& event : document_->events()) {
                events.add(event.place, reader_.kinds_.of(event.element, event.type), event.element,
                           event.type, who_is(event.who).name);
            }
            call.emit(1, events.take());
        }

        void tell(const Call& call) const {
            const std::string file = "'" + std::string(name_) + "': ";
            if (unknown_ > 0) {
                call.warn(file + "speeches of people who are listed nowhere: " + std::to_string(unknown_) +
                          "; they go by their ids. Name the file that lists them in the option `people` of "
                          "[input.tei]");
            }
            if (scanner_->left_out_entities() > 0) {
                call.warn(file +
                          "entities that stand for more than a character, or are declared in another file: " +
                          std::to_string(scanner_->left_out_entities()) + "; they are left out");
            }
        }

        const TeiReader& reader_;
        std::string_view name_;
        std::string_view bytes_;
        const Call* call_ = nullptr;
        std::unique_ptr<Utf8Input> input_;
        std::unique_ptr<XmlScanner> scanner_;
        TeiPeople corpus_people_, own_people_;
        TeiHeader about_;
        std::unique_ptr<TeiDocument> document_;
        std::string id_, language_, tag_;
        std::vector<std::pair<std::string, std::string>> facts_;
        std::unordered_set<std::string> keys_;
        std::size_t depth_ = 0;
        std::size_t header_ = 0;     // elements open within a header, and it
        std::size_t lists_ = 0;      // likewise within `standOff`
        std::size_t documents_ = 0;  // TEI elements open
        std::size_t number_ = 0;     // of the document
        std::size_t handed_over_ = 0;
        std::size_t unknown_ = 0;
        bool in_corpus_ = false;
    };

private:
    EventKinds kinds_;
    std::string encoding_;
    TeiPeople people_;
};

}  // namespace
}  // namespace rostra::tei

ROSTRA_PLUGIN(rostra::reader<rostra::tei::TeiReader>("tei"), rostra::writer<rostra::tei::TeiWriter>("corpus"))
