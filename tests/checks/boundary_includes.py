# SPDX-License-Identifier: Apache-2.0
"""The boundary stands on the standard libraries alone, the analysis package on the boundary, a plugin on both."""
import re
from pathlib import Path

from source_tree import source_files

_STANDARD_CPP = re.compile(r"[a-z_]+$")
_STANDARD_C = {name + ".h" for name in (
    "assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp signal stdalign stdarg stdatomic "
    "stdbool stddef stdint stdio stdlib stdnoreturn string tgmath threads time uchar wchar wctype").split()}


_ANALYSIS = "rostra/analysis/"
_CALLS_ICU = "sdk/analysis/include/rostra/analysis/language/"
_RUNS_PROGRAMS = "sdk/analysis/include/rostra/analysis/programs/"
_POSIX = re.compile(r"(?:sys/[a-z]+|fcntl|ftw|poll|sched|signal|unistd)\.h$")

# Of each plugin: its manifest, and the names of its data files.
_MADE_BY_THE_BUILD = {"rostra_manifest.inc", "rostra_data_files.inc"}


def _is_standard(quote, name):
    return quote == "<" and (_STANDARD_CPP.match(name) is not None or name in _STANDARD_C)


def _makes(folder, name):
    """Whether a plugin's build makes this file, of bytes to be listed in its code."""
    listing = Path(folder, "CMakeLists.txt")
    return name.endswith(".inc") and listing.is_file() and name in listing.read_text(encoding="utf-8")


def problems(root):
    for file in source_files(root, "sdk/include"):
        for line, quote, name in file.includes():
            own = name.startswith("rostra/") or quote == '"' and Path(root, *file.folders, name).is_file()
            if name.startswith(_ANALYSIS):
                yield f"{file.path}:{line}: the boundary includes {name}, of the analysis package, which is built on it"
            elif not _is_standard(quote, name) and not own and name not in _MADE_BY_THE_BUILD:
                yield f"{file.path}:{line}: the SDK includes {name}, which is neither its own nor of a standard library"

    for file in source_files(root, "sdk/analysis"):
        for line, quote, name in file.includes():
            icu = name.startswith("unicode/") and file.path.startswith(_CALLS_ICU)
            system = _POSIX.match(name) and file.path.startswith(_RUNS_PROGRAMS)
            if not _is_standard(quote, name) and not name.startswith("rostra/") and not icu and not system:
                yield (f"{file.path}:{line}: the analysis package includes {name}, which is neither of the SDK nor of a "
                       f"standard library; ICU is for {_CALLS_ICU} alone, the system for {_RUNS_PROGRAMS}")

    for file in source_files(root, "core"):
        for line, _, name in file.includes():
            if name.startswith(_ANALYSIS):
                yield f"{file.path}:{line}: the host includes {name}; the analysis package is for plugins"

    for file in source_files(root, "plugins"):
        own = [Path(root, *file.folders[:2]), Path(root, *file.folders)]
        for line, quote, name in file.includes():
            if name.startswith("rostra/"):
                continue
            if ".." in name.split("/"):
                yield f"{file.path}:{line}: includes {name}; a plugin's folder is left by no path"
            elif quote == '"' and not any((folder / name).is_file() or _makes(folder, name) for folder in own):
                yield f"{file.path}:{line}: includes {name}, which is neither of the SDK nor of the plugin's own folder"
            elif quote == "<" and any(Path(root, folder, name).is_file() for folder in (".", "core", "plugins")):
                yield f"{file.path}:{line}: includes {name}; a plugin sees neither the host nor another plugin"
