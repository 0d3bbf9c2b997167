#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares every cell of term_frequency with what scikit-learn's CountVectorizer counts in the same tokens.

    count_oracle.py PROGRAM [CORPORA] [--megabytes 20] [--corpus FOLDER] [--ngrams 1,2,3] [--environment FOLDER]
                    [--work FOLDER]

The corpus is gathered from the folders raw/ below CORPORA (ROSTRA_CORPORA, else ../shared/corpus beside this project);
where they are short of --megabytes, documents are added that have the lines of one in another order. --corpus takes all
files below FOLDER instead. scikit-learn is installed with pip into --environment (build/scikit-learn), unless it is
there. A line a check says how many cells were compared and how many differ; exit status 1 where any does. What is
checked, and what it gave, stands in docs/accuracy.md.
"""
import argparse
import csv
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent

# Documents for which counting is easily off by one: without any term, and shorter than a sequence.
SHORT = {
    "empty/empty.txt": "", "empty/marks.txt": "... !\n", "stop-words/three.txt": "It was the\n",
    "short/one.txt": "Harbour\n", "short/two.txt": "Harbour lights\n",
}

PIPELINE = """rostra = 1
[pipeline]
name = "counts"
[input]
root = {root}
paths = [{files}]
language = "auto"
metadata = "sets.csv"
[run]
memory = "{memory}"
[[stage]]
use = "tokenizer"
[stage.with]
stop-words = {stop_words}
[[stage]]
use = "term-frequency"
[stage.with]
ngrams = {ngrams}
tf-idf = "{smart}"
by = ["corpus", "document", "fact.set"]
[output]
formats = ["csv"]
layers = ["token"]
[output.csv]
text = false
"""

# What it tries, stop words, memory, and the variant of tf_idf.
RUNS = [
    ("every token is a term", [], "4 GiB", "ntn"),
    ("stop words part sequences, and memory is short", ["de", "en", "es", "fr"], "16 MiB", "ltc"),
]


def call(command, cure):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        what = " ".join(map(str, command))
        sys.exit(f"{what} ended with {done.returncode}:\n{done.stdout}{done.stderr}\n{cure}")
    return done.stdout.strip()


def python_with_scikit_learn(folder):
    """An interpreter that has scikit-learn, in an environment of its own."""
    python = folder / "bin/python"
    version = [python, "-c", "import sklearn; print(sklearn.__version__)"]
    if not python.exists() or subprocess.run(version, capture_output=True, check=False).returncode != 0:
        call([sys.executable, "-m", "venv", folder], "on Debian, python3 -m venv needs the package python3-venv")
        call([python, "-m", "pip", "install", "--quiet", "scikit-learn"], "pip has to reach its package index")
    print(f"scikit-learn {call(version, f'remove {folder} and run this again')}")
    return python


def write(corpus, place, content):
    path = corpus / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return len(content)


def in_another_order(content, rng):
    lines = content.splitlines(keepends=True)
    rng.shuffle(lines)
    return b"".join(lines)


def gather(corpora, corpus, wanted):
    """Takes real texts until there are `wanted` bytes, then some of them again, their lines in another order."""
    sets = {}
    for raw in sorted(corpora.glob("**/raw")):
        sets[raw.parent.name] = sorted(path for path in raw.rglob("*") if path.is_file())
    sets = {name: files for name, files in sets.items() if files}
    if not sets:
        sys.exit(f"no texts at {corpora}/**/raw; set ROSTRA_CORPORA to the folder of the corpora, or give --corpus")
    short = sum(write(corpus, place, text.encode()) for place, text in SHORT.items())
    real, taken = 0, []
    # One file of each set in turn, so that a small corpus has of all languages.
    for files in itertools.zip_longest(*sets.values()):
        for name, file in zip(sets, files):
            if file is not None and real < wanted:
                real += write(corpus, f"{name}/{len(taken):04}-{file.name}", file.read_bytes())
                taken.append((name, file))
    rng, again, mixed = random.Random(1), 0, 0
    while short + real + again < wanted:
        name, file = rng.choice(taken)
        again += write(corpus, f"{name}/again-{mixed:04}-{file.name}", in_another_order(file.read_bytes(), rng))
        mixed += 1
    names = sorted({name for name, _ in taken})
    megabytes = (short + real + again) / 1e6
    print(f"corpus: {megabytes:.1f} MB: {len(taken)} real texts ({real / 1e6:.1f} MB) of {len(names)} sets "
          f"({', '.join(names)}); {mixed} of them again ({again / 1e6:.1f} MB), their lines in another order; "
          f"{len(SHORT)} short ones")


def write_sets(corpus, path):
    """The metadata: a document's set is the first folder of its id."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["document", "set"])
        for document in sorted(p.relative_to(corpus) for p in corpus.rglob("*") if p.is_file()):
            writer.writerow([document, document.parts[0] if len(document.parts) > 1 else "."])


