#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Finds quotations in novels and press pages as a person would, and holds them to gold.

    real_quotes_test.py PROGRAM SOURCE_FOLDER

Reads the corpora below ROSTRA_CORPORA, or ../shared/corpus; where they are absent it is skipped (status 77), but under
CI=true it fails: there they are promised.
"""
import csv
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()
SOURCE = Path(sys.argv[2]).resolve()
CORPORA = Path(os.environ.get("ROSTRA_CORPORA", SOURCE / "../shared/corpus")).resolve()
LEAST_OVERLAP = 0.8
LEAST_F1 = 0.93

csv.field_size_limit(1 << 30)

PIPELINE = """rostra = 1
[pipeline]
name = "quotes"
[input]
paths = [{paths}]
language = "en"
{stages}
[output]
dir = "out"
formats = ["csv"]
layers = ["quote"]
"""


def squeeze(text):
    """Letters and digits in lower case, and the byte in which each of them ends."""
    out, ends, at = [], [], 0
    for character in text:
        at += len(character.encode())
        if character.isalnum():
            out.append(character.casefold()[0])
            ends.append(at)
    return "".join(out), ends


def letters_before(ends, byte):
    return sum(1 for end in ends if end <= byte)


def overlap(one, other):
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


class RealQuotes(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.work = Path(folder.name)

    def quotes_of(self, inputs, stages, *options):
        names = ", ".join(json.dumps(str(path)) for path in sorted(inputs))
        uses = "\n".join(f'[[stage]]\nuse = "{stage}"' for stage in stages)
        pipeline = self.work / "quotes.toml"
        pipeline.write_text(PIPELINE.format(paths=names, stages=uses), encoding="utf-8")
        out = self.work / f"out{len(list(self.work.iterdir()))}"
        done = subprocess.run([PROGRAM, "run", pipeline, "--out", out, "--progress", "none", *options],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        found = {}
        with open(out / "quote.csv", newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                found.setdefault(row["document"], []).append(row)
        return found

    def test_quotations_of_novels_are_found(self):
        novels = CORPORA / "quotes/quotes_litbank"
        found = self.quotes_of((novels / "raw").iterdir(), ["quotes"])
        wanted_count = found_count = right = 0
        for raw in (novels / "raw").iterdir():
            text = raw.read_text(encoding="utf-8")
            squeezed, ends = squeeze(text)
            wanted, at = [], 0
            for line in (novels / "gold" / f"{raw.stem}.jsonl").read_text(encoding="utf-8").splitlines():
                words = squeeze(json.loads(line)["text"])[0]
                begin = squeezed.find(words, at) if squeezed.find(words, at) >= 0 else squeezed.find(words)
                if words and begin >= 0:
                    wanted.append((begin, begin + len(words)))
                    at = max(at, begin + len(words))
            spans = [(letters_before(ends, int(row["begin"])), letters_before(ends, int(row["end"])))
                     for row in found.get(raw.name, []) if row["type"] != "indirect"]
            pairs = sorted(((overlap(w, s), w, s) for w in wanted for s in spans), reverse=True)
            used = set()
            for share, one, other in pairs:
                if share >= LEAST_OVERLAP and ("gold", one) not in used and ("found", other) not in used:
                    used |= {("gold", one), ("found", other)}
                    right += 1
            wanted_count += len(wanted)
            found_count += len(spans)
        precision, recall = right / found_count, right / wanted_count
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{wanted_count} quotations, {found_count} found: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
        self.assertGreaterEqual(f1, LEAST_F1)

    def test_quotations_of_press_pages_are_those_of_the_gold(self):
        seeds = CORPORA / "seeds"
        found = self.quotes_of((seeds / "raw").iterdir(), ["noise", "speakers", "quotes"])
        direct, others = [], []
        for name, rows in found.items():
            text = (seeds / "raw" / name).read_bytes()
            for row in rows:
                line = 1 + text[:int(row["begin"])].count(b"\n")
                entry = (name, line, row["speaker_id"], row["cue"])
                if row["type"] == "direct":
                    direct.append((*entry, row["text"]))
                else:
                    others.append(entry)
        gold = [json.loads(line) for line in (seeds / "quotes.jsonl").read_text(encoding="utf-8").splitlines()]
        key = [(e["document"], e["line"], e["speaker_id"], e["cue"]) for e in gold]
        self.assertCountEqual(direct, [(*k, e["text"]) for k, e in zip(key, gold) if e["type"] == "direct"])
        self.assertCountEqual(others, [k for k, e in zip(key, gold) if e["type"] == "indirect"])

    def test_threads_change_nothing(self):
        inputs = list((CORPORA / "seeds/raw").iterdir()) + list((CORPORA / "turns/wh_briefings/raw").iterdir())
        stages = ["noise", "speakers", "quotes"]
        self.assertEqual(self.quotes_of(inputs, stages, "--jobs", "1"), self.quotes_of(inputs, stages, "--jobs", "3"))


if __name__ == "__main__":
    if not CORPORA.is_dir():
        print(f"no corpora at {CORPORA}; set ROSTRA_CORPORA to the folder that holds seeds/ and quotes/")
        sys.exit(1 if os.environ.get("CI") == "true" else 77)
    unittest.main(argv=sys.argv[:1], verbosity=2)
