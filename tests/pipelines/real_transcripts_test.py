#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs press-briefing over real transcripts, as a person would, and holds the results to what is known of them.

    real_transcripts_test.py PROGRAM SOURCE_FOLDER

Reads the corpora below ROSTRA_CORPORA, or ../shared/corpus; where they are absent it is skipped (status 77), but under
CI=true it fails: there they are promised.
"""
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()
SOURCE = Path(sys.argv[2]).resolve()
CORPORA = Path(os.environ.get("ROSTRA_CORPORA", SOURCE / "../shared/corpus")).resolve()

csv.field_size_limit(1 << 30)


def rows(table):
    with open(table, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def letters(text):
    return "".join(c for c in text if c.isalnum())


class RealTranscripts(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.work = Path(folder.name)
        # The shipped pipeline, with tokens written out too.
        text = (SOURCE / "configs/press-briefing.toml").read_text(encoding="utf-8")
        self.pipeline = self.work / "press-briefing.toml"
        layers = "layers = ["
        self.assertIn(layers, text)
        self.pipeline.write_text(text.replace(layers, layers + '"token", '), encoding="utf-8")

    def run_over(self, inputs, name, *options):
        out = self.work / name
        command = [PROGRAM, "run", self.pipeline, *inputs, "--out", out, "--progress", "none", *options]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.work, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout, "")
        return out

    def same_bytes(self, one, other):
        """Every result but run.json, which alone may hold times and paths."""
        def names(folder):
            return sorted(str(p.relative_to(folder)) for p in folder.rglob("*")
                          if p.is_file() and p.name != "run.json")
        self.assertEqual(names(one), names(other))
        self.assertIn("report.html", names(one))
        for name in names(one):
            self.assertEqual((one / name).read_bytes(), (other / name).read_bytes(), f"{other.name}/{name} differs")

    def same_for_threads_and_order(self, folder):
        inputs = sorted(folder.iterdir())
        first = self.run_over(inputs, "jobs1", "--jobs", "1")
        shuffled = list(inputs)
        random.Random(7).shuffle(shuffled)
        self.same_bytes(first, self.run_over(inputs, "jobs2", "--jobs", "2"))
        self.same_bytes(first, self.run_over(shuffled, "jobs7", "--jobs", "7"))

    def test_seeds_give_the_same_bytes_for_any_threads_and_order(self):
        self.same_for_threads_and_order(CORPORA / "seeds/raw")

    def test_briefings_give_the_same_bytes_for_any_threads_and_order(self):
        self.same_for_threads_and_order(CORPORA / "turns/wh_briefings/raw")

    def test_seeds_give_the_turns_noise_and_terms_that_people_found(self):
        seeds = CORPORA / "seeds"
        out = self.run_over(sorted((seeds / "raw").iterdir()), "seeds", "--set", "term-frequency.corpus-min-count=1", "--set",
                            "term-frequency.keep-labels=true")
        texts = {path.name: path.read_bytes() for path in (seeds / "raw").iterdir()}
        self.turns_are_gold(seeds, out, texts)
        noise = self.noise_by_document(out)
        self.noise_is_as_listed(seeds, noise, texts)
        self.no_noise_is_counted(out, noise)

    def turns_are_gold(self, seeds, out, texts):
        found = {name: [] for name in texts}
        for row in rows(out / "turn.csv"):
            text = texts[row["document"]][int(row["begin"]):int(row["end"])].decode()
            self.assertEqual(text, row["text"])
            found[row["document"]].append((row["speaker"], row["kind"], letters(text)))
        for name in sorted(texts):
            gold = (seeds / "gold" / name).with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
            wanted = [json.loads(line) for line in gold if line.strip()]
            self.assertEqual(found[name], [(t["speaker"], t["kind"], letters(t["text"])) for t in wanted], name)

    def noise_by_document(self, out):
        spans = {}
        for row in rows(out / "noise.csv"):
            spans.setdefault(row["document"], []).append((int(row["begin"]), int(row["end"])))
        return spans

    def noise_is_as_listed(self, seeds, noise, texts):
        listed = {}
        with open(seeds / "noise.tsv", newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                listed[row["document"], int(row["line"])] = row["must be marked, or may be"]
        for name, text in texts.items():
            begin = 0
            for number, line in enumerate(text.split(b"\n"), 1):
                end = begin + len(line)
                said = line.decode().strip()  # also of spaces that are not ASCII
                first = begin + line.index(said.encode())
                marked = any(b <= first and first + len(said.encode()) <= e for b, e in noise.get(name, []))
                touched = any(text[max(b, begin):min(e, end)].decode().strip() for b, e in noise.get(name, []))
                if listed.get((name, number)) == "must":
                    self.assertTrue(marked, f"{name}:{number} is not marked as noise: {said}")
                elif (name, number) not in listed:
                    self.assertFalse(touched, f"{name}:{number} is marked as noise: {said}")
                begin = end + 1

    def no_noise_is_counted(self, out, noise):
        counted = {}
        for row in rows(out / "token.csv"):
            begin, end = int(row["begin"]), int(row["end"])
            for b, e in noise.get(row["document"], []):
                self.assertFalse(b < end and begin < e, f"a word of the noise is a token: {row}")
            counted[row["norm"]] = counted.get(row["norm"], 0) + 1
        corpus = [r for r in rows(out / "term_frequency.csv") if r["scope"] == "corpus" and r["n"] == "1"]
        self.assertEqual({r["term"]: int(r["count"]) for r in corpus}, counted)


if __name__ == "__main__":
    if not CORPORA.is_dir():
        print(f"no corpora at {CORPORA}; set ROSTRA_CORPORA to the folder that holds seeds/ and turns/")
        sys.exit(1 if os.environ.get("CI") == "true" else 77)
    unittest.main(argv=sys.argv[:1], verbosity=2)
