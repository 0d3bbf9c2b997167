#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes documents of words drawn as often as real texts have them, with pieces copied from one into others.

    splice_corpus.py FOLDER --words 25000000 [--document-words 3000] [--copies 2] [--seed 1] [--corpora FOLDER]

The words are those of the .txt files below compare/ in --corpora (ROSTRA_CORPORA, else ../shared/corpus beside this
project), with the marks that stand at them, drawn one by one: by chance no two documents share a dozen in a row. Each
document but the first gets --copies pieces of 12 to 200 words from documents before it; every other piece is changed on
its way: of 25 words one, on average, is left out, replaced, or followed by another. Writes FOLDER/texts/NUMBER.txt and
FOLDER/plan.csv, a row for each stretch of a copy in which no word was changed: the document it was copied into and
where it stands in it, in bytes without the marks at its ends, whence it comes and where it stands there, and its
number of words. The same bytes each time.
"""
import argparse
import csv
import itertools
import os
import random
import re
from array import array
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
COLUMNS = ["document", "begin", "end", "source", "source_begin", "source_end", "words"]
WORDS_A_LINE = 12
SHORTEST, LONGEST = 12, 200
WORDS_A_CHANGE = 25


def word_counts(corpora):
    """How often each word stands in the real texts; what has neither letter nor digit is none, nor are addresses."""
    counts = Counter()
    for path in sorted((corpora / "compare").glob("**/raw/**/*.txt")):
        words = re.findall(r"\S*[^\W_]\S*", path.read_text(encoding="utf-8", errors="ignore"))
        counts.update(word for word in words if "/" not in word and "%" not in word)
    if not counts:
        raise SystemExit(f"no texts at {corpora}/compare/**/raw; set ROSTRA_CORPORA, or give --corpora")
    return sorted(counts.items())


def marks_of(word):
    """How many bytes of a word are marks before its first letter or digit, and behind its last."""
    before, behind = re.match(r"[\W_]*", word)[0], re.search(r"[\W_]*$", word)[0]
    return len(before.encode()), len(behind.encode())


class Splicer:
    def __init__(self, counts, seed):
        self.words = [word.encode() for word, _ in counts]
        self.lengths = [len(word) + 1 for word in self.words]
        self.marks = [marks_of(word) for word, _ in counts]
        self.cumulative = list(itertools.accumulate(count for _, count in counts))
        self.numbers = range(len(counts))
        self.rng = random.Random(seed)
        self.documents = []  # of each, its words as numbers

    def drawn(self, count):
        return self.rng.choices(self.numbers, cum_weights=self.cumulative, k=count)

    def copied(self, out, source, begin, length, changed):
        """Appends a piece of a document to `out`; its unchanged stretches as (place in out, place in source, words)."""
        stretches, words = [], self.documents[source][begin:begin + length]
        at, first = len(out), begin
        for i, word in enumerate(words):
            change = self.rng.randrange(3) if changed and self.rng.randrange(WORDS_A_CHANGE) == 0 else None
            if change is None or change == 2:
                out.append(word)
            if change is not None:
                behind = begin + i + (change == 2)
                stretches.append((at, first, behind - first))
                if change != 0:
                    out.extend(self.drawn(1))
                at, first = len(out), begin + i + 1
        stretches.append((at, first, begin + length - first))
        return [stretch for stretch in stretches if stretch[2] != 0]

    def document(self, length, copies):
        """Makes the next document; its copied stretches as (place in it, document, place in that, words)."""
        out, stretches, own = array("I"), [], length
        pieces = []
        for number in range(copies if self.documents else 0):
            source = self.rng.randrange(len(self.documents))
            there = len(self.documents[source])
            size = min(there, int(SHORTEST * (LONGEST / SHORTEST) ** self.rng.random()))
            pieces.append((source, self.rng.randrange(there - size + 1), size, number % 2 == 1))
            own -= size
        for source, begin, size, changed in pieces:
            out.extend(self.drawn(max(1, own // (len(pieces) + 1))))
            stretches += [(at, source, first, words)
                          for at, first, words in self.copied(out, source, begin, size, changed)]
        out.extend(self.drawn(max(1, own // (len(pieces) + 1))))
        self.documents.append(out)
        return stretches

    def text(self, number):
        words = list(map(self.words.__getitem__, self.documents[number]))
        lines = (b" ".join(words[i:i + WORDS_A_LINE]) for i in range(0, len(words), WORDS_A_LINE))
        return b"\n".join(lines) + b"\n"

    def span(self, number, first, count):
        """Bytes of `count` words of a document, without the marks before the first and behind the last."""
        document = self.documents[number]
        begin = sum(map(self.lengths.__getitem__, document[:first]))
        end = begin + sum(map(self.lengths.__getitem__, document[first:first + count])) - 1
        return begin + self.marks[document[first]][0], end - self.marks[document[first + count - 1]][1]


def make(folder, corpora, words, document_words, copies, seed):
    """How many words, documents and copied stretches there are now."""
    texts = folder / "texts"
    texts.mkdir(parents=True, exist_ok=True)
    splicer = Splicer(word_counts(corpora), seed)
    total = planned = 0
    unfinished = folder / "plan.csv.part"  # so that a folder with a plan has all its texts
    with open(unfinished, "w", newline="", encoding="utf-8") as file:
        plan = csv.writer(file, lineterminator="\n")
        plan.writerow(COLUMNS)
        while total < words:
            length = int(document_words * splicer.rng.uniform(0.5, 1.5))
            number = len(splicer.documents)
            stretches = splicer.document(length, copies)
            (texts / f"{number:06}.txt").write_bytes(splicer.text(number))
            for at, source, first, count in stretches:
                plan.writerow([f"{number:06}.txt", *splicer.span(number, at, count),
                               f"{source:06}.txt", *splicer.span(source, first, count), count])
            total += len(splicer.documents[number])
            planned += len(stretches)
    unfinished.rename(folder / "plan.csv")
    return total, len(splicer.documents), planned


def corpora_folder():
    return Path(os.environ.get("ROSTRA_CORPORA") or ROOT.parent / "shared/corpus")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words", type=int, required=True)
    parser.add_argument("--document-words", type=int, default=3000)
    parser.add_argument("--copies", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpora", type=Path, default=corpora_folder())
    a = parser.parse_args()
    made = make(a.folder, a.corpora, a.words, a.document_words, a.copies, a.seed)
    print("{} words in {} documents, {} stretches copied".format(*made))
