internal import Bytes
package import ContentFormat
package import Diagnostics
package import Markdown

/// The result of parsing one file.
package struct ParsedFile: Sendable {
  /// The entry, or nil if the file is too broken.
  package let entry: Entry?
  /// The findings that concern only this file.
  package let findings: [Finding]
  /// The identity of a file that could not be parsed, so that references to it are not reported.
  package let unparsed: UnparsedEntry?
  /// The results of comparing the file's values with patterns.
  let patterns: PatternOutcomes

  init(entry: Entry, findings: [Finding], patterns: PatternOutcomes) {
    self.entry = entry
    self.findings = findings
    self.patterns = patterns
    unparsed = nil
  }

  private init(unparsed: UnparsedEntry, findings: [Finding]) {
    entry = nil
    self.findings = findings
    self.unparsed = unparsed
    patterns = PatternOutcomes()
  }

  /// The result for a file that could not be parsed.
  package static func unparsed(
    _ file: SourceFile, _ collection: CollectionIndex?, schema: CollectionSchema? = nil,
    _ findings: [Finding]
  ) -> ParsedFile {
    ParsedFile(
      unparsed: UnparsedEntry(file, collection: collection, schema: schema), findings: findings)
  }
}

/// Parses a content file against the schema of its collection. Files are independent of each other,
/// so they can be parsed on many threads.
package enum EntryReader {
  /// Parses a file.
  ///
  /// - Parameters:
  ///   - schema: The schema of the file's collection, or nil for a page outside of collections.
  ///   - collection: The position of the collection in the graph.
  ///   - pages: The schema of pages outside of collections.
  package static func read(
    _ file: SourceFile, schema: CollectionSchema?, collection: CollectionIndex?,
    pages: PageSchema = PageSchema(), options: MarkdownOptions
  ) -> ParsedFile {
    func unparsed(_ findings: [Finding]) -> ParsedFile {
      .unparsed(file, collection, schema: schema, findings)
    }
    if let offset = firstInvalidUTF8(in: file.bytes) {
      return unparsed([.invalidUTF8(in: file, at: offset)])
    }
    if let offset = file.bytes.firstControl {
      let place = file.at(SourceRange(offset, offset + 1))
      return unparsed([.controlCharacter(UInt32(file.bytes[offset]), at: place)])
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
    return ParsedFile(entry: entry, findings: reader.findings, patterns: reader.patterns)
  }

  /// Parses the front matter. A Markdown file that needs none has an empty mapping instead.
  private static func frontMatter(
    _ yaml: Range<Int>?, of file: SourceFile, _ naming: EntryNaming
  ) -> (node: YAMLNode?, findings: [Finding]) {
    let start = yaml?.lowerBound ?? 0
    let empty = YAMLNode(value: .mapping([]), range: SourceRange(start, start))
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
    let document = MarkdownParser.parse(file.bytes, body: body, options: reader.options)
    var names = IdentityReader(
      file: file, node: node, schema: schema, naming: naming, body: EntryBody(document: document),
      fields: fields)
    let identity = names.read(&reader)
    let subEntries = subEntries(of: fields, &reader)
    let (views, viewFindings) = ViewReader.read(document, in: file)
    let (comments, commentFindings) = Suppression.read(document, of: file)
    reader.findings += viewFindings + commentFindings
    let ignored = Suppression.read(fields.list("ignore"), path: file.displayPath) { _ in
      .file(file.displayPath)
    }
    let entry = Entry(
      path: file.path, displayPath: file.displayPath, collection: collection, identity: identity,
      fields: names.fields, document: document, subEntries: subEntries, views: views,
      suppressions: ignored + comments,
      face: face(of: file.bytes[..<body.lowerBound], identity, naming))
    reader.patterns.costlyMentions = entry.documents.reduce(into: []) {
      $0.formUnion($1.costlyMentions)
    }
    return entry
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

  /// Hash of an entry's face: the bytes before the body, and the names that come from the body.
  /// The range of such a name counts too, because findings about the face point at it.
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
    if naming.description != nil { hasher.combine(identity.description) }
    return hasher.finalize()
  }
}
