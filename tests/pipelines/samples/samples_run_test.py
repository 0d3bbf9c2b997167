#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`rostra run press-briefing` on the sample documents finds what is written down about them.

    samples_run_test.py PROGRAM
"""
import csv
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()
TRUTH = Path(__file__).resolve().parent


def rows(path, **how):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file, **how))


class SamplesRun(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.out = Path(cls.enterClassContext(tempfile.TemporaryDirectory())) / "out"
        # His first name stands in the text alone, in no label and no heading.
        alias = 'speakers.aliases={ "Mr. van Ellen" = "Joris van Ellen" }'
        done = subprocess.run([PROGRAM, "run", "press-briefing", "--set", alias, "--out", cls.out], check=False,
                              capture_output=True, text=True, cwd=cls.out.parent)
        if done.returncode != 0:
            raise AssertionError(done.stderr)

    def test_finds_every_turn_and_who_speaks(self):
        found = {}
        for row in rows(self.out / "turn.csv"):
            if row["kind"] != "procedural":
                turn = (int(row["begin"]), int(row["end"]), row["kind"], row["speaker"], row["speaker_id"])
                found.setdefault(row["document"], []).append(turn)
        for path in sorted((TRUTH / "gold").iterdir()):
            gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            with self.subTest(document=path.stem):
                self.assertEqual(found.pop(f"{path.stem}.txt", []),
                                 [(t["begin"], t["end"], t["kind"], t["speaker"], t["speaker_id"]) for t in gold])
        self.assertEqual(found, {})

    def test_says_nobody_where_the_transcript_closes(self):
        procedural = [row["text"] for row in rows(self.out / "turn.csv") if row["kind"] == "procedural"]
        self.assertEqual(procedural, ["END  9:14 A.M."])

    def test_marks_what_is_noise_and_nothing_else(self):
        listed = {(row["document"], int(row["begin"]), int(row["end"])): row["must be marked, or may be"]
                  for row in rows(TRUTH / "noise.tsv", delimiter="\t", quoting=csv.QUOTE_NONE)}
        marked = {(row["document"], int(row["begin"]), int(row["end"])) for row in rows(self.out / "noise.csv")}
        self.assertEqual(marked - set(listed), set())
        self.assertEqual({place for place, how in listed.items() if how == "must"} - marked, set())

    def test_counts_no_word_of_the_noise(self):
        terms = {row["term"] for row in rows(self.out / "term_frequency.csv") if row["n"] == "1"}
        self.assertIn("harbour", terms)
        # Each stands in the furniture of a page and nowhere else.
        self.assertEqual(terms & {"previous", "sandbags", "baker", "app", "русский", "español"}, set())

    def test_keeps_the_texts_that_are_not_the_bytes_of_their_input(self):
        kept = {path.name: path.read_bytes() for path in (self.out / "texts").iterdir()}
        self.assertEqual(sorted(kept), ["reopening-bureau.txt", "surge-courier.txt"])
        self.assertTrue(kept["reopening-bureau.txt"].startswith(b"Media Centre\n"))
        self.assertIn("By Renée Koss\r\n".encode(), kept["surge-courier.txt"])

    def test_sets_no_document_aside_and_knows_their_metadata(self):
        self.assertEqual((self.out / "errors.jsonl").read_bytes(), b"")
        dates = {row["document"]: row["date"] for row in rows(self.out / "document.csv")}
        self.assertEqual(len(dates), 8)
        self.assertEqual(dates["surge-courier.txt"], "2024-02-13")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
