"""Repeats one construct: sites of up to 1 MB in up to 3,000 files.

Each shape takes a random source and a size in bytes. The fuzzer measures a shape at its size and, if that is
slow, at a quarter of it: the time must not grow much faster than the input.
"""

import sites
import words

HEAD = "---\ntitle: {}\n---\n"
LARGEST = 500_000
"""Text files over 512 KiB are rejected before reading."""


def spread(path, head, unit, size, join=""):
    """As many files as the size needs; `unit` returns the text for a number."""
    files, number, index = {}, 0, 0
    while size > 0:
        parts, length = [head], len(head)
        while length < min(size, LARGEST):
            parts.append(unit(number))
            length += len(parts[-1].encode("utf-8", "surrogatepass")) + len(join)
            number += 1
        name = path if index == 0 else path.replace(".", f"-{index}.", 1)
        files[f"Content/{name}"] = sites.encode(parts[0] + join.join(parts[1:]))
        size -= length
        index += 1
    return files


def body(unit, join="\n"):
    return lambda random, size: spread("p.md", HEAD.format("P"), unit, size, join)


def field(declaration, unit, before="", after="", join=", "):
    """One long value of a declared field."""

    def make(random, size):
        text = join.join(repeated(unit, min(size, LARGEST)))
        return {
            "Content/c/_collection.yml": sites.encode(f"fields:\n  x: {{ {declaration} }}\n"),
            "Content/c/e0.md": sites.encode(f"---\ntitle: E0\nx: {before}{text}{after}\n---\n"),
        }

    return make


def repeated(unit, size):
    number, length, parts = 0, 0, []
    while length < size:
        parts.append(unit(number))
        length += len(parts[-1].encode("utf-8", "surrogatepass")) + 2
        number += 1
    return parts


