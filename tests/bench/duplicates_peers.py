#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Finds planted copies of known similarity with Rostra, rensa and datasketch: recall and processor time of each.

    duplicates_peers.py PROGRAM [--documents 100000] [--repeat 3] [--large 0] [--environment FOLDER] [--work FOLDER]

The documents have some 100 words that are drawn by Zipf's law; a tenth are copies of others whose last words are
replaced, so that the Jaccard coefficient of their shingles of 5 words is near a chosen one; what it is, is computed.
All find pairs with 16 bands of 6 minima, which is what Rostra chooses for a threshold of 0.8 and a recall of 0.99;
datasketch and rensa also with the bands they choose, or have, by themselves.

Each is timed by the processor time of one thread, one after another, --repeat times; medians are shown. Rostra's is
that of the whole command, from reading the file to the written tables, with every pair compared exactly, and that of
the same command without the stage, which only reads and tokenizes. The others are given shingles that are cut already,
and their time is that of signatures, index and queries; their pairs are those that meet in a band, not compared.
rensa-flags is the fastest way of rensa's over whole sets: it says which documents have a copy, but not of what.

--large also runs Rostra alone on so many documents, a tenth of them copies of one page and a tenth nearly. rensa and
datasketch are installed with pip into --environment (build/minhash-peers), unless they are there.
"""
import argparse
import csv
import json
import os
import random
import statistics
import subprocess
import sys
from pathlib import Path

from make_corpus import vocabulary
from measured_command import measured, work_folder

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SHINGLE, THRESHOLD = 5, 0.8
SIMILARITIES = [0.5, 0.6, 0.7, 0.75, 0.8, 0.8, 0.8, 0.85, 0.9, 0.95, 1.0]

PIPELINE = """rostra = 1
[pipeline]
name = "duplicates"
[input]
paths = [{file}]
language = "en"
[input.text]
separator = "-----"
[[stage]]
use = "tokenizer"
{stage}
[output]
formats = ["csv"]
"""
STAGE = f'[[stage]]\nuse = "duplicates"\nwith = {{ threshold = {THRESHOLD} }}'

# The peer, and its bands and rows (0: as it chooses itself).
PEERS = [("rensa", 16, 6), ("rensa", 16, 8), ("rensa-flags", 16, 6), ("datasketch", 16, 6), ("datasketch", 0, 0)]


def table_of_words(rng, size=20_000, entries=1 << 20):
    """Words, each as often as Zipf's law has it: uniform draws from it are by that law."""
    words = list(vocabulary(size, rng))
    weights = [1 / (rank + 2.7) for rank in range(size)]
    whole = sum(weights)
    return [word for word, weight in zip(words, weights) for _ in range(max(1, round(weight / whole * entries)))]


def copy_of(original, similarity, words, rng):
    """The document with so many of its last words replaced that it is about so similar, or a little more."""
    shingles = len(original) - SHINGLE + 1
    replaced = int(shingles * (1 - similarity) / (1 + similarity) + 1e-9)
    return original[:len(original) - replaced] + rng.choices(words, k=replaced)


def shingles(document):
    return {tuple(document[i:i + SHINGLE]) for i in range(len(document) - SHINGLE + 1)}


def jaccard(a, b):
    a, b = shingles(a), shingles(b)
    return len(a & b) / len(a | b)


def write_documents(path, documents):
    with open(path, "w", encoding="ascii") as file:
        file.write("\n-----\n".join(" ".join(document) for document in documents) + "\n")


def make_planted(path, count, seed=1):
    """Writes the documents; returns the planted pairs (i, j, Jaccard)."""
    rng = random.Random(seed)
    words = table_of_words(rng)
    copies = count // 10
    documents = [rng.choices(words, k=rng.randint(60, 140)) for _ in range(count - copies)]
    origins = rng.sample(range(len(documents)), copies)
    pairs = []
    for i in origins:
        documents.append(copy_of(documents[i], rng.choice(SIMILARITIES), words, rng))
        pairs.append((i, len(documents) - 1))
    order = list(range(count))
    rng.shuffle(order)
    place = {old: new for new, old in enumerate(order)}
    write_documents(path, (documents[i] for i in order))
    return [(*sorted((place[i], place[j])), jaccard(documents[i], documents[j])) for i, j in pairs]


def make_large(path, count, seed=2):
    """A tenth has the same words, a tenth these but for a date, a tenth are copies of another; the rest is by itself."""
    rng = random.Random(seed)
    words = table_of_words(rng)
    page = rng.choices(words, k=100)

    def documents():
        last = page
        for _ in range(count):
            kind = rng.randrange(10)
            if kind == 0:
                yield page
            elif kind == 1:
                yield page[:-1] + [str(rng.randrange(1_000_000))]
            elif kind == 2:
                yield copy_of(last, rng.choice(SIMILARITIES), words, rng)
            else:
                last = rng.choices(words, k=100)
                yield last
    write_documents(path, documents())


