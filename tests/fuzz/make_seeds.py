#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes what the fuzzer begins with: the heads of the sample documents and of one conversation in every layout of
labels, each behind the two bytes that fuzz_plugin reads first.

    make_seeds.py FOLDER
"""
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "pipelines"))
HEAD = 1500  # bytes: mutations of short inputs reach further


def main():
    folder = Path(sys.argv[1])
    sys.argv = [sys.argv[0], "-"]
    import label_layouts_test as layouts
    texts = [path.read_bytes() for path in sorted((HERE / "../../configs/samples").glob("*.txt"))]
    with tempfile.TemporaryDirectory() as written:
        layouts.write_all(Path(written))
        texts += [path.read_bytes() for path in sorted(Path(written).iterdir())]
    for number, text in enumerate(texts):
        (folder / f"{number:04}").write_bytes(bytes([number % 256, number % 10]) + text[:HEAD])


if __name__ == "__main__":
    main()
