"""Tests that need only the files, for every page: links, weight, scripts."""

import json
import re
import subprocess
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from built_site import Site, compressed, markup, read_site, scripts_behind, text
from conftest import ROOT, program

HOST = "http://site.invalid"
LIMIT = 40 * 1024


@pytest.fixture(params=["/", "/some/sub/path/"])
def built(request, site, site_below) -> Site:
    return site if request.param == "/" else site_below


def problem(site: Site, route: str, link: str) -> str | None:
    """The problem of a link on the page at a route, or None if its target exists."""
    parts = urlsplit(urljoin(HOST + site.base + route.removeprefix("/"), link))
    if parts.scheme == "mailto" or (parts.scheme == "https" and parts.netloc):
        return None
    if f"{parts.scheme}://{parts.netloc}" != HOST:
        return None if parts.scheme == "http" and parts.netloc else "an odd address"
    path = unquote(parts.path)
    if not path.startswith(site.base):
        return "leads out of the site"
    file = site.folder / path.removeprefix(site.base)
    if path.endswith("/"):
        file = file / "index.html"
    if not file.is_file():
        return "leads to no file"
    anchor = unquote(parts.fragment)
    if anchor and file.suffix in (".html", ".svg") and anchor not in ids(file):
        return "leads to no anchor"
    return None


def ids(file: Path, known: dict[Path, set[str]] = {}) -> set[str]:
    if file not in known:
        known[file] = set(re.findall(r'\sid="([^"]*)"', text(file)))
    return known[file]


def test_every_link_anchor_and_asset_of_pages_works(built):
    problems = []
    for page in built.pages:
        seen = {(tag, name, value) for tag, name, value in markup(page).links}
        for tag, name, value in sorted(seen):
            if wrong := problem(built, page.route, value):
                problems.append(f"{page.route}: <{tag} {name}={value!r}> {wrong}")
    assert not problems, f"{len(problems)} in all\n" + "\n".join(problems[:20])


# Headings below the main content.
BELOW = {"section.tags", "section.backlinks", "section.others"}


def test_outlines_name_every_section(site):
    """Those of the text and those that a template adds, in the order of the page."""
    problems = []
    for page in site.pages:
        html = re.sub(r"<template.*?</template>", "", text(page.file), flags=re.S)
        outline = re.search(r'<nav class="outline".*?</nav>', html, re.S)
        if outline is None:
            continue
        headings = [anchor for anchor in re.findall(r'<h2[^>]*\sid="([^"]*)"', html) if anchor not in BELOW]
        named = [unquote(anchor) for anchor in re.findall(r'href="#([^"]*)"', outline[0])]
        if headings != [anchor for anchor in named if anchor in headings]:
            problems.append(f"{page.route}: the sections {headings}, the outline {named}")
    assert not problems, f"{len(problems)} in all\n" + "\n".join(problems[:5])


def test_every_address_in_other_files_works(built):
    """The URLs in stylesheets, drawings and data have targets."""
    problems = []
    for file in sorted(built.folder.rglob("*")):
        name = file.relative_to(built.folder).as_posix()
        if name.startswith((".demarc", "pagefind/")) or not file.is_file():
            continue
        if file.suffix == ".css":
            links = re.findall(r"url\(\s*[\"']?([^\"')]+)", text(file))
        elif file.suffix == ".svg":
            links = re.findall(r'\s(?:xlink:)?href="([^"]*)"', text(file))
            # A drawing can be embedded on other sites, so it needs full URLs.
            links = [link.replace("&amp;", "&") for link in links]
        elif file.suffix == ".json":
            links = list(addresses(json.loads(text(file))))
        else:
            continue
        problems += [
            f"/{name}: {link!r} {wrong}" for link in sorted(set(links))
            if (wrong := problem(built, "/" + name, link))
        ]
    assert not problems, "\n".join(problems[:20])


def addresses(value):
    """Every `href` in JSON."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "href" and isinstance(inner, str):
                yield inner
            else:
                yield from addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses(inner)


def test_both_builds_have_the_same_pages(site, site_below):
    assert [page.route for page in site.pages] == [page.route for page in site_below.pages]


def test_ids_are_unique(site):
    for page in site.pages:
        found = markup(page).ids
        assert len(found) == len(set(found)), page.route


def test_weight(site):
    """HTML, CSS and JavaScript of a page, compressed, without fonts and search: at most 40 KiB."""
    heavy = []
    for page in site.pages:
        if page.kind == "print":  # as heavy as all that it prints
            continue
        files = {page.file}
        for link in markup(page).stylesheets:
            files.add(site.folder / link.removeprefix(site.base))
        for script in markup(page).scripts:
            if script.get("src"):
                files |= scripts_behind(site, (site.folder / script["src"].removeprefix(site.base)).resolve())
        weight = sum(compressed(file) for file in files if "search" not in file.name)
        if weight > LIMIT:
            heavy.append(f"{page.route}: {weight / 1024:.1f} KiB")
    assert not heavy, "\n".join(heavy)


def test_no_page_waits_for_a_script(site):
    for page in site.pages:
        for script in markup(page).scripts:
            does_not_block = {"async", "defer"} & script.keys() or script.get("type") == "module"
            assert does_not_block or "src" not in script, f"{page.route}: {script}"


def test_nothing_is_inline(site):
    """Pages have no inline scripts or styles, which a strict policy would block."""
    for page in site.pages:
        assert not markup(page).inline, f"{page.route}: {markup(page).inline[:3]}"


def test_every_page_says_its_language_and_title(site):
    for page in site.pages:
        html = text(page.file)
        assert re.search(r'<html[^>]*\slang="[a-z]', html), page.route
        assert re.search(r"<title>[^<]+</title>", html), page.route


def test_every_page_leads_to_the_data_and_the_feed(site):
    """The footer has both, and feed readers find the feed of releases by themselves."""
    feeds = sorted(file.name for file in (site.folder / "data").glob("*.atom"))
    assert feeds == ["lessons.atom", "releases.atom"]
    data = text(site.folder / "data/index.html")
    assert all(f'href="{site.base}data/{feed}"' in data for feed in feeds)
    for page in site.pages:
        if page.kind in ("redirect", "embed"):
            continue
        html = text(page.file)
        footer = html[html.rindex("<footer"):]
        assert f'href="{site.base}data/"' in footer, page.route
        feed = f'type="application/atom+xml"'
        assert f'href="{site.base}data/releases.atom" {feed}' in footer, page.route
        assert re.search(rf'<link rel="alternate" {re.escape(feed)} title="[^"]+" href="[^"]+"', html), page.route


def test_clauses_are_terms(tmp_path):
    """On a site with an address, each clause is a term in JSON-LD, whose id is the address of its anchor."""
    command = [program(), "build", "--output", tmp_path, "--base-url", "https://example.org/x/", "--no-search"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    count = 0
    for page in read_site(tmp_path).of_kind("entry-standards"):
        for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text(page.file)):
            terms = [node for node in json.loads(data)["@graph"] if node["@type"] == "DefinedTerm"]
            for term in terms:
                address, _, anchor = term["@id"].partition("#")
                assert term["inDefinedTermSet"] == address == "https://example.org/x" + page.route
                assert unquote(anchor) in markup(page).ids, (page.route, anchor)
            count += len(terms)
    assert count > 100
