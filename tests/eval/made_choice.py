# SPDX-License-Identifier: Apache-2.0
"""How a made-up document writes its turns, and how that is drawn: what goes together, and how often."""
from dataclasses import dataclass, field

from made_clutter import TIERS

SOME = 5           # turns; fewer need a layout that tells by itself

MARKUPS = {"none": ("", ""), "bold": ("**", "**"), "italic": ("_", "_"), "brackets": ("[", "]"), "angles": ("<", ">"),
           "parentheses": ("(", ")"), "html": ("<b>", "</b>")}
MARKUP_SHARES = [58, 12, 5, 8, 6, 3, 2]
ENDINGS = ["colon", "period", "dash", "period-dash", "gap", "line", "markup"]
ENDING_SHARES = [48, 10, 10, 4, 9, 14, 5]
TIMES, TIME_SHARES = ["none", "before", "behind", "below"], [70, 14, 10, 6]
OPENINGS = ["", "- ", ">> ", "## ", "○", "number", "> ", "* ", "🧑 ", "🤖 ", "  - "]
OPENING_SHARES = [76, 4, 5, 5, 2, 3, 2, 1, 1, 1, 1]
TAILS = {
    "period": [". "],
    "dash": [" — ", " – ", " - ", "— ", "- ", " -- ", "—"],
    "period-dash": [". — ", ".— ", ". – ", ".- ", ": — "],
    "line": ["", "", ":", "."],
    "markup": [" "],
}
BARE_QUESTION_TAILS = ["    ", "\u00a0\u00a0\u00a0 ", "  "]
PARTY_STYLES = {"full", "capitals", "address, surname capitals", "address", "surname capitals", "given, surname capitals", "own"}
CODE_STYLES = {"numbered", "letter", "initials", "shortened", "nickname"}
DIRECTIONS = ["aside", "laughing", "to Ana", "смеясь", "à part", "rising"]
DAYS = ["Date: 3 March 2031", "Thursday, 4 May 2031", "Place: Town hall", "Published: 2031-02-01 10:02"]
TIME_ITSELF_TELLS = (6, 8)  # forms of clock() that bear no brackets and stand before the label
TIME_AND_DASH = 4


@dataclass
class Layout:
    """How a document writes its turns."""
    script: str
    style: str
    markup: str = "none"
    ending: str = "colon"
    colon: str = ":"
    tail: str = ""               # between a label and what is said
    colon_inside: bool = False   # of the mark-up
    time: str = "none"
    time_form: int = 0
    time_brackets: tuple = ("", "")
    columns: int = 0             # of times, between label and speech
    captions: bool = False       # WEBVTT: a line of times above each turn
    opening: str = ""
    gap: bool = True             # a blank line between turns
    width: int = 0
    indent: str = ""
    label_indent: str = ""
    gap_below_label: bool = False
    paragraph_gap: bool = False
    paragraph_indent: str = ""
    bare_questions: bool = False  # every other turn is headed by Q, a gap and nothing else
    question_tail: str = ""
    item_form: int = 0
    sign: str = ""                # before the name: `*CHI`
    offices: bool = False         # with every label that has one, else with its first
    attribute: str = ""           # a tag whose attribute is the name
    tiers: tuple = ()             # below each turn
    clutter: set = field(default_factory=set)


CLUTTER = {"party": 0.14, "office": 0.12, "direction": 0.06, "crowd": 0.12, "items": 0.15, "pages": 0.2, "headings": 0.3,
           "notes": 0.3, "fields": 0.2, "lists": 0.08, "votes": 0.05, "prose": 0.12, "scenes": 0.18, "actions": 0.16,
           "notices": 0.08, "tiers": 0.07, "tags": 0.08, "footnotes": 0.05, "manner": 0.08, "office below": 0.05, "interjections": 0.12}


def choose_ending(rng, layout, few):
    """An ending that a reader could tell with this mark-up and these labels."""
    ending = rng.choices(ENDINGS, ENDING_SHARES)[0]
    if layout.markup == "none" and ending == "markup":
        ending = "colon"
    if few and ending not in ("colon", "markup") and rng.random() < 0.8:
        ending = "colon"
    if layout.markup in ("angles", "parentheses"):
        ending = rng.choice(["markup", "colon", "line"])
    if layout.style in ("given small", "nickname") and layout.markup == "none":
        ending = "colon"
    if layout.style in ("surname, initial", "initial, surname") and ending == "period":
        ending = "dash"
    if layout.style == "surname, comma" and ending not in ("colon", "line"):
        ending = "colon"
    return ending


