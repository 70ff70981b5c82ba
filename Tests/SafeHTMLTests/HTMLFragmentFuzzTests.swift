import CGumbo
import Testing

@testable import SafeHTML

@Suite("HTML fragments of any kind")
struct HTMLFragmentFuzzTests {
  private static let tokens = [
    "a", " ", "\n", "<", ">", "/", "=", "\"", "'", "`", "&", ";", "&lt;", "&#60;",
    "&#x3c;script&gt;",
    "<b>", "</b>", "<i>", "</i>", "<a href=x>", "<a href='javascript:x'>", "</a>", "<p>", "</p>",
    "<div>", "</div>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<tbody>", "<caption>",
    "<ul>",
    "<li>", "</ul>", "<h1>", "<h2>", "</h1>", "<pre>", "\n", "<script>", "</script>", "<style>",
    "</style>", "<svg>", "</svg>", "<math>", "</math>", "<mtext>", "<mglyph>", "<annotation-xml>",
    "<foreignObject>", "<desc>", "<title>", "</title>", "<textarea>", "</textarea>", "<select>",
    "<option>", "</select>", "<template>", "</template>", "<noscript>", "</noscript>", "<iframe>",
    "</iframe>", "<xmp>", "</xmp>", "<plaintext>", "<form>", "</form>", "<input>", "<button>",
    "<isindex prompt=x>", "<image src=x onerror=y>", "<img src=x onerror=y>", "<img/src/onerror=y>",
    "<frameset>", "<body onload=x>", "<html>", "<head>", "<!--", "-->", "--!>", "<!", "<?", "?>",
    "<![CDATA[", "]]>", "<!DOCTYPE x>", "<nobr>", "<font>", "<object>", "</object>", "<applet>",
    "<ruby>", "<rt>", "<rp>", "<details open>", "<summary>", "</br>", "<x-y>", "</x-y>", "<a\"b>",
    "onclick=x", "style=y", " id=z", "\u{0}", "\u{B}", "\u{C}", "\u{202E}", "é", "\u{FFFD}",
  ].map { Array($0.utf8) }

  private static let shown: Set = [
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "blockquote", "pre", "hr", "br", "wbr",
    "ul", "ol", "li", "dl", "dt", "dd", "details", "summary", "figure", "figcaption",
    "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
    "a", "abbr", "b", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q",
    "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "var", "img", "picture", "source",
  ]

  /// Reads random pieces one after the other. Returns the first violated property, or nil.
  private func fault(_ pieces: [[UInt8]]) -> String? {
    var open: [OpenHTMLElement] = []
    for piece in pieces {
      let events = piece.withUnsafeBufferPointer { HTMLFragment.events(of: $0, inside: open) }
      for event in events {
        switch event {
        case .start(let tag):
          if tag.range.upperBound > piece.count { return "\(tag.range) is past the end" }
          if tag.isShown, !Self.shown.contains(tag.name) { return "<\(tag.name)> is shown" }
          for attribute in tag.attributes {
            let name = attribute.name
            if !tag.isShown { return "a hidden element has attributes" }
            if name.hasPrefix("on") || name == "style" || name == "class" {
              return "\(name) is shown"
            }
            if !name.utf8.allSatisfy({ $0 == 0x2D || (0x61...0x7A).contains($0) }) {
              return "\(name) is not the name of an attribute"
            }
            if attribute.range.upperBound > piece.count {
              return "\(attribute.range) is past the end"
            }
          }
          if !tag.isVoid { open.append(OpenHTMLElement(name: tag.name, isShown: tag.isShown)) }
        case .end(_, let range):
          if open.popLast() == nil { return "an end without a start" }
          if let range, range.upperBound > piece.count { return "\(range) is past the end" }
        case .text(_, let range), .comment(let range), .problem(_, let range):
          if range.upperBound > piece.count { return "\(range) is past the end" }
        }
      }
      if open.count > HTMLFragment.maximumDepth { return "\(open.count) elements are open" }
      if open.contains(where: { SafeElement.policy($0.name) == .dropped }) {
        return "an element that is removed with its content is open"
      }
    }
    return nil
  }

  @Test("random markup gives balanced events of listed elements", arguments: 0..<8)
  func soup(seed: UInt64) {
    var generator = Seeded(state: seed)
    for _ in 0..<1_500 {
      let pieces = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
        (0..<Int.random(in: 0...25, using: &generator)).flatMap { _ in
          Self.tokens.randomElement(using: &generator) ?? []
        }
      }
      if let fault = fault(pieces) {
        Issue.record("\(fault): \(pieces.map { String(decoding: $0, as: UTF8.self) })")
        return
      }
    }
  }

  @Test("any bytes give balanced events", arguments: 0..<4)
  func bytes(seed: UInt64) {
    var generator = Seeded(state: seed)
    for _ in 0..<1_000 {
      let piece = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
        Bool.random(using: &generator)
          ? UInt8.random(in: 0...255, using: &generator)
          : "<>/=\"'!-?& abi".utf8.randomElement(using: &generator) ?? 0
      }
      if let fault = fault([piece]) {
        Issue.record("\(fault): \(piece)")
        return
      }
    }
  }

  @Test("long markup is read in bounded time", arguments: tokens.indices)
  func long(token: Int) {
    let piece = [[UInt8]](repeating: Self.tokens[token], count: 120_000 / Self.tokens[token].count)
    let clock = ContinuousClock()
    let time = clock.measure { _ = fault([Array(piece.joined())]) }
    #expect(time < .seconds(20))
  }
}

/// Random numbers that are the same in every run (SplitMix64).
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
