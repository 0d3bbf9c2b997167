// SPDX-License-Identifier: Apache-2.0
// Words that a document may hold to make something fail on it; with a '?' behind, nobody says which document it was:
//   HURT  the analyzer      SPOIL  the aggregator's update      COMBINE  the run, where its states are combined
//   WAIT  the analyzer goes on until the run is to stop
//   MEMORY  the analyzer, which finds no memory      FILE  the analyzer, which cannot read a file of its own
//   SPILL  the aggregator writes two MiB to scratch; SPILL-BLAMES the document where that fails, or SPILL-HIDES it
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <rostra/analysis/results/rows.hpp>
#include <rostra/plugin.hpp>
#include <rostra/services.hpp>

namespace {

using namespace rostra;

/// Documents, a line each: "KEY TEXT". A line "BAD KEY" cannot be read; after a line "CUT" nothing can. The bytes of
/// "COPY KEY TEXT" stand in the input and are handed over from elsewhere. Of "SAY WHAT KEY TEXT" a copy is handed over,
/// and what is said of it: words parted by '+', as in say().
class Lines {
public:
    explicit Lines(const Setup&) {}

    class Cursor {
    public:
        Cursor(const Lines&, Source& source) : left_(source.whole()) {}
        bool next(const Call& call, Record& record) {
            if (left_.empty()) return false;
            std::string_view line = until('\n', left_);
            if (line == "CUT") throw std::runtime_error("nothing can be read from here on");
            const bool bad = take("BAD ", line);
            const bool copy = take("COPY ", line);
            const bool says = take("SAY ", line);
            std::string_view what = says ? until(' ', line) : std::string_view();
            record.key = until(' ', line);
            if (bad) throw BadRecord{"this line is no document", std::string(record.key)};
            record.bytes = line;
            if (copy || says) record.bytes = copy_ = line;
            while (!what.empty()) say(call, until('+', what), record);
            return true;
        }

    private:
        static std::string_view until(char end, std::string_view& text) {
            const std::string_view found = text.substr(0, text.find(end));
            text.remove_prefix(std::min(found.size() + 1, text.size()));
            return found;
        }
        static bool take(std::string_view word, std::string_view& line) {
            if (!line.starts_with(word)) return false;
            line.remove_prefix(word.size());
            return true;
        }
        /// mark=BEGIN,END  output=NUMBER  none  piece=BEGIN,END,BEGIN,END  at=BYTE  language=TAG  encoding=NAME
        /// byte-order-mark  bad-byte  fails
        void say(const Call& call, std::string_view word, Record& record) {
            const std::string_view name = until('=', word);
            std::vector<std::int64_t> numbers;
            if (name == "language") record.language = word;
            if (name == "encoding") record.encoding = word;
            if (name == "byte-order-mark") record.bytes = copy_ = "\xEF\xBB\xBF" + copy_;
            if (name == "bad-byte") record.bytes = copy_ += '\xFF';
            if (name == "fails") throw BadRecord{"this line fails late", std::string(record.key)};
            if (name == "none") call.emit(0, marks({}));
            if (word.empty() || record.language == word || record.encoding == word) return;
            while (!word.empty()) numbers.push_back(std::stoll(std::string(until(',', word))));
            if (name == "mark") {
                call.emit(0, marks({{static_cast<std::int32_t>(numbers.at(0)),
                                     static_cast<std::int32_t>(numbers.at(1))}}));
            }
            if (name == "output") call.emit(static_cast<std::uint32_t>(numbers.at(0)), marks({}));
            if (name == "at") record.source_begin = numbers.at(0);
            if (name == "piece")
                record.pieces.push_back({numbers.at(0), numbers.at(1), numbers.at(2), numbers.at(3)});
        }
        ArrowArray marks(const std::vector<Span>& spans) {
            LayerBuilder<Dictionary> layer;
            layer.begin_document();
            for (const Span& span : spans) layer.add(span, "mark");
            return layer.take();
        }

        std::string_view left_;
        std::string copy_;
    };
};

/// Fails where a document holds the word.
void fail_on(std::string_view word, const Document& document) {
    const std::string message = "it holds " + std::string(word);
    const std::size_t at = document.text().find(word);
    if (at == std::string_view::npos) return;
    if (document.text().substr(at + word.size()).starts_with('?')) throw std::runtime_error(message);
    const auto begin = static_cast<std::int32_t>(at);
    throw DocumentError(message, begin, begin + static_cast<std::int32_t>(word.size()), document.ordinal());
}

class Words {
public:
    explicit Words(const Setup&) {}
    void process(const Call& call, detail::NoWorker&, const Batch& batch) const {
        LayerBuilder<Dictionary> words;
        for (const Document document : batch) {
            const std::string_view text = document.text();
            while (text.find("WAIT") != std::string_view::npos) {
                call.check_stop();
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
            fail_on("HURT", document);
            if (text.find("MEMORY") != std::string_view::npos) throw std::bad_alloc();
            if (text.find("FILE") != std::string_view::npos) throw IoError("cannot read 'words.txt'");
            words.begin_document();
            for (std::size_t at = 0; at < text.size();) {
                const std::size_t end = std::min(text.find(' ', at), text.size());
                const Span span{static_cast<std::int32_t>(at), static_cast<std::int32_t>(end)};
                if (end > at) words.add(span, document.text(span));
                at = end + 1;
            }
        }
        call.emit(0, words.take());
    }
};

class Counts {
public:
    explicit Counts(const Setup& setup)
        : word_(setup.column("probe.word", "word")), claims_(setup.options().integer("claims")) {}

