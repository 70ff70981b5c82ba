/// Generates heading anchors as GitHub does, so that links to headings work in both places.
///
/// Text is lowercased. Letters, marks, numbers, connectors and `-` are kept, spaces become `-`, and
/// everything else is dropped. Duplicates get the suffix `-1`, `-2` and so on (as in GitHub's
/// `github-slugger`).
package struct AnchorNames: Sendable {
  private var used: [String: Int] = [:]

  /// Creates the set of names of one page.
  package init() {}

  /// Returns the anchor of the next heading. It is empty if the text has no letters or digits.
  package mutating func anchor(for text: String) -> String {
    let base = Self.slug(text)
    return base.isEmpty ? "" : anchor(id: base)
  }

  /// Returns whether an anchor is used.
  func isUsed(_ name: String) -> Bool { used[name] != nil }

  /// Returns an id, or the next free anchor if it is used.
  mutating func anchor(id base: String) -> String {
    guard var count = used[base] else {
      used[base] = 0
      return base
    }
    var name = base
    while used[name] != nil {
      count += 1
      name = "\(base)-\(count)"
    }
    used[base] = count
    used[name] = 0
    return name
  }

  /// Returns the anchor of a text, ignoring duplicates.
  package static func slug(_ text: String) -> String {
    if let ascii = asciiSlug(text) { return ascii }
    var result = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      if scalar == " " {
        result.append("-")
      } else if scalar == "-" || isWord(scalar) {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func asciiSlug(_ text: String) -> String? {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case 0x80...: return nil
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): result.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        result.append(byte)
      case UInt8(ascii: " "): result.append(UInt8(ascii: "-"))
      default: continue
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber,
      .connectorPunctuation:
      true
    default: scalar.properties.isAlphabetic
    }
  }
}
