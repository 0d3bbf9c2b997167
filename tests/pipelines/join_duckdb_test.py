#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The join of docs/run-directory.md says the same in DuckDB, over the CSV files, as in SQLite, over the database.

    join_duckdb_test.py PROGRAM

duckdb is installed with pip into ~/.cache/rostra-tests (or ROSTRA_TEST_CACHE). Skipped (77) where it cannot be had: no change is to
wait for a registry.
"""
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()
ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "duckdb==1.1.3"
BRIEFING = """City Hall
May 3, 2024

MS. ABARA: Good morning. The engineer told me: "The bridge will open on Friday." We are glad of it.

MR. OKORO: Thank you. "We have waited for two years," said Ms. Lindqvist of the ferry company, and she is right.
"""

# Run by the interpreter that has duckdb: the statement on standard input, the folder of CSV files as an argument.
IN_DUCKDB = r"""
import json, pathlib, sys
import duckdb
database = duckdb.connect()
for table in ("document", "turn", "quote"):
    path = str(pathlib.Path(sys.argv[1]) / (table + ".csv")).replace("'", "''")
    database.execute(f"CREATE VIEW {table} AS SELECT * FROM read_csv('{path}', header = true)")
print(json.dumps([["" if value is None else str(value) for value in row] for row in database.execute(sys.stdin.read()).fetchall()]))
"""


def python_with_duckdb():
    """An interpreter that has duckdb, in an environment of its own; None where it cannot be had."""
    folder = Path(os.environ.get("ROSTRA_TEST_CACHE") or Path.home() / ".cache/rostra-tests") / "duckdb"
    python = folder / "bin/python"
    wanted = [python, "-c", f"import duckdb; assert duckdb.__version__ == '{PACKAGE.split('==')[1]}'"]
    if python.exists() and subprocess.run(wanted, capture_output=True, check=False).returncode == 0:
        return python
    for command in ([sys.executable, "-m", "venv", folder],
                    [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PACKAGE]):
        if subprocess.run(command, check=False).returncode != 0:
            return None
    return python


def main():
    python = python_with_duckdb()
    if python is None:
        print(f"{PACKAGE} cannot be had")
        return 77
    page = (ROOT / "docs/run-directory.md").read_text(encoding="utf-8")
    statement = re.search(r"<!-- join.sql: begin -->\n```sql\n(.*?)```", page, re.S)[1]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder).resolve()
        (work / "briefing.txt").write_text(BRIEFING, encoding="utf-8")
        subprocess.run([PROGRAM, "run", "press-briefing", work / "briefing.txt", *sorted((ROOT / "configs/samples").glob("*.txt")),
                        "--out", work / "out", "--progress", "none", "--set", f"input.root={json.dumps('/')}"],
                       check=True, capture_output=True)
        database = sqlite3.connect(work / "out/results.sqlite")
        in_sqlite = [["" if value is None else str(value) for value in row] for row in database.execute(statement)]
        database.close()
        done = subprocess.run([python, "-c", IN_DUCKDB, work / "out"], input=statement, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(done.stderr)
        return 1
    in_duckdb = json.loads(done.stdout)
    print("in SQLite:", *in_sqlite, "in DuckDB:", *in_duckdb, sep="\n")
    return 0 if in_sqlite == in_duckdb and len(in_sqlite) >= 2 else 1


if __name__ == "__main__":
    sys.exit(main())
