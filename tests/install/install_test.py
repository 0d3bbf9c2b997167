#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What `cmake --install` leaves behind works, with no help from the tree it came from.

    install_test.py BUILD_FOLDER CONSUMER_FOLDER
"""
import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CMAKE = os.environ.get("CMAKE", "cmake")
BUILD, CONSUMER = (Path(argument).resolve() for argument in sys.argv[1:3])


def run(*command, cwd=None):
    """Its standard output; fails the test with all that it said."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"{command} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done.stdout


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        # Moved after it was installed: nothing in it may remember where it was put first.
        run(CMAKE, "--install", BUILD, "--prefix", cls.folder / "first")
        cls.prefix = cls.folder / "moved"
        (cls.folder / "first").rename(cls.prefix)

        # The consumer, too, stands where no path leads back into the project.
        project = cls.folder / "consumer"
        shutil.copytree(CONSUMER, project)
        run(CMAKE, "-S", project, "-B", project / "build", "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={cls.prefix}")
        run(CMAKE, "--build", project / "build")
        cls.plugins = project / "build/plugins"


class Sdk(Installed):
    def test_makes_a_plugin_folder(self):
        folder = self.plugins / "shouting"
        found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        self.assertEqual(found, ["data/acronyms.txt", "shouting.rostra.toml", "shouting.so"])

    def test_embeds_the_manifest_as_it_is_on_disk(self):
        manifest = (CONSUMER / "shouting.rostra.toml").read_bytes()
        self.assertEqual((self.plugins / "shouting/shouting.rostra.toml").read_bytes(), manifest)

        class Text(ctypes.Structure):
            _fields_ = [("data", ctypes.c_void_p), ("size", ctypes.c_int64)]

        class Module(ctypes.Structure):
            _fields_ = [("struct_size", ctypes.c_uint32), ("abi_minor", ctypes.c_uint32), ("manifest", Text)]

        module = ctypes.CDLL(self.plugins / "shouting/shouting.so").rostra_module_0
        module.restype = ctypes.POINTER(Module)
        embedded = module().contents.manifest
        self.assertEqual(ctypes.string_at(embedded.data, embedded.size), manifest)

    def test_installs_a_plugin_where_the_host_looks(self):
        prefix = self.folder / "with-consumer"
        run(CMAKE, "--install", self.plugins.parent, "--prefix", prefix)
        found = sorted(path.relative_to(prefix).as_posix() for path in prefix.rglob("*") if path.is_file())
        self.assertEqual(found, [f"lib/rostra/plugins/shouting/{name}"
                                 for name in ("data/acronyms.txt", "shouting.rostra.toml", "shouting.so")])

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
