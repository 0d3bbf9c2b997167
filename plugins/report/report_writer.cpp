// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report_block.hpp"
#include "report_documents.hpp"
#include "report_html.hpp"
#include "report_json.hpp"
#include "report_plain.hpp"
#include "report_product.hpp"
#include "report_stop_words.hpp"
#include "report_template.hpp"
#include "report_texts.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "rostra/analysis/language/word_list.hpp"
#include "rostra/analysis/language/word_set.hpp"
#include "rostra/plugin.hpp"

namespace rostra::report {
namespace {

/// Which of the inputs are shown. A layer or table may come by several of them: among all that is written out, as what a view
/// is about, and because an option names a column of it.
struct ShownInput {
    Binding binding;
    std::string role;
};

std::vector<ShownInput> shown_inputs(const std::vector<Binding>& inputs, std::vector<std::size_t>& shown_of) {
    std::vector<ShownInput> shown;
    std::map<std::pair<bool, std::string>, std::size_t> by_name;
    shown_of.assign(inputs.size(), inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const Binding& input = inputs[i];
        if (!input.present()) continue;
        const auto [at, added] =
            by_name.try_emplace({input.is_layer(), std::string(input.name())}, shown.size());
        if (added) {
            shown_of[i] = shown.size();
            shown.push_back({input, {}});
        }
        if (!input.declared().empty()) shown[at->second].role = input.declared();
    }
    return shown;
}

WordSet forms_of_address(const Data& data) {
    WordSet forms;
    for (const std::string_view name : data.names()) {
        if (!name.ends_with("/male.txt") && !name.ends_with("/female.txt")) continue;
        const WordList list = WordList::of(data, name);
        for (const WordList::Entry& entry : list.entries()) {
            forms.insert(fold_case(trimmed(entry.text.substr(0, entry.text.find('[')))));
        }
    }
    return forms;
}

/// report.html. Gathers what the page holds while the run hands it over, and writes the page at the end.
class ReportWriter {
public:
    ReportWriter(const Setup& setup, const Call& call)
        : title_(setup.options().string("title")),
          text_room_(static_cast<std::size_t>(setup.options().integer("max-text"))),
          page_room_(static_cast<std::size_t>(setup.options().integer("text-in-page"))),
          limits_{static_cast<std::size_t>(setup.options().integer("max-rows")),
                  static_cast<std::size_t>(setup.options().integer("max-terms"))},
          anonymise_(setup.options().boolean("anonymise")),
          stop_words_(Data(setup, call)),
          forms_of_address_(forms_of_address(Data(setup, call))),
          document_columns_(setup),
          shown_(shown_inputs(setup.inputs(), shown_of_)) {
        require_page(page_template());
    }

    class Run {
    public:
        Run(const ReportWriter& writer, const Call& call)
            : writer_(writer),
              file_(Files(call).open("report.html")),
              title_(writer.title_),
              documents_(writer.document_columns_, writer.text_room_),
              persons_(writer.forms_of_address_) {
            products_.reserve(writer.shown_.size());
            for (const ShownInput& input : writer.shown_) {
                Product& product = products_.emplace_back(input.binding, writer.limits_);
                product.set_role(input.role);
                if (writer.anonymise_) product.gather_persons();
            }
        }

        void documents(const Call& call, const Batch& batch) {
            for (std::int64_t i = 0; i < batch.size(); ++i) {
                call.check_stop();
                documents_.add(batch[i]);
                for (Product& product : products_) {
                    if (product.is_layer()) product.take_document(call, batch, i);
                }
            }
        }
        void table(const Call& call, std::uint32_t input, const TableView& rows) {
            call.check_stop();
            if (documents_.is_table(input)) documents_.take_table(rows);
            const std::size_t shown = writer_.shown_of_[input];
            if (shown < products_.size()) products_[shown].take_table(call, rows);
        }
        void commit(const Call& call) {
            for (Product& product : products_) product.end_rows();
            if (writer_.anonymise_) hide_names();
            const std::vector<std::string> sentences = left_out();
            for (const std::string& sentence : sentences) call.warn("report.html: " + sentence);
            write_page(call, sentences);
            file_.flush();
        }

    private:
        [[nodiscard]] std::vector<std::string> left_out() const {
            std::vector<std::string> sentences;
            if (documents_.bytes_left_out() > 0) {
                sentences.push_back(counted(documents_.bytes_left_out(), "byte of text", "bytes of text") +
                                    " (max-text)");
            }
            for (const Product& product : products_) {
                if (product.rows_left_out() == 0) continue;
                sentences.push_back(counted(product.rows_left_out(), "row", "rows") + " of " +
                                    counted(product.rows_seen(), "row", "rows") + " of " +
                                    (product.is_layer() ? "layer '" : "table '") + product.name() +
                                    (product.is_layer() ? "' (max-rows)" : "' (max-rows, max-terms)"));
            }
            return sentences;
        }

        void hide_names() {
            for (const bool doubtful : {false, true}) {
                for (const Product& product : products_) product.add_persons(persons_, doubtful);
            }
            documents_.inform(persons_);
            documents_.hide(persons_);
            for (Product& product : products_) product.hide(persons_);
            title_ = persons_.in_value(title_);
        }

