# SPDX-License-Identifier: Apache-2.0
"""The texts that learn_turns.py learns from: which there are, of which kin, and how much they weigh.

Sets of one kin have one source, or one way of writing: what is learned from one would tell of the others."""
import ast
import json
import re
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from made_layouts import write_documents

ROOT = Path(__file__).resolve().parent.parent.parent

# Kin by how the name of a set begins; the others are kin to none.
KIN = {"bitcoin_": "bitcoin", "plays_": "plays", "wh_": "white house", "apollo": "space", "b_spacelog": "space",
       "a_ca_ple": "catalonia", "parl_catalonia": "catalonia", "a_ca_": "canada", "b_zoom_": "zoom"}

# Beside the sets of conversations: what is written in every layout, and what a reader has looked at one by one.
WEIGHTS = {"layouts": 5.0, "seeds": 16.0, "examples": 12.0}
READ, CASES = 3.0, 4.0   # a real set, and a kind of cases/turns, beside ten made-up documents

# Texts without turns below the corpora, of which every second is taken, and so many bytes of it.
TURNLESS = {"verses": "compare/bible_pairs/raw/kjv/*", "novels": "quotes/quotes_litbank/raw/*",
            "statements": "compare/wh_events/raw/*__statements-releases__*"}
LONGEST = 120_000

SHORT_TURNLESS = [
    "READ MORE: The harbour\n\nThe town is well. He said: come.\n\nALSO READ: The quay\n\nNobody came.\n",
    "Key Points:\n\nFirst, the quay.\n\nBackground:\n\nThe storm.\n",
    "FACT SHEET: The harbour act\n\nToday the board signed it.\n",
    "The sons of Kohath: Amram. The sons of\nMerari: Mahli.\n\nThe sons of Kohath: Amram.\n\nThe sons of Merari: Mushi.\n",
    "Okay. It rained.\n\nYes. It did.\n\nOkay. It stopped, and the long day went by without a word.\n\nNobody spoke.\n",
    "Boat: the Ida\nBuilder: a yard\nColour: blue\n\n" * 5,
    "boat: the ida\nbuilder: a yard\ncolour: blue\n\n" * 5,
]

LITERAL = r'"(?:[^"\\]|\\.)*"'
LITERALS = rf"(?:{LITERAL}\s*)+"
EXAMPLE = re.compile(rf"turns_of\(\s*({LITERALS})\)\s*,\s*\(?Lines\{{((?:\s*{LITERALS},?)*)\}}")


@dataclass
class Text:
    """One document and its gold."""
    raw: str
    gold: str
    set: str
    kin: str
    role: str = "read"   # `read` counts in the means; `made`; `beside`: learned from only; `unlearned`: scored only
    weight: float = 1.0


def kin_of(name):
    return next((kin for begin, kin in KIN.items() if name.startswith(begin)), name)


def is_text(path):
    try:
        path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def texts_of(folder, role="read", weight=1.0):
    texts = []
    for raw in sorted((folder / "raw").iterdir()):
        gold = folder / "gold" / (raw.stem + ".jsonl")
        if gold.exists() and is_text(raw):
            texts.append(Text(str(raw), str(gold), folder.name, kin_of(folder.name), role, weight))
    return texts


def sets_below(folders):
    """The folders that have raw/ and gold/: those given, and those just below."""
    every = [one for folder in folders for one in [folder, *sorted(folder.glob("*"))]]
    return [one for one in every if (one / "raw").is_dir() and (one / "gold").is_dir()]


class SetWriter:
    """Writes a set of small documents."""

    def __init__(self, folder):
        self.folder, self.count = folder, 0
        for part in ("raw", "gold"):
            (folder / part).mkdir(parents=True, exist_ok=True)

    def add(self, content, turns=()):
        """`turns`: (speaker, text)."""
        name = f"{self.count:04}"
        self.count += 1
        (self.folder / "raw" / f"{name}.txt").write_bytes(content)
        self.write_gold(name, turns)

    def write_gold(self, name, turns):
        lines = [json.dumps({"speaker": speaker, "text": text}, ensure_ascii=False) for speaker, text in turns]
        path = self.folder / "gold" / f"{name}.jsonl"
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8", newline="\n")


def add_turnless(corpora, work):
    for name, pattern in TURNLESS.items():
        files = sorted(corpora.glob(pattern))[::2]
        written = SetWriter(work / name)
        for file in files:
            written.add(file.read_bytes()[:LONGEST].decode("utf-8", "ignore").encode())
        yield work / name


def add_layouts(work):
    """The documents of the test of layouts, which tells their turns."""
    sys.path.insert(0, str(ROOT / "tests/pipelines"))
    arguments, sys.argv = sys.argv, ["label_layouts_test.py", "rostra"]  # it takes the program's name, and runs it later
    import label_layouts_test
    sys.argv = arguments
    written = SetWriter(work / "layouts")
    for document, turns in label_layouts_test.write_all(work / "layouts/raw").items():
        written.write_gold(document.removesuffix(".txt"), turns)
    return work / "layouts"


def add_seeds(corpora, work):
    """The seeds with the gold of their turns, without the tables beside them."""
    folder = work / "seeds"
    for part in ("raw", "gold"):
        (folder / part).mkdir(parents=True, exist_ok=True)
        for file in sorted((corpora / "seeds" / part).glob("*")):
            shutil.copy(file, folder / part)
    return folder


def unquoted(literals):
    """What C++ literals side by side stand for."""
    def value(literal):
        if "\\x" in literal:
            return literal[1:-1].encode().decode("unicode_escape").encode("latin-1").decode("utf-8")
        return ast.literal_eval(literal)
    return "".join(map(value, re.findall(LITERAL, literals)))


def add_examples(work):
    """The texts of the unit tests with the turns that those expect, and short texts that have none."""
    written = SetWriter(work / "examples")
    source = (ROOT / "tests/plugins/speakers/transcript_test.cpp").read_text(encoding="utf-8")
    for text, expected in EXAMPLE.findall(source):
        lines = [unquoted(line).split(" | ", 2) for line in re.findall(LITERALS, expected)]
        turns = [(label.strip(), said) for kind, label, said in lines if kind != "procedural" and label]
        written.add(unquoted(text).encode(), turns)
    for text in SHORT_TURNLESS:
        written.add(text.encode())
    return work / "examples"


def gather(options, work):
    """All texts, as dictionaries of what Text has."""
    texts = []
    sets = sets_below(options.folders)
    for folder in sets:
        texts += texts_of(folder, "unlearned" if folder.name in options.not_learned else "read",
                          CASES if folder.parent.parent.name == "cases" else READ)
    remade = [folder for folder in sets if folder.name not in options.not_remade + options.not_learned]
    sources = write_documents(work / "made", remade, options.made, options.seed)
    for folder in sorted((work / "made").glob("*")):
        for text in texts_of(folder, "made"):
            text.kin = kin_of(sources[Path(text.raw).stem])
            texts.append(text)
    beside = [*add_turnless(options.corpora, work), add_layouts(work), add_seeds(options.corpora, work), add_examples(work)]
    for folder in beside:
        texts += texts_of(folder, "beside", WEIGHTS.get(folder.name, 1.0))
    return [asdict(text) for text in texts]
