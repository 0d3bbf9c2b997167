#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes what the fuzzer begins with.

    make_seeds.py KIND FOLDER

texts: the heads of the sample documents and of one conversation in every layout of labels, each behind the two bytes that
fuzz_plugin reads first. The other kinds are those of fuzz_file: the files that are shipped, and small ones that have what
those have not.
"""
import sys
import tempfile
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


KINDS = {
    "texts": texts,
    "pipeline": lambda: files("configs/*.toml", PIPELINE),
    "manifest": lambda: files("plugins/*/*.rostra.toml"),
    "corrections": lambda: files("configs/samples/*.toml", CORRECTIONS),
    "metadata": lambda: files("configs/samples/*.csv", METADATA),
    "run-record": lambda: files("run.json", RUN_RECORD),
}


def main():
    kind, folder = sys.argv[1], Path(sys.argv[2])
    for number, seed in enumerate(KINDS[kind]()):
        (folder / f"{number:04}").write_bytes(seed)


if __name__ == "__main__":
    main()
