"""The fenced blocks of a Markdown page and the words of their info strings (see README.md)."""

import re
from dataclasses import dataclass, field
from pathlib import Path

FENCE = re.compile(r"^( *)(`{3,}|~{3,})\s*(.*)$")

# Words without a value, words with one, and words with or without one.
WORDS = {"output", "findings", "not-run", "run"}
KEYS = {"file", "append", "change", "excerpt", "site", "run"}


class BadBlock(Exception):
    """A block whose info string does not follow the convention."""


@dataclass
class Block:
    """A block with its info string and the paragraph before it."""

    page: Path
    line: int
    language: str
    text: str
    before: str
    words: dict = field(default_factory=dict)

    @property
    def place(self):
        return f"{self.page}:{self.line}"

    @property
    def path(self):
        """The file that the block writes, changes or quotes, if any."""
        for key in ("file", "append", "change", "excerpt"):
            if key in self.words:
                return self.words[key]
        return None


def words(info, place):
    """The words after the language: `file=a.md` has a value, `run` may have one."""
    language, *rest = info.split()
    found = {}
    for word in rest:
        key, equals, value = word.partition("=")
        if (key not in KEYS or not value) if equals else key not in WORDS:
            raise BadBlock(f"{place}: `{word}` is not a word of the convention")
        if key in found:
            raise BadBlock(f"{place}: `{key}` occurs twice")
        found[key] = value if equals else True
    if len(found) - ("site" in found) > 1:
        raise BadBlock(f"{place}: {', '.join(found)} exclude each other")
    return language, found


def blocks(page):
    """All fenced blocks of a page outside of other blocks, in their order."""
    result, open_fence, before, ended = [], None, "", True
    for number, line in enumerate(page.read_text(encoding="utf-8").split("\n"), 1):
        if open_fence:
            indent, fence, info, start, text = open_fence
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                place = f"{page}:{start}"
                language, found = words(info, place) if info else ("", {})
                result.append(Block(page, start, language, "".join(text), before, found))
                open_fence, before, ended = None, "", True
            else:
                blank = len(line) - len(line.lstrip(" "))
                text.append(line[min(indent, blank):] + "\n")
        elif match := FENCE.match(line):
            open_fence = (len(match[1]), match[2], match[3].strip(), number, [])
        elif line.strip():
            before = line if ended else f"{before} {line}"
            ended = False
        else:
            ended = True
    if open_fence:
        raise BadBlock(f"{page}:{open_fence[3]}: the block has no end")
    return result
