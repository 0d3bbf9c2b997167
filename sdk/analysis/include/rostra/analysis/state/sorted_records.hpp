// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "rostra/analysis/state/varint.hpp"
#include "rostra/buffer.hpp"
#include "rostra/services.hpp"

namespace rostra {
inline namespace v0 {

/// Records of bytes that are given back in their bytewise order, however many there are: up to a limit they wait in
/// memory, beyond it in sorted runs of scratch files. Equal records stay beside each other and are all given back.
///
///     SortedRecords records;
///     records.add(call, "river");
///     for (SortedRecords::Reader reader(call, {&records}); reader.next();) use(reader.record());
///
/// Each record knows its source, a number: 0 where it was added, and shifted where all records of another are taken, so
/// that numbers inside of records can be told apart by whose they are. For one thread at a time; reading changes nothing.
class SortedRecords {
public:
    /// At most so many bytes wait in memory before they go to scratch.
    void set_limit(std::int64_t bytes) { limit_ = static_cast<std::size_t>(std::max(bytes, kLeastLimit)); }

    void add(Call call, std::string_view record) {
        waiting_.push_back({head_of(record), bytes_.size(), static_cast<std::uint32_t>(record.size())});
        bytes_.append(record.data(), record.size());
        if (bytes_.size() + waiting_.size() * sizeof(Waiting) > limit_) flush(call);
    }

    /// Writes what waits in memory to scratch.
    void flush(Call call) {
        if (!waiting_.empty()) {
            Writer writer(call, files_);
            for (const Waiting& one : sorted(std::move(waiting_), bytes_))
                writer.add(text_of(one, bytes_), 0);
            runs_.push_back(writer.finish());
        }
        waiting_ = {};
        bytes_ = {};
        if (runs_.size() >= kMostRuns) merge_runs(call);
    }

    /// All records of `from`, their sources higher by `shift`. `from` is empty then.
    void take(Call call, SortedRecords& from, std::uint32_t shift) {
        from.flush(call);
        for (Run run : from.runs_) {
            run.file += files_.size();
            run.shift += shift;
            runs_.push_back(run);
        }
        for (ScratchFile& file : from.files_) files_.push_back(std::move(file));
        from.runs_.clear();
        from.files_.clear();
        if (runs_.size() >= kMostRuns) merge_runs(call);
    }

    [[nodiscard]] bool empty() const { return waiting_.empty() && runs_.empty(); }
    /// Bytes of memory held.
    [[nodiscard]] std::int64_t memory() const {
        return static_cast<std::int64_t>(bytes_.capacity() + waiting_.capacity() * sizeof(Waiting) +
                                         runs_.capacity() * sizeof(Run));
    }

    class Reader;

private:
    static constexpr std::int64_t kLeastLimit = std::int64_t{1} << 16;
    static constexpr std::size_t kMostRuns = 64;
    static constexpr std::size_t kBlock = std::size_t{1} << 16;  // bytes read or written at once

    /// A record in memory. Most comparisons are decided by its first eight bytes.
    struct Waiting {
        std::uint64_t head;
        std::uint64_t at;
        std::uint32_t size;
    };
    /// Sorted records in a file: size, source and bytes of each.
    struct Run {
        std::size_t file = 0;
        std::int64_t begin = 0, end = 0;
        std::uint32_t shift = 0;
    };

    static std::uint64_t head_of(std::string_view record) {
        std::uint64_t head = 0;
        const std::size_t size = std::min<std::size_t>(record.size(), 8);
        for (std::size_t i = 0; i < size; ++i) {
            head |= static_cast<std::uint64_t>(static_cast<unsigned char>(record[i])) << (56 - 8 * i);
        }
        return head;
    }
    static std::string_view text_of(const Waiting& one, const Buffer<char>& bytes) {
        return {bytes.data() + one.at, one.size};
    }
    static std::vector<Waiting> sorted(std::vector<Waiting> records, const Buffer<char>& bytes) {
        std::sort(records.begin(), records.end(), [&bytes](const Waiting& a, const Waiting& b) {
            return a.head != b.head ? a.head < b.head : text_of(a, bytes) < text_of(b, bytes);
        });
        return records;
    }

    /// Writes a run into a file of its own.
    class Writer {
    public:
        Writer(Call call, std::vector<ScratchFile>& files) : call_(call), files_(files) {
            files_.push_back(Scratch(call).create());
        }
        void add(std::string_view record, std::uint32_t source) {
            append_varint(block_, record.size());
            append_varint(block_, source);
            block_.append(reinterpret_cast<const std::uint8_t*>(record.data()), record.size());
            if (block_.size() >= kBlock) write();
        }
        Run finish() {
            write();
            return {files_.size() - 1, 0, size_, 0};
        }

    private:
        void write() {
            files_.back().append(call_, block_.data(), block_.size());
            size_ += static_cast<std::int64_t>(block_.size());
            block_.clear();
        }

        Call call_;
        std::vector<ScratchFile>& files_;
        Buffer<std::uint8_t> block_;
        std::int64_t size_ = 0;
    };

    void merge_runs(Call call);

    std::size_t limit_ = std::size_t{1} << 24;
    std::vector<Waiting> waiting_;
    Buffer<char> bytes_;  // of those
    std::vector<Run> runs_;
    std::vector<ScratchFile> files_;
};

/// Goes through the records of one or several in order; they must not change meanwhile.
class SortedRecords::Reader {
public:
    Reader(Call call, std::initializer_list<const SortedRecords*> sets) : call_(call) {
        for (const SortedRecords* set : sets) {
            if (!set->waiting_.empty()) parts_.push_back(Part(*set));
            for (const Run& run : set->runs_) parts_.push_back(Part(set->files_[run.file], run));
        }
        for (std::uint32_t i = 0; i < parts_.size(); ++i) {
            if (parts_[i].next(call_)) heap_.push_back(i);
        }
        std::make_heap(heap_.begin(), heap_.end(), Later{&parts_});
    }

    /// Goes to the next record; false where there is none.
    bool next() {
        if (begun_ && !heap_.empty()) {
            std::pop_heap(heap_.begin(), heap_.end(), Later{&parts_});
            if (parts_[heap_.back()].next(call_)) {
                std::push_heap(heap_.begin(), heap_.end(), Later{&parts_});
            } else {
                heap_.pop_back();
            }
        }
        begun_ = true;
        return !heap_.empty();
    }
    /// Holds until the next call of next().
    [[nodiscard]] std::string_view record() const { return parts_[heap_.front()].record; }
    [[nodiscard]] std::uint32_t source() const { return parts_[heap_.front()].source; }

private:
    /// What waits in memory, or one run.
    struct Part {
        explicit Part(const SortedRecords& records)
            : set(&records), order(sorted(records.waiting_, records.bytes_)) {}
        Part(const ScratchFile& from, const Run& of) : file(&from), run(of), at(of.begin) {}

        bool next(Call call) {
            if (set != nullptr) {
                if (next_waiting == order.size()) return false;
                record = text_of(order[next_waiting++], set->bytes_);
                return true;
            }
            std::uint64_t size = 0;
            if (!varint(call, size)) return false;
            std::uint64_t from = 0;
            varint(call, from);
            source = static_cast<std::uint32_t>(from) + run.shift;
            if (block.size() - used < size) read(call, size);
            record = {reinterpret_cast<const char*>(block.data()) + used, size};
            used += size;
            return true;
        }
        bool varint(Call call, std::uint64_t& value) {
            value = 0;
            for (unsigned shift = 0;; shift += 7) {
                if (used == block.size()) read(call, 1);
                if (used == block.size()) return false;
                const std::uint8_t byte = block[used++];
                value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
                if (byte < 0x80) return true;
            }
        }
        /// Has at least so many bytes in the block, where the run has them.
        void read(Call call, std::size_t wanted) {
            const std::size_t left = block.size() - used;
            if (left != 0) std::memmove(block.data(), block.data() + used, left);
            const auto rest = static_cast<std::size_t>(run.end - at);
            const std::size_t more = std::min(rest, std::max(wanted, kBlock) - left);
            block.resize(left);
            block.resize(left + more);
            if (more != 0) file->read(call, at, block.data() + left, more);
            at += static_cast<std::int64_t>(more);
            used = 0;
        }

        const SortedRecords* set = nullptr;
        std::vector<Waiting> order;
        std::size_t next_waiting = 0;
        const ScratchFile* file = nullptr;
        Run run;
        std::int64_t at = 0;  // where to read on
        Buffer<std::uint8_t> block;
        std::size_t used = 0;  // bytes of the block
        std::string_view record;
        std::uint32_t source = 0;
    };

    /// For heaps, whose front is the greatest: the part whose record comes first.
    struct Later {
        const std::vector<Part>* parts;
        bool operator()(std::uint32_t a, std::uint32_t b) const {
            const int order = (*parts)[a].record.compare((*parts)[b].record);
            return order != 0 ? order > 0 : a > b;
        }
    };

    Call call_;
    std::vector<Part> parts_;
    std::vector<std::uint32_t> heap_;  // parts that have a record; the first is the least
    bool begun_ = false;
};

inline void SortedRecords::merge_runs(Call call) {
    std::vector<ScratchFile> files;
    Writer writer(call, files);
    SortedRecords runs;
    runs.runs_ = std::move(runs_);
    runs.files_ = std::move(files_);
    std::uint64_t count = 0;
    for (Reader reader(call, {&runs}); reader.next();) {
        writer.add(reader.record(), reader.source());
        if (++count % 4096 == 0) call.check_stop();
    }
    runs_ = {writer.finish()};
    files_ = std::move(files);
}

}  // namespace v0
}  // namespace rostra
