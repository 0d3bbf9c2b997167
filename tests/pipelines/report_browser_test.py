#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What a browser shows of report.html: the numbers of the tables, the places that links name, and text as text.

    report_browser_test.py PROGRAM

Skipped (77) where there is no browser.
"""
import csv
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from urllib.parse import quote

from browser_session import MISSING, Browser, browser_modules
from report_page import ReportPage, words

PROGRAM = Path(sys.argv[1]).resolve()
EVIL = "</script><script>document.title='owned'</script><img src=x onerror=alert(1)>"


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class ReportBrowser(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory())).resolve()
        cls.out = cls.run_it("out", "press-briefing")
        cls.page = ReportPage(cls.out / "report.html")
        cls.browser = cls.enterClassContext(Browser())

    @classmethod
    def run_it(cls, out, *arguments):
        done = subprocess.run([PROGRAM, "run", *arguments, "--out", out, "--progress", "none"], capture_output=True, text=True,
                              check=False, cwd=cls.folder)
        if done.returncode not in (0, 1):
            raise AssertionError(done.stderr)
        return cls.folder / out

    def drawn(self, address, page):
        found = self.browser.answers({address: {"page": page.path, "view": address, "ask": "markup"}})
        self.assertEqual(found["wrong"], [])
        return found[address]

    def view(self, address, page=None):
        markup = self.drawn(address, page or self.page)
        self.assertNotIn("Nothing to show", words(markup), address)
        return markup

    def test_every_view_is_drawn_and_nothing_goes_wrong(self):
        views = ["", "documents", "speakers", "questions", "quotes", "terms", "terms?scope=document", "compare", "passages", "tables",
                 "about", "term/harbour", "pair/surge-bureau-1.txt/surge-bureau-2.txt", "document/reopening-board.txt",
                 f"speaker/{quote('Noor Whitlock')}", "passage/1"]
        views += [f"{one['kind']}/{quote(one['name'])}" for one in self.page.run["products"]]
        for view in views:
            with self.subTest(view):
                self.view(view)

    def test_a_view_that_is_not_there_says_so(self):
        self.assertIn("the run has no document “nowhere.txt”.", words(self.drawn("document/nowhere.txt", self.page)))

    def test_the_summary_counts_what_the_tables_count(self):
        shown = words(self.view(""))
        documents = rows(self.out / "document.csv")
        self.assertIn(f"{len(documents)} documents", shown)
        self.assertIn(f"{sum(int(row['tokens']) for row in documents):,} words", shown)
        self.assertIn(f"{len(rows(self.out / 'turn.csv'))} turns", shown)
        self.assertIn(f"{len(rows(self.out / 'quote.csv'))} quotations", shown)

    def test_shares_are_those_of_what_was_said(self):
        said = {}
        for row in rows(self.out / "turn.csv"):
            size = len(re.sub(r"\s", "", row["text"]))
            said[row["speaker_id"]] = said.get(row["speaker_id"], 0) + size
        shown = words(self.view("speakers"))
        for person in filter(None, said):
            self.assertRegex(shown, re.escape(person) + r"[^%]*" + re.escape(f"{said[person]:,}"))

    def test_every_table_can_be_reached_from_the_list_of_tables(self):
        markup = self.view("tables")
        for path in self.out.glob("*.csv"):
            self.assertRegex(markup, f'href="#/(table|layer)/{re.escape(path.stem)}"')

    def test_a_table_is_searched_and_sorted_by_its_address(self):
        wanted = [row for row in rows(self.out / "quote.csv") if row["speaker_id"] == "Rurik Dahl"]
        shown = words(self.view("layer/quote?q=Rurik+Dahl&sort=begin&down=1"))
        self.assertRegex(shown, rf"\b{len(wanted)} of {len(rows(self.out / 'quote.csv'))} rows")

    def test_a_place_is_marked_where_its_bytes_are(self):
        row = rows(self.out / "quote.csv")[0]
        markup = self.view(f"document/{row['document']}?at={row['begin']}-{row['end']}")
        marked = "".join(re.findall(r'<span class="mark[^"]*target[^"]*"[^>]*>(.*?)</span></span>', markup))
        self.assertIn(" ".join(row["text"].split())[:40], words(marked))

    def test_bytes_are_found_in_scripts_of_several_bytes(self):
        (self.folder / "far").mkdir()
        texts = {"ar.txt": "قال الوزير: الجسر مفتوح اليوم.\n", "zh.txt": "部长说：大桥今天开放😀。大桥很长。\n"}
        for name, text in texts.items():
            (self.folder / "far" / name).write_text(text, encoding="utf-8")
        (self.folder / "far.toml").write_text('rostra = 1\n[input]\nlanguage = "auto"\n[[stage]]\nuse = "tokenizer"\n[output]\n'
                                              'formats = ["report"]\nlayers = ["token"]\n', encoding="utf-8")
        page = ReportPage(self.run_it("far-out", "far.toml", "far/*.txt") / "report.html")
        for name, wanted in (("ar.txt", "مفتوح"), ("zh.txt", "很长")):
            begin = texts[name].encode().index(wanted.encode())
            markup = self.view(f"document/{name}?layers=none&at={begin}-{begin + len(wanted.encode())}", page)
            self.assertIn(f"<span>{wanted}</span>", markup)
            self.assertIn('dir="auto"', markup)
        self.assertIn("2 places in 1 document.", words(self.view(f"term/{quote('大桥')}", page)))

    def test_a_term_opens_its_places(self):
        shown = words(self.view("term/gannet"))
        texts = "".join(self.page.texts().values())
        wanted = len(re.findall(r"(?i)(?<!\w)gannet(?!\w)", texts))
        self.assertRegex(shown, f"{wanted} places in 4 documents")

    def test_a_pair_numbers_every_passage_on_both_sides(self):
        both = [row for row in rows(self.out / "passage.csv") if {row["a"], row["b"]} == {"reopening-board.txt", "reopening-bureau.txt"}]
        markup = self.view(f"pair/reopening-bureau.txt/reopening-board.txt?passage={both[0]['passage']}")
        self.assertIn(f"{len(both)} shared passages", words(markup))
        for pane in markup.split('class="pane"')[1:]:
            self.assertEqual({int(n) for n in re.findall(r"<sup>(\d+)", pane)}, set(range(1, len(both) + 1)))
            self.assertIn("chosen", pane)

    def test_groups_have_the_documents_of_the_table_and_another_threshold_makes_others(self):
        groups = {}
        for row in rows(self.out / "related_group.csv"):
            groups.setdefault(row["group"], set()).add(row["document"])

        def cards(markup):
            return [set(re.findall(r'href="#/document/([^"?]*)', card)) for card in markup.split('<div class="card">')[1:]]
        made = cards(self.view("compare").split('class="grid"')[0])
        self.assertEqual(sorted(map(sorted, made)), sorted(map(sorted, groups.values())))
        [all_of_them] = cards(self.view("compare?from=0.01").split('class="grid"')[0])
        self.assertEqual(all_of_them, {row["document"] for row in rows(self.out / "document.csv")})

    def test_copies_name_the_earliest(self):
        (self.folder / "copies").mkdir()
        text = " ".join(f"word{n % 97} and word{n % 31} of the text" for n in range(400))
        for day in (12, 11):
            (self.folder / f"copies/{day}.txt").write_text(f"Storm\n\n{day} February 2026\n\n{text}\n", encoding="utf-8")
        out = self.run_it("copies-out", "compare", "copies/*.txt")
        self.assertEqual({row["earliest"] for row in rows(out / "duplicate_cluster.csv")}, {"11.txt"})
        markup = self.view("compare", ReportPage(out / "report.html"))
        self.assertRegex(markup, r'title="11\.txt"[^>]*><bdi>[^<]*</bdi></a><span class="tag">earliest</span>')

    def test_versions_show_what_one_added(self):
        (self.folder / "versions").mkdir()
        text = ("The storm closed the harbour of Selden on Monday, and forty ships lie in the roads. The pilots will look at the "
                "channel before the first ferry sails. Nobody was hurt when the crane fell onto the quay.\n")
        (self.folder / "versions/1.txt").write_text(text, encoding="utf-8")
        (self.folder / "versions/2.txt").write_text(text.replace("forty", "fifty").replace("first ferry", "first small ferry"), encoding="utf-8")
        page = ReportPage(self.run_it("versions-out", "compare", "versions/*.txt") / "report.html")
        markup = self.view("pair/1.txt/2.txt", page)
        self.assertRegex(markup, r'class="mark [^"]*changed[^"]*"[^>]*><sup>~</sup><span>forty</span>')
        self.assertRegex(markup, r'class="mark [^"]*added[^"]*"[^>]*><sup>\+</sup><span>small')
        self.assertRegex(markup, r'class="mark gap lacking"[^>]*><sup>−</sup>')

    def test_without_names_no_view_shows_one(self):
        page = ReportPage(self.run_it("hidden-out", "press-briefing", "--set", "output.report.anonymise=true") / "report.html")
        self.assertRegex(words(self.view("", page)), r"Names of \d+ persons are replaced by pseudonyms here \(P1 to P\d+\)")
        self.assertIn("This is no proof against being found out", words(self.view("about", page)))
        shown = [self.view(view, page) for view in ("speakers", "speaker/P1", "quotes", "questions", "terms?scope=turn.speaker_id", "document/reopening-board.txt",
                                                    "search/harbour", "compare", "layer/turn", "table/term_frequency", "checks", "figures")]
        for name in ("Whitlock", "Dahl", "Halloran", "Sandoval", "Oldacre", "Petrescu"):
            for markup in shown:
                self.assertNotRegex(words(markup), f"(?i){name}")

    def test_hostile_text_stays_text(self):
        (self.folder / "evil").mkdir()
        (self.folder / "evil/a.txt").write_text(f"{EVIL}\n\nA\0B \u202eturned\u202c and \x1b[31m.\n", encoding="utf-8")
        (self.folder / "evil.toml").write_text('rostra = 1\n[[stage]]\nuse = "sentences"\n[output]\nformats = ["report"]\n'
                                               f'layers = ["sentence"]\n[output.report]\ntitle = "{EVIL}"\n', encoding="utf-8")
        page = ReportPage(self.run_it("evil-out", "evil.toml", "evil/a.txt") / "report.html")
        for view in ("document/a.txt", "layer/sentence", "", "term/turned"):
            markup = self.view(view, page)
            self.assertNotIn("<img", markup)
            self.assertNotIn("<title>owned", markup)
        shown = words(self.view("document/a.txt", page))
        self.assertIn(EVIL, shown)
        self.assertIn("A\u2400B ⟨RLO⟩turned⟨PDF⟩ and \u241b[31m.", shown)


if __name__ == "__main__":
    if browser_modules()[1] is None:
        print(MISSING)
        sys.exit(77)
    unittest.main(argv=sys.argv[:1])
