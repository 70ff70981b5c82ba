"""Search, if the site was built with it: by title, id and alias, using only the keyboard."""

import pytest
from playwright.sync_api import expect


# The target of each result.
HREFS = """items => items.map((item) => (item.closest("a") ?? item.querySelector("a")).getAttribute("href"))"""


@pytest.fixture
def search(tab, server):
    tab.goto(server.url("/"))
    if tab.locator("button.search-open").count() == 0:
        pytest.skip("the site was built without Pagefind")
    return tab


def ask(tab, words: str):
    tab.keyboard.press("/")
    expect(tab.get_by_role("combobox")).to_be_focused()
    tab.keyboard.type(words)
    results = tab.get_by_role("listbox").get_by_role("option")
    expect(results.first).to_be_visible()
    return results


@pytest.mark.parametrize("words, route", [
    ("Agentic AI", "/models/agentic/"), ("BTAA-FUN-001", "/lessons/fundamentals/what-is-prompt-injection/"),
    ("prompt injection", "/threats/prompt-injection/"),
])
def test_titles_and_ids_are_found(search, words, route):
    """Among the first three, and opened with arrows and Enter."""
    ask(search, words)
    # The results while typing are replaced by those of the complete query.
    search.wait_for_timeout(1500)
    first = search.get_by_role("option").evaluate_all(HREFS)[:3]
    assert route in first, first
    for _ in range(first.index(route)):
        search.keyboard.press("ArrowDown")
    search.keyboard.press("ArrowDown")
    search.keyboard.press("ArrowUp")
    chosen = search.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    assert chosen.evaluate_all(HREFS) == [route]
    search.keyboard.press("Enter")
    search.wait_for_url(lambda url: url.endswith(route))


def test_escape_leads_back(search):
    search.locator("button.search-open").focus()
    search.keyboard.press("Enter")
    expect(search.get_by_role("combobox")).to_be_focused()
    search.keyboard.press("Escape")
    expect(search.get_by_role("combobox")).not_to_be_visible()
    expect(search.locator("button.search-open")).to_be_focused()


def test_nothing_found_says_so(search):
    search.keyboard.press("/")
    search.keyboard.insert_text("漢字")  # Pagefind matches prefixes, so any Latin letters find something.
    expect(search.get_by_role("status")).to_have_text("Nothing found.")


def test_collections_filter(search):
    ask(search, "agent")
    filters = search.locator(".search-filters button, .search-filters input")
    assert filters.count() > 2
    filters.nth(1).click()
    expect(search.get_by_role("status")).not_to_be_empty()


def test_slash_types_into_other_fields(search, server, site):
    """The key opens the search only outside of text fields."""
    search.keyboard.press("/")
    expect(search.get_by_role("combobox")).to_be_focused()
    search.keyboard.type("a/b")
    expect(search.get_by_role("combobox")).to_have_value("a/b")