def choose_tail(rng, layout, labels):
    if layout.ending == "colon":
        return layout.colon + ("" if layout.script == "han" else rng.choice([" ", " ", " ", "  ", "", "\t"]))
    if layout.ending == "gap":
        capitals = all(label == label.upper() for label in labels)
        return rng.choice(["\t", "    ", "   ", "\u3000", "  " if capitals else "     "])
    return rng.choice(TAILS[layout.ending])


def choose_time(rng, layout):
    layout.time = rng.choices(TIMES, TIME_SHARES)[0]
    layout.time_form = rng.randrange(9)
    layout.time_brackets = rng.choice([("[", "]"), ("(", ")"), ("", "")])
    if layout.time_form in TIME_ITSELF_TELLS:
        layout.time_brackets = ("", "")
        layout.time = "none" if layout.time == "none" else "before"
    if layout.time == "behind" and layout.ending not in ("colon", "line", "markup"):
        layout.time = "before"
    if layout.time == "below" and layout.ending != "line":
        layout.time = "none"
    if layout.tail == "\t" and layout.ending == "gap" and rng.random() < 0.5:
        layout.time, layout.columns = "none", rng.choice([1, 2])
    layout.captions = rng.random() < 0.05 and layout.ending in ("colon", "markup")
    if layout.captions:
        layout.time = "none"


def choose_opening(rng, layout):
    opening = rng.choices(OPENINGS, OPENING_SHARES)[0]
    if opening == "## " and layout.ending not in ("line", "colon"):
        return ""
    return ">> " if opening == "○" and layout.script != "han" else opening


def choose_layout(rng, script, style, labels, turns):
    layout = Layout(script, style)
    if style == "figures":
        layout.markup, layout.ending, layout.gap = "brackets", "markup", rng.random() < 0.5
        layout.tail = " "
        layout.clutter = {kind for kind in ("notes", "headings") if rng.random() < CLUTTER[kind]}
        return layout
    layout.markup = rng.choices(list(MARKUPS), MARKUP_SHARES)[0]
    layout.ending = choose_ending(rng, layout, few=turns < SOME)
    layout.colon = " :" if rng.random() < 0.06 else "：" if script == "han" else ":"
    layout.tail = choose_tail(rng, layout, labels)
    layout.colon_inside = layout.markup != "none" and layout.ending == "colon" and rng.random() < 0.4
    choose_time(rng, layout)
    layout.opening = choose_opening(rng, layout)
    layout.gap = rng.random() < 0.62
    layout.width = rng.choice([0, 0, 0, 60, 72, 80])
    layout.indent = rng.choice(["", "", "", "  ", "    "]) if layout.width else ""
    if layout.ending == "line" or rng.random() < 0.3:
        layout.label_indent = rng.choice(["", "", "", "", "  ", "     ", " " * 20])
    layout.gap_below_label = layout.gap and rng.random() < 0.5
    layout.paragraph_gap = layout.gap and rng.random() < 0.7
    layout.paragraph_indent = rng.choice(["", "  ", "   "])
    layout.bare_questions = (rng.random() < 0.2 and layout.ending == "colon" and len(labels) > 1 and not layout.opening
                             and layout.markup == "none")
    layout.question_tail = rng.choice(BARE_QUESTION_TAILS)
    layout.item_form = rng.randrange(6)
    layout.clutter = {kind for kind, share in CLUTTER.items() if rng.random() < share}
    if style in CODE_STYLES and layout.markup == "none" and not layout.opening and rng.random() < 0.25:
        layout.sign = rng.choice("*$@")
    if rng.random() < 0.06:
        choose_tags(rng, layout)
    if "tiers" in layout.clutter and not layout.paragraph_gap:
        layout.tiers = rng.choice(TIERS)
    layout.offices = rng.random() < 0.5
    if style not in PARTY_STYLES:
        layout.clutter.discard("party")
    if layout.ending not in ("colon", "period", "line"):
        layout.clutter.discard("office")
    if layout.attribute or layout.ending in ("gap", "markup"):
        layout.clutter.discard("manner")
    return layout


def choose_tags(rng, layout):
    """A label is the attribute of a tag, alone on its line."""
    layout.attribute = rng.choice(['<SPEAKER ID="{0}" NAME="{1}">', '<speaker name="{1}">', '<u who="{1}" n="{0}">',
                                   '<turn speaker="{1}">', '<SPEAKER ID={0} NAME="{1}" LANGUAGE="EN">'])
    layout.markup, layout.ending, layout.tail, layout.opening, layout.time = "none", "line", "", "", "none"
    layout.sign, layout.captions, layout.bare_questions, layout.colon_inside = "", False, False, False
    layout.clutter |= {"tags"} if rng.random() < 0.6 else set()
