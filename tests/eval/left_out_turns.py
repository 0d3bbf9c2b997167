#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores the turns that Rostra finds in sets whose layouts its weights were not learned from.

    left_out_turns.py PROGRAM FOLDER... [--folds FOLDER] [--set NAME]... [--errors [N]]

A FOLDER has raw/ and gold/, or folders that do. --folds: what `learn_turns.py --folds` kept; each set is run with the weights that
were learned without it and its kin. A set that no fold names is run with the weights that PROGRAM has, which is right for
sets that nothing was learned from. Printed are, for each set, F1, attribution and how many documents came out without any
turn although they have some; the means, the lowest tenth of sets, and how often turns of which confidence are right. What
right means stands in turn_scores.py, and in docs/accuracy.md.
"""
import argparse
import shutil
import tempfile
from pathlib import Path

from evaluate import Runner, score_set, show_errors, total
from turn_scores import TurnScore, score_turns
from turn_sets import sets_below

LOWEST_SHARE = 10
CONFIDENCES = (0.97, 0.9, 0.8, 0.7, 0.5, 0.0)


class FoldRunner(Runner):
    """Runs with the weights of one fold."""

    def __init__(self, program, work, weights):
        super().__init__(program, work)
        shutil.copytree(program.parent / "plugins/speakers", work / "plugins/speakers")
        for name in ("labels.txt", "speech.txt"):
            shutil.copy(weights / name, work / "plugins/speakers/data/weights" / name)
        self.options = ("--plugin-path", work / "plugins")


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--set", action="append", default=[])
    parser.add_argument("--errors", type=int, nargs="?", const=20)
    options = parser.parse_args()
    options.program = options.program.resolve()
    return options


def runners_of(options, work):
    """The runner of each set that a fold names, and the one of all others."""
    own = Runner(options.program, work)
    runners = {}
    for fold in sorted(options.folds.iterdir()) if options.folds else ():
        place = work / f"fold{fold.name}"
        place.mkdir()
        runner = FoldRunner(options.program, place, fold)
        runners.update((name, runner) for name in (fold / "sets.txt").read_text(encoding="utf-8").split("\n") if name)
    return runners, own


def show_confidence(judged):
    print("\nconfidence from   turns   right")
    before = 2.0
    for least in CONFIDENCES:
        some = [right for confidence, right in judged if least <= confidence < before]
        share = f"{sum(some) / len(some):7.3f}" if some else ""
        print(f"{least:15} {len(some):7} {share}")
        before = least


def lowest(values):
    some = sorted(values)[:max(1, len(values) // LOWEST_SHARE)]
    return sum(some) / len(some)


def main():
    options = read_options()
    with tempfile.TemporaryDirectory() as temporary:
        runners, own = runners_of(options, Path(temporary))
        scores = {}
        print(f"{'set':28} {'docs':>5} {'gold':>6} {'found':>6} {'F1':>6} {'attribution':>12} {'silent':>6}")
        for folder in sets_below(options.folders):
            if options.set and folder.name not in options.set:
                continue
            every = score_set(runners.get(folder.name, own), folder, "turn", score_turns, TurnScore)
            score = scores[folder.name] = total(every, TurnScore)
            print(f"{folder.name:28} {len(every):5} {score.gold:6} {score.found:6} {score.f1:6.3f} "
                  f"{score.attribution:12.3f} {score.silent:6}", flush=True)
            score.documents = len(every)
            if options.errors:
                show_errors(score.errors, options.errors)
    f1s, shares = [s.f1 for s in scores.values()], [s.attribution for s in scores.values()]
    documents, silent = sum(s.documents for s in scores.values()), sum(s.silent for s in scores.values())
    print(f"mean of {len(scores)} sets: F1 {sum(f1s) / len(f1s):.4f}, of the lowest tenth {lowest(f1s):.3f} (the best of them "
          f"{sorted(f1s)[max(1, len(f1s) // LOWEST_SHARE) - 1]:.3f}); attribution {sum(shares) / len(shares):.4f}; "
          f"{silent} of {documents} documents silent")
    show_confidence([one for s in scores.values() for one in s.judged])


if __name__ == "__main__":
    main()
