#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the views of report.html show, held against the CSV files: each number, each table and layer, the files that are handed out.

    report_views_test.py PROGRAM PLUGINS

PLUGINS: a folder with the plugin every-column, of which the report has never heard. Skipped (77) where there is no browser.
"""
import base64
import csv
import io
import json
import re
import subprocess
import sys
import tempfile
import unittest
import zlib
from collections import Counter
from pathlib import Path
from urllib.parse import quote

from browser_session import MISSING, Browser, browser_modules
from report_data_test import ALL_STAGES, SAMPLES
from report_page import ReportPage

PROGRAM, PLUGINS = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
BOARD, BUREAU = "reopening-board.txt", "reopening-bureau.txt"
FIRST = """Storm closes harbour

12 February 2026

The storm closed the harbour of Selden on Monday, and forty ships lie in the roads. The pilots look at the channel today.

Nobody was hurt when the crane fell onto the quay, and the crane will be lifted out of the basin before the month ends.

Ferries to the outer islands will sail again on Wednesday. Passengers are asked to come an hour early and to bring little.
"""
SECOND = """Storm closes harbour for days

14 February 2026

The storm closed the harbour of Selden on Monday, and fifty ships lie in the roads. The pilots look at the channel today.

Ferries to the outer islands will sail again on Wednesday. Passengers are asked to come an hour early and to bring little.

Nobody was hurt when the crane fell onto the quay, and the crane will be lifted out of the basin before the month ends.

