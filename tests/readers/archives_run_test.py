#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs over archives: what is in them is read as if each were a folder, and what is wrong with one harms no other.

    archives_run_test.py PROGRAM
"""
import bz2
import csv
import gzip
import io
import json
import lzma
import re
import subprocess
import sys
import tarfile
import tempfile
import unittest
import zipfile
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()

FILES = {
    "notes/one.txt": "MS. OKAFOR: The harbour is open.\nMR. LIND: Who pays for it?\n",
    "pages/two.html": "<html><title>Two</title><body><p><b>MS. OKAFOR:</b> The town pays for the harbour &amp; the "
                      "boats.</p><p><b>MR. LIND:</b> It does not.</p></body></html>",
    "rows.csv": "id,speaker,text\n1,Ada Okafor,The harbour is open.\n2,Bo Lind,Who pays for it?\n",
    "three.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada Okafor>The harbour is open.\n",
}
PIPELINE = """rostra = 1
[input]
paths = ["in/**"]
[[stage]]
use = "noise"
[[stage]]
use = "speakers"
[[stage]]
use = "tokenizer"
[[stage]]
use = "term-frequency"
[output]
formats = ["csv"]
layers = ["turn"]
"""


def zipped(files, method=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 5, 1, 0, 0, 0)), text, method)
    return file.getvalue()


def tarred(files, mode="w"):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:
        for name, text in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
    return file.getvalue()


class ArchivesRun(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.work = Path(folder.name).resolve()
        (self.work / "p.toml").write_text(PIPELINE, encoding="utf-8")

    def write(self, name, content):
        path = self.work / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def run_it(self, *arguments, status=0, out="out"):
        command = [PROGRAM, "run", "p.toml", "--progress", "none", "--out", out, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.work, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        self.out = self.work / out
        return re.sub(r"^\d\d:\d\d:\d\d ", "", done.stderr.replace(str(self.work), "WORK"), flags=re.MULTILINE)

    def rows(self, name):
        with open(self.out / f"{name}.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def documents(self):
        return [row["document"] for row in self.rows("document")]

    def set_aside(self):
        lines = (self.out / "errors.jsonl").read_text(encoding="utf-8").splitlines()
        return {line["document"]: line["message"] for line in map(json.loads, lines)}

    def show(self, document, words, status=0):
        text = (self.out / "texts" / document).read_bytes()
        begin = text.index(words.encode())
        done = subprocess.run([PROGRAM, "show", self.out, document, str(begin), str(begin + len(words.encode())), "--json"],
                              capture_output=True, text=True, cwd=self.work, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        return json.loads(done.stdout)

    def test_an_archive_is_read_as_a_folder(self):
        for name, text in FILES.items():
            self.write("press/" + name, text)
        self.run_it()
        folder = {name: (self.out / name).read_text() for name in ("turn.csv", "term_frequency.csv", "document.csv")}
        for name, content in {"press.zip": zipped(FILES), "press.tar": tarred(FILES), "press.tgz": tarred(FILES, "w:gz"),
                              "press.tar.xz": tarred(FILES, "w:xz"), "press.tar.bz2": tarred(FILES, "w:bz2")}.items():
            for file in (self.work / "in").rglob("*"):
                if file.is_file():
                    file.unlink()
            self.write(name, content)
            self.write("other.txt", "Nothing.\n")
            self.run_it("--jobs", "1", "--force")
            one = {path.name: path.read_bytes() for path in self.out.iterdir() if path.name.endswith((".csv", ".jsonl"))}
            self.run_it("--jobs", "4", "--force", out="again")
            for path, content in one.items():
                self.assertEqual((self.out / path).read_bytes(), content, path)
            ids = [document for document in self.documents() if document != "other.txt"]
            self.assertEqual(ids, [name + "/" + file for file in
                                   ("notes/one.txt", "pages/two.html", "rows.csv#1", "rows.csv#2", "three.vtt")])
            turns = [row["document"].removeprefix(name + "/") + row["speaker_id"] + row["text"] for row in self.rows("turn")]
            before = [row["document"] + row["speaker_id"] + row["text"] for row in csv.DictReader(io.StringIO(folder["turn.csv"]))]
            self.assertEqual(turns, before)

    def test_a_place_leads_into_the_member(self):
        self.write("press.zip", zipped(FILES))
        self.run_it()
        found = self.show("press.zip/pages/two.html", "harbour & the boats")
        self.assertEqual(found["archive"], str(self.work / "in/press.zip"))
        self.assertEqual(found["file"], str(self.work / "in/press.zip/pages/two.html"))
        page = FILES["pages/two.html"].encode()
        words = [page[piece["begin"]:piece["end"]] for piece in found["source"]]
        self.assertEqual(words, [b"harbour", b"&amp;", b"the", b"boats"])
        self.write("press.zip", zipped(FILES | {"pages/two.html": "<p>Other."}))
        self.assertIn("was changed since the run", self.show("press.zip/pages/two.html", "harbour", 1)["problem"])
        (self.work / "in/press.zip").unlink()
        self.assertIn("there is no file", self.show("press.zip/pages/two.html", "harbour", 1)["problem"])

    def test_a_compressed_file_keeps_its_id_and_finds_its_reader(self):
        self.write("a.vtt.gz", gzip.compress(FILES["three.vtt"].encode()))
        self.write("b.html.bz2", bz2.compress(FILES["pages/two.html"].encode()))
        self.write("c.csv.xz", lzma.compress(FILES["rows.csv"].encode()))
        self.run_it()
        self.assertEqual(self.documents(), ["a.vtt.gz", "b.html.bz2", "c.csv.xz#1", "c.csv.xz#2"])
        self.assertEqual({row["document"] for row in self.rows("turn")}, {"a.vtt.gz", "b.html.bz2"})

    def test_each_wrong_member_is_set_aside_and_no_other(self):
        encrypted = bytearray(zipped({"secret.txt": "One.\n", "plain.txt": "Two words.\n"}, zipfile.ZIP_STORED))
        for mark, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
            encrypted[encrypted.index(mark) + flags] |= 1
        self.write("encrypted.zip", bytes(encrypted))
        cut = zipped({"first.txt": "One.\n", "second.txt": "x" * 100}, zipfile.ZIP_STORED)
        self.write("cut.zip", cut[:150])
        twice = io.BytesIO()
        with zipfile.ZipFile(twice, "w") as archive:
            archive.writestr("a.txt", "One.\n")
            archive.writestr("../../up.txt", "Two.\n")
        self.write("up.zip", twice.getvalue())
        self.write("plain.txt", "Nothing is wrong.\n")
        self.write("notes.zip", "This is no archive.\n")
        self.write("lies.txt", gzip.compress(b"One.\n"))
        self.write("head.gz", b"\x1f\x8b\x08 and more")
        said = self.run_it(status=1)
        self.assertEqual(self.documents(),
                         ["cut.zip/first.txt", "encrypted.zip/plain.txt", "notes.zip", "plain.txt", "up.zip/a.txt"])
        aside = self.set_aside()
        self.assertEqual(aside["encrypted.zip/secret.txt"],
                         "is encrypted; unpack the archive with its password, and name the files in it")
        self.assertIn("leads out of it", aside["up.zip/../../up.txt"])
        self.assertEqual(aside["head.gz"], "cannot be unpacked: its first bytes are damaged")
        self.assertIn("is damaged: ", aside["cut.zip/second.txt"])
        self.assertEqual(aside["lies.txt"], "is a compressed file (gzip), not plain text; end its name in '.gz' to have it "
                                            "unpacked, or set `treat-as-text = true` in [input] to read it as it is")
        self.assertEqual(len(aside), 6 if "cut.zip" in aside else 5, aside)

    def test_a_file_that_is_a_folder_too_is_set_aside(self):
        self.write("x.zip", zipped({"p": "One.\n", "p.x": "Two.\n", "p/q": "Three.\n"}))
        self.run_it(status=1)
        self.assertEqual(self.documents(), ["x.zip/p.x", "x.zip/p/q"])
        self.assertEqual(self.set_aside(), {"x.zip/p": "is a file and, for 'x.zip/p/q', a folder; unpack the archive, "
                                                       "and rename one of them"})

    def test_many_members_take_one_descriptor(self):
        count = 10000
        self.write("many.zip", zipped({f"{i:05}.txt": f"Word{i % 7} and two.\n" for i in range(count)}, zipfile.ZIP_STORED))
        text = PIPELINE.replace('[[stage]]\nuse = "noise"\n[[stage]]\nuse = "speakers"\n', "").replace('["turn"]', "[]")
        (self.work / "p.toml").write_text(text, encoding="utf-8")
        command = f"ulimit -n 64; exec {PROGRAM} run p.toml --progress none --out out"
        done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, cwd=self.work, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.out = self.work / "out"
        terms = {row["term"]: row["count"] for row in self.rows("term_frequency") if row["scope"] == "corpus"}
        self.assertEqual(terms["and"], str(count))

    def test_a_bomb_is_named_and_stopped(self):
        inner = gzip.compress(b"x" * (300 << 20), 9)
        self.write("bomb.zip", zipped({"bomb.txt.gz": inner, "a.txt": "One.\n"}))
        self.write("plain.txt", "Nothing is wrong.\n")
        self.run_it(status=1)
        self.assertIn("as archives do that are made to fill a disk", self.set_aside()["bomb.zip"])
        self.assertIn("plain.txt", self.documents())

    def test_an_archive_comes_through_a_pipe(self):
        command = [PROGRAM, "run", "p.toml", "-", "--progress", "none", "--out", "out"]
        done = subprocess.run(command, input=zipped(FILES), capture_output=True, cwd=self.work, check=False)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        self.out = self.work / "out"
        self.assertIn("stdin/notes/one.txt", self.documents())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
