"""Under a sub-path and a strict policy, every kind of page works and requests nothing from other sites.
conftest.py checks every tab."""

from playwright.sync_api import expect


def test_below_a_path(view, example):
    tab = view(example.route, below=True)
    expect(tab.locator("h1").first).to_be_visible()


def test_what_is_missing_says_so(open_tab, server_below):
    tab = open_tab(origin=server_below.origin)
    address = server_below.url("/no/such/page/")
    tab.watch.expected.append(address)
    answer = tab.goto(address)
    assert answer.status == 404
    # The page is served at any depth, so its assets and links must work there.
    expect(tab.locator("h1")).to_be_visible()
    tab.locator("main a").first.click()
    assert tab.url == server_below.url("/")


def test_the_policy_is_in_force(open_tab, server):
    """The tests detect violations: this page commits some."""
    tab = open_tab()
    tab.goto(server.url("/"))
    tab.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
      const image = new Image();
      image.src = "https://elsewhere.invalid/x.png";
    }""")
    tab.wait_for_timeout(200)
    assert tab.evaluate("() => window.ran") is None
    assert any("securitypolicyviolation" in problem for problem in tab.watch.problems)
    tab.watch.problems.clear()