def languages(run):
    with open(run / "document.csv", newline="", encoding="utf-8") as file:
        counts = Counter(row["language"] or "unknown" for row in csv.DictReader(file))
    return ", ".join(f"{language} {count}" for language, count in counts.most_common())


def check(options, python, work, corpus):
    """Runs each pipeline, and has its cells compared; whether all are equal."""
    equal = True
    for number, (what, stop_words, memory, smart) in enumerate(RUNS):
        pipeline, out = work / "counts.toml", work / f"run{number}"
        lists = {"stop_words": stop_words, "ngrams": options.ngrams, "root": str(corpus), "files": f"{corpus}/**/*"}
        written = {name: json.dumps(value, ensure_ascii=False) for name, value in lists.items()}
        pipeline.write_text(PIPELINE.format(memory=memory, smart=smart, **written), encoding="utf-8")
        call([options.program, "run", pipeline, "--out", out, "--force", "--progress", "none"], "see its message above")
        counts = json.loads((out / "run.json").read_text(encoding="utf-8"))["counts"]
        if number == 0:
            print(f"documents by language: {languages(out)}; set aside: {counts['set_aside']}")
        scratch = f"{counts['scratch_bytes'] / 1e6:.1f} MB"
        print(f"\n{what} (memory {memory}, scratch {scratch}; tf_idf {smart})", flush=True)
        lengths = ",".join(map(str, options.ngrams))
        compare = [python, "-B", HERE / "scikit_cells.py", out, work / "sets.csv", lengths, smart]
        equal = subprocess.run(compare, check=False).returncode == 0 and equal
    return equal


def main():
    default = Path(os.environ.get("ROSTRA_CORPORA", ROOT / "../shared/corpus"))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("corpora", type=Path, nargs="?", default=default)
    parser.add_argument("--megabytes", type=float, default=20)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--ngrams", type=lambda text: [int(n) for n in text.split(",")], default=[1, 2, 3])
    parser.add_argument("--environment", type=Path, default=ROOT / "build/scikit-learn")
    parser.add_argument("--work", type=Path, help="a new folder for corpus and results; else one that goes")
    options = parser.parse_args()
    options.program = options.program.resolve()
    python = python_with_scikit_learn(options.environment.resolve())
    with tempfile.TemporaryDirectory() as temporary:
        work = (options.work or Path(temporary)).resolve()
        work.mkdir(parents=True, exist_ok=True)
        corpus = options.corpus.resolve() if options.corpus else work / "corpus"
        if options.corpus:
            print(f"corpus: {sum(p.stat().st_size for p in corpus.rglob('*') if p.is_file()) / 1e6:.1f} MB at {corpus}")
        else:
            gather(options.corpora.resolve(), corpus, int(options.megabytes * 1e6))
        write_sets(corpus, work / "sets.csv")
        equal = check(options, python, work, corpus)
    print("\nno cell differs" if equal else "\ncells differ")
    return 0 if equal else 1


if __name__ == "__main__":
    sys.exit(main())
