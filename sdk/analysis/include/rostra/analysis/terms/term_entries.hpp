// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "rostra/analysis/state/sorted_records.hpp"
#include "rostra/analysis/terms/term_record.hpp"
#include "rostra/call.hpp"

namespace rostra {
inline namespace v0 {
namespace terms {

/// What a number of a group means here, by the state it was counted in, the scope and the number there. Nothing for
/// the state's own numbers, which are source 0.
using GroupNumbers = std::vector<std::vector<std::vector<std::uint32_t>>>;

/// Goes through all counts of one length, term by term in their bytewise order, whatever lies in memory and in scratch.
///
///     for (TermEntries entries(call, {&counts.spilled}, sources); entries.next();) use(entries.term(), entries.counts());
class TermEntries {
public:
    TermEntries(Call call, std::initializer_list<const SortedRecords*> records, const GroupNumbers& sources)
        : call_(call), reader_(call, records), sources_(sources), more_(reader_.next()) {}

    /// Goes to the next term; false where there is none.
    bool next() {
        if (!more_) return false;
        if (++seen_ % 1024 == 0) call_.check_stop();
        counts_.clear();
        std::string_view term;
        TermRecord record = TermRecord::read(reader_.record(), term);
        written_.assign(term);
        do {
            if (record.scope >= TermRecord::kNamed && reader_.source() != 0) {
                const std::size_t scope = record.scope - TermRecord::kNamed;
                record.group = sources_[reader_.source()][scope][static_cast<std::size_t>(record.group)];
            }
            counts_.push_back(record);
            more_ = reader_.next();
            if (more_) record = TermRecord::read(reader_.record(), term);
        } while (more_ && term == written_);
        add_up();
        return true;
    }

    [[nodiscard]] std::string_view term() { return plain_text(written_, storage_); }
    /// By scope and group, each once. The first is that of all documents, where these are counted.
    [[nodiscard]] const std::vector<TermRecord>& counts() const { return counts_; }

private:
    void add_up() {
        const auto place = [](const TermRecord& one) { return std::tuple(one.scope, one.group); };
        std::sort(counts_.begin(), counts_.end(),
                  [&](const TermRecord& a, const TermRecord& b) { return place(a) < place(b); });
        std::size_t kept = 0;
        for (std::size_t i = 1; i < counts_.size(); ++i) {
            if (place(counts_[i]) == place(counts_[kept])) {
                counts_[kept].count += counts_[i].count;
                counts_[kept].documents += counts_[i].documents;
            } else {
                counts_[++kept] = counts_[i];
            }
        }
        counts_.resize(kept + 1);
    }

    Call call_;
    SortedRecords::Reader reader_;
    const GroupNumbers& sources_;
    bool more_;
    std::uint64_t seen_ = 0;
    std::string written_, storage_;
    std::vector<TermRecord> counts_;
};

}  // namespace terms
}  // namespace v0
}  // namespace rostra
