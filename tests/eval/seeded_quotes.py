# SPDX-License-Identifier: Apache-2.0
"""Quotations that were made from real transcripts by known edits, and how many get the verdict that the edit asks for.

    python3 -B tests/eval/seeded_quotes.py build/release/rostra TRANSCRIPT… [--count 500] [--seed 1] [-v]

Each transcript is run once for its turns. From sentences of them quotations are made: as said, cut at an end, with words
left out behind dots, put together of two places, with its halves in the other order, stripped of a "not", said by another
speaker, or with words changed. They stand in articles, each with the name of who said it, and the whole pipeline runs over
articles and transcripts. A quotation whose meaning was turned must never come out as verbatim or as an ellipsis without the
column `turned` saying so.
"""
import csv
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

PIPELINE = """rostra = 1
[pipeline]
name = "quotes"
[input]
paths = ["texts/*.txt"]
language = "en"
{stages}
[output]
dir = "out"
formats = ["csv"]
layers = [{layers}]
"""
TURN_STAGES = ["noise", "document-facts", "sentences", "tokenizer", "speakers"]
QUOTE_STAGES = TURN_STAGES + ["quotes", "quote-match"]
WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
DENIALS = re.compile(r"\b(not|never|no)\b ", re.I)
SWAPS = ["river", "lantern", "copper", "window", "harvest", "saddle", "violin", "meadow"]


