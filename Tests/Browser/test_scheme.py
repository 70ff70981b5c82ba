"""The colour scheme is that of the system until the reader chooses another, which then applies from the first
frame."""

import time

import pytest
from playwright.sync_api import expect

# The colour behind a page is that of its root element.
BACKGROUND = "() => getComputedStyle(document.documentElement).backgroundColor"
# The background before each paint.
RECORDS_FRAMES = """
window.frames_seen = [];
const look = () => {
  const color = getComputedStyle(document.documentElement).backgroundColor;
  if (document.body && document.styleSheets.length > 0 && color !== "rgba(0, 0, 0, 0)") {
    window.frames_seen.push(color);
  }
  if (performance.now() < 1000) requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


def brightness(color: str) -> float:
    """0 for black, 1 for white, of `rgb(…)` as a browser computes it."""
    return sum(float(part) for part in color[color.index("(") + 1 : -1].split(",")[:3]) / 765


def is_dark(tab) -> bool:
    return brightness(tab.evaluate(BACKGROUND)) < 0.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_system_decides_first(open_tab, server, scheme):
    tab = open_tab(color_scheme=scheme)
    tab.goto(server.url("/"))
    assert is_dark(tab) == (scheme == "dark")
    expect(tab.locator("button.scheme")).to_have_attribute("aria-pressed", str(scheme == "dark").lower())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_choice_is_remembered_on_every_page(open_tab, server, site, scheme):
    tab = open_tab(color_scheme=scheme)
    tab.goto(server.url("/"))
    tab.locator("button.scheme").click()
    assert is_dark(tab) == (scheme == "light")
    for page in [site.of_kind("entry")[0], site.of_kind("matrix")[0]]:
        tab.goto(server.url(page.route))
        assert is_dark(tab) == (scheme == "light"), page.route
    tab.locator("button.scheme").click()
    assert is_dark(tab) == (scheme == "dark")
    tab.reload()
    assert is_dark(tab) == (scheme == "dark")


def test_system_may_change_its_mind(open_tab, server):
    tab = open_tab(color_scheme="light")
    tab.goto(server.url("/"))
    tab.emulate_media(color_scheme="dark")
    assert is_dark(tab)
    expect(tab.locator("button.scheme")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("chosen", ["light", "dark"])
@pytest.mark.parametrize("is_slow", [False, True], ids=["quick", "slow"])
def test_no_flash_of_the_wrong_scheme(open_tab, server, chosen, is_slow):
    """If the reader chose the other scheme, no frame is painted in that of the system, even if scripts arrive
    last."""
    tab = open_tab(color_scheme="dark" if chosen == "light" else "light")
    tab.goto(server.url("/"))
    tab.locator("button.scheme").click()
    tab.add_init_script(RECORDS_FRAMES)
    if is_slow:
        def late(route):
            time.sleep(0.3)
            route.continue_()
        tab.route("**/*.js", late)
    tab.goto(server.url("/"), wait_until="load")
    tab.wait_for_timeout(1100)
    painted = tab.evaluate("() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime")
    assert painted is not None
    seen = tab.evaluate("() => window.frames_seen")
    assert seen
    wrong = [color for color in seen if (brightness(color) < 0.5) != (chosen == "dark")]
    assert not wrong, f"{len(wrong)} of {len(seen)} frames in the wrong scheme: {wrong[0]}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_storage_may_be_forbidden(open_tab, server, scheme):
    """A browser without storage can still switch."""
    tab = open_tab(color_scheme=scheme)
    tab.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } });")
    tab.goto(server.url("/"))
    tab.locator("button.scheme").click()
    assert is_dark(tab) == (scheme == "light")
