# SPDX-License-Identifier: Apache-2.0
"""Plays in TEI as a list of what stands on the page."""
from dataclasses import dataclass, field

from plain_xml import line_of, one_line, parse

LEFT_OUT = {"note", "fw", "del", "gap", "sic", "abbr", "graphic", "figure", "comment", "speaker", "milestone"}
VERSE, PROSE = {"l"}, {"p", "ab"}


@dataclass
class Part:
    """A verse, a paragraph, a direction or the number of a page within a speech."""
    kind: str                                  # verse, prose, stage, page
    runs: list = field(default_factory=list)   # (whether it is said, text)
    shared: bool = False                       # a verse that another speaker began


@dataclass
class Item:
    kind: str                                  # head, stage, page, speech, text
    text: str = ""
    parts: list = field(default_factory=list)


def runs_of(element, is_said=True):
    if element.tag in LEFT_OUT:
        return
    if element.tag == "stage":
        yield False, line_of(element, LEFT_OUT - {"stage"})
        return
    if element.tag in ("lb", "pb", "cb"):
        yield is_said, " "
    yield is_said, element.text or ""
    for child in element:
        yield from runs_of(child, is_said)
        yield is_said, child.tail or ""


def joined_runs(element):
    out = []
    for is_said, text in runs_of(element):
        if out and out[-1][0] == is_said and is_said:
            out[-1][1] += text
        elif text.strip():
            out.append([is_said, text])
    return [(is_said, one_line(text)) for is_said, text in out if one_line(text)]


def parts_of(speech):
    for child in speech:
        if child.tag in VERSE:
            yield Part("verse", joined_runs(child), child.get("part") in ("M", "F"))
        elif child.tag in PROSE:
            yield Part("prose", joined_runs(child))
        elif child.tag == "stage":
            yield Part("stage", [(False, line_of(child, LEFT_OUT - {"stage"}))])
        elif child.tag == "pb":
            yield Part("page", [(False, child.get("n") or "")])
        elif child.tag not in LEFT_OUT:
            yield from parts_of(child)


def items_below(element):
    for child in element:
        if child.tag == "sp":
            label = next((line_of(one, ("note", "stage", "comment")) for one in child if one.tag == "speaker"), "")
            parts = [part for part in parts_of(child) if any(text for _, text in part.runs)]
            inside = [stage for one in child if one.tag == "speaker" for stage in one.iter("stage")]
            beside = [Part("stage", [(False, line_of(stage))]) for stage in inside]
            if label and any(is_said for part in parts for is_said, _ in part.runs):
                yield Item("speech", label, beside + parts)
        elif child.tag in ("head", "stage"):
            yield Item(child.tag, line_of(child, ("note", "comment")))
        elif child.tag == "pb":
            yield Item("page", child.get("n") or "")
        elif child.tag in ("p", "l", "castItem", "item") and line_of(child):
            yield Item("text", line_of(child, ("note", "comment")))
        elif child.tag not in LEFT_OUT:
            yield from items_below(child)


def read_play(content):
    """The items of the text, without the editor's front."""
    root = parse(content)
    title = next((line_of(one) for one in root.iter("title")), "")
    text = root.find("text")
    body = text.find("body") if text is not None else None
    items = [Item("head", title)]
    for place in (one for one in root.iter("castList")):
        items += items_below(place)
    return items + list(items_below(body if body is not None else root))
