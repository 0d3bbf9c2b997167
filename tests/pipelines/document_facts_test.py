#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What documents say of themselves reaches everyone who asks for facts.

    document_facts_test.py ROSTRA SOURCE_FOLDER

The sample documents' facts are written down in samples/facts.tsv, read off their heads by hand.
"""
import csv
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TRUTH = Path(__file__).parent / "samples/facts.tsv"

PIPELINE = """rostra = 1
[pipeline]
name = "facts"
[input]
paths = ["{samples}/*.txt"]
language = "en"
{metadata}
[run]
jobs = {jobs}
[[stage]]
use = "noise"
{facts}
[[stage]]
use = "tokenizer"
[[stage]]
use = "term-frequency"
[stage.with]
by = ["fact.date", "fact.byline"]
[output]
dir = "out"
formats = ["csv"]
layers = ["fact"]
"""
STAGE = '[[stage]]\nuse = "document-facts"\n'


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def truth():
    with open(TRUTH, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


class DocumentFacts(unittest.TestCase):
    def run_pipeline(self, metadata="", facts=STAGE, jobs=1):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        pipeline = Path(folder.name) / "p.toml"
        pipeline.write_text(PIPELINE.format(samples=SAMPLES, metadata=metadata, facts=facts, jobs=jobs), encoding="utf-8")
        done = subprocess.run([ROSTRA, "run", pipeline, "--progress", "none"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return Path(folder.name) / "out"

    def test_samples_say_what_was_read_off_them_by_hand(self):
        found = rows_of(self.run_pipeline() / "fact.csv")
        self.assertEqual([(row["document"], row["name"], row["value"], " ".join(row["text"].split())) for row in found],
                         [(row["document"], row["name"], row["value"], row["text"]) for row in truth()])

    def test_documents_have_the_title_and_the_date_found(self):
        wanted = {row["document"]: {} for row in truth()}
        for row in truth():
            wanted[row["document"]][row["name"]] = row["value"]
        for row in rows_of(self.run_pipeline() / "document.csv"):
            with self.subTest(document=row["document"]):
                self.assertEqual((row["title"], row["date"]),
                                 (wanted[row["document"]]["title"], wanted[row["document"]]["date"]))

    def test_counts_are_grouped_by_what_was_found(self):
        groups = {(row["scope"], row["group"]) for row in rows_of(self.run_pipeline() / "term_frequency.csv")}
        self.assertEqual(groups, {("fact.date", "2024-02-13"), ("fact.date", "2024-04-18"), ("fact.byline", "Renée Koss"),
                                  ("fact.byline", "Jonas Adeyemi and Renée Koss")})

    def test_metadata_wins(self):
        metadata = Path(tempfile.mkdtemp()) / "documents.csv"
        self.addCleanup(lambda: (metadata.unlink(), metadata.parent.rmdir()))
        metadata.write_text("document,date,event\nreopening-portal.txt,2024-04-19,reopening\n", encoding="utf-8")
        out = self.run_pipeline(metadata=f'metadata = "{metadata}"')
        portal = [(row["name"], row["value"], row["begin"], row["end"])
                  for row in rows_of(out / "fact.csv") if row["document"] == "reopening-portal.txt"]
        self.assertEqual(portal[:2], [("date", "2024-04-19", "0", "0"), ("event", "reopening", "0", "0")])
        self.assertEqual([name for name, *_ in portal], ["date", "event", "title"])
        self.assertIn("2024-04-19", [row["date"] for row in rows_of(out / "document.csv")])

    def test_without_the_stage_facts_are_what_the_metadata_says(self):
        out = self.run_pipeline(metadata=f'metadata = "{SAMPLES}/documents.csv"', facts="")
        names = {row["name"] for row in rows_of(out / "fact.csv")}
        self.assertEqual(names, {"date", "event", "kind", "publisher"})
        self.assertEqual({row["title"] for row in rows_of(out / "document.csv")}, {""})

    def test_results_are_the_same_for_any_number_of_threads(self):
        one, three = self.run_pipeline(jobs=1), self.run_pipeline(jobs=3)
        for name in ["fact.csv", "document.csv", "term_frequency.csv"]:
            self.assertEqual((one / name).read_bytes(), (three / name).read_bytes(), name)


if __name__ == "__main__":
    ROSTRA = Path(sys.argv[1]).resolve()
    SAMPLES = Path(sys.argv[2]).resolve() / "configs/samples"
    unittest.main(argv=sys.argv[:1], verbosity=2)
