#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Plugins that break a law of the ABI, and what `rostra plugin test` says of them.

    broken_laws_test.py PROGRAM FOLDER_OF_BAD_PLUGINS
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = FOLDER = None

# breach of the plugin lawless: component, the law it must be found by, words of what is said
LAWLESS = {
    "batch-shows": ("numbers", "batches do not show", "got '0 | 1 | 5 | word', not '0 | 1 | 0 | word' (number 5 of a batch of 14)"),
    "worker-remembers": ("numbers", "what a worker saw before does not show", "layer 'lawless.number'"),
    "workers-share": ("numbers", "workers are independent", "layer 'lawless.number'"),
    "needs-optional": ("numbers", "it goes without its optional inputs", "create failed with status 3: it needs tokens"),
    "never-asks": ("numbers", "it stops when told", "it asks should_stop 0 times over 14 documents"),
    "stops-as-failure": ("numbers", "it stops when told", "it was told to stop (told to stop at question 0)"),
    "crashes": ("numbers", "its layers are as declared", "it crashed with signal 6 (Aborted), in 'process'"),
    "crashes-on-nul": ("numbers", "no text breaks it", "it crashed with signal 6"),
    "exits": ("numbers", "batches do not show", "it ended the process with status 0, in 'process'"),
    "prints": ("numbers", "it prints nothing", "a document more"),
    "emits-what-it-likes": ("numbers", "its layers are as declared", "column 'word' has a string that is not valid UTF-8"),
    "keeps-refused": ("numbers", "a refused layer is passed on", "bytes of memory are lost each time"),
    "hides-refused": ("numbers", "a refused layer is passed on", "it returns ROSTRA_OK though a layer was refused"),
    "counts-batches": ("count", "batches do not show", "table 'lawless.count', row 0"),
    "combines-unevenly": ("count", "combining is associative", "table 'lawless.count', row 0"),
    "combines-in-order": ("count", "combining is commutative", "table 'lawless.count', row 0"),
    "begins-at-one": ("count", "a new state is neutral", "got '17 | 17', not '15 | 17'"),
    "counts-for-ever": ("count", "the same run gives the same tables", "got '28 | 17', not '14 | 17'"),
    "load-forgets": ("count", "saving and loading changes nothing", "table 'lawless.count', row 0"),
    "keeps-old-ordinals": ("count", "states of two runs are put together", "table 'lawless.count', row 0"),
    "finishes-refused": ("count", "a refused table is passed on", "it returns ROSTRA_OK though a table was refused"),
    "needs-documents": ("count", "no documents are no trouble", "it crashed with signal 6 (Aborted), in 'finish'"),
    "reads-once": ("records", "how bytes arrive does not show", "1 at a time"),
    "keys-repeat": ("records", "keys are unique", "two records have key 'line'"),
    "reader-crashes": ("records", "rubbish is no trouble", "it crashed with signal 6 (Aborted), in 'open'"),
    "hides-unread": ("records", "a failing source is passed on", "ends as if it were whole"),
    "reader-spans": ("records", "its layers, pieces and languages are as declared", "is not within the document's"),
    "reader-emits-twice": ("records", "its layers, pieces and languages are as declared", "it emits layer 'lawless.line' twice"),
    "pieces-overlap": ("records", "its layers, pieces and languages are as declared",
                       "pieces ascend in the text and do not overlap"),
    "pieces-beyond": ("records", "its layers, pieces and languages are as declared", "and the input has"),
    "speaks-no-language": ("records", "its layers, pieces and languages are as declared",
                           "the reader says that its language is 'no language', which is no BCP 47 tag"),
    "writes-abandoned": ("list", "an abandoned run is left as it is", "when told that the run failed"),
    "numbers-runs": ("list", "the same run gives the same bytes", "file 'list.txt' has other bytes, from byte 0 on"),
    "pieces-show": ("list", "pieces do not show", "batches of 1, pieces of tables of 1"),
    "fills-disk": ("list", "a full disk is passed on", "it returns ROSTRA_OK though the disk is full"),
    "writes-unasked": ("list", "it stops when told", "it asks should_stop 0 times over 14 documents"),
}

# promise of the plugin misbehaving, likewise; every document is one that the breach is about
MISBEHAVING = {
    "creates": ("spans", "its layers are as declared", "create failed with status 3: it would not be made"),
    "refuses-option": ("spans", "its layers are as declared", "'promise' cannot be that here"),
    "processes": ("spans", "its layers are as declared", "it cannot bear that word"),
    "says-where": ("spans", "its layers are as declared", "it cannot bear that word"),
    "spans-in-range": ("spans", "its layers are as declared", "is not within the document's"),
    "spans-in-order": ("spans", "its layers are as declared", "stands after a later one"),
    "spans-disjoint": ("spans", "its layers are as declared", "overlaps the one before it"),
    "spans-on-characters": ("spans", "its layers are as declared", "cuts a character in two"),
    "emits": ("spans", "its layers are as declared", "it does not emit layer 'bad.span'"),
    "emits-once": ("spans", "its layers are as declared", "it emits layer 'bad.span' twice"),
    "emits-columns": ("spans", "its layers are as declared", "it has 5 columns, not the 4 of the manifest"),
    "updates": ("documents", "its tables are as declared", "it cannot count that word"),
    "combines": ("documents", "combining is associative", "it cannot add"),
    "finishes": ("documents", "its tables are as declared", "it cannot come to an end"),
    "keeps-little": ("documents", "it tells what memory it holds", "a state says that it holds 1099511627776 bytes"),
}

