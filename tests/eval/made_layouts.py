#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes real conversations in made-up layouts, and texts without turns of the same sentences.

    made_layouts.py OUT SET... [--count 700] [--seed 7]

A SET has raw/ and gold/, as turn_scores.py reads it; only the gold is used. OUT/made_000/ and so on get raw/ and gold/, ten
documents each, every seventh without turns; OUT/sources.json says from which set each document is.
"""
import argparse
import json
import random
from pathlib import Path

import made_people as people
from made_choice import DAYS, DIRECTIONS, MARKUPS, TIME_AND_DASH, choose_layout
from made_clutter import (ACTIONS, CROWD, FIELDS, HEADINGS, INTERJECTIONS, LAST_LINES, NOTES, NOTICES, OFFICES, PARTIES, SCENES, TAGS,
                          annotation, item_mark, page_break)
from made_conversations import read_conversations, take_turns
from made_lines import clock, paragraphs, sentences, spoken, wrap
from made_tables import TableWriter
from made_turnless import write_turnless

A_SET = 10         # documents
TURNLESS = 7       # every so many documents
LONGEST_LABEL = 90
LONGEST_LINE = 1 << 20
SPOKEN = 0.12      # of the conversations are written as they are heard
IN_COLUMNS = 0.14  # are tables
IN_FIGURES, FIGURED = 0.1, 8   # of those with so many turns name people by numbers in brackets


class Writer:
    """Writes one conversation in a layout: its lines, and the gold."""

    def __init__(self, rng, layout, turns):
        self.rng, self.layout, self.turns = rng, layout, turns
        self.sentences = [sentence for _, text in turns for sentence in sentences(text)] or ["Yes."]
        self.lines, self.gold = [], []
        self.milliseconds, self.page = rng.randint(0, 20) * 1000, 1
        self.parties, self.known = {}, set()

    def write(self):
        self.write_head()
        for number, (label, text) in enumerate(self.turns):
            self.write_turn(number, label, text)
            self.write_clutter()
        if self.rng.random() < 0.3:
            self.lines += ["", self.rng.choice(LAST_LINES)]
        return self.lines, self.gold

    def chance(self, kind, share):
        return kind in self.layout.clutter and self.rng.random() < share

    def end_block(self):
        if self.layout.gap or self.layout.captions:
            self.lines.append("")

    def write_head(self):
        rng = self.rng
        if self.layout.captions:
            self.lines += ["WEBVTT", ""]
        elif rng.random() < 0.6:
            heading = rng.choice(HEADINGS)
            self.lines.append(heading.title() if rng.random() < 0.5 else heading)
            if rng.random() < 0.4:
                present = "Present: " + ", ".join(people.person(rng, "latin") for _ in range(4))
                self.lines.append(rng.choice(DAYS + [present]))
            if rng.random() < 0.3:
                self.lines += ["", *wrap(" ".join(sentences(rng.choice(self.turns)[1])[:3]), self.layout.width)]
            self.lines.append("")

    def printed(self, label):
        """The label with what may stand behind a name."""
        first = label not in self.known
        self.known.add(label)
        if "party" in self.layout.clutter and (first or self.rng.random() < 0.5):
            return f"{label} ({self.parties.setdefault(label, self.rng.choice(PARTIES))})"
        if "office" in self.layout.clutter and (first or self.layout.offices):
            return f"{label}, {self.parties.setdefault(label, OFFICES[len(self.known) % len(OFFICES)])}"
        if self.chance("manner", 0.3):
            return f"{label} ({self.rng.choice(DIRECTIONS)})"
        return label

    def head_of(self, number, printed, asked):
        """All that stands before what is said."""
        layout = self.layout
        if layout.attribute:
            return layout.attribute.format(number + 1, printed)
        if asked:
            return printed + layout.question_tail
        opening = f"{number + 1}. " if layout.opening == "number" else layout.opening
        before, behind = MARKUPS[layout.markup]
        label = before + layout.sign + printed + (layout.colon if layout.colon_inside else "") + behind
        time = clock(self.milliseconds, layout.time_form).join(layout.time_brackets)
        if layout.time == "before":
            label = time + (" - " if layout.time_form == TIME_AND_DASH else " ") + label
        elif layout.time == "behind":
            label += " " + time
        times = "".join(clock(self.milliseconds + 1900 * column, 3) + "\t" for column in range(layout.columns))
        return opening + label + (" " if layout.colon_inside else layout.tail) + times

    def write_turn(self, number, label, text):
        layout, rng = self.layout, self.rng
        asked = layout.bare_questions and number % 2 == 1
        printed = "Q" if asked else self.printed(label)
        head = layout.label_indent + self.head_of(number, printed, asked)
        said = paragraphs(rng, text, layout.script)
        if layout.captions:
            said = [" ".join(said)]
            self.lines.append(f"{clock(self.milliseconds, 3)} --> {clock(self.milliseconds + 2000, 3)}")
        if layout.ending == "line":
            lines = [head.rstrip()]
            if layout.time == "below":
                lines.append(clock(self.milliseconds, layout.time_form).join(layout.time_brackets))
            if "office below" in layout.clutter and not layout.attribute:
                lines.append(rng.choice(["{}", "({})", "_{}_"]).format(rng.choice(OFFICES + PARTIES)))
            lines += [""] if layout.gap_below_label else []
            lines += wrap(said[0], layout.width, layout.indent)
        else:
            direction = f"({rng.choice(DIRECTIONS)}) " if self.chance("direction", 0.3) else ""
            lines = wrap(said[0], layout.width, layout.indent, head + direction)
        for paragraph in self.with_interjections(said[1:]):
            lines += [""] if layout.paragraph_gap else []
            lines += [rng.choice(TAGS)] if self.chance("tags", 0.7) else []
            lines += wrap(paragraph, layout.width, layout.indent, layout.paragraph_indent)
        self.add_fields(lines, said)
        self.add_items(lines, said)
        if self.chance("pages", 0.22):
            at = rng.randint(1, len(lines))
            lines[at:at] = page_break(rng, self.page)
            self.page += 1
        self.lines += lines
        self.lines += [annotation(rng, tier, said[-1]) for tier in layout.tiers]
        manner = printed.startswith(label + " (") and "manner" in layout.clutter
        self.gold.append({"speaker": label if manner else printed, "text": " ".join(said)})
        self.milliseconds += rng.randint(2000, 60000)
        self.end_block()

    def with_interjections(self, said):
        """Paragraphs of a speech, and what is called out between them; both are in the turn."""
        for paragraph in said:
            if self.chance("interjections", 0.5):
                name = people.person(self.rng, "latin")
                yield self.rng.choice(INTERJECTIONS).format(self.rng.choice([name, people.surname(name)]))
            yield paragraph

    def add_fields(self, lines, said):
        """Paragraphs of a speech that look as if a label headed them."""
        if self.layout.ending == "period" or not self.chance("fields", 0.25):
            return
        for _ in range(self.rng.choice([1, 2, 3])):
            sentence = self.rng.choice(self.sentences)
            if self.rng.random() < 0.7:
                sentence = sentence[:1].lower() + sentence[1:]
            said.append(f"{self.rng.choice(FIELDS)}: {sentence}")
            lines += ["", said[-1]] if self.layout.gap else [said[-1]]

    def add_items(self, lines, said):
        if not self.chance("items", 0.3):
            return
        for number in range(self.rng.choice([2, 3, 5])):
            said.append(item_mark(self.layout.item_form, number) + self.rng.choice(self.sentences))
            lines += [""] if self.layout.gap else []
            lines += wrap(said[-1], self.layout.width, self.layout.indent, self.layout.paragraph_indent)

    def write_clutter(self):
        rng = self.rng
        if self.chance("crowd", 0.15):
            self.write_crowd()
        if self.chance("notes", 0.15):
            self.lines.append(rng.choice(NOTES))
            self.end_block()
        if self.chance("tags", 0.5):
            self.lines.append(rng.choice(TAGS))
        if self.chance("footnotes", 0.3):
            mark = rng.choice(["[{}] ", "{} ", "({}) ", "{}. "])
            self.lines += [mark.format(at + 1) + rng.choice(self.sentences) for at in range(rng.choice([1, 2, 4]))] + [""]
        if self.chance("headings", 0.12):
            heading = rng.choice(HEADINGS) if rng.random() < 0.6 else "## " + rng.choice(HEADINGS)
            self.lines += ["", " " * rng.choice([0, 0, 15]) + heading, ""]
        if self.chance("scenes", 0.12):
            self.write_scene()
        if self.chance("actions", 0.15):
            indent = " " * rng.choice([0, 0, 4, 8, 14])
            marks = rng.choice([("", ""), ("", ""), ("_", "_"), ("*", "*"), ("(", ")"), ("[", "]")])
            self.lines += wrap(rng.choice(ACTIONS).join(marks), self.layout.width or LONGEST_LINE, indent, indent)
            self.end_block()
        if self.chance("notices", 0.2):
            for _ in range(rng.choice([1, 1, 2, 4])):
                self.lines.append(rng.choice(NOTICES).replace("{}", people.nickname(rng, people.person(rng, "latin"))))
            self.end_block()
        if self.chance("prose", 0.1):
            prose = " ".join(rng.choice(self.sentences) for _ in range(2))
            self.lines += [*wrap(prose, self.layout.width), ""]
        if self.chance("lists", 0.06):
            names = [rng.choice(["", "  ", "- "]) + people.person(rng, "latin") for _ in range(rng.randint(4, 14))]
            self.lines += ["", *names, ""]
        if self.chance("votes", 0.06):
            names = ["     " + rng.choice(people.SURNAMES["latin"]) for _ in range(rng.randint(5, 12))]
            self.lines += ["", f"AYES--{rng.randint(5, 30)}", "", *names, ""]

    def write_scene(self):
        """The head of a scene, and who is in it."""
        rng, names = self.rng, sorted({label for label, _ in self.turns})
        names = rng.sample(names, min(len(names), rng.randint(2, 4)))
        entrance = rng.choice([". ", ", "]).join(names) + "."
        entrance = entrance.join(rng.choice([("(", ")"), ("", ""), ("_", "_"), ("[", "]")]))
        head = " " * rng.choice([0, 0, 12, 24]) + rng.choice(SCENES)
        self.lines += ["", head, ""] + ([rng.choice(["", "    "]) + entrance, ""] if rng.random() < 0.6 else [])

    def write_crowd(self):
        """A label that names nobody, and comes but once."""
        layout, label = self.layout, self.rng.choice(CROWD)
        said = "好！" if layout.script == "han" else "Hear, hear!"
        before, behind = MARKUPS[layout.markup] if layout.markup in ("bold", "italic") else ("", "")
        tail = layout.tail if layout.ending in ("colon", "period", "dash", "period-dash") else ": "
        opening = "" if layout.opening == "number" else layout.opening
        self.lines.append(opening + before + label + behind + tail + said)
        self.gold.append({"speaker": label, "text": said})
        self.end_block()


def labels_for(rng, script, style, who, turns):
    """The label of each of `who`, as printed."""
    own = [people.person(rng, script) if one.isdigit() else one for one in who]
    if any(len(one) > LONGEST_LABEL or not one.strip() for one in own):
        own = [people.person(rng, script) for _ in who]
    if len(who) == 2 and rng.random() < 0.1:
        return dict(zip(who, rng.choice(people.QUESTION_AND_ANSWER)))
    if turns <= 2 and style in people.WEAK_STYLES:
        style = "full"
    labels = dict(zip(who, people.labels_of(rng, script, style, own)))
    if rng.random() < 0.25:
        odd = rng.choice(people.ODD_STYLES) if script == "latin" else "full"
        for one in rng.sample(who, min(len(who), rng.choice([1, 1, 2]))):
            labels[one] = people.labels_of(rng, script, odd, [labels[one]])[0]
    return labels


def write_conversation(rng, turns):
    """The lines of a document, and its gold."""
    turns = take_turns(rng, turns)
    script = people.script_of(" ".join(text for _, text in turns)[:2000])
    style = people.choose_style(rng, script)
    if script != "han" and rng.random() < SPOKEN:
        turns = [(who, spoken(rng, text) or "yes") for who, text in turns]
    if len(turns) >= FIGURED and rng.random() < IN_FIGURES:
        style = "figures"
    who = list(dict.fromkeys(one for one, _ in turns))
    labels = labels_for(rng, script, style, who, len(turns))
    if rng.random() < IN_COLUMNS:
        if rng.random() < 0.5:
            labels = labels_for(rng, script, rng.choice(["numbered", "letter", "given small", "nickname"]), who, len(turns))
            turns = [(one, spoken(rng, text) or "yes") for one, text in turns]
        return TableWriter(rng, [(labels[one], text) for one, text in turns]).write()
    layout = choose_layout(rng, script, style, list(labels.values()), len(turns))
    return Writer(rng, layout, [(labels[one], text) for one, text in turns]).write()


def write_documents(out, folders, count, seed):
    """Writes `count` documents; gives the set below `folders` that each is of, by its name below `out`."""
    rng, sources = random.Random(seed), {}
    conversations = {folder.name: read_conversations(folder) for folder in folders}
    names = sorted(name for name, of_set in conversations.items() if of_set)
    for number in range(count if names else 0):
        source = rng.choice(names)
        turns = rng.choice(conversations[source])
        turnless = number % TURNLESS == TURNLESS - 1
        lines, gold = (write_turnless(rng, turns), []) if turnless else write_conversation(rng, turns)
        folder, name = out / f"made_{number // A_SET:03}", f"{number:05}"
        for part in ("raw", "gold"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        (folder / "raw" / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        written = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in gold)
        (folder / "gold" / f"{name}.jsonl").write_text(written, encoding="utf-8", newline="\n")
        sources[name] = source
    return sources


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("sets", type=Path, nargs="+")
    parser.add_argument("--count", type=int, default=700)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    sources = write_documents(options.out, options.sets, options.count, options.seed)
    (options.out / "sources.json").write_text(json.dumps(sources, indent=0), encoding="utf-8")


if __name__ == "__main__":
    main()
