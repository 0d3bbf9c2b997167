// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "rostra/services.hpp"
#include "rostra/setup.hpp"
#include "rostra/writer.hpp"

namespace rostra::tei {

/// corpus.tei.xml: a `teiCorpus` with a `TEI` for each document that has a word.
class TeiWriter {
public:
    explicit TeiWriter(const Setup& setup);

    class Run {
    public:
        Run(const TeiWriter& writer, const Call& call);
        void documents(const Call& call, const Batch& batch);
        void table(const Call& /*call*/, std::uint32_t /*input*/, const TableView& /*rows*/) {}
        void commit(const Call& call);

    private:
        const TeiWriter& writer_;
        OutputFile file_;
        std::int64_t number_ = 0;
    };

private:
    friend class Run;
    Input turn_, event_, noise_;
    ColumnInput kind_, name_, role_, label_begin_, label_end_, group_;
    ColumnInput event_kind_, event_name_;
    ColumnInput fact_, value_;
};

}  // namespace rostra::tei
