# SPDX-License-Identifier: Apache-2.0
"""Each library that the host is built on is wrapped in one place."""
import re

from source_tree import source_files

# library: how its headers are named, the folders it is kept to, and where that holds.
WRAPPED = {
    "spdlog": (re.compile(r"spdlog/"), ("core/log",), ("core", "plugins", "sdk")),
    "ICU": (re.compile(r"unicode/[a-z]+\.h$"), ("core/unicode",), ("core",)),
    "toml++": (re.compile(r"toml\+\+/|toml\.hpp$"), ("core/manifest", "core/config"), ("core",)),
    "Boost.DLL": (re.compile(r"boost/dll"), ("core/loader",), ("core", "plugins", "sdk")),
    "oneTBB": (re.compile(r"tbb/|oneapi/"), ("core/engine",), ("core", "plugins", "sdk")),
    "libarchive": (re.compile(r"archive(_entry)?\.h$"), ("core/files",), ("core", "plugins", "sdk")),
    "CLI11": (re.compile(r"CLI/"), ("core/cli",), ("core", "plugins", "sdk")),
}
AT_MOST_ONE_FILE = {"oneTBB", "libarchive"}


def problems(root):
    users = {library: set() for library in WRAPPED}
    for file in source_files(root, "core", "plugins", "sdk"):
        for line, quote, name in file.includes():
            for library, (header, homes, scope) in WRAPPED.items():
                if quote != "<" or not header.match(name) or file.folders[0] not in scope:
                    continue
                users[library].add(file.path)
                if "/".join(file.folders[:2]) not in homes:
                    yield f"{file.path}:{line}: includes {name}; {library} is used by {' and '.join(homes)} alone"
    for library in sorted(AT_MOST_ONE_FILE):
        if len(users[library]) > 1:
            yield f"{sorted(users[library])[1]}:1: a second file that uses {library}; one knows it: the others ask that one"
