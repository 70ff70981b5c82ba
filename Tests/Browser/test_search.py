"""Search: the names of the site, with keyboard, on phones and below a path; the texts, if Pagefind was there."""

import json

import pytest
from playwright.sync_api import expect

from search_queries import FIRST, NOTHING, TOP

# The target of each result.
HREFS = """items => items.map((item) => (item.closest("a") ?? item.querySelector("a")).getAttribute("href"))"""
# The addresses that the names of the site give for each query.
FIND = """async (queries) => {
  const { engine: script, names: source } = document.querySelector(".search-open").dataset;
  const { find, load } = await import(script);
  const names = await load(source);
  return queries.map((query) => find(names, query).map(({ href }) => href));
}"""


@pytest.fixture(scope="module")
def found(browser, server):
    """The addresses for each query, best first."""
    tab = browser.new_page()
    tab.goto(server.url("/"))
    queries = [words for words, _ in FIRST + TOP] + NOTHING
    results = dict(zip(queries, tab.evaluate(FIND, queries)))
    tab.close()
    return results


@pytest.mark.parametrize("words, address", FIRST, ids=[words for words, _ in FIRST])
def test_first(found, words, address):
    assert found[words][:1] == [address], found[words][:5]


@pytest.mark.parametrize("words, address", TOP)
def test_among_the_first_three(found, words, address):
    assert address in found[words][:3], found[words][:5]


@pytest.mark.parametrize("words", NOTHING)
def test_no_name(found, words):
    assert found[words] == []


def test_every_expected_address_exists(site):
    """A query cannot be right about a page or an anchor that is gone."""
    for words, address in FIRST + TOP:
        route, _, anchor = address.partition("#")
        file = next((page.file for page in site.pages if page.route == route), None)
        assert file, (words, address)
        assert not anchor or f'id="{anchor}"' in file.read_text(encoding="utf-8"), (words, address)


def test_current_comes_before_superseded(found):
    """Also where several editions have the same clause."""
    editions = [href.split("/")[2] for href in found["LLM01"][:3]]
    assert editions[0] == "owasp-llm-top-10-2026"
    assert set(editions[1:]) == {"owasp-llm-top-10-2025", "owasp-llm-top-10-2023"}


def test_rules_are_not_found(site):
    names = json.loads((site.folder / "assets/names.json").read_text(encoding="utf-8"))
    assert not [page for page in names["pages"] if page[2].startswith("rules/")]
    for page in site.of_kind("rule"):
        assert "data-pagefind-body" not in page.file.read_text(encoding="utf-8"), page.route


def test_names_are_small(site):
    """What a reader loads who opens the search: 45 KiB at most, compressed."""
    import gzip

    files = [site.folder / "assets/names.json"] + [
        file for name in ("names", "search") for file in (site.folder / "assets").glob(f"{name}.*.*s")]
    assert len(files) == 4, files
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) < 45 * 1024


def test_the_index_is_loaded_late(tab, server):
    """Only the reader who opens the search loads it."""
    loaded = []
    tab.on("request", lambda request: loaded.append(request.url))
    tab.goto(server.url("/"))
    tab.wait_for_load_state("networkidle")
    assert not [url for url in loaded if "names" in url or "/search." in url], loaded
    ask(tab, "agentic")
    assert [url for url in loaded if url.endswith("/assets/names.json")]


@pytest.fixture
def search(tab, server):
    tab.goto(server.url("/"))
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
    ("Article 26", "/standards/eu-ai-act/#art-26"),
])
def test_results_open_by_keyboard(search, words, route):
    ask(search, words)
    # The results while typing are replaced by those of the complete query.
    first = search.get_by_role("option").first
    expect(first).to_have_attribute("href", route)
    search.wait_for_timeout(600)
    search.keyboard.press("ArrowDown")
    search.keyboard.press("ArrowUp")
    chosen = search.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    assert chosen.evaluate_all(HREFS) == [route]
    active = search.get_by_role("combobox").get_attribute("aria-activedescendant")
    assert chosen.get_attribute("id") == active
    search.keyboard.press("Enter")
    search.wait_for_url(lambda url: url.endswith(route))


def test_what_is_typed_before_the_search_is_there_counts(tab, server):
    """The script may take a while."""
    held = []
    tab.route("**/assets/search.*.js", lambda route: held.append(route))
    tab.goto(server.url("/"))
    tab.keyboard.press("/")
    tab.wait_for_timeout(200)
    tab.keyboard.type("saas")
    assert held, "the script is not asked for"
    for route in held:
        route.continue_()
    expect(tab.get_by_role("combobox")).to_have_value("saas")
    expect(tab.get_by_role("option").first).to_have_attribute("href", "/models/saas/")


