"""What views and single pages gain from scripts: checklists, guides, code, the outline, graphs."""

import re

import pytest
from playwright.sync_api import expect

from built_site import text


def page_with(site, pattern: str):
    """The first page whose markup contains this. Fails if there is none."""
    for page in site.pages:
        if page.kind != "print" and re.search(pattern, text(page.file)):
            return page
    pytest.fail(f"no page has {pattern}")


def test_ticks_are_remembered(tab, server, site):
    page = page_with(site, r'<input type="checkbox" data-key=')
    tab.goto(server.url(page.route))
    boxes = tab.locator("input[type=checkbox][data-key]")
    boxes.nth(0).check()
    boxes.nth(1).check()
    boxes.nth(1).uncheck()
    tab.reload()
    expect(boxes.nth(0)).to_be_checked()
    expect(boxes.nth(1)).not_to_be_checked()
    # The same item on another page is the same tick, and no other page has a tick of its own.
    key = boxes.nth(0).get_attribute("data-key")
    for other in site.pages:
        if other != page and f'data-key="{key}"' in text(other.file):
            tab.goto(server.url(other.route))
            expect(tab.locator(f"input[data-key='{key}']").first).to_be_checked()
            break


def opened_guide(tab, server, site):
    tab.goto(server.url(page_with(site, r'class="view guide"').route))
    return tab.locator(".guide-results")


def names(ids: str | None, target: str) -> bool:
    """Whether an answer with these ids is about an entry or a part of it."""
    return target in (ids or "").split() or target.split("#")[0] in (ids or "").split()


@pytest.mark.parametrize("number", [0, 1, -1])
def test_guide_adds_up_the_answers(tab, server, site, number):
    """What an answer rules out is out; what is left is ranked by the answers that lead there."""
    results = opened_guide(tab, server, site)
    expect(results).not_to_be_visible()
    leads, excludes = [], []
    for question in tab.locator(".guide fieldset").all():
        answer = question.locator("input[type=radio]").nth(number)
        answer.check()
        leads.append(answer.get_attribute("data-leads-to") or "")
        excludes.append(answer.get_attribute("data-excludes") or "")
    expect(results).to_be_visible()
    wanted = {target for ids in leads for target in ids.split()}
    wanted = {target for target in wanted if not any(other.startswith(target + "#") for other in wanted)}
    expected = {
        target: sum(names(ids, target) for ids in leads) for target in wanted
        if not any(names(ids, target) for ids in excludes)
    }
    shown = results.locator("ol li:visible").evaluate_all("""items => items.map((item) =>
      [item.dataset.id, Number(item.querySelector(".guide-score").textContent.match(/\\d+/)[0])])""")
    scores = [score for _, score in shown]
    assert scores == sorted(scores, reverse=True)
    assert dict(shown) == expected
    assert results.locator(".guide-out li").count() == len(wanted) - len(expected)


def test_guide_rules_out_with_a_reason(tab, server, site):
    """The worked case of the page: private SaaS is left before own machines, and public SaaS is out."""
    results = opened_guide(tab, server, site)
    tab.locator(".guide input[data-excludes]").last.check()
    excluding = tab.locator(".guide input[data-excludes]:checked")
    out = excluding.get_attribute("data-excludes").split()
    title = excluding.locator("xpath=ancestor::fieldset//legend/a").inner_text()
    # An answer to another question that leads to what is ruled out.
    for question in tab.locator(".guide fieldset:not(:has(:checked))").all():
        for answer in question.locator("input").all():
            if set(answer.get_attribute("data-leads-to").split()) & set(out):
                answer.check()
                break
    assert results.locator(".guide-out li:visible").count() > 0
    for line in results.locator(".guide-out li").all():
        assert title in line.locator(".about").inner_text()
    shown = results.locator("ol li:visible").evaluate_all("items => items.map((item) => item.dataset.id)")
    assert shown and not set(shown) & set(out)
    assert any("#" in target for target in shown), "no variant is an answer"


def test_guide_gives_its_reasons_and_keeps_the_answers(tab, server, site):
    page = page_with(site, r'class="view guide"')
    tab.goto(server.url(page.route))
    for question in tab.locator(".guide fieldset").all()[:2]:
        question.locator("input[type=radio]").first.check()
    results = tab.locator(".guide-results ol li:visible")
    before = results.all_inner_texts()
    for item in results.all():
        count = int(item.locator(".guide-score").inner_text().split("/")[0])
        assert len(item.locator(".about").inner_text().split(" · ")) == count
    tab.goto(tab.url)
    assert results.all_inner_texts() == before and before
    assert tab.locator(".guide input:checked").count() == 2


