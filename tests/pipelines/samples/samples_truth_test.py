#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What is written down about the sample documents points at the text it speaks of.

    samples_truth_test.py SAMPLES_FOLDER
"""
import csv
import json
import sys
import unittest
from pathlib import Path

TRUTH = Path(__file__).parent


def decoded(path):
    """As the host decodes it; the one document that is no UTF-8 is in windows-1252."""
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig").encode()
    except UnicodeDecodeError:
        return raw.decode("windows-1252").encode()


def rows(name):
    with open(TRUTH / name, newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


class SamplesTruth(unittest.TestCase):
    def slice(self, document, begin, end):
        return self.texts[document][int(begin):int(end)].decode()

    def test_every_document_has_metadata_and_turns_or_an_empty_file(self):
        with open(SAMPLES / "documents.csv", newline="", encoding="utf-8") as file:
            described = [row["document"] for row in csv.DictReader(file)]
        self.assertEqual(described, sorted(self.texts))
        self.assertEqual(sorted(path.stem for path in (TRUTH / "gold").iterdir()),
                         sorted(Path(name).stem for name in self.texts))

    def test_turns_stand_in_order_where_they_say(self):
        for path in (TRUTH / "gold").iterdir():
            last = 0
            for line in path.read_text(encoding="utf-8").splitlines():
                turn = json.loads(line)
                with self.subTest(document=path.stem, begin=turn["begin"]):
                    self.assertGreaterEqual(turn["begin"], last)
                    self.assertEqual(self.slice(f"{path.stem}.txt", turn["begin"], turn["end"]), turn["text"])
                    self.assertEqual(turn["text"], turn["text"].strip())
                    last = turn["end"]

    def test_noise_is_whole_lines(self):
        for row in rows("noise.tsv"):
            with self.subTest(**row):
                lines = self.texts[row["document"]].decode().splitlines()
                self.assertEqual(lines[int(row["line"]) - 1], row["text"])
                self.assertEqual(self.slice(row["document"], row["begin"], row["end"]), row["text"])

    def test_figures_stand_where_they_say(self):
        for row in rows("figures.tsv"):
            for side in "ab":
                with self.subTest(fact=row["fact"], document=row[side]):
                    found = self.slice(row[side], row[f"{side}_begin"], row[f"{side}_end"])
                    self.assertEqual(" ".join(found.split()), row[f"{side}_text"])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    SAMPLES = Path(sys.argv.pop())
    SamplesTruth.texts = {path.name: decoded(path) for path in SAMPLES.glob("*.txt")}
    unittest.main()
