// SPDX-License-Identifier: Apache-2.0
#include "tei_writer.hpp"

#include <string>
#include <string_view>

#include "tei_print.hpp"

namespace rostra::tei {

TeiWriter::TeiWriter(const Setup& setup)
    : turn_(setup.input("turn")),
      event_(setup.input("event")),
      noise_(setup.input("noise")),
      fact_(setup.column("fact", "name")),
      value_(setup.column("fact", "value")) {
    if (turn_.present) {
        kind_ = setup.column("turn", "kind");
        name_ = setup.column("turn", "speaker_id");
        role_ = setup.column("turn", "role");
        label_begin_ = setup.column("turn", "label_begin");
        label_end_ = setup.column("turn", "label_end");
        group_ = setup.column("turn", "group_name");
    }
    if (event_.present) {
        event_kind_ = setup.column("event", "kind");
        event_name_ = setup.column("event", "speaker_id");
    }
}

TeiWriter::Run::Run(const TeiWriter& writer, const Call& call)
    : writer_(writer), file_(Files(call).open("corpus.tei.xml")) {
    file_.write(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\">\n"
        "<teiHeader><fileDesc><titleStmt><title>Corpus</title></titleStmt><publicationStmt><p>Written by "
        "Rostra</p>"
        "</publicationStmt><sourceDesc><p>Documents of a run</p></sourceDesc></fileDesc></teiHeader>\n");
}

void TeiWriter::Run::documents(const Call& /*call*/, const Batch& batch) {
    for (const Document document : batch) {
        PrintedDocument printed;
        printed.id = "d" + std::to_string(++number_);
        printed.name = document.id();
        printed.language = document.language();
        printed.text = document.text();
        const DictionaryColumn fact = document.dictionary(writer_.fact_);
        const Strings value = document.strings(writer_.value_);
        const std::size_t facts = document.spans(writer_.fact_.input).size();
        for (std::size_t i = 0; i < facts; ++i)
            printed.facts.emplace_back(fact[i], value[static_cast<std::int64_t>(i)]);
        if (writer_.turn_.present) {
            const Spans spans = document.spans(writer_.turn_);
            const DictionaryColumn kind = document.dictionary(writer_.kind_);
            const DictionaryColumn name = document.dictionary(writer_.name_);
            const DictionaryColumn role = document.dictionary(writer_.role_);
            const DictionaryColumn group = document.dictionary(writer_.group_);
            const auto label_begin = document.values<std::int32_t>(writer_.label_begin_);
            const auto label_end = document.values<std::int32_t>(writer_.label_end_);
            for (std::size_t i = 0; i < spans.size(); ++i) {
                printed.turns.push_back({spans[i],
                                         {label_begin[i], label_end[i]},
                                         name[i],
                                         role[i],
                                         group[i],
                                         kind[i] == "procedural"});
            }
        }
        if (writer_.event_.present) {
            const Spans spans = document.spans(writer_.event_);
            const DictionaryColumn kind = document.dictionary(writer_.event_kind_);
            const DictionaryColumn name = document.dictionary(writer_.event_name_);
            for (std::size_t i = 0; i < spans.size(); ++i)
                printed.events.push_back({spans[i], kind[i], name[i]});
        }
        if (writer_.noise_.present) {
            const Spans spans = document.spans(writer_.noise_);
            for (std::size_t i = 0; i < spans.size(); ++i) printed.noise.push_back(spans[i]);
        }
        file_.write(to_tei(printed));
    }
}

void TeiWriter::Run::commit(const Call& /*call*/) {
    file_.write("</teiCorpus>\n");
    file_.flush();
}

}  // namespace rostra::tei