# What is found by looking at the C library's heap, which a sanitizer replaces and watches itself.
OF_THE_HEAP = {"keeps-refused", "keeps-little"}


def plugin_test(path, *words):
    return subprocess.run([PROGRAM, "plugin", "test", str(path), *words], stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, timeout=120)


def broken_laws(path, *words):
    """What is said of each broken law, by component and law."""
    done = plugin_test(path, "--json", *words)
    laws = json.loads(done.stdout)["laws"]
    broken = {(law["component"], law["law"]): law["what"] for law in laws if law["verdict"] == "broken"}
    assert done.returncode == (1 if broken else 0), done
    return broken


class BrokenLaws(unittest.TestCase):
    maxDiff = None

    def found(self, plugin, option, cases, *words):
        for breach, (component, law, what) in cases.items():
            if breach in OF_THE_HEAP and os.environ.get("HEAP_IS_WATCHED"):
                continue
            with self.subTest(plugin=plugin, breach=breach):
                broken = broken_laws(FOLDER / plugin, "--set", f"{option}={breach}", *words)
                self.assertIn((component, law), broken)
                self.assertIn(what, broken[component, law])
                self.assertEqual({component}, {where for where, _ in broken}, "only the component at fault is blamed")

    def test_none_is_found_where_none_is_broken(self):
        self.assertEqual(broken_laws(FOLDER / "lawless"), {})
        self.assertEqual(broken_laws(FOLDER / "misbehaving", "--set", "word=BAD"), {})

    def test_each_breach_is_found_by_its_law(self):
        self.found("lawless", "breach", LAWLESS)

    def test_each_broken_promise_is_found_by_its_law(self):
        self.found("misbehaving", "promise", MISBEHAVING, "--set", 'word=""')

    def test_what_hangs_is_ended(self):
        for plugin, setting in (("lawless", "breach=hangs"), ("misbehaving", "promise=stops")):
            done = plugin_test(FOLDER / plugin, "--set", setting, "--seconds", "1", "--law", "its layers are")
            self.assertEqual(done.returncode, 1)
            self.assertIn("it did not end within 1 s, in 'process'", done.stdout)

    def test_a_second_symbol_is_found(self):
        broken = broken_laws(FOLDER / "exports-more")
        self.assertEqual(set(broken), {("", "it exports one symbol")})
        self.assertIn("besides rostra_module_0", broken["", "it exports one symbol"])

    def test_a_manifest_that_drifted_is_found(self):
        with tempfile.TemporaryDirectory() as folder:
            plugin = Path(shutil.copytree(FOLDER / "lawless", Path(folder) / "lawless"))
            with open(plugin / "lawless.rostra.toml", "a", encoding="utf-8") as manifest:
                manifest.write("# changed\n")
            broken = broken_laws(plugin)
            self.assertEqual(set(broken), {("", "its manifest is the one beside it")})
            self.assertIn("have drifted apart", broken["", "its manifest is the one beside it"])

    def test_what_is_no_plugin_is_said_to_be_none(self):
        with tempfile.TemporaryDirectory() as folder:
            empty = plugin_test(folder)
            self.assertEqual((empty.returncode, empty.stdout), (2, ""))
            self.assertEqual(empty.stderr, f"error: there is no plugin at '{folder}': a plugin is NAME.rostra.toml with "
                                           "NAME.so beside it\n")
            absent = plugin_test(Path(folder) / "absent")
            self.assertEqual(absent.returncode, 2)
            self.assertIn("No such file or directory", absent.stderr)
        other_abi = plugin_test(FOLDER / "future-abi")
        self.assertEqual(other_abi.returncode, 2)
        self.assertIn("was built for ABI 1 and this host has ABI 0", other_abi.stderr)

    def test_options_that_do_not_fit_are_said_so(self):
        done = plugin_test(FOLDER / "lawless", "--set", "breach=nun")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("did you mean 'none'?", done.stderr)

    def test_a_plugin_is_found_by_its_manifest_and_its_library_too(self):
        for file in ("lawless.rostra.toml", "lawless.so"):
            self.assertEqual(broken_laws(FOLDER / "lawless" / file, "--law", "one symbol"), {})

    def test_says_how_to_see_a_breach_again(self):
        path = FOLDER / "lawless"
        done = plugin_test(path, "--set", "breach=keys-repeat", "--law", "keys", "--seed", "3")
        command = f'plugin test {path} --law "keys are unique" --seed 3 --set breach=keys-repeat'
        self.assertEqual(done.stdout, f"reader records\n  broken  keys are unique\n"
                                      f"          two records have key 'line'\n          again with: rostra {command}\n"
                                      f"0 laws kept, 1 broken, 0 not applicable\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    PROGRAM, FOLDER = sys.argv[1], Path(sys.argv[2]).resolve()
    unittest.main(argv=[sys.argv[0]])
