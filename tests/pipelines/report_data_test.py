#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Everything that a run writes out is in report.html, cell by cell, and the texts byte by byte.

    report_data_test.py PROGRAM [PLUGINS]

PLUGINS: a folder with the plugin every-column, of which the report has never heard.
"""
import csv
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from report_page import ReportPage

PROGRAM = Path(sys.argv[1]).resolve()
PLUGINS = Path(sys.argv[2]).resolve()
SAMPLES = Path(__file__).resolve().parents[2] / "configs/samples"

ALL_STAGES = """rostra = 1
[input]
paths = ["{samples}/*.txt"]
metadata = "{samples}/documents.csv"
[[stage]]
use = "noise"
[[stage]]
use = "document-facts"
[[stage]]
use = "sentences"
[[stage]]
use = "tokenizer"
[[stage]]
use = "speakers"
[[stage]]
use = "qa"
[[stage]]
use = "quotes"
[[stage]]
use = "term-frequency"
[[stage]]
use = "keyness"
[[stage]]
use = "collocations"
[[stage]]
use = "dispersion"
[[stage]]
use = "lexical-diversity"
[[stage]]
use = "recurring-lines"
[[stage]]
use = "concordance"
[stage.with]
queries = ["harbour"]
[[stage]]
use = "every-column"
[output]
formats = ["csv", "report"]
layers = ["turn", "qa", "quote", "noise", "sentence", "fact", "every.mark"]
"""


def printed(value, column):
    """A value of the page as CSV has it."""
    if value is None:
        return ""
    if column["type"] == "bool" and isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else None


class ReportData(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory())).resolve()
        (cls.folder / "all.toml").write_text(ALL_STAGES.format(samples=SAMPLES), encoding="utf-8")

    def run_it(self, out, pipeline, *arguments):
        done = subprocess.run([PROGRAM, "run", pipeline, "--out", out, "--plugin-path", PLUGINS, "--progress", "none", *arguments],
                              capture_output=True, text=True, check=False, cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        return self.folder / out

    def holds_all(self, out):
        page = ReportPage(out / "report.html")
        files = {path.stem: path for path in out.glob("*.csv")}
        self.assertEqual(set(files) - {one["name"] for one in page.run["products"]}, set())
        for name, path in files.items():
            with open(path, newline="", encoding="utf-8") as file:
                wanted = list(csv.DictReader(file))
            head = page.product(name)
            rows = page.rows(name)
            self.assertEqual((name, head["rows"], head["of"]), (name, len(wanted), len(wanted)))
            for column in head["columns"]:
                key = column["name"]
                for at, (row, line) in enumerate(zip(rows, wanted)):
                    value = printed(row[key], column)
                    if value is not None:
                        self.assertEqual((name, at, key, value), (name, at, key, line[key]))
                    elif isinstance(row[key], list):
                        self.assertEqual((name, at, key, row[key]), (name, at, key, [float(n) for n in line[key][1:-1].split(",")]))
                    else:
                        self.assertEqual((name, at, key, row[key]), (name, at, key, float(line[key])))
        return page

    def test_every_shipped_pipeline_is_whole(self):
        for pipeline in ("press-briefing", "compare"):
            with self.subTest(pipeline):
                out = self.run_it(pipeline, pipeline)
                page = self.holds_all(out)
                self.assertEqual(page.run["leftOut"], [])

    def test_every_stage_and_a_plugin_never_heard_of_are_whole(self):
        page = self.holds_all(self.run_it("all", "all.toml"))
        self.assertEqual(page.product("every.mark")["role"], "")
        self.assertEqual(page.product("turn")["role"], "turn")

    def test_texts_are_the_bytes_that_spans_count(self):
        out = self.run_it("texts", "press-briefing")
        page = ReportPage(out / "report.html")
        for name, text in page.texts().items():
            decoded = out / "texts" / name
            self.assertEqual(text.encode(), (decoded if decoded.exists() else SAMPLES / name).read_bytes())
        for row in page.rows("quote"):
            self.assertTrue(page.texts()[row["document"]].encode()[row["begin"]:row["end"]].decode())

    def test_is_the_same_for_any_number_of_threads(self):
        one = self.run_it("one", "press-briefing", "--jobs", "1")
        four = self.run_it("four", "press-briefing", "--jobs", "4")
        self.assertEqual((one / "report.html").read_bytes(), (four / "report.html").read_bytes())

    def test_is_small(self):
        size = (self.run_it("small", "press-briefing") / "report.html").stat().st_size
        self.assertLess(size, 500_000)
        (self.folder / "a.txt").write_text("One.\n", encoding="utf-8")
        (self.folder / "least.toml").write_text('rostra = 1\n[output]\nformats = ["report"]\n', encoding="utf-8")
        shell = (self.run_it("shell", "least.toml", "a.txt") / "report.html").stat().st_size
        self.assertLess(shell, 400_000)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
