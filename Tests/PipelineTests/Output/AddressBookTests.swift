import ContentModel
import Testing

@testable import Pipeline

/// Targets of URLs, as a browser resolves them.
@Suite("URLs on finished pages")
struct AddressBookTests {
  static let paths = [
    "index.html", "404.html", "models/index.html", "models/saas/index.html", "a b/größe/index.html",
    "figures/plan.svg", "assets/site.css",
  ]

  private func book(_ base: String) -> AddressBook {
    AddressBook(
      Self.paths.map { path in
        let address =
          base
          + (path.hasSuffix("index.html") ? String(path.dropLast(10)) : path)
          .replacing("a b/größe", with: "a%20b/gr%C3%B6%C3%9Fe")
        return .init(path: path, address: address, format: .init(named: path))
      }, basePath: base)
  }

  private func place(_ address: String, on page: String, base: String) -> String {
    let book = book(base)
    let file = Self.paths.firstIndex(of: page) ?? 0
    return place(address, on: .init(file: file), book)
  }

  private func place(_ address: String, on page: AddressBook.Page, _ book: AddressBook) -> String {
    let bytes = Array(address.utf8)
    switch bytes.withUnsafeBufferPointer({ book.destination(of: $0, on: page) }) {
    case .elsewhere: return "elsewhere"
    case .outside: return "outside"
    case .nothing(let path): return "nothing at \(String(decoding: path, as: UTF8.self))"
    case .file(let file, let fragment): return Self.paths[file] + (fragment == nil ? "" : "#")
    }
  }

  @Test(
    "URLs on a site with a base path lead to their files",
    arguments: [
      ("/x/", "index.html"), ("/x", "index.html"), ("/x/models/", "models/index.html"),
      ("/x/models", "models/index.html"), ("/x/models/index.html", "models/index.html"),
      ("/x/models/saas/#a", "models/saas/index.html#"), ("/x/models/?q=/y#a", "models/index.html#"),
      ("/x/a%20b/gr%C3%B6%C3%9Fe/", "a b/größe/index.html"),
      ("/x/a b/größe/", "a b/größe/index.html"),
      ("/x/figures/plan.svg#box", "figures/plan.svg#"),
      ("/x/./models/../models/", "models/index.html"),
      ("/x/%6Dodels/", "models/index.html"), ("/x/%6dodels%2Fsaas", "models/saas/index.html"),
      ("", "models/saas/index.html"), ("#a", "models/saas/index.html#"),
      ("#", "models/saas/index.html"),
      ("#TOP", "models/saas/index.html"), ("?a#b", "models/saas/index.html#"),
      ("#:~:text=x", "models/saas/index.html"), ("#a:~:text=x", "models/saas/index.html#"),
      ("..", "models/index.html"), ("../", "models/index.html"), ("./", "models/saas/index.html"),
      ("../../assets/site.css", "assets/site.css"), (" ../\n../ ", "index.html"),
      ("..\\..\\models", "models/index.html"), ("&#46;&#x2e;/", "models/index.html"),
      ("../../../../x/models/", "models/index.html"),
      ("/x/models//saas/", "models/saas/index.html"),
      ("site.css", "nothing at /x/models/saas/site.css"), ("/x/nowhere/", "nothing at /x/nowhere/"),
      ("/x/assets/", "nothing at /x/assets/"), ("/x/assets", "nothing at /x/assets"),
      ("/x/Models/", "nothing at /x/Models/"),
      (
        "/x/models/saas/index.htm#a",
        "nothing at /x/models/saas/index.htm"
      ),
      ("/", "outside"), ("/models/", "outside"), ("/xy/", "outside"), ("../../../", "outside"),
      ("/x/../models/", "outside"), ("/other/#a", "outside"),
      ("https://example.org/x/", "elsewhere"), ("//example.org/x/", "elsewhere"),
      ("mailto:a@b", "elsewhere"), ("data:,x", "elsewhere"), ("HTTPS://x", "elsewhere"),
      ("javascript:x", "elsewhere"), ("&#104;ttps://x", "elsewhere"), (" https://x", "elsewhere"),
      ("ht\ntps://x", "elsewhere"), ("\\\\example.org", "elsewhere"), ("caf&eacute;/", "elsewhere"),
    ])
  func sub(address: String, expected: String) {
    #expect(place(address, on: "models/saas/index.html", base: "/x/") == expected)
  }

  @Test(
    "URLs on a site without a base path lead to their files",
    arguments: [
      ("/", "index.html"), ("models/", "models/index.html"), ("../../x", "nothing at /x"),
      ("/404.html", "404.html"), ("a:b", "elsewhere"), ("./a:b", "nothing at /a:b"),
      ("1:b", "nothing at /1:b"), (".", "index.html"),
    ])
  func top(address: String, expected: String) {
    #expect(place(address, on: "404.html", base: "/") == expected)
  }

  @Test("relative URLs are resolved against `<base>`")
  func base() {
    let book = book("/x/")
    func page(_ base: String) -> AddressBook.Page {
      let page = AddressBook.Page(file: 3)
      let bytes = Array(base.utf8)
      return .init(file: 3, base: bytes.withUnsafeBufferPointer { book.base($0, on: page) })
    }
    #expect(place("models/", on: page("/x/"), book) == "models/index.html")
    #expect(place("models/", on: page("../../"), book) == "models/index.html")
    #expect(place("#a", on: page("/x/models/"), book) == "models/index.html#")
    #expect(place("saas/", on: page("/x/models/index.html?x"), book) == "models/saas/index.html")
    #expect(place("models/", on: page("https://example.org/"), book) == "elsewhere")
    #expect(place("/x/models/", on: page("https://example.org/"), book) == "models/index.html")
  }

  @Test("hashes differ if the texts differ")
  func hashes() {
    var seen: [UInt64: [UInt8]] = [:]
    for length in 0..<40 {
      for position in 0..<max(1, length) {
        for byte: UInt8 in [0, 1, 0x61, 0x80, 0xFF] {
          var text = [UInt8](repeating: 0x61, count: length)
          if length > 0 { text[position] = byte }
          let other = seen.updateValue(text, forKey: textHash(text))
          #expect(other == nil || other == text)
        }
      }
    }
    #expect(textHash(Array("x".utf8)) == "x".utf8.withContiguousStorageIfAvailable { textHash($0) })
  }
}
