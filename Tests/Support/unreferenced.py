"""Lists declarations in Sources/ that neither Sources/ nor Tests/ refers to: dead code.

A name counts as used if it is written anywhere outside its own declaration, comments and string literals
aside. Names that the language or a library calls are left out.
"""

import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
DECLARATION = re.compile(r"\b(?:func|var|let|case|struct|enum|class|actor|protocol|typealias)\s+`?([A-Za-z_]\w*)")
# Requirements of protocols, entry points, and properties that are only encoded.
CALLED_FROM_OUTSIDE = set(
    "CodingKeys Demarc validate createBuildCommands columnKind newlineSequences originalUriBaseIds executionSuccessful".split())


def code(text):
    """The text without comments and literals, but with interpolations."""
    text = re.sub(r'#+"""[\s\S]*?"""#+', '""', text)
    text = re.sub(r'"""[\s\S]*?"""', lambda match: " ".join(re.findall(r"\\\(([^\"]*?)\)", match[0])), text)
    text = re.sub(r"//[^\n]*", "", text)
    return re.sub(r'"(?:[^"\\\n]|\\.)*"', lambda match: " ".join(re.findall(r"\\\((.*?)\)", match[0])), text)


def main():
    words = collections.Counter()
    declared = {}
    for path in sorted((ROOT / "Sources").rglob("*.swift")):
        text = code(path.read_text())
        words.update(re.findall(r"\w+", text))
        for match in DECLARATION.finditer(text):
            if match[1].isupper():  # A constant of C in a pattern: `case CMARK_NODE_TEXT:`.
                continue
            declared.setdefault(match[1], []).append(f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, match.start()) + 1}")
    for path in (ROOT / "Tests").rglob("*.swift"):
        words.update(re.findall(r"\w+", path.read_text()))
    unused = {
        name: places for name, places in declared.items()
        if words[name] <= len(places) and name not in CALLED_FROM_OUTSIDE
    }
    for name, places in sorted(unused.items(), key=lambda item: item[1]):
        print(f"{places[0]}: {name} is never used")
    return 1 if unused else 0


if __name__ == "__main__":
    sys.exit(main())