def test_code_is_copied(open_tab, server, site):
    page = page_with(site, r"<pre[^>]*><code")
    tab = open_tab(permissions=["clipboard-read", "clipboard-write"])
    tab.goto(server.url(page.route))
    code = tab.locator("pre").first
    button = tab.locator("button.copy").first
    button.focus()
    tab.keyboard.press("Enter")
    expect(button).to_have_text("Copied")
    expect(button).to_be_focused()
    assert tab.evaluate("() => navigator.clipboard.readText()") == code.inner_text().removesuffix("\n")


def test_outline_marks_where_the_reader_is(tab, server, site):
    page = max(site.of_kind("entry-lessons"), key=lambda page: len(text(page.file)))
    tab.goto(server.url(page.route))
    links = tab.locator(".outline a[href^='#']")
    assert links.count() > 2
    tab.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)")
    expect(links.last).to_have_attribute("aria-current", re.compile("."))
    tab.evaluate("() => scrollTo(0, 0)")
    expect(links.last).not_to_have_attribute("aria-current", re.compile("."))
    assert tab.locator(".outline [aria-current]").count() <= 1


def test_headings_are_not_covered(tab, server, site):
    """A link to a heading shows it below the header that sticks."""
    page = max(site.of_kind("entry-lessons"), key=lambda page: len(text(page.file)))
    tab.goto(server.url(page.route))
    for link in tab.locator(".outline a[href^='#']").all()[:6]:
        anchor = link.get_attribute("href").removeprefix("#")
        tab.goto(server.url(page.route) + "#" + anchor)
        top, head = tab.evaluate("""(anchor) => [
          document.getElementById(decodeURIComponent(anchor)).getBoundingClientRect().top,
          document.querySelector(".site-head").getBoundingClientRect().bottom]""", anchor)
        assert top >= head - 1, f"#{anchor} is at {top}, the header ends at {head}"


GRAPH = """(figure) => {
  const svg = figure.querySelector("svg"), frame = svg.parentElement, list = figure.querySelector(".as-list");
  const isShown = (node) => node.checkVisibility({ contentVisibilityAuto: true });
  return {
    isDrawn: isShown(svg), isListed: isShown(list.querySelector("ol")),
    isCut: frame.scrollWidth > frame.clientWidth + 1 || figure.scrollWidth > figure.clientWidth + 1,
    loose: [...svg.querySelectorAll(".rg-node")].filter((node) => {
      const box = node.querySelector("rect").getBoundingClientRect();
      return [...node.querySelectorAll("tspan")].some((line) => line.getBoundingClientRect().right > box.right - 1);
    }).map((node) => node.textContent),
  };
}"""


@pytest.fixture
def graphs(site):
    """The pages with a drawing of a relation, the largest first."""
    pages = [page for page in site.pages if page.kind != "print" and 'class="relation-graph"' in text(page.file)]
    assert pages
    return sorted(pages, key=lambda page: -text(page.file).count("rg-node"))


def test_graph_has_a_list_beside_it(view, graphs):
    tab = view(graphs[0].route)
    drawn = tab.locator(".graph").first.locator("svg a").count()
    assert drawn > 0
    tab.locator(".graph .as-list > summary").first.click()
    listed = tab.locator(".graph").first.locator(".as-list > ol > li > a")
    assert listed.count() == drawn
    expect(listed.first).to_be_visible()


@pytest.mark.parametrize("width", [360, 768, 1100, 1440])
def test_graphs_fit(view, graphs, width):
    """Where a drawing does not fit its column, its list stands in its place; none is scrolled."""
    found = {}
    for page in graphs:
        for graph in view(page.route, width=width).locator(".graph").all():
            found[page.route] = graph.evaluate(GRAPH)
    for route, graph in found.items():
        assert graph["isDrawn"] != graph["isListed"], (route, graph)
        assert not graph["isDrawn"] or not (graph["isCut"] or graph["loose"]), (route, graph)
    if width == 1440:
        assert found[graphs[0].route]["isDrawn"], "the largest drawing has the whole width"


