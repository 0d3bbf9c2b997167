# SPDX-License-Identifier: Apache-2.0
"""What the measurements of this folder share: a command that is measured, and a folder to work in."""
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def measured(command, **options):
    """Seconds by the clock, seconds of the processor, and peak resident MiB, of one command that has to go well."""
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - begun
    if status != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{errors.decode()}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


@contextlib.contextmanager
def work_folder(given):
    """The folder that --work gave, made and kept; or, where it gave none, one that goes at the end."""
    if given:
        given.mkdir(parents=True, exist_ok=True)
        yield given.resolve()
        return
    work = Path(tempfile.mkdtemp(prefix="rostra-bench-"))
    try:
        yield work
    finally:
        shutil.rmtree(work)
