"""The matrix with scripts: filters, order, highlights, the panel behind a cell, addresses, copies."""

import csv
import io
import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from test_choices import roles

CELLS = ".view.matrix td[data-level]"


@pytest.fixture
def matrix(open_tab, server, site):
    """A tab with the matrix, and a clipboard."""
    tab = open_tab(permissions=["clipboard-read", "clipboard-write"])
    tab.goto(server.url(site.of_kind("matrix-responsibility")[0].route))
    expect(tab.locator(".filters")).to_be_visible()
    return tab


def query(tab) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(tab.url).query).items()}


def shown(tab) -> list[dict]:
    """The cells in view that no filter dims, in the order of the screen."""
    return tab.evaluate("""() => [...document.querySelectorAll(".view.matrix td[data-level]")]
      .filter((cell) => cell.checkVisibility() && !cell.classList.contains("is-dim"))
      .map((cell) => ({ id: cell.id, level: cell.dataset.level, marks: (cell.dataset.marks ?? "").trim() }))""")


def heads(tab) -> list[str]:
    return tab.locator(".view.matrix thead th[data-key]:visible").evaluate_all(
        "heads => heads.map((head) => head.dataset.key)")


def said_count(tab) -> int:
    return int(tab.locator(".filters .shown").inner_text().split()[0])


def choose(tab, name: str, value: str):
    tab.locator(f".filters input[name={name}][value='{value}']").dispatch_event("click")


def test_filter_by_model(matrix):
    everything = heads(matrix)
    matrix.locator("details.filter > summary").click()
    choose(matrix, "columns", everything[1])
    choose(matrix, "columns", everything[3])
    assert heads(matrix) == [everything[1], everything[3]]
    assert query(matrix)["columns"] == f"{everything[1]},{everything[3]}"
    assert said_count(matrix) == len(shown(matrix))
    matrix.locator(".filters button[type=reset]").click()
    assert heads(matrix) == everything
    assert "columns" not in query(matrix)


def test_filter_by_group(matrix):
    groups = matrix.locator(".filters select[name=group] option").evaluate_all(
        "options => options.map((option) => option.value).filter(Boolean)")
    assert len(groups) > 1
    before = len(shown(matrix))
    sizes = []
    for group in groups:
        matrix.locator(".filters select[name=group]").select_option(group)
        assert query(matrix)["group"] == group
        keys = matrix.locator(".view.matrix tbody:visible").evaluate_all(
            "bodies => bodies.map((body) => body.dataset.key)")
        assert set(keys) == {group}
        sizes.append(len(shown(matrix)))
    assert sum(sizes) == before and all(sizes)


def test_filter_by_level(matrix):
    levels = {cell["level"] for cell in shown(matrix)}
    assert len(levels) > 2
    for level in levels:
        choose(matrix, "levels", level)
        assert {cell["level"] for cell in shown(matrix)} == {level}
        assert said_count(matrix) == len(shown(matrix))
        assert query(matrix)["levels"] == level
        choose(matrix, "levels", level)


def test_filter_by_mark(matrix):
    mark = matrix.locator(".filters input[name=marks]").first.get_attribute("value")
    choose(matrix, "marks", mark)
    found = shown(matrix)
    assert found and all(mark in cell["marks"].split() for cell in found)
    # Together with a level, both have to be true.
    choose(matrix, "levels", "customer")
    assert {cell["level"] for cell in shown(matrix)} <= {"customer"}


def test_order_by_level(matrix):
    written = heads(matrix)
    levels = matrix.locator(".filters select[name=sort] option").evaluate_all(
        "options => options.map((option) => option.value).filter(Boolean)")
    assert "customer" in levels
    for level in levels:
        matrix.locator(".filters select[name=sort]").select_option(level)
        counts = [
            matrix.locator(f"{CELLS}[data-level='{level}'][id$='--{key}']").count() for key in heads(matrix)]
        assert sorted(heads(matrix)) == sorted(written)
        assert counts == sorted(counts, reverse=True) and counts[0] > counts[-1]
        assert query(matrix)["sort"] == level
        # Each cell is still under its own header and in its own row.
        wrong = matrix.evaluate("""() => {
          const heads = [...document.querySelectorAll(".view.matrix thead th")].map((head) => head.dataset.key);
          return [...document.querySelectorAll(".view.matrix tbody tr[data-key]")].flatMap((row) =>
            [...row.cells].filter((cell, at) => at > 0 && cell.id && cell.id !== `${row.dataset.key}--${heads[at]}`)
              .map((cell) => cell.id));
        }""")
        assert not wrong, wrong[:5]
    matrix.locator(".filters select[name=sort]").select_option("")
    assert heads(matrix) == written


