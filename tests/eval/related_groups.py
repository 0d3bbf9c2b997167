#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores which documents the plugin `similarity` takes to be about the same thing.

    related_groups.py PROGRAM [CORPORA] [--weights]

CORPORA (ROSTRA_CORPORA, else ../shared/corpus beside this project) holds compare/wh_events, compare/bible_pairs and
seeds. Prints how pairs and groups at the default threshold agree with the ten events; which of the seeds are related;
and where the books stand that tell one story twice among all pairs of books of one translation, by several measures.
--weights also prints the best that groups reach with other weights, at whichever threshold is best for each.
"""
import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from related_scores import (PARALLELS, PARTLY, book_measures, found_groups, pairs_within, places, read_clusters,
                            related_pairs, rows_of, score)

HERE = Path(__file__).resolve().parent
PIPELINE = """rostra = 1
[pipeline]
name = "related"
[input]
language = "en"
[[stage]]
use = "noise"
[[stage]]
use = "tokenizer"
[[stage]]
use = "similarity"
{more}
[output]
formats = ["csv"]
"""
PASSAGES = '[[stage]]\nuse = "passages"\n'
DEFAULT = 0.1
WEIGHTS = [("count", 1), ("log", 1), ("log", 2), ("log", 3), ("log", 4), ("count", 3)]
THRESHOLDS = [step / 100 for step in range(2, 100, 2)]


class Runner:
    def __init__(self, program, work):
        self.program, self.work = program, work

    def run(self, inputs, more="", **options):
        """The folder of results; of one run at a time."""
        pipeline, out = self.work / "related.toml", self.work / "out"
        pipeline.write_text(PIPELINE.format(more=more), encoding="utf-8")
        settings = [word for name, value in options.items()
                    for word in ("--set", f"{name.replace('__', '.').replace('_', '-')}={value}")]
        command = [self.program, "run", pipeline, *inputs, "--out", out, "--force", "--progress", "none",
                   "--log-level", "error", *settings]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"the run over {inputs[0].parent} ended with {done.returncode}:\n{done.stderr}")
        return out


def show_events(runner, corpora):
    folder = corpora / "compare/wh_events"
    gold = read_clusters(folder / "clusters.jsonl")
    out = runner.run(sorted((folder / "raw").iterdir()))
    groups = found_groups(out)
    print(f"{'wh_events':28} {'docs':>5} {'gold':>6} {'found':>6} {'precision':>10} {'recall':>7} {'F1':>6}")
    wanted = pairs_within(gold)
    for name, found in (("related pairs", related_pairs(out, DEFAULT)), ("pairs in groups", pairs_within(groups))):
        precision, recall, f1 = score(found, wanted)
        print(f"{name:28} {len(gold):5} {len(wanted):6} {len(found):6} {precision:10.3f} {recall:7.3f} {f1:6.3f}")
    print()


def show_seeds(runner, corpora):
    out = runner.run(sorted((corpora / "seeds/raw").iterdir()))
    groups = found_groups(out)
    print(f"{'seeds':28} {'relatedness':>12} {'related':>8} {'one group':>10}")
    values = {(Path(row["a"]).name[:3], Path(row["b"]).name[:3]): float(row["relatedness"])
               for row in rows_of(out / "similarity.csv")}
    group = {name[:3]: number for name, number in groups.items()}
    for (a, b), value in sorted(values.items(), key=lambda item: -item[1]):
        together = group.get(a, a) == group.get(b, b)
        print(f"{a + ' and ' + b:28} {value:12.3f} {'yes' if value >= DEFAULT else '-':>8} {'yes' if together else '-':>10}")
    print()


def show_books(runner, corpora):
    for translation in sorted((corpora / "compare/bible_pairs/raw").iterdir()):
        inputs = sorted(translation.iterdir())
        print(f"{translation.name + ', places among all pairs':48} {'k':>2}   {'parallels':28} partly parallel")
        for length in (5, 8):
            for name, values in book_measures(runner.run(inputs, PASSAGES, passages__min_tokens=length)).items():
                if length != 8 and "passages" not in name:
                    continue
                size = length if "passages" in name else ""
                print(f"{name:48} {size:>2}   {' '.join(map(str, sorted(places(values, PARALLELS)))):28} "
                      f"{' '.join(map(str, places(values, PARTLY)))}")
        print()


def show_weights(runner, corpora):
    """The best F1 of groups, with its threshold: of the events, and of the books of two translations."""
    events = corpora / "compare/wh_events"
    books = sorted((corpora / "compare/bible_pairs/raw").glob("*/*.txt"))
    gold = read_clusters(events / "clusters.jsonl")
    sets = [(sorted((events / "raw").iterdir()), pairs_within(gold), lambda document: Path(document).name),
            (books, {frozenset((f"{a.parent.name}/{a.name}", f"{b.parent.name}/{b.name}"))
                     for a in books for b in books if a.name == b.name and a < b}, str)]
    print(f"{'tf':6} {'idf-power':>9} {'events':>14} {'two translations':>18}")
    for tf, power in WEIGHTS:
        best = []
        for inputs, wanted, name_of in sets:
            scored = []
            for threshold in THRESHOLDS:
                out = runner.run(inputs, similarity__tf=f'"{tf}"', similarity__idf_power=float(power),
                                 similarity__related=threshold)
                groups = {name_of(row["document"]): row["group"] for row in rows_of(out / "related_group.csv")}
                scored.append((score(pairs_within(groups), wanted)[2], -threshold))
            best.append(max(scored))
        print(f"{tf:6} {power:9} {best[0][0]:7.3f} at {-best[0][1]:.2f} {best[1][0]:10.3f} at {-best[1][1]:.2f}")
    print()


def main():
    default = Path(os.environ.get("ROSTRA_CORPORA", HERE / "../../../shared/corpus"))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("corpora", type=Path, nargs="?", default=default)
    parser.add_argument("--weights", action="store_true")
    options = parser.parse_args()
    corpora = options.corpora.resolve()
    if not (corpora / "compare").is_dir():
        sys.exit(f"no corpora at {corpora}; set ROSTRA_CORPORA to the folder that holds compare/ and seeds/")
    with tempfile.TemporaryDirectory() as work:
        runner = Runner(options.program.resolve(), Path(work))
        for show in (show_events, show_seeds, show_books, *([show_weights] if options.weights else [])):
            show(runner, corpora)


if __name__ == "__main__":
    main()
