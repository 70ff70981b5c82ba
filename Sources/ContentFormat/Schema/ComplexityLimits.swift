package import Diagnostics
package import Markdown

/// Rejects text that could make the Markdown parser slow, before it is parsed.
package enum ComplexityLimits {
  /// Maximum length of a Markdown value in bytes. It equals the limit for Markdown files.
  private static let maximumText = 512 << 10

  /// Returns a finding for the first part of a body that exceeds a limit.
  package static func check(
    _ file: SourceFile, body: Range<Int>, _ options: MarkdownOptions = MarkdownOptions()
  ) -> Finding? {
    MarkdownParser.complexPart(of: file.bytes, body: body, linkForms: options.linkForms)
      .map { .tooComplex($0.kind, at: file.at($0.range)) }
  }

  /// Returns a finding for the first part of a front matter value that exceeds a limit. The finding
  /// covers the whole value.
  static func check(
    _ text: String, at range: SourceRange, in file: SourceFile, _ options: MarkdownOptions
  ) -> Finding? {
    guard text.utf8.count <= maximumText else {
      return .textTooLong(at: file.at(range), limit: maximumText)
    }
    let bytes = Array(text.utf8)
    return MarkdownParser.complexPart(
      of: bytes, body: bytes.indices, linkForms: options.linkForms
    )
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
