// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "rostra/setup.hpp"

namespace rostra::report {

/// The tables about what documents, or groups such as speakers, have in common. Those of groups have the columns of
/// their sisters, but for what only documents have: passages, dates, titles.
struct ComparisonInputs {
    struct Pairs {
        Input input;
        ColumnInput a, b, cosine, jaccard, containment_a, containment_b, shared_tokens, passages, relatedness,
            scope;
    };
    struct Terms {
        Input input;
        ColumnInput a, b, term, share, count_a, count_b;
    };
    struct Clusters {
        Input input;
        ColumnInput cluster, member, size, date, title, earliest;
    };
    struct Copies {
        Input input;
        ColumnInput a, b, jaccard;
    };

    explicit ComparisonInputs(const Setup& setup)
        : related{setup.input("related_group"),
                  setup.column("related_group", "group"),
                  setup.column("related_group", "document"),
                  setup.column("related_group", "size"),
                  setup.column("related_group", "date"),
                  setup.column("related_group", "title"),
                  {}},
          pairs{pairs_of(setup, "similarity")},
          group_pairs{pairs_of(setup, "group_similarity")},
          terms{terms_of(setup, "similarity_term")},
          group_terms{terms_of(setup, "group_similarity_term")},
          copy_clusters{setup.input("duplicate_cluster"),
                        setup.column("duplicate_cluster", "cluster"),
                        setup.column("duplicate_cluster", "document"),
                        setup.column("duplicate_cluster", "size"),
                        setup.column("duplicate_cluster", "date"),
                        {},
                        setup.column("duplicate_cluster", "earliest")},
          group_copy_clusters{setup.input("group_duplicate_cluster"),
                              setup.column("group_duplicate_cluster", "cluster"),
                              setup.column("group_duplicate_cluster", "group"),
                              setup.column("group_duplicate_cluster", "size"),
                              {},
                              {},
                              {}},
          copies{copies_of(setup, "duplicate")},
          group_copies{copies_of(setup, "group_duplicate")},
          copy_search{setup.input("duplicate_search"), setup.column("duplicate_search", "scope"),
                      setup.column("duplicate_search", "compared"),
                      setup.column("duplicate_search", "threshold"),
                      setup.column("duplicate_search", "miss_chance")},
          passage{setup.input("passage"),
                  setup.column("passage", "passage"),
                  setup.column("passage", "a"),
                  setup.column("passage", "a_begin"),
                  setup.column("passage", "a_end"),
                  setup.column("passage", "b"),
                  setup.column("passage", "b_begin"),
                  setup.column("passage", "b_end"),
                  setup.column("passage", "tokens"),
                  setup.column("passage", "matched"),
                  setup.column("passage", "identity"),
                  setup.column("passage", "cluster"),
                  setup.column("passage", "kind"),
                  setup.column("passage", "a_group"),
                  setup.column("passage", "b_group")},
          edit{setup.input("passage_edit"),
               setup.column("passage_edit", "passage"),
               setup.column("passage_edit", "a_begin"),
               setup.column("passage_edit", "a_end"),
               setup.column("passage_edit", "b_begin"),
               setup.column("passage_edit", "b_end")},
          text{setup.input("passage_cluster"),
               setup.column("passage_cluster", "cluster"),
               setup.column("passage_cluster", "document"),
               setup.column("passage_cluster", "begin"),
               setup.column("passage_cluster", "end"),
               setup.column("passage_cluster", "kind"),
               setup.column("passage_cluster", "documents"),
               setup.column("passage_cluster", "date"),
               setup.column("passage_cluster", "earliest")},
          unshared{setup.input("unshared"),         setup.column("unshared", "a"),
                   setup.column("unshared", "b"),   setup.column("unshared", "begin"),
                   setup.column("unshared", "end"), setup.column("unshared", "tokens"),
                   setup.column("unshared", "text")} {}

    Clusters related;
    Pairs pairs, group_pairs;
    Terms terms, group_terms;
    Clusters copy_clusters, group_copy_clusters;
    Copies copies, group_copies;
    struct {
        Input input;
        ColumnInput scope, compared, threshold, miss_chance;
    } copy_search;
    struct {
        Input input;
        ColumnInput passage, a, a_begin, a_end, b, b_begin, b_end, tokens, matched, identity, cluster, kind,
            a_group, b_group;
    } passage;
    struct {
        Input input;
        ColumnInput passage, a_begin, a_end, b_begin, b_end;
    } edit;
    struct {
        Input input;
        ColumnInput cluster, document, begin, end, kind, documents, date, earliest;
    } text;
    struct {
        Input input;
        ColumnInput a, b, begin, end, tokens, text;
    } unshared;

private:
    static Pairs pairs_of(const Setup& setup, std::string_view table) {
        const bool documents = table == "similarity";
        return {setup.input(table),
                setup.column(table, "a"),
                setup.column(table, "b"),
                setup.column(table, "cosine"),
                setup.column(table, "jaccard"),
                setup.column(table, "containment_a"),
                setup.column(table, "containment_b"),
                setup.column(table, "shared_tokens"),
                documents ? setup.column(table, "passages") : ColumnInput{},
                setup.column(table, "relatedness"),
                documents ? ColumnInput{} : setup.column(table, "scope")};
    }
    static Terms terms_of(const Setup& setup, std::string_view table) {
        return {setup.input(table),
                setup.column(table, "a"),
                setup.column(table, "b"),
                setup.column(table, "term"),
                setup.column(table, "share"),
                setup.column(table, "count_a"),
                setup.column(table, "count_b")};
    }
    static Copies copies_of(const Setup& setup, std::string_view table) {
        return {setup.input(table), setup.column(table, "a"), setup.column(table, "b"),
                setup.column(table, "jaccard")};
    }
};

}  // namespace rostra::report
