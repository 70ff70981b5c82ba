package import Diagnostics
internal import Markdown

/// What is refused before a text is parsed, because a small file could make the parser slow.
package enum ComplexityLimits {
  /// The first thing in a body that is too complex.
  package static func check(_ file: SourceFile, body: Range<Int>) -> Finding? {
    MarkdownParser.complexPart(of: file.bytes, body: body)
      .map { .tooComplex($0.kind, at: file.at($0.range)) }
  }

  /// The first thing in a text of the front matter that is too complex; the finding is at the text.
  static func check(_ text: String, at range: SourceRange, in file: SourceFile) -> Finding? {
    let bytes = Array(text.utf8)
    return MarkdownParser.complexPart(of: bytes, body: bytes.indices)
      .map { .tooComplex($0.kind, at: file.at(range)) }
  }
}

extension Finding {
  fileprivate static func tooComplex(
    _ kind: ComplexPart.Kind, at place: SourceLocation
  ) -> Finding {
    switch kind {
    case .nesting(let limit): .nestingTooDeep(at: place, limit: limit)
    case .cells(let limit): .tableTooLarge(at: place, limit: limit)
    case .paragraph(let limit): .paragraphTooLong(at: place, limit: limit)
    case .line(let limit): .lineTooLong(at: place, limit: limit)
    case .marks: .tooManyMarks(at: place)
    case .definition(let size, let uses): .definitionTooLong(size, uses: uses, at: place)
    }
  }
}

/// True for a control character other than tabs and line ends.
package func isControl(_ byte: UInt8) -> Bool {
  byte < 0x20 ? byte != 0x09 && byte != 0x0A && byte != 0x0D : byte == 0x7F
}
