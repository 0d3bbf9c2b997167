#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Learns by what `speakers` tells labels and the ends of speeches, and how well that does on sets it has not seen.

    learn_turns.py TURN_EVIDENCE [FOLDER]... [--write [WEIGHTS]] [--corpora FOLDER] [--not-learned SET,...]
                   [--not-remade SET,...] [--made 2400] [--seed 7] [--trees 160] [--groups 8] [--folds FOLDER]
                   [--environment FOLDER] [--work FOLDER]

TURN_EVIDENCE is the program of that name, BUILD/tests/eval/turn_evidence. A FOLDER has raw/ and gold/, as turn_scores.py
reads them, or folders that do; by default they are turns and cases/turns below the corpora (ROSTRA_CORPORA, else
../shared/corpus beside this project). Learned from besides are: --made conversations of those sets in layouts made up by
made_layouts.py; texts without turns, the seeds, the documents of the test of layouts and the examples of the unit tests
(turn_sets.py).

The kins of sets (turn_sets.py) are dealt into --groups groups, at most one a kin. Each group in turn is left out of what is
learned from, and is scored by what the others taught: F1 of labels and of turns is printed for each set, and the means over
sets. A turn is right as in turn_scores.py. With --write, all groups are learned from, and what is learned is written as
labels.txt and speech.txt (to plugins/speakers/data/weights).
--folds: what each group's others taught is kept in FOLDER/NUMBER, for left_out_turns.py.
--not-learned: sets with gold that is not of their text's labels; these are scored alone. --not-remade: sets that are not
put into other layouts, as marks of a transcription stand in their texts. scikit-learn is installed with pip into
--environment (build/scikit-learn), unless it is there; another version may learn other weights from the same texts.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from count_oracle import python_with_scikit_learn
from turn_sets import gather

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def names(text):
    return [name for name in text.split(",") if name]


def read_options():
    corpora = Path(os.environ.get("ROSTRA_CORPORA", ROOT / "../shared/corpus"))
    weights = ROOT / "plugins/speakers/data/weights"
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--write", type=Path, nargs="?", const=weights)
    parser.add_argument("--corpora", type=Path, default=corpora)
    parser.add_argument("--not-learned", type=names, default=[])
    parser.add_argument("--not-remade", type=names, default=[])
    parser.add_argument("--made", type=int, default=2400)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--trees", type=int, default=160)
    parser.add_argument("--groups", type=int, default=8)
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--environment", type=Path, default=ROOT / "build/scikit-learn")
    parser.add_argument("--work", type=Path, help="a new folder for what is gathered and seen; else one that goes")
    options = parser.parse_args()
    options.folders = [folder.resolve() for folder in options.folders] or [
        options.corpora.resolve() / "turns", options.corpora.resolve() / "cases/turns"]
    return options


def main():
    options = read_options()
    python = python_with_scikit_learn(options.environment.resolve())
    with tempfile.TemporaryDirectory() as temporary:
        work = (options.work or Path(temporary)).resolve()
        work.mkdir(parents=True, exist_ok=True)
        texts = gather(options, work)
        if not any(text["role"] == "read" for text in texts):
            sys.exit(f"no sets with raw/ and gold/ at {', '.join(map(str, options.folders))}")
        task = {"program": str(options.program.resolve()), "work": str(work), "texts": texts, "trees": options.trees,
                "groups": options.groups, "write": str(options.write.resolve()) if options.write else None,
                "folds": str(options.folds.resolve()) if options.folds else None}
        (work / "task.json").write_text(json.dumps(task), encoding="utf-8")
        # One thread: the order in which sums are made, and so the trees, do not depend on the machine.
        environment = {**os.environ, "OMP_NUM_THREADS": "1"}
        learn = [python, "-B", HERE / "turn_models.py", work / "task.json"]
        return subprocess.run(learn, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
