#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes one conversation in every layout of labels and many languages, and holds the turns to who said what.

    label_layouts_test.py PROGRAM

`layouts/LANGUAGE.txt` has three people (given name | surname | form of address | office), then what they say, a turn a
line. A layout is a function below that writes one turn; each knows the label that it prints.
"""
import csv
import subprocess
import sys
import tempfile
import textwrap
import unicodedata
import unittest
from dataclasses import dataclass
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()
TALKS = Path(__file__).resolve().parent / "layouts"

PIPELINE = """rostra = 1
[pipeline]
name = "layouts"
[[stage]]
use = "speakers"
[output]
dir = "out"
formats = ["csv"]
layers = ["turn"]
"""

# Turns of which another person's words follow in a second paragraph, to have turns of several paragraphs.
LONG_EVERY, LONG_AT = 5, 2

# The share of documents that must be right to the letter, and of all turns.
LEAST_WHOLE, LEAST_RIGHT = 0.99, 0.995


@dataclass
class Person:
    given: str
    surname: str
    address: str
    office: str
    number: int

    @property
    def name(self):
        return f"{self.given} {self.surname}".strip()

    @property
    def formal(self):
        return f"{self.address} {self.surname}".strip()

    @property
    def initials(self):
        return "".join(word[0] for word in self.name.split())


class Layout:
    """How a turn is written: write(number, person, text) gives the printed label and the turn's lines."""

    def __init__(self, write, cased=False, languages=None, between="\n\n", head="", paragraphs=True):
        self.write, self.cased, self.languages = write, cased, languages
        self.between, self.head, self.paragraphs = between, head, paragraphs


LAYOUTS = {}


def layout(name, **options):
    def add(write):
        LAYOUTS[name] = Layout(write, **options)
        return write
    return add


def pattern(name, label, form, **options):
    """A layout of one format string; `label` says what of a person is printed."""
    def write(number, person, text):
        printed = label(person)
        return printed, form.format(label=printed, text=text, office=person.office, clock=clock(number),
                                    number=number + 1, short=clock(number, hours=False))
    LAYOUTS[name] = Layout(write, **options)


def clock(number, hours=True, fraction=""):
    seconds = 13 * number + 5
    minutes = f"{seconds // 60 % 60:02}:{seconds % 60:02}" if hours else f"{seconds // 60}:{seconds % 60:02}"
    return (f"{seconds // 3600:02}:{minutes}" if hours else minutes) + fraction


def name(person):
    return person.name


def capitals(person):
    return person.surname.upper()


def nickname(person):
    return person.name.lower().replace(" ", "_").replace(".", "")


pattern("colon", name, "{label}: {text}")
pattern("colon-lines", name, "{label}: {text}", between="\n")
pattern("colon-capitals", capitals, "{label}: {text}", cased=True)
pattern("colon-formal", lambda p: p.formal.upper(), "{label}: {text}", cased=True)
pattern("colon-full-width", name, "{label}：{text}", languages={"zh", "ja", "ko"}, between="\n")
pattern("colon-spaced", name, "{label} : {text}")
pattern("colon-no-break-space", name, "{label}\u00a0: {text}", languages={"fr"})
pattern("colon-tab", name, "{label}:\t{text}")
pattern("colon-own-line", name, "{label}:\n{text}")
pattern("office-in-parentheses", lambda p: f"{p.name} ({p.office})", "{label}: {text}")
pattern("office-behind-comma", lambda p: f"{p.name}, {p.office}".upper(), "{label}: {text}", cased=True)
pattern("brackets-colon", name, "[{label}]: {text}")
pattern("brackets", name, "[{label}] {text}")
pattern("bold-colon-inside", name, "**{label}:** {text}")
pattern("bold-colon-outside", name, "**{label}**: {text}")
pattern("bold-own-line", name, "**{label}**\n{text}")
pattern("italic-colon", name, "_{label}_: {text}")
pattern("heading", name, "### {label}\n\n{text}")
pattern("list-item", name, "- **{label}:** {text}")
pattern("quoted", name, "> **{label}:** {text}")
pattern("own-line", name, "{label}\n{text}", cased=True)
pattern("own-line-capitals", capitals, "{label}\n{text}", cased=True)
pattern("own-line-apart", name, "{label}\n\n{text}", cased=True)
pattern("period-formal", lambda p: p.formal, "  {label}. {text}", languages={"en", "fr"})
pattern("period-formal-capitals", lambda p: f"{p.address} {p.surname.upper()}", "  {label}. {text}", languages={"en"})
pattern("period-play", lambda p: p.surname, "{label}. {text}", cased=True, paragraphs=False)
pattern("period-play-capitals", capitals, "{label}. {text}", cased=True, paragraphs=False)
pattern("period-and-dash", lambda p: f"{p.address} {p.name}", "{label}. – {text}", languages={"fr"})
pattern("dash", name, "{label} — {text}", cased=True)
pattern("dash-capitals", capitals, "{label} – {text}", cased=True)
pattern("tab", name, "{label}\t{text}")
pattern("chat", name, "<{label}> {text}", between="\n")
pattern("chat-timed", name, "[{clock}] <{label}> {text}", between="\n")
pattern("time-before", name, "[{clock}] {label}: {text}")
pattern("time-before-plain", name, "{clock} {label}: {text}")
pattern("time-before-own-line", name, "[{clock}] {label}\n{text}")
pattern("time-above", name, "{short}\n{label}: {text}")
pattern("time-behind-own-line", name, "{label}: {clock}\n\n{text}")
pattern("time-behind-no-colon", name, "{label}  {short}\n{text}")
pattern("time-in-parentheses", name, "{label} ({clock}): {text}")
pattern("time-in-parentheses-own-line", name, "{label} ({short}):\n{text}")
pattern("numbered-speakers", lambda p: f"Speaker {p.number + 1}", "{label}: {text}")
pattern("numbered-speakers-timed", lambda p: f"Speaker {p.number + 1}", "{label} [{clock}]\n{text}")

