"""Generates small sites from all constructs of the format, with boundary, invalid and hostile values.

A site is a dictionary from path to bytes. Every generator takes only a `random.Random`, so that a seed
identifies a site.
"""

import json
import pathlib
import re

import words

SIMPLE = "string text markdown integer number boolean date duration quantity url".split()

CONSTRAINTS = {
    "required": words.FIELD_TYPES, "unique": words.FIELD_TYPES, "default": SIMPLE, "label": words.FIELD_TYPES, "description": words.FIELD_TYPES,
    "ordered": ["enum"], "not_before": ["date", "integer", "number", "duration", "enum"], "past": ["date"], "pattern": ["string", "text", "url"],
    "complete": ["map"], "titled": ["reference"], "acyclic": ["reference"], "symmetric": ["reference"],
    "inverse": ["reference"], "covers": ["reference"], "successor": ["reference"], "referenced": ["entries"],
    "excludes": ["reference"], "within": ["reference"], "computed": ["duration"], "min": ["string", "text", "integer", "number", "duration", "quantity", "list", "map", "entries"],
    "max": ["string", "text", "integer", "number", "duration", "quantity", "list", "map", "entries"],
    "precision": ["date"], "single": ["list"], "values": ["boolean"],
    "search": ["string", "text", "list"], "written_as": ["entries"],
}  # fmt: skip
"""The types that support a constraint. Others are mistakes of the schema."""

PARTS = ["{{title}}", "{{{body}}}", "{{page.title}}", "{{strings.next}}", "{{asset.site_css}}", "{{entry.title}}", "{{! c }}", "\n",
         "{{fields.text.value}}", "<p>", "</p>", "<a href=\"{{site.repository}}\">x</a>", "<main>", "é", "<h1 id=\"x\">"]  # fmt: skip
"""Pieces of templates that are right by themselves."""

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def rules():
    """The rules that a site may turn off."""
    known = sorted(folder.name for folder in (ROOT / "Tests/Fixtures/rules").iterdir())
    text = (ROOT / "Sources/Pipeline/Rules/Catalog.swift").read_text()
    vital = re.findall(r"\w+", text[text.index("let vital") : text.index(".map(\\.id)", text.index("let vital"))])
    return [rule for rule in known if rule.replace("-", "") not in {name.lower() for name in vital}]


RULES = rules()

HOME = b"---\ntitle: Home\n---\nWelcome.\n"


def base():
    """The smallest site without a finding."""
    return {"Content/site.yml": b"title: X\n", "Content/index.md": HOME}


def encode(text):
    return text.encode("utf-8", "surrogatepass")


def quoted(text):
    """A text as a YAML scalar that is read as that text."""
    return json.dumps(text, ensure_ascii=False)


