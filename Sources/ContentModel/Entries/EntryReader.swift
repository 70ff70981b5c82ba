internal import Bytes
package import ContentFormat
package import Diagnostics
package import Markdown

/// The result of parsing one file.
package struct ParsedFile: Sendable {
  /// The entries in the order of the file: one, unless the schema has `items`. None if the file is too
  /// broken.
  package let entries: [Entry]
  /// The findings that concern only this file.
  package let findings: [Finding]
  /// The identity of a file, or of a part of it, that could not be parsed, so that references to it
  /// are not reported.
  package let unparsed: UnparsedEntry?
  /// The results of comparing the file's values with patterns.
  let patterns: PatternOutcomes

  /// The only entry of a file without `items`.
  package var entry: Entry? { entries.first }

  init(
    entries: [Entry], unparsed: UnparsedEntry? = nil, findings: [Finding],
    patterns: PatternOutcomes
  ) {
    self.entries = entries
    self.findings = findings
    self.patterns = patterns
    self.unparsed = unparsed
  }

  /// Returns the result with further findings about the file.
  package func adding(_ more: [Finding]) -> ParsedFile {
    ParsedFile(
      entries: entries, unparsed: unparsed, findings: findings + more, patterns: patterns)
  }

  /// Returns the result with findings for the conflicts in a file. A conflict around front
  /// matter is reported instead of its consequences.
  func reportingConflicts(in file: SourceFile) -> ParsedFile {
    var code: [SourceRange]?
    let conflicts = MergeConflict.all(in: file.bytes, 0..<file.bytes.count, isMarkdown: true) {
      offset in
      let blocks =
        code ?? entries.flatMap { $0.documents.flatMap(\.codeBlocks) }.map(\.range).sorted()
      code = blocks
      let next = blocks.partitioningIndex { Int($0.start) > offset }
      return next > 0 && offset < Int(blocks[next - 1].end)
    }
    if conflicts.isEmpty { return self }
    // A conflict in front matter is reported with it.
    let known = Set(findings.map(\.location))
    let isAround = findings.map(\.rule) == [Rule.missingFrontMatter.id]
    if let unparsed, isAround, let first = conflicts.first, first.isAtStart(of: file) {
      return ParsedFile(
        unparsed: unparsed, findings: [.conflictAroundFrontMatter(first, in: file)])
    }
    return adding(
      conflicts.map { .conflictMarker($0, in: file) }.filter { !known.contains($0.location) })
  }

  private init(unparsed: UnparsedEntry, findings: [Finding]) {
    entries = []
    self.findings = findings
    self.unparsed = unparsed
    patterns = PatternOutcomes()
  }

  /// The result for a file that could not be parsed.
  package static func unparsed(
    _ file: SourceFile, _ collection: CollectionIndex?, schema: CollectionSchema? = nil,
    _ findings: [Finding], hasItems: Bool = false
  ) -> ParsedFile {
    ParsedFile(
      unparsed: UnparsedEntry(file, collection: collection, schema: schema, hasItems: hasItems),
      findings: findings)
  }
}

