#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares a run of tokenizer and passages with sim_text on the same files: time, memory, and what is found.

    passages_peer.py PROGRAM [--work FOLDER] [--corpora FOLDER] [--words 25000000] [--document-words 3000] [--copies 2]
                     [--seed 1] [--repeat 5] [--min-tokens 12]

PROGRAM is the built rostra, run with one job; sim_text is of the Debian package similarity-tester. Two corpora: the two
translations in compare/bible_pairs below --corpora (ROSTRA_CORPORA, else ../shared/corpus beside this project), and one
that splice_corpus.py makes. The programs take turns. Every run sim_text finds is looked up in the passages; those not
in one as they stand are looked at token by token, and each gets its reason. Of the spliced corpus the copied stretches
are looked up too. Exit status 1 where a run is not explained, or a stretch missed.
"""
import argparse
import csv
import shutil
import statistics
import sys
from collections import Counter, defaultdict
from pathlib import Path

import sim_text_runs
import splice_corpus
from measured_command import measured, work_folder

PIPELINE = """rostra = 1
[pipeline]
name = "passages-peer"
[input]
root = {root}
paths = [{files}]
language = "en"
[run]
jobs = 1
[[stage]]
use = "tokenizer"
{passages}[output]
formats = ["csv"]
{tokens}"""
PASSAGES = """[[stage]]
use = "passages"
[stage.with]
min-tokens = {}
bridge = 0
max-documents = 0
max-places = 0
max-runs = 0
"""
TOKENS = """layers = ["token"]
[output.csv]
text = false
"""

AS_IT_STANDS = "in a passage as it stands"
TOKENS_IN_IT = "in a passage, but for marks and parts of tokens at its ends"
IN_PARTS = "in passages in parts: between them tokens differ that are equal words to sim_text"
SHORT = "not a passage: it has fewer tokens than words"
DIFFER = "not a passage: tokens differ that are equal words to sim_text"
HASHES = "not a passage: words differ that have one hash in sim_text"
UNEXPLAINED = "UNEXPLAINED"


def toml_text(path):
    return '"' + str(path).replace("\\", "\\\\").replace('"', '\\"') + '"'


class Ours:
    """Runs of the program over files below a folder."""

    def __init__(self, program, root, length, work):
        self.program, self.root, self.length, self.work = program, root, length, work

    def command(self, out, files, passages, tokens):
        pipeline = self.work / f"{out}.toml"
        pipeline.write_text(PIPELINE.format(
            root=toml_text(self.root), files=", ".join(toml_text(self.root / file) for file in files),
            passages=PASSAGES.format(self.length) if passages else "", tokens=TOKENS if tokens else ""))
        return [self.program, "run", pipeline, "--out", self.work / out, "--force", "--progress", "none"]

    def measure(self):
        return measured(self.command("found", ["**/*.txt"], True, False))

    def passages(self):
        """(a_begin, a_end, b_begin, b_end) by pair of documents, sorted."""
        found = defaultdict(list)
        with open(self.work / "found/passage.csv", newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                found[row["a"], row["b"]].append(
                    tuple(int(row[column]) for column in ("a_begin", "a_end", "b_begin", "b_end")))
        for spans in found.values():
            spans.sort()
        return found

    def tokens(self, files):
        """(begin, end, norm) of each token, by document, of some files."""
        found = defaultdict(list)
        if not files:
            return found
        measured(self.command("tokens", sorted(files), False, True))
        with open(self.work / "tokens/token.csv", newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                found[row["document"]].append((int(row["begin"]), int(row["end"]), row["norm"]))
        return found


def in_span(tokens, span):
    return [token for token in tokens if token[0] >= span[0] and token[1] <= span[1] and token[2]]


def equal_runs(a, b, length):
    """Spans of all runs of `length` equal norms in two short lists of tokens."""
    places = defaultdict(list)
    for j in range(len(b) - length + 1):
        places[tuple(norm for _, _, norm in b[j:j + length])].append((b[j][0], b[j + length - 1][1]))
    for i in range(len(a) - length + 1):
        for there in places.get(tuple(norm for _, _, norm in a[i:i + length]), ()):
            yield (a[i][0], a[i + length - 1][1]), there


class Lookup:
    """Looks sim_text's runs up in the passages, and says of each what it is to us."""

    def __init__(self, ours, sim_text, length):
        self.ours, self.sim_text, self.length = ours, sim_text, length
        self.texts = sim_text_runs.Texts(ours.root)
        self.passages = ours.passages()

    def covered(self, pair, place):
        return sim_text_runs.covers(self.passages.get(pair, []), *place)

    def verdicts(self, runs):
        """How many runs there are of each kind, and those not explained."""
        counts, rest = Counter(), []
        for run in runs:
            if run[0] > run[3]:
                run = (*run[3:6], *run[:3], run[6])
            places, differing = sim_text_runs.placed(self.texts, run)
            pair = (run[0], run[3])
            if places and not differing and all(self.covered(pair, place) for place in places):
                counts[AS_IT_STANDS] += 1
            else:
                rest.append((run, pair, places, differing))
        words = sorted({word for _, _, _, differing in rest for both in differing for word in both})
        hashes = sim_text_runs.hashes_of(self.sim_text, words, self.ours.work)
        tokens = self.ours.tokens({name for _, pair, _, _ in rest for name in pair})
        unexplained = []
        for run, pair, places, differing in rest:
            of_one_hash = all(x in hashes and hashes[x] == hashes.get(y) for x, y in differing)
            kinds = {self.kind(tokens, pair, place, differing) for place in places if of_one_hash} or {UNEXPLAINED}
            kind = UNEXPLAINED if UNEXPLAINED in kinds else sorted(kinds)[0]
            counts[kind] += 1
            if kind == UNEXPLAINED:
                unexplained.append(run)
        return counts, unexplained

    def kind(self, tokens, pair, place, differing):
        a, b = (in_span(tokens[name], span) for name, span in zip(pair, place))
        if min(len(a), len(b)) >= self.length:
            whole = tuple((side[0][0], side[-1][1]) for side in (a, b))
            if self.covered(pair, whole):
                return TOKENS_IN_IT
        runs = list(equal_runs(a, b, self.length))
        if runs:
            return IN_PARTS if all(self.covered(pair, run) for run in runs) else UNEXPLAINED
        if differing:
            return HASHES
        if min(len(a), len(b)) < self.length:
            return SHORT
        return DIFFER if [norm for _, _, norm in a] != [norm for _, _, norm in b] else UNEXPLAINED