def test_address_restores_the_view(matrix):
    choose(matrix, "levels", "customer")
    choose(matrix, "levels", "shared")
    choose(matrix, "columns", heads(matrix)[0])
    choose(matrix, "columns", heads(matrix)[0] if len(heads(matrix)) > 1 else "agentic")
    matrix.locator(".filters select[name=sort]").select_option("customer")
    address, cells, order = matrix.url, shown(matrix), heads(matrix)
    again = matrix.context.new_page()
    again.goto(address)
    expect(again.locator(".filters")).to_be_visible()
    assert (shown(again), heads(again)) == (cells, order)
    assert again.locator(".filters input[name=levels]:checked").count() == 2
    again.close()


def test_odd_addresses_do_no_harm(matrix, server, site):
    route = site.of_kind("matrix-responsibility")[0].route
    for odd in ("?columns=nothing", "?sort=%00&group=x", "?levels=,,,&marks=%3Cscript%3E", "#nothing", "#%E0%A4%A"):
        matrix.goto("about:blank")
        matrix.goto(server.url(route) + odd)
        expect(matrix.locator(".filters")).to_be_visible()


def test_row_and_column_are_lit(matrix):
    cell = matrix.locator(CELLS).nth(11)
    row, column = cell.get_attribute("id").split("--")
    cell.scroll_into_view_if_needed()
    cell.hover()
    expect(matrix.locator(f"tr[data-key='{row}']")).to_have_class("is-lit")
    expect(matrix.locator(f"thead th[data-key='{column}']")).to_have_class("is-lit")
    matrix.mouse.move(2, 2)
    matrix.locator(CELLS).nth(3).locator("a").first.focus()
    lit = matrix.locator("thead th.is-lit").get_attribute("data-key")
    assert lit == matrix.locator(CELLS).nth(3).get_attribute("id").split("--")[1]


def test_panel_tells_what_the_page_behind_it_tells(matrix, site, server):
    cell = matrix.locator(f"{CELLS}.is-marked").first
    name = cell.get_attribute("id")
    href = cell.locator("a").first.get_attribute("href")
    level = cell.locator("a span").first.inner_text()
    cell.locator("a").first.click()
    panel = matrix.locator(".cell-panel")
    expect(panel).to_be_visible()
    expect(panel.locator("h2")).to_contain_text("×")
    expect(panel.locator("[data-part=level]")).to_have_text(level)
    expect(panel.locator("[data-part=marks]")).not_to_be_empty()
    expect(panel.locator("[data-part=because]")).to_be_visible()
    assert panel.locator("[data-part=href]").get_attribute("href") == href
    assert matrix.url.endswith("#" + name)
    for link in panel.locator("a").evaluate_all("links => links.map((link) => link.href)"):
        assert link.startswith(server.origin)
    # Another cell replaces it, and the button closes it.
    matrix.locator("[data-close]").click()
    expect(panel).not_to_be_visible()
    expect(cell.locator("a").first).to_be_focused()


def test_panel_of_every_cell_fills(matrix, server, site):
    """The data of the panel has exactly the cells of the table."""
    source = matrix.locator(".filters").get_attribute("data-src")
    facts = json.loads((site.folder / source.removeprefix("/")).read_text(encoding="utf-8"))
    cells = {
        f"{row['id']}--{column['id']}": facts["cells"][i][j]["level"]
        for i, row in enumerate(facts["rows"]) for j, column in enumerate(facts["columns"])
    }
    assert cells == {cell["id"]: cell["level"] for cell in shown(matrix)}


