#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Columns of every type, with nulls and without, through a whole run: two phases, one and several threads, memory and
scratch, and each format of results.

    every_column_test.py PROGRAM PLUGINS [--update]

What the results must be is in every-column/expected. --update writes down what they are now: read it before you commit it.
"""
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from report_page import ReportPage

PROGRAM = Path(sys.argv[1]).resolve()
PLUGINS = Path(sys.argv[2]).resolve()
UPDATE = "--update" in sys.argv
EXPECTED = Path(__file__).resolve().parent / "every-column/expected"

NAMES = ("flag small large single double text word source exact day at ints longs floats reals").split()
COLUMNS = NAMES + [name + "_or_null" for name in NAMES]

PIPELINE = """rostra = 1
[input]
language = "en"
[run]
memory = "{memory}"
[[stage]]
use = "every-column"
[output]
formats = {formats}
layers = ["every.mark", "every.again"]
"""
FEW = {"a.txt": "One two, three\nfour.\n", "b.txt": "", "c.txt": "Sole\n"}


class EveryColumn(unittest.TestCase):
    maxDiff = None

    def run_it(self, documents, *arguments, formats='["csv", "jsonl", "sqlite", "report"]', memory="4 GiB"):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        work = Path(folder.name).resolve()
        (work / "in").mkdir()
        for name, text in documents.items():
            (work / "in" / name).write_text(text, encoding="utf-8")
        (work / "p.toml").write_text(PIPELINE.format(formats=formats, memory=memory), encoding="utf-8")
        done = subprocess.run([PROGRAM, "run", "p.toml", "in/**", "--plugin-path", PLUGINS, "--out", "out", "--progress",
                               "none", *arguments], cwd=work, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return work / "out"

    def is_expected(self, name, text):
        if UPDATE:
            (EXPECTED / name).write_text(text, encoding="utf-8")
        self.assertEqual(text, (EXPECTED / name).read_text(encoding="utf-8"))

    def test_every_format_writes_every_type_and_null(self):
        columns = json.dumps(["every.mark." + name for name in COLUMNS])
        out = self.run_it(FEW, "--set", f"output.report.columns={columns}")
        for name in ("every.mark.csv", "every_row.csv", "every.mark.jsonl", "every_row.jsonl"):
            self.is_expected(name, (out / name).read_text(encoding="utf-8"))
        database = sqlite3.connect(out / "results.sqlite")
        self.addCleanup(database.close)
        made = [sql for name, sql in database.execute("SELECT name, sql FROM sqlite_master") if "every" in name]
        rows = [repr(row) for name in ("every.mark", "every_row") for row in database.execute(f'SELECT * FROM "{name}"')]
        self.is_expected("results.sql", "\n".join(made + rows) + "\n")
        page = ReportPage(out / "report.html")
        self.is_expected("report.json", "".join(
            f"{name} {json.dumps(row, ensure_ascii=False)}\n" for name in ("every.mark", "every_row") for row in page.rows(name)))

    def test_an_empty_string_is_no_null(self):
        out = self.run_it(FEW)
        rows = [json.loads(line) for line in (out / "every_row.jsonl").read_text(encoding="utf-8").splitlines()]
        self.assertEqual([row["text_or_null"] for row in rows], ["One", None, "three", "four", "Sole"])
        self.assertEqual([row["text"] for row in rows], ["One", "", "three", "four", "Sole"])
        self.assertEqual([row["exact_or_null"] for row in rows], ["", None, "2.50", "3.50", ""])
        # The same in CSV: a null is nothing, an empty string is in quotes.
        first, second = (out / "every_row.csv").read_text(encoding="utf-8").splitlines()[1:3]
        self.assertIn(',One,,a.txt,"",,-1,', first)
        self.assertIn(",0.3333333333333333,,two,a.txt,,2026-03,", second)

    def test_the_second_phase_and_threads_give_the_same(self):
        one = self.run_it(FEW, "--jobs", "1")
        self.assertEqual((one / "every.again.csv").read_bytes(), (one / "every.mark.csv").read_bytes())
        seven = self.run_it(FEW, "--jobs", "7")
        for name in ("every.mark.csv", "every_row.jsonl", "results.sqlite", "report.html"):
            self.assertEqual((one / name).read_bytes(), (seven / name).read_bytes(), name)

    def test_scratch_gives_what_memory_gives(self):
        source = random.Random(1)
        words = ["".join(source.choices("abcdefghij", k=6)) for _ in range(500)]
        documents = {f"{number:04}.txt": " ".join(source.choices(words, k=10)) for number in range(400)}
        roomy = self.run_it(documents, "--jobs", "1", formats='["jsonl"]')
        narrow = self.run_it(documents, "--jobs", "4", formats='["jsonl"]', memory="1 MiB")

        def scratch(out):
            return json.loads((out / "run.json").read_text(encoding="utf-8"))["counts"]["scratch_bytes"]
        self.assertEqual(scratch(roomy), 0)
        self.assertGreater(scratch(narrow), 1_000_000)
        for name in ("every.mark.jsonl", "every.again.jsonl", "every_row.jsonl"):
            self.assertEqual((roomy / name).read_text(encoding="utf-8").count("\n"), 4000)
            self.assertTrue((roomy / name).read_bytes() == (narrow / name).read_bytes(), f"{name} is another")
        self.assertTrue((roomy / "every.again.jsonl").read_bytes() == (roomy / "every.mark.jsonl").read_bytes())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
