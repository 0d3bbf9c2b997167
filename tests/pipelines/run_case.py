# SPDX-License-Identifier: Apache-2.0
"""What tests of whole runs share: a folder to work in, a pipeline, and what a run says and leaves.

A test that uses it is given PROGRAM and BAD_PLUGINS, the folder of the plugins that break promises.
"""
import json
import re
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
{input}
[[stage]]
use = "{use}"
[output]
formats = ["csv"]
layers = {layers}
{run}
"""


class RunCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.work = Path(folder.name).resolve()
        self.write("a.txt", b"one two three\n")

    def write(self, name, content):
        path = self.work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def pipeline(self, use="tokenizer", layers='["token"]', **parts):
        parts = {"input": "", "run": "", **parts}
        self.write("p.toml", PIPELINE.format(use=use, layers=layers, **parts).encode())

    def run_it(self, *arguments, status, **options):
        """What was said, without times, the work folder's name, or that of the bad plugins."""
        command = [PROGRAM, "run", "p.toml", *arguments, "--progress", "none"]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.work, check=False, **options)
        self.assertEqual(done.stdout, "")
        said = done.stderr.replace(str(self.work), "WORK").replace(str(BAD_PLUGINS), "BAD")
        said = re.sub(r"^\d\d:\d\d:\d\d ", "", said, flags=re.MULTILINE)
        self.assertEqual(done.returncode, status, said)
        return said

    def refused(self, *arguments, says, status=2, **options):
        """Nothing is left of a run that was refused or failed."""
        self.assertEqual(self.run_it(*arguments, "--out", "out", status=status, **options), says)
        self.assertFalse((self.work / "out").exists())

    def set_aside(self, *arguments, document, stage, code, message, begin=0, end=0, left=1):
        """One document is; the others' results are there."""
        said = self.run_it(*arguments, "--out", "out", status=1)
        counted = "1 document" if left == 1 else f"{left} documents"
        self.assertEqual(said, f"error {message} [document={document}, stage={stage}]\n"
                               f"info {counted}; results in WORK/out\n"
                               "warning 1 document failed and left no trace in the results; errors.jsonl says why\n")
        lines = (self.work / "out/errors.jsonl").read_text(encoding="utf-8").splitlines()
        self.assertEqual([json.loads(line) for line in lines],
                         [{"document": document, "stage": stage, "code": code, "message": message, "begin": begin,
                           "end": end}])
        results = "".join(path.read_text(encoding="utf-8") for path in sorted((self.work / "out").glob("*.csv")))
        self.assertNotIn(document, results)

    def bad(self, promise, **parts):
        self.pipeline(use="misbehaving", layers='["bad.span"]', **parts)
        self.write("b.txt", b"this is BAD here\n")
        return ["a.txt", "b.txt", "--plugin-path", BAD_PLUGINS, "--set", f"misbehaving.promise={promise}"]
