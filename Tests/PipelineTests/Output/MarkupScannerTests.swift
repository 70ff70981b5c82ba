import ContentModel
import Foundation
import Testing

@testable import Pipeline

/// Ids and URLs that a browser recognizes.
@Suite("Markup scanner")
struct MarkupScannerTests {
  private func found(_ text: String, isXML: Bool = false) -> [String] {
    found(Array(text.utf8), isXML: isXML)
  }

  private func found(_ bytes: [UInt8], isXML: Bool = false) -> [String] {
    var items: [String] = []
    bytes.withUnsafeBufferPointer { text in
      MarkupScanner.scan(text, isXML: isXML) { role, range in
        items.append("\(role) \(String(decoding: text[range], as: UTF8.self))")
      }
    }
    return items
  }

  @Test(
    "attributes are found in all their spellings",
    arguments: [
      ("<a href=\"/x\" id='y'>", ["address /x", "id y"]),
      ("<a href=/x/>", ["address /x/"]), ("<a href = /x id= y >", ["address /x", "id y"]),
      ("<A\nHREF='/x'\tID=\"y\"/>", ["address /x", "id y"]),
      ("<a href=\"a>b\" id=\"<c>\">", ["address a>b", "id <c>"]),
      ("<a href=x\"y>", ["address x\"y"]), ("<a href id=y>", ["id y"]),
      ("<a href=\"\">", ["address "]), ("<a href=\"x\"id=\"y\">", ["address x", "id y"]),
      ("<a id=1 id=2 href=3 HREF=4>", ["id 1", "address 3"]),
      ("<a =href=x id=y>", ["id y"]), ("<a/href=x/id=y>", ["address x/id=y"]),
      ("<a data-href=x hrefs=x xid=y>", []),
    ])
  func attributes(text: String, items: [String]) { #expect(found(text) == items) }

  @Test(
    "URLs are found in all attributes that contain them",
    arguments: [
      ("<img src=a><form action=b><button formaction=c>", ["a", "b", "c"]),
      ("<video poster=a><object data=b><data data=no>", ["a", "b"]),
      ("<use href=#a><use xlink:href=#b><image href=c>", ["#a", "#b", "c"]),
      ("<link href=a imagesrcset='b 1x, c 2x'>", ["a", "b", "c"]),
      ("<img srcset='a 1x, b 2x'>", ["a", "b"]), ("<img srcset='a, b'>", ["a", "b"]),
      ("<img srcset=' a,b 1x ,, c(d,e) 2x,f'>", ["a,b", "c(d,e)", "f"]),
      ("<img srcset='data:x,y 1x'>", ["data:x,y"]), ("<img srcset=','>", []),
      ("<meta http-equiv=Refresh content='0; URL=/a/'>", ["/a/"]),
      ("<meta content=\"5;url='a'\" http-equiv=refresh>", ["a"]),
      ("<meta http-equiv=refresh content=5>", []), ("<meta content='0; url=/a/'>", []),
      ("<meta http-equiv=refresh content='0; url'>", []),
    ])
  func addresses(text: String, items: [String]) {
    #expect(found(text) == items.map { "address \($0)" })
  }

  @Test(
    "text that is not a tag is skipped",
    arguments: [
      "<!-- <a href=x> -->", "<!--<a href=x>--!>", "<!--> <!-- <a href=x> -->",
      "<!---> <!-- > <a href=x> -->", "<!-- <a href=x>", "<?x <a href='x'?>",
      "<!doctype <a href=x>",
      "<script><a href=x></script>", "<SCRIPT>'</scripty><a href=x>'</Script >",
      "<style><a href=x></style>", "<title><a href=x></title>", "<textarea><a href=x></textarea>",
      "<iframe><a href=x></iframe>", "<script/><a href=x>", "<script><a href=x>", "</a href=x>",
      "< a href=x>", "a < b href=x>", "</ <a href=x>", "<3 href=x>",
    ])
  func skipped(text: String) { #expect(found(text) == []) }

  @Test("scanning continues after skipped text")
  func resumes() {
    for text in [
      "<!-- x -->", "<!-->", "<!--->", "<!-- x --!>", "<script>a < b</script>", "<title></title>",
      "<!doctype html>", "<?xml version='1.0'?>", "</p>", "< ", "<svg><title/></svg>", "<>",
    ] {
      #expect(found(text + "<p id=after>").last == "id after", "\(text)")
    }
    #expect(found("<![CDATA[ <a href=x> ]]><p id=y>", isXML: true) == ["id y"])
    #expect(found("<svg><![CDATA[ <a href=x> ]]></svg><p id=y>") == ["id y"])
    #expect(found("<script/><p id=y>", isXML: true) == ["id y"])
    #expect(found("<base href=/x/><a name=y><map name=no>") == ["base /x/", "name y"])
  }

  @Test("the scanner never reads outside the text, with any bytes", arguments: 1...8)
  func anyBytes(seed: Int) {
    var random = SeededRandom(state: UInt64(seed))
    let words = [
      "<", ">", "/", "=", "\"", "'", " ", "!", "--", "-", "<!--", "-->", "<a ", "href", "id",
      "srcset",
      "</", "script", "style", "svg", "<![CDATA[", "]]>", "content", "http-equiv", "refresh",
      "meta",
      "url", "&#x", "&amp", ";", "#", "%4", ",", "\u{0}", "é", "base", "..", "//", ":",
    ].map { Array($0.utf8) }
    let book = AddressBook(
      [.init(path: "index.html", address: "/b/", format: .html)], basePath: "/b/")
    for _ in 0..<2000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<40, using: &random) {
        if Int.random(in: 0..<6, using: &random) == 0 {
          bytes.append(UInt8.random(in: 0...255, using: &random))
        } else {
          bytes += words.randomElement(using: &random) ?? []
        }
      }
      let isXML = Bool.random(using: &random)
      bytes.withUnsafeBufferPointer { text in
        MarkupScanner.scan(text, isXML: isXML) { _, range in
          #expect(range.lowerBound >= 0 && range.upperBound <= text.count)
        }
      }
      let site = OutputScan([PageScan(bytes, file: 0, book: book)])
      let problems = site.problems(in: bytes, file: 0, book: book)
      // Problems detected by hash are also detected by text.
      #expect(
        problems.isEmpty == site.filesToReview.isEmpty, "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test("on pages, the scanner has the same result as a simple reference scanner")
  func agrees() async throws {
    let site = try SampleSite.workspace()
    try await site.buildCleanly()
    let names = ["href", "xlink:href", "src", "srcset", "action", "poster"]
    var count = 0
    for (path, bytes) in try site.bytes(of: "Public")
    where PlannedFile.Format(named: path).isMarkup {
      let expected = HTMLScanner(bytes).tags.flatMap { tag in
        tag.attributes.compactMap { name, value in
          name == "id" ? "id \(value)" : names.contains(name) ? "address \(value)" : nil
        }
      }
      let found = found(bytes, isXML: path.hasSuffix(".svg"))
        .map { HTMLScanner.decoded($0) }.filter { !$0.contains("0; url") }
      let isRedirect = String(decoding: bytes, as: UTF8.self).contains("http-equiv")
      if !isRedirect { #expect(found == expected, "\(path)") }
      count += found.count
    }
    #expect(count > 300)
  }
}
