# SPDX-License-Identifier: Apache-2.0
"""A run with one fault in it, and what it left: shared by strain.py and power_cut.py."""
import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

# A run whose results are others than those of the run that is strained.
OTHER = """rostra = 1
[input]
paths = ["*.txt"]
[[stage]]
use = "tokenizer"
[output]
formats = ["csv", "jsonl"]
layers = ["token"]
"""


class Strain:
    """The program, the library of faults, and a pipeline to run."""

    def __init__(self, program, faults, arguments):
        self.command = [str(program), "run", *arguments, "--jobs", "1", "--progress", "none"]
        self.faults = str(faults)

    def run(self, out, environment=None):
        strained = dict(os.environ)
        if environment:
            strained.update(environment, LD_PRELOAD=self.faults)
        command = [*self.command, "--out", str(out), "--force"]
        try:
            return subprocess.run(command, env=strained, capture_output=True, text=True, check=False, timeout=120)
        except subprocess.TimeoutExpired:
            return subprocess.CompletedProcess(command, "hangs", "", "the run did not end within two minutes")

    def counts(self, folder):
        """How often a run calls the system, by kind."""
        told = folder / "counts"
        done = self.run(folder / "counted", {"FAULTS_COUNTS": str(told)})
        assert done.returncode == 0, done.stderr
        shutil.rmtree(folder / "counted")
        pairs = (line.split() for line in told.read_text(encoding="utf-8").splitlines())
        return {kind: int(count) for kind, count in pairs}

    def count_of_changes(self, folder):
        """How many of its calls change a file or folder."""
        told = folder / "counts"
        told.unlink(missing_ok=True)
        self.run(folder / "counted", {"FAULTS_COUNTS": str(told), "FAULTS_KIND": "change"})
        shutil.rmtree(folder / "counted")
        lines = dict(line.split() for line in told.read_text(encoding="utf-8").splitlines())
        return int(lines["change"])


class NextRuns:
    """The run after a fault. What it does follows from what it finds, so it is made once for each state of the folders."""

    def __init__(self, strain, right):
        self.strain, self.right, self.seen = strain, right, {}

    def wrong(self, out):
        """What does not hold of the next run into a folder; None where it leaves the right bytes and nothing beside."""
        state = state_of(Path(out).parent)
        if state not in self.seen:
            self.seen[state] = self._wrong(out)
        return self.seen[state]

    def _wrong(self, out):
        done = self.strain.run(out)
        if done.returncode != 0:
            return f"the next run ends with {done.returncode}: {done.stderr}"
        if results_of(snapshot(out)) != self.right:
            return "the next run has other bytes"
        return f"left beside: {left_beside(out)}" if left_beside(out) else None


def state_of(folder):
    """A hash of all that stands in the results' folder and beside it: kinds, permissions, names, contents."""
    state = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.relative_to(folder).parts[0] not in NOTES):
        kept = path.lstat()
        content = os.readlink(path) if path.is_symlink() else path.read_bytes() if path.is_file() else b""
        state.update(repr((str(path.relative_to(folder)), kept.st_mode, content)).encode())
    return state.digest()


# What the tests themselves put beside the results.
NOTES = ("met", "changes", "graves")


def snapshot(folder):
    """All files below a folder with their contents; None where there is no folder."""
    if not folder.is_dir():
        return None
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def results_of(files):
    """The results in a snapshot that is whole by its own record; None where it is not."""
    if files is None or "run.json" not in files:
        return None
    try:
        listed = [result["name"] for result in json.loads(files["run.json"])["results"]]
    except ValueError:
        return None
    if sorted([*listed, "run.json"]) != sorted(files):
        return None
    return {name: files[name] for name in listed}


def is_whole(now, before, right):
    """Whether a folder is as it was, or holds the right results and nothing else."""
    return now == before or results_of(now) == right


def without_the_unknown(files, before):
    """A snapshot without what stood there before and its record does not list: what a run leaves that could not read the
    record of the run before it, and says so."""
    try:
        listed = {result["name"] for result in json.loads(files["run.json"])["results"]} | {"run.json"}
    except (TypeError, KeyError, ValueError):
        return files
    return {name: content for name, content in files.items() if name in listed or (before or {}).get(name) != content}


def left_beside(out):
    """What a run left beside its folder."""
    return sorted(path.name for path in Path(out).parent.iterdir() if path.name.startswith(f".{Path(out).name}."))
