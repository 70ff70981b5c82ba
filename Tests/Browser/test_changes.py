"""The pages of recorded comparisons: old and new levels side by side, without violations in both schemes."""

import subprocess

import pytest

from conftest import new_tab, program
from server import SiteServer
from test_accessibility import SCHEMES, WIDTHS, violations


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """Serves a site with a recorded comparison."""
    folder = tmp_path_factory.mktemp("changed")

    def run(*arguments, cwd=folder):
        done = subprocess.run([program(), *arguments], cwd=cwd, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr

    run("init", ".", "--template", "responsibility")
    run("init", "before", "--template", "responsibility")
    table = folder / "Content/matrix/responsibility.md"
    old = "| Provider | Customer |"
    text = table.read_text()
    assert old in text
    table.write_text(text.replace(old, "| Shared | Provider |"))
    area = folder / "Content/areas/backups.md"
    area.write_text(area.read_text().replace("title: Backups", "title: Copies of data"))
    table.write_text(table.read_text().replace("[Backups]", "[Copies of data]"))
    site = folder / "Content/site.yml"
    site.write_text(site.read_text() + "version: 2.0.0\nchanges: {}\n")
    run("diff", "./before", "--record")
    run("build", "--no-search")
    server = SiteServer(folder / "Public")
    yield server
    server.close()


@pytest.fixture
def changed_tab(changed, browser):
    tabs = []

    def changed_tab(route, **options):
        tabs.append(new_tab(browser, changed.origin, **options))
        tabs[-1].goto(changed.url(route))
        return tabs[-1]

    yield changed_tab
    problems = [problem for tab in tabs for problem in tab.watch.problems]
    for tab in tabs:
        tab.context.close()
    assert not problems, problems


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("route", ["/changes/", "/changes/2.0.0/"])
def test_no_violation(changed_tab, route, scheme):
    tab = changed_tab(route, color_scheme=scheme)
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        assert not violations(tab, scheme), f"{route} at {width} px"
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{route} at {width} px"


def test_a_changed_cell_has_a_sign_and_both_levels(changed_tab):
    tab = changed_tab("/changes/2.0.0/")
    cells = tab.locator("td.is-changed")
    assert cells.count() == 2
    assert "Provider" in cells.nth(0).locator("del").inner_text()
    assert "Shared" in cells.nth(0).locator("ins").inner_text()
    assert [cells.nth(number).locator(".sign").inner_text() for number in range(2)] == ["▲", "▼"]
    sizes = tab.evaluate("[...document.querySelectorAll('.changed td')].map(cell => parseFloat(getComputedStyle(cell).fontSize))")
    assert min(sizes) >= 12
