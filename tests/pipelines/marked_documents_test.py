#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs over files that say more than their words, or need a program: TEI, whose turns and events `speakers` takes over, Word files,
PDFs and workbooks. What needs a program that is not installed is skipped.

    marked_documents_test.py PROGRAM
"""
import csv
import io
import json
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()

PIPELINE = """rostra = 1
[input]
language = "en"
{input}
[[stage]]
use = "noise"
[[stage]]
use = "tokenizer"
[[stage]]
use = "speakers"
{speakers}
[output]
formats = ["csv"]
layers = ["turn", "event", "noise", "source", "marked_turn", "fact"]
"""
SITTING = """<?xml version="1.0" encoding="utf-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>Sitting 4</title></titleStmt>
<sourceDesc><bibl><date when="2020-06-17"/></bibl></sourceDesc></fileDesc>{people}</teiHeader><text><body><div>
<note type="speaker">THE CHAIR:</note>
<u who="#AdaOkafor" ana="#chair"><seg>Good morning. Remember: the harbour is open &amp; free.</seg></u>
<note type="time">14.02</note>
<u who="#bo"><seg>It is shut. <vocal type="laughter"><desc>Laughter</desc></vocal> We were there.</seg></u>
<fw type="header">SITTING 4</fw>
</div></body></text></TEI>
"""
PEOPLE = ("<listPerson><person xml:id='AdaOkafor'><persName><forename>Ada</forename><surname>Okafor</surname></persName></person>"
          "<person xml:id='bo'><persName>Bo Lind</persName></person></listPerson>")


class MarkedDocuments(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.work = Path(folder.name).resolve()

    def write(self, name, content):
        path = self.work / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def run_it(self, *inputs, status=0, settings="", speakers=""):
        self.write("p.toml", PIPELINE.format(input=settings, speakers=speakers))
        command = [PROGRAM, "run", "p.toml", *inputs, "--progress", "none", "--out", "out", "--force"]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.work, check=False)
        self.assertEqual(done.returncode, status, done.stderr)

    def rows(self, name):
        with open(self.work / "out" / f"{name}.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def shown(self, name, *columns):
        return [" | ".join(row[column] for column in columns) for row in self.rows(name)]

    def text_of(self, document):
        return (self.work / "out/texts" / document).read_text(encoding="utf-8")

    def reasons(self):
        lines = (self.work / "out/errors.jsonl").read_text(encoding="utf-8").splitlines()
        return {error["document"]: error["message"] for error in map(json.loads, lines)}

    def warnings(self):
        return " ".join(json.loads((self.work / "out/run.json").read_text(encoding="utf-8"))["warnings"])

    def test_turns_and_events_of_mark_up_are_those_of_the_run(self):
        self.write("in/a.xml", SITTING.format(people=PEOPLE))
        self.write("in/b.txt", "MS. OKAFOR: The harbour is open.\n\nMR. LIND: No.\n\nMS. OKAFOR: Yes.\n")
        self.run_it("in/*")
        self.assertEqual(self.shown("turn", "document", "kind", "speaker", "speaker_id", "role", "confidence", "text"), [
            "a.xml | named | THE CHAIR: | Ada Okafor | chair | 1 | Good morning. Remember: the harbour is open & free.",
            "a.xml | named |  | Bo Lind |  | 1 | It is shut. Laughter We were there.",
            *(f"b.txt | named | {label} | {person} |  | {row['confidence']} | {said}" for row, (label, person, said) in zip(
                self.rows("turn")[2:], [("MS. OKAFOR", "Ada Okafor", "The harbour is open."), ("MR. LIND", "Bo Lind", "No."),
                                        ("MS. OKAFOR", "Ada Okafor", "Yes.")]))])
        self.assertEqual(self.shown("event", "kind", "turn", "text"), ["time | 0 | 14.02", "laughter | 2 | Laughter"])
        self.assertIn("a.xml | running-head | SITTING 4", self.shown("noise", "document", "rule", "text"))
        source = (self.work / "in/a.xml").read_bytes()
        for row in self.rows("source"):
            if row["document"] == "a.xml" and row["text"] != "&":
                self.assertEqual(source[int(row["source_begin"]):int(row["source_end"])].decode(), row["text"])

    def test_people_of_another_file_and_aliases(self):
        self.write("in/a.xml", SITTING.format(people=""))
        self.write("people.xml", PEOPLE.replace("Bo Lind", "B. Lind"))
        self.run_it("in/*", settings='[input.tei]\npeople = "people.xml"\n',
                    speakers='[stage.with]\naliases = { "B. Lind" = "Bo Lind" }')
        self.assertEqual(self.shown("turn", "speaker_id"), ["Ada Okafor", "Bo Lind"])
        self.run_it("in/*")
        self.assertEqual(self.shown("turn", "speaker_id"), ["AdaOkafor", "bo"])
        self.assertIn("people who are listed nowhere: 2", self.warnings())

    def test_what_cannot_be_read_costs_itself_alone(self):
        self.write("in/a.xml", SITTING.format(people=PEOPLE))
        self.write("in/b.xml", SITTING.format(people=PEOPLE)[:500])
        self.write("in/c.xml", "<?xml version='1.0'?><rss><channel/></rss>")
        self.write("in/d.docx", b"PK\3\4 cut")
        self.write("in/e.pdf", b"%PDF-1.4\ncut")
        self.write("in/f.pptx", b"PK\3\4 slides")
        self.run_it("in/*", status=1)
        self.assertEqual(len(self.rows("turn")), 2)
        reasons = self.reasons()
        self.assertEqual(sorted(reasons), ["b.xml", "c.xml", "d.docx", "e.pdf", "f.pptx"])
        self.assertIn("it is no whole XML: line", reasons["b.xml"])
        self.assertIn("XML of another kind than TEI (<rss>)", reasons["c.xml"])
        self.assertIn("'pandoc'", reasons["d.docx"])
        self.assertIn("'pdftotext'", reasons["e.pdf"])
        self.assertIn("name a program in `commands` of [input.converter]", reasons["f.pptx"])

    def test_a_program_by_a_line_of_the_pipeline(self):
        self.write("in/a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\nADA: The govern-\nment spoke.\n\nBO: Yes.\n\nADA: No.\n")
        self.run_it("in/*", settings='[input.converter.commands]\ndoc = "tail -n +2 -"\n')
        self.assertEqual(self.text_of("a.doc"), "ADA: The government\nspoke.\n\nBO: Yes.\n\nADA: No.")
        self.assertEqual(self.shown("turn", "speaker"), ["ADA", "BO", "ADA"])

    @unittest.skipUnless(shutil.which("pandoc"), "pandoc is not installed")
    def test_a_word_file(self):
        self.write("talk.html", "<h1>Talk</h1><p><b>ADA:</b> Good morning.</p><p>BO: Yes.</p>")
        (self.work / "in").mkdir()
        subprocess.run(["pandoc", "-f", "html", "-o", "in/a.docx", "talk.html"], cwd=self.work, check=True)
        self.run_it("in/*")
        self.assertEqual(self.text_of("a.docx"), "Talk\n\nADA: Good morning.\n\nBO: Yes.")

    @unittest.skipUnless(shutil.which("xlsx2csv"), "xlsx2csv is not installed")
    def test_a_workbook(self):
        self.write("in/a.xlsx", workbook({"Talks": [["speaker", "text"], ["Ada", 'Good, "all".'], ["Bo", "Yes."]],
                                          "Other": [["x"], ["y"]]}))
        self.run_it("in/*")
        self.assertEqual(self.text_of("a.xlsx#1"), 'Good, "all".')
        self.assertEqual([row["value"] for row in self.rows("fact") if row["name"] == "speaker"], ["Ada", "Bo"])
        self.assertIn("sheets beside the first: 'Other'", self.warnings())
        self.assertEqual(self.rows("source"), [])


def workbook(sheets):
    """A workbook of the least that one needs."""
    office = "http://schemas.openxmlformats.org"
    main = f"{office}/spreadsheetml/2006/main"
    relations = f"{office}/officeDocument/2006/relationships"
    kinds = "".join(f'<Override PartName="/xl/s{i}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                    f'spreadsheetml.worksheet+xml"/>' for i in range(len(sheets)))
    book = "".join(f'<sheet name="{name}" sheetId="{i + 1}" r:id="r{i}"/>' for i, name in enumerate(sheets))
    targets = "".join(f'<Relationship Id="r{i}" Type="{relations}/worksheet" Target="s{i}.xml"/>' for i in range(len(sheets)))
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{office}/package/2006/content-types"><Default Extension="rels" '
                         'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
                         'PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                         f'spreadsheetml.sheet.main+xml"/>{kinds}</Types>')
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="r" '
                         f'Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        archive.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>{book}</sheets></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels",
                         f'<Relationships xmlns="{office}/package/2006/relationships">{targets}</Relationships>')
        for i, rows in enumerate(sheets.values()):
            cells = "".join(f'<row r="{y}">' + "".join(
                f'<c r="{"ABC"[x]}{y}" t="inlineStr"><is><t>{value}</t></is></c>' for x, value in enumerate(row)) + "</row>"
                for y, row in enumerate(rows, 1))
            archive.writestr(f"xl/s{i}.xml", f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>')
    return content.getvalue()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    unittest.main(argv=[sys.argv[0]])
