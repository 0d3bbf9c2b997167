#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`rostra show`: words at a place, and where they stand in the file that the person has.

    show_places_test.py PROGRAM
"""
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()

PIPELINE = """rostra = 1
[input]
paths = ["in/*"]
language = "en"
[[stage]]
use = "tokenizer"
[output]
formats = ["csv"]
layers = ["token"]
"""
PAGE = ("<!DOCTYPE html>\n<title>Fish &amp; chips</title>\n<p>The caf&eacute; sells <b>fish</b> &amp; chips, and has "
        "done so for a hundred years, as everybody here knows well enough.</p>\n")
TABLE = "id,speaker,text\nx,Ada,The gate is open.\ny,Bo,\"It is \"\"open\"\", he says.\"\n"


class ShowPlaces(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.work = Path(folder.name).resolve()
        (self.work / "in").mkdir()
        self.write("p.toml", PIPELINE)
        self.write("in/a.txt", "First line.\nThe gate is open, and the house is not.\n")
        self.write("in/page.html", PAGE)
        self.write("in/table.csv", TABLE)
        self.write("in/latin.txt", ("Un café ouvert, à côté de l’église. " * 4 + "\n").replace("’", " ").encode("latin-1"))
        self.write("in/mark.txt", b"\xef\xbb\xbfThe gate.\n")
        os.rename(self.work / "in/a.txt", os.fsencode(self.work) + b"/in/caf\xe9.txt")
        self.rostra("run", "p.toml", "--out", "out", "--progress", "none")

    def write(self, name, content):
        (self.work / name).write_bytes(content.encode() if isinstance(content, str) else content)

    def rostra(self, *arguments, status=0, cwd=None):
        done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, cwd=cwd or self.work, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        clean = lambda bytes: bytes.decode("utf-8", "replace").replace(str(self.work), "WORK")
        return clean(done.stdout) if status == 0 else clean(done.stderr)

    def show(self, *arguments, **more):
        return json.loads(self.rostra("show", "out", *arguments, "--json", **more))

    def tokens(self):
        with open(self.work / "out/token.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def test_words_with_their_line_and_source(self):
        self.assertEqual(self.rostra("show", "out", "caf%E9.txt", 16, 20),
                         "caf%E9.txt: bytes 16 to 20, line 2, column 5\n"
                         "    The gate is open, and the house is not.\n"
                         "        ^~~~\n"
                         "WORK/in/caf?.txt: bytes 16 to 20, line 2, column 5\n")

    def test_from_any_folder(self):
        here = self.rostra("show", "out", "page.html", 0, 3)
        self.assertEqual(self.rostra("show", self.work / "out", "page.html", 0, 3, cwd="/"), here)

    def test_every_word_of_every_document_is_where_it_is_said_to_be(self):
        rows = self.tokens()
        self.assertEqual({row["document"] for row in rows},
                         {"caf%E9.txt", "latin.txt", "mark.txt", "page.html", "table.csv#1", "table.csv#2"})
        for row in rows:
            shown = self.show(row["document"], row["begin"], row["end"])
            self.assertEqual(shown["words"], row["text"])
            name = row["document"].split("#")[0].replace("%E9", "\udce9")
            source = (os.fsencode(self.work) + b"/in/" + os.fsencode(name))
            with open(source, "rb") as file:
                bytes = file.read()
            joined = b"".join(bytes[part["begin"]:part["end"]] for part in shown["source"])
            if row["document"] == "latin.txt":
                self.assertIn(row["text"], joined.decode("latin-1"))
            else:
                self.assertEqual(joined.decode().replace("&eacute;", "é"), row["text"])
            first = shown["source"][0]
            head = bytes[:first["begin"]]
            self.assertEqual(first["place"]["line"], head.count(b"\n") + 1)

    def test_words_of_entities_stand_in_pieces(self):
        row = next(row for row in self.tokens() if row["text"] == "café" and row["document"] == "page.html")
        shown = self.show("page.html", row["begin"], row["end"])
        self.assertEqual([(PAGE[part["begin"]:part["end"]], part["exact"]) for part in shown["source"]],
                         [("caf", True), ("&eacute;", False)])

    def test_sources_are_kept_where_they_are_not_the_text_itself(self):
        lines = [json.loads(line) for line in (self.work / "out/sources.jsonl").read_text().splitlines()]
        self.assertEqual([line["document"] for line in lines],
                         ["latin.txt", "mark.txt", "page.html", "table.csv#1", "table.csv#2"])
        self.assertEqual(lines[1]["pieces"], [[0, 10, 3, 13]])
        self.assertEqual(lines[3]["input"], "table.csv")
        before = (self.work / "out/sources.jsonl").read_bytes()
        self.rostra("run", "p.toml", "--out", "out", "--progress", "none", "--force", "--jobs", 7)
        self.assertEqual((self.work / "out/sources.jsonl").read_bytes(), before)

    def test_a_file_that_was_changed_or_is_gone(self):
        self.write("in/page.html", PAGE + " ")
        said = self.rostra("show", "out", "page.html", 0, 3, status=1)
        self.assertEqual(said, "warning: where they stand cannot be told: 'WORK/in/page.html' was changed since the run, "
                               "so its bytes are others now; run again\n")
        os.remove(self.work / "in/page.html")
        said = self.rostra("show", "out", "page.html", 0, 3, status=1)
        self.assertEqual(said, "warning: where they stand cannot be told: there is no file 'WORK/in/page.html' any more; "
                               "--root says where the inputs are now\n")
        self.write("in/table.csv", "")
        said = self.rostra("show", "out", "mark.txt", 0, 3)
        self.assertIn("bytes 3 to 6", said)

    def test_inputs_that_were_moved(self):
        shutil.move(self.work / "in", self.work / "there")
        self.assertIn("there is no file", self.rostra("show", "out", "mark.txt", 0, 3, status=1))
        said = self.rostra("show", "out", "mark.txt", 0, 3, "--root", "there")
        self.assertIn("WORK/there/mark.txt: bytes 3 to 6", said)
        said = self.rostra("show", "out", "caf%E9.txt", 0, 3, status=3)
        self.assertIn("its words cannot be shown: there is no file", said)

    def test_places_and_documents_that_are_not_there(self):
        self.assertIn("there is no place from 8 to 11 in 'mark.txt', whose text has 10 bytes",
                      self.rostra("show", "out", "mark.txt", 8, 11, status=2))
        self.assertIn("byte 7 of 'latin.txt' is inside a character",
                      self.rostra("show", "out", "latin.txt", 7, 9, status=2))
        self.assertIn("has no document 'mark'", self.rostra("show", "out", "mark", 0, 1, status=2))
        self.assertIn("there is no folder 'no'", self.rostra("show", "no", "mark.txt", 0, 1, status=2))
        self.assertIn("'in' is no run directory", self.rostra("show", "in", "mark.txt", 0, 1, status=2))
        self.assertIn("END is a whole number", self.rostra("show", "out", "mark.txt", 0, "x", status=2))

    def test_documents_that_were_set_aside(self):
        self.write("in/scan.pdf", b"%PDF-1.7\n")
        done = subprocess.run([PROGRAM, "run", "p.toml", "--out", "out", "--force", "--progress", "none"], cwd=self.work,
                              capture_output=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("'scan.pdf' was set aside, so there is no text of it: ",
                      self.rostra("show", "out", "scan.pdf", 0, 1, status=2))

    def test_long_lines_are_cut(self):
        self.write("in/long.txt", "word " * 100 + "gate" + " word" * 100)
        self.rostra("run", "p.toml", "--out", "out", "--force", "--progress", "none")
        shown = self.rostra("show", "out", "long.txt", 500, 504).splitlines()
        self.assertRegex(shown[1], r"^    ….{40}gate.{40}…$")
        self.assertEqual(shown[2].index("^"), shown[1].index("gate"))

    def test_standard_input_is_gone(self):
        subprocess.run([PROGRAM, "run", "p.toml", "-", "--out", "out", "--force", "--progress", "none"], cwd=self.work,
                       input=b"The gate.\n", capture_output=True, check=True)
        done = subprocess.run([PROGRAM, "show", "out", "stdin", "4", "8"], cwd=self.work, capture_output=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout.decode(), "stdin: bytes 4 to 8, line 1, column 5\n    The gate.\n        ^~~~\n")
        self.assertIn("it was read from standard input, and is kept nowhere", done.stderr.decode())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
