#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`rostra report` builds the report of a finished run again, byte for byte; and what the report is told of the run.

    report_again_test.py PROGRAM [PLUGINS]

PLUGINS: a folder with the plugin every-column, of which the report has never heard.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from report_page import ReportPage

PROGRAM = Path(sys.argv[1]).resolve()
PLUGINS = Path(sys.argv[2]).resolve()
SAMPLES = Path(__file__).resolve().parents[2] / "configs/samples"

FOREIGN = """rostra = 1
[pipeline]
name = "foreign"
[input]
paths = ["*.txt"]
metadata = "documents.csv"
[[stage]]
use = "tokenizer"
[[stage]]
use = "speakers"
as = { turn = "speech" }
[[stage]]
use = "every-column"
[[stage]]
use = "recurring-lines"
[output]
formats = ["report", "csv"]
layers = ["every.mark"]
from = { report = { turn = "speech" } }
[output.report]
title = "Columns <of> \\"every\\" kind"
columns = ["token.norm"]
"""


def snapshot(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class ReportAgain(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory())).resolve()
        for text in SAMPLES.glob("*.txt"):
            shutil.copy(text, cls.folder)
        (cls.folder / "documents.csv").write_text("id,title\nnowhere.txt,Nothing\n", encoding="utf-8")
        (cls.folder / "foreign.toml").write_text(FOREIGN, encoding="utf-8")
        cls.run_it("run", "foreign.toml", "--out", "foreign")
        cls.run_it("run", "press-briefing", f"{SAMPLES}/*.txt", "--out", "briefing")

    @classmethod
    def run_it(cls, *arguments, status=0):
        done = subprocess.run([PROGRAM, *arguments, "--plugin-path", PLUGINS, "--progress", "none"], capture_output=True, text=True,
                              check=False, cwd=cls.folder)
        assert done.returncode == status, done.stderr
        assert done.stdout == "", done.stdout
        return done.stderr

    def copy_of(self, run):
        copy = Path(self.enterContext(tempfile.TemporaryDirectory())).resolve() / "copy"
        shutil.copytree(self.folder / run, copy)
        return copy

    def test_run_and_compare_end_by_telling_where_the_report_is(self):
        told = self.run_it("run", "press-briefing", f"{SAMPLES}/*.txt", "--out", "told")
        self.assertTrue(told.rstrip().endswith(f"the report is {self.folder}/told/report.html"), told)
        told = self.run_it("compare", *sorted(map(str, SAMPLES.glob("*.txt")))[:2], "--out", "compared")
        self.assertTrue(told.rstrip().endswith(f"the report is {self.folder}/compared/report.html"), told)

    def test_is_the_same_with_the_same_options_wherever_the_folder_is(self):
        for run in ("briefing", "foreign"):
            with self.subTest(run):
                copy = self.copy_of(run)
                before = snapshot(copy)
                told = self.run_it("report", str(copy))
                self.assertTrue(told.rstrip().endswith(f"the report is {copy}/report.html"), told)
                self.assertEqual(snapshot(copy), before)

    def test_is_built_without_the_inputs_and_the_other_plugins(self):
        copy = self.copy_of("foreign")
        before = (copy / "report.html").read_bytes()
        done = subprocess.run([PROGRAM, "report", copy, "--progress", "none"], capture_output=True, text=True, check=False, cwd="/")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual((copy / "report.html").read_bytes(), before)

    def test_another_title_is_as_if_the_run_had_it(self):
        copy = self.copy_of("briefing")
        title = 'A <b>"new"</b> title'
        self.run_it("report", str(copy), "--title", title)
        self.run_it("run", "press-briefing", f"{SAMPLES}/*.txt", "--out", "titled", "--set", f"output.report.title={json.dumps(title)}")
        self.assertEqual((copy / "report.html").read_bytes(), (self.folder / "titled/report.html").read_bytes())
        listed = {one["name"]: one for one in json.loads((copy / "run.json").read_text())["results"]}
        self.assertEqual(listed["report.html"]["bytes"], (copy / "report.html").stat().st_size)
        again = {one["name"]: one for one in json.loads((self.folder / "titled/run.json").read_text())["results"]}
        self.assertEqual(listed["report.html"], again["report.html"])
        self.assertEqual(set(listed), set(again))

    def test_into_another_folder(self):
        out = self.folder / "elsewhere"
        self.run_it("report", "briefing", "--out", "elsewhere", "--set", "report.max-rows=3")
        self.assertEqual(sorted(path.name for path in out.iterdir()), ["report.html", "run.json"])
        page = ReportPage(out / "report.html")
        self.assertEqual(page.product("turn")["rows"], 3)
        told = self.run_it("report", "briefing", "--out", "elsewhere", status=2)
        self.assertIn("is not empty", told)
        self.run_it("report", "briefing", "--out", "elsewhere", "--force")
        self.assertEqual((out / "report.html").read_bytes(), (self.folder / "briefing/report.html").read_bytes())

    def test_says_what_is_missing(self):
        self.run_it("run", "minimal", f"{SAMPLES}/*.txt", "--out", "minimal")
        told = self.run_it("report", "minimal", status=2)
        self.assertEqual(told, f"error: the run in '{self.folder}/minimal' has not kept what its report is built of (results.kept); run its "
                               "pipeline again with 'report' in 'formats', or with keep = true, of [output]\n")
        self.run_it("run", "minimal", f"{SAMPLES}/*.txt", "--out", "kept", "--set", "output.keep=true")
        self.run_it("report", "kept")
        self.assertIn("report.html", [one["name"] for one in json.loads((self.folder / "kept/run.json").read_text())["results"]])
        told = self.run_it("report", "nowhere", status=2)
        self.assertTrue(told.startswith(f"error: '{self.folder}/nowhere' is not the folder of a finished run: "), told)

    def test_refuses_what_was_changed(self):
        copy = self.copy_of("briefing")
        kept = copy / "results.kept"
        content = bytearray(kept.read_bytes())
        content[len(content) // 2] ^= 1
        kept.write_bytes(content)
        before = snapshot(copy)
        told = self.run_it("report", str(copy), status=2)
        self.assertEqual(told, f"error: '{kept}' is not the file that the run wrote; run the pipeline again\n")
        self.assertEqual(snapshot(copy), before)
        self.assertEqual(os.listdir(copy.parent), ["copy"])

    def test_refuses_options_that_are_none(self):
        told = self.run_it("report", "briefing", "--set", "report.titel=x", status=2)
        self.assertIn("has no option 'titel'; did you mean 'title'?", told)
        told = self.run_it("report", "briefing", "--set", "csv.x=1", status=2)
        self.assertIn("only options of the report can be set, as report.OPTION=VALUE", told)
        told = self.run_it("report", "briefing", "--set", 'report.columns=["token.norm"]', status=2)
        self.assertIn("names layer 'token', which the run has not kept; run its pipeline again with that", told)

    def test_the_page_knows_who_made_what_and_what_it_means(self):
        page = ReportPage(self.folder / "foreign/report.html")
        record = page.blocks["record"]
        products = {one["name"]: one for one in record["products"]}
        for product in page.run["products"]:
            self.assertIn(product["name"], products)
            known = {column["name"] for column in products[product["name"]]["columns"]} | {"document", "begin", "end", "text"}
            self.assertEqual({column["name"] for column in product["columns"]} - known, set(), product["name"])
        self.assertEqual((products["every.mark"]["plugin"], products["every.mark"]["stage"]), ("every-column", "every-column"))
        self.assertTrue(all(column["doc"] for column in products["document"]["columns"]))
        self.assertEqual(products["recurring_line"]["view"]["kind"], "bars")
        self.assertEqual(products["recurring_line"]["view"]["sentence"][0], {"rows": True})
        self.assertIn("1 row of 'documents.csv' is of no document: 'nowhere.txt'", record["warnings"])
        self.assertEqual([one["id"] for one in record["inputs"]], sorted(path.name for path in SAMPLES.glob("*.txt")))
        self.assertTrue(all(len(one["xxh128"]) == 32 for one in record["inputs"]))
        run = json.loads((self.folder / "foreign/run.json").read_text())
        self.assertEqual(record["pipeline"]["stage"], run["pipeline"]["stage"])
        self.assertEqual({one["id"]: one["version"] for one in record["plugins"]}["every-column"],
                         {one["id"]: one["version"] for one in run["plugins"]}["every-column"])
        self.assertNotIn(str(self.folder), json.dumps(record))

    def test_what_is_kept_is_the_same_for_any_number_of_threads(self):
        for jobs in ("1", "3"):
            self.run_it("run", "press-briefing", f"{SAMPLES}/*.txt", "--out", f"jobs{jobs}", "--jobs", jobs)
        self.assertEqual((self.folder / "jobs1/results.kept").read_bytes(), (self.folder / "jobs3/results.kept").read_bytes())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
