#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What a run makes of inputs that are not what one expects: formats that are no prose, names that results cannot hold,
metadata that does not fit, paths that are empty. Each message whole.

    odd_inputs_test.py PROGRAM
"""
import csv
import io
import json
import os
import re
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
use = "tokenizer"
{stages}
[output]
formats = ["csv"]
layers = ["token"]
"""
ANYWAY = "or set `treat-as-text = true` in [input] to read it as it is"
NAME_CONVERTER = "name the reader 'converter' in `reader` of [input]"
NAME_IT = "name the reader 'tables' in `reader` of [input]"
NAME_TEI = "name the reader 'tei' in `reader` of [input]"
NAME_HTML = "name the reader 'html' in `reader` of [input]"


class OddInputs(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.work = Path(folder.name).resolve()
        self.pipeline()
        self.write("a.txt", b"one two three\n")

    def write(self, name, content):
        path = os.fsencode(self.work) + b"/" + (name if isinstance(name, bytes) else name.encode())
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)

    def pipeline(self, input="", stages=""):
        self.write("p.toml", PIPELINE.format(input=input, stages=stages).encode())

    def run_it(self, *arguments, status=0):
        """What was said, without times and the work folder's name."""
        command = [PROGRAM, "run", "p.toml", *arguments, "--progress", "none"]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.work, check=False)
        self.assertEqual(done.stdout, "")
        said = re.sub(r"^\d\d:\d\d:\d\d ", "", done.stderr.replace(str(self.work), "WORK"), flags=re.MULTILINE)
        self.assertEqual(done.returncode, status, said)
        return said

    def read(self, name, out="out"):
        return (self.work / out / name).read_text(encoding="utf-8")

    def warnings(self):
        return [warning.replace(str(self.work), "WORK") for warning in json.loads(self.read("run.json"))["warnings"]]

    def set_aside(self, *arguments):
        """Document and message of what is."""
        self.run_it(*arguments, "--out", "out", "--force", status=1)
        failures = [json.loads(line) for line in self.read("errors.jsonl").splitlines()]
        for failure in failures:
            unpacked = failure["message"].startswith("cannot be ")
            self.assertEqual((failure["stage"], failure["code"]), ("read", "unpack") if unpacked else ("decode", "format"))
        return [(failure["document"], failure["message"]) for failure in failures]

    # Formats

    def test_web_page(self):
        self.write("b.html", b"<!DOCTYPE html>\n<html><body><nav>Home</nav><p>Good morning.</p></body></html>\n")
        message = f"is a web page (HTML), not plain text; {NAME_HTML}, {ANYWAY}"
        self.pipeline(input='reader = "text"')
        said = self.run_it("a.txt", "b.html", "--out", "out", status=1)
        self.assertEqual(said, f"error {message} [document=b.html, stage=decode]\n"
                               "info 1 document; results in WORK/out\n"
                               "warning 1 document failed and left no trace in the results; errors.jsonl says why\n")
        self.assertEqual(self.read("errors.jsonl"), json.dumps(
            {"document": "b.html", "stage": "decode", "code": "format", "message": message, "begin": 0, "end": 0},
            separators=(",", ":")) + "\n")
        self.assertNotIn("b.html", self.read("token.csv") + self.read("document.csv"))

    def test_names_that_mislead(self):
        self.write("b.txt", b"<!DOCTYPE html>\n<html><body><p>Good morning.</p></body></html>\n")
        self.write("c.csv", b"Good morning.\nGood evening.\n")
        self.write("d.pdf", b"Good morning to all of you.\n")
        self.write("e.html", b"%PDF-1.7\n")
        self.write("f.php", b"<!DOCTYPE html>\n<html><body><p>Good night.</p></body></html>\n")
        self.run_it("?.*", "--out", "out", status=1)
        said = [warning for warning in self.warnings() if "stage 'read'" in warning]
        self.assertEqual(said, [
            "stage 'read', document 'b.txt': is named '.txt', and is a web page (HTML); reader 'html' reads it",
            "stage 'read', document 'c.csv': is named '.csv', and does not begin with rows of a table; reader 'tables' reads it",
            "stage 'read', document 'd.pdf': is named '.pdf', and holds plain text; reader 'text' reads it"])
        (failure,) = [json.loads(line) for line in self.read("errors.jsonl").splitlines() if "e.html" in line]
        self.assertIn("pdftotext", failure["message"])

    def test_archives_name_what_unpacks_them(self):
        for name, begin, what in (("a.txt", b"\x1f\x8b\x08", "end its name in '.gz'"),
                                  ("b.txt", b"\x28\xb5\x2f\xfd", "end its name in '.zst'"),
                                  ("c.txt", b"PK\x03\x04", "end its name in '.zip'"),
                                  ("d.txt", b"WARC/1.0\r\n", "end its name in '.warc'"),
                                  ("a.gz", b"\x1f\x8b\x08", "cannot be unpacked: "),
                                  ("a.zst", b"\x28\xb5\x2f\xfd", "cannot be unpacked: "),
                                  ("a.zip", b"PK\x03\x04", "cannot be unpacked: "),
                                  ("a.warc", b"WARC/1.0\r\n", "cannot be read: "),
                                  ("a.7z", b"7z\xbc\xaf\x27\x1c", "`7z x` of the package p7zip-full"),
                                  ("a.png", b"\x89PNG\r\n\x1a\n", "`tesseract` of the package tesseract-ocr")):
            self.write("in/" + name, begin + b" and more")
            ((document, message),) = self.set_aside("in/" + name, "--set", "input.reader=text")
            self.assertEqual(document, name)
            self.assertIn(what, message)

    def test_what_a_page_says_beside_its_text_is_noise(self):
        self.write("b.html", b"<!DOCTYPE html>\n<html lang=de><title>Tor</title><nav>Start</nav><p>Das Tor ist offen, endlich, sagt sie.</p>"
                             b"<footer>Impressum</footer></html>\n")
        self.pipeline(stages='[[stage]]\nuse = "noise"')
        self.assertEqual(self.run_it("b.html", "--out", "out"), "info 1 document; results in WORK/out\n")
        tokens = [row.rsplit(",", 1)[1] for row in self.read("token.csv").splitlines()[1:]]
        self.assertEqual(tokens, ["Das", "Tor", "ist", "offen", "endlich", "sagt", "sie"])
        self.assertIn("\nb.html,b.html,Tor,,de,", self.read("document.csv"))

    def test_web_page_that_is_treated_as_text(self):
        self.write("b.html", b"<html><nav>Home</nav></html>\n")
        said = "info 1 document; results in WORK/out\n"
        self.assertEqual(self.run_it("b.html", "--set", "input.treat-as-text=true", "--out", "out"), said)
        self.assertIn("b.html,7,10,nav,nav\n", self.read("token.csv"))

    def test_formats_of_one_folder(self):
        document = io.BytesIO()
        with zipfile.ZipFile(document, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml", "<w:document/>")
        self.write("in/b.docx", document.getvalue())
        self.write("in/c.csv", b"id,name,count\n1,Anna,3\n2,Ben,5\n")
        self.write("in/d.pdf", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n")
        self.write("in/e.json", b'[{"text": "Good morning"}]')
        self.write("in/f.xml", b'<?xml version="1.0"?>\n<debate>Good morning</debate>\n')
        self.write("in/g.htm", "<!doctype html><p>Guten Morgen allerseits</p>".encode("utf-16"))
        self.write("in/h.txt", b"Good morning, {all} <of> you.\n")
        self.write("in/i.txt", "id,name,count\n1,Anna,3\n2,Ben,5\n".encode("utf-16"))
        self.pipeline(input='reader = "text"')
        self.assertEqual(self.set_aside("in/*"), [
            ("b.docx", f"is a Word document, not plain text; {NAME_CONVERTER}, {ANYWAY}"),
            ("c.csv", f"is a table (CSV), not plain text; {NAME_IT}, {ANYWAY}"),
            ("d.pdf", f"is a PDF document, not plain text; {NAME_CONVERTER}, {ANYWAY}"),
            ("e.json", f"is data (JSON), not plain text; {NAME_IT}, {ANYWAY}"),
            ("f.xml", f"is an XML document, not plain text; {NAME_TEI}, {ANYWAY}"),
            ("g.htm", f"is a web page (HTML), not plain text; {NAME_HTML}, {ANYWAY}"),
            ("i.txt", f"is a table (CSV), not plain text; {NAME_IT}, {ANYWAY}")])

    def test_each_file_gets_the_reader_that_fits(self):
        self.write("in/a.srt", b"1\n00:00:01,000 --> 00:00:02,000\nGood <i>morning</i>\n")
        self.write("in/b.txt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n")
        self.write("in/c.tsv", b"id\ttext\n7\tHow are you?\n8\tWell.\n")
        self.write("in/d.json", b'[{"text": "Good morning"}]')
        self.write("in/e.csv", b"id,name,count\n1,Anna,3\n2,Ben,5\n")
        self.write("in/f.txt", b"Plain words.\n")
        self.write("in/g.txt", "id,name,count\n1,Anna,3\n2,Ben,5\n".encode("utf-16"))
        said = self.run_it("in/*", "--out", "out", status=1)
        self.assertIn("6 documents", said)
        documents = [row.split(",")[0] for row in self.read("document.csv").splitlines()[1:]]
        self.assertEqual(documents, ["a.srt", "b.txt", "c.tsv#1", "c.tsv#2", "d.json#1", "f.txt"])
        record = json.loads(self.read("run.json"))
        self.assertEqual([entry["reader"] for entry in record["inputs"]],
                         ["captions", "captions", "tables", "tables", "tables", "text", "text"])
        failures = [json.loads(line) for line in self.read("errors.jsonl").splitlines()]
        self.assertEqual([(failure["document"], failure["stage"], failure["message"]) for failure in failures], [
            ("e.csv", "tables", "no column is known to hold texts; its columns are 'id', 'name', 'count': say which in "
             "`text` of [input.tables]"),
            ("g.txt", "decode", f"is a table (CSV), not plain text; end its name in '.csv' to have it read by reader "
             f"'tables', {ANYWAY}")])
        # What stands in its file as it is has no text beside it.
        self.assertEqual(sorted(path.name for path in (self.work / "out" / "texts").iterdir()), ["a.srt", "b.txt"])

    def test_records_are_looked_at_one_by_one(self):
        self.pipeline(input='[input.text]\nseparator = "--"')
        self.write("b.txt", b"one\n--\n<html><body>two</body></html>\n--\nthree\n")
        self.assertEqual([document for document, _ in self.set_aside("a.txt", "b.txt")], ["b.txt#2"])

    def test_what_may_be_a_table_is_read_with_a_warning(self):
        self.write("b.txt", b"time\tname\twords\n00:01\tAnna\tHello.\n00:02\tBen\tYes.\n")
        self.assertEqual(self.run_it("b.txt", "--out", "out"),
                         "warning looks like a table (TSV), and is read as prose; end its name in '.tsv' to have it read "
                         "by reader 'tables', or set `treat-as-text = true` in [input] if that is meant [document=b.txt, stage=decode]\n"
                         "info 1 document; results in WORK/out\n")

    def test_captions_where_no_stage_marks_their_times(self):
        self.write("b.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n")
        self.assertEqual(self.run_it("b.vtt", "--out", "out"), "info 1 document; results in WORK/out\n")
        self.pipeline(input='reader = "text"')
        self.assertEqual(self.run_it("b.vtt", "--out", "out1"),
                         "warning holds captions (WebVTT), whose times and numbers are read as words; name the reader "
                         "'captions' in `reader` of [input] to have them marked [document=b.vtt, stage=decode]\n"
                         "info 1 document; results in WORK/out1\n")
        self.pipeline(input='reader = "text"', stages='[[stage]]\nuse = "noise"')
        self.assertEqual(self.run_it("b.vtt", "--out", "out2"), "info 1 document; results in WORK/out2\n")

    def test_treat_as_text_with_another_reader(self):
        self.pipeline(input='reader = "other"\ntreat-as-text = true')
        self.assertEqual(self.run_it("a.txt", status=2),
                         "p.toml:4:10: error: no plugin 'other' was found; 'rostra plugins' lists what was found and "
                         "where it looked\n"
                         '    4 | reader = "other"\n      |          ^~~~~~~\n'
                         "p.toml:5:17: error: option 'treat-as-text' of [input] is of no use: the reader 'other' makes "
                         "the texts\n"
                         "    5 | treat-as-text = true\n      |                 ^~~~\n")

    # Names

    def test_names_that_results_cannot_hold(self):
        self.write(b"in/caf\xe9.txt", b"\xef\xbb\xbfone\n")
        self.write(b"in/two\nlines.txt", b"two\n")
        self.write(b"in/" + b"\xff" * 200 + b"/\x1b[31m.txt", b"\xef\xbb\xbfthree\n")
        self.write("m.csv", b"document,title\ncaf%E9.txt,Coffee\ntwo%0Alines.txt,Lines\n")
        said = self.run_it("in/**", "--out", "out")
        self.assertEqual(said, "warning the names of 'caf%E9.txt' and 2 other files are not UTF-8 or hold control "
                               "characters; results have %XX for each such byte\n"
                               "info 3 documents; results in WORK/out\n")
        ids = ["%FF" * 200 + "/%1B[31m.txt", "caf%E9.txt", "two%0Alines.txt"]
        self.assertEqual([row["document"] for row in csv.DictReader(io.StringIO(self.read("document.csv")))], ids)
        self.assertEqual([entry["id"] for entry in json.loads(self.read("run.json"))["inputs"]], ids)
        self.assertEqual(self.read("texts/caf%E9.txt"), "one\n")
        self.assertEqual(self.read("token.csv").count("\n"), 4)

    def test_document_with_such_a_name_is_set_aside(self):
        self.write(b"in/\xe9.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
        self.write("in/a.txt", b"one\n")
        self.assertEqual([document for document, _ in self.set_aside("in/*")], ["%E9.txt"])

    def test_nothing_on_the_terminal_is_a_command_to_it(self):
        done = subprocess.run([PROGRAM, "run", "\x1b[31mred\u009b.toml"], capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (2, "error: no pipeline file '?[31mred?.toml'\n"))
        self.write("two\nlines.toml", b"rostra = 2\n")
        done = subprocess.run([PROGRAM, "check", "two\nlines.toml"], capture_output=True, text=True, cwd=self.work, check=False)
        self.assertEqual(done.stderr, "two?lines.toml:1:10: error: pipelines of format 2 are not known here, only of format 1\n"
                                      "    1 | rostra = 2\n      |          ^\n1 error\n")
        done = subprocess.run([PROGRAM, "check", "\x1b]0;title\x07"], capture_output=True, text=True, check=False)
        self.assertNotRegex(done.stderr, "[\x00-\x09\x0b-\x1f]")

    def test_pipe_that_a_pattern_meets(self):
        self.write("in/a.txt", b"one\n")
        os.mkfifo(self.work / "in/pipe")
        self.assertEqual(self.run_it("in/*", "--out", "out"),
                         "warning 'WORK/in/pipe': a pipe, a socket or a device, so the pattern 'in/*' leaves it out\n"
                         "info 1 document; results in WORK/out\n")
        self.assertEqual(self.run_it("in/pipe", status=2),
                         "in/pipe: error: 'pipe': a pipe, a socket or a device, not a file; leave it out\n")

    def test_files_with_next_to_nothing_in_them(self):
        for name, content in (("empty", b""), ("byte", b"x"), ("nul", b"\0"), ("mark", b"\xef\xbb\xbf"),
                              ("wide-mark", b"\xff\xfe"), ("line", b"\n")):
            self.write("in/" + name, content)
        self.assertEqual(self.run_it("in/*", "--out", "out"), "info 6 documents; results in WORK/out\n")

    def test_links_that_lead_nowhere(self):
        self.write("in/a.txt", b"one\n")
        (self.work / "in/loop").symlink_to("loop")
        (self.work / "in/up").symlink_to("..")
        said = self.run_it("in/**", "--out", "out", status=1)
        self.assertEqual(said, "error cannot read 'loop': Too many levels of symbolic links [document=loop, stage=read]\n"
                               "info 1 document; results in WORK/out\n"
                               "warning 1 document failed and left no trace in the results; errors.jsonl says why\n")

    # Metadata

    def test_documents_without_metadata_and_metadata_without_documents(self):
        self.pipeline(input='paths = ["in/*"]\nmetadata = "m.csv"')
        for name in "abcdefgh":
            self.write(f"in/{name}.txt", b"one\n")
        self.write("m.csv", b"document,title\na.txt,A\ny.txt,Y\nx.txt,X\n")
        self.run_it("--out", "out")
        self.assertEqual(self.warnings(), [
            "2 rows of 'WORK/m.csv' are of no document: 'y.txt' and 'x.txt'",
            "7 documents have no row in 'WORK/m.csv', among them 'b.txt', 'c.txt', 'd.txt', 'e.txt', 'f.txt'"])

    def test_row_of_a_document_that_is_set_aside(self):
        self.pipeline(input='paths = ["in/*"]\nmetadata = "m.csv"')
        self.write("in/a.txt", b"one\n")
        self.write("in/b.pdf", b"%PDF-1.4\n")
        (self.work / "in/c.txt").symlink_to("nowhere")
        self.write("m.csv", b"document,title\na.txt,A\nb.pdf,B\nc.txt#1,C\nc.txt#2,C\n")
        self.run_it("--out", "out", status=1)
        self.assertEqual(self.warnings(), [])

    def test_a_hundred_thousand_rows_without_a_document(self):
        self.pipeline(input='paths = ["a.txt"]\nmetadata = "m.csv"')
        rows = "".join(f"{number:06}.txt,x\n" for number in range(100_000))
        self.write("m.csv", f"document,title\na.txt,A\n{rows}".encode())
        self.run_it("--out", "out")
        self.assertEqual(self.warnings(), ["100000 rows of 'WORK/m.csv' are of no document, among them '000000.txt', "
                                           "'000001.txt', '000002.txt', '000003.txt', '000004.txt'"])

    def test_metadata_among_the_documents(self):
        self.pipeline(input='paths = ["in/*"]\nmetadata = "in/m.csv"')
        self.write("in/a.txt", b"one\n")
        self.write("in/m.csv", b"document,title\na.txt,A\n")
        self.assertEqual(self.run_it("--out", "out"),
                         "warning 'WORK/in/m.csv' is the metadata of this run, so the pattern 'in/*' leaves it out\n"
                         "info 1 document; results in WORK/out\n")

    def test_metadata_where_the_command_line_names_the_inputs(self):
        self.pipeline(input='paths = ["in/*"]\nmetadata = "m.csv"')
        self.write("m.csv", b"document,title\na.txt,A\n")
        self.assertEqual(self.run_it("a.txt", "--out", "out"),
                         "warning the metadata 'WORK/m.csv' is not read, as inputs of the command line take the place of "
                         "those it is about; --set input.metadata=FILE names one for them\n"
                         "info 1 document; results in WORK/out\n")
        self.run_it("a.txt", "--set", "input.metadata=m.csv", "--out", "out2")
        self.assertIn("a.txt,a.txt,A,", self.read("document.csv", "out2"))

    def test_pipeline_among_the_documents(self):
        self.assertEqual(self.run_it("*", "--out", "out"),
                         "warning 'WORK/p.toml' is the pipeline of this run, so the pattern '*' leaves it out\n"
                         "info 1 document; results in WORK/out\n")
        self.assertEqual(self.run_it("a.txt", "p.toml", "--out", "out2"), "info 2 documents; results in WORK/out2\n")

    def test_what_a_dry_run_says_of_inputs(self):
        self.pipeline(input='paths = ["in/*"]\nmetadata = "in/m.csv"')
        self.write("in/a.txt", b"one\n")
        self.write("in/m.csv", b"document,title\na.txt,A\n")
        done = subprocess.run([PROGRAM, "run", "p.toml", "--dry-run"], capture_output=True, text=True, cwd=self.work,
                              check=False)
        self.assertEqual((done.returncode, done.stderr.replace(str(self.work), "WORK")),
                         (0, "warning: 'WORK/in/m.csv' is the metadata of this run, so the pattern 'in/*' leaves it "
                             "out\n"))

    # Warnings

    def test_warnings_that_every_document_brings(self):
        for number in range(100):
            self.write(f"in/{number:03}.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n")
        self.pipeline(input='reader = "text"')
        said = self.run_it("in/*", "--out", "out", "--jobs", "7")
        self.assertEqual(said.count("warning holds captions"), 20)
        self.assertIn("warning more warnings like this are counted in run.json and no longer shown here, but with "
                      "--log-level debug\n", said)
        held = ("holds captions (WebVTT), whose times and numbers are read as words; name the reader 'captions' in "
                "`reader` of [input] to have them marked")
        self.assertEqual(self.warnings(), [f"stage 'decode', document '{number:03}.vtt': {held}" for number in range(20)] +
                         ["… and 80 more like the one before"])

    # Paths that are empty

    def refused(self, message, command, *arguments):
        done = subprocess.run([PROGRAM, *command.split(), *arguments], capture_output=True, text=True, cwd=self.work,
                              check=False)
        self.assertEqual((done.returncode, done.stdout, done.stderr),
                         (2, "", f"rostra {command}: error: {message}\n'rostra {command} -h' tells how to use it\n"))
        self.assertEqual(sorted(path.name for path in self.work.iterdir()), ["a.txt", "p.toml"])

    def test_empty_paths_on_the_command_line(self):
        self.refused("--out is empty; it needs the name of a folder", "run", "p.toml", "a.txt", "--out", "")
        self.refused("--out is empty; it needs the name of a folder", "compare", "a.txt", "p.toml", "--out", "")
        self.refused("--plugin-path is empty; it needs the name of a folder", "run", "p.toml", "--plugin-path", "")
        self.refused("an INPUT is empty; it needs the name of a file, or a pattern", "run", "p.toml", "a.txt", "")
        self.refused("PIPELINE is empty", "run", "")
        self.refused("PIPELINE is empty", "check", "")
        self.refused("--from is empty", "init", "--from", "")
        self.refused("NAME is empty", "plugin show", "")
        self.refused("PATH is empty", "plugin test", "")

    def test_empty_paths_in_the_pipeline(self):
        self.pipeline(input='paths = [""]\nroot = ""\nmetadata = ""')
        self.assertEqual(self.run_it(status=2),
                         "p.toml:4:10: error: option 'paths' of [input] holds an empty path\n"
                         '    4 | paths = [""]\n      |          ^~\n'
                         "p.toml:5:8: error: option 'root' of [input] is empty\n"
                         '    5 | root = ""\n      |        ^~\n'
                         "p.toml:6:12: error: option 'metadata' of [input] is empty\n"
                         '    6 | metadata = ""\n      |            ^~\n')


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
