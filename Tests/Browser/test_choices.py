"""My duties and comparisons: choices are shown, are part of the URL, and are saved."""

import csv
import io
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect


def overview(site, kind: str):
    """The page of a kind that offers the choice: the one above the others."""
    pages = site.of_kind(kind)
    if not pages:
        pytest.skip(f"the site has no {kind}")
    return min(pages, key=lambda page: len(page.route))


def choose(tab, name: str, value: str):
    tab.locator(f".chooser input[name={name}][value='{value}']").dispatch_event("click")


def values(tab, name: str) -> list[str]:
    return tab.locator(f".chooser input[name={name}]").evaluate_all("inputs => inputs.map((input) => input.value)")


@pytest.fixture
def duties(tab, server, site):
    tab.goto(server.url(overview(site, "duties").route))
    expect(tab.locator(".chooser form")).to_be_visible()
    return tab


@pytest.fixture
def compare(tab, server, site):
    tab.goto(server.url(overview(site, "compare").route))
    expect(tab.locator(".chooser form")).to_be_visible()
    return tab


def holders(tab) -> list[str]:
    return tab.locator(".holders > li:visible").evaluate_all("items => items.map((item) => item.dataset.of)")


def test_models_are_chosen(duties):
    everything = holders(duties)
    models = values(duties, "of")
    assert len(models) > 5 and set(everything) == set(models)
    choose(duties, "of", models[0])
    choose(duties, "of", models[2])
    assert set(holders(duties)) == {models[0], models[2]}
    assert len(holders(duties)) == sum(everything.count(model) for model in (models[0], models[2]))
    said = int(duties.locator(".filters .shown").inner_text().split()[0])
    assert said == len(holders(duties))
    # No duty and no domain is left standing empty.
    assert duties.locator(".duty:visible:not(:has(.holders > li:visible))").count() == 0
    assert duties.locator(".area:visible:not(:has(.duty:visible))").count() == 0
    assert parse_qs(urlsplit(duties.url).query)["of"] == [f"{models[0]},{models[2]}"]


def test_levels_are_chosen(duties):
    level = values(duties, "levels")[0]
    choose(duties, "levels", level)
    shown = duties.locator(".duty:visible").evaluate_all("items => items.map((item) => item.dataset.level)")
    assert shown and set(shown) == {level}


def test_address_is_the_saved_state(duties):
    choose(duties, "of", values(duties, "of")[1])
    choose(duties, "levels", values(duties, "levels")[-1])
    address, before = duties.url, holders(duties)
    duties.goto("about:blank")
    duties.goto(address)
    assert holders(duties) == before
    assert duties.locator(".chooser input:checked").count() == 2
    duties.locator("button[type=reset]").click()
    expect(duties.locator(".chooser input:checked")).to_have_count(0)
    expect(duties).to_have_url(re.compile(r"^[^?]*$"))


def test_outline_follows(duties):
    choose(duties, "of", values(duties, "of")[0])
    listed = duties.locator(".outline li:visible a").count()
    assert listed == 0 or listed == duties.locator(".area:visible").count()


def saved(tab) -> list[list[str]]:
    with tab.expect_download() as download:
        tab.locator("a[data-csv]").click()
    return list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))


def test_csv_holds_what_is_shown(duties):
    whole = saved(duties)
    assert len(whole) - 1 == len(holders(duties))
    choose(duties, "of", values(duties, "of")[0])
    part = saved(duties)
    assert part[0] == whole[0], "the head of the table differs"
    assert len(part) - 1 == len(holders(duties))
    assert {len(row) for row in part} == {len(whole[0])}
    # Both show the same text for the same duty.
    known = {tuple(row) for row in whole}
    strange = [row for row in part if tuple(row) not in known]
    assert not strange, strange[:2]


def assign(tab, number: int, owner: str, state: str) -> str:
    """Fills in the plan of a duty and returns its domain and model."""
    button = tab.locator(".assign:visible").nth(number)
    button.click()
    form = tab.locator(".plan-form")
    expect(form.locator("[name=owner]")).to_be_focused()
    form.locator("[name=owner]").fill(owner)
    form.locator("[name=state]").select_option(state)
    form.locator("[name=date]").fill("2027-01-31")
    form.locator("[name=note]").fill('Ask "procurement", then\tus')
    tab.keyboard.press("Enter")
    expect(form).to_have_count(0)
    expect(button).to_be_focused()
    return button.get_attribute("aria-label").split(": ", 1)[1]


def plans(tab) -> list[str]:
    return tab.locator(".holders > li:has(.plan-line)").evaluate_all("""items => items.map((item) =>
      `${item.closest("[data-area]").querySelector("h2").innerText} × ${item.dataset.title}: `
      + item.querySelector(".plan-line").innerText)""")


