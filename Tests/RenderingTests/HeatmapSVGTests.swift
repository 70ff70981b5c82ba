import Foundation
import Testing

@testable import Rendering

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Heatmap: markup")
struct HeatmapSVGTests {
  private func text(_ model: HeatmapModel, _ form: Heatmap.Form = .standalone) -> String {
    String(decoding: Heatmap.svg(model, form: form), as: UTF8.self)
  }

  private func parse(_ model: HeatmapModel, _ form: Heatmap.Form) throws -> [ParsedElement] {
    let reader = ElementReader()
    let parser = XMLParser(data: Data(Heatmap.svg(model, form: form)))
    parser.delegate = reader
    let isWellFormed = parser.parse()
    try #require(isWellFormed, "\(String(describing: parser.parserError))")
    return reader.elements
  }

  @Test("the markup is well-formed for any size and text", arguments: HeatmapModels.sizes)
  func wellFormed(rows: Int, columns: Int) throws {
    for form in Heatmap.Form.allCases {
      let model = HeatmapModels.odd(rows: rows, columns: columns, seed: 7)
      let elements = try parse(model, form)
      #expect(elements.first?.name == "svg")
      #expect(elements.first { $0.name == "desc" }?.text == "<b>&\"'</b>]]>")
    }
  }

  @Test("text of the model is escaped and loses its control characters")
  func escaping() throws {
    var model = HeatmapModels.small(links: true)
    let evil = "</title><script>alert(1)</script>&amp;\"'>]]>\u{0}\u{8}\u{9B}\u{FFFF}\n<!--"
    let expected = "</title><script>alert(1)</script>&amp;\"'>]]> <!--"
    model.id = "a b\"><script>"
    model.title = evil
    model.summary = evil
    model.corner = evil
    model.marks = [.init(sign: evil, label: evil)]
    model.groups[0].label = evil
    model.levels[0].label = evil
    model.levels[0].letter = "<&"
    model.levels[0].color = "blue\"><script>"
    model.rows[0] = .init(label: evil, href: "x\"><script>")
    model.columns[0] = .init(label: evil, href: evil)
    model.cells[0][0]?.title = evil
    for form in Heatmap.Form.allCases {
      let elements = try parse(model, form)
      #expect(!elements.contains { $0.name == "script" })
      #expect(elements.first { $0.name == "title" }?.text == expected)
      #expect(elements.contains { $0.attributes["aria-label"] == expected })
      #expect(elements.contains { $0.attributes["class"] == "hm-bg-grey hm-stroke" })
      #expect(
        elements.first { $0.name == "title" }?.attributes["id"] == "a_20b_22_3e_3cscript_3e-title")
    }
  }

  @Test(
    "only relative links and links with allowed schemes are drawn",
    arguments: [
      ("../models/saas/#x", true), ("https://example.org/a", true), ("mailto:a@b.c", true),
      ("#a:b", true), ("a/b:c", true), ("?q=a:b", true), ("HTTPS://example.org", true),
      ("javascript:alert(1)", false), ("JaVaScRiPt:alert(1)", false),
      ("java\nscript:alert(1)", false), (" javascript:alert(1)", false),
      ("\u{1}javascript:alert(1)", false), ("data:text/html,x", false), ("vbscript:x", false),
      ("file:///etc/passwd", false), ("", false), ("  ", false),
    ])
  func links(href: String, isKept: Bool) throws {
    var model = HeatmapModels.small(links: false)
    model.cells[0][0]?.href = href
    model.rows[0].href = href
    let elements = try parse(model, .inline)
    #expect(elements.count { $0.name == "a" } == (isKept ? 2 : 0))
    #expect(elements[0].attributes["role"] == (isKept ? nil : "img"))
    #expect(elements.contains { $0.attributes["role"] == "group" } == isKept)
  }

  @Test("every text has a size of 12 or more", arguments: Heatmap.Form.allCases)
  func textSizes(form: Heatmap.Form) throws {
    let elements = try parse(HeatmapModels.odd(rows: 9, columns: 9, seed: 3), form)
    let texts = elements.filter { $0.name == "text" }
    #expect(!texts.isEmpty)
    for element in texts { #expect((element.fontSize ?? 0) >= 12, "\(element.text)") }
    #expect(!Heatmap.Palette.stylesheet.contains("font-size"))
  }

  @Test("the same model gives the same bytes")
  func deterministic() {
    let model = HeatmapModels.odd(rows: 12, columns: 9, seed: 11)
    for form in Heatmap.Form.allCases {
      #expect(Heatmap.svg(model, form: form) == Heatmap.svg(model, form: form))
    }
  }

  @Test("coordinates are whole or half numbers")
  func coordinates() throws {
    let names = ["x", "y", "width", "height", "x1", "x2", "y1", "y2"]
    for element in try parse(HeatmapModels.odd(rows: 9, columns: 9, seed: 5), .standalone) {
      for (name, value) in element.attributes where names.contains(name) {
        let number = value.hasSuffix(".5") ? value.dropLast(2) : value[...]
        #expect(Int(number) != nil, "\(name)=\(value)")
      }
    }
  }

  @Test("every cell has a letter and a name; not applicable is hatched; a mark has star and border")
  func notColourAlone() throws {
    let elements = try parse(HeatmapModels.small(links: true), .inline)
    let cells = elements.filter {
      $0.name == "a" && $0.attributes["href"]?.hasSuffix("cell") == true
    }
    #expect(cells.count == 5)
    #expect(cells.allSatisfy { $0.attributes["aria-label"]?.isEmpty == false })
    let classes = elements.compactMap { $0.attributes["class"] }
    #expect(classes.count { $0 == "hm-mark hm-fg-rust" } == 1)
    // The cell and its legend item.
    #expect(classes.count { $0 == "hm-marked" } == 2)
    #expect(elements.count { $0.attributes["fill"] == "url(#small-hatch)" } == 2)
    let letters = elements.filter { $0.attributes["class"]?.hasPrefix("hm-fg-") == true }
    #expect(letters.map(\.text) == ["P", "S", "–", "S", "C", "P", "S", "C", "–"])
    #expect(elements.count { $0.attributes["stroke-dasharray"] != nil } == 1)
  }

  @Test("a multi-line label is one text element")
  func labelText() throws {
    let elements = try parse(HeatmapModels.small(links: false), .inline)
    let labels = elements.filter { $0.attributes["class"] == "hm-label" }.map(\.allText)
    #expect(labels.contains("Agentic AI & agents"))
    #expect(labels.contains("On-Premises"))
  }

  @Test("a stand-alone file has its own colours and no external resources")
  func standalone() {
    let svg = text(HeatmapModels.small(links: false))
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(svg.contains("@media (prefers-color-scheme:dark)"))
    #expect(svg.contains("role=\"img\" aria-labelledby=\"small-title\""))
    for absent in ["<script", "@import", "url(http", "<a ", "<image", "@font-face"] {
      #expect(!svg.contains(absent))
    }
  }

  @Test("the inline form has no styles, which a strict policy would refuse")
  func inline() {
    let svg = text(HeatmapModels.small(links: true), .inline)
    for absent in ["<style", " style=", "xmlns"] { #expect(!svg.contains(absent)) }
  }
}

/// An XML element of the drawing.
struct ParsedElement {
  var name: String
  var attributes: [String: String]
  /// Font size, set on the element or inherited.
  var fontSize: Int?
  /// Text of the element, and text including its descendants.
  var text = ""
  var allText = ""
}

/// Collects elements in document order.
final class ElementReader: NSObject, XMLParserDelegate {
  private(set) var elements: [ParsedElement] = []
  private var open: [Int] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    let size =
      attributes["font-size"].flatMap { Int($0) } ?? open.last.flatMap { elements[$0].fontSize }
    open.append(elements.count)
    elements.append(ParsedElement(name: name, attributes: attributes, fontSize: size))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard let last = open.last else { return }
    elements[last].text += string
    for index in open { elements[index].allText += string }
  }
}
