#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Offsets in characters say in Python what offsets in bytes say of the file, in every layer and table and in every format.

    character_offsets_test.py PROGRAM
"""
import csv
import json
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()
SHARED = "Die Brücke über den Fluß öffnet am Freitag um zwölf Uhr, und 😀 niemand weiß es besser als Zoë."
TEXTS = {
    "a.txt": f"Straße\n\nMS. BJÖRK: Grüße 😀 an alle. {SHARED}\n\nQ: Wie heißt „größer“?\n\nMS. BJÖRK: Größer heißt größer.\n",
    "b.txt": f"Ähnlich 😀😀\n\nMR. ŽIŽEK: Ça va. {SHARED} Ende.\n",
}
PIPELINE = """rostra = 1
[input]
language = "de"
[[stage]]
use = "sentences"
[[stage]]
use = "tokenizer"
[[stage]]
use = "speakers"
[[stage]]
use = "qa"
[[stage]]
use = "passages"
[output]
formats = ["csv", "jsonl", "sqlite"]
layers = ["turn", "qa", "token", "sentence", "fact"]
[output.csv]
characters = true
[output.jsonl]
characters = true
[output.sqlite]
characters = true
"""


def offsets(row):
    """Times are no offsets."""
    return [key for key in row if key.endswith(("begin", "end")) and not key.startswith("time_")]


class CharacterOffsets(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        for name, text in TEXTS.items():
            (cls.folder / name).write_text(text, encoding="utf-8")
        (cls.folder / "p.toml").write_text(PIPELINE, encoding="utf-8")
        subprocess.run([PROGRAM, "run", "p.toml", "a.txt", "b.txt", "--out", "out", "--progress", "none"], check=True, capture_output=True, cwd=cls.folder)
        cls.out = cls.folder / "out"

    def same_places(self, row, document_of):
        for key in offsets(row):
            text = TEXTS[row[document_of(key)]]
            self.assertEqual(text.encode()[:int(row[key])].decode(), text[:int(row[f"{key}_character"])], (key, row))

    def test_layers_count_in_their_document(self):
        for name, least in (("turn", 4), ("qa", 1), ("token", 50), ("sentence", 8)):
            with open(self.out / f"{name}.csv", newline="", encoding="utf-8") as file:
                rows = list(csv.DictReader(file))
            self.assertGreaterEqual(len(rows), least)
            for row in rows:
                self.same_places(row, lambda key: "document")
                self.assertEqual(row["text"], TEXTS[row["document"]][int(row["begin_character"]):int(row["end_character"])])

    def test_tables_count_in_the_document_of_their_column(self):
        with open(self.out / "passage.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        self.assertTrue(rows)
        for row in rows:
            self.same_places(row, lambda key: key[0])
        with open(self.out / "passage_cluster.csv", newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                self.same_places(row, lambda key: "document")

    def test_every_format_says_the_same(self):
        with sqlite3.connect(self.out / "results.sqlite") as database:
            database.row_factory = sqlite3.Row
            for name in ("turn", "token", "passage"):
                with open(self.out / f"{name}.csv", newline="", encoding="utf-8") as file:
                    wanted = [{key: int(row[f"{key}_character"]) for key in offsets(row)} for row in csv.DictReader(file)]
                lines = [json.loads(line) for line in (self.out / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
                self.assertEqual([{key: row[f"{key}_character"] for key in offsets(row)} for row in lines], wanted)
                rows = [dict(row) for row in database.execute(f"SELECT * FROM {name}")]
                self.assertEqual([{key: row[f"{key}_character"] for key in offsets(row)} for row in rows], wanted)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
