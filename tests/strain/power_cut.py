#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Cuts the power of a simulated disk at each change that a run makes, and sees to it that old or new results are whole.

    power_cut.py PROGRAM FAULTS [--points N] [--jobs N] [--work FOLDER]

The process is killed at a change, and then the disk forgets what was not synced: the bytes of a file that were written
since it was last synced, and changes of names (made, renamed, removed) whose folder was not synced since. Of those changes
a disk may keep some: all, none, and those before a moment chosen at random are tried. After each cut the folder of results
has to be whole, and the next run has to succeed.
"""
import argparse
import concurrent.futures
import os
import random
import shutil
import sys
import tempfile
from pathlib import Path

from strained_run import OTHER, NextRuns, Strain, is_whole, results_of, snapshot


class Disk:
    """What a killed process changed, in order, and which of it would be lost."""

    def __init__(self, changes):
        self.changes = [line.split("\t") for line in changes.read_text(encoding="utf-8").splitlines()]

    def lost_names(self, kept_until):
        """Numbers of the changes of names that are lost: not synced since, and after the moment `kept_until`."""
        lost = []
        for i, (what, a, b) in enumerate(self.changes):
            if what not in ("create", "mkdir", "rename", "exchange", "remove", "rmdir") or i < kept_until:
                continue
            folder = str(Path(b if what in ("rename", "exchange") else a).parent)
            later = self.changes[i + 1:]
            if not any(other == "sync-all" or (other == "sync" and path == folder) for other, path, _ in later):
                lost.append(i)
        return lost

    def unsynced_files(self):
        """Files with bytes that were not synced: the change that wrote them last, and their path then."""
        written = {}
        for i, (what, a, b) in enumerate(self.changes):
            if what in ("create", "write"):
                written[a] = i
            elif what == "sync":
                written.pop(a, None)
            elif what == "sync-all":
                written.clear()
            elif what == "remove":
                written.pop(a, None)
            elif what in ("rename", "exchange"):
                moved = {}
                for path, at in written.items():
                    there = moved_path(path, a, b)
                    if what == "exchange" and there == path:
                        there = moved_path(path, b, a)
                    moved[there] = at
                written = moved
        return list(written)

    def forget(self, lost):
        """Takes the lost changes back, the last first; paths follow the renames that are kept."""
        kept = []  # renames, the last first
        for i in range(len(self.changes) - 1, -1, -1):
            what, a, b = self.changes[i]
            if i not in lost:
                if what in ("rename", "exchange"):
                    kept.append((what, a, b))
                continue
            take_back(what, now_at(a, kept), b if what == "remove" else now_at(b, kept))


def moved_path(path, a, b):
    if path == a:
        return b
    return b + path[len(a):] if path.startswith(a + "/") else path


def now_at(path, kept):
    """Where a path of an earlier moment is now, after the renames that were kept since."""
    for what, a, b in reversed(kept):
        there = moved_path(path, a, b)
        path = moved_path(path, b, a) if what == "exchange" and there == path else there
    return path


def take_back(what, a, b):
    try:
        if what == "create":
            os.unlink(a)
        elif what == "mkdir":
            shutil.rmtree(a)
        elif what == "rmdir":
            os.mkdir(a)
        elif what == "remove":
            os.rename(b, a)
        elif what == "rename":
            os.rename(b, a)
        elif what == "exchange":
            aside = a + ".aside"
            os.rename(a, aside)
            os.rename(b, a)
            os.rename(aside, b)
    except FileNotFoundError:
        pass  # the process was killed before it came to that, or what held it is gone as well


class PowerCuts:
    def __init__(self, strain, work, before):
        self.strain, self.work, self.before = strain, work, before
        reference = work / "reference"
        done = strain.run(reference)
        assert done.returncode == 0, done.stderr
        self.right = results_of(snapshot(reference))
        self.states = {"none": None, "same": reference, "other": before}
        self.next_runs = NextRuns(strain, self.right)
        self.count = strain.count_of_changes(work)

    def cut(self, at, state, kepts):
        """What does not hold after a cut at a change, for each of `kepts`: the share of unsynced changes of names that stay."""
        with tempfile.TemporaryDirectory(dir=self.work) as name:
            folder, cut = Path(name) / "disk", Path(name) / "cut"
            folder.mkdir()
            out = folder / "out"
            if self.states[state] is not None:
                shutil.copytree(self.states[state], out)
            before = snapshot(out)
            (folder / "graves").mkdir()
            changes = folder / "changes"
            changes.touch()
            self.strain.run(out, {"FAULTS_KIND": "change", "FAULTS_AT": str(at), "FAULTS_HOW": "kill",
                                  "FAULTS_CHANGES": str(changes), "FAULTS_GRAVES": str(folder / "graves")})
            shutil.copytree(folder, cut, symlinks=True)
            for kept in kepts:
                shutil.rmtree(folder)
                shutil.copytree(cut, folder, symlinks=True)
                yield self.wrong_after(Disk(changes), kept, out, before)

    def wrong_after(self, disk, kept, out, before):
        for path in disk.unsynced_files():
            if Path(path).is_file() and not Path(path).is_symlink():
                os.truncate(path, 0)
        disk.forget(disk.lost_names(round(kept * len(disk.changes))))
        now = snapshot(out)
        if not is_whole(now, before, self.right) and not (before is None and not now):
            return f"neither old nor new: { {name: len(data) for name, data in (now or {}).items()} }"
        return self.next_runs.wrong(out)


def places(count, points, numbers):
    """The change, the state before and the shares of unsynced changes that are kept, of each killed run."""
    publishing = max(1, count - 60)  # what comes after puts the results in their place
    every = [(at, state, (0, 1, numbers.random())) for at in range(1, count + 2) for state in ("none", "same", "other")]
    if points is None:
        return every
    late = [place for place in every if place[0] >= publishing]
    most = min(points, len(every))
    of_late = min(most // 2, len(late))
    chosen = numbers.sample(every, most - of_late) + numbers.sample(late, of_late)
    return [(at, state, (numbers.choice(kepts),)) for at, state, kepts in chosen]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("faults", type=Path)
    parser.add_argument("--points", type=int, help="cut at so many places only, half of them where results are published")
    parser.add_argument("--jobs", type=int, default=2, help="cuts at a time")
    parser.add_argument("--work", type=Path, help="folder to work in; default: a temporary one")
    arguments = parser.parse_args()
    if arguments.work:
        arguments.work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=arguments.work) as name:
        work = Path(name).resolve()
        program, faults = arguments.program.resolve(), arguments.faults.resolve()
        (work / "a.txt").write_text("one two three\n", encoding="utf-8")
        (work / "other.toml").write_text(OTHER, encoding="utf-8")
        other = Strain(program, faults, [str(work / "other.toml")])
        assert other.run(work / "other").returncode == 0
        cuts = PowerCuts(Strain(program, faults, ["press-briefing"]), work, work / "other")
        numbers = random.Random(11)
        tried = places(cuts.count, arguments.points, numbers)
        count = wrong = 0
        with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
            for (at, state, kepts), told in zip(tried, pool.map(lambda place: list(cuts.cut(*place)), tried)):
                for kept, said in zip(kepts, told):
                    count += 1
                    if said:
                        wrong += 1
                        print(f"wrong: cut at change {at} of {cuts.count}, onto {state}, keeping {kept:.2f}: {said}", flush=True)
        print(f"{count} cuts, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
