#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures what texts of odd shapes cost each stage, and how that grows: at three sizes, each twice the one before, the
processor time of a pipeline with that stage and what it needs, less what starting takes. Prints for each stage and shape
the times, how many times as much the largest size takes as the one before it, the exponent that this is, and the size of
its results. Exits with 1 where twice the text takes more than 2.3 times the time, or a run does not end in the time it
may have.

    shapes.py PROGRAM [--stages passages,…] [--shapes one-word,…] [--megabytes 4] [--limit 60] [--jobs 1] [--at-once 1]
                      [--all] [--work FOLDER]

--megabytes is the largest of the three sizes, --limit the processor seconds that a run may take, --at-once how many runs
there are at a time. Stages that compare documents get the text as four of them. Only what grows too fast is printed, and
of each stage the worst, unless --all is given. Times below a tenth
of a second count as that. A stage and shape that seem to grow too fast are measured up to twice more, and the least times
count: what else the machine does can only add to a time.
"""
import argparse
import hashlib
import math
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from measured_command import work_folder  # noqa: E402
from odd_shapes import SHAPES, text_of  # noqa: E402

MOST = 2.3       # times the time for twice the text
FLOOR = 0.1      # seconds
DOCUMENTS = 4    # of a stage that compares

PIPELINE = """rostra = 1
[pipeline]
name = "shapes"
[input]
language = "en"
{stages}
[output]
dir = "out"
formats = ["csv"]
layers = [{layers}]
"""

# By what is measured: its stages, what is set of the last, and the layers that are written.
MEASURED = {
    "tokenizer": (["tokenizer"], "stems = \"snowball\"", []),
    "sentences": (["sentences"], "", ["sentence"]),
    "noise": (["noise"], "", ["noise"]),
    "recurring-lines": (["noise", "recurring-lines"], "", ["noise"]),
    "document-facts": (["noise", "document-facts"], "", ["fact"]),
    "speakers": (["speakers"], "", ["turn"]),
    "qa": (["noise", "speakers", "qa"], "", ["qa"]),
    "quotes": (["quotes"], "", ["quote"]),
    "quotes-of-speakers": (["noise", "speakers", "quotes"], "", ["quote"]),
    "quote-match": (["quotes", "quote-match"], "quotes = \"all\"\nagainst = \"documents\"", []),
    "figures": (["sentences", "figures"], "", ["figure"]),
    "figure-comparison": (["sentences", "figures", "figure-comparison"], "least-confidence = 0.0", []),
    "term-frequency": (["tokenizer", "term-frequency"], "ngrams = [1, 2, 3]\nby = [\"corpus\", \"document\"]", []),
    "terms-by-speaker": (["speakers", "tokenizer", "term-frequency"], "by = [\"turn.speaker_id\"]", []),
    "lexical-diversity": (["tokenizer", "lexical-diversity"], "", []),
    "dispersion": (["tokenizer", "dispersion"], "", []),
    "collocations": (["sentences", "tokenizer", "collocations"], "", []),
    "concordance": (["tokenizer", "concordance"], "queries = [\"word\", \"ay*\", \"the *\", \"/ab?c/\"]", []),
    "keyness": (["tokenizer", "keyness"], "", []),
    "similarity": (["tokenizer", "similarity"], "terms = 5", []),
    "duplicates": (["tokenizer", "duplicates"], "", []),
    "passages": (["tokenizer", "passages"], "", []),
    "passages-of-two": (["tokenizer", "passages"], "min-tokens = 2\nmax-places = 8", []),
    "unshared": (["sentences", "tokenizer", "passages", "unshared"], "", []),
}
COMPARING = {"quote-match", "figure-comparison", "recurring-lines", "keyness", "similarity", "duplicates", "passages",
             "passages-of-two", "unshared"}


class Spent:
    """What a run took; `ended` is False where it took more than it may have."""

    def __init__(self, seconds, megabytes, ended):
        self.seconds, self.megabytes, self.ended = seconds, megabytes, ended


def run(options, pipeline, inputs, out):
    command = [options.program, "run", pipeline, *inputs, "--out", out, "--force", "--jobs", str(options.jobs),
               "--progress", "none", "--log-level", "error"]

    def bounded():
        resource.setrlimit(resource.RLIMIT_CPU, (options.limit, options.limit))
        resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
        resource.setrlimit(resource.RLIMIT_FSIZE, (2 << 30, 2 << 30))

    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=bounded)
    errors = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    megabytes = sum(file.stat().st_size for file in Path(out).rglob("*") if file.is_file()) / 1e6
    shutil.rmtree(out, ignore_errors=True)
    if process.returncode not in (0, 3, -signal.SIGKILL, -signal.SIGXCPU):
        sys.exit(f"{' '.join(map(str, command))} exits with {process.returncode}:\n{errors}")
    return Spent(usage.ru_utime + usage.ru_stime, megabytes, process.returncode == 0)


class Shapes:
    def __init__(self, options):
        self.options = options
        self.made_by = hashlib.sha256((Path(__file__).parent / "odd_shapes.py").read_bytes()).hexdigest()[:8]
        self.sizes = [options.megabytes * 1_000_000 // 4, options.megabytes * 1_000_000 // 2,
                      options.megabytes * 1_000_000]

    def pipeline(self, name):
        stages, settings, layers = MEASURED[name]
        text = "".join(f'[[stage]]\nuse = "{stage}"\n' for stage in stages)
        if settings:
            text += f"[stage.with]\n{settings}\n"
        path = self.options.work / f"{name}.toml"
        path.write_text(PIPELINE.format(stages=text, layers=", ".join(f'"{layer}"' for layer in layers)), encoding="utf-8")
        return path

    def documents(self, shape, size, count):
        folder = self.options.work / f"texts-{self.made_by}" / f"{shape}-{size}-{count}"
        paths = [folder / f"{number}.txt" for number in range(count)]
        if not (folder / "whole").exists():
            folder.mkdir(parents=True, exist_ok=True)
            for number, path in enumerate(paths):
                path.write_bytes(text_of(shape, size // count, number).encode())
            (folder / "whole").touch()
        return paths

    def spent(self, name, shape, size):
        inputs = self.documents(shape, size, DOCUMENTS if name in COMPARING else 1)
        return run(self.options, self.pipeline(name), inputs, self.options.work / "out" / f"{name}-{shape}")

    def starting(self, name):
        """What a run of next to no text takes."""
        path = self.options.work / "least.txt"
        path.write_text("A word.\n", encoding="utf-8")
        return min(run(self.options, self.pipeline(name), [path], self.options.work / "out" / name).seconds
                   for _ in range(3))

    def measure(self, name, shape, starting):
        """Seconds by size, None for what did not end; and the megabytes of the last results."""
        seconds, megabytes = [], 0
        for size in self.sizes:
            spent = self.spent(name, shape, size) if None not in seconds else None
            seconds.append(max(spent.seconds - starting, 0.0) if spent and spent.ended else None)
            megabytes = spent.megabytes if spent and spent.ended else megabytes
        for _ in range(2):
            if None in seconds or not grows_too_fast(seconds):
                break
            for i, size in enumerate(self.sizes):
                seconds[i] = min(seconds[i], max(self.spent(name, shape, size).seconds - starting, 0.0))
        return seconds, megabytes


def times(before, after):
    return max(after, FLOOR) / max(before, FLOOR)


def grows_too_fast(seconds):
    """Of the last doubling: what comes to show only in large texts shows there."""
    return seconds[-1] is None or times(seconds[-2], seconds[-1]) > MOST


def row(name, shape, seconds, megabytes, sizes):
    shown = [f"{value:.2f}" if value is not None else "not ended" for value in seconds]
    growth = exponent = "–"
    if None not in seconds:
        growth = f"{times(seconds[-2], seconds[-1]):.2f}"
        exponent = f"{math.log2(times(seconds[-2], seconds[-1])):.2f}"
    mark = "too fast" if grows_too_fast(seconds) else ""
    return f"| {name} | {shape} | " + " | ".join(shown) + f" | {growth} | {exponent} | {megabytes:.1f} | {mark} |"


def chosen(given, known, what):
    names = given.split(",") if given else list(known)
    for wrong in set(names) - set(known):
        sys.exit(f"there is no {what} '{wrong}'; choose of: {', '.join(known)}")
    return names


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("--stages")
    parser.add_argument("--shapes")
    parser.add_argument("--megabytes", type=int, default=4)
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=1)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--work", type=Path)
    options = parser.parse_args()
    options.program = options.program.resolve()
    stages = chosen(options.stages, MEASURED, "stage")
    shapes = chosen(options.shapes, SHAPES, "shape")
    with work_folder(options.work) as options.work:
        bench = Shapes(options)
        print("| stage | shape | " + " | ".join(f"s of {size / 1e6:g} MB" for size in bench.sizes) +
              " | times | exponent | MB of results | |\n|" + " --- |" * 9, flush=True)
        offenders = 0
        for name in stages:
            starting, begun = bench.starting(name), time.monotonic()
            worst = (0.0, "")
            with ThreadPoolExecutor(options.at_once) as pool:
                measured = pool.map(lambda shape: (shape, *bench.measure(name, shape, starting)), shapes)
                for shape, seconds, megabytes in measured:
                    too_fast = grows_too_fast(seconds)
                    offenders += too_fast
                    if too_fast or options.all:
                        print(row(name, shape, seconds, megabytes, bench.sizes), flush=True)
                    if None not in seconds:
                        worst = max(worst, (times(seconds[-2], seconds[-1]), shape))
            print(f"| {name} | of {len(shapes)} the worst: {worst[1]} | | | | {worst[0]:.2f} | "
                  f"{math.log2(max(worst[0], 1)):.2f} | | {time.monotonic() - begun:.0f} s |", flush=True)
    print(f"\n{offenders} of {len(stages) * len(shapes)} grow too fast: more than {MOST} times for twice the text")
    return 1 if offenders else 0


if __name__ == "__main__":
    sys.exit(main())
