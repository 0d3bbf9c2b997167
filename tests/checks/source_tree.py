# SPDX-License-Identifier: Apache-2.0
"""The project's sources as the checks see them."""
import re
from pathlib import Path

C_FAMILY = (".c", ".h", ".cpp", ".hpp")
SOURCES = C_FAMILY + (".py", ".cmake", ".ts")

# Built, or made by a run; nothing in them is ours to judge.
_NOT_OURS = {"build", "demo", ".git", "__pycache__", "node_modules"}

_COMMENT_OR_LITERAL = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<d>[^(\s]*)\(.*?\)(?P=d)"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])+\'',
    re.DOTALL)
_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)


class SourceFile:
    def __init__(self, root, path):
        self.path = path.relative_to(root).as_posix()
        self.text = path.read_text(encoding="utf-8")
        self.lines = self.text.split("\n")

    @property
    def folders(self):
        return self.path.split("/")[:-1]

    def includes(self):
        """(line, '<' or '"', name) of every include."""
        text = re.sub(r"/\*.*?\*/", lambda m: _blank(m.group()), self.text, flags=re.DOTALL)
        for match in _INCLUDE.finditer(text):
            yield text.count("\n", 0, match.start()) + 1, match.group(1), match.group(2)

    def code_lines(self):
        """(line, code) with comments, strings and characters blanked."""
        code = _COMMENT_OR_LITERAL.sub(lambda match: _blank(match.group()), self.text)
        return enumerate(code.split("\n"), start=1)


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def source_files(root, *folders, suffixes=C_FAMILY):
    """Files below these folders of the project (all of it, if none is named), in the order of their paths."""
    root = Path(root)
    if not (root / "CMakeLists.txt").is_file():
        raise SystemExit(f"{root} is no project: it has no CMakeLists.txt")
    for folder in [root / name for name in folders] or [root]:
        for path in sorted(folder.rglob("*")):
            if path.suffix in suffixes and path.is_file() and not _NOT_OURS & set(path.relative_to(root).parts):
                yield SourceFile(root, path)