def planned(plan, length):
    """(document, begin, end, source, source_begin, source_end) of the copied stretches of `length` words or more."""
    with open(plan, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if int(row["words"]) >= length:
                spans = [(row["source"], (int(row["source_begin"]), int(row["source_end"]))),
                         (row["document"], (int(row["begin"]), int(row["end"])))]
                yield sorted(spans)


def compare(name, folder, a, sim_text, work, plan=None):
    """Prints the measures of one corpus and what was found; True where all is well."""
    files = sorted(str(path.relative_to(folder)) for path in folder.rglob("*.txt"))
    names = work / "names"
    names.write_text("".join(file + "\n" for file in files))
    ours = Ours(a.program.resolve(), folder, a.min_tokens, work)
    out = work / "sim_text.out"
    rows = {"rostra": [], "sim_text": []}
    for _ in range(a.repeat):
        rows["rostra"].append(ours.measure())
        with open(names, encoding="utf-8") as listed:
            rows["sim_text"].append(measured(sim_text_runs.command(sim_text, a.min_tokens, out),
                                             cwd=folder, stdin=listed))
    print(f"\n{name}: {len(files)} files, medians of {a.repeat} runs\n")
    print("| | elapsed s | processor s | peak MiB |\n| --- | --- | --- | --- |")
    medians = {who: [statistics.median(column) for column in zip(*runs)] for who, runs in rows.items()}
    for who, (elapsed, processor, peak) in medians.items():
        print(f"| {who} | {elapsed:.2f} | {processor:.2f} | {peak:.0f} |")
    print("| ratio | " + " | ".join(f"{x / y:.2f}" for x, y in zip(medians["rostra"], medians["sim_text"])) + " |")

    lookup = Lookup(ours, sim_text, a.min_tokens)
    runs = sim_text_runs.parsed(out)
    counts, unexplained = lookup.verdicts(runs)
    print(f"\n{sum(map(len, lookup.passages.values()))} passages; {len(runs)} runs of sim_text, of these")
    for kind, count in counts.most_common():
        print(f"{count:9} {kind}")
    for run in unexplained[:10]:
        print("          ", *run)
    missed = 0
    if plan:
        stretches = list(planned(plan, a.min_tokens))
        for (x, x_span), (y, y_span) in stretches:
            missed += not lookup.covered((x, y), (x_span, y_span))
        print(f"{len(stretches)} copied stretches of {a.min_tokens} words or more, {missed} not in a passage")
    sys.stdout.flush()
    return not unexplained and missed == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--corpora", type=Path, default=splice_corpus.corpora_folder())
    parser.add_argument("--words", type=int, default=25_000_000)
    parser.add_argument("--document-words", type=int, default=3000)
    parser.add_argument("--copies", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--min-tokens", type=int, default=12)
    a = parser.parse_args()
    sim_text = shutil.which("sim_text")
    if sim_text is None:
        sys.exit("sim_text is not installed: on Debian, sudo apt-get install similarity-tester")
    pairs = (a.corpora / "compare/bible_pairs/raw").resolve()
    if not pairs.is_dir():
        sys.exit(f"no folder {pairs}; set ROSTRA_CORPORA to the folder of the corpora, or give --corpora")
    with work_folder(a.work) as work:
        well = compare("two translations of fourteen books", pairs, a, sim_text, work)
        spliced = work / f"spliced-{a.words}-{a.document_words}-{a.copies}-{a.seed}"
        if not (spliced / "plan.csv").exists():
            splice_corpus.make(spliced, a.corpora, a.words, a.document_words, a.copies, a.seed)
        well &= compare(f"{a.words} words, spliced", spliced / "texts", a, sim_text, work, spliced / "plan.csv")
        return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