def test_address_of_a_cell_opens_its_panel(matrix, server, site):
    name = matrix.locator(CELLS).nth(20).get_attribute("id")
    again = matrix.context.new_page()
    again.goto(server.url(site.of_kind("matrix-responsibility")[0].route) + "#" + name)
    expect(again.locator(".cell-panel")).to_be_visible()
    expect(again.locator(f"td[id='{name}']")).to_be_in_viewport()
    # Neither the sticky head nor the panel lies over the cell.
    hit = again.evaluate("""(name) => {
      const box = document.getElementById(name).getBoundingClientRect();
      return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)?.closest("td")?.id;
    }""", name)
    assert hit == name
    again.close()


def test_table_is_copied_as_markdown(matrix):
    choose(matrix, "columns", heads(matrix)[0])
    matrix.locator("[data-copy-table]").click()
    expect(matrix.locator("[data-copy-table]")).to_have_text("Copied")
    lines = matrix.evaluate("() => navigator.clipboard.readText()").strip().splitlines()
    rows = matrix.locator(".view.matrix tbody tr[data-key]:visible").count()
    assert len(lines) == rows + 2
    assert all(line.count("|") == 3 for line in lines), lines[:3]
    assert lines[1] == "| --- | --- |"
    levels = {label.strip() for label in matrix.locator(f"{CELLS} > a > span:first-of-type").all_inner_texts()}
    assert lines[2].split("|")[2].split(",")[0].split("*")[0].strip() in levels, lines[2]


def test_downloads(matrix, site):
    rows = matrix.locator(".view.matrix tbody tr[data-key]").count()
    columns = len(heads(matrix))
    for ending, count in (("csv", lambda text: len(list(csv.reader(io.StringIO(text)))) - 1),
                          ("json", lambda text: len(json.loads(text)["rows"]))):
        with matrix.expect_download() as download:
            matrix.locator(f".downloads a[href$='.{ending}']").click()
        text = download.value.path().read_text(encoding="utf-8")
        assert count(text) in (rows, rows * columns), ending


def test_matrix_is_first(matrix):
    """On a desk, the table begins in the upper half of the window, before anything is said of it."""
    top = matrix.locator(".view.matrix table").evaluate("table => table.getBoundingClientRect().top")
    assert top < 450, top
    below = matrix.locator(".content > .prose > p").first.evaluate("text => text.getBoundingClientRect().top")
    assert below > top


def test_heatmap_and_totals_take_the_place_of_the_table(matrix):
    table = matrix.locator(".view.matrix table")
    place = table.evaluate("table => table.getBoundingClientRect().top")
    for name in ("section.heatmap", "section.totals"):
        matrix.locator(f".switch a[href='#{name}']").click()
        expect(table).not_to_be_visible()
        expect(matrix.locator(".switched:visible")).to_have_count(1)
        part = matrix.locator(f".switched:has([id='{name}'])")
        expect(part).to_be_in_viewport()
        assert part.evaluate("part => part.getBoundingClientRect().top + scrollY") < place + 1
        expect(matrix.locator(".switch [aria-current]")).to_have_attribute("href", "#" + name)
        # The address shows it again.
        matrix.reload()
        expect(part).to_be_visible()
    matrix.locator(".switch a").first.click()
    expect(table).to_be_visible()
    expect(matrix.locator(".switched:visible")).to_have_count(0)


def test_table_is_one_stop(matrix):
    """Tab leads into the table once. Arrow keys, Home and End lead through it, with Control to its corners."""
    stops = matrix.locator(".view.matrix table :is(th, td) > a").evaluate_all(
        "links => links.filter((link) => link.tabIndex === 0).length")
    assert stops == 1
    at = lambda: matrix.evaluate("() => { const cell = document.activeElement.closest('td, th');"
                                 " return [cell.parentElement.dataset.key ?? 'head', cell.cellIndex]; }")
    keys = matrix.locator(".view.matrix tbody tr[data-key]").evaluate_all("rows => rows.map((row) => row.dataset.key)")
    count = len(heads(matrix))
    matrix.locator(CELLS).first.locator("a").first.focus()
    for key, place in (("End", [keys[0], count]), ("Home", [keys[0], 0]), ("ArrowRight", [keys[0], 1]),
                       ("ArrowUp", ["head", 1]), ("Control+End", [keys[-1], count]), ("ArrowLeft", [keys[-1], count - 1]),
                       ("Control+Home", ["head", 1]), ("ArrowDown", [keys[0], 1])):
        matrix.keyboard.press(key)
        assert at() == place, key
    # A hidden row or column keeps no stop.
    choose(matrix, "columns", heads(matrix)[2])
    assert matrix.locator(".view.matrix table a[tabindex='0']:visible").count() == 1


