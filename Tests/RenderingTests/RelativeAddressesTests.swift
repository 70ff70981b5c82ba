import ContentFormat
import Testing

@testable import Rendering

/// Addresses for a folder without a server.
@Suite("Relative addresses")
struct RelativeAddressesTests {
  private func addresses(_ path: String, base: String = "/") -> RelativeAddresses {
    RelativeAddresses(basePath: base, path: path, scripts: ["/assets/a.js"])
  }

  @Test(
    "an address leads to the file from the folder of the page",
    arguments: [
      ("models/saas/index.html", "/models/paas/", "../paas/index.html"),
      ("models/saas/index.html", "/models/saas/#x", "index.html#x"),
      ("models/saas/index.html", "/", "../../index.html"),
      ("models/saas/index.html", "/assets/a.css", "../../assets/a.css"),
      ("models/saas/index.html", "/models/?a=b#c", "../index.html?a=b#c"),
      ("index.html", "/models/", "models/index.html"), ("index.html", "/", "index.html"),
      ("404.html", "/a/b/", "a/b/index.html"),
      ("a/index.html", "https://x.org/", "https://x.org/"),
      ("a/index.html", "//x.org/", "//x.org/"),
      ("a/index.html", "#x", "#x"), ("a/index.html", "mailto:x", "mailto:x"),
    ])
  func relative(path: String, address: String, expected: String) {
    #expect(addresses(path).relative(address) == expected)
  }

  @Test("the base path is left out")
  func base() {
    #expect(addresses("a/index.html", base: "/b/").relative("/b/c/") == "../c/index.html")
    #expect(addresses("a/index.html", base: "/b/").relative("/c/") == "/c/")
  }

  @Test("pages have relative addresses in all attributes, and scripts that are no modules")
  func markup() {
    let html = """
      <script type="module" src="/assets/a.js"></script><script type="module" src="/b.js"></script>\
      <form data-src="/a/b.json" action="/a/"><img src="/x.png" alt="/a/">\
      <meta http-equiv="refresh" content="0; url=/a/">
      """
    #expect(
      String(decoding: addresses("a/index.html").markup(Array(html.utf8)), as: UTF8.self) == """
        <script defer src="../assets/a.js"></script><script type="module" src="../b.js"></script>\
        <form data-src="b.json" action="index.html"><img src="../x.png" alt="/a/">\
        <meta http-equiv="refresh" content="0; url=index.html">
        """)
  }

  @Test("the data of a matrix have relative addresses, also in HTML")
  func data() {
    let json = #"{"href":"/m/a/#x","html":"<a href=\"/b/\">/b/</a>","title":"href"}"#
    #expect(
      String(decoding: addresses("m/a/index.html").data(Array(json.utf8)), as: UTF8.self)
        == #"{"href":"index.html#x","html":"<a href=\"../../b/index.html\">/b/</a>","title":"href"}"#
    )
  }

  @Test("a script becomes a function, unless it needs other modules")
  func classic() throws {
    let script = try #require(RelativeAddresses.classic(Array("let a;\n".utf8)))
    #expect(String(decoding: script, as: UTF8.self) == "(() => {\n\"use strict\";\nlet a;\n})();\n")
    #expect(RelativeAddresses.classic(Array("import \"./b.js\";\n".utf8)) == nil)
    #expect(RelativeAddresses.classic(Array("a = await import(b);\n".utf8)) != nil)
  }

  @Test("every script that the built-in templates load works without modules")
  func builtIn() throws {
    let files = try ShippedTheme.files()
    let loaded = files.templates.values.flatMap { template in
      String(decoding: template.bytes, as: UTF8.self)
        .matches(of: /type="module" src="\{\{asset\.(\w+)/).map { String($0.1) }
    }
    #expect(loaded.count > 5)
    for (path, file) in files.assets where loaded.contains(Theme.assetName(path)) {
      #expect(RelativeAddresses.classic(file.bytes) != nil, "\(path)")
    }
  }
}