    struct State {
        explicit State(const Counts& self) : claims(self.claims_) {}
        std::int64_t claims;
        std::int64_t documents = 0;
        std::map<std::string, std::int64_t, std::less<>> counts;
        [[nodiscard]] std::int64_t memory() const noexcept { return claims * documents; }
    };

    void update(const Call& call, State& state, const Batch& batch) const {
        call.log(ROSTRA_LOG_DEBUG, "update");
        for (const Document document : batch) {
            if (document.text().find("SPILL") != std::string_view::npos) spill(call, document);
            // What failed leaves a state that is half updated: the host must not use it.
            ++state.documents;
            const DictionaryColumn words = document.dictionary(word_);
            for (std::size_t i = 0; i < words.size(); ++i) ++state.counts[std::string(words[i])];
            fail_on("SPOIL", document);
        }
    }
    void combine(const Call&, State& into, State& from) const {
        for (const auto& [word, count] : from.counts) {
            if (word.starts_with("COMBINE")) throw std::runtime_error("it cannot add " + word);
            into.counts[word] += count;
        }
        into.documents += from.documents;
    }
    void save(const Call&, const State& state, StateWriter& writer) const {
        writer.integer(state.documents);
        writer.integer(static_cast<std::int64_t>(state.counts.size()));
        for (const auto& [word, count] : state.counts) {
            writer.string(word);
            writer.integer(count);
        }
    }
    void load(const Call&, State& state, StateReader& reader) const {
        state.documents = reader.integer();
        for (std::int64_t left = reader.count(16); left > 0; --left) {
            const std::string word(reader.string());
            state.counts[word] = reader.integer();
        }
    }
    void finish(const Call& call, State& state, const Tables&) const {
        TableBuilder<Dictionary, Int64> counts(call, 0);
        for (const auto& [word, count] : state.counts) counts.add(word, count);
        counts.finish();

        const Corpus corpus(call);
        std::vector<std::string> texts(static_cast<std::size_t>(corpus.count()));
        call.parallel_for(texts.size(), 3, [&](std::uint64_t begin, std::uint64_t end) {
            for (auto i = static_cast<std::int64_t>(begin); i < static_cast<std::int64_t>(end); ++i) {
                if (corpus.id(i).empty()) continue;  // set aside
                texts[static_cast<std::size_t>(i)] = corpus.text(i).text();
            }
        });
        TableBuilder<DocumentColumn, Text> rows(call, 1);
        for (std::int64_t i = 0; i < corpus.count(); ++i) {
            if (!corpus.id(i).empty()) rows.add(i, texts[static_cast<std::size_t>(i)]);
        }
        rows.finish();
    }

private:
    static void spill(const Call& call, const Document& document) {
        const std::string bytes(std::size_t{2} << 20, 'x');
        try {
            Scratch(call).create().append(call, bytes.data(), bytes.size());
        } catch (const Refused&) {
            if (document.text().find("SPILL-BLAMES") != std::string_view::npos)
                throw DocumentError("it is too much", 0, 0, document.ordinal());
            if (document.text().find("SPILL-HIDES") == std::string_view::npos) throw;
        }
    }

    ColumnInput word_;
    std::int64_t claims_;
};

/// Everything it is handed, in one file: a line for each document, row of a layer, and row of a table.
class File {
public:
    explicit File(const Setup& setup) {
        for (const Binding& binding : setup.inputs())
            inputs_.emplace_back(std::string(binding.name()), binding);
    }

    struct Input {
        Input(std::string named, const Binding& binding)
            : name(std::move(named)), layer(binding.is_layer()), rows(binding, true) {}
        std::string name;
        bool layer;
        Rows rows;
    };

    class Run {
    public:
        Run(const File& self, const Call& call)
            : inputs_(self.inputs_), out_(Files(call).open("probe.txt")) {}
        void documents(const Call& call, const Batch& batch) {
            for (std::int64_t i = 0; i < batch.size(); ++i) {
                out_.write("= " + std::string(batch[i].id()) + "\n");
                for (Input& input : inputs_) {
                    if (input.layer)
                        write(input, [&](auto& sink) { input.rows.of_document(call, batch, i, sink); });
                }
            }
        }
        void table(const Call& call, std::uint32_t index, TableView piece) {
            Input& input = inputs_[index];
            write(input, [&](auto& sink) { input.rows.of_table(call, piece, sink); });
        }
        void commit(const Call&) { out_.flush(); }

    private:
        struct Sink {
            std::string line;
            const std::string& name;
            OutputFile& out;
            void cell(std::size_t, std::int64_t value) { line += " " + std::to_string(value); }
            void cell(std::size_t, double value) { line += " " + std::to_string(value); }
            void cell(std::size_t, bool value) { line += value ? " true" : " false"; }
            void cell(std::size_t, std::string_view value) { line.append(" ").append(value); }
            void list(std::size_t, std::string_view value) { line.append(" ").append(value); }
            void null(std::size_t) { line += " null"; }
            void end_row() {
                out.write(name + line + "\n");
                line.clear();
            }
        };
        template <class Print>
        void write(const Input& input, const Print& print) {
            Sink sink{{}, input.name, out_};
            print(sink);
        }
        std::vector<Input> inputs_;
        OutputFile out_;
    };

private:
    std::vector<Input> inputs_;
};

}  // namespace

ROSTRA_PLUGIN(rostra::reader<Lines>("lines"), rostra::analyzer<Words>("words"),
              rostra::aggregator<Counts>("counts"), rostra::writer<File>("file"))
