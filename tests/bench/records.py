#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures what it costs that documents are records of one file and not files of their own: `speakers`, which takes two
passes over the documents, over both. Prints ratios within this one run, as docs/performance.md has them, and what a
document takes of memory beside its text.

    records.py PROGRAM [--work FOLDER] [--records 100000] [--tiny 1000000] [--repeat 3]
"""
import argparse
import random
import statistics
from pathlib import Path

from measured_command import measured, work_folder

PIPELINE = """rostra = 1
[pipeline]
name = "records"
[input]
language = "en"
{reader}
[[stage]]
use = "speakers"
[output]
dir = "out"
formats = ["csv"]
layers = ["turn"]
"""
ONE_STAGE = """rostra = 1
[pipeline]
name = "tiny"
[input]
language = "en"
{reader}
[[stage]]
use = "tokenizer"
[output]
dir = "out"
formats = []
layers = []
"""
RECORDS = '[input.text]\nseparator = "===="\n'
PEOPLE = ("MS. HALLORAN", "MR. GUO", "THE CHAIR", "DR. OKAFOR")
WORDS = ("we have said that the plan for the city will be shown to all of the members before the summer and it is not yet "
         "ready for them").split()


def transcript(random_source):
    turns = (f"{random_source.choice(PEOPLE)}: {' '.join(random_source.choices(WORDS, k=25))}.\n\n" for _ in range(4))
    return "".join(turns)


def make_inputs(work, records):
    """The same documents as records of one file and as files; the paths of both as a run is given them."""
    one = work / f"records-{records}.txt"
    many = work / f"files-{records}"
    if not one.exists():
        source = random.Random(1)
        with open(one, "w", encoding="utf-8") as file:
            for number in range(records):
                text = transcript(source)
                file.write(f"{text}====\n")
                folder = many / f"{number // 1000:04}"
                folder.mkdir(parents=True, exist_ok=True)
                (folder / f"{number:07}.txt").write_text(text, encoding="utf-8")
    return one, many / "**"


def run(program, work, name, pipeline, inputs, repeat):
    """Median seconds and the largest peak in MiB."""
    path = work / f"{name}.toml"
    path.write_text(pipeline, encoding="utf-8")
    times, peaks = [], []
    for _ in range(repeat):
        seconds, _, peak = measured([program, "run", path, inputs, "--jobs", "2", "--out", work / "out", "--force",
                                     "--progress", "none"])
        times.append(seconds)
        peaks.append(peak)
    return statistics.median(times), max(peaks)


def tiny_documents(program, work, documents):
    """Bytes of memory for each document of a word, by what a run of them takes more than a run of a tenth."""
    peaks = []
    for count in (documents // 10, documents):
        path = work / f"tiny-{count}.txt"
        path.write_text("word\n====\n" * count, encoding="utf-8")
        peaks.append(run(program, work, "tiny", ONE_STAGE.format(reader=RECORDS), path, 1)[1])
    # The file itself is held while it is read, nine bytes of it for each document.
    return (peaks[1] - peaks[0]) * 2**20 / (documents - documents // 10) - len("word\n====\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--tiny", type=int, default=1_000_000)
    parser.add_argument("--repeat", type=int, default=3)
    a = parser.parse_args()
    program = a.program.resolve()
    with work_folder(a.work) as work:
        one, many = make_inputs(work, a.records)
        as_records = run(program, work, "records", PIPELINE.format(reader=RECORDS), one, a.repeat)
        as_files = run(program, work, "files", PIPELINE.format(reader=""), many, a.repeat)
        print("| documents | seconds | peak MiB |\n| --- | --- | --- |")
        print(f"| {a.records} records of one file | {as_records[0]:.2f} | {as_records[1]:.0f} |")
        print(f"| as many files | {as_files[0]:.2f} | {as_files[1]:.0f} |")
        print(f"records against files: {as_records[0] / as_files[0]:.2f} times the time, "
              f"{as_records[1] / as_files[1]:.2f} times the memory")
        print(f"a document takes {tiny_documents(program, work, a.tiny):.0f} bytes of memory beside its text, layers and "
              f"states, over {a.tiny} documents")


if __name__ == "__main__":
    main()
