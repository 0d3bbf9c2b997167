#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One press event in every format that is read: press-briefing finds the same turns, terms and passages in each, up to what the
format does not hold (docs/formats.md). What needs a program that is not installed is skipped.

    press_event_test.py PROGRAM
"""
import csv
import html
import io
import itertools
import json
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from collections import Counter
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()

TITLE = "Briefing on the Reopening of the Harbour"
TURNS = [
    ("ADA OKAFOR", "Good morning, everyone. The harbour opens on Monday, and the ferries will run every twenty minutes."),
    ("BO LIND", "Who pays for the new quay? The council said it would cost nine million euros & no more."),
    ("ADA OKAFOR", "The town pays a third of it. The rest comes from the port fund, as we have said since the spring."),
    ("CY MARSH", "Will the fish market move back before the winter?"),
    ("ADA OKAFOR", "It will. The stalls are built, and the traders have signed. I would not promise a day, though."),
    ("BO LIND", "And if the storms come early this year, as they did two years ago?"),
    ("ADA OKAFOR", "Then we wait. Nobody has to sell fish in a storm. Thank you all for coming."),
]
TIMES = [(4.0 * i + 1, 4.0 * i + 4.5) for i in range(len(TURNS))]


def as_name(label):
    return label.title()


def plain():
    return TITLE + "\n\n" + "".join(f"{who}: {what}\n\n" for who, what in TURNS)


def page():
    body = "".join(f"<p><strong>{who}:</strong> {html.escape(what)}</p>\n" for who, what in TURNS)
    return f"<!DOCTYPE html><html lang='en'><head><title>{TITLE}</title></head><body><nav><a href='/'>Home</a> <a href='/n'>News" \
           f"</a></nav><article><h1>{TITLE}</h1>\n{body}</article><footer><p>Imprint</p></footer></body></html>"


def clock(seconds, mark="."):
    return f"{int(seconds) // 3600:02}:{int(seconds) // 60 % 60:02}:{seconds % 60:06.3f}".replace(".", mark)


def webvtt():
    return "WEBVTT\n\n" + "".join(f"{clock(a)} --> {clock(b)}\n<v {as_name(who)}>{html.escape(what)}\n\n"
                                  for (who, what), (a, b) in zip(TURNS, TIMES))


def subrip():
    return "".join(f"{i}\n{clock(a, ',')} --> {clock(b, ',')}\n{as_name(who)}: {what}\n\n"
                   for i, ((who, what), (a, b)) in enumerate(zip(TURNS, TIMES), 1))


def rows(delimiter):
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter)
    writer.writerow(["start", "end", "speaker", "text"])
    for (who, what), (begin, end) in zip(TURNS, TIMES):
        writer.writerow([begin, end, as_name(who), what])
    return file.getvalue()


def records():
    return [{"start": a, "end": b, "speaker": as_name(who), "text": what} for (who, what), (a, b) in zip(TURNS, TIMES)]


def tei():
    names = sorted({who for who, _ in TURNS})
    ids = {who: as_name(who).replace(" ", "") for who in names}
    people = "".join(f"<person xml:id='{ids[who]}'><persName>{as_name(who)}</persName></person>" for who in names)
    said = "".join(f"<note type='speaker'>{who}:</note><u who='#{ids[who]}'><seg>{html.escape(what)}</seg></u>" for who, what in TURNS)
    return f"<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:lang='en'><teiHeader><fileDesc><titleStmt><title>{TITLE}</title>" \
           f"</titleStmt></fileDesc><profileDesc><particDesc><listPerson>{people}</listPerson></particDesc></profileDesc>" \
           f"</teiHeader><text><body><div><head>{TITLE}</head>{said}</div></body></text></TEI>"


def markdown():
    return f"# {TITLE}\n\n" + "".join(f"**{who}:** {what}\n\n" for who, what in TURNS)


def pdf(lines):
    """A page in Courier, with just what a reader of PDF needs."""
    def shown(line):
        return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    stream = "BT /F1 10 Tf 14 TL 50 780 Td " + " ".join(f"({shown(line)}) Tj T*" for line in lines) + " ET"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
               "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >> >> >>",
               f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream"]
    out = "%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010} 00000 n \n" for at in places)
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"


def wrapped(text, width=80):
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def pdf_page():
    lines = [TITLE, ""]
    for who, what in TURNS:
        lines += [*wrapped(f"{who}: {what}"), ""]
    return pdf(lines)


class PressEvent(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.work = Path(folder.name).resolve()
        inputs = cls.work / "in"
        inputs.mkdir()
        texts = {"event.txt": plain(), "event.html": page(), "event.vtt": webvtt(), "event.srt": subrip(), "event.csv": rows(","),
                 "event.tsv": rows("\t"), "event.json": json.dumps({"segments": records()}),
                 "event.jsonl": "".join(json.dumps(row) + "\n" for row in records()), "event.tei.xml": tei()}
        for name, text in texts.items():
            (inputs / name).write_text(text, encoding="utf-8")
        with zipfile.ZipFile(inputs / "event.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("inner/event.html", page())
        if shutil.which("pdftotext"):
            (inputs / "event.pdf").write_text(pdf_page(), encoding="ascii")
        if shutil.which("pandoc"):
            for form in ("docx", "odt", "epub", "rtf"):
                command = ["pandoc", "-s", "-f", "markdown", "-o", inputs / f"event.{form}"]
                subprocess.run(command, input=markdown().encode(), check=True, capture_output=True)
        command = [PROGRAM, "run", "press-briefing", *sorted(map(str, inputs.iterdir())), "--progress", "none",
                   "--out", cls.work / "out"]
        cls.done = subprocess.run(command, capture_output=True, text=True, check=False)
        if cls.done.returncode != 0:
            raise AssertionError(cls.done.stderr)
        cls.documents = [row["document"] for row in cls.rows("document")]

    @classmethod
    def rows(cls, name):
        with open(cls.work / "out" / f"{name}.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def test_every_file_is_one_document(self):
        files = sorted(path.name if path.suffix != ".zip" else path.name + "/inner/event.html"
                       for path in (self.work / "in").iterdir())
        self.assertEqual(sorted(self.documents), files)

    def test_turns_are_the_same(self):
        expected = [(as_name(who), what) for who, what in TURNS]
        for document in self.documents:
            with self.subTest(document):
                said = [(row["speaker_id"], " ".join(row["text"].split())) for row in self.rows("turn")
                        if row["document"] == document and row["kind"] != "procedural"]
                self.assertEqual(said, expected)

    def test_terms_are_the_same(self):
        terms = {document: Counter() for document in self.documents}
        for row in self.rows("term_frequency"):
            if row["scope"] == "document" and row["n"] == "1":
                terms[row["group"]][row["term"]] = int(row["count"])
        title = Counter(TITLE.lower().split())
        for document in self.documents:
            with self.subTest(document):
                holds_title = not document.endswith((".vtt", ".srt", ".csv", ".tsv", ".json", ".jsonl"))
                without = Counter() if holds_title else title
                self.assertEqual(terms[document], terms["event.txt"] - without)

    def test_passages_are_the_same(self):
        tokens = {row["document"]: int(row["tokens"]) for row in self.rows("document")}
        shared = Counter()
        for row in self.rows("passage"):
            shared[row["a"], row["b"]] += int(row["matched"])
        for pair in itertools.combinations(sorted(self.documents), 2):
            with self.subTest(pair):
                self.assertEqual(shared[pair], min(tokens[document] for document in pair))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
