# SPDX-License-Identifier: Apache-2.0
"""A text as sentences, paragraphs and lines, and times as documents print them."""
import re


def clock(milliseconds, form):
    seconds = milliseconds // 1000
    h, m, s = seconds // 3600, seconds // 60 % 60, seconds % 60
    return [f"{h:02}:{m:02}:{s:02}", f"{m}:{s:02}", f"{h:02}:{m:02}", f"{h:02}:{m:02}:{s:02}.{milliseconds % 1000:03}",
            f"12/03/21, {h % 12 or 12}:{m:02} PM", f"2021-03-12 {h:02}:{m:02}:{s:02}", f"00 {h:02} {m:02} {s:02}",
            f"{h:02}:{m:02} - {h:02}:{(m + 1) % 60:02}",
            f"{milliseconds / 1000:8.2f} {milliseconds / 1000 + 1.9:8.2f} "][form]


def sentences(text):
    text = re.sub(r"\s+", " ", text).strip()
    return [one for one in re.split(r"(?<=[.!?。？！])\s*(?=\S)", text) if one]


def paragraphs(rng, text, script):
    """The text in paragraphs of about as many sentences."""
    about, out, current = rng.choice([2, 3, 5, 8]), [], []
    for sentence in sentences(text):
        current.append(sentence)
        if len(current) >= rng.randint(1, 2 * about):
            out.append(current)
            current = []
    between = "" if script == "han" else " "
    return [between.join(part) for part in out + [current] if part] or [text]


def spoken(rng, text):
    """As transcribers write what they hear: in small letters, with few marks or none."""
    text = re.sub(r"[.,;:!?¿¡\"“”]+(?=\s|$)", lambda _: rng.choice(["", "", "", " (.)", ","]), text.lower())
    return re.sub(r"\s+", " ", text).strip(" ,")


def wrap(text, width, indent="", first=""):
    """Lines of at most `width` characters; one line where `width` is 0. `first` heads the first, `indent` the others."""
    if not width:
        return [first + text]
    space = " " if " " in text else ""
    words = text.split(" ") if space else [text[at:at + width // 2] for at in range(0, len(text), width // 2)]
    lines, line = [], first
    for word in words:
        if len(line) + len(word) > width and line.strip():
            lines.append(line.rstrip())
            line = indent
        line += (space if line.strip() and not line.endswith(" ") else "") + word
    return lines + [line]
