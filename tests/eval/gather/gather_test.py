#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Texts that are printed again keep their gold, and every set that is said to have turns has a recipe."""
import re
import tomllib
import unittest
from pathlib import Path

import recipes
from as_it_stands import by_label
from marked_page import Page, said, wrap
from play_layout import PlayLayout
from play_tei import read_play

PLAY = b"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><title>The Gate</title></teiHeader><text><body><div>
<head>Scene 1</head><stage>A hall.</stage>
<sp><speaker>Ana.</speaker><stage>rising</stage><p>It is late. <stage>(She goes.)</stage></p></sp>
<sp><speaker>Ole</speaker><l>The boats are out,</l><l>and nobody knows.</l><stage>Exit.</stage></sp>
</div></body></text></TEI>"""


class GatherTest(unittest.TestCase):
    def test_a_turn_goes_from_the_first_said_letter_to_the_last_over_pages(self):
        page = Page("sitting")
        page.line("A SITTING")
        page.turn("ANA", "\n".join(wrap(said("one two three four"), 9, "ANA: ")) + "\n")
        page.turn("OLE", "OLE: " + said("yes") + " (Applause.)\n")
        page.in_pages(2, lambda number: [f"- {number} -"])
        text, turns = page.finish()
        self.assertEqual(text, "A SITTING\nANA: one\n- 2 -\ntwo three\nfour\n- 3 -\nOLE: yes (Applause.)\n")
        self.assertEqual(turns, [("ANA", "one\n- 2 -\ntwo three\nfour", 11), ("OLE", "yes", 31)])

    def test_a_play_is_printed_with_directions_where_editions_have_them(self):
        layout = PlayLayout(str.upper, ".", direction_before_end=True, width=40, blank=False)
        text, turns = layout.write("gate", read_play(PLAY)).finish()
        self.assertIn("ANA (rising.). It is late. (She goes.)\nOLE. The boats are out,\nand nobody knows.\n    (Exit.)\n", text)
        self.assertEqual([turn[:2] for turn in turns],
                         [("ANA", "It is late. (She goes.)"), ("OLE", "The boats are out,\nand nobody knows.")])

    def test_labels_of_a_text_as_it_stands(self):
        text = "Ana: yes\n(Applause.)\nTopic: boats\nOle: no\n\n## End\n"
        _, turns = by_label("talk", text, r"^(?P<who>\w+): ", ends=r"^##", known={"Ana", "Ole"}).finish()
        self.assertEqual([turn[:2] for turn in turns], [("Ana", "yes\n(Applause.)\nTopic: boats"), ("Ole", "no")])

    def test_every_set_with_turns_has_a_recipe(self):
        entries = tomllib.loads((Path(__file__).resolve().parent.parent / "gathered_sets.toml").read_text(encoding="utf-8"))
        self.assertEqual({name for name, entry in entries.items() if entry["turns"]}, set(recipes.BY_SET))
        for name, entry in entries.items():
            self.assertRegex(entry["commit"], re.compile("^[0-9a-f]{40}$"), name)


if __name__ == "__main__":
    unittest.main()
