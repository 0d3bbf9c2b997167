#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What runs write for others to read, TEI, CoNLL-U and texts, is read again with the same turns and words.

    writers_run_test.py PROGRAM
"""
import csv
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()

HARBOUR = """The harbour, 1 May 2024

MS. OKAFOR: Good morning. The harbour & the <boats> are open. (Applause.) They stay open.

- 17 -

Who comes, comes.

MR. LIND: (Laughter.) Who will pay for it? “The town,” said Ms. Okafor.

Q: And the ferry?

MS. OKAFOR: The ferry, too.
"""
TALK = """WEBVTT

00:01.000 --> 00:02.000
<v Ada Okafor>The harbour is open.

00:02.000 --> 00:04.000
<v Bo Lind>Who pays for it?
"""
PIPELINE = """rostra = 1
[input]
paths = ["in/*"]
[[stage]]
use = "noise"
with = { patterns = { page = "- [0-9]+ -" } }
[[stage]]
use = "speakers"
[[stage]]
use = "sentences"
[[stage]]
use = "tokenizer"
[[stage]]
use = "duplicates"
[output]
formats = ["csv", "tei", "conllu", "text"]
layers = ["turn", "event", "noise"]
"""


class WritersRun(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.work = Path(folder.name).resolve()
        (self.work / "in").mkdir()
        (self.work / "in/a.txt").write_text(HARBOUR, encoding="utf-8")
        (self.work / "in/b.vtt").write_text(TALK, encoding="utf-8")
        (self.work / "in/c.txt").write_text(HARBOUR, encoding="utf-8")
        (self.work / "p.toml").write_text(PIPELINE, encoding="utf-8")
        self.first = self.run_it("first")

    def run_it(self, out, *inputs):
        command = [PROGRAM, "run", "p.toml", *inputs, "--progress", "none", "--out", out]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.work, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return self.work / out

    def again(self, name):
        """A run over a file that the first one wrote."""
        shutil.copy(self.first / name, self.work / name)
        return self.run_it("again", name)

    @staticmethod
    def rows(out, layer):
        with open(out / f"{layer}.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def said(self, out, without=()):
        """Who says what, white space aside."""
        turns = []
        for row in self.rows(out, "turn"):
            if row["kind"] == "procedural":
                continue
            text = row["text"]
            for words in without:
                text = text.replace(words, "")
            turns.append((row["speaker_id"], " ".join(text.split())))
        return turns

    def test_tei_has_the_same_turns_and_events(self):
        tree = ElementTree.parse(self.first / "corpus.tei.xml")
        ids = [node.get("{http://www.w3.org/XML/1998/namespace}id") for node in tree.iter()]
        ids = [name for name in ids if name]
        self.assertEqual(len(ids), len(set(ids)))
        again = self.again("corpus.tei.xml")
        # The page's number is noise, and an event at the head of a turn is before its first word.
        self.assertEqual(self.said(again), self.said(self.first, ("- 17 -", "(Laughter.)")))
        events = [(row["kind"], row["text"]) for row in self.rows(self.first, "event")]
        self.assertEqual([(row["kind"], row["text"]) for row in self.rows(again, "event")], events)
        self.assertIn(("applause", "(Applause.)"), events)

    def test_conllu_has_the_same_words_of_the_same_people(self):
        again = self.again("corpus.conllu")
        # An event at the head of a turn is before its first word.
        named = [turn for turn in self.said(self.first, ("- 17 -",)) if turn[0]]
        self.assertEqual([turn for turn in self.said(again) if turn[0]], named)

    def test_texts_are_without_noise_and_copies(self):
        self.assertIn("- 17 -", [row["text"] for row in self.rows(self.first, "noise")])
        with tarfile.open(self.first / "corpus.tar") as archive:
            self.assertEqual(archive.getnames(), ["a.txt", "b.vtt.txt"])
            text = archive.extractfile("a.txt").read().decode()
        self.assertEqual(text, HARBOUR.replace("- 17 -\n", ""))
        again = self.again("corpus.tar")
        before = [turn for turn in self.said(self.first, ("- 17 -",))]
        self.assertEqual(self.said(again), before[:len(before) - 4])

    def test_a_document_of_conllu_without_a_name_gets_a_free_number(self):
        word = "1\t{}" + "\t_" * 8 + "\n\n"
        (self.work / "c.conllu").write_text("# newdoc id = 2\n" + word.format("One") + "# newdoc\n" + word.format("Two") +
                                            "# newdoc\n" + word.format("Three"), encoding="utf-8")
        out = self.run_it("keys", "c.conllu")
        self.assertEqual([row["document"] for row in self.rows(out, "document")],
                         ["c.conllu#2", "c.conllu#3", "c.conllu#4"])

    def test_each_text_has_a_name_of_its_own(self):
        (self.work / "names").mkdir()
        for name in ("notes", "notes.txt"):
            (self.work / "names" / name).write_text(name + "\n", encoding="utf-8")
        out = self.run_it("names-out", "names/*")
        with tarfile.open(out / "corpus.tar") as archive:
            texts = {name: archive.extractfile(name).read() for name in archive.getnames()}
        self.assertEqual(texts, {"notes.txt.txt": b"notes\n", "notes.txt": b"notes.txt\n"})


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
