# SPDX-License-Identifier: Apache-2.0
"""Counts the tokens of one run with scikit-learn, and compares every cell with the run's table term_frequency. Started
by count_oracle.py, in an environment that has scikit-learn.

    scikit_cells.py RUN METADATA LENGTHS SMART

RUN is a folder with token.csv, document.csv and term_frequency.csv; METADATA the run's metadata; LENGTHS those of its
sequences, as 1,2,3; SMART the variant of its tf_idf. Prints a line a check; exit status 1 where any cell differs.
"""
import csv
import itertools
import operator
import sys
from array import array
from pathlib import Path

import numpy
from scipy.sparse import csr_matrix, identity
from scipy.stats import rankdata
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

csv.field_size_limit(1 << 30)

# Relative, for what is no whole number. scikit-learn has 1 + ln(N / d), and so less of the digits of a small logarithm.
TOLERANCE = 1e-10
SHOWN = 5  # differing cells of a check
COLUMNS = {"count": int, "document_frequency": int, "rank": int, "per_million": float, "tf_idf": float}


def rows_of(path, *columns):
    """The values of some columns, row by row."""
    with open(path, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        header = next(rows)
        yield from map(operator.itemgetter(*map(header.index, columns)), rows)


def itself(tokens):
    return tokens


def read_runs(path, documents):
    """Norms in a row, and the document of each run: a token with an empty norm is no term and parts its neighbours."""
    runs, owners = [], []
    tokens = rows_of(path, "document", "norm")
    for (document, is_term), run in itertools.groupby(tokens, lambda token: (token[0], token[1] != "")):
        if is_term:
            runs.append([sys.intern(norm) for _, norm in run])
            owners.append(documents[document])
    return runs, owners


def membership(group_of_document):
    """The groups' names, and a matrix with 1 where a group (row) has a document (column)."""
    names = sorted(set(group_of_document))
    at = {name: index for index, name in enumerate(names)}
    rows = [at[name] for name in group_of_document]
    count = len(group_of_document)
    return names, csr_matrix((numpy.ones(count, numpy.int64), (rows, range(count))), shape=(len(names), count))


def smart_weighting(smart, units):
    """scikit-learn's weighting for one of SMART's variants [nl][nt][nc]; idf is that of `units`."""
    weighing = TfidfTransformer(norm="l2" if smart[2] == "c" else None, use_idf=smart[1] == "t", smooth_idf=False,
                                sublinear_tf=smart[0] == "l").fit(units)
    if smart[1] == "t":
        weighing.idf_ = weighing.idf_ - 1  # it has 1 + ln(N / d)
    return weighing


class Cells:
    """What scikit-learn counts in one scope, for sequences of one length: a cell for each group and term in it."""

    def __init__(self, groups, members, with_terms, by_document, vectorizer, smart):
        self.groups = {name: index for index, name in enumerate(groups)}
        self.terms = vectorizer.get_feature_names_out()
        counts = (members @ by_document).tocsr()
        documents = (members @ by_document.sign()).tocsr()
        counts.sort_indices()
        documents.sort_indices()
        rows = numpy.repeat(numpy.arange(counts.shape[0]), numpy.diff(counts.indptr))
        self.keys = rows * counts.shape[1] + counts.indices
        # N and d are documents, those without terms too; of sets, only those that have any term, of whatever length.
        units = by_document if with_terms is None else counts[with_terms]
        weights = smart_weighting(smart, units).transform(counts)
        weights.sort_indices()
        ranks = [rankdata(-counts.data[begin:end], method="min") for begin, end in itertools.pairwise(counts.indptr)]
        totals = numpy.asarray(counts.sum(axis=1)).ravel()
        self.values = {
            "count": counts.data,
            "document_frequency": documents.data,
            "rank": numpy.concatenate(ranks).astype(numpy.int64),
            "per_million": counts.data / totals[rows] * 1e6,
            "tf_idf": weights.data,
        }

    def name(self, key):
        group, term = divmod(int(key), len(self.terms))
        return f"{list(self.groups)[group]!r} {self.terms[term]!r}"


class Listed:
    """The rows of term_frequency of one scope and length, by the keys of `cells`."""

    def __init__(self, cells, vocabulary):
        self.cells, self.vocabulary = cells, vocabulary
        self.keys = array("q")
        self.values = {name: array("q" if kind is int else "d") for name, kind in COLUMNS.items()}
        self.unknown = []  # rows of a group or a term that scikit-learn does not find

    def add(self, group, term, values):
        row, column = self.cells.groups.get(group), self.vocabulary.get(term)
        if row is None or column is None:
            self.unknown.append(f"{group!r} {term!r}")
            return
        self.keys.append(row * len(self.vocabulary) + column)
        for (name, kind), value in zip(COLUMNS.items(), values):
            self.values[name].append(kind(value))


def compare(listed, label):
    """Prints a line for each column, and gives how many cells differ."""
    cells = listed.cells
    keys, first, times = numpy.unique(numpy.array(listed.keys), return_index=True, return_counts=True)
    shared, in_rostra, in_scikit = numpy.intersect1d(keys, cells.keys, assume_unique=True, return_indices=True)
    wrong = [f"{name}: scikit-learn has none" for name in listed.unknown]
    wrong += [f"{cells.name(key)}: scikit-learn has none" for key in numpy.setdiff1d(keys, cells.keys)[:SHOWN]]
    wrong += [f"{cells.name(key)}: Rostra has none" for key in numpy.setdiff1d(cells.keys, keys)[:SHOWN]]
    wrong += [f"{cells.name(key)}: Rostra has it more than once" for key in keys[times > 1][:SHOWN]]
    alone = len(listed.unknown) + len(keys) + len(cells.keys) - 2 * len(shared)
    wrong_total = 0
    for name, kind in COLUMNS.items():
        ours = numpy.array(listed.values[name])[first[in_rostra]]
        theirs = cells.values[name][in_scikit]
        same = ours == theirs if kind is int else numpy.abs(ours - theirs) <= TOLERANCE * numpy.abs(theirs)
        compared, differ = len(shared), int(numpy.count_nonzero(~same))
        for at in numpy.flatnonzero(~same)[:SHOWN]:
            wrong.append(f"{cells.name(shared[at])}: Rostra {ours[at]}, scikit-learn {theirs[at]}")
        if name == "count":
            compared += alone
            differ += alone + int(numpy.count_nonzero(times > 1))
        print(f"  {label:16} {name:20} {compared:>12,} {differ:>8,}", flush=True)
        for line in wrong[:SHOWN]:
            print(f"      {line}")
        wrong = []
        wrong_total += differ
    return wrong_total


def main():
    run, metadata = Path(sys.argv[1]), Path(sys.argv[2])
    documents = {document: index for index, document in enumerate(rows_of(run / "document.csv", "document"))}
    set_of = dict(rows_of(metadata, "document", "set"))
    runs, owners = read_runs(run / "token.csv", documents)
    of_document = csr_matrix((numpy.ones(len(runs), numpy.int64), (owners, range(len(runs)))),
                             shape=(len(documents), len(runs)))
    sets, in_set = membership([set_of[document] for document in documents])
    scopes = {
        "corpus": ([""], csr_matrix(numpy.ones((1, len(documents)), numpy.int64)), None),
        "document": (list(documents), identity(len(documents), numpy.int64, "csr"), None),
        "fact.set": (sets, in_set, numpy.flatnonzero((in_set @ of_document).getnnz(axis=1))),
    }
    lengths, smart = map(int, sys.argv[3].split(",")), sys.argv[4]
    print(f"  {sum(map(len, runs)):,} tokens in {len(runs):,} runs, {len(documents):,} documents, {len(sets)} sets")
    print(f"  {'n scope':16} {'column':20} {'cells':>12} {'differ':>8}", flush=True)

    listed = {}
    for length in lengths:
        vectorizer = CountVectorizer(tokenizer=itself, token_pattern=None, lowercase=False,
                                     ngram_range=(length, length))
        by_document = of_document @ vectorizer.fit_transform(runs)
        for scope, (groups, members, with_terms) in scopes.items():
            cells = Cells(groups, members, with_terms, by_document, vectorizer, smart)
            listed[scope, str(length)] = Listed(cells, vectorizer.vocabulary_)
    rows = rows_of(run / "term_frequency.csv", "scope", "n", "group", "term", *COLUMNS)
    for scope, length, group, term, *values in rows:
        listed[scope, length].add(group, term, values)
    wrong = sum(compare(cells, f"{length} {scope}") for (scope, length), cells in listed.items())
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
