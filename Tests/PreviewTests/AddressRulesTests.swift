import Testing

@testable import Preview

/// Addresses resolve as on a static host.
@Suite("Addresses")
struct AddressRulesTests {
  private static let files: Set<String> = [
    "index.html", "404.html", "models/index.html", "models/saas/index.html", "figures/a b.png",
    "old.html", "assets/site.css",
  ]

  private func address(_ target: String, basePath: String = "/") -> Address {
    Address(target, basePath: basePath, has: Self.files.contains)
  }

  @Test("a page has a slash at its end, and is found without it")
  func pages() {
    #expect(address("/") == .file("index.html"))
    #expect(address("/models/saas/") == .file("models/saas/index.html"))
    #expect(address("/models/saas") == .redirect(to: "/models/saas/", isPermanent: true))
    #expect(address("/models/saas?a=1") == .redirect(to: "/models/saas/?a=1", isPermanent: true))
    #expect(address("/models/saas/index.html") == .file("models/saas/index.html"))
    #expect(address("/old") == .file("old.html"))
    #expect(address("/figures/a%20b.png?v=2") == .file("figures/a b.png"))
    #expect(address("/nowhere") == .nothing(path: "nowhere/index.html"))
    #expect(address("/nowhere/") == .nothing(path: "nowhere/index.html"))
  }

  @Test("everything is below the base path")
  func basePath() {
    #expect(address("/site/models/", basePath: "/site/") == .file("models/index.html"))
    #expect(address("/site", basePath: "/site/") == .redirect(to: "/site/", isPermanent: true))
    #expect(address("/", basePath: "/site/") == .redirect(to: "/site/", isPermanent: false))
    #expect(address("/models/", basePath: "/site/") == .nothing(path: ""))
    #expect(
      address("/site/models", basePath: "/site/")
        == .redirect(to: "/site/models/", isPermanent: true))
  }

  @Test(
    "no request leaves the site or reaches another server",
    arguments: [
      "/../etc/passwd", "/models/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/./index.html",
      "//etc/passwd", "//example.com/", "/models//saas/", "/..", "/.", "/models/..",
    ])
  func outside(target: String) {
    #expect(address(target) == .nothing(path: ""))
  }

  @Test(
    "invalid request targets are rejected",
    arguments: [
      "", "index.html", "http://localhost/", "/models%2fsaas/", "/a%00b", "/a%0ab", "/%", "/%4",
      "/%zz", "/%ff", "/a\\b", "/a%5cb", "*",
    ])
  func malformed(target: String) {
    #expect(address(target) == .malformed)
  }
}
