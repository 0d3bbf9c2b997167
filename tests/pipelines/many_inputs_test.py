#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs over several [[input]], standard input and lists of files.

    many_inputs_test.py PROGRAM
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()

PIPELINE = """rostra = 1
{input}
[[stage]]
use = "tokenizer"
[output]
formats = ["csv"]
layers = ["token"]
"""
TALKS = """[[input]]
paths = ["talks/*"]
language = "en"
metadata = "talks.csv"
"""
PAGES = """[[input]]
paths = ["pages/*"]
reader = "html"
language = "de"
encoding = "windows-1252"
[input.html]
"""
PAGE = b"<!DOCTYPE html>\n<title>Tor</title><p>Das Tor ist offen, sagt sie.</p>\n"


class ManyInputs(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.work = Path(folder.name).resolve()
        self.write("talks/b.txt", b"The gate is open.\n")
        self.write("talks/a.txt", b"It is.\n")
        self.write("pages/c.html", PAGE)
        self.write("talks.csv", b"id,title\ntalks/a.txt,Answer\ntalks/b.txt,Gate\n")

    def write(self, name, content):
        path = os.fsencode(self.work) + b"/" + (name if isinstance(name, bytes) else name.encode())
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)

    def rostra(self, *arguments, status=0, stdin=b"", cwd=None):
        done = subprocess.run([PROGRAM, *arguments], capture_output=True, input=stdin, cwd=cwd or self.work, check=False)
        said = done.stderr.decode().replace(str(self.work), "WORK")
        said = re.sub(r"^\d\d:\d\d:\d\d ", "", said, flags=re.MULTILINE)
        self.assertEqual(done.returncode, status, said)
        return said

    def run_it(self, input, *arguments, **more):
        self.write("p.toml", PIPELINE.format(input=input).encode())
        return self.rostra("run", "p.toml", *arguments, "--progress", "none", "--out", "out", "--force", **more)

    def read(self, name):
        return (self.work / "out" / name).read_text(encoding="utf-8")

    def record(self):
        return json.loads(self.read("run.json"))

    def documents(self):
        """Id, title and language of each."""
        rows = [line.split(",") for line in self.read("document.csv").splitlines()[1:]]
        return [(row[0], row[2], row[4]) for row in rows]

    def results(self):
        return {path.name: path.read_bytes() for path in (self.work / "out").rglob("*")
                if path.is_file() and path.name != "run.json"}

    # Several [[input]]

    def test_each_has_settings_of_its_own(self):
        self.assertEqual(self.run_it(TALKS + PAGES), "info 3 documents; results in WORK/out\n")
        self.assertEqual(self.documents(), [("pages/c.html", "Tor", "de"), ("talks/a.txt", "Answer", "en"),
                                            ("talks/b.txt", "Gate", "en")])
        one = self.results()
        self.run_it(PAGES + TALKS)
        self.assertEqual(self.results(), one, "results do not depend on the order of inputs")
        pipeline = self.record()["pipeline"]
        self.assertEqual([input["reader"] for input in pipeline["input"]][0], "html")

    def test_roots_of_their_own_are_told(self):
        self.run_it(TALKS.replace('metadata = "talks.csv"\n', 'root = "talks"\n') + PAGES)
        self.assertEqual([row[0] for row in self.documents()], ["a.txt", "b.txt", "c.html"])
        record = self.record()
        self.assertEqual(record["root"], f"{self.work}/talks")
        self.assertEqual([input.get("root") for input in record["inputs"]], [None, None, f"{self.work}/pages"])

    def test_one_id_for_two_files_is_an_error(self):
        self.write("pages/a.txt", PAGE)
        said = self.run_it(TALKS.replace('metadata = "talks.csv"\n', 'root = "talks"\n') + PAGES + "", status=2)
        self.assertIn("p.toml:3:10: error: two inputs with one id, 'a.txt'", said)
        self.assertIn("'WORK/pages/a.txt', named by 'pages/*'", said)
        self.assertIn("'WORK/talks/a.txt', named by 'talks/*'", said)
        self.assertFalse((self.work / "out").exists())

    def test_check_tells_of_each(self):
        self.write("p.toml", PIPELINE.format(input=TALKS + PAGES.replace("pages/*", "pgaes/*")).encode())
        said = self.rostra("check", "p.toml", status=2)
        self.assertIn("p.toml:7:10: error: no file matches 'pgaes/*': there is no folder 'WORK/pgaes'", said)

    def test_gaps_in_metadata_are_those_of_its_own_documents(self):
        self.write("talks.csv", b"id,title\ntalks/a.txt,Answer\nnone.txt,None\n")
        self.run_it(TALKS + PAGES)
        self.assertEqual([warning.replace(str(self.work), "WORK") for warning in self.record()["warnings"]], [
            "1 document has no row in 'WORK/talks.csv': 'talks/b.txt'",
            "1 row of 'WORK/talks.csv' is of no document: 'none.txt'"])

    # Standard input

    def test_standard_input_is_a_document(self):
        said = self.run_it('[input]\nlanguage = "en"', "-", stdin=b"The gate is open.\n")
        self.assertEqual(said, "info 1 document; results in WORK/out\n")
        self.assertEqual(self.documents(), [("stdin", "", "en")])
        self.assertIn("stdin,4,8,gate,gate\n", self.read("token.csv"))
        self.assertEqual(self.read("texts/stdin"), "The gate is open.\n")
        (input,) = self.record()["inputs"]
        self.assertEqual((input["id"], input["bytes"], input["standard_input"]), ("stdin", 18, True))

    def test_its_name_and_bytes_tell_the_reader(self):
        self.run_it("", "-", "talks/a.txt", "--stdin-name", "pages/tor.html", stdin=PAGE)
        self.assertEqual([row[:2] for row in self.documents()], [("a.txt", ""), ("pages/tor.html", "Tor")])

    def test_large_input_in_several_passes(self):
        line = b"The gate is open.\n"
        more = '[[stage]]\nuse = "recurring-lines"\n[[stage]]\nuse = "noise"\n'
        self.write("p.toml", (PIPELINE.format(input="") + more).encode())
        self.rostra("run", "p.toml", "-", "--out", "out", "--progress", "none", stdin=line * 100000)
        self.assertEqual(self.record()["counts"]["bytes"], len(line) * 100000)

    def test_names_that_no_document_can_have(self):
        for name in ("", "/a", "a/", "../a", "a//b", "./a", "two\nlines"):
            said = self.run_it("", "-", "--stdin-name", name, status=2)
            self.assertIn("--stdin-name is the id of a document", said, name)
        self.assertIn("--stdin-name is of no use: no INPUT is '-'", self.run_it("", "x", "--stdin-name", "a", status=2))
        self.assertIn("standard input is named twice, and can be read once", self.run_it("", "-", "-", status=2))
        self.assertIn("standard input is named twice, and can be read once",
                      self.run_it("", "-", "--files-from", "-", status=2))

    # Lists

    def test_list_of_files(self):
        self.write("list", b"talks/b.txt\n\npages/c.html\r\n")
        self.assertEqual(self.run_it("", "--files-from", "list"), "info 2 documents; results in WORK/out\n")
        self.assertEqual([row[0] for row in self.documents()], ["pages/c.html", "talks/b.txt"])
        one = self.results()
        self.run_it("", "--files-from", "-", stdin=b"pages/c.html\ntalks/b.txt\n")
        self.assertEqual(self.results(), one)

    def test_names_of_any_bytes(self):
        self.write(b"talks/caf\xe9\n.txt", b"Here.\n")
        self.run_it("", "--files-from", "-", "-0", stdin=b"talks/caf\xe9\n.txt\0talks/a.txt\0")
        self.assertEqual([row[0] for row in self.documents()], ["a.txt", "caf%E9%0A.txt"])

    def test_errors_name_the_line(self):
        self.write("list", b"talks/a.txt\nno.txt\ntalks/*.txt\ntalks\n")
        said = self.run_it("", "--files-from", "list", status=2)
        self.assertEqual(said, "list:2:1: error: there is no file 'no.txt'\n"
                               "list:3:1: error: there is no file 'talks/*.txt'\n"
                               "list:4:1: error: 'talks' is a folder; list the files in it\n")
        self.assertEqual(self.run_it("", "--files-from", "-", "-0", stdin=b"a\0", status=2),
                         "standard input:1:1: error: there is no file 'a'\n")
        self.assertEqual(self.run_it("", "--files-from", "list", stdin=b"", status=2), said)
        self.assertIn("cannot read 'nolist'", self.run_it("", "--files-from", "nolist", status=2))
        self.assertIn("--null is of no use: no --files-from names a list", self.run_it("", "a", "-0", status=2))

    def test_compare_takes_them_too(self):
        self.write("list", b"talks/b.txt\n")
        self.rostra("compare", "-", "--files-from", "list", "--out", "out", "--dry-run", stdin=b"The gate is open.\n")
        self.assertIn("INPUT is missing", self.rostra("compare", status=2))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
