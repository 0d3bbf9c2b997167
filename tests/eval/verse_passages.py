#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares the passages two translations of the same books share with their verses.

    verse_passages.py PROGRAM [CORPORA] [--min-tokens 6] [--least-words 12] [--set bridge=4]... [--work FOLDER]

The books are those of compare/bible_pairs below CORPORA (ROSTRA_CORPORA, else ../shared/corpus beside this project).
Every run of --min-tokens tokens that the two translations of one verse share is looked for by brute force, in the tokens
the run itself wrote: a verse is found where each of its runs lies in a passage. A passage between the two translations
of a book is right where a verse it touches in the one it touches in the other, too; many of the others are formulas that
the books repeat. --set gives options of the stage `passages` on. Prints a table by book and one by the tokens that
match; exit status 1 where a verse with a shared run is not found.
"""
import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from pathlib import Path

LENGTHS = [6, 8, 12, 16, 24, 48]
ROOT = Path(__file__).resolve().parent.parent.parent

PIPELINE = """rostra = 1
[pipeline]
name = "verses"
[input]
root = {root}
paths = [{files}]
language = "en"
[[stage]]
use = "tokenizer"
[[stage]]
use = "passages"
[stage.with]
{options}
[output]
formats = ["csv"]
layers = ["token"]
[output.csv]
text = false
"""


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def verses_of(gold, translation, text):
    """(begin, end, number in the gold) of each verse, in bytes; a verse the translation does not have is left out."""
    found, at = [], 0
    for number, verse in enumerate(gold):
        content = verse[translation].encode()
        if not content:
            continue
        at = text.index(b"\n" + content + b"\n", at) + 1
        found.append((at, at + len(content), number))
        at += len(content)
    return found


def touched(verses, begin, end):
    """Numbers of the verses that a span has bytes of."""
    first = bisect_right([e for _, e, _ in verses], begin)
    return {number for b, _, number in verses[first:] if b < end}


class Book:
    def __init__(self, folder, name, translations):
        with open(folder / f"gold/{name}.jsonl", encoding="utf-8") as file:
            gold = [json.loads(line) for line in file]
        self.documents = [f"{translation}/{name}.txt" for translation in translations]
        self.sides = [verses_of(gold, translation, (folder / "raw" / document).read_bytes())
                      for translation, document in zip(translations, self.documents)]
        self.verses = len(gold)

    def tokens(self, tokens):
        """The tokens of each verse in both translations: [(begin, end, norm)]."""
        found = []
        for document, side in zip(self.documents, self.sides):
            begins = [begin for begin, _, _ in tokens[document]]
            found.append({number: tokens[document][bisect_left(begins, b):bisect_left(begins, e)]
                          for b, e, number in side})
        return found

    def score(self, tokens, passages, length, least_words):
        counts = Counter(verses=self.verses)
        left, right = self.tokens(tokens)
        own = sorted(passages[tuple(self.documents)])
        for number in left.keys() & right.keys():
            runs = list(shared_runs(left[number], right[number], length))
            is_found = runs and all(lies_in(own, *run) for run in runs)
            counts.update(sharing=bool(runs), found=bool(is_found))
            if min(len(left[number]), len(right[number])) >= least_words:
                counts.update(long=1, long_sharing=bool(runs), long_found=bool(is_found))
        by_length = Counter()
        for a_begin, a_end, b_begin, b_end, matched in own:
            both = touched(self.sides[0], a_begin, a_end) & touched(self.sides[1], b_begin, b_end)
            counts.update(passages=1, right=bool(both), tokens=matched, right_tokens=matched if both else 0)
            by_length[bisect_right(LENGTHS, matched), bool(both)] += 1
        return counts, by_length


def shared_runs(a, b, length):
    """((begin, end), (begin, end)) of each run of equal norms of that length."""
    places = defaultdict(list)
    for j in range(len(b) - length + 1):
        places[tuple(norm for _, _, norm in b[j:j + length])].append((b[j][0], b[j + length - 1][1]))
    for i in range(len(a) - length + 1):
        for there in places.get(tuple(norm for _, _, norm in a[i:i + length]), ()):
            yield (a[i][0], a[i + length - 1][1]), there


def lies_in(passages, a, b):
    behind = bisect_right(passages, (a[0], float("inf")))
    return any(p[1] >= a[1] and p[2] <= b[0] and p[3] >= b[1] for p in passages[:behind])


def run(program, folder, options, work):
    quoted = [json.dumps(str(path), ensure_ascii=False) for path in (folder / "raw", folder / "raw/**/*.txt")]
    pipeline = work / "verses.toml"
    pipeline.write_text(PIPELINE.format(root=quoted[0], files=quoted[1], options="\n".join(options)), encoding="utf-8")
    done = subprocess.run([program, "run", pipeline, "--out", work / "out", "--force", "--progress", "none"],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"rostra ended with {done.returncode}:\n{done.stderr}")
    tokens, passages = defaultdict(list), defaultdict(list)
    for row in rows(work / "out/token.csv"):
        if row["norm"]:
            tokens[row["document"]].append((int(row["begin"]), int(row["end"]), row["norm"]))
    for row in rows(work / "out/passage.csv"):
        passages[row["a"], row["b"]].append(
            tuple(int(row[column]) for column in ("a_begin", "a_end", "b_begin", "b_end", "matched")))
    return tokens, passages


def share(part, whole):
    return f"{part / whole:.1%}" if whole else "-"


def show(name, c):
    print(f"| {name} | {c['verses']} | {c['sharing']} | {c['found']} | {c['long']} | {c['long_sharing']} | "
          f"{c['long_found']} | {share(c['long_found'], c['long'])} | {c['passages']} | {c['right']} | "
          f"{share(c['right'], c['passages'])} | {share(c['right_tokens'], c['tokens'])} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("corpora", type=Path, nargs="?",
                        default=Path(os.environ.get("ROSTRA_CORPORA") or ROOT.parent / "shared/corpus"))
    parser.add_argument("--min-tokens", type=int, default=6)
    parser.add_argument("--least-words", type=int, default=12)
    parser.add_argument("--set", action="append", default=[], metavar="OPTION=VALUE")
    parser.add_argument("--work", type=Path)
    a = parser.parse_args()
    folder = (a.corpora / "compare/bible_pairs").resolve()
    if not folder.is_dir():
        sys.exit(f"no folder {folder}; set ROSTRA_CORPORA to the folder of the corpora, or name it")
    translations = sorted(path.name for path in (folder / "raw").iterdir())
    options = [f"min-tokens = {a.min_tokens}", *(setting.replace("=", " = ", 1) for setting in a.set)]
    with tempfile.TemporaryDirectory(prefix="rostra-verses-") as own:
        work = a.work or Path(own)
        work.mkdir(parents=True, exist_ok=True)
        tokens, passages = run(a.program.resolve(), folder, options, work)

    print(f"{' and '.join(translations)}; {', '.join(options)}\n")
    print(f"| book | verses | share a run | of these found | of {a.least_words} words or more | share a run | found | "
          "found, of all these | passages | right | precision | by matching tokens |")
    print("|" + " --- |" * 12)
    total, lengths = Counter(), Counter()
    for gold in sorted((folder / "gold").glob("*.jsonl")):
        counts, by_length = Book(folder, gold.stem, translations).score(tokens, passages, a.min_tokens, a.least_words)
        show(gold.stem, counts)
        total += counts
        lengths += by_length
    show("all", total)
    print("\n| tokens that match | passages | right | precision |")
    print("|" + " --- |" * 4)
    for i, (least, next_least) in enumerate(zip([1] + LENGTHS, LENGTHS + [None])):
        right, wrong = lengths[i, True], lengths[i, False]
        if right + wrong != 0:
            most = f"to {next_least - 1}" if next_least else "or more"
            print(f"| {least} {most} | {right + wrong} | {right} | {share(right, right + wrong)} |")
    return 0 if total["found"] == total["sharing"] else 1


if __name__ == "__main__":
    sys.exit(main())
