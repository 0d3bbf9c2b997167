# SPDX-License-Identifier: Apache-2.0
"""Reads the files of a git directory without a work tree."""
import fnmatch
import subprocess
from pathlib import Path


class BareGit:
    """The files of one commit."""

    def __init__(self, folder, commit):
        self.folder, self.commit = folder, commit

    @classmethod
    def find(cls, folder, repository, commit):
        """The copy of `owner/name` below `folder`, at that commit; None where it is not there.

        It may be named owner+name or owner/name, bare or not, or have the git directory one level down."""
        for name in (repository.replace("/", "+"), repository):
            for inner in ("repo", "repo/.git", ".git", ""):
                path = Path(folder, name, inner)
                if (path / "HEAD").is_file() and cls(path, commit).has_commit():
                    return cls(path, commit)
        return None

    def git(self, *arguments):
        return subprocess.run(["git", f"--git-dir={self.folder}", *arguments], capture_output=True, check=True).stdout

    def has_commit(self):
        try:
            return self.git("cat-file", "-t", self.commit).strip() == b"commit"
        except subprocess.CalledProcessError:
            return False

    def sizes(self, pattern):
        """Path and size of the files whose path fits the pattern (`*` stands for slashes too), sorted by path."""
        listing = self.git("ls-tree", "-r", "-l", "-z", self.commit).decode("utf-8", "surrogateescape")
        rows = (line.split("\t", 1) for line in listing.split("\0") if line)
        return sorted((path, int(about.split()[3])) for about, path in rows
                      if fnmatch.fnmatchcase(path, pattern) and about.split()[3].isdigit())

    def paths(self, pattern):
        return [path for path, _ in self.sizes(pattern)]

    def some(self, pattern, count, least=0, most=1 << 30):
        """`count` of the fitting files of so many bytes, evenly spread over their sorted paths."""
        fitting = [path for path, size in self.sizes(pattern) if least <= size <= most]
        return spread(fitting, count)

    def bytes(self, path):
        return self.git("show", f"{self.commit}:{path}")

    def text(self, path, encoding="utf-8"):
        """Line ends are `\\n`, without a byte order mark."""
        return self.bytes(path).decode(encoding, "replace").replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")


def spread(items, count):
    if len(items) <= count:
        return list(items)
    return [items[at * len(items) // count] for at in range(count)]