def rostra(program, file, work, stage=STAGE, jobs=1):
    """Processor time, clock time, peak MiB, and the folder of results."""
    pipeline, out = work / "duplicates.toml", work / "out"
    pipeline.write_text(PIPELINE.format(file=json.dumps(str(file)), stage=stage), encoding="utf-8")
    command = [program, "run", pipeline, "--jobs", str(jobs), "--out", out, "--force", "--progress", "none"]
    seconds, processor, peak = measured(command)
    return processor, seconds, peak, out


def peer_result(python, name, file, bands, height):
    command = [python, "-B", HERE / "minhash_peer.py", name, file, str(bands), str(height)]
    environment = {**os.environ, "RAYON_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    return json.loads(subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True).stdout)


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def pairs_of(out):
    """Records are numbered from 1."""
    def number(name):
        return int(name.rsplit("#", 1)[1]) - 1
    return {(number(row["a"]), number(row["b"])): float(row["jaccard"]) for row in rows(out / "duplicate.csv")}


def python_with_peers(folder):
    """An interpreter that has rensa and datasketch, in an environment of its own."""
    python = folder / "bin/python"
    versions = [python, "-c", "from importlib.metadata import version as v; print(v('rensa'), v('datasketch'))"]
    if not python.exists() or subprocess.run(versions, capture_output=True, check=False).returncode != 0:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "rensa", "datasketch"], check=True)
    found = subprocess.run(versions, capture_output=True, text=True, check=True).stdout.split()
    print(f"rensa {found[0]}, datasketch {found[1]}")
    return python


def recall(planted, found):
    """Of the planted pairs at the threshold (up to 0.02 above), and of all from it on, the share that was found."""
    at = [(a, b) for a, b, similarity in planted if THRESHOLD <= similarity < THRESHOLD + 0.02]
    above = [(a, b) for a, b, similarity in planted if similarity >= THRESHOLD]
    return " | ".join(f"{sum(pair in found for pair in pairs) / len(pairs):.4f}" for pairs in (at, above))


def compare(program, python, work, count, repeat):
    file = work / "planted.txt"
    planted = make_planted(file, count)
    above = sum(similarity >= THRESHOLD for *_, similarity in planted)
    print(f"{count} documents, {file.stat().st_size / 1e6:.1f} MB; {len(planted)} planted pairs, {above} at "
          f"{THRESHOLD} or above", flush=True)
    times, figures = {}, {}
    truth = {(a, b): similarity for a, b, similarity in planted}
    for _ in range(repeat):
        name = "rostra, whole command"
        seconds, _, _, out = rostra(program, file, work)
        found = pairs_of(out)
        wrong = [pair for pair in found if pair in truth and abs(truth[pair] - found[pair]) > 1e-12]
        if wrong:
            sys.exit(f"documents {wrong[0]}: Jaccard {found[wrong[0]]}, but it is {truth[wrong[0]]}")
        times.setdefault(name, []).append(seconds)
        figures[name] = f"{recall(planted, found)} | {len(found)}"
        name = "rostra, without the stage"
        times.setdefault(name, []).append(rostra(program, file, work, stage="")[0])
        figures[name] = "| |"
        for peer, bands, height in PEERS:
            name = f"{peer}, {bands} x {height}" if bands else f"{peer}, its own bands"
            result = peer_result(python, peer, file, bands, height)
            times.setdefault(name, []).append(result["seconds"])
            found = {tuple(pair) for pair in result["pairs"]}
            figures[name] = f"{recall(planted, found)} | {len(found)}" if found else "| |"
    print("| | seconds | times rostra's | recall at 0.8 to 0.82 | recall from 0.8 on | pairs |\n"
          "| --- | --- | --- | --- | --- | --- |")
    own = statistics.median(times["rostra, whole command"])
    for name, each in times.items():
        seconds = statistics.median(each)
        print(f"| {name} | {seconds:.2f} | {seconds / own:.1f} | {figures[name]} |")


def large(program, work, count):
    file = work / "large.txt"
    make_large(file, count)
    cpu, clock, peak, out = rostra(program, file, work, jobs=2)
    search = next(rows(out / "duplicate_search.csv"))
    print(f"{count} documents, {file.stat().st_size / 1e6:.0f} MB, two threads: {clock:.1f} s, {cpu:.1f} s of "
          f"processor time, {peak:.0f} MiB; {', '.join(f'{name} {value}' for name, value in search.items())}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--large", type=int, default=0)
    parser.add_argument("--environment", type=Path, default=ROOT / "build/minhash-peers")
    parser.add_argument("--work", type=Path)
    a = parser.parse_args()
    with work_folder(a.work) as work:
        if a.documents:
            compare(a.program.resolve(), python_with_peers(a.environment.resolve()), work, a.documents, a.repeat)
        if a.large:
            large(a.program.resolve(), work, a.large)


if __name__ == "__main__":
    main()