def many(front, text="", schema="", count=None, total=None):
    """Many small entries; `front` and `text` take the number of an entry and their count."""

    def make(random, size):
        number = min(3000, count(size) if count else size // 120)
        files = {"Content/c/_collection.yml": sites.encode(f"fields:\n{schema}" if schema else "singular: c\n")}
        for n in range(number):
            rest = text(n, number) if callable(text) else text
            files[f"Content/c/e{n}.md"] = sites.encode(f"---\ntitle: E{n}\n{front(n, number)}\n---\n{rest}\n")
        if total:
            files["Content/p.md"] = sites.encode(HEAD.format("P") + total)
        return files

    return make


def view(text, front, schema):
    return many(front, "", schema, total=f"```view\n{text}\n```\n")


def root(size, line):
    """How many entries whose lengths grow with their number make the size."""
    return int((2 * size / line) ** 0.5)


def nested(opening, closing, path, head=""):
    def make(random, size):
        number = min(size, LARGEST) // (len(opening) + len(closing))
        return {path: sites.encode(head + opening * number + closing * number + "\n")}

    return make


def template(unit):
    return lambda random, size: {"Theme/templates/page.mustache": sites.encode("".join(repeated(unit, size)))}


def partials_twice(random, size):
    """Each partial includes the next one twice."""
    number = min(40, size // 30)
    files = {
        f"Theme/templates/p{n}.mustache": sites.encode(f"{{{{> p{n + 1}}}}}{{{{> p{n + 1}}}}}") for n in range(number)
    }
    files[f"Theme/templates/p{number}.mustache"] = b"x"
    files["Theme/templates/page.mustache"] = b"{{> p0}}"
    return files


def pattern(random, size):
    """Values that a pattern backtracks over."""
    expression = random.choice(["(a+)+$", "(a|a)*b", "(a*)*b", "^(([a-z])+.)+$", "(.*)*x", "a*a*a*a*a*b"])
    make = field(f"type: list, of: string, pattern: {sites.quoted(expression)}", lambda n: f"{'a' * 30}{n}!", "[", "]")
    return make(random, size)


def pattern_ids(random, size):
    make = many(lambda n, of: f"id: {'a' * 40}{n}!", "")
    files = make(random, size)
    files["Content/c/_collection.yml"] = b"id: '^(a+)+$'\n"
    return files


def matrix_of(derived):
    def make(random, size):
        number = min(1400, size // 250)
        files = {"Content/m/_collection.yml": b"kind: matrix\n"}
        files["Content/c/_collection.yml"] = b"fields:\n  r: { type: reference, to: c }\n  s: { type: reference, to: d }\n"
        files["Content/d/_collection.yml"] = b"singular: d\n"
        for n in range(number):
            files[f"Content/c/e{n}.md"] = sites.encode(f"---\ntitle: E{n}\nr: e{n}\ns: f{n}\n---\n")
            files[f"Content/d/f{n}.md"] = sites.encode(f"---\ntitle: F{n}\n---\n")
        head = "---\ntitle: M\nrows: { collection: c }\ncolumns: { collection: d }\n"
        if derived:
            text = head + "derive: { count: c, row: r, column: s }\n---\n"
        else:
            side = int(min(number, (size / 8) ** 0.5, 220))
            rows = ["| x | " + " | ".join(f"F{n}" for n in range(side)) + " |", "| - " * (side + 1) + "|"]
            rows += [f"| E{n} | " + " | ".join(["P*"] * side) + " |" for n in range(side)]
            text = head + "levels: [{ id: p, label: P }]\nmarks: [{ id: k, sign: '*', label: K }]\n---\n" + "\n".join(rows) + "\n"
        files["Content/m/m0.md"] = sites.encode(text)
        return files

    return make


def known_fields(known, used):
    """Unknown names against as many known ones."""

    def make(random, size):
        number = min(size, 2 * LARGEST) // 80
        return {
            "Content/c/_collection.yml": sites.encode(known(number)),
            "Content/c/e0.md": sites.encode(used(number)),
        }

    return make


def unknown_fields(random, size):
    name = lambda n, end: f"{'field' * 6}{n:06}{end}"
    return known_fields(
        lambda number: "fields:\n" + "".join(f"  {name(n, 'a')}: string\n" for n in range(number)),
        lambda number: "---\ntitle: E\n" + "".join(f"{name(n, 'b')}: x\n" for n in range(number)) + "---\n",
    )(random, size)


def unknown_values(random, size):
    name = lambda n, end: f"{'value' * 6}{n:06}{end}"
    return known_fields(
        lambda number: "fields:\n  x: { type: list, of: enum, values: [" + ", ".join(name(n, "a") for n in range(number)) + "] }\n",
        lambda number: "---\ntitle: E\nx: [" + ", ".join(name(n, "b") for n in range(number)) + "]\n---\n",
    )(random, size)


def unknown_references(random, size):
    files = many(lambda n, of: f"id: {'r' * 40}{n:08}", "", "  x: { type: list, of: reference, to: c }\n")(random, size // 2)
    items = ", ".join(f"{'r' * 40}{n:07}x" for n in range(size // 2 // 52))
    files["Content/c/e0.md"] = sites.encode(f"---\ntitle: E\nx: [{items}]\n---\n")
    return files


def deep_folders(random, size):
    path = "/".join(["a"] * min(500, size // 100))
    return {f"Content/{path}/e.md": sites.HOME, **{f"Content/{path}/f{n}.md": sites.HOME for n in range(20)}}


def repetition(random, size):
    """Random tokens of the dictionary in random combinations."""
    pick = random.choice
    pool = pick([words.MARKDOWN, words.CHARACTERS, words.YAML, words.MARKDOWN])
    unit = pick(["", " "]).join(pick(pool) for _ in range(pick([1, 1, 2, 3])))
    join = pick(["", " ", "\n", "\n\n", ", ", "\n> ", "\n- ", "\n  ", "\r", " | "])
    tail = pick(["", "", pick(pool)])
    text = join.join([unit] * (min(size, LARGEST) // (len(sites.encode(unit + join)) or 1))) + tail
    place = pick(["body", "body", "body", "scalar", "flow", "yaml", "site", "schema", "strings", "lock", "view", "baseline"])
    files = {
        "body": {"Content/p.md": HEAD.format("P") + text}, "scalar": {"Content/p.md": f"---\ntitle: {text}\n---\n"},
        "flow": {"Content/p.md": f"---\ntitle: P\ntags: [{text}]\n---\n"}, "yaml": {"Content/p.md": f"---\ntitle: P\n{text}\n---\n"},
        "site": {"Content/site.yml": f"title: X\ndescription: {text}\n"}, "schema": {"Content/c/_collection.yml": f"singular: {text}\n"},
        "strings": {"Theme/strings/en.yml": f"next: {text}\n"}, "lock": {"Content/site.lock": f"{text}\n"},
        "view": {"Content/p.md": HEAD.format("P") + f"```view\nlist: {text}\n```\n"}, "baseline": {"baseline.txt": text},
    }[place]  # fmt: skip
    return {path: sites.encode(text) for path, text in files.items()}


REFERENCES = "  x: { type: list, of: reference, to: c }\n"

SYNTAX = b"title: X\nsyntax: { " + ", ".join(f"{key}: true" for key in words.SYNTAX_KEYS).encode() + b" }\n"


def translated(unit, join="\n"):
    """A body in a site that translates the syntax of other tools."""
    return lambda random, size: {"Content/site.yml": SYNTAX, **spread("p.md", HEAD.format("P"), unit, size, join)}


SHAPES = {
    "repetition": repetition,
    "paragraph": body(lambda n: "word " * 20),
    "backticks": body(lambda n: "```a``` `b ``c "),
    "brackets": body(lambda n: "[a](", ""),
    "emphasis": body(lambda n: "*a _b **c __d ", ""),
    "fence-in-list": body(lambda n: f"- ```\n  a{n}\n  ```"),
    "tight-list": body(lambda n: f"- item {n} with some words behind it"),
    "numbered-list": body(lambda n: f"{n}. item"),
    "headings": body(lambda n: "# Title"),
    "broken-link": body(lambda n: "[a](nowhere.md)", "\n\n"),
    "broken-links": body(lambda n: f"[a](nowhere{n}.md)", "\n\n"),
    "broken-anchors": body(lambda n: f"[a](index.md#x{n})", "\n\n"),
    "good-links": body(lambda n: "[home](index.md)", "\n\n"),
    "images": body(lambda n: f"![](p{n}.svg)", "\n\n"),
    "definitions": body(lambda n: f"[d{n}]: index.md\n\n[x][d{n}]", "\n\n"),
    "footnotes": body(lambda n: f"A[^{n}]\n\n[^{n}]: note", "\n\n"),
    "footnote-uses": body(lambda n: "A[^1]", " "),
    "alerts": body(lambda n: "> [!NOTE]\n> x", "\n\n"),
    "foreign": body(lambda n: "{{ a }} {% b %} [[c]] {{", " "),
    "open-braces": body(lambda n: "{{", ""),
    "admonitions": translated(lambda n: "!!! note\n    x", "\n\n"),
    "nested-admonitions": translated(lambda n: " " * 4 * (n % 20) + "!!! note \"T\""),
    "open-containers": translated(lambda n: "::: tip"),
    "closing-lines": translated(lambda n: ":::"),
    "definition-lists": translated(lambda n: f"Term {n}\n: text"),
    "terms-only": translated(lambda n: f"Term {n}"),
    "wiki-links": translated(lambda n: f"[[P]] [[No {n}]] [[", " "),
    "comments": translated(lambda n: "{::comment}\nx\n{:/comment}" if n % 2 else "a {::comment}`b", "\n\n"),
    "table-attributes": translated(lambda n: f"{{: #x{n} .y }}" if n > 1 else "| a |\n| - |"),
    "heading-ids": translated(lambda n: f"## H {{#x{n % 9}}}"),
    "html": body(lambda n: "<b a='x'>t</b>", "\n\n"),
    "html-comments": body(lambda n: "<!-- demarc-ignore broken-link: why -->", "\n\n"),
    "entities": body(lambda n: "&amp;&nosuch;&#0;", ""),
    "autolinks": body(lambda n: f"https://example.org/{n}?a=b", "\n\n"),
    "tables": body(lambda n: "| a | b |\n| - | - |\n| c | d |", "\n\n"),
    "wide-table": lambda random, size: {
        "Content/p.md": sites.encode(HEAD.format("P") + "| a " * (size // 9) + "|\n" + "| - " * (size // 9) + "|\n| x |\n")
    },
    "long-table": body(lambda n: "| a | b |" if n != 1 else "| - | - |"),
    "quotes": nested("> ", "", "Content/p.md", HEAD.format("P")),
    "counts": body(lambda n: "All three models share 4 domains, and 12 cells are critical.", "\n\n"),
    "mentions": lambda random, size: {
        "Content/c/_collection.yml": b"mention: '@{id}'\n", "Content/c/e0.md": sites.HOME,
        **spread("p.md", HEAD.format("P"), lambda n: f"@e{n % 3}", size, " \n\n"),
    },
    "slashed-mentions": lambda random, size: {
        "Content/c/_collection.yml": b"id: '^x(/y)*$'\nmention: '{id}'\n",
        **spread("p.md", HEAD.format("P"), lambda n: "x", size, "/"),
    },
    "shared-mentions": lambda random, size: {
        **{f"Content/c{n}/_collection.yml": b"mention: '@{id}'\n" for n in range(40)},
        **{f"Content/c{n}/e{n % 2}.md": sites.HOME for n in range(40)},
        **spread("p.md", HEAD.format("P"), lambda n: f"@e{n % 3}", size, " \n\n"),
    },
    "terms": lambda random, size: {
        "Content/c/_collection.yml": b"link_terms: true\n",
        **{f"Content/c/e{n}.md": sites.encode(HEAD.format(f"Term {n}")) for n in range(size // 1000)},
        **spread("p.md", HEAD.format("P"), lambda n: f"Term {n} is a term.", size, "\n\n"),
    },
    "views": body(lambda n: "```view\ncount: c\n```", "\n\n"),
    "unknown-views": body(lambda n: f"```view\nlist: nowhere{n}\n```", "\n\n"),
    "flow-nesting": nested("[", "]", "Content/p.md", "---\ntitle: P\ntags: "),
    "block-nesting": lambda random, size: {
        "Content/p.md": sites.encode("---\ntitle: P\n" + "".join(f"{' ' * n}a:\n" for n in range(root(min(size, LARGEST), 1))) + "---\n")
    },
    "alias-keys": lambda random, size: {
        "Content/p.md": sites.encode(
            f"---\ntitle: P {random.choice(['#', ''])}{random.choice(words.CHARACTERS)}\n"
            + "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} {{ ? [*a{n - 1}, *a{n - 1}] : x }}\n" for n in range(1, 40)) + "---\n")
    },
    "list": field("type: list, of: string", lambda n: f"v{n}", "[", "]"),
    "unique-list": field("type: list, of: string, unique: true", lambda n: f"v{n % 900}", "[", "]"),
    "numbers": field("type: list, of: integer", lambda n: "9" * 30, "[", "]"),
    "dates": field("type: list, of: date", lambda n: f"2026-02-{n % 40}", "[", "]"),
    "map": field("type: map, of: string", lambda n: f"k{n}: v", "{", "}"),
    "entries": field("type: entries", lambda n: f"k{n}: {{ title: T }}", "{", "}"),
    "parts-by-id": field("type: entries, fields: { see: { type: reference, to: 'c#*', acyclic: true } }",
                         lambda n: f"k{n}: {{ see: k{n + 1} }}", "{", "}"),
    "nested-parts": field("type: entries, fields: { y: { type: entries, referenced: true, fields: { see: { type: reference, to: 'c#y' } } } }",
                          lambda n: f"k{n}: {{ y: {{ j{n}: {{ see: j{n // 2} }} }} }}", "{", "}"),
    "long-text": field("type: text", lambda n: "word", "'", "'", " "),
    "long-markdown": field("type: markdown", lambda n: "*a* [b](x.md)", "'", "'", " "),
    "ignores": field("type: string", lambda n: "{ rule: broken-link, because: x }", "y\nignore: [", "]"),
    "keys": body(lambda n: "", ""),
    "pattern": pattern,
    "pattern-ids": pattern_ids,
    "unknown-fields": unknown_fields,
    "unknown-values": unknown_values,
    "unknown-references": unknown_references,
    "nav": lambda random, size: {
        "Content/site.yml": sites.encode("title: X\nnavigation:\n" + "".join(f"  - x{n}.md\n" for n in range(min(size, LARGEST) // 12)))
    },
    "severities": lambda random, size: {
        "Content/site.yml": sites.encode(
            "title: X\nseverities:\n" + "".join(f"  c/{n}: {{ broken-link: off }}\n" for n in range(min(size, LARGEST) // 28)))
    },
    "lock-lines": lambda random, size: {
        "Content/site.lock": sites.encode("".join(f"entry c:e{n} c/e{n}/ Title {n}\n" for n in range(min(size, LARGEST) // 32)))
    },
    "lock-anchors": lambda random, size: {
        "Content/site.lock": sites.encode("".join(f"anchor ./#x{n}\n" for n in range(min(size, LARGEST) // 18)))
    },
    "baseline-lines": lambda random, size: {
        "baseline.txt": sites.encode("# Demarc's baseline:\n" + "".join(f"{n:016x}  x  y  z\n" for n in range(size // 27)))
    },
    "files": many(lambda n, of: f"tags: [t{n % 50}]"),
    "tags": many(lambda n, of: f"tags: [t{n}, u{n}, v{n}]"),
    "same-title": many(lambda n, of: "aliases: [Same]"),
    "same-part": many(lambda n, of: "x: { a: { see: a } }", schema="  x: { type: entries, fields: { see: { type: reference, to: 'c#*' } } }\n"),
    "same-id": many(lambda n, of: "id: same"),
    "redirects": many(lambda n, of: f"redirect_from: [old{n}/, c/e{n + 1}/]"),
    "links": many(lambda n, of: "x: y", lambda n, of: " ".join(f"[a](e{k % of}.md)" for k in range(n, n + 12))),
    "chain": many(lambda n, of: f"x: [e{n + 1}]" if n + 1 < of else "x: []", schema=REFERENCES),
    "circle": many(lambda n, of: f"x: [e{(n + 1) % of}]", schema="  x: { type: list, of: reference, to: c, acyclic: true, inverse: y }\n"),
    "all-earlier": many(lambda n, of: "x: [" + ", ".join(f"e{k}" for k in range(n)) + "]", schema=REFERENCES,
                        count=lambda size: root(size, 5)),
    "graph-earlier": many(lambda n, of: "x: [" + ", ".join(f"e{k}" for k in range(n)) + "]", schema=REFERENCES,
                          count=lambda size: root(size, 5), total="```view\ngraph: c\nrelation: x\n```\n"),
    "graph-chain": view("graph: c\nrelation: x", lambda n, of: f"x: [e{n + 1}]" if 0 < n < of - 1 else f"x: [e1, e{of - 1}]" if n == 0 else "x: []",
                        REFERENCES),
    "graph-star": view("graph: c\nrelation: x", lambda n, of: "x: [e0]" if n else "x: []", REFERENCES),
    "graph-pairs": view("graph: c\nrelation: x", lambda n, of: f"x: [e{n * 7919 % of}, e{n * 104729 % of}]", REFERENCES),
    "timeline": view("timeline: c\nfrom: x", lambda n, of: f"x: {n}", "  x: integer\n"),
    "timeline-far": view("timeline: c\nfrom: x", lambda n, of: f"x: {n * 10**12}", "  x: integer\n"),
    "timeline-ends": view("timeline: c\nfrom: x", lambda n, of: f"x: {[-5, 2**63 - 1, -(2**63)][n % 3]}", "  x: integer\n"),
    "list-groups": view("list: c\ngroup: x", lambda n, of: f"x: g{n}", "  x: string\n"),
    "checklists": view("checklist: c", lambda n, of: "x: { a: { title: T }, b: { title: U } }", "  x: { type: entries }\n"),
    "enum-groups": lambda random, size: {
        **view("list: c\ngroup: x", lambda n, of: f"x: g{n}", "")(random, size),
        "Content/c/_collection.yml": sites.encode(
            "fields:\n  x: { type: enum, values: [" + ", ".join(f"g{n}" for n in range(min(3000, size // 120))) + "] }\n"),
    },
    "matrix": matrix_of(derived=False),
    "derived-matrix": matrix_of(derived=True),
    "template-sections": nested("{{#x}}", "{{/x}}", "Theme/templates/page.mustache"),
    "template-blocks": nested("{{$a}}", "{{/a}}", "Theme/templates/page.mustache"),
    "template-parents": nested("{{<x}}", "{{/x}}", "Theme/templates/page.mustache"),
    "template-unknown": template(lambda n: f"{{{{nosuch{n}}}}}"),
    "template-names": template(lambda n: "{{page.title}}"),
    "template-partials": template(lambda n: "{{> partials/footer}}"),
    "partials-twice": partials_twice,
    "strings": lambda random, size: {
        "Theme/strings/en.yml": sites.encode("".join(f"w{n}: x\n" for n in range(min(size, LARGEST) // 10)))
    },
    "deep-folders": deep_folders,
    "svg": lambda random, size: {"Content/a.svg": b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g>" * (size // 3)},
    "svg-attributes": lambda random, size: {"Content/a.svg": b"<svg " + b"a='b' " * (size // 6) + b"/>"},
}  # fmt: skip
del SHAPES["keys"]


def site(random, name, size):
    """A site of one shape."""
    return {**sites.base(), **SHAPES[name](random, size)}
