# SPDX-License-Identifier: Apache-2.0
"""Plugins open no files themselves: data comes through rostra::Data, results go through rostra::Files."""
import re

from source_tree import source_files

_OPENS = re.compile(
    r"\b(?:std::)?(?:if|of|f)stream\b|\b(?:std::)?filesystem\b"
    r"|(?<![\w.>])(?:fopen|freopen|opendir|mmap)\s*\(|(?<!\w)::open(at)?\s*\(")


def problems(root):
    for file in source_files(root, "plugins"):
        for line, code in file.code_lines():
            found = _OPENS.search(code)
            if found:
                yield f"{file.path}:{line}: '{found.group().rstrip(' (')}': a plugin opens no files itself"