class Maker:
    """Generates values and documents; `danger` is the share of hostile ones."""

    def __init__(self, random):
        self.random = random
        self.danger = random.choice([0, 0, 0.02, 0.1, 0.3])

    def hostile(self):
        return self.random.random() < self.danger

    def pick(self, items):
        return self.random.choice(items)

    def some(self, items, most=None):
        items = list(items)
        return self.random.sample(items, self.random.randint(0, min(most or len(items), len(items))))

    def word(self):
        return self.pick(["alpha", "beta", "e0", "e1", "e2", "c", "d", "text", "provider", "SaaS", "two", "draft"])

    def text(self):
        parts = [self.word() for _ in range(self.random.randint(1, 5))]
        while self.random.random() < self.danger + 0.1:
            parts.insert(self.random.randint(0, len(parts)), self.pick(words.CHARACTERS + words.MARKDOWN))
        if self.random.random() < 0.02:
            parts.append(self.word() * self.pick([100, 1000, 10000]))
        return self.pick(["", " "]).join(parts)

    # MARK: YAML

    def scalar(self):
        """A scalar in YAML syntax."""
        draw = self.random.random()
        if draw < 0.35:
            return quoted(self.text())
        if draw < 0.55:
            return self.word()
        return self.pick(
            self.pick([words.NUMBERS, words.DATES, words.DURATIONS, words.URLS, words.YAML, words.PATTERNS])
        )

    def value(self, depth=0):
        """Any value, in flow style."""
        draw = self.random.random()
        if depth > 3 or draw < 0.7:
            return self.scalar()
        items = [self.value(depth + 1) for _ in range(self.random.randint(0, 3))]
        if draw < 0.85:
            return "[" + ", ".join(items) + "]"
        return "{" + ", ".join(f"{self.word()}: {item}" for item in items) + "}"

    def mapping(self, pairs):
        """Lines of `key: value`. Sometimes one is omitted, duplicated or given another value."""
        lines = []
        for key, value in pairs:
            if self.hostile():
                value = self.value()
            if self.random.random() < self.danger / 4:
                key = self.pick([key[:-1], key + "x", quoted(self.text()), self.pick(words.YAML), key.upper()])
            if self.random.random() < self.danger / 4:
                continue
            lines.append(f"{key}: {value}")
            if self.random.random() < self.danger / 8:
                lines.append(lines[-1])
            if self.random.random() < self.danger / 8:
                lines.append(self.pick(words.YAML))
        end = self.pick(["\n"] * 12 + ["\r\n", "\r", "\u2028"])
        return "".join(line + end for line in lines)

    # MARK: Schemas

    def target(self):
        return self.pick(["c", "c", "d", "[c, d]", "c#e0", "d#e1", "c#*", "c#entries", "[c, 'd#*']", "c#", "nowhere", "[]", "m"])

    def declaration(self, depth=0, kind=None):
        """How a field is declared."""
        kind = kind or self.pick(words.FIELD_TYPES)
        keys = {"type": kind}
        if kind == "enum":
            keys["values"] = self.pick(["[alpha, beta, gamma]", "[{ id: a, label: A }, b]", "[a, a]", "[]"])
        if kind in ("list", "map"):
            inner = self.pick(words.FIELD_TYPES)
            if inner not in SIMPLE and not self.hostile() or depth < 2 and self.random.random() < 0.3:
                inner = "{ " + self.declaration(depth + 1, self.pick(SIMPLE) if depth > 1 else None) + " }"
            keys["of"] = inner
            keys.update({"enum": {"values": "[alpha, beta]"}, "reference": {"to": "c"}}.get(inner, {}))
        if kind == "map" and self.random.random() < 0.4:
            keys.update({"keys": "reference", "to": "c"})
        if kind == "reference":
            keys["to"] = self.target()
        if kind == "assignments":
            keys["matrix"] = self.pick(["m0", "m0", "m1", "nowhere"])
        if kind in ("record", "entries"):
            names = self.some(["a", "b", "id", "title", "text"])
            parts = ", ".join(f"{name}: {{ {self.declaration(depth + 1)} }}" for name in names) if depth < 2 else "a: string"
            keys["fields"] = "{ " + parts + " }"
        fits = [key for key, types in CONSTRAINTS.items() if kind in types or keys.get("of") in types]
        for key in self.some(fits, 3) + (self.some(words.FIELD_KEYS, 2) if self.hostile() else []):
            keys.setdefault(key, self.constraint(key, kind))
        return ", ".join(f"{key}: {value}" for key, value in keys.items())

    def constraint(self, key, kind):
        """A value for a constraint."""
        if key in words.FLAGS:
            return self.pick(["true", "false"])
        if key in ("min", "max"):
            finite = [number for number in words.NUMBERS if number[-1].isdigit() and number.isascii() and "_" not in number]
            return self.pick(words.NUMBERS if self.hostile() else finite)
        values = {
            "pattern": quoted(self.pick(words.PATTERNS[:2] + words.PATTERNS[10:11] if not self.hostile() else words.PATTERNS)),
            "default": self.typed(kind), "computed": "reading-time", "not_before": self.pick(["date", "last_updated", "integer", "number", "duration", "enum", "x"]),
            "not_above": self.pick(["enum", "weight"]), "pinned": "edition", "label": quoted(self.text()), "description": quoted(self.text()),
            "excludes": self.pick(["reference", "list", "[reference, list]", "x"] + ["[]", "''"] * self.hostile()),
            "within": self.pick(["reference.list", "reference", "list.reference", "reference.x", "x.list"] + [".", "a..b", "a.b.c.d.e.f.g.h.i"] * self.hostile()),
            "precision": self.pick(["year", "month", "time", "[day, month]", "[year, month, day, time]"] + ["week", "[]"] * self.hostile()),
            "single": self.pick(["allow", "allow", "refuse"] + ["true"] * self.hostile()),
            "written_as": self.pick(["{ a: Part, ab: 'Section ' }", "{ p: '' }", f"{{ {quoted(self.text())}: {quoted(self.text())} }}"]
                                    + ["[]", "{}", "{ a: [x] }"] * self.hostile()),
            "values": self.pick(["[yes, no]", "[Y, n]"] + ["[x, x]", "yes"] * self.hostile()),
        }  # fmt: skip
        return values.get(key, self.pick(["back", "unlocks", "m0", "reference"]))

    def schema(self, kinds=None):
        """A `_collection.yml` with a field named for each type."""
        kinds = kinds or self.some(words.FIELD_TYPES, 8)
        fields = [(kind, f"{{ {self.declaration(kind=kind)} }}") for kind in kinds]
        pairs = []
        if self.random.random() < 0.3:
            pairs.append(("singular", self.word()))
        if self.random.random() < 0.3:
            pairs.append(("plural", quoted(self.text())))
        if self.random.random() < 0.2:
            pairs.append(("name", self.pick(["c", "d", "e", quoted(self.text())])))
        if self.random.random() < 0.2:
            pairs.append(("route", quoted(self.pick(["x", "x/y", "../x", "", "/", "ä", "a b", self.text()]))))
        if self.random.random() < 0.3:
            pairs.append(("id", quoted(self.pick(words.PATTERNS + ["e{integer}", "{integer}", "{enum}-{integer}", "{x}"]))))
        elif self.random.random() < 0.3:
            sources = ["stem", "folder", "path", "id", "string", "'{integer:03}'", "'{stem:slug}-{enum:upper}'", "'{record.a}'", "x"]
            also = self.pick(["", ", also: [string, list]", ", also: title", ", pattern: '[a-z].*'", ", also: record"])
            pairs.append(("id", f"{{ from: [{', '.join(self.some(sources, 3) or ['id'])}]{also} }}"))
        if self.random.random() < 0.3:
            pairs.append(("sort", self.pick(["title", "id", "-date", "weight", "integer", "enum", "x", "-"])))
        if self.random.random() < 0.3:
            pairs.append(("mention", quoted(self.pick(["@{id}", "{id}", "[{id}]", "x", "{id}{id}", "#{id}!"]))))
        for flag in self.some(["referenced", "link_terms"]):
            pairs.append((flag, self.pick(["true", "false"])))
        if self.random.random() < 0.2:
            pairs.append(("unique_by", self.pick(["[title]", "[title, enum]", "[id, list]", "[x]", "[]", "title"])))
        if self.random.random() < 0.2:
            names = ["integer", "number", "date", "duration", "enum", "weight", "x"]
            ranges = [("from", self.pick(names)), ("to", self.pick(names)), ("by", self.pick(["enum", "[enum, string]", "x", "markdown"])),
                      ("overlaps", self.pick(["allow", "refuse"])), ("gaps", self.pick(["allow", "refuse"])), ("ends", self.pick(["included", "excluded"]))]
            pairs.append(("ranges", self.pick(names + [f"{{ {', '.join(f'{key}: {value}' for key, value in self.some(ranges, 6))} }}"] * 8)))
        if self.random.random() < 0.2:
            pairs.append(("template", self.pick(["entry", "c", "layout", "x", "partials/footer", "index"])))
        for key in self.some(["front_matter", "title", "date"]):
            pairs.append((key, self.naming(key)))
        if self.random.random() < 0.2:
            pairs.append(("other_fields", self.pick(["allow", "ignore", "refuse", "x"])))
        if self.random.random() < 0.1:
            pairs.append(("kind", self.pick(["entries", "matrix", "x"])))
        if self.random.random() < 0.1:
            pairs.append(("entries", f"{{ from: {self.patterns()}, except: {self.patterns()} }}"))
        text = self.mapping(pairs)
        return text + "fields:\n" + "".join(f"  {name}: {value}\n" for name, value in fields), kinds

    def naming(self, key):
        """A value of a key that says where titles, descriptions or dates are."""
        if key == "front_matter":
            return self.pick(["optional", "optional", "required", "x"])
        sources = [key, "heading", "first-paragraph", "stem", "folder", "string", "text", "markdown", "date", "record.a", "id", "x"]
        return f"{{ from: [{', '.join(self.some(sources, 4) or [key])}] }}"

    # MARK: Entries

    def typed(self, kind):
        """A value for a field of a type."""
        if self.hostile():
            return self.value()
        pick = self.pick
        references = ["e0", "e1", "e2", "c:e0", "d:e1", "e0#a", "e9", "e0 — E0", "m0"]
        simple = {
            "integer": words.NUMBERS, "number": words.NUMBERS, "boolean": ["true", "false", "yes"],
            "date": words.DATES, "duration": words.DURATIONS, "quantity": words.QUANTITIES, "url": words.URLS, "enum": ["alpha", "beta", "gamma", "a"],
            "reference": references,
        }  # fmt: skip
        if kind in simple:
            return pick(simple[kind])
        items = [self.typed(pick(list(simple) + ["string"])) for _ in range(self.random.randint(0, 4))]
        if kind == "list":
            return "[" + ", ".join(items) + "]"
        if kind == "map":
            return "{" + ", ".join(f"{pick(references)}: {item}" for item in items) + "}"
        if kind == "record":
            return "{" + ", ".join(f"{name}: {item}" for name, item in zip("ab", items)) + "}"
        if kind == "entries":
            if self.random.random() < 0.5:
                return "{" + ", ".join(f"p{n}: {{ title: {item} }}" for n, item in enumerate(items)) + "}"
            return "[" + ", ".join(f"{{ id: p{n}, title: {item} }}" for n, item in enumerate(items)) + "]"
        if kind == "assignments":
            return "[" + ", ".join(
                f"{{ level: {pick(['provider', 'shared', 'na', 'x'])}, of: [{pick(references)}], because: {quoted(self.text())}"
                f"{pick(['', '', ', provider: ' + quoted(self.text()), ', customer: ' + quoted(self.text())])} }}"
                for _ in items
            ) + "]"  # fmt: skip
        return quoted(self.text())

    def front_matter(self, title, kinds=()):
        values = {
            "id": self.word, "title": lambda: quoted(self.text()), "description": lambda: quoted(self.text()),
            "aliases": lambda: f"[{self.word()}, {self.scalar()}]", "tags": lambda: f"[{self.word()}, {self.word()}]",
            "status": lambda: self.pick(["draft", "published", "deprecated", "x"]), "date": lambda: self.pick(words.DATES),
            "last_updated": lambda: self.pick(words.DATES), "review_by": lambda: self.pick(words.DATES),
            "redirect_from": lambda: f"[{quoted(self.pick(['old/', '/x', '../x', 'c/e0/', '', self.text()]))}]",
            "weight": lambda: self.pick(words.NUMBERS), "slug": lambda: quoted(self.pick(["s", "a b", "..", "/", self.text()])),
            "rankings": lambda: f"[{{ matrix: m0, level: {self.pick(['provider', 'x'])}, of: {self.pick(['rows', 'columns'])}, "
            f"most: [{self.word()}, e1], least: [e0] }}]",
            "ignore": lambda: f"[{{ rule: {self.pick(['broken-link', 'raw-html', 'x'])}, because: {quoted(self.text())} }}]",
            "demarc": lambda: self.pick(["{ noindex: true }", "{ toc: false }", "{ layout: wide }", "{ template: p0 }", "{ template: c }", "{ template: partials/footer }", "{ template: x, layout: wide }", "{ layout: x, y: z }", "[]"]),
        }  # fmt: skip
        if self.hostile():
            return self.pick([f"# {title}\n", "+++\n", f"Text.\n\n# {title}\n", ""])
        pairs = [("title", quoted(title))] if self.random.random() < 0.95 else []
        pairs += [(key, values[key]()) for key in self.some(words.ENTRY_KEYS, 4) if key != "title"]
        pairs += [(kind, self.typed(kind)) for kind in kinds if self.random.random() < 0.8]
        close = "---" if not self.hostile() else self.pick(["---", "...", "----", " ---", "--- x", ""])
        return self.pick(["---\n"] * 15 + ["--- \n", "\ufeff---\n", "---\r\n"]) + self.mapping(pairs) + close + "\n"

    # MARK: Bodies

    def view(self):
        kind = self.pick(list(words.VIEW_KINDS))
        keys = [(kind, "m0" if kind in ("matrix", "ranking", "cells") else self.pick(["c", "c", "d"]))]
        values = {
            "as": ["heatmap", "table"], "group": ["enum", "text", "integer", "date", "reference", "list", "entries"],
            "filter": ["{ enum: alpha }", "{ reference: e0 }", "{ list: e1, enum: beta }"],
            "fields": ["[title, enum]", "[date, number, map]", "[]"], "relation": ["reference", "list"],
            "flow": ["target", "source"], "from": ["integer", "integer", "date"], "to": ["integer", "date"],
            "unit": ["week", quoted(self.text())], "entry": ["e0", "e1"], "of": ["rows", "columns"],
            "level": ["provider", "shared"], "mark": ["k0", "k1"], "ask": ["text", "title"], "exclude": ["text", "refs"],
        }  # fmt: skip
        if self.hostile():
            values = {key: [*known, "x", quoted(self.text()), self.value()] for key, known in values.items()}
        keys += [(key, self.pick(values[key])) for key in words.VIEW_KINDS[kind] if self.random.random() < 0.8]
        if self.hostile():
            key = self.pick([key for keys in words.VIEW_KINDS.values() for key in keys])
            keys.append((key, self.pick(values[key])))
        fence = self.pick(["```"] * 8 + ["````", "~~~"])
        close = fence if not self.hostile() else self.pick(["", fence[:-1], "  " + fence])
        return f"{fence}view\n{self.mapping(keys)}{close}"

    def table(self):
        width = self.random.randint(1, 5)
        rows = [["a"] * width, ["---"] * width] + [
            [self.text() if self.hostile() else self.word() for _ in range(width)] for _ in range(self.random.randint(0, 4))
        ]
        if self.hostile():
            self.pick(rows).append("x")
        return "\n".join("| " + " | ".join(row) + " |" for row in rows)

    def body(self):
        blocks = []
        for _ in range(self.random.randint(0, 6)):
            draw = self.random.random()
            if draw < 0.2:
                block = self.view()
            elif draw < 0.3:
                block = self.table()
            elif draw < 0.4:
                block = self.pick(["> ", "- ", "1. ", "    ", "# ", "> > - "]) * self.pick([1, 1, 1, 3, 30]) + self.text()
            else:
                block = " ".join(self.pick(words.MARKDOWN) for _ in range(self.random.randint(1, 8)))
            if self.random.random() < 0.15:
                prefix = self.pick(["> ", "- ", "  ", "\t", "1. "])
                block = "\n".join(prefix + line for line in block.split("\n"))
            blocks.append(block)
        return self.pick(["\n\n", "\n\n", "\n", "\r\n\r\n"]).join(blocks) + self.pick(["\n", "", "\r"])

    # MARK: Matrices

    def matrix(self, rows="c", columns="d"):
        levels = [("provider", "Provider", "P"), ("shared", "Shared", "S"), ("na", "N/A", "–")]
        pairs = [
            ("title", "M"),
            ("rows", f"{{ collection: {rows}" + self.pick(["", ", group: enum", ", order: enum", ", group: text"]) + " }"),
            ("columns", f"{{ collection: {columns}" + self.pick(["", ", group: date", ", order: weight"]) + " }"),
        ]
        if self.random.random() < 0.2:
            pairs[self.pick([1, 2])] = (self.pick(["rows", "columns"]), self.pick(["table", "{ from: table }", rows, "{ from: x }"]))
        for key in self.some(["table", "several", "empty", "question"], 2):
            pairs.append((key, self.matrix_value(key)))
        colors = words.COLORS + ['"#1b5e20"', '"#FFE082"', "#1b5e20"]
        pairs.append(("levels", "[" + ", ".join(
            f"{{ id: {i}, label: {label}, letter: {letter}, color: {self.pick(colors)}"
            + self.pick(["", ", aliases: [\u2705, x]", ", aliases: y", ", applicable: false", ", split: true", ", meaning: x"]) + " }" for i, label, letter in levels) + "]"))  # fmt: skip
        signs = [quoted(sign) for sign in ["*", *self.pick([[], [], ["bold"], ["italic"]]), *self.random.sample(["!", "†", "**", "**!", "🇩🇪", "+", "★", "\u0301"], 1)]]
        if self.hostile():
            signs.append(quoted(self.pick([" ", "|", "\\", "x"] + words.CHARACTERS)))
        pairs.append(("marks", "[" + ", ".join(f"{{ id: k{n}, sign: {sign}, label: K }}" for n, sign in enumerate(signs)) + "]"))
        if self.random.random() < 0.3:
            pairs.append(("duties", f"{{ of: {self.pick(['rows', 'columns'])}, levels: [shared, {self.pick(['provider', 'x'])}] }}"))
        if self.random.random() < 0.2:
            pairs.append(("compare", self.pick(["rows", "columns"])))
        kind = self.pick(["levels"] * 4 + ["text", "number", "number"])
        if kind != "levels":
            pairs.append(("values", kind))
            pairs.append(("range", f"{{ min: {self.pick(words.NUMBERS)}, max: {self.pick(words.NUMBERS)} }}"))
        if self.random.random() < 0.15:
            pairs.append(("derive", f"{{ count: {self.pick(['c', 'd', 'x'])}, row: reference, column: {self.pick(['reference', 'list'])} }}"))
        names = ["E0", "E1", "E2"]
        link = lambda name, folder: self.pick([name, name.lower(), f"[{name}](../{folder}/{name.lower()}.md)"])
        width = 3 if not self.hostile() else self.random.randint(1, 3)
        lines = ["| x | " + " | ".join(link(name, columns) for name in names[:width]) + " |", "| - " * (width + 1) + "|"]
        for name in names:
            cells = []
            for _ in range(3):
                cell = self.pick(words.NUMBERS) if kind == "number" else self.pick(["Provider", "shared", "N/A", "Shared*", "na"] + ["P/S", "* S", "**P**", "S, N/A", "\u2705", ""][: self.pick([0, 0, 6])])
                if self.random.random() < 0.2:
                    cell += self.pick(["*", " *", "[^1]", " †!", "**", "🇩🇪", "e\u0301"])
                cells.append(self.text().replace("\n", " ") if self.hostile() else cell)
            lines.append(f"| {link(name, rows)} | " + " | ".join(cells) + " |")
        body = "\n".join(lines if not self.hostile() else self.some(lines)) + "\n\n[^1]: A note.\n"
        return "---\n" + self.mapping(pairs) + "---\n" + (self.body() if self.hostile() else "") + "\n\n" + body + self.pick(["", "\n" + self.body()])

    def matrix_value(self, key):
        """A value of a key that a matrix or the schema of its collection may have."""
        return {
            "title": quoted(self.text()), "rows": self.pick(["table", "c", "{ collection: c }"]), "columns": self.pick(["table", "d"]),
            "table": self.pick(["{ in: c/e0.md }", "{ in: d/e1.md, heading: x }", "{ heading: x }", "{ in: ../x.md }", "{ in: x }", "x"]),
            "several": self.pick(['"/"', '["/", ","]', '" "', "x", '""', "[]"]), "empty": self.pick(["na", "provider", "x"]),
            "question": quoted(self.text()), "compare": self.pick(["rows", "{ of: columns, route: x/y }", "{ of: rows, route: ../x }"]),
            "levels": "[{ id: provider }, { id: shared, crosswalk: { ccm: x } }, { id: na, label: N/A, letter: x }]",
        }[key]

    # MARK: The rest

    def patterns(self):
        parts = ["**", "*", "c", "d", "*.md", "e?.md", "[a-z]*", "[", "..", "{a,b}", "_x", ".hidden", "a**", "\\\\", "!c", "index.md"]
        paths = ["/".join(self.some(parts, 3)) for _ in range(self.random.randint(0, 4))]
        if self.hostile():
            return self.pick([self.value(), quoted(self.text()), "[" + quoted("*a" * 200 + "/**" * 30) + "]"])
        return "[" + ", ".join(map(quoted, paths + self.pick([[], ["**"]]))) + "]"

    def site_file(self):
        rules = ["broken-link", "raw-html", "missing-description", "orphan-entry", "nonsense"]
        values = {
            "title": quoted(self.text()), "description": quoted(self.text()), "url": self.pick(words.URLS),
            "language": self.pick(["en", "de", "deutsch", "EN-us", "x" * 90, quoted(self.text())]), "version": self.scalar(),
            "id": self.pick(["acme", "a/b:c.d", "a b", "-", self.scalar()]), "version_date": self.pick(["2026-11-29", "2026", self.scalar()]),
            "repository": self.pick(words.URLS), "edit_url": self.pick(["https://h/{path}", "https://h/{path}{path}", "{path}", "x"]),
            "last_update": self.pick(["none", "git"]), "raw_html": self.pick(["safe", "drop", "allow"]), "images": self.pick(["own", "external"]),
            "navigation": self.pick(["[c/index.md, c]", "[{ title: T, to: c/e0.md }]", "[{ title: G, items: [c/e0.md, { to: x }] }]",
                                     "[m/m0.md, compare, tags, index.md]", "[{ title: T, to: 'https://h/' }, 'https://h/']",
                                     "[{ title: G, items: [{ title: H, items: [c/e0.md, { title: I, items: [c] }] }] }]", self.value()]),
            "syntax": self.pick(["{ " + ", ".join(f"{key}: {self.pick(['true', 'true', 'false', 'x'])}" for key in words.SYNTAX_KEYS) + " }",
                                 "{ tabs: true, tab: true }", "{ include: '{{ {path} }}', tabs: true }",
                                 "{ include: ['{{ {path} }}', '{path}', x] }", self.value()]),
            "severities": f"{{ {self.pick(rules)}: {self.pick(['off', 'note', 'error', 'x'])}, c/: {{ {self.pick(rules)}: off }} }}",
            "rule_pages": self.pick(["true", "false", "false"]), "print_pages": self.pick(["true", "true", "false", "x"]),
            "theme": self.theme(),
            "search": self.pick(["true", "false"]), "share_pictures": self.pick(["true", "false"]),
            "exports": self.pick([
                "{ formats: [atom], feeds: [c, d, x] }", "[json, csv]", "[json, xlsx]", "[json, csv, oscal, stix, llms, atom]", "[citation, redirects, oscal, oscal-ssp]", "[x]", self.value(),
                "{ formats: [json, csv, oscal, stix], roles: { controls: c, threats: d, standards: c, releases: c, matrix: m0, group: a } }",
                f"{{ formats: [oscal], roles: {{ controls: {self.scalar()}, x: y }} }}",
                f"{{ formats: [ciso, citation], authors: [{quoted(self.text())}], ciso_frameworks: {{ e0: {self.scalar()}, e1: 'urn:a:b:framework:c' }} }}",
            ]),
            "changes": self.pick([
                "{}", "{ folder: a, classes: { duty-added: editorial, x: y } }", f"{{ folder: {quoted(self.text())} }}",
                f"{{ classes: {{ entry-removed: {self.scalar()} }} }}", self.value(),
            ]),
            "include": self.patterns(), "exclude": self.patterns(), "static": self.patterns(),
            "links": self.pick([
                "{ routes: allow, extensions: [.html, htm], aliases: { c/: d/, '{{ x }}': / } }",
                "{ patterns: ['[[{title}]]', '{% link {path} %}', '<<{id}>>', '(({part}))', { pattern: '[{text}][c:{id}]', to: [c] }] }",
                f"{{ patterns: [{quoted(self.text())}], aliases: {{ {quoted(self.text())}: {quoted(self.text())} }} }}", self.value(),
            ]),
            "pages": self.pick([
                "{ other_fields: allow }", "{ other_fields: ignore }", f"{{ fields: {{ a: {self.scalar()} }} }}", self.value(),
                f"{{ front_matter: {self.naming('front_matter')}, title: {self.naming('title')}, date: {self.naming('date')} }}",
            ]),
            "ignore": f"[{{ rule: {self.pick(rules)}, because: {quoted(self.text())}, in: {self.pick(['c', 'c/e0.md', 'x', '/'])} }}]",
        }  # fmt: skip
        keys = ["title"] + [key for key in self.some(words.SITE_KEYS, 6) if key != "title"]
        return self.mapping([(key, values[key]) for key in keys])

    def theme(self):
        """The settings of the theme: colours, files that are there or not, fonts."""
        colors = ["'#0a6570'", "'#7fd1c7'", "'#ffffff'", "'#000000'", "teal", "'#12345'", quoted(self.text())]
        files = ["a.css", "a.svg", "site.css", "favicon.svg", "a.png", "a.woff2", "head.html", "../x", "a", quoted(self.text())]
        values = {
            "accent": self.pick(colors), "accent_dark": self.pick(colors), "logo": self.pick(files), "favicon": self.pick(files),
            "font": self.pick(files + ["Inter", "'Inter, sans-serif'", "'a; } x {'"]), "head": self.pick(files),
            "css": self.pick(["a.css", "[a.css, site.css]", f"[{quoted(self.text())}]"]), "remote": self.pick(["true", "false"]),
        }
        keys = self.some(list(values), 5)
        return self.pick(["{ " + ", ".join(f"{key}: {values[key]}" for key in keys) + " }", self.value()])

    def lock(self):
        lines = ["# Published ids, addresses and anchors of this site."]
        for _ in range(self.random.randint(1, 8)):
            route = self.pick(["c/e0/", "c/e9/", "./", "x/%C3%A4/", "%", "%zz", "../x", "c/"])
            name = self.pick(["c:e0", "c:e9", ":index", "c", ":", "d:e1:x"])
            line = self.pick([f"entry {name} {route} T", f"anchor {route}#{self.pick(['x', 'a', '%', ''])}", f"retired {name} {route} T"])
            if self.hostile():
                line = self.pick([line + self.pick(words.CHARACTERS), line[: len(line) // 2], self.text(), " " + line, line + " "])
            lines.append(line)
        return self.pick(["\n", "\n", "\r\n", "\r"]).join(lines) + self.pick(["\n", ""])

    def baseline(self):
        lines = ["# Demarc's baseline: x"]
        for _ in range(self.random.randint(0, 6)):
            line = "%016x  broken-link  Content/index.md  x" % self.random.getrandbits(64)
            if self.hostile():
                line = self.pick([line[1:], line.upper(), "0" + line, "🇩🇪" + line, "-" + line[1:], "\0" + line, "+" + line[1:], self.text()])
            lines.append(line)
        return self.pick(["\n", "\r\n", "\r", "\u2028"]).join(lines)

    def template(self):
        return "".join(self.pick(words.TEMPLATE) for _ in range(self.random.randint(1, 14)))

    def balanced_template(self, depth=0):
        """A template with closed tags, so that it is parsed to the end."""
        parts = []
        for _ in range(self.random.randint(1, 4)):
            draw = self.random.random()
            if depth < 4 and draw < 0.5:
                sign = self.pick(["#", "^", "$", "<"])
                name = self.pick({"<": ["layout", "layout", "p0", "p1", "entry"], "$": ["main", "head", "mian"]}.get(
                    sign, ["backlinks", "items", "fields", "fields.text", "pager", "entry", "tags", "page.title"]))  # fmt: skip
                parts.append(f"{{{{{sign}{name}}}}}{self.balanced_template(depth + 1)}{{{{/{name}}}}}")
            elif draw < 0.65:
                parts.append(f"{{{{> {self.pick(['p0', 'p1', 'partials/footer', 'partials/dates'])}}}}}")
            else:
                parts.append(self.pick(words.TEMPLATE if self.hostile() else PARTS))
        return "".join(parts)

    def svg(self):
        text = self.pick(words.SVG[:1] + words.SVG) + "".join(self.pick(words.SVG) for _ in range(self.random.randint(0, 6))) + "</svg>"
        return text.encode(self.pick(["utf-8"] * 6 + ["utf-16", "utf-16-le", "utf-32"]))


def collections(maker, site, kinds=None):
    """Adds the collections `c` and `d` with three entries each, and a matrix between them."""
    for folder in "cd":
        schema, used = maker.schema(kinds)
        site[f"Content/{folder}/_collection.yml"] = encode(schema)
        for number in range(3):
            text = maker.front_matter(f"E{number}", used) + maker.body()
            site[f"Content/{folder}/e{number}.md"] = encode(text)
    return site


def add_matrix(maker, site):
    keys = maker.some(["title", "rows", "columns", "table", "several", "empty", "question", "compare", "levels"], 5)
    own = maker.mapping([(key, maker.matrix_value(key)) for key in keys]) if maker.random.random() < 0.3 else ""
    site["Content/m/_collection.yml"] = encode("kind: matrix\n" + own)
    site["Content/m/m0.md"] = encode(maker.matrix())


def front_matter(random):
    """Entries against schemas."""
    maker = Maker(random)
    return collections(maker, base(), random.sample(words.FIELD_TYPES, random.randint(1, 5)))


def schemas(random):
    """Schemas of every key."""
    maker = Maker(random)
    site = collections(maker, base())
    add_matrix(maker, site)
    return site


def site_file(random):
    """`site.yml` of every key."""
    maker = Maker(random)
    site = collections(maker, base(), ["enum"])
    site["Content/site.yml"] = encode(maker.site_file())
    return site


def lenient(site):
    """Disables all rules that are not vital, so that pages are rendered from invalid content too."""
    text = site.get("Content/site.yml", b"title: X\n")
    if b"severities" not in text:
        rules = ", ".join(f"{rule}: off" for rule in RULES)
        site["Content/site.yml"] = text + encode(f"severities: {{ {rules} }}\n")


def calm(maker, site):
    """Valid collections, so that the content that depends on them is checked."""
    for folder in "cd":
        site[f"Content/{folder}/_collection.yml"] = (
            b"fields:\n  enum: { type: enum, values: [alpha, beta], ordered: true }\n  text: text\n  integer: integer\n"
            b"  number: number\n  date: date\n  reference: { type: reference, to: c }\n"
            b"  list: { type: list, of: reference, to: c }\n  map: { type: map, of: string, keys: reference, to: c }\n"
            b"  entries: { type: entries, fields: { go: { type: list, of: reference, to: c }, why: text } }\n"
        )
        for number in range(3):
            pick = maker.pick
            other = lambda: pick([f"e{other}" for other in range(3) if other != number or folder == "d"])
            integer = pick([item for item in words.NUMBERS if item.isascii() and item.lstrip("-").isdigit() and len(item) < 20])
            site[f"Content/{folder}/e{number}.md"] = encode(
                f"---\ntitle: E{number}\ndescription: D\nenum: {pick(['alpha', 'beta'])}\ntext: {quoted(maker.text())}\n"
                f"integer: {integer}\nnumber: {pick(['1', '1e19', '-1e308', '0.5'])}\ndate: {pick(['2026-01-31', '2024-02-29', '0001-01-01', '9999-12-31'])}\n"
                f"reference: {other()}\nlist: [{other()}]\nmap: {{ {other()}: x }}\n"
                f"entries: {{ p0: {{ title: P, go: [{other()}], why: x }} }}\n---\nText.\n"
            )


def matrices(random):
    """Matrices over sound collections."""
    maker = Maker(random)
    site = base()
    calm(maker, site)
    add_matrix(maker, site)
    if random.random() < 0.3:
        site["Content/index.md"] = HOME + encode(maker.view())
    return site


def views(random):
    """Views of every kind over sound collections."""
    maker = Maker(random)
    site = base()
    calm(maker, site)
    maker.danger, danger = 0, maker.danger
    add_matrix(maker, site)
    maker.danger = danger / 3
    site["Content/index.md"] = HOME + encode("\n\n".join(maker.view() for _ in range(random.randint(1, 4))) + "\n")
    return site


def markdown(random):
    """Bodies of every construct."""
    maker = Maker(random)
    site = base()
    calm(maker, site)
    for name in ["index.md", "c/index.md", "p.md", "c/e0.md"][: random.randint(1, 4)]:
        site[f"Content/{name}"] = encode(f"---\ntitle: {name}\n---\n" + maker.body())
    if random.random() < 0.3:
        site["Content/site.yml"] = encode("title: X\nraw_html: allow\n")
    return site


def templates(random):
    """Themes: templates that include, extend and fill one another."""
    maker = Maker(random)
    site = base()
    calm(maker, site)
    for name in maker.some(["p0", "p1", "c", "layout", "entry", "page", "home", "partials/footer", "views/list", "x"], 4) + ["p0", "p1"]:
        make = maker.balanced_template if random.random() < 0.85 else maker.template
        site[f"Theme/templates/{name}.mustache"] = encode(make())
    return site


def strings(random):
    """Word lists."""
    maker = Maker(random)
    site = base()
    calm(maker, site)
    pairs = [(maker.pick(["next", "previous", "home", "footnotes", "note", "nosuch"]), maker.scalar()) for _ in range(5)]
    name = maker.pick(["en", "de", "de-AT", "x", "EN"])
    site[f"Theme/strings/{name}.yml"] = encode(maker.mapping(pairs))
    site["Content/site.yml"] = encode(f"title: X\nlanguage: {maker.pick(['en', 'de', 'de-AT', 'x'])}\n")
    return site


def lock(random):
    """`site.lock`."""
    maker = Maker(random)
    site = base()
    calm(maker, site)
    site["Content/site.lock"] = encode(maker.lock())
    return site


def baseline(random):
    """A baseline, with something to be found."""
    maker = Maker(random)
    site = base()
    site["Content/index.md"] += b"[a](nowhere.md)\n"
    site["baseline.txt"] = encode(maker.baseline())
    return site


def names(random):
    """Files and folders of odd names."""
    maker = Maker(random)
    site = base()
    if random.random() < 0.5:
        calm(maker, site)
    for _ in range(random.randint(1, 6)):
        parts = [maker.pick(words.NAMES) for _ in range(random.choice([1, 1, 2]))]
        parent = maker.pick(["", "", "c/"])
        path = f"Content/{parent}" + "/".join(parts)
        site[path] = maker.pick([HOME, b"", b"x", b"title: X\n", b"<script>alert(1)</script>"])
    return site


def assets(random):
    """Files that are copied."""
    maker = Maker(random)
    site = base()
    for name in ["a.svg", "b.SVG", "c.xml", "d.bin"][: random.randint(1, 4)]:
        site[f"Content/{name}"] = maker.svg()
        site["Content/index.md"] += encode(f"\n![A picture]({name})\n")
    return site


KINDS = {
    "front-matter": front_matter, "schemas": schemas, "site": site_file, "matrices": matrices, "views": views,
    "markdown": markdown, "templates": templates, "strings": strings, "lock": lock, "baseline": baseline,
    "names": names, "assets": assets,
}  # fmt: skip
