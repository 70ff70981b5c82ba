"""The contents of a built site, read from its files: pages, their kinds, links and weights.

The kinds are not listed here. A kind is the class `kind-…` of a page's body,
with the first folder of its route for entries, since each collection may have a template of its own, and
the last one for matrices. A new template is therefore tested without a change here."""

import gzip
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

LINKS = {"href", "src", "poster", "data", "action", "data-src", "data-script", "xlink:href"}
# Elements inside <template> and <svg> count too, because their targets must exist.


@dataclass(frozen=True)
class Page:
    """A page: its route (`/models/saas/`), its file, and what kind it is of (`entry-models`)."""

    route: str
    file: Path
    kind: str


@dataclass(frozen=True)
class Site:
    """A site that was built into a folder, for a base path such as `/` or `/some/path/`."""

    folder: Path
    base: str
    pages: tuple[Page, ...]

    def of_kind(self, beginning: str) -> list[Page]:
        """The pages whose kind begins with these words."""
        return [page for page in self.pages if page.kind.startswith(beginning)]

    def examples(self) -> list[Page]:
        """The largest page of each kind, and further pages until every class of the site occurs once."""
        shown = {page: classes(page) for page in self.pages}
        best: dict[str, Page] = {}
        for page in self.pages:
            other = best.get(page.kind)
            # Of the pages for printing, whose contents are those of others, the smallest one is enough.
            is_less = page.kind == "print"
            if other is None or (richness(shown[page], page) > richness(shown[other], other)) != is_less:
                best[page.kind] = page
        chosen = list(best.values())
        others = [page for page in self.pages if page.kind != "print"]
        missing = set().union(*(shown[page] for page in others)) - set().union(*(shown[page] for page in chosen))
        while missing:
            page = max(others, key=lambda page: len(shown[page] & missing))
            chosen.append(page)
            missing -= shown[page]
        return sorted(chosen, key=lambda page: (page.kind, page.route))


def read_site(folder: Path, base: str = "/") -> Site:
    """Reads the pages of a site. An empty folder is an error, because nothing would be tested."""
    pages = []
    for file in sorted(folder.rglob("*.html")):
        if file.relative_to(folder).parts[0] in (".demarc", "pagefind"):
            continue
        name = file.relative_to(folder).as_posix()
        route = "/" + (name.removesuffix("index.html") if file.name == "index.html" else name)
        pages.append(Page(route, file, kind(text(file), route)))
    if not pages:
        raise SystemExit(f"{folder} holds no page")
    return Site(folder, base, tuple(pages))


def kind(html: str, route: str) -> str:
    """What kind of page this is."""
    body = re.search(r'<body[^>]*class="[^"]*\bkind-([\w-]+)', html)
    if body is None:
        return "redirect" if "http-equiv=\"refresh\"" in html else "unknown"
    name = body[1]
    folders = [part for part in route.split("/") if part]
    if name == "entry":
        return "-".join([name, *folders[:1]])
    if name == "matrix":
        return "-".join([name, *folders[-1:]])
    return name


@cache
def text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


@cache
def classes(page: Page) -> frozenset[str]:
    """The classes and elements that a page shows."""
    html = text(page.file)
    names = {
        name for value in re.findall(r'\sclass="([^"]*)"', html) for name in value.split()
        if not name.startswith("language-")
    }
    return frozenset(names | {f"<{name}>" for name in re.findall(r"<([a-z][a-z0-9]*)[\s>]", html)})


def richness(names: frozenset[str], page: Page) -> tuple[int, int]:
    return (len(names), len(text(page.file)))


class Markup(HTMLParser):
    """The parts of a page's markup that tests need."""

    def __init__(self, html: str):
        super().__init__()
        self.ids: list[str] = []
        self.links: list[tuple[str, str, str]] = []  # element, attribute, value
        self.scripts: list[dict[str, str | None]] = []
        self.stylesheets: list[str] = []
        self.inline: list[str] = []  # blocked by a strict policy
        self.tag_counts: defaultdict[str, int] = defaultdict(int)
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.tag_counts[tag] += 1
        if values.get("id"):
            self.ids.append(values["id"])
        for name, value in attributes:
            if name in LINKS and value is not None:
                self.links.append((tag, name, value))
            if name == "srcset" and value:
                self.links += [(tag, name, part.split()[0]) for part in value.split(",")]
            if name == "style" or name.startswith("on"):
                self.inline.append(f"<{tag} {name}=…>")
        if tag == "script":
            self.scripts.append(values)
            if "src" not in values and values.get("type") not in ("application/json", "application/ld+json"):
                self.inline.append("<script>")
        if tag == "style":
            self.inline.append("<style>")
        if tag == "link" and values.get("rel") == "stylesheet":
            self.stylesheets.append(values.get("href") or "")
        if tag == "meta" and (values.get("http-equiv") or "").lower() == "refresh":
            self.links.append((tag, "content", values["content"].split("url=", 1)[-1]))

    handle_startendtag = handle_starttag


@cache
def markup(page: Page) -> Markup:
    return Markup(text(page.file))


@cache
def compressed(file: Path) -> int:
    """Bytes of a file as a host sends it."""
    return len(gzip.compress(file.read_bytes(), 9))


def scripts_behind(site: Site, file: Path) -> set[Path]:
    """A script, and the modules that it imports before it runs."""
    files = {file}
    for name in re.findall(r'^\s*(?:import|export)\b[^;"\']*["\'](\.[^"\']+)["\']', text(file), re.M):
        files |= scripts_behind(site, (file.parent / name).resolve())
    return files
