"""axe-core finds nothing against WCAG 2.2 A and AA: every kind of page, both schemes, three widths."""

import pytest
from axe_playwright_python.sync_playwright import Axe

AXE = Axe()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"],
    # Off by default in axe-core, and part of WCAG 2.2 AA.
    "rules": {"target-size": {"enabled": True}},
}
WIDTHS = [360, 768, 1440]


def violations(tab) -> list[str]:
    """What axe-core finds on the page as it is now, a line for each rule and element."""
    found = AXE.run(tab, options=OPTIONS).response
    assert not found.get("error")
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: "
        + "; ".join(line.strip() for line in node["failureSummary"].split("\n")[1:])
        for rule in found["violations"] for node in rule["nodes"]
    ]


def told(problems: dict[str, list[str]]) -> str:
    lines = [f"{where}: {line}" for where, found in problems.items() for line in found[:8]]
    more = sum(max(0, len(found) - 8) for found in problems.values())
    return "\n".join(lines) + (f"\nand {more} more" if more else "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation(view, example, scheme):
    tab = view(example.route, color_scheme=scheme)
    problems = {}
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        if found := violations(tab):
            problems[f"{example.route} at {width} px, {scheme}"] = found
    assert not problems, told(problems)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation_with_menus_open(view, site, scheme):
    for page in [*site.of_kind("home"), *site.of_kind("entry")[:1], *site.of_kind("matrix-responsibility")]:
        for width in (360, 1440):
            tab = view(page.route, width=width, color_scheme=scheme)
            tab.evaluate("() => { for (const part of document.querySelectorAll('details')) part.open = true; }")
            found = violations(tab)
            assert not found, told({f"{page.route} at {width} px, {scheme}, all menus open": found})
