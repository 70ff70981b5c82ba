"""The most important tests in Firefox: every kind of page, and what readers do with them."""

import base64
import io
import os
import shutil
from datetime import date

import pytest
from openpyxl import Workbook

from firefox import Firefox

WIDTHS = [1440, 360]


@pytest.fixture(scope="module")
def firefox():
    program = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    if not program:
        assert os.environ.get("BROWSER_TESTS") != "required", "no Firefox, and BROWSER_TESTS=required"
        pytest.skip("no Firefox")
    firefox = Firefox(program)
    yield firefox
    firefox.close()


@pytest.fixture
def open_page(firefox, server):
    """Opens a route. A request to another site, a missing file and an error in a script fail the test."""

    def open_page(route: str, width: int = 1440) -> Firefox:
        firefox.resize(width)
        firefox.goto(server.url(route))
        return firefox

    firefox.origin = server.origin
    firefox.problems.clear()
    yield open_page
    firefox.run("() => { localStorage.clear(); sessionStorage.clear(); }")
    assert not firefox.problems, "\n".join(dict.fromkeys(firefox.problems))


def test_problems_are_noticed(firefox, open_page, server):
    """A missing file, an error, and a request to another site, which the policy blocks."""
    open_page("/")
    firefox.run("""async () => {
      await fetch("/no/such/file").catch(() => {});
      await fetch("http://127.0.0.1:9/").catch(() => {});
      setTimeout(() => { throw new Error("on purpose"); });
      await new Promise((done) => setTimeout(done, 200));
    }""")
    problems = "\n".join(firefox.problems)
    assert "404 for" in problems and "Content-Security-Policy" in problems and "on purpose" in problems, problems
    firefox.problems.clear()


@pytest.mark.parametrize("width", WIDTHS)
def test_every_kind_of_page(open_page, example, width):
    """It has a heading and its styles, fits the width, and can be read."""
    if example.kind == "redirect":
        pytest.skip("it leads away")
    tab = open_page(example.route, width)
    seen = tab.run("""() => ({
      heading: document.querySelector("h1")?.getBoundingClientRect().height > 0,
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      sheets: [...document.styleSheets].every((sheet) => sheet.cssRules.length > 0),
      font: Math.min(...[...document.querySelectorAll("main p, main li, main td, main a")]
        .filter((node) => node.getClientRects().length > 0 && node.textContent.trim())
        .map((node) => parseFloat(getComputedStyle(node).fontSize))),
    })""")
    assert seen["heading"] and seen["sheets"], seen
    assert seen["wide"] <= 0, f"{seen['wide']} px too wide"
    assert seen["font"] is None or seen["font"] >= 12, seen


def test_navigation_is_open_on_a_desk(open_page, site):
    tab = open_page(site.of_kind("entry")[0].route)
    assert tab.run("() => [...document.querySelectorAll('.site-nav a, .sidebar a')].some((a) => a.checkVisibility())")


def test_menu_opens_on_a_phone(open_page):
    tab = open_page("/", 360)
    visible = "() => document.querySelector('.site-nav a')?.checkVisibility()"
    assert not tab.run(visible)
    tab.run("() => document.querySelector('.menu > summary').click()")
    assert tab.wait(visible)


def test_scheme_is_remembered(open_page):
    tab = open_page("/")
    background = "() => getComputedStyle(document.documentElement).backgroundColor + getComputedStyle(document.body).backgroundColor"
    before = tab.run(background)
    tab.run("() => document.querySelector('.scheme').click()")
    assert tab.wait(f"(before) => ({background})() !== before", before)
    after = tab.run(background)
    open_page("/")
    assert tab.run(background) == after


@pytest.mark.parametrize("words, address", [
    ("Article 26", "/standards/eu-ai-act/#art-26"), ("agnetic ai", "/models/agentic/"),
    ("what do I owe for agentic AI", "/duties/agentic/"),
])
def test_search(open_page, server, words, address):
    tab = open_page("/")
    tab.press("/", *words)
    first = """(wanted, words) => document.querySelector("dialog.search input")?.value === words
      && document.querySelector("dialog.search [role=option]")?.getAttribute("href") === wanted"""
    tab.wait(first, address, words)
    tab.press("Enter")
    assert tab.wait("(url) => location.href === url", server.url(address))


def test_cells_have_their_colours(open_page, site):
    tab = open_page(site.of_kind("matrix-responsibility")[0].route)
    colors = tab.run("""() => Object.fromEntries([...document.querySelectorAll(".view.matrix td[data-level]")]
      .map((cell) => [cell.dataset.level, getComputedStyle(cell).backgroundColor]))""")
    assert len(colors) > 2 and len(set(colors.values())) == len(colors), colors


def test_a_cell_opens_its_panel(open_page, site):
    tab = open_page(site.of_kind("matrix-responsibility")[0].route)
    tab.run("() => document.querySelector('.view.matrix td[data-level] a').click()")
    assert tab.wait("""() => [...document.querySelectorAll(".cell-panel")]
      .some((node) => node.checkVisibility() && node.querySelector("h2").textContent.includes("×"))""")


def test_an_address_names_a_clause(open_page):
    """The clause is opened, in view and marked."""
    tab = open_page("/standards/eu-ai-act/#art-26")
    assert tab.wait("""() => {
      const place = document.querySelector(":target");
      const { top, bottom } = place.getBoundingClientRect();
      const isMarked = getComputedStyle(place).backgroundColor !== "rgba(0, 0, 0, 0)";
      return isMarked && bottom > 0 && top < innerHeight && place.querySelector("p")?.checkVisibility();
    }""")


def test_duties_of_an_address(open_page, site):
    """The page of one model lists its duties, and only these."""
    tab = open_page("/duties/agentic/")
    assert tab.run("() => document.querySelectorAll('.duty').length") > 3


def test_a_packed_workbook_is_loaded(open_page):
    """A plan that another program for spreadsheets has saved."""
    tab = open_page("/duties/agentic/")
    head, duty = tab.run("""() => [
      [...document.querySelector("[data-csv]").dataset.csv.split(",").slice(0, 2),
        ...[...document.getElementById("plan.form").content.querySelectorAll("label")].map((l) => l.firstChild.textContent.trim())],
      [document.querySelector(".area h2").textContent, document.querySelector(".holders > li").dataset.title],
    ]""")
    book, file = Workbook(), io.BytesIO()
    book.active.append(head)
    book.active.append([*duty, "Legal", "Done", date(2027, 1, 31), None])
    book.save(file)
    tab.run("""(text) => {
      const files = new DataTransfer();
      files.items.add(new File([Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))], "plan.xlsx"));
      const input = document.querySelector(".plan [type=file]");
      input.files = files.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }""", base64.b64encode(file.getvalue()).decode())
    assert tab.wait("() => document.querySelector('.plan-line')?.textContent") == "Legal · Done · 2027-01-31"


def test_error_page_suggests(open_page, firefox, server):
    open_page("/models/agentc-ai/")
    assert firefox.wait("() => document.querySelector('.nearest a')?.getAttribute('href')") == "/models/agentic/"
    firefox.problems = [problem for problem in firefox.problems if "/models/agentc-ai/" not in problem]
