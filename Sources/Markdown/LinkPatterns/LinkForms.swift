/// The forms of links that a site declares in addition to those of Markdown.
package struct LinkForms: Sendable, Hashable {
  /// The patterns, with the longest fixed text first.
  package let patterns: [LinkPattern]
  /// Texts with spaces with which a destination may begin, such as `{{ site.baseurl }}`.
  package let prefixes: [LinkPattern]

  /// For each byte, whether a pattern or a prefix begins with it.
  private let beginnings: [Bool]

  /// Creates the forms of a site.
  package init(patterns: [LinkPattern] = [], prefixes: [LinkPattern] = []) {
    self.patterns = patterns.sorted { $0.literalCount > $1.literalCount }
    self.prefixes = prefixes.sorted { $0.literalCount > $1.literalCount }
    var beginnings = [Bool](repeating: false, count: 256)
    for form in patterns + prefixes { beginnings[Int(form.firstByte)] = true }
    self.beginnings = beginnings
  }

  /// Whether the site declares no forms.
  package var isEmpty: Bool { patterns.isEmpty && prefixes.isEmpty }

  /// Returns the pattern that a text begins with, and the match.
  package func match(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, limit: Int
  ) -> (pattern: LinkPattern, match: LinkPattern.Match)? {
    for pattern in patterns where pattern.firstByte == bytes[start] {
      if let match = pattern.match(bytes, at: start, limit: limit) { return (pattern, match) }
    }
    return nil
  }

  /// Returns the occurrences of the forms in a body, in order and without overlaps. They can be in
  /// code.
  func occurrences(
    in file: UnsafeBufferPointer<UInt8>, _ body: Range<Int>
  ) -> [LinkOccurrence] {
    guard !isEmpty else { return [] }
    var found: [LinkOccurrence] = []
    var index = body.lowerBound
    while index < body.upperBound, found.count < LinkTokens.maximumCount {
      guard beginnings[Int(file[index])], !isEscaped(file, index, body.lowerBound),
        let occurrence = occurrence(in: file, at: index, limit: body.upperBound)
      else {
        index += 1
        continue
      }
      found.append(occurrence)
      index = occurrence.range.upperBound
    }
    return found
  }

  private func occurrence(
    in file: UnsafeBufferPointer<UInt8>, at index: Int, limit: Int
  ) -> LinkOccurrence? {
    if let (pattern, match) = match(file, at: index, limit: limit) {
      let shown = match.values.first { $0.placeholder == .text } ?? match.values[0]
      return LinkOccurrence(
        range: index..<match.end,
        link: .init(
          value: (match.values.first { $0.placeholder != .text } ?? shown).range,
          text: shown.range,
          showsTitle: !pattern.placeholders.contains { $0 == .text || $0 == .title }))
    }
    for prefix in prefixes where prefix.firstByte == file[index] {
      guard let match = prefix.match(file, at: index, limit: limit),
        match.end - index >= LinkTokens.minimumLength
      else { continue }
      return LinkOccurrence(range: index..<match.end, link: nil)
    }
    return nil
  }

  private func isEscaped(
    _ file: UnsafeBufferPointer<UInt8>, _ index: Int, _ first: Int
  ) -> Bool {
    var start = index
    while start > first, file[start - 1] == UInt8(ascii: "\\") { start -= 1 }
    return (index - start) % 2 == 1
  }
}

/// A text of a body that matches one of the ``LinkForms``.
struct LinkOccurrence: Sendable {
  /// The range in the file.
  let range: Range<Int>
  /// The link that the text is by itself, or nil for the beginning of a destination.
  let link: Link?

  struct Link: Sendable {
    /// The range of the text that names the target.
    let value: Range<Int>
    /// The range of the text that the page shows.
    let text: Range<Int>
    /// Whether a page shows the title of the target instead of the text.
    let showsTitle: Bool
  }
}
