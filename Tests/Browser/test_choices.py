"""My duties and comparisons: choices are shown, are part of the URL, and are saved."""

import csv
import io
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
    assert urlsplit(duties.url).query == ""


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