/// Parses a content file against the schema of its collection. Files are independent of each other,
/// so they can be parsed on many threads.
package enum EntryReader {
  /// Parses a file, and reports merge conflicts in it.
  ///
  /// - Parameters:
  ///   - schema: The schema of the file's collection, or nil for a page outside of collections.
  ///   - collection: The position of the collection in the graph.
  ///   - pages: The schema of pages outside of collections.
  package static func read(
    _ file: SourceFile, schema: CollectionSchema?, collection: CollectionIndex?,
    pages: PageSchema = PageSchema(), options: MarkdownOptions
  ) -> ParsedFile {
    parse(file, schema: schema, collection: collection, pages: pages, options: options)
      .reportingConflicts(in: file)
  }

  private static func parse(
    _ file: SourceFile, schema: CollectionSchema?, collection: CollectionIndex?,
    pages: PageSchema, options: MarkdownOptions
  ) -> ParsedFile {
    let items = schema?.items.flatMap { $0.divides(file.path) ? $0 : nil }
    func unparsed(_ findings: [Finding]) -> ParsedFile {
      .unparsed(file, collection, schema: schema, findings, hasItems: items != nil)
    }
    if let offset = firstInvalidUTF8(in: file.bytes) {
      return unparsed([.invalidUTF8(in: file, at: offset)])
    }
    if let offset = file.bytes.firstControl {
      let place = file.at(SourceRange(offset, offset + 1))
      return unparsed([.controlCharacter(UInt32(file.bytes[offset]), at: place)])
    }
    if let schema, let items {
      return ItemReader(file, schema, collection, options).read(items)
    }
    let naming = schema?.naming ?? pages.naming
    var yaml: Range<Int>?
    let body: Range<Int>
    if file.path.hasSuffix(".md") {
      switch FrontMatter.split(file.bytes) {
      case .present(let range, let rest): (yaml, body) = (range, rest)
      case .absent(let rest):
        if let foreign = ForeignFrontMatter(file.bytes[rest]) {
          return unparsed([.foreignFrontMatter(foreign, in: file, at: rest.lowerBound)])
        }
        guard naming.isFrontMatterOptional else {
          return unparsed([.missingFrontMatter(in: file, isPage: schema == nil)])
        }
        body = rest
      case .unclosed(let range): return unparsed([.unclosedFrontMatter(at: file.at(range))])
      }
    } else {
      let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      (yaml, body) = (start..<file.bytes.count, file.bytes.count..<file.bytes.count)
    }
    if let finding = ComplexityLimits.check(file, body: body, options) {
      return unparsed([finding])
    }
    let (node, problems) = frontMatter(yaml, of: file, naming)
    guard let node else {
      let isPage = schema == nil
      return unparsed(problems.isEmpty ? [.missingFrontMatter(in: file, isPage: isPage)] : problems)
    }
    var reader = FieldReader(file: file, markdown: options)
    reader.findings = problems
    let entry = entry(of: node, body, schema, collection, pages, &reader)
    return ParsedFile(entries: [entry], findings: reader.findings, patterns: reader.patterns)
  }

  /// Parses the front matter. A Markdown file that needs none has an empty mapping instead.
  private static func frontMatter(
    _ yaml: Range<Int>?, of file: SourceFile, _ naming: EntryNaming
  ) -> (node: YAMLNode?, findings: [Finding]) {
    let start = yaml?.lowerBound ?? 0
    let empty = YAMLNode(value: .mapping([]), range: SourceRange(start, start))
    if isDataFile(file.path) { return DataFile.document(of: file) }
    guard let yaml else { return (empty, []) }
    let (node, problems) = YAMLReader.read(yaml, of: file)
    let isEmpty = node == nil && problems.isEmpty
    return isEmpty && naming.isFrontMatterOptional && file.path.hasSuffix(".md")
      ? (empty, []) : (node, problems)
  }

  private static func entry(
    of node: YAMLNode, _ body: Range<Int>, _ schema: CollectionSchema?,
    _ collection: CollectionIndex?, _ pages: PageSchema, _ reader: inout FieldReader
  ) -> Entry {
    let file = reader.file
    let naming = schema?.naming ?? pages.naming
    let fields = reader.fields(
      of: node, schema: schema?.allFields ?? pages.allFields, owner: schema?.plural ?? "a page",
      others: schema?.isBroken == true ? .ignore : schema?.otherFields ?? pages.otherFields,
      declaredIn: schema.map { $0.location.path.quoted } ?? "`pages` of `site.yml`")
    if fields.choice("status") == "draft" { reader.forgivePlaceholders() }
    let document = MarkdownParser.parse(file.bytes, body: body, options: reader.options)
    if let schema, schema.kind == .matrix { reader.nameMissingSides(of: node, schema, document) }
    var names = IdentityReader(
      file: file, node: node, schema: schema, naming: naming, body: EntryBody(document: document),
      fields: fields)
    let identity = names.read(&reader)
    let ignored = Suppression.read(fields.list("ignore"), path: file.displayPath) { _ in
      .file(file.displayPath)
    }
    let (views, viewFindings) = ViewReader.read(document, in: file)
    reader.findings += viewFindings
    return Entry(
      names.fields, document, views, suppressions: ignored, of: file, collection, identity,
      face: face(of: file.bytes[..<body.lowerBound], identity, naming), &reader)
  }

  /// Hash of an entry's face: the bytes before the body, the names that come from the body, and the
  /// anchor of the title. The range of such a name counts too, because findings about the face
  /// point at it.
  private static func face(
    of bytes: ArraySlice<UInt8>, _ identity: EntryIdentity, _ naming: EntryNaming
  ) -> Int {
    var hasher = Hasher()
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    if identity.titleOrigin == .heading {
      hasher.combine(identity.title)
      hasher.combine(identity.titleRange)
      hasher.combine(identity.id)
    }
    for anchor in identity.titleAnchors { hasher.combine(anchor) }
    if naming.description != nil { hasher.combine(identity.description) }
    return hasher.finalize()
  }
}

extension FieldReader {
  /// Removes the findings about values that are only `…`, which `demarc new` writes where the author of
  /// a draft decides.
  fileprivate mutating func forgivePlaceholders() {
    let rules: Set<RuleID> = [
      Rule.patternMismatch.id, Rule.outOfRange.id, Rule.wrongType.id, Rule.valueNotAllowed.id,
    ]
    findings.removeAll { finding in
      rules.contains(finding.rule) && finding.location.path == file.displayPath
        && Int(finding.location.range.end) <= file.bytes.count
        && String(decoding: file.bytes[finding.location.range.indices], as: UTF8.self) == "…"
    }
  }
}

/// The text that names an entry of a file with several.
struct EntryName {
  /// Its key or the anchor of its heading. Empty for an item of a list.
  let text: String
  /// The range of its key or heading, or nil for an item of a list.
  var range: SourceRange?
}

extension Entry {
  /// Creates an entry from its checked fields and its parsed body, with the suppressions in both.
  init(
    _ fields: Fields, _ document: MarkdownDocument, _ views: [ViewBlock],
    suppressions ignored: [Suppression], of file: SourceFile, _ collection: CollectionIndex?,
    _ identity: EntryIdentity, face: Int, place: EntryPlace? = nil, _ reader: inout FieldReader
  ) {
    let (comments, findings) = Suppression.read(document, of: file)
    reader.findings += findings
    self.init(
      origin: file.origin, collection: collection, identity: identity, fields: fields,
      document: document, subEntries: Self.subEntries(of: fields, &reader),
      views: views, suppressions: ignored + comments, face: face, place: place)
    for document in documents {
      reader.patterns.costlyMentions.formUnion(document.costlyMentions)
    }
  }

  /// Returns the sub-entries at any depth. Reports those with the same id and keeps the first one.
  private static func subEntries(of fields: Fields, _ reader: inout FieldReader) -> [SubEntry] {
    let outermost = fields.subEntries
    if outermost.isEmpty { return [] }
    var seen: [String: SourceRange] = [:]
    return outermost.withNested.filter { part in
      guard let first = seen[part.id] else {
        seen[part.id] = part.idRange
        return true
      }
      reader.findings.append(
        .duplicateSubEntry(
          part.id, at: reader.file.at(part.idRange), first: reader.file.at(first)))
      return false
    }
  }
}
