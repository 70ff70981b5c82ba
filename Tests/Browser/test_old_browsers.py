"""Browsers of 2023: the features that they lack are taken out of the styles and scripts that are served, and
out of the browser."""

import re

import pytest
from playwright.sync_api import expect

# Functions that Chrome 122, Safari 17.0 or Firefox 119 does not have.
MISSING_FUNCTIONS = """
for (const [owner, names] of [
  [Map, ["groupBy"]], [Object, ["groupBy"]], [Promise, ["withResolvers", "try"]], [URL, ["parse", "canParse"]],
  [Array, ["fromAsync"]], [Element.prototype, ["checkVisibility", "setHTMLUnsafe"]],
  [Set.prototype, ["union", "intersection", "difference", "isSubsetOf", "isSupersetOf", "isDisjointFrom"]],
]) for (const name of names) delete owner[name];
delete window.Iterator;
delete document.startViewTransition;
"""
# What their style sheets do not know.
MISSING_STYLES = r"light-dark\(|(?<=:)details-content"
# What Firefox 119 does not know in addition.
HAS = r"(?<=:)has\("

OPAQUE = """(selector) => [...document.querySelectorAll(selector)].map((node) => {
  const style = getComputedStyle(node);
  return { key: node.dataset.level ?? node.getAttribute("class"),
           back: node instanceof SVGElement ? style.fill : style.backgroundColor,
           text: getComputedStyle(node.querySelector("span, b") ?? node).color };
})"""


def make_old(tab, missing: str = MISSING_STYLES):
    """Serves styles and scripts without the features, and removes the functions."""
    tab.add_init_script(MISSING_FUNCTIONS)

    def serve(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub(missing, r"x-\g<0>", answer.text()))

    tab.route("**/*.css", serve)
    tab.route("**/*.js", serve)


@pytest.fixture
def open_old(open_tab):
    def open_old(width: int = 1440, scheme: str = "light", missing: str = MISSING_STYLES):
        tab = open_tab(color_scheme=scheme)
        make_old(tab, missing)
        tab.set_viewport_size({"width": width, "height": 900})
        return tab

    return open_old


def channels(color: str) -> list[float]:
    return [float(part) for part in color[color.index("(") + 1 : -1].split(",")]


def luminance(color: str) -> float:
    """The relative luminance of WCAG 2.2."""
    parts = [part / 255 for part in channels(color)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    light, dark = sorted([luminance(a), luminance(b)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_cells_have_their_colours(open_old, server, site, scheme):
    tab = open_old(scheme=scheme)
    tab.goto(server.url(site.of_kind("matrix-responsibility")[0].route))
    cells = tab.evaluate(OPAQUE, ".view.matrix td[data-level]")
    colors = {cell["key"]: cell["back"] for cell in cells}
    assert len(colors) > 2 and len(set(colors.values())) == len(colors), colors
    for cell in cells:
        assert contrast(cell["back"], cell["text"]) >= 4.5, cell


def test_heatmap_has_its_colours(open_old, server):
    tab = open_old()
    tab.goto(server.url("/"))
    cells = tab.evaluate(OPAQUE, ".heatmap rect[class*='hm-bg']")
    colors = {cell["key"].split()[0]: cell["back"] for cell in cells}
    assert len(colors) > 2 and len(set(colors.values())) == len(colors), colors
    assert "rgb(0, 0, 0)" not in colors.values()


def test_page_has_one_scheme(open_old, server):
    tab = open_old(scheme="dark")
    tab.goto(server.url("/"))
    body = tab.evaluate("() => { const s = getComputedStyle(document.body); return [s.color, s.backgroundColor]; }")
    background = tab.evaluate("() => getComputedStyle(document.documentElement).backgroundColor")
    assert contrast(body[0], background if channels(body[1])[3:] == [0] else body[1]) >= 7
    expect(tab.locator("button.scheme")).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1440])
def test_navigation_opens(open_old, server, site, width):
    tab = open_old(width)
    tab.goto(server.url(site.of_kind("entry")[0].route))
    if width == 360:
        expect(tab.locator(".site-nav a").first).to_be_hidden()
        tab.locator(".menu > summary").click()
    expect(tab.locator(".site-nav a:visible").first).to_be_visible()
    if width == 1440:
        # A click beside the menu leaves it open, because no button is there to open it again.
        tab.locator("h1").click()
        expect(tab.locator(".site-nav a:visible").first).to_be_visible()
        expect(tab.locator(".sidebar-body")).to_be_visible()
        expect(tab.locator(".outline a").first).to_be_visible()
        tab.set_viewport_size({"width": 600, "height": 900})
        expect(tab.locator(".sidebar-body")).to_be_hidden()


def test_outline_is_folded_above_the_text(open_old, server, site):
    """Without `:has()`, there is no column for the outline."""
    tab = open_old(missing=f"{MISSING_STYLES}|{HAS}")
    tab.goto(server.url(site.of_kind("entry")[0].route))
    outline = tab.locator(".outline")
    assert outline.evaluate("node => getComputedStyle(node).position") == "static"
    expect(outline.locator("a").first).to_be_hidden()
    outline.locator("summary").click()
    expect(outline.locator("a").first).to_be_visible()


def test_panel_of_a_cell(open_old, server, site):
    tab = open_old()
    tab.goto(server.url(site.of_kind("matrix-responsibility")[0].route))
    cell = tab.locator(".view.matrix td[data-level] a").nth(3)
    cell.click()
    panel = tab.locator(".cell-panel")
    expect(panel).to_be_visible()
    expect(panel.locator("h4").first).to_be_visible()
