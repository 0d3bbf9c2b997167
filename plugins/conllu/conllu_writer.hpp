// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "rostra/services.hpp"
#include "rostra/setup.hpp"
#include "rostra/writer.hpp"

namespace rostra::conllu {

/// corpus.conllu: the sentences of all documents.
class ConlluWriter {
public:
    explicit ConlluWriter(const Setup& setup);

    class Run {
    public:
        Run(const ConlluWriter& writer, const Call& call);
        void documents(const Call& call, const Batch& batch);
        void table(const Call& /*call*/, std::uint32_t /*input*/, const TableView& /*rows*/) {}
        void commit(const Call& /*call*/) { file_.flush(); }

    private:
        const ConlluWriter& writer_;
        OutputFile file_;
    };

private:
    friend class Run;
    Input sentence_, token_, turn_, noise_;
    ColumnInput speaker_, label_begin_, label_end_;
};

}  // namespace rostra::conllu
