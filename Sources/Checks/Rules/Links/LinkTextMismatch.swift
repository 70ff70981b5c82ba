internal import Bytes
internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// The text of a link names another entry or part than its target.
  package static let linkTextMismatch = Rule(
    "link-text-mismatch", stage: .check,
    what: """
      The text of a link is the title or an alias of another entry of the target's collection, the \
      title of another part of the target, or the number of another part.
      """,
    why: "Readers follow the link and take what they find for what the text names.",
    example: """
      See [Data Privacy](data-security.md) and [Article 73](../standards/eu-ai-act.md#art-72).
      """,
    fix: "Correct the target of the link, or its text.",
    reads: [
      "See [Data Privacy](../domains/data-security.md).",
      "Incidents are reported under [Article 72](../standards/eu-ai-act.md#Art-73).",
      "A person can ask for the [Right to erasure](../standards/gdpr.md#Art-22).",
    ],
    leaves: [
      "See [Data Security](../domains/data-security.md).",
      "Incidents are reported under [Article 73](../standards/eu-ai-act.md#Art-73).",
      "The logs are kept for [at least six months](../standards/eu-ai-act.md#Art-26).",
      "See [Articles 72 and 73](../standards/eu-ai-act.md#Art-73).",
    ])
}

extension Check {
  static let linkTextMismatch = Check(.linkTextMismatch) { context, position in
    // `matrix-header-link` compares the headers of a matrix with their links.
    let isMatrix = context.graph.matrices.contains { $0.entry == position }
    return context.texts(of: position).flatMap { text in
      let tables = RangeIndex(isMatrix ? text.document.tables.map(\.range) : [])
      return text.links.compactMap { link, target -> Finding? in
        if isMatrix, tables.covers(link.range) { return nil }
        guard case .entry(let entry, let anchor) = target, !link.isWiki, !link.hasForm,
          link.text.utf8.count <= 200
        else { return nil }
        return LinkText(link: link, from: position, target: entry, anchor: anchor, context: context)
          .mismatch()
      }
    }
  }
}

/// The text of a link, compared with the names of its target.
private struct LinkText {
  let link: MarkdownDocument.Link
  let from: EntryIndex
  let target: EntryIndex
  let anchor: String?
  let context: CheckContext

  private var graph: ContentGraph { context.graph }

  func mismatch() -> Finding? {
    if anchor != nil, let found = otherPart() { return found }
    return otherEntry()
  }

  /// Reports the name of another entry of the collection.
  private func otherEntry() -> Finding? {
    let candidates = context.vocabulary.entryNames.entries(named: link.text)
    guard let collection = graph.entries[target].collection, !candidates.isEmpty,
      candidates.count <= 50, !candidates.contains(target), !isContained
    else { return nil }
    for candidate in candidates {
      let other = graph.entries[candidate]
      guard other.collection == collection,
        let name = ([other.title] + other.aliases).first(where: { isSame($0) }),
        // A text in lower case that is one common word is rarely a name.
        name.contains(" ") || link.text == name
      else { continue }
      let entry = graph.entries[target]
      return Finding(
        .linkTextMismatch, at: graph.entries[from].at(link.range),
        "this link leads to \(entry.title.quoted), and its text is the name of another entry",
        notes: [.init("\(link.text.quoted) is this one", at: other.at(other.titleRange))],
        help: ["link to \(other.path.quoted), or change the text"])
    }
    return nil
  }

  /// Whether the text is a part of a name of the target, or of the heading that the link leads to.
  private var isContained: Bool {
    let entry = graph.entries[target]
    let text = link.text.lowercased()
    if ([entry.title] + entry.aliases).contains(where: { $0.lowercased().contains(text) }) {
      return true
    }
    guard let anchor else { return false }
    // Another part of the page can be about the other entry.
    return entry.subEntry(anchor) == nil
      || entry.document.headings.contains { $0.anchor == anchor }
  }

  private func isSame(_ name: String) -> Bool {
    EntryNames.key(name) == EntryNames.key(link.text)
      && name.lowercased().filter(\.isLetter) == link.text.lowercased().filter(\.isLetter)
  }

  /// Reports the title or the number of another part of the target.
  private func otherPart() -> Finding? {
    let index = context.vocabulary.citations
    guard let anchor, let document = index.document(target),
      let part = index.documents[document].anchors[anchor]
    else { return nil }
    let entry = graph.entries[target]
    let own = entry.subEntries[part]
    let prose = Prose(.init(link.text, at: SourceRange(0, link.text.utf8.count)))
    guard !prose.words.isEmpty else { return nil }
    let titled = index.titles.values(of: prose.words.map(\.key))
      .filter { $0.document == document && $0.part != part }
    if let other = titled.first, own.title.lowercased() != link.text.lowercased() {
      return finding(entry, own, entry.subEntries[other.part])
    }
    let reader = CitationReader(
      prose, context.vocabulary.sharedCitations, own: nil,
      links: LinkedParts([
        .init(
          range: SourceRange(0, link.text.utf8.count), document: document, part: part)
      ]))
    let numbers = reader.citations.map(\.number)
    let known = numbers.isEmpty ? [soleNumber()].compactMap(\.self) : numbers
    guard !known.isEmpty, !known.contains(where: { names($0, own) }),
      known.allSatisfy({ isComparable($0, with: own) })
    else { return nil }
    let other = index.documents[document].parts[known[0]].map { entry.subEntries[$0] }
    return finding(entry, own, other)
  }

  /// The number that is the whole text, such as "19".
  private func soleNumber() -> ClauseNumber? {
    let words = context.vocabulary.citations.words
    let bytes = link.text.utf8.prefix { $0 != UInt8(ascii: "(") }
    guard let first = bytes.first, first.isASCIIDigit,
      bytes.allSatisfy({ $0.isASCIIDigit || $0 == UInt8(ascii: ".") })
    else { return nil }
    return ClauseNumber(bytes, words)
  }

  /// Whether a number is that of a part, with or without its kind: 19 for `Art-19`.
  private func names(_ number: ClauseNumber, _ part: SubEntry) -> Bool {
    guard let own = ClauseNumber(part.id.utf8, context.vocabulary.citations.words) else {
      return true
    }
    return own.parts.starts(with: number.parts) || number.parts.starts(with: own.parts)
      || own.lead != nil && number.lead == nil
        && Array(own.parts.dropFirst()).starts(with: number.parts)
  }

  /// Whether a number has the form of the ids of parts: the same kind, or none.
  private func isComparable(_ number: ClauseNumber, with part: SubEntry) -> Bool {
    guard let own = ClauseNumber(part.id.utf8, context.vocabulary.citations.words) else {
      return false
    }
    let rest = own.lead == nil ? own.parts[...] : own.parts.dropFirst()
    let other = number.lead == nil ? number.parts[...] : number.parts.dropFirst()
    return (number.lead == nil || number.lead == own.lead) && rest.count == other.count
  }

  private func finding(_ entry: Entry, _ own: SubEntry, _ other: SubEntry?) -> Finding {
    Finding(
      .linkTextMismatch, at: graph.entries[from].at(link.range),
      "this link leads to \(own.titleWithID.quoted), and its text names another part",
      notes: [
        other.map {
          .init("\(link.text.quoted) names this one", at: entry.at($0.idRange))
        } ?? .init("it leads here", at: entry.at(own.idRange))
      ],
      help: other.map { ["link to `#\($0.anchor)`, or change the text"] }
        ?? ["correct the number, or the anchor"])
  }
}
