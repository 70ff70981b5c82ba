"""Shipped sites, changed: bytes, lines, tokens of the dictionary, pieces of other files."""

import pathlib

import words

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TOKENS = [text.encode("utf-8", "surrogatepass") for text in (
    words.CHARACTERS + words.YAML + words.MARKDOWN + words.TEMPLATE + words.NUMBERS + words.DATES + words.PATTERNS
)] + words.BYTES  # fmt: skip


class Seeds:
    """The sites of `Tests/Fixtures`, and the one that ships."""

    def __init__(self, root=ROOT):
        folders = sorted((root / "Tests/Fixtures/rules").glob("*/*"))
        folders += sorted((root / "Tests/Fixtures/sites").glob("*"))
        self.folders = [folder for folder in folders if any(folder.glob("**/*.md"))]
        self.whole = root / "Content"

    def draw(self, random):
        """The files of one site."""
        if random.random() < 0.03:
            return read(self.whole, "Content/")
        folder = random.choice(self.folders)
        prefix = "" if (folder / "Content").is_dir() else "Content/"
        site = read(folder, prefix)
        site.setdefault("Content/site.yml", b"title: X\n")
        return site


def read(folder, prefix):
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size < 1 << 20)
    return {prefix + path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def flip(random, data, other):
    index = random.randrange(len(data) or 1)
    return data[:index] + bytes([random.randrange(256)]) + data[index + 1 :]


def insert(random, data, other):
    index = random.randint(0, len(data))
    return data[:index] + random.choice(TOKENS) * random.choice([1, 1, 1, 2, 50]) + data[index:]


def cut(random, data, other):
    start = random.randint(0, len(data))
    return data[:start] + data[start + random.choice([1, 2, 10, 100, len(data)]) :]


def splice(random, data, other):
    start = random.randint(0, len(other))
    piece = other[start : start + random.choice([5, 50, 500])]
    index = random.randint(0, len(data))
    return data[:index] + piece + data[index:]


def lines(random, data, other):
    rows = data.splitlines(keepends=True) or [b""]
    a, b = random.randrange(len(rows)), random.randrange(len(rows))
    what = random.randrange(5)
    if what == 0:
        rows[a], rows[b] = rows[b], rows[a]
    elif what == 1:
        rows.insert(b, rows[a])
    elif what == 2:
        del rows[a]
    elif what == 3:
        rows[a] = rows[a] * 10 ** random.randint(1, 3)
    else:
        rows[a] = random.choice([b"  ", b"\t", b"> ", b"- "]) + rows[a]
    return b"".join(rows)


def value(random, data, other):
    """Another value behind a colon."""
    rows = data.splitlines(keepends=True)
    keyed = [index for index, row in enumerate(rows) if b": " in row]
    if not keyed:
        return data
    index = random.choice(keyed)
    key = rows[index].split(b": ")[0]
    rows[index] = key + b": " + random.choice(TOKENS) + b"\n"
    return b"".join(rows)


MUTATIONS = [flip, insert, insert, cut, splice, lines, lines, value, value]


def mutate(random, seeds):
    """A shipped site after one to eight changes."""
    site = seeds.draw(random)
    paths = sorted(site)
    for _ in range(random.choice([1, 1, 2, 3, 8])):
        path, other = random.choice(paths), random.choice(paths)
        site[path] = random.choice(MUTATIONS)(random, site[path], site[other])[: 1 << 20]
    return site
