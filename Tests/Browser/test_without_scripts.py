"""Without scripts, every page is complete and has no controls that do nothing."""

import pytest
from playwright.sync_api import expect

WITHOUT = {"java_script_enabled": False}

# Text that is visible only with scripts, and controls that do nothing without them.
MISSING = """() => {
  const name = (node) => node.tagName.toLowerCase() + [...node.classList].map((name) => "." + name).join("")
    + (node.id ? "#" + node.id : "");
  const isHidden = (node) => !node.checkVisibility({ visibilityProperty: true });
  const found = [];
  for (const node of document.querySelectorAll("main :is(h1, h2, h3, p, li, td, th, dd)")) {
    if (!node.innerText?.trim() && !node.textContent.trim()) continue;
    if (!isHidden(node)) continue;
    // Closed <details> open without a script, and a box shows what is superseded. Elements that need a script, that
    // are for paper alone, that explain a drawing whose list stands in its place, or that list what a page for
    // printing has below, are hidden on purpose.
    if (node.closest("details:not([open]), .needs-script, .sheet-foot, .rg-legend, .is-superseded, .printed, .chapter > .prose > .entries, template, [aria-live][hidden]")) continue;
    found.push(`${name(node)} is hidden: ${node.textContent.trim().slice(0, 40)}`);
  }
  for (const node of document.querySelectorAll("button, select, input, [role=button], output")) {
    if (isHidden(node) || node.closest("form[action]")) continue;
    // A checkbox or radio button is useful by itself.
    if (node.matches("input[type=checkbox], input[type=radio]") && !node.closest(".filters")) continue;
    found.push(`${name(node)} does nothing`);
  }
  return found;
}"""


def test_page_is_complete(view, example):
    tab = view(example.route, **WITHOUT)
    found = tab.evaluate(MISSING)
    assert not found, f"{example.route}\n" + "\n".join(found[:8])


def test_scripts_are_off(view):
    assert view("/", **WITHOUT).locator("button.scheme:visible").count() == 0


@pytest.mark.parametrize("width", [360, 1440])
def test_navigation(view, site, width):
    tab = view("/", width=width, **WITHOUT)
    if tab.locator(".menu > summary").is_visible():
        tab.locator(".menu > summary").click()
    link = tab.locator(".site-nav a[href*=matrix]").first
    if not link.is_visible():
        tab.locator(".submenu > summary").first.click()
    link = tab.locator(".site-nav a[href]:visible").last
    address = link.get_attribute("href")
    link.click()
    assert tab.url.endswith(address)


def test_matrix_is_a_table_of_links(view, site):
    tab = view(site.of_kind("matrix-responsibility")[0].route, **WITHOUT)
    table = tab.locator(".view.matrix table").first
    expect(table).to_be_visible()
    rows, columns = table.locator("tbody th[scope=row]").count(), table.locator("thead th").count() - 1
    assert rows > 10 and columns > 5
    assert table.locator("td.cell > a[href]:visible").count() == rows * columns
    assert table.locator("tbody tr:visible th[scope=row]").count() == rows
    cell = table.locator("td.cell > a").first
    address = cell.get_attribute("href")
    cell.click()
    assert tab.url.endswith(address)
    expect(tab.locator(f"[id='{address.split('#')[-1]}']")).to_be_in_viewport()


def test_scheme_follows_the_system(view):
    color = "() => getComputedStyle(document.documentElement).backgroundColor"
    assert (view("/", color_scheme="dark", **WITHOUT).evaluate(color)
            != view("/", color_scheme="light", **WITHOUT).evaluate(color))


def test_models_stand_in_order_of_customer_share(view, site):
    """An order that matters is to be had without sorting by script."""
    tab = view(site.of_kind("matrix-responsibility")[0].route, **WITHOUT)
    ranked = tab.locator(".total-list, .ranking").first
    expect(ranked).to_be_visible()


def test_duties_of_each_model_have_a_page(view, site):
    pages = site.of_kind("duties")
    if not pages:
        pytest.skip("the site has no duties")
    everything = min(pages, key=lambda page: len(page.route))
    tab = view(everything.route, **WITHOUT)
    expect(tab.locator(".duty").first).to_be_visible()
    links = {link.get_attribute("href") for link in tab.locator("nav.others a").all()}
    assert {page.route for page in pages} - {everything.route} <= links
    for page in pages:
        tab = view(page.route, **WITHOUT)
        assert tab.locator(".duty:visible").count() > 0, page.route
        expect(tab.locator("a[data-csv]")).to_be_visible()


def test_neighbours_are_compared(view, site):
    pages = site.of_kind("compare")
    if not pages:
        pytest.skip("the site has no comparison")
    everything = min(pages, key=lambda page: len(page.route))
    assert len(pages) > 1, "no comparison of neighbours"
    for page in set(pages) - {everything}:
        tab = view(page.route, **WITHOUT)
        assert tab.locator("thead th[data-of]:visible").count() == 2, page.route
        bodies = tab.locator(".compare tbody").evaluate_all("parts => parts.map((part) => 'different' in part.dataset)")
        assert True in bodies and bodies.index(True) <= len(bodies) - 2, "what differs does not stand first"


def test_numbers_lead_to_what_they_count(view, site):
    """Each number but a zero is tinted in proportion and leads to a list of as many entries, which opens."""
    tab = view(site.of_kind("matrix-domain-standards")[0].route, **WITHOUT)
    numbers = tab.locator(".matrix td.number:visible").evaluate_all("""cells => cells.map((cell) =>
      [Number(cell.innerText), Number(cell.className.match(/share-(\\d+)/)[1]), cell.querySelector("a") !== null,
        getComputedStyle(cell).backgroundColor])""")
    most = max(number for number, *_ in numbers)
    assert all(share == -(-10 * number // most) and is_link == (number > 0) for number, share, is_link, _ in numbers)
    assert len({color for _, _, _, color in numbers}) > 3
    link = tab.locator(".matrix td.number a:visible", has_text="3").first
    target = link.get_attribute("href")
    link.click()
    part = tab.locator(f"[id='{target[1:]}']")
    expect(part).to_be_in_viewport()
    assert part.locator("a:visible").count() == 3


def test_superseded_columns_are_shown_on_demand(view, site):
    """A box shows them without a script; paper and an address that names one of their cells do too."""
    tab = view(site.of_kind("matrix-domain-standards")[0].route, **WITHOUT)
    old = tab.locator(".matrix thead th.is-superseded")
    assert old.count() > 0
    expect(old.first).not_to_be_visible()
    tab.emulate_media(media="print")
    expect(old.first).to_be_visible()
    tab.emulate_media(media="screen")
    tab.locator(".with-superseded input").check()
    expect(old.first).to_be_visible()
    tab.locator(".with-superseded input").uncheck()
    cell = tab.locator(".matrix td.is-superseded[id]").first.get_attribute("id")
    tab.goto(tab.url.split("#")[0] + "#" + cell)
    expect(old.first).to_be_visible()
