#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`rostra compare` puts into report.html what it puts into the tables: what two documents share, to the byte.

    compare_report_test.py PROGRAM
"""
import csv
import subprocess
import sys
import tempfile
import unittest
from html.parser import HTMLParser
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()

STORM = """Storm closes the harbour

12 February 2026

The storm closed the harbour of Selden on Monday, and forty ships lie in the roads. The pilots will look at the channel
before the first ferry sails. Nobody was hurt when the crane fell onto the quay, the harbour master said.

Divers measured each of the piles with their hands & called the figures up. The insurers have not yet said what they pay.

In the upper town the wind took the roof off the school. Teachers gave their lessons in the church, where it was cold, and
at noon the children were sent home with a letter to their parents. The mayor thanked the fire brigade, whose men had not
slept for two nights. More rain is forecast for the weekend, but less wind; the dykes have stood higher water than this.
"""
BAKERS = """Bread grows dearer

3 March 2026

Flour costs twice what it did, say the bakers of the old town, and the ovens burn gas. A loaf of rye will cost five crowns
from April. The guild wants help from the council, which meets on Thursday to talk about the market hall.
"""
DOCUMENTS = {
    "a-storm.txt": STORM,
    "b-reprint.txt": STORM.replace("12 February", "11 February").replace("forty ships", "fifty grain ships"),
    "c-account.txt": """Harbour shut after storm

13 February 2026

Grain will be late. Divers measured each of the piles with their hands and called the numbers up. The ferry office
sells no tickets, and the storm has cost the harbour of Selden its crane, which fell onto the quay.
""",
    "d-bakers.txt": BAKERS,
    "e-<i>market.txt": """Council to meet bakers

4 March 2026

The bakers of the old town want help: flour and gas are dear, and a loaf of rye will soon cost five crowns. The guild has
asked the council for the market hall.
""",
}


class Page(HTMLParser):
    """Links and names, the text of each section, and of each side of a passage what is boxed."""

    def __init__(self, page):
        super().__init__()
        self.ids, self.links, self.sections, self.edits, self.open = [], [], {}, [], []
        self.section = ""
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if "href" in attributes:
            self.links.append(attributes["href"])
        if tag == "section":
            self.section = attributes["id"]
        if tag in ("span", "sup"):
            self.open.append((tag, attributes.get("class", "")))
            if "title" in attributes and "edit" in attributes.get("class", "").split():
                self.edits.append("")

    def handle_endtag(self, tag):
        if tag == "section":
            self.section = ""
        if tag in ("span", "sup") and self.open:
            self.open.pop()

    def handle_data(self, data):
        self.sections[self.section] = self.sections.get(self.section, "") + data
        if self.edits and self.open and self.open[-1] == ("span", "edit"):
            self.edits[-1] += data


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class CompareReport(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        for name, text in DOCUMENTS.items():
            (folder / name).write_text(text, encoding="utf-8")
        cls.pages = []
        for jobs in ("1", "4"):
            cls.out = folder / f"out-{jobs}"
            done = subprocess.run([PROGRAM, "compare", *sorted(DOCUMENTS), "--out", cls.out, "--jobs", jobs], check=False,
                                  capture_output=True, text=True, cwd=folder)
            if done.returncode != 0:
                raise AssertionError(done.stderr)
            cls.pages.append((cls.out / "report.html").read_text(encoding="utf-8"))
        cls.page = Page(cls.pages[0])

    def table(self, name):
        return rows(self.out / f"{name}.csv")

    def test_is_the_same_for_any_number_of_threads(self):
        self.assertEqual(*self.pages)

    def test_links_only_to_what_is_there(self):
        self.assertEqual(len(self.page.ids), len(set(self.page.ids)))
        self.assertEqual({link[1:] for link in self.page.links} - set(self.page.ids), set())

    def test_shows_every_group_with_its_documents(self):
        groups = {}
        for row in self.table("related_group"):
            groups.setdefault(row["group"], []).append(row["document"])
        self.assertEqual(list(groups.values()), [["a-storm.txt", "b-reprint.txt", "c-account.txt"],
                                                 ["d-bakers.txt", "e-<i>market.txt"]])
        for number, documents in groups.items():
            shown = self.page.sections["similarity"].split(f"Group {number}: ")[1].split("Group ")[0]
            for document in documents:
                self.assertIn(document, shown)

    def test_shows_the_copy_and_which_is_the_earliest(self):
        self.assertEqual([(row["document"], row["earliest"]) for row in self.table("duplicate_cluster")],
                         [("a-storm.txt", "b-reprint.txt"), ("b-reprint.txt", "b-reprint.txt")])
        self.assertIn("Copies 1: 2 documents · 2026-02-11 to 2026-02-12", self.page.sections["copies"])
        self.assertIn("b-reprint.txt earliest", self.page.sections["copies"])

    def test_boxes_the_bytes_that_the_edits_name(self):
        wanted = []
        for row in self.table("passage_edit"):
            for side in "ab":
                text = DOCUMENTS[row[side]].encode()[int(row[side + "_begin"]):int(row[side + "_end"])].decode()
                wanted.append(" ".join(text.split()))
        self.assertIn("fifty grain", wanted)
        self.assertEqual(sorted(wanted), sorted(self.page.edits))

    def test_shows_the_text_of_three_documents_where_it_stands_first(self):
        shown = self.page.sections["repeated"]
        self.assertIn("in 3 documents", shown)
        self.assertIn("Earliest by date: b-reprint.txt", shown)
        self.assertIn("Divers measured each of the piles with their hands", shown)

    def test_lists_what_only_one_says(self):
        for row in self.table("unshared"):
            self.assertIn(" ".join(row["text"].split()), " ".join(self.page.sections["passages"].split()))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