A fund was opened.
"""


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def connected(ids, pairs):
    """The sets that pairs make of ids."""
    sets = {one: {one} for one in ids}
    for a, b in pairs:
        if sets[a] is not sets[b]:
            joined = sets[a] | sets[b]
            sets.update({one: joined for one in joined})
    return {frozenset(one) for one in sets.values()}


class ReportViews(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory())).resolve()
        cls.out = cls.run_it("out", "press-briefing")
        cls.page = cls.out / "report.html"
        cls.browser = cls.enterClassContext(Browser())

    @classmethod
    def run_it(cls, out, *arguments):
        done = subprocess.run([PROGRAM, "run", *arguments, "--out", out, "--progress", "none", "--plugin-path", PLUGINS], capture_output=True,
                              text=True, check=False, cwd=cls.folder)
        if done.returncode not in (0, 1):
            raise AssertionError(done.stderr)
        return cls.folder / out

    def answers(self, questions, wrong=()):
        """By name; each question has `view`, `ask` and, where it is not the samples' report, `page`. `wrong`: what a page says of it."""
        found = self.browser.answers({name: {"page": self.page, **one} for name, one in questions.items()})
        self.assertEqual([one for one in found.pop("wrong") if not any(known in one for known in wrong)], [])
        return found

    def test_a_threshold_regroups_cards_graph_matrix_and_list(self):
        pairs = [(row["a"], row["b"], float(row["relatedness"])) for row in rows(self.out / "similarity.csv")]
        ids = [row["document"] for row in rows(self.out / "document.csv")]
        thresholds = (0.02, 0.15, 0.25)
        asked = {}
        for at in thresholds:
            asked[f"nodes {at}"] = {"view": f"compare?as=graph&from={at}", "ask": "texts", "selector": ".graph .node title"}
            asked[f"edges {at}"] = {"view": f"compare?as=graph&from={at}", "ask": "texts", "selector": ".graph .edge title"}
            asked[f"list {at}"] = {"view": f"compare?as=graph&from={at}", "ask": "texts", "selector": ".grid .bar [role=status]"}
            asked[f"cards {at}"] = {"view": f"compare?from={at}", "ask": "texts", "selector": ".card-head b"}
        asked["matrix"] = {"view": "compare?as=matrix&from=0.15", "ask": "texts", "selector": ".matrix td a"}
        found = self.answers(asked)
        for at in thresholds:
            close = [(a, b) for a, b, value in pairs if value >= at]
            groups = [one for one in connected(ids, close) if len(one) > 1]
            self.assertEqual(len(found[f"nodes {at}"]), sum(map(len, groups)))
            self.assertEqual(len(found[f"edges {at}"]), len(close))
            self.assertIn(f"{len(close)} row", " ".join(found[f"list {at}"]))
            self.assertEqual(sorted(found[f"cards {at}"]), sorted(f"{len(one)} documents" for one in groups))
        self.assertEqual(sorted(found["matrix"]), sorted(f"{value:.2f}" for _, _, value in pairs for _ in range(2)))

    def test_two_versions_are_one_text_with_signs_and_what_moved_is_called_so(self):
        (self.folder / "versions").mkdir()
        for name, text in (("1.txt", FIRST), ("2.txt", SECOND)):
            (self.folder / "versions" / name).write_text(text, encoding="utf-8")
        page = self.run_it("versions-out", "compare", "versions/*.txt") / "report.html"
        view = "pair/1.txt/2.txt?as=redline"
        found = self.answers({
            "versions": {"page": page, "view": view, "ask": "versions"},
            "taken out": {"page": page, "view": view, "ask": "texts", "selector": ".redline del:not(.move) > span"},
            "put in": {"page": page, "view": view, "ask": "texts", "selector": ".redline ins:not(.move) > span"},
            "moved": {"page": page, "view": view, "ask": "texts", "selector": ".redline ins.move > span"},
            "keys": {"page": page, "view": view, "ask": "keys", "key": "n", "times": 2, "selector": ".redline .chosen > span"},
            "ruler": {"page": page, "view": view, "ask": "attributes", "selector": ".overview .tick", "attribute": "class"},
            "back": {"page": page, "view": "pair/2.txt/1.txt?as=redline", "ask": "versions"},
        })
        self.assertEqual(found["versions"]["right"], re.sub(r"\s", "", SECOND))
        self.assertEqual(found["back"]["right"], re.sub(r"\s", "", FIRST))
        self.assertEqual(found["taken out"], ["12", "forty"])
        self.assertEqual(found["put in"], ["for days", "14", "fifty", "A fund was opened."])
        self.assertEqual(len(found["moved"]), 1)
        self.assertIn(found["moved"][0], [part for part in SECOND.split("\n\n") if part.startswith(("Nobody", "Ferries"))])
        self.assertEqual(sorted(found["versions"]["signs"]), sorted(["+", "~", "~", "moved 1", "moved 1", "+"]))
        self.assertEqual(found["keys"], ["12", "14"])
        self.assertEqual(len(found["ruler"]), 6)

    def test_who_answered_whom_counts_the_answers(self):
        wanted = Counter((row["asker_id"] or row["asker"] or "not named", row["speaker_id"] or row["speaker"]) for row in rows(self.out / "qa.csv"))
        found = self.answers({
            "cells": {"view": "questions", "ask": "attributes", "selector": ".people td a", "attribute": "aria-label"},
            "some": {"view": f"questions?asker=Q&speaker={quote('Noor Whitlock')}", "ask": "texts", "selector": ".exchange .answer .person"},
        })
        self.assertEqual(sorted(found["cells"]), sorted(f"{n} answer{'s' if n > 1 else ''} of {speaker} to {asker}" for (asker, speaker), n in wanted.items()))
        self.assertEqual(set(found["some"]), {"Noor Whitlock"})
        self.assertEqual(len(found["some"]), wanted["Q", "Noor Whitlock"])

    def test_verdicts_and_filters_and_a_search_count_the_rows(self):
        def holding(path, words):
            return sum(any(words in value.lower() for value in row.values()) for row in rows(path))
        figures = Counter(row["verdict"] for row in rows(self.out / "figure_comparison.csv"))
        quotes = Counter(row["verdict"] or "retold" for row in rows(self.out / "quote_match.csv"))
        courier = [row for row in rows(self.out / "fact.csv") if (row["name"], row["value"]) == ("publisher", "The Selden Courier")]
        status = ".grid .bar [role=status]"
        found = self.answers({
            "figures": {"view": "figures", "ask": "texts", "selector": "[aria-label=Verdict] button"},
            "quotes": {"view": "checks", "ask": "texts", "selector": "[aria-label=Verdict] button"},
            "differ": {"view": "figures?verdict=differ", "ask": "texts", "selector": status},
            "filter": {"view": f"documents?f.publisher={quote('=The Selden Courier')}", "ask": "texts", "selector": status},
            "dated": {"view": "documents?f.date=2024-03..", "ask": "texts", "selector": status},
            "timeline": {"view": "documents", "ask": "texts", "selector": ".timeline circle title"},
            "search": {"view": "search/harbour", "ask": "texts", "selector": ".plain li:has(a[href*='?q=harbour'])", "until": "section:last-child [role=status]:empty"},
        })
        self.assertEqual(set(found["figures"][1:]), {f"{verdict} {n}" for verdict, n in figures.items()})
        self.assertEqual(set(found["quotes"][1:]), {f"{verdict} {n}" for verdict, n in quotes.items()})
        self.assertEqual(found["differ"], [f"{figures['differ']} rows"])
        self.assertEqual(found["filter"], [f"{len(courier)} of {len(rows(self.out / 'document.csv'))} rows"])
        documents = rows(self.out / "document.csv")
        self.assertEqual(found["dated"], [f"{sum(row['date'] >= '2024-03' for row in documents)} of {len(documents)} rows"])
        self.assertEqual(sorted(dot[:10] for dot in found["timeline"]), sorted(row["date"] for row in documents))
        shown = dict(re.match(r"(\w+) ([\d,]+) row", line).groups() for line in found["search"])
        for name in ("figure_comparison", "related_group", "document"):
            self.assertEqual(int(shown[name]), holding(self.out / f"{name}.csv", "harbour"), name)

    def test_every_table_is_handed_out_as_csv_and_every_picture_as_svg_and_png(self):
        found = self.answers({view: {"view": view, "ask": "files"} for view in (
            "documents", "speakers", "compare?as=graph", "compare?as=matrix", "term/harbour", "terms?scope=document", "table/passage")})
        for view, files in found.items():
            self.assertTrue(files, view)
            for one in files:
                with self.subTest(view=view, file=one["name"]):
                    if one["title"] == "PNG":
                        self.assertEqual(one["content"], "PNG")
                    elif one["title"] == "SVG":
                        self.assertRegex(one["content"], r'^<svg xmlns="http://www.w3.org/2000/svg"')
                    elif one["title"] == "JSON":
                        self.assertIsInstance(json.loads(one["content"]), list)
        titles = {view: Counter(one["title"] for one in files) for view, files in found.items()}
        self.assertGreaterEqual(titles["term/harbour"]["SVG"], 2)
        self.assertEqual(titles["documents"]["PNG"], 1)
        edges = next(one["content"] for one in found["compare?as=graph"] if one["name"] == "similarity-graph.csv")
        whole = {(row["a"], row["b"]): float(row["relatedness"]) for row in rows(self.out / "similarity.csv")}
        for row in csv.DictReader(io.StringIO(edges)):
            self.assertEqual(float(row["relatedness"]), whole[row["a"], row["b"]])
        passages = next(one["content"] for one in found["table/passage"] if one["title"] == "CSV")
        self.assertEqual(list(csv.DictReader(io.StringIO(passages))), rows(self.out / "passage.csv"))

    def test_all_that_is_written_is_reached_and_its_rows_lead_to_their_places(self):
        (self.folder / "all.toml").write_text(ALL_STAGES.format(samples=SAMPLES), encoding="utf-8")
        for out in (self.out, self.run_it("all", "all.toml")):
            page = ReportPage(out / "report.html")
            heads = {one["name"]: one for one in page.run["products"]}
            asked = {"list": {"page": page.path, "view": "tables", "ask": "attributes", "selector": ".card-title", "attribute": "href"}}
            for name, head in heads.items():
                view = f"{head['kind']}/{quote(name)}"
                asked[f"rows {name}"] = {"page": page.path, "view": view, "ask": "attributes", "selector": "main table", "attribute": "aria-rowcount"}
                asked[f"place {name}"] = {"page": page.path, "view": view, "ask": "firstPlace"}
            found = self.answers(asked)
            texts = page.texts()
            self.assertEqual(len(found["list"]), len(heads))
            for path in out.glob("*.csv"):
                wanted = rows(path)
                self.assertEqual(found[f"rows {path.stem}"][-1], str(len(wanted) + 1), path.stem)
                first = next((row for row in wanted if row.get("document") and int(row.get("end") or 0) > int(row.get("begin") or 0)), None)
                if heads[path.stem]["kind"] == "layer" and first == (wanted or [None])[0] and first is not None:
                    there = texts[first["document"]].encode()[int(first["begin"]):int(first["end"])].decode()
                    self.assertEqual("".join((found[f"place {path.stem}"] or "").split())[:60], "".join(there.split())[:60], path.stem)

    def test_a_manifest_says_how_its_table_is_shown_and_what_sums_it_up(self):
        turns = {"name": "speaker", "kind": "table", "view": {
            "kind": "bars", "label": "name", "value": "turns", "sentence": [{"column": "name"}, " has most: ", {"column": "turns"}, " of ", {"sum": "turns"}, " turns, ", {"rows": True}, " names."]}}
        pairs = {"name": "similarity", "kind": "table", "view": {"kind": "matrix", "row": "a", "column": "b", "value": "cosine"}}
        spread = {"name": "passage", "kind": "table", "view": {"kind": "scatter", "x": "tokens", "y": "identity", "label": "passage"}}
        record = json.dumps({"warnings": ["stage 'x': something was capped"], "products": [turns, pairs, spread]})
        hinted = self.folder / "hinted.html"
        markup = re.sub(r'<script type="application/[a-z-]+" id="record">.*?</script>', "", self.page.read_text(encoding="utf-8"), flags=re.DOTALL)
        hinted.write_text(markup.replace('<script type="application/json" id="run">', f'<script type="application/json" id="record">{record}</script><script type="application/json" id="run">').replace(
            '<script type="application/x-deflate" id="run">', f'<script type="application/json" id="record">{record}</script><script type="application/x-deflate" id="run">'), encoding="utf-8")
        found = self.answers({
            "sentence": {"page": hinted, "view": "table/speaker", "ask": "texts", "selector": ".summed"},
            "bars": {"page": hinted, "view": "table/speaker", "ask": "texts", "selector": ".bars title"},
            "cells": {"page": hinted, "view": "table/similarity", "ask": "texts", "selector": ".hinted tbody td:not(.none)"},
            "points": {"page": hinted, "view": "table/passage", "ask": "texts", "selector": ".scatter circle title"},
            "warning": {"page": hinted, "view": "", "ask": "texts", "selector": ".finding p"},
        })
        people = rows(self.out / "speaker.csv")
        most = max(people, key=lambda row: int(row["turns"]))
        self.assertEqual(found["sentence"], [f"{most['name']} has most: {most['turns']} of {sum(int(row['turns']) for row in people)} turns, {len(people)} names."])
        self.assertEqual(sorted(found["bars"]), sorted(f"{row['name']}: {row['turns']}" for row in people))
        self.assertEqual(len(found["cells"]), len(rows(self.out / "similarity.csv")))
        self.assertEqual(len(found["points"]), len(rows(self.out / "passage.csv")))
        self.assertIn("stage 'x': something was capped", found["warning"])

    def test_texts_may_lie_in_files_beside_the_page(self):
        page = ReportPage(self.page)
        run = dict(page.run, nonce="once", documents=[dict(one, file=f"texts-{one['block']}.js") for one in page.run["documents"]])
        markup = re.sub(r'<script type="application/[a-z-]+" id="run">.*?</script>',
                        lambda _: '<script type="application/json" id="run">' + json.dumps(run).replace("<", "\\u003c") + "</script>", page.markup, flags=re.DOTALL)
        (self.folder / "beside").mkdir()
        (self.folder / "alone").mkdir()

        for kind, name, content in re.findall(r'<script type="(application/[a-z-]+)" id="(texts-\d+)">(.*?)</script>', markup, flags=re.DOTALL):
            packed = content if kind.endswith("deflate") else base64.b64encode(zlib.compress(content.encode())).decode()
            (self.folder / f"beside/{name}.js").write_text(f'rostraText("{name}", "{packed}");\n', encoding="utf-8")
        markup = re.sub(r'<script type="application/[a-z-]+" id="texts-\d+">.*?</script>', "", markup, flags=re.DOTALL)
        markup = re.sub(r"script-src ('sha256-[^']*')", r"script-src \1 'nonce-once'", markup)
        for folder in ("beside", "alone"):
            (self.folder / folder / "report.html").write_text(markup, encoding="utf-8")
        term = {"view": "term/gannet", "ask": "texts", "selector": ".lead"}
        found = self.answers({
            "whole": term, "beside": {**term, "page": self.folder / "beside/report.html"},
            "alone": {"page": self.folder / "alone/report.html", "view": f"document/{BOARD}", "ask": "texts", "selector": ".text"},
            "summary": {"page": self.folder / "alone/report.html", "view": "", "ask": "texts", "selector": ".finding p"},
        }, wrong=["ERR_FILE_NOT_FOUND"])
        self.assertEqual(found["beside"], found["whole"])
        self.assertIn("which is not beside this page", found["alone"][0])
        self.assertTrue(any("cannot be found (texts-0.js)" in line for line in found["summary"]))

    def test_paper_has_a_summary_of_few_pages_and_every_row_of_a_table(self):
        found = self.answers({"summary": {"view": "", "ask": "paper"}, "turns": {"view": "layer/turn", "ask": "paper"}})
        self.assertLessEqual(found["summary"]["pages"], 3)
        self.assertEqual(found["turns"]["rows"], len(rows(self.out / "turn.csv")))

    def test_of_300_documents_only_what_is_in_view_is_drawn(self):
        (self.folder / "many").mkdir()
        for n in range(300):
            speech = "".join(f"\n\n{who}: The {'harbour bridge ferry quay'.split()[(n + k) % 4]} number {n * k} opens on day {k}, they said at length." for k, who in enumerate(("ANNE HOLT", "JOHN REED") * 6))
            (self.folder / f"many/{n:03}.txt").write_text(f"Briefing {n}\n\n{1 + n % 28} March 20{10 + n % 15}{speech}\n", encoding="utf-8")
        page = self.run_it("many-out", "press-briefing", "many/*.txt") / "report.html"
        views = ("", "documents", "speakers", "terms", "compare", "compare?as=graph", "table/similarity", "layer/turn")
        found = self.answers({view: {"page": page, "view": view, "ask": "size"} for view in views})
        for view in views:
            self.assertLess(found[view], 6000, view)


if __name__ == "__main__":
    if browser_modules()[1] is None:
        print(MISSING)
        sys.exit(77)
    unittest.main(argv=sys.argv[:1])
