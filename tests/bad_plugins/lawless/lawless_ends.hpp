// SPDX-License-Identifier: Apache-2.0
// A reader and a writer.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "lawless_breach.hpp"

namespace lawless {

/// A record is a line of the input.
class Records {
public:
    explicit Records(const rostra::Setup& setup) : breach_(setup) {}

    class Cursor {
    public:
        Cursor(const Records& records, rostra::Source& source) : breach_(records.breach_) {
            char block[64];
            if (breach_.is("hides-unread")) read_at_random(source);
            for (std::size_t got = breach_.is("hides-unread") ? 0 : 1; got > 0;) {
                got = source.read(block, sizeof block);
                text_.append(block, got);
                if (breach_.is("reads-once")) break;
            }
            const bool high = std::any_of(text_.begin(), text_.end(), [](char c) { return c == '\xFF'; });
            if (breach_.is("reader-crashes") && high) std::abort();
        }

        bool next(const rostra::Call& call, rostra::Record& record) {
            if (at_ >= text_.size()) return false;
            const std::size_t end = std::min(text_.find('\n', at_), text_.size());
            key_ = breach_.is("keys-repeat") ? "line" : std::to_string(++lines_);
            record.key = key_;
            record.bytes = std::string_view(text_).substr(at_, end - at_);
            record.source_begin = static_cast<std::int64_t>(at_);
            const bool ascii =
                std::all_of(record.bytes.begin(), record.bytes.end(), [](char c) { return c >= 0; });
            if (ascii && !record.bytes.empty()) say_more(call, record);
            at_ = end + 1;
            return true;
        }

    private:
        void read_at_random(rostra::Source& source) {
            char block[64];
            try {
                for (std::size_t got = 1; got > 0; text_.append(block, got))
                    got = source.read_at(static_cast<std::int64_t>(text_.size()), block, sizeof block);
            } catch (const rostra::Refused&) {
            }
        }

        /// The layer of a record; where it is to break a law about pieces, these instead of the place in the input.
        void say_more(const rostra::Call& call, rostra::Record& record) {
            const auto size = static_cast<std::int32_t>(record.bytes.size());
            const std::int64_t begin = record.source_begin;
            rostra::LayerBuilder<rostra::Int64> line;
            line.begin_document();
            line.add({0, breach_.is("reader-spans") ? size + 1 : size}, lines_);
            call.emit(0, line.take());
            if (breach_.is("reader-emits-twice")) {
                line.begin_document();
                call.emit(0, line.take());
            }
            if (breach_.is("speaks-no-language")) record.language = "no language";
            if (breach_.is("pieces-overlap"))
                record.pieces = {{0, size, begin, begin + size}, {0, size, begin, begin + size}};
            if (breach_.is("pieces-beyond")) record.pieces = {{0, size, begin, begin + (1 << 30)}};
            if (!record.pieces.empty()) record.source_begin = -1;
        }

        const Breach& breach_;
        std::string text_;
        std::string key_;
        std::size_t at_ = 0;
        int lines_ = 0;
    };

private:
    Breach breach_;
};

inline std::atomic<int> runs = 0;

/// A file with the id of every document, a line each.
class List {
public:
    explicit List(const rostra::Setup& setup) : breach_(setup) {}

    class Run {
    public:
        Run(const List& list, const rostra::Call& call)
            : breach_(list.breach_), file_(rostra::Files(call).open("list.txt")) {
            ++runs;
            if (breach_.is("numbers-runs")) file_.write(std::to_string(runs) + "\n");
        }
        ~Run() {
            if (!breach_.is("writes-abandoned") || done_) return;
            file_.write("given up\n");
            file_.flush();
        }
        Run(const Run&) = delete;
        Run& operator=(const Run&) = delete;

        void documents(const rostra::Call& call, const rostra::Batch& batch) {
            for (std::int64_t i = 0; i < batch.size(); ++i) {
                const rostra::Document document = batch[i];
                if (!breach_.is("writes-unasked")) call.check_stop();
                file_.write(std::string(document.id()) + "\n");
            }
            if (breach_.is("pieces-show")) file_.write("--\n");
        }
        void table(const rostra::Call&, std::uint32_t, rostra::TableView) {}
        void commit(const rostra::Call&) {
            done_ = true;
            try {
                file_.flush();
            } catch (const rostra::Refused&) {
                if (!breach_.is("fills-disk")) throw;
            }
        }

    private:
        const Breach& breach_;
        rostra::OutputFile file_;
        bool done_ = false;
    };

private:
    Breach breach_;
};

}  // namespace lawless