def test_plan_is_kept_on_this_device(duties):
    first = assign(duties, 0, "Security", "doing")
    second = assign(duties, 3, "Platform", "done")
    expected = {f"{first}: Security · In progress", f"{second}: Platform · Done"}
    assert {plan.split(" · 2027")[0] for plan in plans(duties)} == expected
    expect(duties.locator(".plan output")).to_have_text(f"1 of {len(holders(duties))} settled")
    duties.reload()
    assert {plan.split(" · 2027")[0] for plan in plans(duties)} == expected
    # The page of a single model has the same plan.
    model = first.split(" × ")[1]
    duties.locator(".others a", has_text=model).click()
    expect(duties.locator(".plan-line").first).to_contain_text("Security")


BUTTONS = {"json": "[data-save]", "csv": "a[data-csv]", "xlsx": "[data-xlsx]"}


@pytest.mark.parametrize("kind", BUTTONS)
def test_plan_is_saved_and_loaded(duties, open_tab, server, site, kind, tmp_path):
    assign(duties, 0, "=Security", "doing")
    assign(duties, 5, "Platform, Ops", "not")
    with duties.expect_download() as download:
        duties.locator(BUTTONS[kind]).click()
    assert download.value.suggested_filename.endswith(f".{kind}")
    file = tmp_path / f"plan.{kind}"
    download.value.save_as(file)
    other = open_tab()
    other.goto(server.url(overview(site, "duties").route))
    assert not plans(other)
    other.locator(".plan input[type=file]").set_input_files(file)
    expect(other.locator(".plan-said")).to_have_text("2 duties loaded.")
    assert plans(other) == plans(duties)
    file.write_text("neither", encoding="utf-8")
    other.locator(".plan input[type=file]").set_input_files(file)
    expect(other.locator(".plan-said")).to_contain_text("not a plan")
    assert plans(other) == plans(duties)


def test_duty_names_its_controls(duties):
    """With what to show an auditor and the clauses that each control serves."""
    summary = duties.locator(".duty:visible .related summary").first
    summary.scroll_into_view_if_needed()
    expect(summary).to_contain_text("Controls")
    count = int(summary.locator("b").inner_text())
    summary.click()
    expect(duties.locator(".related details[open] > ul > li")).to_have_count(count)
    expect(duties.locator(".related details[open] li li").first).to_be_visible()


RANKS = """() => [...document.querySelectorAll(".area")].filter((area) => area.checkVisibility()).map((area) => {
  const shown = [...area.querySelectorAll(".duty:not([hidden])")];
  const levels = [...document.querySelectorAll("[name=levels]")].map(({ value }) => value);
  return [
    shown.some((duty) => duty.querySelector(".holders > li:not([hidden]) .flag")) ? 0 : 1,
    Math.min(...shown.map((duty) => levels.indexOf(duty.dataset.level))),
  ];
})"""


@pytest.mark.parametrize("chosen", [None, 0, 5])
def test_critical_duties_come_first(duties, chosen):
    """What is critical, then what the customer carries, then what is shared: on the page, for the keyboard and in
    the outline, also after a choice."""
    if chosen is not None:
        choose(duties, "of", values(duties, "of")[chosen])
    ranks = duties.evaluate(RANKS)
    assert len({tuple(rank) for rank in ranks}) > 1 and ranks == sorted(ranks), ranks
    tops = duties.locator(".area:visible").evaluate_all("areas => areas.map((area) => area.getBoundingClientRect().top)")
    assert tops == sorted(tops), "the order on the page is not that of the document"
    names = duties.locator(".area:visible h2").all_inner_texts()
    assert duties.locator(".outline li:visible a").all_inner_texts() == names


def test_order_needs_no_script(view, site):
    tab = view(overview(site, "duties").route, java_script_enabled=False)
    names = tab.locator(".area h2").evaluate_all("heads => heads.map((head) => head.textContent)")
    marked = tab.locator(".area").evaluate_all("areas => areas.map((area) => Boolean(area.querySelector('.flag')))")
    assert True in marked and marked == sorted(marked, reverse=True)
    assert tab.locator(".outline li a").evaluate_all("links => links.map((link) => link.textContent)") == names


def test_phone_begins_with_the_models(open_tab, server, site):
    """The choice is on the first screen; domains are folded, and open with what they hold."""
    tab = open_tab(viewport={"width": 360, "height": 780})
    tab.goto(server.url(overview(site, "duties").route))
    expect(tab.locator(".chooser input[name=of]").first).to_be_in_viewport()
    expect(tab.locator(".duty").first).not_to_be_visible()
    tab.locator(".area > summary").first.click()
    expect(tab.locator(".duty:visible").first).to_be_visible()


def test_cells_of_the_csv_are_no_formulas(duties):
    for row in saved(duties):
        assert not [cell for cell in row if cell[:1] in "=+@\t" and cell], row


