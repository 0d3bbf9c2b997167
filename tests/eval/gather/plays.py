# SPDX-License-Identifier: Apache-2.0
"""Plays, each collection printed as its language prints plays."""
from play_layout import PlayLayout, bare
from play_tei import read_play


def underlined(text):
    return f"_{text}_"


def short_name(length):
    return lambda name: name if len(name) <= length + 1 else bare(name.split()[0][:length])


LAYOUTS = {
    "c_play_es": PlayLayout(str.upper, ".—", "", width=0),
    "c_play_fr": PlayLayout(str.upper, ".", alone=True, centre=True, verse="    ", step=20, apart_centre=True,
                            direction=lambda text: ", " + text.strip("().").lower() + ".", direction_before_end=True, gap=""),
    "c_play_folger": PlayLayout(str.upper, "", "  ", direction=underlined, apart=underlined, step=16, numbered=64),
    "c_play_grc": PlayLayout(str.title, "", alone=True, numbered=60),
    "c_play_la": PlayLayout(lambda name: short_name(5)(name.title()), ".", " ", verse="      ", blank=False, step=24),
    "c_play_pl": PlayLayout(str.upper, ".", first="   ", width=66, blank=False, apart_indent=8,
                            direction=lambda text: text if text.startswith("(") else f"({text})"),
    "c_play_quarto": PlayLayout(short_name(4), ".", first="  ", width=70, blank=False, apart=str, apart_indent=14),
    "c_play_sv": PlayLayout(str.upper, ".", first="  ", direction_before_end=True, width=60, blank=False,
                            direction=lambda text: text.rstrip(".") if text.startswith("(") else f"({text.rstrip('.').lower()})",
                            page_line=lambda number: f"{number}"),
    "c_play_da": PlayLayout(str.upper, "", alone=True, centre=True, width=64, verse="        ", apart_centre=True,
                            page_line=lambda number: f"{number}   Samlede Skrifter"),
    "c_play_als": PlayLayout(str.upper, ":", direction_before_end=True, width=76,
                             direction=lambda text: text.rstrip(":") if text.startswith("(") else f"({text})",
                             page_line=lambda number: f"— {number} —"),
    "c_play_hu": PlayLayout(str.upper, "", alone=True, width=68, blank=False, apart_indent=0),
    "c_play_it": PlayLayout(str.title, ".", column=16, width=70, blank=False, step=34),
    "c_play_nl": PlayLayout(str, ".", first="    ", width=70, blank=False),
    "c_play_yi": PlayLayout(str, ".", " ", width=76),
    "c_play_tt": PlayLayout(str.title, " –", " ", direction_before_end=True, width=0, blank=False),
    "c_dialogue_fr": PlayLayout(str.upper, ".", " — ", width=76),
}

# From which files, and how many of them.
FILES = {
    "c_dialogue_fr": ("tei/*dialogue*.xml", 8), "c_play_da": ("texts/*.xml", 7), "c_play_yi": ("tei/*.xml", 8),
}
SMALLEST, LARGEST = 40_000, 420_000


def play(name):
    def write_all(repository):
        pattern, count = FILES.get(name, ("tei/*.xml", 6))
        paths = repository.some(pattern, count if name != "c_play_da" else 1 << 20, SMALLEST, LARGEST)
        written = 0
        for path in paths:
            try:
                items = read_play(repository.bytes(path))
            except SyntaxError:   # no well-formed XML
                continue
            if sum(item.kind == "speech" for item in items) < 20:
                continue
            yield LAYOUTS[name].write(path.rsplit("/", 1)[-1].removesuffix(".xml"), items)
            written += 1
            if written == count:
                return
    return write_all


RECIPES = {name: play(name) for name in LAYOUTS}
