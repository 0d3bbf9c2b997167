#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs over inputs whose readers know more than bytes: turns, pages, languages, and where the text stands in the file.

    readers_run_test.py PROGRAM FOLDER_OF_TEST_READERS
"""
import csv
import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()
READERS = Path(sys.argv[2]).resolve()

HARBOUR = """SCENES en
title: Harbour talk
@ 3
[0-1200] Ada Okafor: Good morning, the harbour &amp; the boats are open.
[1200-2500] : Who will pay for the café at the harbour?
@ 4
[2500-4000] Bo Lind: “The town pays,” said Ada Okafor.
[4000-4100] Ada Okafor: The town pays for the boats &amp; the café.
"""
MANY = "SCENES\n" + "".join(
    f"# {i}\ntitle: Part {i}\n[{i}-{i + 1}] Speaker {i % 7}: One &amp; two and word{i % 11}.\n[5-6] : Is it {i}?\n"
    for i in range(60))
MINUTES = "Ada Okafor> The harbour is open.\nno turn\nBo Lind> It is.\n"

PIPELINE = """rostra = 1
[input]
paths = ["in/*"]
{input}
{stages}
[output]
formats = ["csv"]
layers = {layers}
"""
STAGES = "".join(f'[[stage]]\nuse = "{name}"\n' for name in ("sentences", "tokenizer", "qa", "quotes")) + """
[[stage]]
use = "term-frequency"
[stage.with]
by = ["corpus", "turn.speaker_id", "page.number"]
"""
# Runs in two phases: what is noise depends on the whole run.
TWO_PHASES = """[[stage]]
use = "recurring-lines"
[[stage]]
use = "noise"
""" + STAGES


class ReadersRun(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.work = Path(folder.name).resolve()
        (self.work / "in").mkdir()

    def write(self, name, text):
        (self.work / "in" / name).write_bytes(text if isinstance(text, bytes) else text.encode())

    def run_it(self, reader, *arguments, stages=STAGES, layers='["turn", "page", "source", "qa", "quote"]', status=0,
               out="out"):
        text = PIPELINE.format(input=reader, stages=stages, layers=layers)
        (self.work / "p.toml").write_text(text, encoding="utf-8")
        command = [PROGRAM, "run", "p.toml", "--plugin-path", READERS, "--progress", "none", "--out", out, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.work, check=False)
        said = re.sub(r"^\d\d:\d\d:\d\d ", "", done.stderr.replace(str(self.work), "WORK"), flags=re.MULTILINE)
        self.assertEqual(done.returncode, status, said)
        self.out = self.work / out
        return said

    def rows(self, name):
        with open(self.out / f"{name}.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def shown(self, name, *columns):
        return [" | ".join(row[column] for column in columns) for row in self.rows(name)]

    def errors(self):
        lines = (self.out / "errors.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def text_of(self, document):
        kept = self.out / "texts" / document
        return kept.read_bytes() if kept.exists() else (self.work / "in" / document.partition("#")[0]).read_bytes()

    def test_turns_of_a_reader_are_turns(self):
        self.write("harbour.scn", HARBOUR)
        self.run_it('reader = "scenes"')
        self.assertEqual(self.shown("turn", "turn", "kind", "speaker_id", "time_begin", "time_end", "text"), [
            "1 | named | Ada Okafor | 0 | 1200 | Good morning, the harbour & the boats are open.",
            "2 | question |  | 1200 | 2500 | Who will pay for the café at the harbour?",
            "3 | named | Bo Lind | 2500 | 4000 | “The town pays,” said Ada Okafor.",
            "4 | named | Ada Okafor | 4000 | 4100 | The town pays for the boats & the café."])
        self.assertEqual(self.shown("page", "number", "begin", "end"), ["3 | 0 | 91", "4 | 91 | 170"])
        self.assertEqual(self.shown("qa", "question", "answer", "speaker_id"), ["2 | 3 | Bo Lind", "2 | 4 | Ada Okafor"])
        self.assertEqual(self.shown("quote", "speaker", "text"), ["Ada Okafor | The town pays"])
        counts = {(row["group"], row["term"]): row["count"] for row in self.rows("term_frequency")
                  if row["scope"] == "turn.speaker_id"}
        self.assertEqual((counts["Ada Okafor", "boats"], counts["Bo Lind", "town"]), ("2", "1"))
        self.assertNotIn(("Bo Lind", "boats"), counts)
        pages = {(row["group"], row["term"]): row["count"] for row in self.rows("term_frequency")
                 if row["scope"] == "page.number"}
        self.assertEqual((pages["3", "harbour"], pages["4", "boats"]), ("2", "1"))
        document = self.rows("document")[0]
        self.assertEqual([document[c] for c in ("title", "language", "turns")], ["Harbour talk", "en", "4"])

    def test_the_map_leads_from_the_text_to_the_input_and_back(self):
        self.write("harbour.scn", HARBOUR)
        self.write("many.scn", MANY)
        self.run_it('reader = "scenes"')
        covered = {}
        for row in self.rows("source"):
            text = self.text_of(row["document"])
            source = (self.work / "in" / row["document"].partition("#")[0]).read_bytes()
            begin, end = int(row["begin"]), int(row["end"])
            found = source[int(row["source_begin"]):int(row["source_end"])]
            self.assertEqual(found.replace(b"&amp;", b"&"), text[begin:end])
            self.assertGreaterEqual(begin, covered.get(row["document"], 0))
            for at in range(covered.get(row["document"], 0), begin):
                self.assertEqual(text[at:at + 1], b"\n", "what lies between pieces was made by the reader")
            covered[row["document"]] = end
        self.assertEqual(len(covered), 61)
        for document, end in covered.items():
            self.assertEqual(self.text_of(document)[end:], b"\n")

    def test_the_map_of_texts_that_stand_in_their_inputs(self):
        self.write("plain.txt", "One two.\n")
        self.write("marked.txt", b"\xef\xbb\xbfThree.\n")
        self.write("latin.txt", "Café four.\n".encode("latin-1"))
        self.write("records.txt", "")
        self.run_it("", stages="", layers='["source"]')
        self.assertEqual(self.shown("source", "document", "begin", "end", "source_begin", "source_end"),
                         ["latin.txt | 0 | 12 | 0 | 11", "marked.txt | 0 | 7 | 3 | 10", "plain.txt | 0 | 9 | 0 | 9"])

    def test_threads_and_phases_do_not_show(self):
        self.write("harbour.scn", HARBOUR)
        self.write("many.scn", MANY)
        self.write("talk.min", MINUTES)

        def results(stages, jobs, out):
            self.run_it('reader = ["scenes", "minutes"]', "--jobs", jobs, stages=stages, out=out)
            return {str(path.relative_to(self.out)): path.read_bytes() for path in sorted(self.out.rglob("*"))
                    if path.is_file() and path.name != "run.json"}
        one = results(STAGES, "1", "one")
        self.assertEqual(results(STAGES, "3", "three"), one)
        later = results(TWO_PHASES, "1", "later")
        self.assertEqual(results(TWO_PHASES, "3", "later3"), later)
        for name in ("turn.csv", "page.csv", "source.csv"):
            self.assertEqual(later[name], one[name])

    def test_each_input_gets_its_reader(self):
        self.write("a.scn", "SCENES\n[0-1] Ada: Hello.\n")
        self.write("b.txt", "SCENES de\n[0-1] Bo: Guten Tag.\n")       # by what it begins with
        self.write("c.min", MINUTES)                                     # by its name
        self.write("d.min", "SCENES\n[0-1] Cid: Content comes first.\n")
        self.write("e.txt", "Plain words.\n")
        self.run_it('reader = ["text", "minutes", "scenes"]')
        self.assertEqual(self.shown("turn", "document", "speaker", "time_end", "text"), [
            "a.scn | Ada | 1 | Hello.", "b.txt | Bo | 1 | Guten Tag.", "c.min | Ada Okafor | 0 | The harbour is open.",
            "c.min | Bo Lind | 0 | It is.", "d.min | Cid | 1 | Content comes first."])
        self.assertEqual(self.shown("document", "document", "turns"),
                         ["a.scn | 1", "b.txt | 1", "c.min | 2", "d.min | 1", "e.txt | 0"])
        self.assertEqual(sorted(path.name for path in (self.out / "texts").iterdir()), ["a.scn", "b.txt", "d.min"])
        record = json.loads((self.out / "run.json").read_text(encoding="utf-8"))
        self.assertEqual(record["pipeline"]["input"]["reader"], ["text", "minutes", "scenes"])
        self.assertEqual([entry["reader"] for entry in record["inputs"]],
                         ["scenes", "scenes", "minutes", "scenes", "text"])

    def test_an_input_that_no_reader_takes_is_set_aside(self):
        self.write("a.min", MINUTES)
        self.write("notes.txt", "Some words.\n")
        said = self.run_it('reader = ["minutes", "scenes"]', status=1)
        message = ("no reader of the pipeline takes it: reader 'minutes' takes *.min, reader 'scenes' takes *.scn and what "
                   "begins with 'SCENES' or the bytes 5343454e00; name another one in `reader` of [input], such as "
                   "\"text\", or leave the input out of `paths`")
        self.assertIn(f"error {message} [document=notes.txt, stage=read]\n", said)
        self.assertEqual(self.errors(), [{"document": "notes.txt", "stage": "read", "code": "no-reader",
                                          "message": message, "begin": 0, "end": 0}])
        self.assertEqual(self.shown("document", "document"), ["a.min"])

    def test_a_document_that_fails_leaves_no_trace(self):
        self.write("many.scn", MANY.replace("[7-8]", "[seven]"))
        self.run_it('reader = "scenes"', stages=TWO_PHASES, status=1)
        self.assertEqual(self.errors(), [{"document": "many.scn#7", "stage": "scenes", "code": "document",
                                          "message": "it has no number where one should be", "begin": 0, "end": 0}])
        documents = self.shown("document", "document", "turns")
        self.assertEqual(documents, [f"many.scn#{i} | 2" for i in range(60) if i != 7])
        self.assertNotIn("many.scn#7", self.shown("turn", "document"))

    def test_layers_of_a_reader_go_by_another_name(self):
        self.write("talk.min", "ADA> Hello there.\nBO> Good day.\n")
        self.run_it('reader = "minutes"\nas = { minutes = { turn = "their_turn" } }',
                    stages='[[stage]]\nuse = "speakers"\n', layers='["their_turn", "turn"]')
        self.assertEqual(self.shown("their_turn", "speaker", "text"), ["ADA | Hello there.", "BO | Good day."])
        pipeline = json.loads((self.out / "run.json").read_text(encoding="utf-8"))["pipeline"]
        self.assertEqual(pipeline["input"]["as"], {"minutes": {"turn": "their_turn"}})

    def test_plugin_show_tells_what_a_reader_accepts_and_writes(self):
        command = [PROGRAM, "plugin", "show", "scenes", "--plugin-path", READERS]
        shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        self.assertIn("Reader 'scenes'\n    accepts *.scn and what begins with 'SCENES' or the bytes 5343454e00\n"
                      "    writes layer turn\n", shown)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    unittest.main(argv=[sys.argv[0]])
