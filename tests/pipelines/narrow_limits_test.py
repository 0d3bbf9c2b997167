#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A run under limits that are narrow gives the bytes of a run without them: 10,000 documents, seven threads, little memory
and 64 descriptors.

    narrow_limits_test.py PROGRAM
"""
import json
import random
import resource
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()

PIPELINE = """rostra = 1
[input]
language = "en"
[run]
memory = "{memory}"
[[stage]]
use = "tokenizer"
[[stage]]
use = "speakers"
[[stage]]
use = "term-frequency"
[stage.with]
ngrams = [1, 2]
by = ["corpus"]
[output]
formats = ["csv"]
layers = ["turn"]
"""


class NarrowLimits(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.work = Path(folder.name)
        source = random.Random(1)
        letters = "abcdefghijklmnopqrstuvwxyz"
        vocabulary = ["".join(source.choices(letters, k=7)) for _ in range(20_000)]
        for number in range(10_000):
            path = self.work / f"documents/{number // 1000}/{number:05}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"MS. {vocabulary[number % 9].upper()}: {' '.join(source.choices(vocabulary, k=60))}.\n",
                            encoding="utf-8")

    def run_it(self, name, memory, jobs, descriptors):
        (self.work / f"{name}.toml").write_text(PIPELINE.format(memory=memory), encoding="utf-8")
        done = subprocess.run(
            [PROGRAM, "run", f"{name}.toml", "documents/**", "--jobs", str(jobs), "--out", name, "--progress", "none"],
            cwd=self.work, capture_output=True, text=True, check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors)))
        self.assertEqual(done.returncode, 0, done.stderr)
        counts = json.loads((self.work / name / "run.json").read_text(encoding="utf-8"))["counts"]
        self.assertEqual((counts["documents"], counts["set_aside"]), (10_000, 0))
        results = {path.name: path.read_bytes() for path in (self.work / name).glob("*.csv")}
        return results, counts["scratch_bytes"]

    def test_results_are_those_of_a_run_without_limits(self):
        roomy, nothing = self.run_it("roomy", "4 GiB", 1, 1024)
        narrow, spilled = self.run_it("narrow", "16 MiB", 7, 64)
        self.assertEqual(nothing, 0)
        self.assertGreater(spilled, 10_000_000)
        self.assertEqual(sorted(narrow), ["document.csv", "speaker.csv", "speaker_fact.csv", "term_frequency.csv", "turn.csv"])
        for name, content in roomy.items():
            self.assertTrue(narrow[name] == content, f"{name} is another")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
