#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes what the fuzzer begins with.

    make_seeds.py KIND FOLDER

archives: what fuzz_archive reads. texts: the heads of the sample documents and of one conversation in every layout of labels, each behind the two bytes that
fuzz_plugin reads first. inputs: those of readers; boxes, pages and pandoc: what fuzz_converted reads. The other kinds are those of
fuzz_file: the files that are shipped, and small ones that have what those have not.
"""
import bz2
import gzip
import io
import lzma
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "pipelines"))
HEAD = 1500  # bytes: mutations of short inputs reach further
PROJECT = HERE / "../.."

CORRECTIONS = """[[correction]]
document = "a.txt"
text = "Could you tell us what it costs"
occurrence = 2
layer = "turn"
kind = "question"
[[correction]]
text = "Share this page"
occurrence = "all"
layer = "noise"
rule = "share"
"""
METADATA = 'document,date,"pub\nlisher"\r\na.txt,2024-05-01,"The ""Courier"""\r\nb.txt,,\r\n'
RUN_RECORD = """{"rostra": "0.1.0", "warnings": [], "pipeline": {"stages": [{"use": "tokenizer"}]},
"results": [{"name": "token.csv", "bytes": 10, "xxh128": "00"}, {"name": "texts/a.txt", "bytes": 1, "xxh128": ""}]}"""
PIPELINE = """rostra = 1
input.paths = ["*.txt"]
[[stage]]
use = "term-frequency"
id = "terms"
as = { term_frequency = "mine" }
with = { ngrams = [1, 2], by = ["corpus", "fact.date"] }
[output.csv]
text = true
"""

# Inputs of readers, a small one of each kind.
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><titleStmt><title>Talk</title></titleStmt><listPerson><person xml:id="a">
<persName>Ada</persName><affiliation ref="#p" from="2020"/></person></listPerson><listOrg><org xml:id="p" role="politicalParty">
<orgName>P</orgName></org></listOrg></teiHeader><text><body><div><head>One</head><note type="speaker">A:</note><u who="#a" ana="#chair">
<seg>Good &amp; <vocal type="laughter"><desc>Ha</desc></vocal> <w join="right">bad</w><pc>.</pc></seg></u><sp who="#a"><speaker>A</speaker>
<l>Verse</l><stage>Exit</stage><fw>12</fw><choice><sic>a</sic><corr>b</corr></choice></sp></div></body></text></TEI>"""
CAPTIONS = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Good &amp; morning\n\n00:02.000 --> 00:03.000\n<i>Yes.</i>\n"
TABLE = 'start,end,speaker,text\n0.0,1.5,Ada,"Good, ""morning"""\n1.5,2,Bo,Yes\n'
RECORDS = '{"segments": [{"start": 0.5, "end": 1, "speaker": "A", "text": "Good \\u00e9"}]}'
PAGE = "<!doctype html><title>T</title><nav>Home</nav><p>Good &amp; morning, all of you here.<a href=x>more</a></p>"
PAGES = "Head 1\nThe govern-\nment said.\n1\n\fHead 2\nwell-\nknown\n2\n\fHead 3\nwell-known\n3\n\f"
BOXES = '<page w="1"><flow><block x="1"><line x="1"><word x="1">Good</word> <word x="2">morn-</word></line><line x="1">' \
        '<word x="1">ing &amp;</word></line></block></flow></page>'
PANDOC = """{"pandoc-api-version":[1,22],"meta":{"title":{"t":"MetaInlines","c":[{"t":"Str","c":"T"}]}},"blocks":[{"t":"Header","c":
[1,["",[],[]],[{"t":"Str","c":"H"}]]},{"t":"Para","c":[{"t":"Str","c":"a"},{"t":"Space"},{"t":"Note","c":[{"t":"Para","c":[{"t":"Str",
"c":"n"}]}]},{"t":"Quoted","c":[{"t":"DoubleQuote"},[{"t":"Link","c":[["",[],[]],[{"t":"Str","c":"l"}],["u",""]]}]]}]}]}"""


def texts():
    sys.argv = [sys.argv[0], "-"]
    import label_layouts_test as layouts
    found = [path.read_bytes() for path in sorted((PROJECT / "configs/samples").glob("*.txt"))]
    with tempfile.TemporaryDirectory() as written:
        layouts.write_all(Path(written))
        found += [path.read_bytes() for path in sorted(Path(written).iterdir())]
    return [bytes([number % 256, number % 10]) + text[:HEAD] for number, text in enumerate(found)]


def files(pattern, *made_up):
    return [path.read_bytes() for path in sorted(PROJECT.glob(pattern))] + [text.encode() for text in made_up]


def archives():
    """Each kind, with a file, a folder, a link, and an archive in it."""
    inner, outer, tar = io.BytesIO(), io.BytesIO(), io.BytesIO()
    for into, members in ((inner, {"a.txt": b"One."}), (outer, {"b/c.txt": b"Two.", "../d": b"3", "e.zip": None})):
        with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, inner.getvalue() if content is None else content)
    with tarfile.open(fileobj=tar, mode="w") as archive:
        for name, kind in (("f", tarfile.REGTYPE), ("g", tarfile.SYMTYPE), ("h/", tarfile.DIRTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "f" if kind == tarfile.SYMTYPE else ""
            archive.addfile(info, io.BytesIO(b""))
    http = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nPage\r\n0\r\n\r\n"
    warc = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/b\r\nContent-Type: application/http\r\n" \
           b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(http), http)
    packed = [pack(content) for pack in (gzip.compress, bz2.compress, lzma.compress) for content in (b"One.", tar.getvalue(), warc)]
    return [outer.getvalue(), tar.getvalue(), warc, *packed]


KINDS = {
    "texts": texts,
    "archives": archives,
    "pipeline": lambda: files("configs/*.toml", PIPELINE),
    "manifest": lambda: files("plugins/*/*.rostra.toml"),
    "corrections": lambda: files("configs/samples/*.toml", CORRECTIONS),
    "metadata": lambda: files("configs/samples/*.csv", METADATA),
    "inputs": lambda: files("configs/samples/*.csv", TEI, CAPTIONS, TABLE, RECORDS, PAGE),
    "boxes": lambda: [BOXES.encode()],
    "pages": lambda: [PAGES.encode()],
    "pandoc": lambda: [PANDOC.encode()],
    "run-record": lambda: files("run.json", RUN_RECORD),
}


def main():
    kind, folder = sys.argv[1], Path(sys.argv[2])
    for number, seed in enumerate(KINDS[kind]()):
        (folder / f"{number:04}").write_bytes(seed)


if __name__ == "__main__":
    main()
