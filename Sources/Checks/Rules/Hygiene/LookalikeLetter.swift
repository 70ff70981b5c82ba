internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A name mixes Latin letters with letters of another script that look the same.
  package static let lookalikeLetter = Rule(
    "lookalike-letter", stage: .check,
    what: """
      A word in a title, id, alias, tag or heading has Latin letters and also Cyrillic or Greek ones \
      that look like Latin ones. Words of one script and symbols such as µ are left alone.
      """,
    why: "The name looks right, but a reference, a link or a search for it fails.",
    example: """
      title: S\u{0430}aS AI    # the first "a" is Cyrillic
      """,
    fix: "Write the Latin letter.")
}

extension Check {
  static let lookalikeLetter = Check(.lookalikeLetter) { context, position in
    let entry = context.graph.entries[position]
    var findings: [Finding] = []
    visitNames(of: entry) { name, range, _ in
      guard let found = Lookalike(in: name) else { return }
      let text = MarkdownDocument.PlainText(name, at: range)
      findings.append(
        Finding(
          .lookalikeLetter, at: entry.at(text.range(of: found.range)),
          "the letter \(String(found.letter).quoted) in \(found.word.quoted) is "
            + "\(found.script), not Latin",
          help: ["write the Latin \(String(found.latin).quoted)"]))
    }
    return findings
  }
}

/// A letter of another script in a word with Latin letters.
private struct Lookalike {
  let letter: Unicode.Scalar
  let latin: Unicode.Scalar
  let script: String
  let word: String
  /// The range of the letter in the UTF-8 of the name.
  let range: Range<Int>

  /// Returns the first one in a name. A name with a word of the other script, or with a letter that
  /// does not look Latin, is left alone.
  init?(in name: String) {
    var found: (letter: Unicode.Scalar, offset: Int, word: Range<Int>)?
    let scalars = Array(name.unicodeScalars)
    var offset = 0
    var index = 0
    while index < scalars.count {
      guard scalars[index].properties.isAlphabetic else {
        offset += scalars[index].utf8.count
        index += 1
        continue
      }
      var (end, latin) = (index, 0)
      var first: (letter: Unicode.Scalar, offset: Int)?
      var at = offset
      while end < scalars.count, scalars[end].properties.isAlphabetic {
        if scalars[end].value < 0x250 {
          latin += 1
        } else if Self.latin[scalars[end]] != nil {
          first = first ?? (scalars[end], at)
        } else {
          return nil
        }
        at += scalars[end].utf8.count
        end += 1
      }
      if let first {
        guard latin > 0 else { return nil }
        found = found ?? (first.letter, first.offset, index..<end)
      }
      (index, offset) = (end, at)
    }
    guard let found, let latin = Self.latin[found.letter] else { return nil }
    letter = found.letter
    self.latin = latin
    script = found.letter.value < 0x400 ? "Greek" : "Cyrillic"
    word = String(String.UnicodeScalarView(scalars[found.word]))
    range = found.offset..<(found.offset + found.letter.utf8.count)
  }

  /// Letters that look like a Latin one in most fonts (Unicode, "confusables.txt"). Small Greek
  /// letters other than omicron are symbols in many names.
  private static let latin: [Unicode.Scalar: Unicode.Scalar] = {
    let cyrillic = zip(
      "асеорхуіјѕһԁԛԝАВСЕНІЈКМОРЅТХУ".unicodeScalars, "aceopxyijshdqwABCEHIJKMOPSTXY".unicodeScalars
    )
    let greek = zip("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ".unicodeScalars, "oABEZHIKMNOPTYX".unicodeScalars)
    return Dictionary(uniqueKeysWithValues: Array(cyrillic) + Array(greek))
  }()
}

extension Unicode.Scalar {
  fileprivate var utf8: UTF8.EncodedScalar { UTF8.encode(self) ?? .init() }
}
