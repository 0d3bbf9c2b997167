# SPDX-License-Identifier: Apache-2.0
"""Texts in which nobody speaks by a label, of the words of a conversation."""
import made_people as people
from made_clutter import FIELDS, HEADINGS, RECORD_FIELDS
from made_lines import sentences, wrap

LONGEST = 900  # characters of a paragraph
SAID = ["said", "sagte", "a dit", "dijo"]


def write_records(rng, turns):
    """Lists of facts: the same words before a colon, again and again."""
    words = [word for _, text in turns[:40] for word in text.split()] or ["yes"]
    letters = rng.choices([str, str.lower, str.upper], [48, 40, 12])[0]
    fields = [letters(one) for one in rng.sample(RECORD_FIELDS, rng.randint(2, 6))]
    gap, mark = rng.random() < 0.3, rng.choice(["", "**", "- ", ""])
    behind = ("**" if mark == "**" else "") + rng.choice([": ", ": ", ":\t", " - "])
    lines = []
    for _ in range(rng.choice([1, 2, 3, 5, 8, 20])):
        for one in fields:
            at = rng.randrange(len(words))
            lines.append(mark + one + behind + " ".join(words[at:at + rng.randint(1, 6)]))
            lines += [""] if gap else []
        lines += [] if gap else [""]
    return lines


def prose(rng, text, width):
    return [*wrap(text, width), ""]


def headed_prose(rng, text, width):
    """A word and a colon before a sentence, and perhaps a paragraph below."""
    lines = [f"{rng.choice(FIELDS + RECORD_FIELDS)}: {sentences(text)[0]}"]
    lines += [""] if rng.random() < 0.5 else []
    return lines + (prose(rng, text, width) if rng.random() < 0.5 else [])


def reported_speech(rng, text, width):
    first, *others = sentences(text)[:3]
    return prose(rng, f"{people.person(rng, 'latin')} {rng.choice(SAID)}: “{first}” " + " ".join(others), width)


def item(rng, text, width):
    mark = rng.choice(["- ", "1. ", "* ", "(a) ", "", f"({rng.randint(1, 9)}) "])
    return [*wrap(sentences(text)[0], width, "", mark), ""]


def write_table(rng, turns):
    """Columns of facts."""
    words = [word for _, text in turns[:40] for word in text.replace("|", " ").split()] or ["yes"]
    between, columns = rng.choice(["\t", " | ", "   "]), rng.randint(2, 4)
    first = [rng.choice([people.person(rng, "latin"), rng.choice(RECORD_FIELDS), rng.choice(words)]) for _ in range(rng.choice([3, 8, 40]))]
    rows = [between.join([one, *(str(rng.randint(1, 2000)) if rng.random() < 0.5 else rng.choice(words) for _ in range(columns - 1))])
            for one in rng.choices(first, k=rng.choice([4, 10, 30]))]
    return [f"| {row} |" for row in rows] if between == " | " and rng.random() < 0.5 else rows


def write_numbered(rng, turns):
    """Verses, notes or paragraphs that are counted."""
    mark = rng.choice(["[{}] ", "[{}] ", "{} ", "({}) ", "{}. ", "1:{} ", "{}:1 ", "[^{}]: "])
    start, gap, again = rng.choice([1, 1, 1, 17]), rng.random() < 0.4, rng.choice([0, 0, 5, 12])
    said = [one for _, text in turns[:60] for one in sentences(text)][:rng.choice([4, 12, 40])] or ["Yes."]
    lines = []
    for number, one in enumerate(said):
        lines += [mark.format((number % again if again else number) + start) + one] + ([""] if gap else [])
    return lines


def write_turnless(rng, turns):
    """The lines of a document without turns."""
    lines = [rng.choice(HEADINGS), ""] if rng.random() < 0.6 else []
    if rng.random() < 0.35:
        return lines + write_records(rng, turns)
    if rng.random() < 0.2:
        return lines + rng.choice([write_table, write_numbered])(rng, turns)
    kind = rng.choices([prose, headed_prose, reported_speech, item], [25, 15, 10, 15])[0]
    count, width = rng.choice([1, 2, 3, 5, 10, 20]), rng.choice([0, 72])
    at = rng.randint(0, max(0, len(turns) - count))
    for _, text in turns[at:at + count]:
        text = text[:LONGEST].replace("\n", " ")
        if not text.strip():
            continue
        lines += kind(rng, text, width)
        if rng.random() < 0.2:
            lines += [rng.choice(HEADINGS), ""]
        if rng.random() < 0.1:
            lines += [*(people.person(rng, "latin") for _ in range(6)), ""]
        if rng.random() < 0.1:
            lines += [rng.choice(RECORD_FIELDS) + ":", "", sentences(text)[-1], ""]
    return lines
