#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The boundary is the one that its version number was recorded with: layouts, signatures and constants.

    abi_gate.py C_COMPILER [ABIDIFF]

Libabigail's abidiff compares a library of all structs of tests/abi/MAJOR.MINOR with one of today's headers. Without it
constants alone are compared, and layouts are held by layout.c. A version that is not recorded yet is still being made.
"""
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from record_boundary import flattened, without_comments

COMPILER, ABIDIFF = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""
HERE = Path(__file__).resolve().parent
HEADERS = HERE.parents[1] / "sdk/include/rostra/abi"

STRUCT = re.compile(r"^(?:typedef )?struct ((?:rostra|Arrow)\w+) \{", re.M)
CONSTANT = re.compile(r"^#define (\w+)(?<!_H)\b(.*)$", re.M)


def today():
    return without_comments(flattened(HEADERS, "abi.h", set()))


def version_of(header):
    return tuple(re.search(rf"ROSTRA_ABI_{part} (\d+)", header).group(1) for part in ("MAJOR", "MINOR"))


def recorded(version):
    """The recorded header of a version; None where there is none."""
    file = HERE / ".".join(version) / f"boundary_{'_'.join(version)}.h"
    return file.read_text(encoding="utf-8") if file.is_file() else None


def library(header, folder, name):
    """A library that hands around every struct of the header, with what a debugger knows of them."""
    (folder / f"{name}.h").write_text(header, encoding="utf-8")
    structs = ", ".join(f"const struct {struct}* p{i}" for i, struct in enumerate(sorted(set(STRUCT.findall(header)))))
    source = folder / f"{name}.c"
    source.write_text(f'#include "{name}.h"\nvoid boundary({structs});\nvoid boundary({structs}) {{}}\n', encoding="utf-8")
    output = folder / f"{name}.so"
    subprocess.run([COMPILER, "-std=c11", "-g", "-O0", "-w", "-shared", "-fPIC", source, "-o", output], check=True)
    return output


def constants(header):
    joined = re.sub(r"\\\n\s*", "", header)
    found = {}
    for name, value in CONSTANT.findall(joined):
        found.setdefault(name, []).append(" ".join(value.split()))
    return found


def differences(before, after, abidiff=ABIDIFF):
    """What has changed from one header to the other, for people; empty: nothing."""
    old, new = constants(before), constants(after)
    told = [f"{name} was{' '.join(['', *old.get(name, ['not there'])])} and is{' '.join(['', *new.get(name, ['gone'])])}"
            for name in sorted({*old, *new}) if old.get(name) != new.get(name)]
    if abidiff:
        with tempfile.TemporaryDirectory() as folder:
            libraries = [library(header, Path(folder), name) for header, name in ((before, "before"), (after, "after"))]
            done = subprocess.run([abidiff, "--harmless", *libraries], capture_output=True, text=True, check=False)
            if done.returncode != 0:
                told.append(done.stdout + done.stderr)
    return "\n".join(told)


def advice(version, told):
    major, minor = version
    after = f"{major}.{int(minor) + 1}"
    return (f"the boundary is not the one of ABI {major}.{minor}, as tests/abi/{major}.{minor} has it:\n{told}\n"
            "If that was not meant, take it back. If it was: set ROSTRA_ABI_MINOR in base.h to the next number, name "
            f"{major}_{minor} in old_versions of tests/abi/CMakeLists.txt, put what has moved into tests/abi/layout.c and into "
            "CHANGELOG.md, and when that version is finished record "
            f"it:\n    python3 tests/abi/record_boundary.py sdk/include tests/abi/{after}/boundary_{after.replace('.', '_')}.h")


class Gate(unittest.TestCase):
    def test_the_boundary_is_as_it_was_recorded(self):
        header = today()
        version = version_of(header)
        before = recorded(version)
        if before is None:
            self.skipTest(f"ABI {'.'.join(version)} is not recorded yet")
        told = differences(before, header)
        self.assertEqual(told, "", advice(version, told))

    def expect_found(self, before, after, *words):
        header = today()
        self.assertEqual(header.count(before), 1, before)
        told = differences(header, header.replace(before, after))
        for word in words:
            self.assertIn(word, told)

    def test_a_changed_constant_is_found(self):
        self.expect_found("#define ROSTRA_FAILED 3", "#define ROSTRA_FAILED 5", "ROSTRA_FAILED was 3 and is 5")
        self.expect_found('#define ROSTRA_READER "rostra.reader/1"', '#define ROSTRA_READER "rostra.reader/2"',
                          'ROSTRA_READER was "rostra.reader/1" and is "rostra.reader/2"')
        self.expect_found("#define ROSTRA_LOG_TRACE 0\n", "", "ROSTRA_LOG_TRACE was 0 and is gone")

    @unittest.skipUnless(ABIDIFF, "there is no abidiff")
    def test_a_changed_struct_is_found(self):
        self.expect_found("    rostra_str stage;\n    rostra_str data_dir;\n",
                          "    rostra_str data_dir;\n    rostra_str stage;\n", "rostra_setup", "offset changed")
        self.expect_found("    int64_t shift;\n", "    int32_t shift;\n    int32_t more;\n", "rostra_load")
        self.expect_found("    int64_t shift;\n", "    int64_t shift;\n    int64_t end;\n", "rostra_load", "'int64_t end'")
        self.expect_found("    rostra_str data_files;\n", "", "rostra_module")

    @unittest.skipUnless(ABIDIFF, "there is no abidiff")
    def test_a_changed_function_is_found(self):
        self.expect_found("int64_t (*count)(const rostra_call* call)", "int32_t (*count)(const rostra_call* call)",
                          "rostra_corpus")

    def test_a_refusal_says_what_to_do(self):
        self.assertIn("take it back. If it was: set ROSTRA_ABI_MINOR", advice(("0", "3"), "…"))
        self.assertIn("sdk/include tests/abi/0.4/boundary_0_4.h", advice(("0", "3"), "…"))


if __name__ == "__main__":
    if not ABIDIFF and os.environ.get("CI") == "true":
        sys.exit("abidiff is missing: install abigail-tools")
    unittest.main(argv=sys.argv[:1])
