# SPDX-License-Identifier: Apache-2.0
"""Only core/cli prints: elsewhere the standard streams are not so much as named."""
import re

from source_tree import source_files

_PRINTS = re.compile(
    r"std::w?(cout|cerr|clog)\b|\b(stdout|stderr|STDOUT_FILENO|STDERR_FILENO)\b"
    r"|(?<![\w.>])(?:std::)?(v?printf|puts|putchar|perror)\s*\(|\b(fmt|std)::print(ln)?\s*\(")

MAY = {
    "core/laws/own_process.cpp": "takes the streams away from a plugin that is tried, to see what it prints",
    "core/base/assert.hpp": "says which promise of ours was broken, and aborts",
    "core/run/last_words.cpp": "says whose work it was that ends the program, from where nothing else may run",
    "core/run/interrupter.cpp": "says why it ends the program under a stuck plugin, where nothing else may still run",
}


def problems(root):
    for file in source_files(root, "core", "plugins", "sdk"):
        if file.folders[:2] == ["core", "cli"] or file.path in MAY:
            continue
        for line, code in file.code_lines():
            found = _PRINTS.search(code)
            if found:
                yield f"{file.path}:{line}: '{found.group().rstrip(' (')}': only core/cli prints"
