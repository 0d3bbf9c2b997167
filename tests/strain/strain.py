#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Lets a run fail, or be killed, at each of its calls of the system, and sees to it that nothing is lost or blamed.

    strain.py PROGRAM FAULTS [--points N] [--jobs N] [--work FOLDER]

PROGRAM is rostra, FAULTS the library that faults.c makes. For each call of each kind (of memory, for some hundreds), a run onto another
run's results, onto its own and onto nothing:

- a call that fails: the run ends with 3 (2 where nothing was run yet) and says why, or with 0 and the right bytes; no
  document is set aside, unless it is its own file that could not be read;
- a call at which the process is killed, and a second one in the run after it;
- each time the folder holds the earlier results or the new ones, whole, and the next run succeeds with the same bytes.

Prints each wrong as it is met, and at the end a table of what was tried; exits with 1 where anything of this did not hold.
"""
import argparse
import collections
import concurrent.futures
import itertools
import json
import random
import re
import shutil
import sys
import tempfile
from pathlib import Path

from strained_run import OTHER, NextRuns, Strain, is_whole, results_of, snapshot, without_the_unknown

PUBLISHING = ("sync", "rename", "remove", "folder")
MEMORY_POINTS = 400
SPILLING = """rostra = 1
[input]
paths = ["*.txt"]
language = "en"
[run]
memory = "1 MiB"
[[stage]]
use = "tokenizer"
[[stage]]
use = "term-frequency"
with = { ngrams = [1, 2], by = ["corpus", "document"] }
[output]
formats = ["csv"]
"""


# What a run says that could not read the record of the run before it.
LEFT_BEHIND = "those that this run does not write again are still there"


def remove_unknown(out, before):
    """Takes away what the run said it has left there."""
    now = snapshot(out)
    for name in now.keys() - without_the_unknown(now, before).keys():
        (out / name).unlink()


def made_up_text(seed):
    numbers = random.Random(seed)
    return " ".join(f"w{numbers.randrange(4000)}" for _ in range(9000)) + "\n"


class Scenario:
    """A pipeline, and what its run leaves where nothing fails."""

    def __init__(self, name, strain, other, work):
        self.name, self.strain, self.other = name, strain, other
        self.work = work / name
        self.work.mkdir()
        reference = self.work / "reference"
        done = strain.run(reference)
        assert done.returncode == 0, done.stderr
        self.right = results_of(snapshot(reference))
        assert self.right is not None
        self.before = {"none": None, "same": reference, "other": self.work / "other"}
        done = other.run(self.before["other"])
        assert done.returncode == 0, done.stderr
        self.next_runs = NextRuns(strain, self.right)
        self.counts = strain.counts(self.work)
        self.counts["change"] = strain.count_of_changes(self.work)

    def prepared(self, folder, state):
        out = folder / "out"
        if self.before[state] is not None:
            shutil.copytree(self.before[state], out)
        return out

    def wrong_after(self, out, before, without_a_document=False):
        """What does not hold of the folder now, and after another run. `without_a_document`: the run said that one could not
        be read, so that its results are others, but whole."""
        now = snapshot(out)
        if not (without_a_document and results_of(now)) and not is_whole(now, before, self.right):
            return f"neither old nor new: {sorted(now or [])}"
        return self.next_runs.wrong(out)

    def fail_at(self, kind, at, state):
        with tempfile.TemporaryDirectory(dir=self.work) as name:
            folder = Path(name)
            out = self.prepared(folder, state)
            before = snapshot(out)
            met = folder / "met"
            done = self.strain.run(out, {"FAULTS_KIND": kind, "FAULTS_AT": str(at), "FAULTS_HOW": "fail",
                                         "FAULTS_MET": str(met)})
            what = met.read_text(encoding="utf-8").strip() if met.exists() else "not met"
            if done.returncode == 0 and LEFT_BEHIND in done.stderr:
                remove_unknown(out, before)
            wrong = (self.wrong_end(done, snapshot(out), what)
                     or self.wrong_after(out, before, without_a_document=done.returncode == 1))
            return done.returncode, wrong and f"{wrong} [{what}]\n{done.stderr}"

    def wrong_end(self, done, now, what):
        if done.returncode == 0:
            return None if results_of(now) == self.right else "status 0 without the right bytes"
        if done.returncode in (2, 3):
            return None if re.search(r"error: \S", done.stderr) else f"status {done.returncode} without a message"
        if done.returncode == 1:
            failures = [json.loads(line) for line in (now or {}).get("errors.jsonl", b"").splitlines()]
            path = what.partition(" ")[2]
            if failures and all(f["stage"] == "read" and path.endswith(f["document"]) for f in failures):
                return None
            return f"documents are blamed: {failures}"
        return f"status {done.returncode}"

    def kill_at(self, at, state, again):
        """Killed at one change and, where `again` is given, at another in the run after it."""
        with tempfile.TemporaryDirectory(dir=self.work) as name:
            out = self.prepared(Path(name), state)
            before = snapshot(out)
            status = None
            for point in (at, again):
                if point is None:
                    continue
                done = self.strain.run(out, {"FAULTS_KIND": "change", "FAULTS_AT": str(point), "FAULTS_HOW": "kill"})
                status = done.returncode
                if status not in (-9, 0):
                    return status, f"status {status}: {done.stderr}"
                now = snapshot(out)
                if not is_whole(now, before, self.right):
                    return status, f"neither old nor new after the kill: {sorted(now or [])}"
                before = now
            return status, self.wrong_after(out, before)

    def points(self):
        """What is to be tried: a name for the table, a call, its arguments."""
        numbers = random.Random(7)
        for kind, count in self.counts.items():
            if kind == "change":
                continue
            step = max(1, count // MEMORY_POINTS) if kind == "memory" else 1
            for state in ("other", "same", "none"):
                if state != "other" and kind not in PUBLISHING:
                    continue
                for at in range(1 + numbers.randrange(step), count + 1, step):
                    yield f"{kind} fails", self.fail_at, (kind, at, state)
        for state in ("other", "same", "none"):
            for at in range(1, self.counts["change"] + 1):
                yield "killed", self.kill_at, (at, state, None)
                yield "killed twice", self.kill_at, (at, state, numbers.randrange(1, self.counts["change"] + 1))


def some_of(points, most):
    """So many of them, and of every kind as many as of any other, where there are enough."""
    kinds = collections.defaultdict(list)
    for point in points:
        kinds[point[0]].append(point)
    numbers = random.Random(5)
    for of_kind in kinds.values():
        numbers.shuffle(of_kind)
    turns = itertools.chain.from_iterable(itertools.zip_longest(*kinds.values()))
    return list(itertools.islice(filter(None, turns), most))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("faults", type=Path)
    parser.add_argument("--points", type=int, help="try so many only, of every kind some")
    parser.add_argument("--jobs", type=int, default=2, help="runs at a time")
    parser.add_argument("--work", type=Path, help="folder to work in; default: a temporary one")
    arguments = parser.parse_args()
    if arguments.work:
        arguments.work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=arguments.work) as name:
        return strain_all(arguments, Path(name))


def strain_all(arguments, work):
    program, faults = arguments.program.resolve(), arguments.faults.resolve()
    for i in range(6):
        (work / f"{i}.txt").write_text(made_up_text(i), encoding="utf-8")
    (work / "spilling.toml").write_text(SPILLING, encoding="utf-8")
    (work / "other.toml").write_text(OTHER, encoding="utf-8")
    other = Strain(program, faults, [str(work / "other.toml")])
    scenarios = [Scenario("samples", Strain(program, faults, ["press-briefing"]), other, work),
                 Scenario("spilling", Strain(program, faults, [str(work / "spilling.toml")]), other, work)]
    table = collections.defaultdict(collections.Counter)
    wrong_points = 0
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        tried = []
        for scenario in scenarios:
            points = list(scenario.points())
            if arguments.points is not None:
                points = some_of(points, arguments.points // len(scenarios))
            tried += [(scenario.name, what, given, pool.submit(call, *given)) for what, call, given in points]
        for done, (scenario, what, given, future) in enumerate(tried):
            status, wrong = future.result()
            if done % 500 == 499:
                print(f"{done + 1} of {len(tried)} points", file=sys.stderr, flush=True)
            table[scenario, what][f"status {status}"] += 1
            if wrong:
                wrong_points += 1
                print(f"wrong: {scenario}: {what} {given}: {wrong}\n", flush=True)
    for (scenario, what), outcomes in table.items():
        told = ", ".join(f"{count} with {outcome}" for outcome, count in sorted(outcomes.items()))
        print(f"{scenario:9} {what:14} {sum(outcomes.values()):6} points: {told}")
    print(f"\n{sum(sum(outcomes.values()) for outcomes in table.values())} points, {wrong_points} wrong")
    return 1 if wrong_points else 0


if __name__ == "__main__":
    sys.exit(main())
