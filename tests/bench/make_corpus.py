#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes English-looking documents of a fixed vocabulary whose words are drawn by Zipf's law, the same bytes each time.

    make_corpus.py FOLDER --megabytes 100 [--document-bytes 1000000] [--vocabulary 50000] [--seed 1]
"""
import argparse
import itertools
import random
from pathlib import Path

LETTERS = "etaoinshrdlucmfwypvbgkjqxz"


def vocabulary(size, rng):
    """Distinct made-up words, short ones first, as frequent words are short."""
    words = set()
    for rank in range(size):
        length = 2 + int(1.6 * len(str(rank + 1))) + rng.randrange(3)
        while True:
            word = "".join(LETTERS[min(int(rng.expovariate(0.13)), 25)] for _ in range(length))
            if word not in words:
                words.add(word)
                yield word
                break
            length += 1


def document(words, cumulative, size, rng):
    """Sentences and paragraphs of drawn words, cut at `size` bytes."""
    out, length = [], 0
    while length < size:
        sentence = rng.choices(words, cum_weights=cumulative, k=rng.randint(6, 24))
        text = " ".join(sentence).capitalize()
        text = text.replace(" ", ", ", 1) if rng.random() < 0.4 else text
        text += rng.choice([". ", ". ", ". ", "? ", ".\n\n"])
        out.append(text)
        length += len(text)
    return "".join(out)[: size - 1] + "\n"


def make(folder, megabytes, document_bytes, size, seed):
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(seed)
    words = list(vocabulary(size, rng))
    cumulative = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(size)))
    count = max(1, megabytes * 1_000_000 // document_bytes)
    # Drawing 1000 MB word by word takes minutes: a pool of drawn documents is cut and joined anew for each.
    pool = [document(words, cumulative, document_bytes, rng) for _ in range(min(count, 16))]
    for number in range(count):
        text = pool[number % len(pool)]
        cut = text.find(" ", rng.randrange(len(text) // 2)) + 1
        if number >= len(pool):
            text = text[cut:-1] + " " + text[:cut].rstrip() + "\n"
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
    return count


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--megabytes", type=int, required=True)
    parser.add_argument("--document-bytes", type=int, default=1_000_000)
    parser.add_argument("--vocabulary", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    a = parser.parse_args()
    print(make(a.folder, a.megabytes, a.document_bytes, a.vocabulary, a.seed), "documents")
