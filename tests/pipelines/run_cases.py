#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the program says and does, as data: every folder below cases/ is one.

    run_cases.py BUILD_FOLDER [--update] [NAME...]

    command   a bash script; `rostra` is the program of the build. It runs in a copy of the folder.
    stdout    what it must say there, byte for byte; absent: nothing
    stderr    likewise
    status    what it must end with; absent: 0
    the rest  files that it finds in its working folder

In what it says the copy's path is WORK, and the build's BUILD. --update writes down what is said now: read it before
you commit it.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CASES = Path(__file__).resolve().parent / "cases"
SAID = ("stdout", "stderr", "status")
SECONDS = 120


def run_case(case, build):
    """What it said and ended with, by the names of the files that expect it."""
    with tempfile.TemporaryDirectory(prefix="rostra-case-") as folder:
        folder = Path(folder).resolve()
        work = folder / "work"
        shutil.copytree(case, work, ignore=shutil.ignore_patterns("command", *SAID))
        (folder / "bin").mkdir()
        (folder / "bin/rostra").symlink_to(build / "rostra")
        environment = {name: value for name, value in os.environ.items() if not name.startswith("ROSTRA_")}
        environment |= {"PATH": f"{folder}/bin:{os.environ['PATH']}", "HOME": str(folder), "LC_ALL": "C.UTF-8",
                        "XDG_DATA_HOME": str(folder / "data"), "TZ": "UTC", "BUILD": str(build)}
        done = subprocess.run(["bash", "-u", str(case / "command")], cwd=work, env=environment,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS)

        def normal(said):
            text = said.decode("utf-8", "backslashreplace")
            return text.replace(str(work), "WORK").replace(str(build), "BUILD")
        return {"stdout": normal(done.stdout), "stderr": normal(done.stderr), "status": str(done.returncode)}


def expected(case):
    def read(name, otherwise):
        path = case / name
        return path.read_text(encoding="utf-8") if path.exists() else otherwise
    return {"stdout": read("stdout", ""), "stderr": read("stderr", ""), "status": read("status", "0").strip()}


def update(case, said):
    for name, nothing in (("stdout", ""), ("stderr", ""), ("status", "0")):
        path = case / name
        if said[name] == nothing:
            path.unlink(missing_ok=True)
        else:
            path.write_text(said[name] + ("\n" if name == "status" else ""), encoding="utf-8")


class Cases(unittest.TestCase):
    maxDiff = None


def main(words):
    build = Path(words[0]).resolve()
    names = [word for word in words[1:] if not word.startswith("--")]
    cases = sorted(path.parent for path in CASES.glob("*/command") if not names or path.parent.name in names)
    if not cases:
        raise SystemExit(f"no case in {CASES}")
    if "--update" in words:
        for case in cases:
            update(case, run_case(case, build))
        return
    for case in cases:
        def test(self, case=case):
            self.assertEqual(run_case(case, build), expected(case))
        setattr(Cases, "test_" + case.name.replace("-", "_"), test)
    unittest.main(argv=[sys.argv[0]])


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    main(sys.argv[1:])
