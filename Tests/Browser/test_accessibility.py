"""axe-core reports no violation of WCAG 2.2 A and AA on any kind of page, in both schemes and at three
widths."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

AXE = Axe()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"],
    # Off by default in axe-core, and part of WCAG 2.2 AA.
    "rules": {"target-size": {"enabled": True}},
}
# Of axe-core's rules, only this one depends on colors.
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
SCHEMES = {"light": OPTIONS, "dark": CONTRAST}
WIDTHS = [360, 768, 1440]


def violations(tab, scheme: str, within: str | None = None) -> list[str]:
    """The violations that axe-core finds on the current page or in a part of it, one line per rule and element."""
    found = AXE.run(tab, context=within, options=SCHEMES[scheme]).response
    assert not found.get("error")
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: "
        + "; ".join(line.strip() for line in node["failureSummary"].split("\n")[1:])
        for rule in found["violations"] for node in rule["nodes"]
    ]


def report(problems: dict[str, list[str]]) -> str:
    lines = [f"{where}: {line}" for where, found in problems.items() for line in found[:8]]
    more = sum(max(0, len(found) - 8) for found in problems.values())
    return "\n".join(lines) + (f"\nand {more} more" if more else "")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_violation(view, example, scheme):
    tab = view(example.route, color_scheme=scheme)
    problems = {}
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        if found := violations(tab, scheme):
            problems[f"{example.route} at {width} px, {scheme}"] = found
    assert not problems, report(problems)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_violation_with_menus_open(view, site, scheme):
    for page in [*site.of_kind("home"), *site.of_kind("entry")[:1], *site.of_kind("matrix-responsibility")]:
        for width in (360, 1440):
            tab = view(page.route, width=width, color_scheme=scheme)
            tab.evaluate("() => { for (const part of document.querySelectorAll('details')) part.open = true; }")
            found = violations(tab, scheme)
            assert not found, report({f"{page.route} at {width} px, {scheme}, all menus open": found})


def open_cell(tab):
    """The opened details of a marked cell."""
    tab.locator(".view.matrix td.is-marked > a").first.click()
    expect(tab.locator(".cell-panel [data-part=related] a").first).to_be_visible()
    return ".cell-panel"


def open_search(tab):
    """Results, some of them left out by a filter."""
    tab.keyboard.press("/")
    tab.get_by_role("combobox", name="Search").fill("agent")
    expect(tab.locator("dialog.search [role=option]").first).to_be_visible()
    tab.locator(".search-filters button").nth(1).click()
    expect(tab.locator(".search-filters [aria-pressed=true]")).to_have_count(1)
    expect(tab.locator("dialog.search [role=option]").first).to_be_visible()
    return "dialog.search"


def open_navigation(tab):
    """The menu of a phone and its second level, or that of a desk."""
    for opener in (".menu > summary", ".submenu > summary"):
        if tab.locator(opener).first.is_visible():
            tab.locator(opener).first.click()
    expect(tab.locator(".submenu[open] a").first).to_be_visible()
    return ".site-head"


def open_sides(tab):
    """The navigation of a collection and the outline, which are open on wide screens."""
    for opener in (".sidebar > details > summary", ".outline > details > summary"):
        tab.locator(opener).evaluate("summary => { summary.parentElement.open = true; }")
        expect(tab.locator(opener.split()[0] + " a").last).to_be_visible()
    return ".shell"


def choose_filters(tab):
    for name in ("levels", "marks"):
        tab.locator(f".filters input[name={name}]").first.check()
    if tab.locator(".fold > summary").is_visible():
        tab.locator(".fold > summary").click()
    tab.locator("details.filter > summary").click()
    tab.locator(".filters input[name=columns]").first.check()
    return ".filters"


OPENED = {
    "matrix-responsibility": [open_cell, choose_filters], "home": [open_search],
    "entry-models": [open_navigation, open_sides],
}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    "kind, opened", [(kind, opened) for kind, all_of_it in OPENED.items() for opened in all_of_it])
def test_no_violation_in_what_opens(view, site, kind, opened, scheme):
    page = site.of_kind(kind)[0]
    problems = {}
    for width in (360, 1440):
        tab = view(page.route, width=width, color_scheme=scheme)
        if found := violations(tab, scheme, within=opened(tab)):
            problems[f"{page.route} at {width} px, {scheme}, {opened.__name__}"] = found
    assert not problems, report(problems)