def test_each_model_has_its_csv(tab, server, site):
    page = max(site.of_kind("duties"), key=lambda page: len(page.route), default=None)
    if page is None:
        pytest.skip("the site has no duties")
    tab.goto(server.url(page.route))
    assert len(saved(tab)) - 1 == len(holders(tab))


def compared(tab) -> list[str]:
    return tab.locator(".compare thead th[data-of]:visible").evaluate_all("heads => heads.map((h) => h.dataset.of)")


def rows(tab, name: str) -> list[list[str]]:
    """The levels in view of each row under a heading."""
    return tab.evaluate("""(name) => [...document.querySelectorAll(`.compare tbody[${name}] tr[data-key]`)].map((row) =>
      [...row.querySelectorAll("td")].filter((cell) => !cell.hidden).map((cell) => cell.dataset.level))""", name)


def test_any_two_models_are_compared(compare):
    models = values(compare, "of")
    choose(compare, "of", models[0])
    choose(compare, "of", models[-1])
    assert compared(compare) == [models[0], models[-1]]
    assert all(len(set(levels)) > 1 for levels in rows(compare, "data-different"))
    assert all(len(set(levels)) == 1 for levels in rows(compare, "data-same"))
    assert rows(compare, "data-different") and rows(compare, "data-same")
    for part in ("different", "same"):
        number = compare.locator(f"tbody[data-{part}] .number").inner_text()
        assert int(number) == len(rows(compare, f"data-{part}"))


def test_more_than_two(compare):
    models = values(compare, "of")
    for model in models[:4]:
        choose(compare, "of", model)
    assert compared(compare) == models[:4]
    address = compare.url
    compare.goto("about:blank")
    compare.goto(address)
    assert compared(compare) == models[:4]
    compare.locator("button[type=reset]").click()
    expect(compare.locator(".chooser input:checked")).to_have_count(0)
    assert len(compared(compare)) == len(models)


def test_rows_keep_their_order(compare):
    """Different rows come first, and both parts keep the order of the matrix after any number of changes."""
    keys = "() => [...document.querySelectorAll('.compare tr[data-key]')].map((row) => row.dataset.key)"
    models = values(compare, "of")
    choose(compare, "of", models[0])
    choose(compare, "of", models[1])
    first = compare.evaluate(keys)
    for model in (models[4], models[5]):
        choose(compare, "of", model)
    for model in (models[4], models[5]):
        choose(compare, "of", model)
    assert compare.evaluate(keys) == first
    fresh = compare.context.new_page()
    fresh.goto(compare.url)
    assert fresh.evaluate(keys) == first
    fresh.close()


def test_two_columns_fit_a_phone(view, site):
    """Both columns of a comparison of two are in the window, below the name of their row. It is still a table."""
    page = max(site.of_kind("compare"), key=lambda page: len(page.route))
    tab = view(page.route, width=360)
    boxes = tab.locator(".compare td").evaluate_all(
        "cells => cells.map((cell) => cell.getBoundingClientRect()).map(({ left, right }) => [left, right])")
    assert len(boxes) > 20 and all(0 <= left and right <= 360 for left, right in boxes), boxes[:4]
    assert {round(right - left) for left, right in boxes} == {round(boxes[0][1] - boxes[0][0])}
    assert {"table", "row", "columnheader", "rowheader", "cell"} <= roles(tab, ".compare table")
    head = tab.locator(".compare thead")
    tab.locator(".compare tbody tr").last.scroll_into_view_if_needed()
    expect(head).to_be_in_viewport()


def test_two_of_many_fit_a_phone(open_tab, server, site):
    tab = open_tab(viewport={"width": 360, "height": 780})
    page = overview(site, "compare")
    tab.goto(server.url(page.route))
    keys = values(tab, "of")
    tab.goto(server.url(page.route) + f"?of={keys[0]},{keys[5]}")
    expect(tab.locator(".compare thead th:visible")).to_have_count(3)
    boxes = tab.locator(".compare td:visible").evaluate_all(
        "cells => cells.map((cell) => cell.getBoundingClientRect()).map(({ left, right }) => [left, right])")
    assert boxes and all(0 <= left and right <= 360 for left, right in boxes), boxes[:4]


def roles(tab, selector: str) -> set[str]:
    """The roles that assistive technology is told of an element and what is in it."""
    session = tab.context.new_cdp_session(tab)
    root = session.send("DOM.getDocument", {"depth": -1})["root"]
    node = session.send("DOM.querySelector", {"nodeId": root["nodeId"], "selector": selector})["nodeId"]
    backend = session.send("DOM.describeNode", {"nodeId": node})["node"]["backendNodeId"]
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    found, pending = set(), [node["nodeId"] for node in nodes if node.get("backendDOMNodeId") == backend]
    while pending:
        node = by_id.get(pending.pop())
        if node is None:
            continue
        found.add(node.get("role", {}).get("value", ""))
        pending += node.get("childIds", [])
    return found
