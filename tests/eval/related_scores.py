# SPDX-License-Identifier: Apache-2.0
"""How well groups of related documents agree with gold groups: precision and recall of pairs, as in the clustering of
documents (Manning, Raghavan and Schütze 2008, section 16.3)."""
import csv
import itertools
import json
from collections import Counter
from pathlib import Path

csv.field_size_limit(1 << 30)


def rows_of(table):
    with open(table, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def read_clusters(path):
    """By document, its event."""
    events = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        cluster = json.loads(line)
        events.update({document: cluster["event"] for document in cluster["docs"]})
    return events


def found_groups(folder):
    """By document, its group; documents in no group are missing."""
    return {Path(row["document"]).name: row["group"] for row in rows_of(folder / "related_group.csv")}


def related_pairs(folder, least):
    return {frozenset((Path(row["a"]).name, Path(row["b"]).name))
            for row in rows_of(folder / "similarity.csv") if float(row["relatedness"]) >= least}


def pairs_within(groups):
    return {frozenset(pair) for pair in itertools.combinations(sorted(groups), 2) if groups[pair[0]] == groups[pair[1]]}


def score(found, gold):
    """Precision, recall and F1 of sets of pairs."""
    right = len(found & gold)
    precision, recall = right / len(found) if found else 1.0, right / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


# Books of which one tells again what the other tells, in its words: Kings and Samuel with Chronicles (where they tell
# of the same kings), the first three gospels, and the letters.
PARALLELS = [("1kings", "2chronicles"), ("2kings", "2chronicles"), ("2samuel", "1chronicles"), ("matthew", "mark"),
             ("matthew", "luke"), ("mark", "luke"), ("2peter", "jude")]
# Of 1 Samuel only the last chapter stands in Chronicles too.
PARTLY = [("1samuel", "1chronicles")]


def pair_of(a, b):
    return tuple(sorted((Path(a).stem, Path(b).stem)))


def shared_alone(folder, sizes):
    """By pair of books, how many bytes of passages lie in no passage of either with a third book."""
    shared_with = {book: [None] * size for book, size in sizes.items()}
    for row in rows_of(folder / "passage.csv"):
        a, b = Path(row["a"]).stem, Path(row["b"]).stem
        for one, other, side in ((a, b, "a"), (b, a, "b")):
            with_whom = shared_with[one]
            for at in range(int(row[f"{side}_begin"]), int(row[f"{side}_end"])):
                with_whom[at] = other if with_whom[at] in (None, other) else "several"
    shared = Counter()
    for one, with_whom in shared_with.items():
        for other, size in Counter(with_whom).items():
            if other not in (None, "several"):
                shared[pair_of(one, other)] += size
    return shared


def book_measures(folder):
    """By name of a measure, by pair of books, its value."""
    sizes = {Path(row["document"]).stem: int(row["bytes"]) for row in rows_of(folder / "document.csv")}
    rows = {pair_of(row["a"], row["b"]): row for row in rows_of(folder / "similarity.csv")}
    in_passages = Counter()
    for row in rows_of(folder / "passage.csv"):
        in_passages[pair_of(row["a"], row["b"])] += int(row["tokens"])
    alone = shared_alone(folder, sizes)
    product = {pair: sizes[pair[0]] * sizes[pair[1]] for pair in rows}
    return {
        "shared_tokens": {pair: int(row["shared_tokens"]) for pair, row in rows.items()},
        "relatedness": {pair: float(row["relatedness"]) for pair, row in rows.items()},
        "cosine": {pair: float(row["cosine"]) for pair, row in rows.items()},
        "shared shingles / product of sizes": {
            pair: (float(row["containment_a"]) * float(row["containment_b"]) / product[pair]) ** 0.5
            for pair, row in rows.items()},
        "tokens in passages": {pair: in_passages[pair] for pair in rows},
        "tokens in passages / product of sizes": {pair: in_passages[pair] / product[pair] for pair in rows},
        "passages of these two alone / product of sizes": {pair: alone[pair] / product[pair] for pair in rows},
    }


def places(values, pairs):
    """The place of each of these pairs among all, the highest value first; equal values share the last."""
    return [sum(1 for value in values.values() if value >= values[pair_of(*pair)]) for pair in pairs]
