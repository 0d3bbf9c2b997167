# SPDX-License-Identifier: Apache-2.0
"""Each public header compiles alone, and twice over: the ABI's as C11 and as C++20, the C++ layer's as C++20."""
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wsign-conversion", "-Wshadow", "-Werror"]
_AS = {
    ("c", ".h"): ["-x", "c", "-std=c11", "-Wstrict-prototypes", *_WARNINGS],
    ("c++", ".h"): ["-x", "c++", "-std=c++20", *_WARNINGS],
    ("c++", ".hpp"): ["-x", "c++", "-std=c++20", *_WARNINGS],
}


def problems(include_root, arguments):
    """arguments: pairs of 'c' or 'c++' and a command, and of 'beside' and a folder that the headers include from."""
    compilers = [pair for pair in arguments if pair[0] != "beside"]
    folders = [include_root, *(path for kind, path in arguments if kind == "beside")]
    headers = sorted(path for path in Path(include_root).rglob("*") if path.suffix in (".h", ".hpp"))
    if not headers:
        yield f"{include_root}: holds no header"
    cases = [(folders, header.relative_to(include_root).as_posix(), language, compiler)
             for header in headers for language, compiler in compilers if (language, header.suffix) in _AS]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from filter(None, pool.map(_problem, *zip(*cases)) if cases else ())


def _problem(folders, name, language, compiler):
    # Twice, as it will be in every plugin of two headers.
    source = f"#include <{name}>\n#include <{name}>\n"
    flags = _AS[language, Path(name).suffix]
    done = subprocess.run([compiler, *flags, "-fsyntax-only", *(f"-I{folder}" for folder in folders), "-"],
                          input=source, capture_output=True, text=True)
    if done.returncode != 0:
        return f"{name}: does not compile alone as {language} with {compiler}:\n{done.stderr}"
    return None
