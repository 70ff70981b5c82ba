import Diagnostics
import Testing

@testable import ContentFormat

/// Detection of active content in copied files.
@Suite("Copied files")
struct CopiedFileTests {
  private func part(_ path: String, _ bytes: [UInt8]) -> ActivePart? {
    CopiedFile.activePart(
      path: path, head: { Array(bytes.prefix(CopiedFile.headSize)) }, bytes: { bytes })
  }

  private static let open =
    #"<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">"#

  @Test(
    "drawings with active content or external resources are rejected",
    arguments: [
      #"<svg xmlns="http://www.w3.org/2000/svg"onload="x"></svg>"#,
      "<svg xmlns=\"http://www.w3.org/2000/svg\"\ronload=\"x\"></svg>",
      #"<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>x</s:script></s:svg>"#,
      open + "<script/></svg>", open + "<SCRIPT/></svg>",
      open + "<set attributeName='onload' to='x'/></svg>",
      open + "<a href='#'><animate attributeName='href' values='javascript:x'/></a></svg>",
      open + "<foreignObject/></svg>",
      open + "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>x</h:script></svg>",
      open + "<metadata><h:iframe xmlns:h='http://www.w3.org/1999/xhtml'/></metadata></svg>",
      open + "<a x:href='javascript:x'/></svg>", open + "<a href='java&#10;script:x'/></svg>",
      open + "<a href='&#1;javascript:x'/></svg>", open + "<a href=' JaVa\tScript:x'/></svg>",
      open + "<a href='&#x6A;avascript:x'/></svg>", open + "<a href='data:text/html,x'/></svg>",
      open + "<a xmlns:y='http://www.w3.org/1999/xlink' y:href='vbscript:x'/></svg>",
      open + "<use href='data:image/svg+xml,x'/></svg>", open + "<use href='b.svg#x'/></svg>",
      open + "<image href='https://evil/x.png'/></svg>",
      open + "<image href='//evil/x.png'/></svg>",
      open + "<image href='data:image/svg+xml;base64,x'/></svg>",
      open + "<g xml:base='https://evil/'/></svg>",
      open + "<style>@import 'https://evil/x.css';</style></svg>",
      open + "<style><![CDATA[@imp]]><![CDATA[ort 'x']]></style></svg>",
      open + "<style><title/>@import 'x';</style></svg>",
      open + "<style>a{fill:url(https://evil/)}</style></svg>",
      open + "<style>a{fill:u\\72l(https://evil/)}</style></svg>",
      open + "<g style='background:url( \"//evil\" )'/></svg>",
      open + "<g fill='url(https://evil#a)'/></svg>",
      open + "<g style='width:expression(x)'/></svg>",
      open + "<g style='-moz-binding:url(#a)'/></svg>",
      "<?xml-stylesheet href='x.xsl'?>" + open + "</svg>",
      "<!DOCTYPE svg [<!ENTITY a 'javascript:x'>]>" + open + "<a href='&a;'/></svg>",
      "<!DOCTYPE svg SYSTEM 'file:///etc/passwd'>" + open + "</svg>",
      "<?xml version='1.0' encoding='utf-7'?>" + open + "</svg>",
      "<?xml version='1.1'?>" + open + "</svg>", "<svg", "text", open, open + "<a/><b></svg>",
      open + "<text a='1' a='2'/></svg>", open + "<text q:a='1'/></svg>",
      String(repeating: "<g>", count: 100_000), open + "<g onclick='x'/></svg>",
    ])
  func active(text: String) {
    #expect(part("a.svg", Array(text.utf8)) != nil, "\(text.prefix(200))")
    #expect(part("a.SVG", Array(text.utf8)) != nil)
  }

  @Test("encodings other than UTF-8 are rejected")
  func encodings() {
    let text = Self.open + "<script/></svg>"
    let units = text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let wide: [UInt8] = [0xFF, 0xFE] + units
    #expect(part("a.svg", wide)?.reason.contains("UTF-8") == true)
    #expect(part("a.svg", Array(wide.dropFirst(2))) != nil)
  }

  @Test(
    "drawings exported by common programs are harmless",
    arguments: [
      "<svg><rect width='8' height='8'/></svg>",
      "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<!-- Inkscape -->\n"
        + open
          + """
          <sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" pagecolor="#fff"/>
          <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" \
          xmlns:cc="http://creativecommons.org/ns#"><cc:Work rdf:about=""/></rdf:RDF></metadata></svg>
          """,
      open + """
        <defs><linearGradient id="a" x:href="#b"><stop offset="0" stop-color="red"/></linearGradient>
        <style>@font-face { src: url("data:font/woff2;base64,AA"); } .a{fill:url(#a)}</style>
        <filter id="f"><feGaussianBlur in="SourceAlpha" stdDeviation="2"/></filter></defs>
        <a href="https://example.org/?a=1&amp;b=2" target="_blank"><text class="a">A</text></a>
        <image href="data:image/png;base64,AA" width="1"/><use href="#a" filter="url(#f)"/>
        <path d="M0 0" style="fill:none;stroke:#000" data-x="1" aria-label="x" xml:space="preserve"/></svg>
        """,
    ])
  func harmless(text: String) {
    let found = part("a.svg", Array(text.utf8))
    #expect(found == nil, "\(found?.reason ?? "")")
  }

  @Test("a finding is at the name of the active element or attribute")
  func places() throws {
    let text = "<svg>\n<!-- é --><g é=''\n onclick='x'/></svg>"
    let clean = text.replacing("é=''", with: "id='é'")
    let found = try #require(part("a.svg", Array(clean.utf8)))
    #expect(String(decoding: Array(clean.utf8)[found.range.indices], as: UTF8.self) == "onclick")
    let script = Self.open + "\n  <script>x</script></svg>"
    let other = try #require(part("a.svg", Array(script.utf8)))
    #expect(
      String(decoding: Array(script.utf8)[other.range.indices], as: UTF8.self) == "<script")
  }

  @Test("file types are an allow-list, and contents must match the extension")
  func kinds() {
    for name in [
      "a.html", "a.xsd", "a.XHT", "a.xml", "a.svgz", "a.js", "a.wasm", "a.kml", "a.mht", "a.q",
    ] {
      #expect(part(name, [0x41]) != nil, "\(name)")
    }
    for name in [
      "a.csv", "a.pdf", "a.png", "LICENSE", "CNAME", "a.tar.gz", "a.docx", "a.json", "a.css",
    ] {
      #expect(part(name, [0x41]) == nil, "\(name)")
    }
    for name in ["a.png", "LICENSE", "a.pdf", "a.woff2"] {
      #expect(part(name, Array("\u{FEFF}\n <svg onload='x'>".utf8)) != nil, "\(name)")
    }
    #expect(part("a.txt", Array("<html>".utf8)) == nil)
  }
}
