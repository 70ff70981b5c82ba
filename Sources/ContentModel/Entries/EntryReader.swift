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
    _ file: SourceFile, _ collection: CollectionIndex?, _ findings: [Finding]
  ) -> ParsedFile {
    ParsedFile(unparsed: UnparsedEntry(file, collection: collection), findings: findings)
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
    if let offset = firstInvalidUTF8(in: file.bytes) {
      return .unparsed(file, collection, [.invalidUTF8(in: file, at: offset)])
    }
    if let offset = file.bytes.firstControl {
      let place = file.at(SourceRange(offset, offset + 1))
      let finding = Finding.controlCharacter(UInt32(file.bytes[offset]), at: place)
      return .unparsed(file, collection, [finding])
    }
    let yaml: Range<Int>
    let body: Range<Int>
    if file.path.hasSuffix(".md") {
      switch FrontMatter.split(file.bytes) {
      case .present(let range, let rest): (yaml, body) = (range, rest)
      case .absent:
        return .unparsed(file, collection, [.missingFrontMatter(in: file)])
      case .unclosed(let range):
        return .unparsed(file, collection, [.unclosedFrontMatter(at: file.at(range))])
      }
    } else {
      let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      (yaml, body) = (start..<file.bytes.count, file.bytes.count..<file.bytes.count)
    }
    if let finding = ComplexityLimits.check(file, body: body, options) {
      return .unparsed(file, collection, [finding])
    }
    return read(file, yaml, body, schema, collection, pages, options)
  }

  private static func read(
    _ file: SourceFile, _ yaml: Range<Int>, _ body: Range<Int>, _ schema: CollectionSchema?,
    _ collection: CollectionIndex?, _ pages: PageSchema, _ options: MarkdownOptions
  ) -> ParsedFile {
    let (node, problems) = YAMLReader.read(yaml, of: file)
    guard let node else {
      let empty = problems.isEmpty ? [Finding.missingFrontMatter(in: file)] : problems
      return .unparsed(file, collection, empty)
    }
    var reader = FieldReader(file: file, markdown: options)
    reader.findings = problems
    let fields = reader.fields(
      of: node, schema: schema?.allFields ?? pages.allFields, owner: schema?.plural ?? "a page",
      others: schema?.isBroken == true ? .ignore : schema?.otherFields ?? pages.otherFields,
      declaredIn: schema.map { "`\($0.folder)/_collection.yml`" } ?? "`pages` of `site.yml`")
    let titleRange =
      fields["title"]?.range ?? SourceRange(Int(node.range.start), Int(node.range.start))
    let (id, idRange) = id(of: file, fields, schema, node, &reader)
    let subEntries = subEntries(of: fields, &reader)
    let document = MarkdownParser.parse(file.bytes, body: body, options: options)
    let (views, viewFindings) = ViewReader.read(document, in: file)
    let (comments, commentFindings) = Suppression.read(document, of: file)
    reader.findings += viewFindings + commentFindings
    let ignored = Suppression.read(fields.list("ignore"), path: file.displayPath) { _ in
      .file(file.displayPath)
    }
    let entry = Entry(
      path: file.path, displayPath: file.displayPath, collection: collection, id: id,
      idRange: idRange ?? titleRange, title: fields.text("title") ?? id, titleRange: titleRange,
      description: fields.text("description"),
      fields: fields, document: document, subEntries: subEntries, views: views,
      suppressions: ignored + comments, face: face(of: file.bytes[..<body.lowerBound]))
    reader.patterns.costlyMentions = entry.documents.reduce(into: []) {
      $0.formUnion($1.costlyMentions)
    }
    return ParsedFile(entry: entry, findings: reader.findings, patterns: reader.patterns)
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

  /// Hash of an entry's face, which depends only on the bytes before the body.
  private static func face(of bytes: ArraySlice<UInt8>) -> Int {
    var hasher = Hasher()
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    return hasher.finalize()
  }

  private static func id(
    of file: SourceFile, _ fields: Fields, _ schema: CollectionSchema?, _ node: YAMLNode,
    _ reader: inout FieldReader
  ) -> (String, SourceRange?) {
    let written = fields["id"]
    let stem = ContentPath.entryStem(of: file.path)
    guard let schema else { return (String(file.path.dropLast(3)), nil) }
    switch schema.id {
    case .template(let parts): return derivedID(parts, file, fields, schema, node, &reader)
    case .pattern(let pattern):
      let id = fields.text("id") ?? stem
      let start = Int(node.range.start)
      let place = file.at(written?.range ?? SourceRange(start, start))
      if !reader.compare(id, pattern, field: "id", at: place) {
        return (id, written?.range)
      } else if !isReferable(id, hasSlashes: schema.id.hasSlashes) {
        reader.findings.append(.invalidID(id, at: file.at(written?.range ?? .wholeFile)))
      }
      return (id, written?.range)
    case .stem:
      let id = fields.text("id") ?? stem
      if !isReferable(id) {
        reader.findings.append(
          .invalidID(id, at: file.at(written?.range ?? .wholeFile)))
      }
      return (id, written?.range)
    }
  }

  /// Returns an id built from fields, and the range of the first of these fields.
  private static func derivedID(
    _ parts: [CollectionSchema.TemplatePart], _ file: SourceFile, _ fields: Fields,
    _ schema: CollectionSchema, _ node: YAMLNode, _ reader: inout FieldReader
  ) -> (String, SourceRange?) {
    var id = ""
    var range: SourceRange?
    for part in parts {
      switch part {
      case .literal(let text): id += text
      case .field(let name):
        guard let text = plainText(fields[name]) else {
          let isSaid = schema.field(name)?.isRequired ?? true
          if let field = schema.field(name), !isSaid, fields[name] == nil {
            reader.findings.append(
              .missingField(field, of: node, key: nil, in: file))
          }
          return (ContentPath.entryStem(of: file.path), nil)
        }
        id += text
        range = range ?? fields[name]?.range
      }
    }
    if let written = fields["id"], case .text(let text) = written.value, text != id {
      reader.findings.append(
        .patternMismatch(text, field: "id", pattern: id, at: file.at(written.range)))
    }
    return (id, range)
  }

  /// True if the id is safe in a reference, an anchor and a URL.
  private static func isReferable(_ id: String, hasSlashes: Bool = false) -> Bool {
    let parts = id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    return (hasSlashes || parts.count == 1) && parts.allSatisfy(isRoutePart)
      && !id.contains(where: \.isWhitespace)
  }
}

/// The value of a field as a string, for id templates and sorting. Nil for collections.
package func plainText(_ field: Field?) -> String? {
  switch field?.value {
  case .text(let text): text
  case .integer(let number): "\(number)"
  case .number(let number): "\(number)"
  case .boolean(let flag): "\(flag)"
  case .date(let date): date.description
  case .duration(let duration): duration.text
  case .choice(let value, _): value.id
  case .reference(let reference): reference.id
  case .markdown, .list, .map, .record, .assignments, .entries, .any, nil: nil
  }
}
