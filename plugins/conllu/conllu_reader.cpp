// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_set>

#include "conllu_document.hpp"
#include "conllu_writer.hpp"
#include "rostra/plugin.hpp"

namespace rostra::conllu {
namespace {

/// Hands on the documents of a CoNLL-U file.
class ConlluReader {
public:
    explicit ConlluReader(const Setup& setup) : encoding_(setup.options().string("encoding")) {
        if (encoding_ != "auto" && !is_encoding(encoding_)) {
            throw OptionError(
                "no encoding '" + encoding_ + "' is known; it is \"auto\" or a name that ICU knows",
                setup.options().where("encoding"));
        }
    }

    class Cursor {
    public:
        Cursor(const ConlluReader& reader, Source& source)
            : input_(source.whole(), reader.encoding_), file_(input_) {}

        bool next(const Call& call, Record& record) {
            call.check_stop();
            if (!file_.next(document_)) {
                if (number_ == 0) throw DocumentError("it holds no sentence");
                return false;
            }
            ++number_;
            key_ = document_.id;
            // A file of one document without a name is that document.
            if ((key_.empty() && number_ > 1) || (!key_.empty() && !keys_.insert(key_).second)) {
                made_up_ = std::max(made_up_ + 1, number_);
                while (!keys_.insert(key_ = std::to_string(made_up_)).second) ++made_up_;
            }
            emit(call);
            record.key = key_;
            record.bytes = document_.text;
            record.pieces = document_.pieces;
            return true;
        }

    private:
        void emit(const Call& call) const {
            LayerBuilder<Dictionary, Dictionary, Dictionary, Dictionary, Dictionary, Int32, Int32,
                         Nullable<Int64>, Nullable<Int64>>
                turns;
            turns.begin_document();
            for (const Speech& speech : document_.speeches) {
                turns.add(speech.said, "", speech.speaker, speech.speaker, "", "", speech.said.begin,
                          speech.said.begin, std::nullopt, std::nullopt);
            }
            call.emit(0, turns.take());
        }

        Utf8Input input_;
        ConlluFile file_;
        ConlluDocument document_;
        std::string key_;
        std::unordered_set<std::string> keys_;
        std::size_t number_ = 0;
        std::size_t made_up_ = 0;  // the last key that is a number for want of a name
    };

private:
    std::string encoding_;
};

}  // namespace
}  // namespace rostra::conllu

ROSTRA_PLUGIN(rostra::reader<rostra::conllu::ConlluReader>("conllu"),
              rostra::writer<rostra::conllu::ConlluWriter>("sentences"))
