# SPDX-License-Identifier: Apache-2.0
"""The part of learn_turns.py that needs scikit-learn.

    turn_models.py TASK
"""
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

import turn_matching as matching
from turn_matching import DOCUMENT, LABEL_PLACES, SPEECH_PLACES, Document

MOST_READINGS, MOST_UNITS = 250, 400  # of one document that are learned from
LEAST = 1e-5                          # a probability
MOST_ODDS = 9998                      # thousandths of the logarithm; beyond stands for no reading
LOWEST_SHARE = 10

HEAD = """# SPDX-License-Identifier: Apache-2.0
# {}
# Learned by tests/eval/learn_turns.py, which says from which texts. Added are thousandths of the logarithm of the odds.
"""
WHAT = {
    "labels.txt": "Whether a reading of the head of a line is a label: see label_features.hpp.",
    "speech.txt": "Whether a line behind a label is said by the one it names: see speech_features.hpp.",
}


def logarithm_of_odds(probabilities):
    probabilities = np.clip(probabilities, LEAST, 1 - LEAST)
    return np.log(probabilities / (1 - probabilities))


def f1(right, found, gold):
    return 2 * right / (found + gold) if found + gold else 1.0


def places_of_folds(task, groups, sets, kins):
    """Where the weights of each group go, if anywhere; sets.txt there names the sets that they were learned without."""
    folders = [Path(task["folds"], str(number)) for number in range(len(groups))] if task["folds"] else []
    for folder, group in zip(folders, groups):
        folder.mkdir(parents=True, exist_ok=True)
        names = sorted({name for name, kin in zip(sets, kins) if kin in group})
        (folder / "sets.txt").write_text("".join(name + "\n" for name in names), encoding="utf-8")
    return folders


class Learner:
    """Everything about the texts of a task."""

    def __init__(self, task):
        self.task, self.texts, self.work = task, task["texts"], Path(task["work"])
        self.documents = [Document(text) for text in self.texts]
        self.sets = np.array([text["set"] for text in self.texts])
        self.kins = np.array([text["kin"] for text in self.texts])
        self.learned = np.array([text["role"] != "unlearned" for text in self.texts])
        sizes = {name: np.sum(self.sets == name) for name in set(self.sets)}
        self.weights = np.array([text["weight"] / np.sqrt(sizes[text["set"]]) for text in self.texts])
        names = sorted(set(self.kins))
        groups = min(task["groups"], len(names))
        order = np.random.RandomState(3).permutation(len(names))
        self.groups = [[names[one] for one in order[group::groups]] for group in range(groups)]

    def evidence(self, mode, *more):
        """The names of the columns, and the rows."""
        out = self.work / mode
        files = "".join(text["raw"] + "\n" for text in self.texts)
        subprocess.run([self.task["program"], mode, out, *more], input=files, text=True, encoding="utf-8", check=True)
        with open(out, "rb") as file:
            names = file.readline().decode().split()
            return names, np.fromfile(file, dtype=np.int32).reshape(-1, len(names))

    def speech(self, chosen, odds):
        """The lines behind the chosen readings, and where they are in letters."""
        choice = np.column_stack([chosen, np.clip(odds, -MOST_ODDS, MOST_ODDS)]).astype(np.int32)
        choice.tofile(self.work / "choice")
        names, units = self.evidence("speech", self.work / "choice")
        return names, units, *matching.letters_of_units(self.documents, units)

    def sample(self, rows, most, seed):
        """Which rows are learned from, and what each weighs: a set and a document weigh little more by being large."""
        document = rows[:, DOCUMENT]
        counts = np.maximum(np.bincount(document, minlength=len(self.texts)), 1)
        drawn = np.random.RandomState(seed).rand(len(rows)) < np.minimum(1, most / counts[document])
        weights = self.weights[document] / np.sqrt(np.minimum(counts, most))[document]
        return drawn & self.learned[document], weights / weights.mean()

    def fit(self, values, truth, weights):
        model = HistGradientBoostingClassifier(
            max_iter=self.task["trees"], learning_rate=0.12, max_leaf_nodes=20, min_samples_leaf=20, l2_regularization=6.0,
            max_features=0.4, random_state=1)
        return model.fit(values, truth, sample_weight=weights)

    def left_out(self, rows, values, truth, used, weights, others, keep):
        """Of the rows of each of `others`, as (rows, values), the odds by what is learned from those of no kin of theirs.
        `keep(group, model)` may keep what was learned."""
        kin = self.kins[rows[:, DOCUMENT]]
        odds = [np.zeros(len(more)) for more, _ in others]
        for number, group in enumerate(self.groups):
            taken = used & ~np.isin(kin, group)
            model = self.fit(values[taken], truth[taken], weights[taken])
            keep(number, model)
            for out, (more, their_values) in zip(odds, others):
                apart = np.isin(self.kins[more[:, DOCUMENT]], group)
                if apart.any():
                    out[apart] = logarithm_of_odds(model.predict_proba(their_values[apart])[:, 1])
        return odds


