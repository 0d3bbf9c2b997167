# SPDX-License-Identifier: Apache-2.0
"""Each public header compiles alone, and twice over: the ABI's as C11 and as C++20, the C++ layer's as C++20."""
import subprocess
from pathlib import Path

_WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wsign-conversion", "-Wshadow", "-Wold-style-cast",
             "-Werror"]
_AS = {
    ("c", ".h"): ["-x", "c", "-std=c11", *(w for w in _WARNINGS if w != "-Wold-style-cast"), "-Wstrict-prototypes"],
    ("c++", ".h"): ["-x", "c++", "-std=c++20", *_WARNINGS],
    ("c++", ".hpp"): ["-x", "c++", "-std=c++20", *_WARNINGS],
}


def problems(include_root, compilers):
    """compilers: pairs of 'c' or 'c++' and a command."""
    headers = sorted(path for path in Path(include_root).rglob("*") if path.suffix in (".h", ".hpp"))
    if not headers:
        yield f"{include_root}: holds no header"
    for header in headers:
        name = header.relative_to(include_root).as_posix()
        for language, compiler in compilers:
            flags = _AS.get((language, header.suffix))
            if flags is None:
                continue
            # Twice, as it will be in every plugin of two headers.
            source = f"#include <{name}>\n#include <{name}>\n"
            done = subprocess.run([compiler, *flags, "-fsyntax-only", f"-I{include_root}", "-"],
                                  input=source, capture_output=True, text=True)
            if done.returncode != 0:
                yield f"{name}: does not compile alone as {language} with {compiler}:\n{done.stderr}"
