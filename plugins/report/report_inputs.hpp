// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rostra/setup.hpp"

namespace rostra::report {

/// The columns that a report is made of, bound once. Any layer or table may be absent.
struct ReportInputs {
    explicit ReportInputs(const Setup& setup)
        : turn{setup.input("turn"),
               setup.column("turn", "kind"),
               setup.column("turn", "speaker"),
               setup.column("turn", "speaker_id"),
               setup.column("turn", "role"),
               setup.column("turn", "label_begin"),
               setup.column("turn", "label_end")},
          noise{setup.input("noise"), setup.column("noise", "rule")},
          document{setup.input("document"), setup.column("document", "document"),
                   setup.column("document", "title"), setup.column("document", "date"),
                   setup.column("document", "tokens")},
          term{setup.input("term_frequency"),
               setup.column("term_frequency", "scope"),
               setup.column("term_frequency", "group"),
               setup.column("term_frequency", "n"),
               setup.column("term_frequency", "term"),
               setup.column("term_frequency", "count"),
               setup.column("term_frequency", "per_million"),
               setup.column("term_frequency", "tf_idf")},
          similarity{setup.input("similarity"),
                     setup.column("similarity", "a"),
                     setup.column("similarity", "b"),
                     setup.column("similarity", "cosine"),
                     setup.column("similarity", "jaccard"),
                     setup.column("similarity", "containment_a"),
                     setup.column("similarity", "containment_b"),
                     setup.column("similarity", "shared_tokens"),
                     setup.column("similarity", "passages")},
          passage{setup.input("passage"),
                  setup.column("passage", "a"),
                  setup.column("passage", "a_begin"),
                  setup.column("passage", "a_end"),
                  setup.column("passage", "b"),
                  setup.column("passage", "b_begin"),
                  setup.column("passage", "b_end"),
                  setup.column("passage", "tokens"),
                  setup.column("passage", "matched"),
                  setup.column("passage", "identity")} {}

    struct {
        Input input;
        ColumnInput kind, speaker, speaker_id, role, label_begin, label_end;
    } turn;
    struct {
        Input input;
        ColumnInput rule;
    } noise;
    struct {
        Input input;
        ColumnInput document, title, date, tokens;
    } document;
    struct {
        Input input;
        ColumnInput scope, group, n, term, count, per_million, tf_idf;
    } term;
    struct {
        Input input;
        ColumnInput a, b, cosine, jaccard, containment_a, containment_b, shared_tokens, passages;
    } similarity;
    struct {
        Input input;
        ColumnInput a, a_begin, a_end, b, b_begin, b_end, tokens, matched, identity;
    } passage;
};

}  // namespace rostra::report