def run(rostra, folder, stages, layers):
    text = PIPELINE.format(stages="\n".join(f'[[stage]]\nuse = "{stage}"' for stage in stages),
                           layers=", ".join(f'"{layer}"' for layer in layers))
    (folder / "quotes.toml").write_text(text)
    subprocess.run([rostra, "run", "quotes.toml", "--force", "--progress", "none", "--log-level", "error"], cwd=folder,
                   check=True)


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def sentences_of(rostra, paths):
    """(speaker, document, sentence) of turns whose speaker is named."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "texts").mkdir()
        for path in paths:
            (folder / "texts" / Path(path).name).write_bytes(Path(path).read_bytes())
        run(rostra, folder, TURN_STAGES, ["turn", "sentence"])
        texts = {path.name: path.read_bytes() for path in (folder / "texts").iterdir()}
        turns = {}
        for row in rows(folder / "out" / "turn.csv"):
            if row["speaker_id"] and row["kind"] == "named":
                turns.setdefault(row["document"], []).append((int(row["begin"]), int(row["end"]), row["speaker_id"]))
        found = []
        for row in rows(folder / "out" / "sentence.csv"):
            begin, end = int(row["begin"]), int(row["end"])
            for first, last, speaker in turns.get(row["document"], []):
                if first <= begin and end <= last:
                    text = " ".join(texts[row["document"]][begin:end].decode().split())
                    found.append((speaker, row["document"], text))
        return found


def words_of(text):
    return text.split(" ")


def plain(text):
    """Sentences that an article can quote without trouble of its own marks."""
    return (9 <= len(words_of(text)) <= 40 and not re.search(r'["“”\[\]()…:;]|\.\.|--|—', text)
            and text[0].isupper() and text[-1] in ".!?")


def edits(kind, text, other, chance):
    """The quotation of a kind that is made of a sentence, or None where it cannot be made."""
    words = words_of(text)
    size = len(words)
    if kind == "verbatim" or kind == "other speaker":
        return text
    if kind == "cut":
        return " ".join(words[: size - chance.randint(2, size // 3)]) if chance.random() < 0.5 else " ".join(
            words[chance.randint(2, size // 3):])
    if kind == "elided":
        first = chance.randint(3, size - 6)
        gap = chance.randint(1, min(6, size - first - 3))
        return " ".join(words[:first]) + " … " + " ".join(words[first + gap:])
    if kind == "elided denial":
        match = DENIALS.search(text)
        place = len(words_of(text[: match.start()])) - 1 if match else 0
        if not 3 <= place <= size - 5:
            return None
        return " ".join(words[:place]) + " ... " + " ".join(words[place + chance.randint(1, 2):])
    if kind == "spliced":
        if other is None:
            return None
        rest = words_of(other)
        return " ".join(words[: max(5, size // 2)]) + " " + " ".join(rest[-max(5, len(rest) // 2):])
    if kind == "reordered":
        half = size // 2
        return " ".join(words[half:]).rstrip(".!?") + " " + " ".join(words[:half])
    if kind == "stripped":
        match = DENIALS.search(text)
        return text[: match.start()] + text[match.end():] if match and 0 < match.start() else None
    if kind == "altered":
        changed = list(words)
        for place in chance.sample(range(1, size - 1), max(1, size // 8)):
            changed[place] = chance.choice(SWAPS)
        return " ".join(changed)
    raise ValueError(kind)


WANTED = {"verbatim": {"verbatim"}, "cut": {"verbatim"}, "elided": {"ellipsis"}, "elided denial": {"ellipsis"}, "spliced": {"spliced"},
          "reordered": {"spliced"}, "stripped": {"altered"}, "other speaker": {"verbatim"}, "altered": {"altered"}}


def made_quotes(sentences, count, chance):
    good = [one for one in sentences if plain(one[2])]
    counts = Counter(text for _, _, text in good)
    good = [one for one in good if counts[one[2]] == 1]
    chance.shuffle(good)
    speakers = sorted({speaker for speaker, _, _ in good})
    kinds = list(WANTED)
    made = []
    for number, (speaker, document, text) in enumerate(good):
        if len(made) == count:
            break
        kind = kinds[len(made) % len(kinds)]
        others = [one for one in good[number + 1: number + 200] if one[0] == speaker and one[1] == document]
        quote = edits(kind, text, others[0][2] if others else None, chance)
        if quote is None:
            continue
        named = speaker
        if kind == "other speaker":
            named = chance.choice([one for one in speakers if one != speaker])
        made.append((kind, named, quote, text))
    return made


def main():
    arguments = [one for one in sys.argv[1:] if not one.startswith("-")]
    option = {name: int(sys.argv[sys.argv.index(name) + 1]) for name in ("--count", "--seed") if name in sys.argv}
    numbers = {str(value) for value in option.values()}
    rostra, *paths = [one for one in arguments if one not in numbers]
    rostra = str(Path(rostra).resolve())
    chance = random.Random(option.get("--seed", 1))
    made = made_quotes(sentences_of(rostra, paths), option.get("--count", 500), chance)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "texts").mkdir()
        for path in paths:
            (folder / "texts" / Path(path).name).write_bytes(Path(path).read_bytes())
        places = {}
        for first in range(0, len(made), 10):
            text = "What was said, as it is told\n\n"
            for number in range(first, min(first + 10, len(made))):
                kind, speaker, quote, _ = made[number]
                text += "“"
                begin = len(text.encode())
                text += quote.rstrip(".,") + ("." if quote[-1] not in "!?" else "") + f"” {speaker} said.\n\n"
                places[(f"zz-article-{first:05}.txt", begin)] = number
            (folder / "texts" / f"zz-article-{first:05}.txt").write_bytes(text.encode())
        run(rostra, folder, QUOTE_STAGES, ["quote"])
        verdicts = {}
        for row in rows(folder / "out" / "quote_match.csv"):
            number = places.get((row["document"], int(row["begin"])))
            if number is not None:
                verdicts[number] = row
    right, total, passed = Counter(), Counter(), 0
    for number, (kind, speaker, quote, text) in enumerate(made):
        row = verdicts.get(number)
        total[kind] += 1
        good = row is not None and row["verdict"] in WANTED[kind]
        if kind == "other speaker":
            good = good and row["speaker_agrees"] == "false"
        elif good:
            good = row["speaker_agrees"] != "false"
        if kind in ("stripped", "elided denial") and row is not None and row["turned"] != "true":
            good = False
            passed += row["verdict"] in ("verbatim", "ellipsis")
        right[kind] += good
        if not good and "-v" in sys.argv:
            shown = {key: row[key] for key in ("verdict", "identity", "speaker_agrees", "turned", "edits", "type",
                                               "speaker_id", "source_speaker_id")} if row else None
            print(kind, "|", speaker, "|", quote, "|", text, "|", shown)
    for kind in WANTED:
        print(f"{kind}\t{right[kind]}\t{total[kind]}")
    print(f"all\t{sum(right.values())}\t{len(made)}\t{sum(right.values()) / max(1, len(made)):.3f}")
    print(f"turned, and passed as verbatim or ellipsis\t{passed}")


if __name__ == "__main__":
    main()