def test_results_are_grouped_by_kind(search):
    ask(search, "prompt injection")
    groups = search.get_by_role("listbox").get_by_role("group")
    names = groups.evaluate_all("nodes => nodes.map((node) => node.getAttribute('aria-label'))")
    assert names[0] == "Threats" and len(names) == len(set(names)) > 2, names
    assert groups.first.get_by_role("option").count() <= 5


def test_a_clause_says_its_document_and_whether_it_is_superseded(search):
    ask(search, "LLM01")
    options = search.get_by_role("option")
    expect(options.first).to_contain_text("LLM01 Prompt Injection")
    expect(options.first).to_contain_text("OWASP Top 10 for LLM Applications 2026")
    expect(options.first).not_to_contain_text("superseded")
    expect(options.nth(1)).to_contain_text("superseded")


def test_escape_leads_back(search):
    search.locator("button.search-open").focus()
    search.keyboard.press("Enter")
    expect(search.get_by_role("combobox")).to_be_focused()
    search.keyboard.press("Escape")
    expect(search.get_by_role("combobox")).not_to_be_visible()
    expect(search.locator("button.search-open")).to_be_focused()


def test_nothing_found_says_so(search):
    search.keyboard.press("/")
    expect(search.get_by_role("combobox")).to_be_focused()
    search.keyboard.insert_text("漢字")  # Pagefind matches prefixes, so any Latin letters find something.
    expect(search.get_by_role("status")).to_have_text("Nothing found.")


def test_kinds_filter(search):
    """The kinds with results, after the results; few of them."""
    ask(search, "agent")
    filters = search.locator(".search-filters button")
    expect(filters.nth(2)).to_be_visible()
    assert filters.count() <= 7
    listbox = search.get_by_role("listbox").bounding_box()
    assert filters.first.bounding_box()["y"] >= listbox["y"] + listbox["height"] - 1
    label = filters.nth(1).inner_text().rsplit(" ", 1)[0]
    filters.nth(1).click()
    expect(filters.nth(1)).to_have_attribute("aria-pressed", "true")
    expect(search.get_by_role("listbox").get_by_role("group").first).to_have_attribute("aria-label", label)
    expect(search.get_by_role("status")).not_to_be_empty()
    filters.first.click()
    expect(search.get_by_role("listbox").get_by_role("group").nth(1)).to_be_visible()


def test_slash_types_into_other_fields(search):
    """The key opens the search only outside of text fields."""
    search.keyboard.press("/")
    expect(search.get_by_role("combobox")).to_be_focused()
    search.keyboard.type("a/b")
    expect(search.get_by_role("combobox")).to_have_value("a/b")


def test_texts_follow_names(search, site):
    """Pagefind finds what is in no name, in its section."""
    if not (site.folder / "pagefind").exists():
        pytest.skip("the site was built without Pagefind")
    ask(search, "deepfakes")
    groups = search.get_by_role("listbox").get_by_role("group")
    expect(groups.last).to_have_attribute("aria-label", "In the text")
    first = groups.last.get_by_role("option").first
    assert first.get_attribute("href").startswith("/")
    expect(first.locator("mark").first).to_be_visible()


def test_below_a_path(open_tab, server_below):
    tab = open_tab(origin=server_below.origin)
    tab.goto(server_below.url("/models/saas/"))
    ask(tab, "Article 26")
    expect(tab.get_by_role("option").first).to_have_attribute("href", f"{server_below.base}standards/eu-ai-act/#art-26")


def test_it_answers_at_once(open_tab, server):
    """Within 100 ms for each letter, on a processor that is four times slower."""
    tab = open_tab()
    tab.goto(server.url("/"))
    tab.context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    slowest = tab.evaluate("""async () => {
      const { engine: script, names: source } = document.querySelector(".search-open").dataset;
      const { find, load } = await import(script);
      const names = await load(source);
      find(names, "warm up");
      let slowest = 0;
      for (const query of ["prompt injecton in retreival", "what do I owe for agentic AI"]) {
        for (let end = 1; end <= query.length; end++) {
          // The faster one of two, because other programs may delay one of them.
          const times = [0, 1].map(() => {
            const start = performance.now();
            find(names, query.slice(0, end));
            return performance.now() - start;
          });
          slowest = Math.max(slowest, Math.min(...times));
        }
      }
      return slowest;
    }""")
    assert slowest < 100, slowest


def test_error_page_suggests(open_tab, server):
    tab = open_tab()
    address = server.url("/standards/eu-ai-akt/")
    tab.watch.expected.append(address)
    tab.goto(address)
    links = tab.locator(".nearest a")
    expect(links.first).to_have_attribute("href", "/standards/eu-ai-act/")
    assert 1 <= links.count() <= 5


def test_error_page_without_similar_names_says_so(open_tab, server):
    tab = open_tab()
    address = server.url("/zzzzqqqq")
    tab.watch.expected.append(address)
    tab.goto(address)
    expect(tab.locator(".nearest")).to_contain_text("No page has a similar name.")
    assert tab.locator("main .prose a").count() > 10, "the sections"