        // The policy lets the page run its own script alone, and load nothing but texts of the run, whatever a document says.
        void write_page(const Call& call, const std::vector<std::string>& sentences) {
            const PageTemplate page = page_template();
            const std::vector<TextBlock> blocks = text_blocks(documents_.sizes(), writer_.page_room_);
            const bool beside = !blocks.empty() && blocks.back().beside;
            const std::string nonce = beside ? text_nonce(title_, documents_.all()) : "";
            std::string head =
                "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>\n"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                "script-src ";
            head += page.script_hash;
            if (beside) head += " 'nonce-" + nonce + "'";
            head += "; style-src ";
            head += page.style_hash;
            head +=
                "; img-src blob:; base-uri 'none'; form-action 'none'\"/>\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                "<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>";
            append_escaped(head, title_);
            head += "</title>\n<style>";
            file_.write(head);
            file_.write(page.style);
            file_.write("</style></head>\n<body><div id=\"page\"></div>\n");
            file_.write(without_script(title_, documents_.all(), sentences));
            write_plain_tables();
            write_texts(documents_.all(), blocks, file_, Files(call));
            for (std::size_t i = 0; i < products_.size(); ++i) {
                call.check_stop();
                std::string rows;
                products_[i].append_rows(rows);
                write_block(file_, product_block(i), rows);
            }
            const std::string_view record = Files(call).record();
            if (record.empty()) throw Refused();
            write_block(file_, "record",
                        script_safe(writer_.anonymise_ ? persons_.in_json(record) : std::string(record)));
            write_block(file_, "run", run_json(call, sentences, blocks, nonce));
            file_.write("<script>");
            file_.write(page.script);
            file_.write("</script></body></html>\n");
        }

        static std::string product_block(std::size_t i) { return "rows-" + std::to_string(i); }

        [[nodiscard]] std::string run_json(const Call& call, const std::vector<std::string>& sentences,
                                           const std::vector<TextBlock>& blocks,
                                           std::string_view nonce) const {
            const auto& host = call.service<rostra_host>(ROSTRA_HOST);
            std::string json = "{\"form\":1,\"title\":";
            append_json(json, title_);
            json += ",\"rostra\":";
            append_json(json, view(host.version));
            if (writer_.anonymise_) {
                json += ",\"pseudonyms\":";
                append_number(json, static_cast<std::int64_t>(persons_.persons()));
            }
            if (!nonce.empty()) {
                json += ",\"nonce\":";
                append_json(json, nonce);
            }
            json += ",\"setAside\":";
            append_number(json, Corpus(call).count() - static_cast<std::int64_t>(documents_.all().size()));
            json += ",\"leftOut\":[";
            for (const std::string& sentence : sentences) {
                if (&sentence != sentences.data()) json += ',';
                append_json(json, sentence);
            }
            json += "],\"stopWords\":";
            writer_.stop_words_.append_json_of(json, documents_.all());
            json += ",\"documents\":[";
            std::size_t block = 0;
            for (std::size_t i = 0; i < documents_.all().size(); ++i) {
                const ListedDocument& document = documents_.all()[i];
                while (i >= blocks[block].end) ++block;
                json += i == 0 ? "{\"id\":" : ",{\"id\":";
                std::string shown;
                append_visible(shown, document.id);
                append_json(json, shown);
                json += ",\"language\":";
                append_json(json, document.language);
                json += ",\"bytes\":";
                append_number(json, document.bytes);
                json += ",\"held\":";
                append_number(json, static_cast<std::int64_t>(document.text.size()));
                json += ",\"block\":";
                append_number(json, static_cast<std::int64_t>(block));
                if (blocks[block].beside) {
                    json += ",\"file\":";
                    append_json(json, text_file_name(block));
                }
                json += '}';
            }
            json += "],\"products\":[";
            for (std::size_t i = 0; i < products_.size(); ++i) {
                if (i != 0) json += ',';
                products_[i].append_head(json, product_block(i));
            }
            return json + "]}";
        }

        void write_plain_tables() {
            std::string tables;
            for (const Product& product : products_) append_plain(tables, product.plain());
            if (tables.empty()) return;
            file_.write("<noscript><section class=\"noscript\">");
            file_.write(tables);
            file_.write("</section></noscript>\n");
        }

        const ReportWriter& writer_;
        OutputFile file_;
        std::string title_;
        DocumentList documents_;
        Pseudonyms persons_;
        std::vector<Product> products_;
    };

private:
    std::string title_;
    std::size_t text_room_;  // of all texts together
    std::size_t page_room_;  // of those that stand in the page itself
    ProductLimits limits_;
    bool anonymise_;
    StopWords stop_words_;
    WordSet forms_of_address_;
    DocumentColumns document_columns_;
    std::vector<std::size_t> shown_of_;  // by input: which of those shown its rows go to
    std::vector<ShownInput> shown_;
};

}  // namespace
}  // namespace rostra::report

ROSTRA_PLUGIN(rostra::writer<rostra::report::ReportWriter>("page"))
