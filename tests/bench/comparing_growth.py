#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures what stages that compare documents cost, and how that grows: documents of which each shares much with a few
others and next to nothing with the rest, at three sizes, each twice the one before. Prints, for each stage, the whole
run's seconds and processor seconds, how many more of these it takes than a run without the stage, its peak memory, and
the ratios of each size to the one before.

    comparing_growth.py PROGRAM [--stages similarity,…] [--documents 10000] [--words 1000] [--sharing sparse|zipf]
                        [--before sentences,figures] [--numbers 30] [--jobs 2] [--repeat 3] [--work FOLDER]

--documents is the largest of the three sizes. --before names stages that those measured need; they run without them too.
--numbers is how many words of a document are numbers, for stages that compare figures. With --sharing zipf no two documents have a subject in common, but all
draw their words from one vocabulary by Zipf's law, so that any two share some: the hard case, whose cost may grow as the
square. Runs of different sizes take turns, and the medians count.
"""
import argparse
import itertools
import random
import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from make_corpus import vocabulary  # noqa: E402
from measured_command import measured, work_folder  # noqa: E402

PIPELINE = """rostra = 1
[pipeline]
name = "growth"
[input]
language = "en"
[[stage]]
use = "tokenizer"
{stages}
[output]
dir = "out"
formats = ["csv"]
"""

COMMON = 2000     # words that all documents draw from
TOPIC = 10        # documents of a subject
TOPIC_WORDS = 400


def with_numbers(said, numbers, rng):
    for place in rng.sample(range(len(said)), numbers):
        said[place] = str(rng.randrange(10, 10_000))
    return said


def sparse(count, words, numbers, rng):
    """Half of what a document says it says in words of all, half in words of its subject; of the latter every other
    document takes a hundred in a row from the one before."""
    names = vocabulary(COMMON + (count // TOPIC + 1) * TOPIC_WORDS, rng)
    common = list(itertools.islice(names, COMMON))
    cumulative = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(COMMON)))
    own, before = [], []
    for number in range(count):
        if number % TOPIC == 0:
            own, before = list(itertools.islice(names, TOPIC_WORDS)), []
        said = rng.choices(common, cum_weights=cumulative, k=words // 2) + rng.choices(own, k=words - words // 2)
        rng.shuffle(said)
        with_numbers(said, numbers, rng)
        if before and number % 2:
            said[:100] = before[-100:]
        before = said
        yield said


def zipf(count, words, numbers, rng):
    """All words by Zipf's law from one vocabulary."""
    names = list(vocabulary(50_000, rng))
    cumulative = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(names))))
    for _ in range(count):
        yield with_numbers(rng.choices(names, cum_weights=cumulative, k=words), numbers, rng)


def make(folder, sharing, count, words, numbers):
    """The documents, the same bytes each time; those that are there are not made again."""
    if (folder / "whole").exists():
        return folder
    folder.mkdir(parents=True)
    documents = {"sparse": sparse, "zipf": zipf}[sharing](count, words, numbers, random.Random(count))
    for number, said in enumerate(documents):
        lines = [" ".join(said[first:first + 20]) for first in range(0, len(said), 20)]
        (folder / f"{number:06}.txt").write_text(".\n".join(lines) + ".\n", encoding="utf-8")
    (folder / "whole").touch()
    return folder


def run(program, pipeline, folder, out, jobs):
    """Seconds, processor seconds and peak MiB of a run."""
    command = [program, "run", pipeline, folder / "*.txt", "--out", out, "--force", "--jobs", str(jobs),
               "--progress", "none", "--log-level", "error"]
    return measured(command)


def measure(options, stages, sizes):
    """By stage ("" for none) and size, the medians of seconds and processor seconds, and the highest peak."""
    folders = {size: make(options.work / f"{options.sharing}-{options.words}-{options.numbers}-{size}", options.sharing, size,
                          options.words, options.numbers) for size in sizes}
    before = options.before.split(",") if options.before else []
    found = {}
    for _ in range(options.repeat):
        for stage, size in itertools.product(["", *stages], sizes):
            pipeline = options.work / f"{stage or 'none'}.toml"
            used = [*before, stage] if stage else before
            pipeline.write_text(PIPELINE.format(stages="\n".join(f'[[stage]]\nuse = "{one}"' for one in used)),
                                encoding="utf-8")
            result = run(options.program.resolve(), pipeline, folders[size], options.work / "out", options.jobs)
            found.setdefault((stage, size), []).append(result)
    return {key: (statistics.median(r[0] for r in results), statistics.median(r[1] for r in results),
                  max(r[2] for r in results)) for key, results in found.items()}


def show(found, stages, sizes):
    print("| stage | documents | s | processor s | times | of the stage | times | peak MiB | times |\n|" + " --- |" * 9)
    for stage in stages:
        before = None
        for size in sizes:
            seconds, spent, peak = found[stage, size]
            now = (spent, max(spent - found["", size][1], 0.01), peak)
            times = [f"{new / old:.2f}" for new, old in zip(now, before)] if before else ["", "", ""]
            print(f"| {stage} | {size} | {seconds:.2f} | {now[0]:.2f} | {times[0]} | {now[1]:.2f} | {times[1]} | "
                  f"{peak:.0f} | {times[2]} |")
            before = now


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("--stages", default="similarity")
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=1000)
    parser.add_argument("--sharing", choices=["sparse", "zipf"], default="sparse")
    parser.add_argument("--before", default="")
    parser.add_argument("--numbers", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--work", type=Path)
    options = parser.parse_args()
    with work_folder(options.work) as options.work:
        stages = options.stages.split(",")
        sizes = [options.documents // 4, options.documents // 2, options.documents]
        print(f"{options.words} words a document, {options.sharing} sharing, {options.jobs} threads")
        show(measure(options, stages, sizes), stages, sizes)


if __name__ == "__main__":
    main()
