#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs one pipeline over every corpus that has gold, and prints one table of what was found right.

    evaluate.py PROGRAM [CORPORA] [--set NAME]... [--halves] [--errors [N]]

CORPORA (ROSTRA_CORPORA, else ../shared/corpus beside this project) holds turns/SET and quotes/SET with raw/ and gold/,
seeds/ and compare/SET, and beside it ../oracles/sentences_en.tsv. --halves scores every other document apart: the first,
third, … of a set, by name, and the second, fourth, …. --errors lists what went wrong, by kind, with document and byte; N
of each kind and set (default 20). What each figure means stands in docs/accuracy.md.
"""
import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import related_groups
from letters_of import LettersOf
from quote_scores import QuoteScore, score_quotes
from sentence_scores import read_cases
from turn_scores import TurnScore, score_turns

HERE = Path(__file__).resolve().parent
csv.field_size_limit(1 << 30)


class Runner:
    """Runs the pipeline over files and gives the rows of a layer, by document."""

    def __init__(self, program, work):
        self.program, self.work, self.runs, self.options = program, work, 0, ()

    def run(self, inputs, language="auto"):
        self.runs += 1
        out = self.work / f"out{self.runs}"
        pipeline = self.work / "evaluate.toml"
        text = (HERE / "evaluate.toml").read_text(encoding="utf-8")
        pipeline.write_text(text.replace('language = "auto"', f'language = "{language}"'), encoding="utf-8")
        command = [self.program, "run", pipeline, *inputs, *self.options, "--out", out, "--progress", "none", "--log-level", "error"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"the run over {inputs[0].parent} ended with {done.returncode}:\n{done.stderr}")
        return out


def rows_by_document(table):
    rows = {}
    with open(table, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rows.setdefault(Path(row["document"]).name, []).append(row)
    return rows


def read_gold(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def score_set(runner, folder, layer, score, empty):
    """The scores of a set's documents, in the order of their names."""
    raws = sorted((folder / "raw").iterdir())
    rows = rows_by_document(runner.run(raws) / f"{layer}.csv")
    scores = []
    for raw in raws:
        document = LettersOf(raw.read_bytes().decode())
        gold = read_gold(folder / "gold" / f"{raw.stem}.jsonl")
        scores.append(score(raw.name, document, gold, rows.get(raw.name, [])))
    return scores or [empty()]


def total(scores, empty):
    whole = empty()
    for score in scores:
        whole.add(score)
    return whole


def show_errors(errors, most):
    by_kind = {}
    for kind, place, what in errors:
        by_kind.setdefault(kind, []).append(f"      {place}  {what}")
    for kind, lines in sorted(by_kind.items()):
        print(f"    {kind}: {len(lines)}")
        print("\n".join(lines[:most]))


def parts_of(options, scores):
    parts = [("", scores)]
    if options.halves and len(scores) > 1:
        parts += [("  1st, 3rd, …", scores[0::2]), ("  2nd, 4th, …", scores[1::2])]
    return parts


def wanted(options, folder):
    return not options.set or folder.name in options.set


def evaluate_turns(options, runner):
    means = {}
    folders = sorted(f.parent for f in options.corpora.glob("turns/*/gold"))
    folders += [options.corpora / "seeds"] if (options.corpora / "seeds/gold").is_dir() else []
    folders = [folder for folder in folders if wanted(options, folder)]
    if not folders:
        return
    print(f"{'turns':28} {'docs':>5} {'gold':>6} {'found':>6} {'F1':>6} {'attribution':>12}")
    for folder in folders:
        scores = score_set(runner, folder, "turn", score_turns, TurnScore)
        for part, some in parts_of(options, scores):
            whole = total(some, TurnScore)
            print(f"{part or folder.name:28} {len(some):5} {whole.gold:6} {whole.found:6} {whole.f1:6.3f} "
                  f"{whole.attribution:12.3f}")
            means.setdefault(part, []).append((whole.f1, whole.attribution))
        if options.errors:
            show_errors(total(scores, TurnScore).errors, options.errors)
    for part, values in means.items():
        count = len(values)
        print(f"{'mean' + part:28} {'':5} {'':6} {'':6} {sum(v[0] for v in values) / count:6.3f} "
              f"{sum(v[1] for v in values) / count:12.3f}")
    print()


