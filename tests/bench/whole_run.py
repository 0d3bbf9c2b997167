#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures whole runs of `rostra run terms`: MB/s and peak memory at three sizes, the gain of a second thread, and
what an analyzer that does nothing costs, in instructions. Prints ratios within this one run, as docs/performance.md
has them.

    whole_run.py PROGRAM --noop FOLDER [--work FOLDER] [--sizes 10,100,1000] [--repeat 3]

PROGRAM is the built rostra; --noop the folder of the built plugin tests/bench/noop. Needs valgrind for the last part.
"""
import argparse
import re
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from measured_command import measured, work_folder

HERE = Path(__file__).resolve().parent

NOOP_PIPELINE = """rostra = 1
[pipeline]
name = "noop"
[input]
language = "en"
[[stage]]
use = "tokenizer"
{noop}
[[stage]]
use = "term-frequency"
[stage.with]
by = ["corpus"]
[output]
dir = "out"
formats = ["csv"]
"""


def corpus(work, megabytes, document_bytes=1_000_000):
    folder = work / f"corpus-{megabytes}-{document_bytes}"
    if not folder.exists():
        subprocess.run([sys.executable, HERE / "make_corpus.py", folder, "--megabytes", str(megabytes),
                        "--document-bytes", str(document_bytes)], check=True, stdout=subprocess.DEVNULL)
    return folder


def whole_runs(program, work, sizes, repeat):
    """Medians by size and number of threads, and the peaks."""
    rows = []
    for megabytes in sizes:
        folder = corpus(work, megabytes)
        for jobs in (1, 2):
            times, peaks = [], []
            for _ in range(repeat):
                command = [program, "run", "terms", folder / "*.txt", "--jobs", str(jobs), "--out", work / "out",
                           "--force", "--progress", "none"]
                seconds, _, peak = measured(command)
                times.append(seconds)
                peaks.append(peak)
            rows.append((megabytes, jobs, megabytes / statistics.median(times), max(peaks)))
    return rows


def instructions(program, pipeline, folder, work, noop):
    out = work / "callgrind.out"
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", program, "run", pipeline,
               folder / "*.txt", "--jobs", "1", "--out", work / "out", "--force", "--progress", "none",
               "--plugin-path", noop]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.MULTILINE).group(1))


def cost_of_nothing(program, work, noop):
    """The share of instructions that a stage which does nothing adds, on documents of 20 kB."""
    folder = corpus(work, 4, 20_000)
    few = corpus(work, 1, 20_000)
    counts = {}
    for name, stage in (("without", ""), ("with", '[[stage]]\nuse = "noop"\n')):
        pipeline = work / f"{name}.toml"
        pipeline.write_text(NOOP_PIPELINE.format(noop=stage))
        # The difference of two sizes leaves out what starting and loading cost.
        counts[name] = (instructions(program, pipeline, folder, work, noop)
                        - instructions(program, pipeline, few, work, noop))
    return counts["with"] / counts["without"] - 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("--noop", type=Path, required=True)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--sizes", default="10,100,1000")
    parser.add_argument("--repeat", type=int, default=3)
    a = parser.parse_args()
    program = a.program.resolve()
    with work_folder(a.work) as work:
        sizes = [int(size) for size in a.sizes.split(",")]
        rows = whole_runs(program, work, sizes, a.repeat)
        print("| corpus | threads | MB/s | peak MiB |\n| --- | --- | --- | --- |")
        for megabytes, jobs, rate, peak in rows:
            print(f"| {megabytes} MB | {jobs} | {rate:.0f} | {peak:.0f} |")
        found = {(megabytes, jobs): (rate, peak) for megabytes, jobs, rate, peak in rows}
        for megabytes in sizes:
            gain = found[megabytes, 2][0] / found[megabytes, 1][0]
            print(f"two threads against one at {megabytes} MB: {gain:.2f} times the speed")
        for small, large in zip(sizes, sizes[1:]):
            for jobs in (1, 2):
                ratio = found[large, jobs][1] / found[small, jobs][1]
                print(f"peak memory at {large} MB against {small} MB, {jobs} threads: {ratio:.2f}")
        if shutil.which("valgrind"):
            share = cost_of_nothing(program, work, a.noop.resolve())
            print(f"an analyzer that does nothing adds {share:.2%} instructions on 20 kB documents")
        else:
            print("valgrind is not installed: the cost of an empty analyzer was not measured")


if __name__ == "__main__":
    main()