pattern("period-apart-capitals", capitals, "{label}.\n\n{text}", cased=True)
pattern("italic-period", lambda p: p.surname, "_{label}._ {text}", cased=True)
pattern("dash-behind-colon", name, "{label}: — {text}")
pattern("number-before", capitals, "Anf. {number}  {label}: {text}", cased=True)
pattern("mark-before", name, "○{label}　{text}", languages={"zh", "ja", "ko"})
pattern("nickname", nickname, "{label}: {text}", languages={"en", "de", "fr", "nl"})
pattern("nickname-chat", nickname, "<{label}> {text}", between="\n")
pattern("nickname-timed", nickname, "{clock} {label}: {text}", between="\n", cased=True)
pattern("day-before", name, "12/03/21, {clock} - {label}: {text}", between="\n")
pattern("half-day-before", name, "[12/03/21, {clock} PM] {label}: {text}", between="\n")
pattern("time-as-link", name, "**{label}** [{short}](https://example.org/talk?t={number}): {text}")
pattern("time-below", name, "{label}\n{clock}\n{text}")
pattern("times-above-own-line", name, "{clock} --> {clock}.500\n{label}\n{text}", cased=True, between="\n")


@layout("initials-behind-surname", languages={"ru", "uk"})
def _(number, person, text):
    label = f"{person.surname.upper()} {person.given[0]}.{'ІВП'[person.number]}."
    return label, f"{label} {text}"


@layout("screenplay", cased=True)
def _(number, person, text):
    indented = textwrap.indent("\n".join(textwrap.wrap(text, 50)), " " * 10)
    return person.surname.upper(), f"{' ' * 22}{person.surname.upper()}\n{indented}"


@layout("log", between="\n", paragraphs=False)
def _(number, person, text):
    event = f"\n[{clock(number)}] * {nickname(person)} nods" if number % 3 == 1 else ""
    return nickname(person), f"[{clock(number)}] <{nickname(person)}> {text}{event}"


@layout("two-forms")
def _(number, person, text):
    return person.name, f"> *{person.name}:* {text}" if number % 3 == 1 else f"**{person.name}:** {text}"


@layout("office-told-once", languages={"en"})
def _(number, person, text):
    office = f" ({['Oxford West', 'Leeds North', 'Hull East'][person.number]}) (Con)" if number < 3 else ""
    return person.name + office, f"{person.name}{office}\n{text}"


@layout("initials-after-names", cased=True)
def _(number, person, text):
    label = f"{person.name} ({person.initials})" if number < 3 else person.initials
    return label, f"{label}: {text}"


@layout("questioner-among-names")
def _(number, person, text):
    label = "Q" if text.rstrip().endswith(("?", "？", "؟")) else person.name
    return label, f"{label}: {text}"


@layout("questions-and-answers", languages={"en"})
def _(number, person, text):
    label = "QA"[number % 2]
    return label, f"{label}.  {text}"


