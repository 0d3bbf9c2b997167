// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

#include <rostra/plugin.hpp>
#include <rostra/services.hpp>

namespace {

using namespace rostra;

/// Takes all the stack there is; the result depends on each call, so that none can be left out.
int descend(int depth) {
    volatile char frame[4096];
    frame[0] = static_cast<char>(depth);
    return depth < 0 ? 0 : descend(depth + 1) + frame[0];
}

/// Ends the process in one of the ways there are.
void end_process(std::string_view how) {
    if (how == "crashes") *static_cast<volatile int*>(nullptr) = 1;
    if (how == "overflows-its-stack") descend(0);
    if (how == "aborts") std::abort();
    if (how == "throws-on-a-thread")
        std::thread([] { throw std::runtime_error("nobody catches it"); }).join();
    if (how == "exits") std::exit(0);
}

/// Which promise is broken, and for which documents.
struct Breach {
    explicit Breach(const Setup& setup)
        : promise(setup.options().string("promise")), word(setup.options().string("word")) {}

    [[nodiscard]] bool is(std::string_view name) const { return promise == name; }
    [[nodiscard]] bool is(std::string_view name, std::string_view text) const {
        return promise == name && text.find(word) != std::string_view::npos;
    }

    std::string_view promise;
    std::string_view word;
};

class SpanFinder {
public:
    explicit SpanFinder(const Setup& setup) : breach_(setup) {
        if (breach_.is("creates")) throw std::runtime_error("it would not be made");
        if (breach_.is("refuses-option")) {
            throw OptionError("'promise' cannot be that here", setup.options().where("promise"));
        }
    }

    void process(const Call& call, detail::NoWorker&, const Batch& batch) const {
        if (breach_.is("emits")) return;
        if (breach_.is("emits-columns")) return call.emit(0, with_a_column_too_many(batch));
        call.emit(0, spans(batch));
        if (breach_.is("emits-once")) call.emit(0, spans(batch));
        while (breach_.is("stops")) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }

private:
    ArrowArray spans(const Batch& batch) const {
        Buffer<std::int32_t> lists;
        ColumnData begin;
        ColumnData end;
        ColumnData length;
        ColumnData self;
        self.type = ColumnType::int64;
        for (const Document document : batch) {
            const std::string_view text = document.text();
            const auto size = static_cast<std::int32_t>(text.size());
            if (text.find(breach_.word) != std::string_view::npos) end_process(breach_.promise);
            if (breach_.is("lingers", text)) std::this_thread::sleep_for(std::chrono::seconds(2));
            if (breach_.is("processes", text)) throw std::runtime_error("it cannot bear that word");
            if (breach_.is("finds-memory", text)) throw std::bad_alloc();
            if (breach_.is("leaves-texts-alone", text)) const_cast<char&>(text.front()) = 'X';
            if (breach_.is("says-where", text)) {
                const auto at = static_cast<std::int32_t>(text.find(breach_.word));
                const auto past = at + static_cast<std::int32_t>(breach_.word.size());
                throw DocumentError("it cannot bear that word", at, past, document.ordinal());
            }
            lists.push_back(static_cast<std::int32_t>(begin.int32s.size()));
            auto add = [&](std::int32_t from, std::int32_t to) {
                begin.int32s.push_back(from);
                end.int32s.push_back(to);
                length.int32s.push_back(size);
                self.int64s.push_back(document.ordinal());
            };
            if (breach_.is("spans-in-range", text)) {
                add(0, size + 1);
            } else if (breach_.is("spans-in-order", text)) {
                add(1, 2);
                add(0, 1);
            } else if (breach_.is("spans-disjoint", text)) {
                add(0, 2);
                add(1, 3);
            } else if (breach_.is("spans-on-characters", text)) {
                add(0, 1);
            } else if (size != 0 && static_cast<unsigned char>(text[0]) < 0x80) {
                add(0, 1);
            }
        }
        lists.push_back(static_cast<std::int32_t>(begin.int32s.size()));
        std::vector<ColumnData> columns;
        columns.push_back(std::move(begin));
        columns.push_back(std::move(end));
        columns.push_back(std::move(length));
        columns.push_back(std::move(self));
        return make_layer(std::move(lists), std::move(columns));
    }

    static ArrowArray with_a_column_too_many(const Batch& batch) {
        LayerBuilder<Int32, Int32, Int32> layer;
        for (std::int64_t i = 0; i < batch.size(); ++i) layer.begin_document();
        return layer.take();
    }

    Breach breach_;
};

class DocumentCounter {
public:
    explicit DocumentCounter(const Setup& setup) : breach_(setup) {}

    struct State {
        explicit State(const DocumentCounter& counter) : claims_much(counter.breach_.is("keeps-little")) {}
        bool claims_much;
        std::int64_t documents = 0;
        [[nodiscard]] std::int64_t memory() const noexcept {
            return claims_much ? std::int64_t{1} << 40 : 16;
        }
    };
    void update(const Call& call, State& state, const Batch& batch) const {
        for (const Document document : batch) {
            if (breach_.is("leaves-inputs-alone")) std::filesystem::remove(breach_.word);
            if (breach_.is("blames-nobody", document.text())) spill(call, document, true);
            if (breach_.is("says-so", document.text())) spill(call, document, false);
            if (breach_.is("updates", document.text())) throw std::runtime_error("it cannot count that word");
            ++state.documents;
        }
    }
    void combine(const Call&, State& into, State& from) const {
        if (breach_.is("combines")) throw std::runtime_error("it cannot add");
        into.documents += from.documents;
    }
    void save(const Call&, const State& state, StateWriter& writer) const { writer.integer(state.documents); }
    void load(const Call&, State& state, StateReader& reader) const { state.documents = reader.integer(); }
    void finish(const Call& call, State& state, const Tables&) const {
        if (breach_.is("finishes")) throw std::runtime_error("it cannot come to an end");
        TableBuilder<Int64> rows(call, 0);
        rows.add(state.documents);
        rows.finish();
    }

private:
    static void spill(const Call& call, const Document& document, bool blames) {
        try {
            ScratchFile file = Scratch(call).create();
            for (int i = 0; i < 1'000'000; ++i)
                file.append(call, document.text().data(), document.text().size());
        } catch (const Refused&) {
            if (blames) throw DocumentError("it is too long", 0, 0, document.ordinal());
        }
    }

    Breach breach_;
};

}  // namespace

ROSTRA_PLUGIN(rostra::analyzer<SpanFinder>("spans"), rostra::aggregator<DocumentCounter>("documents"))
