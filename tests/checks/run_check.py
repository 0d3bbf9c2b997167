#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs one check and prints what it finds, as a compiler would.

    run_check.py include_direction PROJECT
    run_check.py exported_symbols LIBRARY...
    run_check.py lone_headers INCLUDE_FOLDER c=gcc c++=g++ c++=clang++-16 beside=OTHER_INCLUDE_FOLDER
"""
import importlib
import sys


def main():
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    name, *arguments = sys.argv[1:]
    check = importlib.import_module(name)
    if name == "exported_symbols":
        found = check.problems(arguments)
    elif name == "lone_headers":
        found = check.problems(arguments[0], [pair.split("=", 1) for pair in arguments[1:]])
    else:
        found = check.problems(arguments[0])
    failed = False
    for problem in found:
        failed = True
        print(problem)
    if failed:
        raise SystemExit(f"{name}: {check.__doc__.splitlines()[0]}")


if __name__ == "__main__":
    main()