@pytest.mark.parametrize("width", [1000, 1280, 1440, 1920])
def test_panel_leaves_the_table_to_read(matrix, width):
    """Beside the panel, every column and every row's name is still there, and the cell stands out."""
    matrix.set_viewport_size({"width": width, "height": 900})
    cell = matrix.locator(CELLS).last
    cell.locator("a").first.click()
    panel = matrix.locator(".cell-panel")
    expect(panel).to_be_visible()
    left = panel.evaluate("panel => panel.getBoundingClientRect().left")
    right = matrix.locator(".view.matrix table").evaluate("table => table.getBoundingClientRect().right")
    assert right <= left
    expect(cell).to_be_in_viewport(ratio=1)
    assert "rgb" in cell.evaluate("cell => getComputedStyle(cell).boxShadow")
    matrix.keyboard.press("Escape")
    expect(panel).not_to_be_visible()


@pytest.mark.parametrize("width", [320, 360, 768])
def test_small_screens_show_all_columns(matrix, width):
    """The page scrolls, not the table: each cell has its letter, and is large enough for a finger."""
    matrix.set_viewport_size({"width": width, "height": 780})
    frame = matrix.locator(".matrix-scroll").first
    assert frame.evaluate("frame => getComputedStyle(frame).overflow") == "visible"
    boxes = matrix.locator(CELLS).evaluate_all("""cells => cells.map((cell) => {
      const { left, right, width, height } = cell.getBoundingClientRect();
      return [left >= 0 && right <= innerWidth, width >= 24 && height >= 24, cell.querySelector("b").checkVisibility()];
    })""")
    assert all(all(box) for box in boxes)
    if width < 700:
        expect(matrix.locator(".filters select[name=group]")).not_to_be_visible()
        matrix.locator(".fold > summary").click()
        expect(matrix.locator(".filters select[name=group]")).to_be_visible()
    last = matrix.locator(CELLS).last
    last.locator("a").click()
    expect(matrix.locator(".cell-panel")).to_be_visible()
    expect(last).to_be_in_viewport(ratio=1)
    hit = last.evaluate("""cell => {
      const box = cell.getBoundingClientRect();
      return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)?.closest("td") === cell;
    }""")
    assert hit, "something lies over the cell"


def test_numbers_lead_to_what_they_count(tab, server, site):
    """Each cell of a derived matrix but a zero opens the list of what it counts."""
    tab.goto(server.url(site.of_kind("matrix-threat-phases")[0].route))
    expect(tab.locator(".filters")).to_be_visible()
    cell = tab.locator(".view.matrix td.number:not(.is-zero)").first
    cell.locator("a").click()
    panel = tab.locator(".cell-panel")
    expect(panel).to_be_visible()
    assert panel.locator("[data-part=related] a").count() == int(cell.inner_text())
    assert tab.locator(".view.matrix table a[tabindex='0']").count() == 1


def test_keys_leave_out_superseded_columns(tab, server, site):
    """The end of a row is its last shown cell. A filter that names a superseded column shows it."""
    route = site.of_kind("matrix-domain-standards")[0].route
    tab.goto(server.url(route))
    expect(tab.locator(".filters")).to_be_visible()
    old = tab.locator(".matrix thead th.is-superseded").first
    expect(old).not_to_be_visible()
    cells = tab.locator(".matrix td.number")
    shown = cells.evaluate_all("cells => cells.filter((cell) => cell.checkVisibility()).length")
    assert 0 < shown < cells.count()
    expect(tab.locator(".filters .shown")).to_have_text(re.compile(rf"^{shown}\b.*\b{cells.count()}\b"))
    tab.locator(".with-superseded input").check()
    expect(tab.locator(".filters .shown")).to_have_text(re.compile(rf"^{cells.count()}\b"))
    tab.locator(".with-superseded input").uncheck()
    tab.locator(".matrix tbody th > a").first.focus()
    tab.keyboard.press("End")
    assert tab.evaluate("() => document.activeElement.checkVisibility()")
    tab.goto(server.url(f"{route}?columns={old.get_attribute('data-key')}"))
    expect(old).to_be_visible()