def test_node_shows_its_neighbours(tab, server, graphs):
    """With the pointer and with the keyboard: as many as the list names."""
    tab.goto(server.url(graphs[0].route))
    graph = tab.locator(".graph").first
    before = {}  # what a node is after, by the address of a node
    for item in graph.locator(".as-list > ol > li").all():
        links = [link.get_attribute("href") for link in item.locator("a").all()]
        before[links[0]] = links[1:]
    node = max(before, key=lambda node: len(before[node]) + sum(node in names for names in before.values()))
    near = {node, *before[node], *(other for other in before if node in before[other])}
    assert len(near) > 3
    lit = graph.locator(".rg-node.is-near")
    for act in ("hover", "focus"):
        expect(lit).to_have_count(0)
        getattr(graph.locator(f".rg-node[href='{node}']"), act)()
        expect(lit).to_have_count(len(near))
        assert {item.get_attribute("href") for item in lit.all()} == near
        assert graph.locator(".rg-arrow.is-near").count() == len(near) - 1
        faint = graph.locator(".rg-node:not(.is-near)").first
        assert float(faint.evaluate("node => getComputedStyle(node).opacity")) < 0.5
        tab.mouse.move(2, 2)
        tab.evaluate("() => document.activeElement.blur()")
    expect(lit).to_have_count(0)


def test_graphs_say_their_direction(view, graphs):
    for page in graphs:
        assert "rg-arrow" in text(page.file) and "rg-direction" in text(page.file), page.route


def test_graphs_print_whole(view, graphs):
    """On A4 between the margins: 672 px."""
    for page in graphs:
        tab = view(page.route, width=672)
        tab.emulate_media(media="print")
        box = tab.locator(".relation-graph").first.bounding_box()
        assert box["width"] > 200 and box["x"] >= 0 and box["x"] + box["width"] <= 672, (page.route, box)


def test_heatmap_is_live(view):
    """On the home page, each cell of the drawing links to its explanation."""
    tab = view("/")
    cells = tab.locator(".hero .heatmap svg a, .page-head .heatmap svg a")
    assert cells.count() >= 128
    address = cells.nth(40).evaluate("cell => cell.href.baseVal")
    cells.nth(40).click()
    assert tab.url.endswith(address)


@pytest.mark.parametrize("width", [360, 900])
def test_one_column_of_a_heatmap_where_it_does_not_fit(open_tab, server, width):
    """A list of the rows of the chosen model replaces the drawing, and says what the drawing says."""
    tab = open_tab(viewport={"width": width, "height": 780})
    tab.goto(server.url("/"))
    expect(tab.locator(".by-column select")).to_be_visible()
    expect(tab.locator(".heatmap svg.hm")).not_to_be_visible()
    cells = tab.locator(".heatmap svg.hm a:has(rect)").evaluate_all(
        "links => links.map((link) => [link.href.baseVal, link.getAttribute('aria-label')])")
    said = set()
    for option in tab.locator(".by-column option").all():
        tab.locator(".by-column select").select_option(option.get_attribute("value"))
        rows = tab.locator(".by-column li:has(a)").evaluate_all(
            "rows => rows.map((row) => [row.querySelector('a').getAttribute('href'), row.querySelector('.about').innerText,"
            " row.querySelector('.badge').innerText])")
        said |= {(href, level) for href, level, letter in rows if letter}
    assert said == {(href, title.rsplit(": ", 1)[1]) for href, title in cells}


@pytest.mark.parametrize("width", [940, 1280, 1350, 1440])
def test_heatmap_has_its_own_size(view, width):
    """Nothing of it is cut, and it stands beside the words only where both have room."""
    tab = view("/", width=width)
    drawing = tab.locator(".hero svg.hm")
    assert drawing.bounding_box()["width"] == int(drawing.get_attribute("width"))
    assert tab.locator(".hero .scroll").evaluate("node => node.scrollWidth <= node.clientWidth")
    words, figure = tab.locator(".hero-words").bounding_box(), tab.locator(".hero figure").bounding_box()
    assert (figure["x"] >= words["x"] + words["width"]) == (width >= 1344)


def test_phone_without_scripts_scrolls_a_heatmap(view):
    tab = view("/", width=360, java_script_enabled=False)
    assert tab.locator(".heatmap svg.hm").is_visible()
    assert not tab.locator(".by-column").is_visible()
    assert tab.locator(".heatmap svg.hm").bounding_box()["width"] > 700


def test_print_buttons_print(tab, server, site):
    page = page_with(site, r"data-print")
    tab.add_init_script("window.print = () => { window.printed = true; };")
    tab.goto(server.url(page.route))
    tab.locator("[data-print]").first.click()
    assert tab.evaluate("() => window.printed") is True