@layout("court", languages={"en"})
def _(number, person, text):
    label = ["THE COURT", "MR. McBRIDE"][number] if number < 2 else "QA"[number % 2]
    return label, f"          {label}{':  ' if number < 2 else '.     '}{text}"


@layout("columns", cased=True, between="\n", paragraphs=False)
def _(number, person, text):
    return person.surname.upper(), column(person.surname.upper(), text)


@layout("columns-colon", cased=True, between="\n", paragraphs=False)
def _(number, person, text):
    return person.surname, column(person.surname + ":", text)


def column(label, text):
    lines = textwrap.wrap(text, 50)
    return "\n".join(f"{label if i == 0 else '':16}{line}" for i, line in enumerate(lines))


@layout("indented", cased=True)
def _(number, person, text):
    label = person.surname.upper()
    return label, "\n".join(textwrap.wrap(f"{label}: {text}", 55, initial_indent="    "))


@layout("cues", head="WEBVTT\n\n", paragraphs=False)
def _(number, person, text):
    times = f"{clock(number, fraction='.000')} --> {clock(number + 1, fraction='.000')}"
    return person.name, f"{number + 1}\n{times}\n{person.name}: {text}"


@layout("cues-with-voices", head="WEBVTT\n\n", paragraphs=False)
def _(number, person, text):
    times = f"{clock(number, fraction='.000')} --> {clock(number + 1, fraction='.000')}"
    return person.name, f"{times}\n<v {person.name}>{text}</v>"


def read_talk(path):
    head, talk = path.read_text(encoding="utf-8").split("\n\n")
    people = [Person(*(part.strip() for part in line.split("|")), number)
              for number, line in enumerate(head.splitlines())]
    return people, talk.splitlines()


def conversation(people, talk):
    """Who says what: nobody twice in a row, all three among the first."""
    before = None
    for number, text in enumerate(talk):
        others = [p for p in people if p is not before]
        person = people[number] if number < len(people) else others[(number * 7 + len(text)) % len(others)]
        before = person
        yield number, person, text


def letters(text):
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalnum())


def is_cased(people):
    return people[0].surname.upper() != people[0].surname


def write_all(folder):
    """The documents, and for each the label and the letters of every turn."""
    wanted = {}
    for path in sorted(TALKS.glob("*.txt")):
        people, talk = read_talk(path)
        for name_of_layout, form in LAYOUTS.items():
            if form.languages is not None and path.stem not in form.languages:
                continue
            if form.cased and not is_cased(people):
                continue
            turns, blocks = [], []
            for number, person, text in conversation(people, talk):
                label, block = form.write(number, person, text)
                if form.paragraphs and number % LONG_EVERY == LONG_AT:
                    more = talk[(number + 4) % len(talk)]
                    indent = " " * (len(block) - len(block.lstrip(" ")))
                    block, text = f"{block}\n\n{indent}{more}", text + more
                turns.append((label, letters(text)))
                blocks.append(block)
            document = f"{name_of_layout}.{path.stem}.txt"
            (folder / document).write_text(form.head + form.between.join(blocks) + "\n", encoding="utf-8")
            wanted[document] = turns
    return wanted


class LabelLayouts(unittest.TestCase):
    def test_turns_are_found_in_every_layout(self):
        with tempfile.TemporaryDirectory() as name_of_folder:
            folder = Path(name_of_folder)
            documents = folder / "documents"
            documents.mkdir()
            wanted = write_all(documents)
            self.assertGreater(len(wanted), 1000)
            pipeline = folder / "layouts.toml"
            pipeline.write_text(PIPELINE, encoding="utf-8")
            command = [PROGRAM, "run", pipeline, documents / "*.txt", "--out", folder / "out", "--progress", "none"]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            found = {document: [] for document in wanted}
            with open(folder / "out" / "turn.csv", newline="", encoding="utf-8") as table:
                for row in csv.DictReader(table):
                    if row["kind"] != "procedural":
                        found[row["document"]].append((row["speaker"], letters(row["text"])))
        whole = right = turns = 0
        for document, gold in wanted.items():
            whole += found[document] == gold
            right += sum(one in gold for one in found[document])
            turns += max(len(gold), len(found[document]))
        self.assertGreaterEqual(whole, LEAST_WHOLE * len(wanted))
        self.assertGreaterEqual(right, LEAST_RIGHT * turns)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