@pytest.mark.parametrize("width", [320, 360, 768])
def test_names_of_rows_have_room(view, site, width):
    """Where cells have letters alone, the rest of the width is for the names of the rows."""
    tab = view(site.of_kind("matrix-responsibility")[0].route, width=width)
    table = tab.locator(".matrix table").first.bounding_box()
    name = tab.locator(".matrix tbody th[scope=row]").first.bounding_box()
    cell = tab.locator(".matrix td.cell").first.bounding_box()
    assert name["width"] > 0.25 * table["width"] and name["width"] > 2 * cell["width"], (name, cell)
    assert cell["width"] >= 24


def test_derived_matrices_fit(view, site):
    """On a desk no column is out of sight; in less room, the heads and the names of the rows stay."""
    for page in site.of_kind("matrix"):
        tab = view(page.route)
        part = tab.locator(".matrix-scroll").first
        assert part.evaluate("part => part.scrollWidth - part.clientWidth") <= 1, page.route
        tab.set_viewport_size({"width": 700, "height": 600})
        if part.evaluate("part => part.scrollWidth - part.clientWidth") <= 1:
            continue
        part.evaluate("part => { part.scrollIntoView(); part.scrollTo(part.scrollWidth, part.scrollHeight); }")
        frame = part.bounding_box()
        head, row = part.locator("thead th:visible").last.bounding_box(), part.locator("tbody th[scope=row]").last.bounding_box()
        assert abs(row["x"] - frame["x"]) < 3 and abs(head["y"] - frame["y"]) < 3, (page.route, frame, head, row)


@pytest.mark.parametrize("size", [(800, 500), (1440, 600), (360, 640)])
def test_head_and_first_column_stay(matrix, size):
    """Scrolled far, the row's and the column's names are still there to read."""
    matrix.set_viewport_size({"width": size[0], "height": size[1]})
    last = matrix.locator(CELLS).last
    matrix.locator(".matrix-scroll").first.evaluate("""part => {
      part.scrollTo(part.scrollWidth, part.scrollHeight);
      part.scrollIntoView({ block: part.clientHeight < innerHeight ? "center" : "end" });
    }""")
    expect(last).to_be_in_viewport(ratio=0.8)
    row, column = last.get_attribute("id").split("--")
    for name in (f"tr[data-key='{row}'] > th", f"thead th[data-key='{column}']"):
        seen = matrix.locator(f".view.matrix {name}").evaluate("""head => {
          const box = head.getBoundingClientRect();
          const hit = document.elementFromPoint(
            Math.min(box.left + box.width / 2, innerWidth - 2), box.top + box.height / 2);
          return hit && (head.contains(hit) || hit.contains(head)) ? "" : `lies under ${hit?.outerHTML.slice(0, 60)}`;
        }""")
        assert not seen, f"{name} {seen}"


def test_two_columns_of_text_fit_a_phone(view, site):
    """Both columns stand below the name of their row; the page scrolls, not the table."""
    tab = view(site.of_kind("matrix-attack-vectors")[0].route, width=360)
    boxes = tab.locator(".matrix.is-own tbody td:visible").evaluate_all(
        "cells => cells.map((cell) => cell.getBoundingClientRect()).map(({ left, right }) => [left, right])")
    assert len(boxes) > 20 and all(0 <= left and right <= 360 for left, right in boxes), boxes[:4]
    assert tab.locator(".matrix-scroll").first.evaluate("frame => getComputedStyle(frame).overflow") == "visible"
    assert {"row", "rowheader", "columnheader"} <= roles(tab, ".matrix.is-own table")
    tab.locator(".matrix.is-own tbody tr").nth(12).scroll_into_view_if_needed()
    expect(tab.locator(".matrix.is-own thead th").last).to_be_in_viewport()