def write_model(model, names, path):
    """The trees as text, as tree_model.hpp reads them."""
    lines = [f"start {round(float(np.ravel(model._baseline_prediction)[0]) * 1000)}"]

    def write_node(nodes, number, depth):
        node = nodes[number]
        if node["is_leaf"]:
            lines.append("  " * depth + f"add {round(node['value'] * 1000)}")
            return
        lines.append("  " * depth + f"{names[node['feature_idx']]} <= {int(np.floor(node['num_threshold']))}")
        write_node(nodes, node["left"], depth + 1)
        write_node(nodes, node["right"], depth + 1)

    for tree in model._predictors:
        lines.append("tree")
        write_node(tree[0].nodes, 0, 1)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD.format(WHAT[path.name]) + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{path}: {len(lines)} lines", flush=True)


def report(texts, counts, readable):
    """A line a set, and the means. `readable`: of each text, how many gold turns have a reading that could be their label."""
    scores = {}
    for role in ("read", "unlearned", "beside", "made"):
        scores[role] = {}
        for name in sorted({text["set"] for text in texts if text["role"] == role}):
            of_set = np.array([text["set"] == name and text["role"] == role for text in texts])
            labels_right, labels, right, found, gold = counts[of_set].sum(axis=0)
            scores[role][name] = (f1(labels_right, labels, gold), f1(right, found, gold))
            if role != "made":
                print(f"{name:28} {role:10} documents {of_set.sum():5} gold {gold:6} readable {readable[of_set].sum():6} "
                      f"found {found:6}  F1 of labels "
                      f"{scores[role][name][0]:.3f}, of turns {scores[role][name][1]:.3f}")
    for role in ("read", "made"):
        values = np.array(list(scores[role].values()))
        if len(values):
            lowest = np.sort(values, axis=0)[:max(1, len(values) // LOWEST_SHARE)].mean(axis=0)
            labels, turns = values.mean(axis=0)
            print(f"mean of {len(values)} sets {role}: F1 of labels {labels:.4f}, of turns {turns:.4f}; "
                  f"of the lowest tenth {lowest[0]:.3f}, {lowest[1]:.3f}")


def learn(task):
    learner = Learner(task)
    names, rows = learner.evidence("labels")
    values = rows[:, LABEL_PLACES:]
    turns = matching.turns_of_readings(learner.documents, rows)
    truth = (turns >= 0).astype(np.int8)
    used, weights = learner.sample(rows, MOST_READINGS, 1)
    print(f"{len(learner.texts)} texts of {len(set(learner.kins))} kins, {len(rows)} readings, {truth.sum()} of them labels",
          flush=True)
    folds = places_of_folds(task, learner.groups, learner.sets, learner.kins)

    def keep_as(name, columns):
        return lambda group, model: folds and write_model(model, columns, folds[group] / name)

    keep = keep_as("labels.txt", names[LABEL_PLACES:])
    odds = np.round(1000 * learner.left_out(rows, values, truth, used, weights, [(rows, values)], keep)[0])
    chosen = matching.choose(rows, odds, len(learner.texts))

    speech_names, found, begins, ends = learner.speech(chosen, odds)
    _, units, unit_begins, unit_ends = learner.speech(truth, odds)
    said = matching.said_in_gold(learner.documents, units, turns, unit_begins, unit_ends)
    unit_used, unit_weights = learner.sample(units, MOST_UNITS, 2)
    unit_used &= unit_ends > unit_begins
    unit_values, found_values = units[:, SPEECH_PLACES:], found[:, SPEECH_PLACES:]
    keep = keep_as("speech.txt", speech_names[SPEECH_PLACES:])
    found_odds = learner.left_out(units, unit_values, said, unit_used, unit_weights, [(found, found_values)], keep)[0]
    procedure = found[:, speech_names.index("procedure")]
    speeches = matching.cut_speeches(found, begins, ends, found_odds, procedure)
    readable = np.bincount(rows[turns >= 0, DOCUMENT], minlength=len(learner.texts))
    report(learner.texts, matching.count_right(learner.documents, rows, turns, chosen, speeches), readable)

    if task["write"]:
        out = Path(task["write"])
        write_model(learner.fit(values[used], truth[used], weights[used]), names[LABEL_PLACES:], out / "labels.txt")
        model = learner.fit(unit_values[unit_used], said[unit_used], unit_weights[unit_used])
        write_model(model, speech_names[SPEECH_PLACES:], out / "speech.txt")


if __name__ == "__main__":
    learn(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
