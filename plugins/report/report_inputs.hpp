// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "report_comparison_inputs.hpp"
#include "report_layer_rows.hpp"
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
          comparison(setup),
          layers(chosen_layers(setup)) {}

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
    ComparisonInputs comparison;
    std::vector<LayerChoice> layers;
};

}  // namespace rostra::report
