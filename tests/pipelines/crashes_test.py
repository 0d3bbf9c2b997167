#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What is said where a plugin takes the process with it, or does not come back: whose work it was, on which documents.

    crashes_test.py PROGRAM BAD_PLUGINS
"""
import re
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()
BAD_PLUGINS = Path(sys.argv[2]).resolve()

PIPELINE = """rostra = 1
[input]
language = "en"
paths = ["*.txt"]
[run]
patience = 1
[[stage]]
use = "misbehaving"
[output]
formats = ["csv"]
"""
ENDS_HERE = ("rostra: the run ends here and leaves no result; leave out the stage or these documents, and tell whoever "
             "made the plugin\n")
PLACE = "stage 'misbehaving', component 'spans', on 'a.txt' and 'b.txt'"


class Crashes(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.work = Path(folder.name).resolve()
        (self.work / "p.toml").write_text(PIPELINE, encoding="utf-8")
        (self.work / "a.txt").write_text("one two three", encoding="utf-8")
        (self.work / "b.txt").write_text("one two BAD", encoding="utf-8")

    def run_it(self, promise, *arguments):
        command = [PROGRAM, "run", "p.toml", "--plugin-path", BAD_PLUGINS, "--set", f"misbehaving.promise={promise}",
                   "--out", "out", "--progress", "none", *arguments]
        return subprocess.run(command, capture_output=True, text=True, cwd=self.work, check=False)

    def ends(self, promise, status, what, place=f"in {PLACE}"):
        """The process ends; what is said is this, and nothing is left of the run."""
        done = self.run_it(promise)
        self.assertEqual(done.returncode, status, done.stderr)
        said = done.stderr[done.stderr.index("\nrostra: "):]
        self.assertEqual(said, f"\nrostra: {what} {place}\n{ENDS_HERE}")
        self.assertEqual(sorted(path.name for path in self.work.iterdir()), ["a.txt", "b.txt", "p.toml"])

    def test_crash(self):
        self.ends("crashes", -signal.SIGSEGV, "crash (a wild pointer, or a stack that overflowed: SIGSEGV)")

    def test_plugin_that_writes_into_a_text(self):
        self.ends("leaves-texts-alone", -signal.SIGSEGV,
                  "crash (a wild pointer, or a stack that overflowed: SIGSEGV)")

    def test_stack_that_overflows(self):
        self.ends("overflows-its-stack", -signal.SIGSEGV,
                  "crash (a wild pointer, or a stack that overflowed: SIGSEGV)")

    def test_abort(self):
        self.ends("aborts", -signal.SIGABRT, "crash (abort, or an exception that nobody caught: SIGABRT)")

    def test_exception_that_leaves_a_thread_of_the_plugins_own(self):
        self.ends("throws-on-a-thread", -signal.SIGABRT,
                  "crash (abort, or an exception that nobody caught: SIGABRT)",
                  f"in a thread that is not the host's; at work were\n{PLACE}")

    def test_exit(self):
        self.ends("exits", 3, "exit() was called")

    def test_plugin_that_does_not_come_back_is_told_of(self):
        done = self.run_it("lingers")
        self.assertEqual(done.returncode, 0, done.stderr)
        said = re.sub(r"^\d\d:\d\d:\d\d ", "", done.stderr, flags=re.MULTILINE)
        self.assertEqual(said.splitlines()[0], f"warning {PLACE} has been at work for 1 second; [run] patience says when "
                                               "this is told")
        self.assertEqual(self.run_it("lingers", "--force", "--set", "run.patience=0").stderr.count("at work"), 0)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
