#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What a run says, and how it ends, where the machine or its user leaves it short: of disk, memory, threads, descriptors,
of inputs that stay as they are, of time.

    machine_errors_test.py PROGRAM BAD_PLUGINS
"""
import os
import re
import resource
import signal
import subprocess
import sys
import time
import unittest

from run_case import PROGRAM, RunCase


class MachineErrors(RunCase):
    def test_standard_descriptors_that_are_closed(self):
        """What is printed lands in no result."""
        self.pipeline()
        closed = "exec 0<&- 1>&- 2>&-; exec \"$0\" run p.toml a.txt --out closed"
        done = subprocess.run(["sh", "-c", closed, PROGRAM], cwd=self.work, check=False)
        self.assertEqual(done.returncode, 0)
        self.run_it("a.txt", "--out", "open", status=0)
        for name in ("token.csv", "document.csv", "errors.jsonl"):
            self.assertEqual((self.work / "closed" / name).read_bytes(), (self.work / "open" / name).read_bytes())

    def test_reader_of_the_log_that_goes_away(self):
        self.pipeline()
        reader, writer = os.pipe()
        os.close(reader)
        command = [PROGRAM, "run", "p.toml", "a.txt", "--out", "out", "--log-level", "debug"]
        done = subprocess.run(command, stderr=writer, cwd=self.work, check=False)
        os.close(writer)
        self.assertEqual(done.returncode, 0)
        self.assertTrue((self.work / "out/run.json").exists())

    def test_disk_that_fills_up(self):
        self.pipeline()
        self.write("b.txt", b"word " * 400_000)
        limit = 1 << 20
        self.refused("b.txt", status=3, says="error: cannot write 'WORK/out/token.csv': File too large; raise the limit "
                                             "(ulimit -f), or choose another file system\n",
                     preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))

    def refused_by_the_machine(self, promise, message, **options):
        """The run ends, with one message, and no document is set aside."""
        self.refused(*self.bad(promise), status=3, says=f"error: {message}\n", **options)

    def test_scratch_that_a_plugin_blames_a_document_for(self):
        limit = 1 << 20
        for promise in ("blames-nobody", "says-so"):
            with self.subTest(promise):
                self.refused_by_the_machine(
                    promise, "stage 'misbehaving': cannot write scratch files in 'WORK/.out.partial': File too large; "
                             "raise the limit (ulimit -f), or choose another file system",
                    preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))

    def test_plugin_that_runs_out_of_memory(self):
        self.refused_by_the_machine("finds-memory",
                                    "stage 'misbehaving': out of memory; set a smaller [run] jobs or memory")

    def test_input_that_is_deleted_between_two_passes(self):
        arguments = self.bad("leaves-inputs-alone")
        pipeline = (self.work / "p.toml").read_text(encoding="utf-8")
        self.write("p.toml", pipeline.replace("[output]", '[[stage]]\nuse = "speakers"\n[output]').encode())
        self.set_aside(*arguments, "--set", "misbehaving.word=b.txt", document="b.txt", stage="read", code="changed",
                       message="'b.txt' was changed while the run read it; run again")
        self.assertEqual((self.work / "out/bad.count.csv").read_text("utf-8"), "documents\n1\n")

    def test_threads_that_cannot_be_started(self):
        self.pipeline(run="[run]\njobs = 2000")
        limit = 1 << 30
        options = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit))}
        if subprocess.run([PROGRAM, "version"], capture_output=True, check=False, **options).returncode != 0:
            self.skipTest("the program takes more memory than that by itself, as sanitizers make it")
        self.refused("a.txt", status=3,
                     says="error: cannot start the threads of the run: Resource temporarily unavailable; set a smaller "
                          "[run] jobs, or raise the limits on processes and memory (ulimit -u, ulimit -v)\n",
                     **options)

    def test_memory_budget_reached(self):
        self.refused(*self.bad("keeps-little", run='[run]\nmemory = "1 MiB"'), status=3,
                     says="error: the states of this run hold 1024 GiB, more than the budget of 1024 KiB; stage "
                          "'misbehaving' holds 1024 GiB of it: set a larger [run] memory, or have 'misbehaving' keep "
                          "less\n")

    def interrupted(self, how, number, promise="stops"):
        """Starts a run that a plugin holds up, interrupts it once it is at work, and times its end."""
        command = [PROGRAM, "run", "p.toml", *self.bad(promise), "--out", "out", "--progress", "none"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=self.work) as process:
            while not (self.work / ".out.partial").exists():
                time.sleep(0.01)
            time.sleep(0.2)
            begun = time.monotonic()
            for _ in range(number):
                process.send_signal(how)
                time.sleep(0.05)
            said = process.communicate()[1]
            seconds = time.monotonic() - begun
        self.assertEqual(process.returncode, 3, said)
        self.assertLess(seconds, 2)
        self.assertEqual([path.name for path in self.work.iterdir() if "out" in path.name], [])
        return re.sub(r"^\d\d:\d\d:\d\d ", "", said, flags=re.MULTILINE)

    def test_interrupt_under_a_plugin_that_never_stops(self):
        self.assertIn("stopping", self.interrupted(signal.SIGINT, 1))

    def test_termination_and_a_second_signal(self):
        self.interrupted(signal.SIGTERM, 2)

    def test_a_terminal_that_goes_away_and_a_quit(self):
        self.assertIn("stopping", self.interrupted(signal.SIGHUP, 1))
        self.assertIn("stopping", self.interrupted(signal.SIGQUIT, 1))

    def test_ignored_hangup_stays_ignored(self):
        command = [PROGRAM, "run", "p.toml", *self.bad("lingers"), "--out", "out", "--progress", "none"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=self.work,
                              preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)) as process:
            while not (self.work / ".out.partial").exists():
                time.sleep(0.01)
            process.send_signal(signal.SIGHUP)
            said = process.communicate()[1]
        self.assertEqual(process.returncode, 0, said)
        self.assertTrue((self.work / "out/run.json").exists())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
