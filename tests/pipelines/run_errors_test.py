#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What a run says, and how it ends, when inputs, outputs or plugins are not what they should be: each message whole.

    run_errors_test.py PROGRAM BAD_PLUGINS
"""
import contextlib
import json
import shutil
import sqlite3
import sys
import unittest

from run_case import BAD_PLUGINS, RunCase


class RunErrors(RunCase):
    # Inputs

    def test_no_input(self):
        self.pipeline()
        said = self.run_it("--out", "out", status=2)
        self.assertRegex(said, r"error: .*(paths|input)")
        self.assertFalse((self.work / "out").exists())

    def test_pattern_that_matches_nothing(self):
        self.pipeline()
        self.refused("x*.txt", says="x*.txt: error: no file matches 'x*.txt'\n")

    def test_file_that_is_not_there(self):
        self.pipeline()
        self.refused("b.txt", says="b.txt: error: there is no file 'b.txt'\n")

    def test_folder_for_a_file(self):
        self.pipeline()
        self.refused(".", says=".: error: '.' is a folder; write './**' for all files below it\n")

    def test_two_inputs_with_one_id(self):
        self.pipeline()
        self.refused("a.txt", "./a.txt", says="./a.txt: error: two inputs with one id: 'a.txt' is named by 'a.txt' and "
                                              "again by './a.txt'; name each file once\n")

    def test_unreadable_file(self):
        self.pipeline()
        # Readable by its permissions even for root, and an error when it is read.
        (self.work / "b.txt").symlink_to("/proc/self/mem")
        self.set_aside("a.txt", "b.txt", document="b.txt", stage="read", code="unreadable",
                       message="cannot read 'b.txt': Input/output error")

    def test_invalid_utf8_is_an_error_of_its_document(self):
        self.pipeline(input='encoding = "UTF-8"')
        self.write("b.txt", b"caf\xe9 noir")
        self.set_aside("a.txt", "b.txt", document="b.txt", stage="decode", code="bad-bytes", begin=3, end=4,
                       message="byte 3 (0xE9) is not valid UTF-8; set `on-bad-bytes = \"replace\"` to read such bytes "
                               "as U+FFFD, or `encoding` if it is another one")

    def test_invalid_utf8_is_replaced_and_counted(self):
        self.pipeline(input='encoding = "UTF-8"\non-bad-bytes = "replace"')
        self.write("b.txt", b"caf\xe9 noir")
        self.assertEqual(self.run_it("b.txt", "--out", "out", status=0),
                         "warning 1 malformed byte sequences were replaced\ninfo 1 document; results in WORK/out\n")
        self.assertEqual((self.work / "out/texts/b.txt").read_bytes(), "caf\ufffd noir".encode())

    def test_utf16_with_and_without_mark(self):
        self.pipeline()
        text = "zwei W\u00f6rter, und noch mehr Text"
        self.write("mark.txt", text.encode("utf-16"))
        self.write("plain.txt", text.encode("utf-16-le"))
        self.run_it("mark.txt", "plain.txt", "--out", "out", status=0)
        for name in ("mark.txt", "plain.txt"):
            self.assertEqual((self.work / "out/texts" / name).read_bytes(), text.encode())
        self.assertIn("mark.txt,5,12,w\u00f6rter,W\u00f6rter\n", (self.work / "out/token.csv").read_text("utf-8"))

    def test_nul_bytes_are_text_among_text(self):
        self.pipeline()
        self.write("b.txt", b"before\0after it")
        self.run_it("b.txt", "--out", "out", status=0)
        self.assertIn("b.txt,7,12,after,after\n", (self.work / "out/token.csv").read_text("utf-8"))

    def test_binary_rubbish(self):
        self.pipeline()
        self.write("b.txt", bytes(range(256)) * 400)
        self.set_aside("a.txt", "b.txt", document="b.txt", stage="decode", code="bad-bytes", begin=0, end=1,
                       message="does not look like text: 10000 of its 102400 bytes are control characters, the first "
                               "at byte 0 (0x00); leave it out of the inputs, or set `encoding` if it is text")

    def test_a_line_of_100_megabytes(self):
        self.pipeline(use="term-frequency", layers="[]", run="[[stage]]\nuse = \"tokenizer\"")
        self.write("b.txt", b"word " * 20_000_000)
        self.run_it("b.txt", "--out", "out", status=0)
        self.assertIn("corpus,,1,word,20000000,", (self.work / "out/term_frequency.csv").read_text("utf-8"))

    # Outputs

    def test_output_folder_that_holds_something(self):
        self.pipeline()
        self.write("out/mine.txt", b"mine")
        says = ("error: 'WORK/out' is not empty; choose another folder with --out, or use --force to replace the "
                "results in it\n")
        self.assertEqual(self.run_it("a.txt", "--out", "out", status=2), says)
        self.run_it("a.txt", "--out", "out", "--force", status=0)
        self.assertEqual((self.work / "out/mine.txt").read_bytes(), b"mine")
        self.assertTrue((self.work / "out/run.json").exists())

    def test_output_folder_that_cannot_be_made(self):
        self.pipeline()
        self.assertEqual(self.run_it("a.txt", "--out", "/proc/none/out", status=2),
                         "error: cannot make the folder '/proc/none/out': No such file or directory; choose another "
                         "with --out\n")

    def test_output_folder_that_is_a_file(self):
        self.pipeline()
        self.assertEqual(self.run_it("a.txt", "--out", "a.txt", status=2),
                         "error: cannot use 'WORK/a.txt' as the folder of results: Not a directory; choose another "
                         "with --out\n")

    # Plugins

    def copied_plugin(self, name):
        """The misbehaving plugin under another name, its manifest changed to suit."""
        folder = self.work / "plugins" / name
        folder.mkdir(parents=True)
        shutil.copy(BAD_PLUGINS / "misbehaving/misbehaving.so", folder / f"{name}.so")
        manifest = (BAD_PLUGINS / "misbehaving/misbehaving.rostra.toml").read_text(encoding="utf-8")
        (folder / f"{name}.rostra.toml").write_text(manifest.replace('id = "misbehaving"', f'id = "{name}"'))
        self.pipeline(use=name, layers="[]")
        return folder

    def plugin_refused(self, name, message, plugin_path="plugins"):
        self.refused("a.txt", "--plugin-path", plugin_path,
                     says=f'p.toml:6:7: error: {message}\n    6 | use = "{name}"\n      |       ^~{"~" * len(name)}\n')

    def test_library_without_manifest(self):
        folder = self.copied_plugin("lonely")
        (folder / "lonely.rostra.toml").unlink()
        self.plugin_refused("lonely", "plugin 'lonely' cannot be used: there is no manifest 'lonely.rostra.toml' beside "
                                      "it, and a library without one is never opened (WORK/plugins/lonely/lonely.so)")

    def test_library_whose_manifest_has_drifted(self):
        self.copied_plugin("drifted")
        self.plugin_refused("drifted", "plugin library 'WORK/plugins/drifted/drifted.so' and its manifest "
                                       "'WORK/plugins/drifted/drifted.rostra.toml' have drifted apart (line 2): the "
                                       "manifest was changed without building the library again, or one of them "
                                       "belongs to another version; install both anew")

    def test_library_that_is_none(self):
        folder = self.copied_plugin("broken")
        (folder / "broken.so").write_text("this is no library\n")
        self.plugin_refused("broken", "'WORK/plugins/broken/broken.so' is no shared library that can be used: it has no "
                                      "readable symbols; build it again, or take it and its manifest away")

    def test_library_cut_short(self):
        folder = self.copied_plugin("short")
        with open(folder / "short.so", "r+b") as library:
            library.truncate(3000)
        self.plugin_refused("short", "'WORK/plugins/short/short.so' is no shared library that can be used: it has no "
                                     "readable symbols; build it again, or take it and its manifest away")

    def test_library_of_another_abi(self):
        self.pipeline(use="future-abi", layers="[]")
        self.plugin_refused("future-abi", "plugin library 'BAD/future-abi/future-abi.so' was built for ABI 1 and this "
                                          "host has ABI 0; build it again with this host's SDK", BAD_PLUGINS)

    def test_plugin_that_throws_at_creation(self):
        self.refused(*self.bad("creates"), says="p.toml:6:7: error: stage 'misbehaving': it would not be made\n"
                                                '    6 | use = "misbehaving"\n      |       ^~~~~~~~~~~~~\n')

    def test_plugin_that_refuses_an_option(self):
        arguments = self.bad("none", run='')
        self.write("p.toml", (self.work / "p.toml").read_bytes().replace(
            b'[output]', b'[stage.with]\npromise = "refuses-option"\n[output]'))
        self.refused(*arguments[:-2], says="p.toml:8:11: error: stage 'misbehaving': 'promise' cannot be that here\n"
                                           '    8 | promise = "refuses-option"\n      |           ^~~~~~~~~~~~~~~~\n')

    def test_plugin_that_throws_on_a_document(self):
        self.set_aside(*self.bad("processes"), document="b.txt", stage="misbehaving", code="plugin",
                       message="it cannot bear that word")

    def test_plugin_that_says_which_bytes_are_at_fault(self):
        self.set_aside(*self.bad("says-where"), document="b.txt", stage="misbehaving", code="document",
                       message="it cannot bear that word", begin=8, end=11)

    def test_aggregator_that_throws_on_a_document(self):
        self.set_aside(*self.bad("updates"), document="b.txt", stage="misbehaving", code="plugin",
                       message="it cannot count that word")
        self.assertEqual((self.work / "out/bad.count.csv").read_text("utf-8"), "documents\n1\n")

    def test_plugin_whose_spans_are_out_of_range(self):
        self.set_aside(*self.bad("spans-in-range"), document="b.txt", stage="misbehaving", code="plugin", end=18,
                       message="layer 'bad.span': the span [0, 18) is not within the document's 17 bytes")

    def test_plugin_whose_spans_are_out_of_order(self):
        self.set_aside(*self.bad("spans-in-order"), document="b.txt", stage="misbehaving", code="plugin", end=1,
                       message="layer 'bad.span': the span [0, 1) stands after a later one")

    def test_plugin_whose_spans_overlap(self):
        self.set_aside(*self.bad("spans-disjoint"), document="b.txt", stage="misbehaving", code="plugin", begin=1,
                       end=3, message="layer 'bad.span': the span [1, 3) overlaps the one before it in a layer said to "
                                      "be disjoint")

    def test_plugin_whose_spans_cut_a_character(self):
        arguments = self.bad("spans-on-characters")
        self.write("b.txt", "\u00e9 BAD".encode())
        self.set_aside(*arguments, document="b.txt", stage="misbehaving", code="plugin", end=1,
                       message="layer 'bad.span': the span [0, 1) cuts a character in two")

    def all_set_aside(self, promise, message):
        self.run_it(*self.bad(promise), "--out", "out", status=1)
        lines = (self.work / "out/errors.jsonl").read_text(encoding="utf-8").splitlines()
        self.assertEqual([(json.loads(line)["document"], json.loads(line)["message"]) for line in lines],
                         [("a.txt", message), ("b.txt", message)])

    def test_plugin_that_emits_nothing(self):
        self.all_set_aside("emits", "the plugin did not emit its layer 'bad.span'")

    def test_plugin_that_emits_twice(self):
        self.all_set_aside("emits-once", "it emitted layer 'bad.span' twice in one call")

    def test_plugin_that_emits_other_columns(self):
        self.all_set_aside("emits-columns", "layer 'bad.span': it has 5 columns, not the 4 of the manifest")

    def test_aggregator_that_cannot_combine(self):
        self.refused(*self.bad("combines"), status=3, says="error: stage 'misbehaving': it cannot add\n")

    def test_aggregator_that_cannot_finish(self):
        self.refused(*self.bad("finishes"), status=3, says="error: stage 'misbehaving': it cannot come to an end\n")

    def test_column_of_documents_in_a_layer(self):
        arguments = self.bad("none")
        pipeline = (self.work / "p.toml").read_text(encoding="utf-8")
        self.write("p.toml", pipeline.replace('["csv"]', '["csv", "jsonl", "sqlite"]').encode())
        self.run_it(*arguments, "--out", "out", status=0)
        self.assertEqual((self.work / "out/bad.span.csv").read_text("utf-8"),
                         "document,begin,end,length,self,text\na.txt,0,1,14,a.txt,o\nb.txt,0,1,17,b.txt,t\n")
        lines = (self.work / "out/bad.span.jsonl").read_text(encoding="utf-8").splitlines()
        self.assertEqual([json.loads(line)["self"] for line in lines], ["a.txt", "b.txt"])
        with contextlib.closing(sqlite3.connect(self.work / "out/results.sqlite")) as database:
            self.assertEqual(database.execute('select self from "bad.span"').fetchall(), [("a.txt",), ("b.txt",)])

    def test_fail_fast_ends_the_run_at_the_first_document_that_fails(self):
        self.refused(*self.bad("processes"), "--fail-fast", status=3,
                     says="error: document 'b.txt', misbehaving: it cannot bear that word\n")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
