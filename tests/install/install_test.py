#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What `cmake --install` leaves behind works, with no help from the tree it came from.

    install_test.py BUILD_FOLDER CONSUMER_FOLDER PLAIN_C_FOLDER
"""
import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CMAKE = os.environ.get("CMAKE", "cmake")
BUILD, CONSUMER, PLAIN_C = (Path(argument).resolve() for argument in sys.argv[1:4])


# What is installed is for its owner alone to change; so are the plugins made here, whoever runs this test.
os.umask(0o022)

# Nothing of whoever runs this test points the program anywhere.
ENVIRONMENT = {name: value for name, value in os.environ.items()
               if not name.startswith(("ROSTRA_", "XDG_")) and name != "HOME"}


def run(*command, cwd=None):
    """Its standard output; fails the test with all that it said."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"{command} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done.stdout


class Installed(unittest.TestCase):
    """What setUpModule installs and builds once for all."""
    folder: Path
    prefix: Path
    plugin_folders: Path


def setUpModule():
    folder = Installed.folder = Path(unittest.enterModuleContext(tempfile.TemporaryDirectory())).resolve()
    # Moved after it was installed: nothing in it may remember where it was put first.
    run(CMAKE, "--install", BUILD, "--prefix", folder / "first")
    prefix = Installed.prefix = folder / "moved"
    (folder / "first").rename(prefix)

    # The consumer, too, stands where no path leads back into the project.
    project = folder / "consumer"
    shutil.copytree(CONSUMER, project)
    run(CMAKE, "-S", project, "-B", project / "build", "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}")
    run(CMAKE, "--build", project / "build")
    Installed.plugin_folders = project / "build/plugins"


class PluginInC(Installed):
    def test_is_built_by_a_project_without_cpp(self):
        project = self.folder / "plain-c"
        shutil.copytree(PLAIN_C, project)
        (project / "CMakeLists.txt").write_text(
            "cmake_minimum_required(VERSION 3.25)\nproject(plain LANGUAGES C)\nfind_package(Rostra REQUIRED)\n"
            "rostra_add_plugin(plain-c SOURCES plain_c_aggregator.c plain_c_analyzer.c plain_c_arrays.c "
            "plain_c_plugin.c)\n", encoding="utf-8")
        run(CMAKE, "-S", project, "-B", project / "build", "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={self.prefix}")
        run(CMAKE, "--build", project / "build")
        told = run(self.prefix / "bin/rostra", "plugin", "test", project / "build/plugins/plain-c")
        self.assertIn(" 0 broken, ", told)


class Program(Installed):
    def rostra(self, *arguments, cwd):
        return run(self.prefix / "bin/rostra", *arguments, cwd=cwd)

    def plugins(self, *arguments, cwd):
        found = json.loads(self.rostra("plugins", "--json", *arguments, cwd=cwd))
        self.assertEqual(found["unusable"], [])
        return {plugin["id"]: plugin["folder"] for plugin in found["plugins"]}

    def test_finds_its_plugins_from_any_working_directory(self):
        installed = self.prefix / "lib/rostra/plugins"
        expected = {folder.name: str(folder) for folder in installed.iterdir()}
        self.assertIn("tokenizer", expected)
        for cwd in ("/", self.folder, installed / "tokenizer"):
            self.assertEqual(self.plugins(cwd=cwd), expected)

    def test_has_the_licences_of_stop_words_beside_them(self):
        lists = sorted(self.prefix.glob("lib/rostra/plugins/*/data/*/stop-words.txt"))
        self.assertTrue(lists)
        for path in lists:
            self.assertTrue((path.parents[1] / "stop-words.LICENCES.md").is_file(), path)

    def test_runs_a_shipped_pipeline_on_the_samples(self):
        out = self.folder / "minimal"
        self.rostra("run", "minimal", "--out", out, cwd="/")
        self.assertTrue((out / "term_frequency.csv").read_text(encoding="utf-8").startswith("scope,"))

    def test_uses_a_plugin_built_against_the_sdk(self):
        self.assertEqual(self.plugins("--plugin-path", self.plugin_folders, cwd=self.folder)["shouting"],
                         str(self.plugin_folders / "shouting"))
        (self.folder / "speech.txt").write_text("He said STOP IT NOW. NATO said STOPPING, MISTER.\n", encoding="utf-8")
        (self.folder / "shouts.toml").write_text(
            'rostra = 1\n[input]\npaths = ["speech.txt"]\nlanguage = "en"\n[[stage]]\nuse = "shouting"\n'
            '[output]\nformats = ["csv"]\nlayers = ["consumer.shout"]\n', encoding="utf-8")
        out = self.folder / "shouts"
        self.rostra("run", "shouts.toml", "--out", out, "--plugin-path", self.plugin_folders, cwd=self.folder)
        self.assertEqual((out / "consumer.shout.csv").read_text(encoding="utf-8"),
                         "document,begin,end,letters,text\nspeech.txt,8,12,4,STOP\nspeech.txt,31,39,8,STOPPING\n")


class Sdk(Installed):
    # The plugin's own data, and the list of the analysis package that it names.
    DATA = ("data/acronyms.txt", *(f"data/{language}/male.txt" for language in ("de", "en", "es", "fr")))

    def test_makes_a_plugin_folder(self):
        folder = self.plugin_folders / "shouting"
        found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        self.assertEqual(found, [*self.DATA, "shouting.rostra.toml", "shouting.so"])

    def test_embeds_the_manifest_as_it_is_on_disk(self):
        manifest = (CONSUMER / "shouting.rostra.toml").read_bytes()
        self.assertEqual((self.plugin_folders / "shouting/shouting.rostra.toml").read_bytes(), manifest)

        class Text(ctypes.Structure):
            _fields_ = [("data", ctypes.c_void_p), ("size", ctypes.c_int64)]

        class Module(ctypes.Structure):
            _fields_ = [("struct_size", ctypes.c_uint32), ("abi_minor", ctypes.c_uint32), ("manifest", Text)]

        module = ctypes.CDLL(self.plugin_folders / "shouting/shouting.so").rostra_module_0
        module.restype = ctypes.POINTER(Module)
        embedded = module().contents.manifest
        self.assertEqual(ctypes.string_at(embedded.data, embedded.size), manifest)

    def test_installs_a_plugin_where_the_host_looks(self):
        prefix = self.folder / "with-consumer"
        run(CMAKE, "--install", self.plugin_folders.parent, "--prefix", prefix)
        found = sorted(path.relative_to(prefix).as_posix() for path in prefix.rglob("*") if path.is_file())
        self.assertEqual(found, [f"lib/rostra/plugins/shouting/{name}"
                                 for name in (*self.DATA, "shouting.rostra.toml", "shouting.so")])

    def test_is_found_by_a_project_that_asks_for_this_minor_version_alone(self):
        for version, fits in (("0.1", True), ("0.0", False), ("0.2", False), ("1.0", False)):
            with tempfile.TemporaryDirectory() as project:
                Path(project, "CMakeLists.txt").write_text(
                    "cmake_minimum_required(VERSION 3.25)\nproject(asks LANGUAGES CXX)\n"
                    f"find_package(Rostra {version} REQUIRED)\n")
                done = subprocess.run([CMAKE, "-S", project, "-B", f"{project}/build", "-G", "Ninja",
                                       f"-DCMAKE_PREFIX_PATH={self.prefix}"], capture_output=True, text=True)
                self.assertEqual(done.returncode == 0, fits, f"{version}:\n{done.stderr}")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
