#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures what runs cost by stage, by size of document, and with the language given or to be found out: processor time of
one thread, alternating, medians. Prints each as MB/s and as multiples of what `tokenizer` alone takes on the same bytes.

    stages.py PROGRAM [--against PROGRAM] [--megabytes 20] [--repeat 3] [--cases NAME,…] [--record FILE] [--work FOLDER]
              [--corpora FOLDER]

The texts are English: sentences of the .txt files below compare/ in --corpora (ROSTRA_CORPORA, else ../shared/corpus
beside this project), five in a row, drawn anew. `briefings` runs the shipped pipeline over the transcripts below
turns/wh_briefings there, and `few-briefings` over the five shortest: nearly all of that is starting.

With --against, both programs take turns and the ratio is printed. With --record, the multiples are kept in FILE. Those that
grew by a tenth or more since are marked, the exit status is 1, and FILE stays as it is: remove it where the loss is meant.
"""
import argparse
import json
import os
import random
import re
import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from measured_command import measured, work_folder  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent.parent
SIZES = {"1MB": 1_000_000, "8kB": 8_000, "1kB": 1_000}
LOSS = 1.1

PIPELINE = """rostra = 1
[pipeline]
name = "stages"
[input]
language = "{language}"
[[stage]]
use = "tokenizer"
{stage}
[output]
dir = "out"
formats = ["csv"]
"""

STAGES = {
    "terms": 'use = "term-frequency"\n[stage.with]\nby = ["corpus"]',
    "sequences": 'use = "term-frequency"\n[stage.with]\nngrams = [1, 2, 3]\nby = ["corpus"]',
    "collocations": 'use = "collocations"\n[stage.with]\nspan = 5',
    "keyness": 'use = "keyness"\n[stage.with]\ntarget = ["000000.txt"]',
    "dispersion": 'use = "dispersion"',
    "lexical-diversity": 'use = "lexical-diversity"',
    "concordance": 'use = "concordance"\n[stage.with]\nqueries = ["government"]',
    "sentences": 'use = "sentences"',
}
BRIEFINGS = {"briefings": None, "few-briefings": 5}


def sentences(corpora):
    found = []
    for path in sorted((corpora / "compare").glob("**/raw/**/*.txt")):
        text = path.read_text(encoding="utf-8", errors="ignore")
        found += [one.strip() for one in re.split(r"(?<=[.?!])\s+", text) if 20 < len(one) < 400]
    if not found:
        raise SystemExit(f"no texts at {corpora}/compare/**/raw; set ROSTRA_CORPORA, or give --corpora")
    return found


def make(folder, pool, megabytes, size):
    """The same bytes each time."""
    folder.mkdir(parents=True)
    rng = random.Random(size)
    for number in range(megabytes * 1_000_000 // size):
        out, length = [], 0
        while length < size:
            first = rng.randrange(len(pool) - 5)
            out.append(" ".join(pool[first:first + 5]) + rng.choice([" ", "\n\n"]))
            length += len(out[-1])
        (folder / f"{number:06}.txt").write_text("".join(out)[:size - 1].rstrip() + "\n", encoding="utf-8")


def cases_of(work, corpora, megabytes):
    """By name: a pipeline, its inputs, their megabytes, and the case that it is a multiple of."""
    pool = None
    cases = {}

    def case(name, stage, size, language, base):
        nonlocal pool
        folder = work / f"english-{megabytes}-{size}"
        if not folder.exists():
            pool = pool or sentences(corpora)
            make(folder, pool, megabytes, SIZES[size])
        pipeline = work / f"{name}.toml"
        pipeline.write_text(PIPELINE.format(language=language, stage=f"[[stage]]\n{stage}" if stage else ""))
        cases[name] = ([pipeline, folder / "*.txt"], megabytes, base)

    for size in SIZES:
        tokens = f"tokenizer-{size}"
        case(tokens, "", size, "en", tokens)
        case(f"terms-{size}", STAGES["terms"], size, "en", tokens)
        case(f"terms-{size}-auto", STAGES["terms"], size, "auto", tokens)
    for name, stage in STAGES.items():
        if name != "terms":
            case(name, stage, "1MB", "en", "tokenizer-1MB")
    transcripts = sorted((corpora / "turns/wh_briefings/raw").glob("*.txt"), key=lambda path: path.stat().st_size)
    for name, count in BRIEFINGS.items():
        if transcripts:
            chosen = transcripts[:count]
            size = sum(path.stat().st_size for path in chosen) / 1e6
            cases[name] = ([ROOT / "configs/press-briefing.toml", *chosen], size, "tokenizer-1MB")
    return cases


def run(program, command, work):
    return measured([program, "run", *command, "--jobs", "1", "--out", work / "out", "--force", "--progress", "none"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--megabytes", type=int, default=20)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--cases", default="")
    parser.add_argument("--record", type=Path)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--corpora", type=Path,
                        default=Path(os.environ.get("ROSTRA_CORPORA", ROOT.parent / "shared/corpus")))
    a = parser.parse_args()
    programs = [path.resolve() for path in (a.program, a.against) if path]
    with work_folder(a.work) as work:
        cases = cases_of(work, a.corpora, a.megabytes)
        wanted = a.cases.split(",") if a.cases else list(cases)
        unknown = [name for name in wanted if name not in cases]
        if unknown:
            raise SystemExit(f"no case {', '.join(unknown)}; there are {', '.join(cases)}")
        measure = list(dict.fromkeys([cases[name][2] for name in wanted] + wanted))
        seconds = {}
        for _ in range(a.repeat):
            for name in measure:
                for program in programs:
                    seconds.setdefault((name, program), []).append(run(program, cases[name][0], work)[1])
        median = {key: statistics.median(taken) for key, taken in seconds.items()}
        before = json.loads(a.record.read_text()) if a.record and a.record.exists() else {}
        multiples, lost = {}, False
        print("| case | seconds | MB/s | times `tokenizer` |" + (" times as fast as the other |" if a.against else ""))
        print("| --- | --- | --- | --- |" + (" --- |" if a.against else ""))
        for name in wanted:
            _, size, base = cases[name]
            own = median[name, programs[0]]
            multiples[name] = own / size / (median[base, programs[0]] / cases[base][1])
            line = f"| {name} | {own:.3f} | {size / own:.1f} | {multiples[name]:.2f} |"
            if a.against:
                line += f" {median[name, programs[1]] / own:.2f} |"
            if name in before and multiples[name] > LOSS * before[name]:
                line += f" was {before[name]:.2f}"
                lost = True
            print(line)
        if a.record and not lost:
            a.record.write_text(json.dumps(before | multiples, indent=1) + "\n")
    sys.exit(1 if lost else 0)


if __name__ == "__main__":
    main()