def evaluate_quotes(options, runner):
    folders = [f.parent for f in sorted(options.corpora.glob("quotes/*/gold")) if wanted(options, f.parent)]
    if not folders:
        return
    print(f"{'quotes':28} {'docs':>5} {'gold':>6} {'found':>6} {'F1':>6} {'speakers':>12}")
    for folder in folders:
        scores = score_set(runner, folder, "quote", score_quotes, QuoteScore)
        for part, some in parts_of(options, scores):
            whole = total(some, QuoteScore)
            print(f"{part or folder.name:28} {len(some):5} {whole.gold:6} {whole.found:6} {whole.f1:6.3f} "
                  f"{whole.speakers:12.3f}")
        if options.errors:
            show_errors(total(scores, QuoteScore).errors, options.errors)
    print()


def evaluate_noise(options, runner):
    """Lines that have to be marked, and lines that must not be."""
    seeds = options.corpora / "seeds"
    if not (seeds / "noise.tsv").exists() or not wanted(options, seeds):
        return
    must, may = set(), set()
    with open(seeds / "noise.tsv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            which = must if row["must be marked, or may be"] == "must" else may
            which.add((row["document"], int(row["line"])))
    raws = sorted((seeds / "raw").iterdir())
    rows = rows_by_document(runner.run(raws) / "noise.csv")
    marked, errors = set(), []
    for raw in raws:
        begin = 0
        for number, line in enumerate(raw.read_bytes().split(b"\n"), 1):
            for row in rows.get(raw.name, []):
                covered = line[max(0, int(row["begin"]) - begin):max(0, int(row["end"]) - begin)]
                if covered.decode(errors="replace").strip():
                    marked.add((raw.name, number))
            begin += len(line) + 1
    errors += [("not marked", f"{d}:{n}", "") for d, n in sorted(must - marked)]
    errors += [("marked, and no noise", f"{d}:{n}", "") for d, n in sorted(marked - must - may)]
    print(f"{'noise':28} {'lines':>5} {'marked':>6} {'wrong':>6}")
    print(f"{'seeds':28} {len(must):5} {len(must & marked):6} {len(marked - must - may):6}\n")
    if options.errors:
        show_errors(errors, options.errors)


def evaluate_sentences(options, runner):
    path = options.corpora.parent / "oracles/sentences_en.tsv"
    if not path.exists() or (options.set and path.stem not in options.set):
        return
    cases = read_cases(path)
    folder = runner.work / "sentences"
    folder.mkdir()
    files = []
    for number, (_, text, _) in enumerate(cases):
        files.append(folder / f"{number:04}.txt")
        files[-1].write_text(text, encoding="utf-8")
    rows = rows_by_document(runner.run(files, "en") / "sentence.csv")
    right, errors = [], []
    for file, (name, _, sentences) in zip(files, cases):
        found = [row["text"].strip() for row in rows.get(file.name, [])]
        right.append(found == sentences)
        if found != sentences:
            errors.append(("not as listed", name, " | ".join(found)))
    print(f"{'sentences':28} {'cases':>5} {'right':>6} {'share':>6}")
    for part, some in parts_of(options, right):
        print(f"{part or path.stem:28} {len(some):5} {sum(some):6} {sum(some) / len(some):6.3f}")
    print()
    if options.errors:
        show_errors(errors, options.errors)


def evaluate_related(options, runner):
    """Which documents are about the same thing; see related_groups.py."""
    compared = related_groups.Runner(runner.program, runner.work)
    for name, show in (("compare/wh_events", related_groups.show_events), ("seeds", related_groups.show_seeds),
                       ("compare/bible_pairs", related_groups.show_books)):
        if (options.corpora / name).is_dir() and wanted(options, options.corpora / name):
            show(compared, options.corpora)


def main():
    default = Path(os.environ.get("ROSTRA_CORPORA", HERE / "../../../shared/corpus"))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("corpora", type=Path, nargs="?", default=default)
    parser.add_argument("--set", action="append", default=[])
    parser.add_argument("--halves", action="store_true")
    parser.add_argument("--errors", type=int, nargs="?", const=20, default=0)
    options = parser.parse_args()
    options.corpora = options.corpora.resolve()
    if not options.corpora.is_dir():
        sys.exit(f"no corpora at {options.corpora}; set ROSTRA_CORPORA to the folder that holds turns/ and seeds/")
    with tempfile.TemporaryDirectory() as work:
        runner = Runner(options.program.resolve(), Path(work))
        for evaluate in (evaluate_turns, evaluate_noise, evaluate_quotes, evaluate_sentences, evaluate_related):
            evaluate(options, runner)


if __name__ == "__main__":
    main()
