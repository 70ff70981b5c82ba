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

  private init(unparsed: UnparsedEntry, findings: [Finding]) {
    entries = []
    self.findings = findings
    self.unparsed = unparsed
    patterns = PatternOutcomes()
  }

  /// The result for a file that could not be parsed.
  package static func unparsed(
    _ file: SourceFile, _ collection: CollectionIndex?, _ findings: [Finding],
    hasItems: Bool = false
  ) -> ParsedFile {
    ParsedFile(
      unparsed: UnparsedEntry(file, collection: collection, hasItems: hasItems), findings: findings)
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
  package static func read(
    _ file: SourceFile, schema: CollectionSchema?, collection: CollectionIndex?,
    options: MarkdownOptions
  ) -> ParsedFile {
    let items = schema?.items.flatMap { $0.divides(file.path) ? $0 : nil }
    if let offset = firstInvalidUTF8(in: file.bytes) {
      let finding = Finding.invalidUTF8(in: file, at: offset)
      return .unparsed(file, collection, [finding], hasItems: items != nil)
    }
    if let offset = file.bytes.firstControl {
      let place = file.at(SourceRange(offset, offset + 1))
      let finding = Finding.controlCharacter(UInt32(file.bytes[offset]), at: place)
      return .unparsed(file, collection, [finding], hasItems: items != nil)
    }
    if let schema, let items {
      return ItemReader(file, schema, collection, options).read(items)
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
    if let finding = ComplexityLimits.check(file, body: body) {
      return .unparsed(file, collection, [finding])
    }
    return read(file, yaml, body, schema, collection, options)
  }

  private static func read(
    _ file: SourceFile, _ yaml: Range<Int>, _ body: Range<Int>, _ schema: CollectionSchema?,
    _ collection: CollectionIndex?, _ options: MarkdownOptions
  ) -> ParsedFile {
    let (node, problems) =
      isDataFile(file.path) ? DataFile.document(of: file) : YAMLReader.read(yaml, of: file)
    guard let node else {
      let empty = problems.isEmpty ? [Finding.missingFrontMatter(in: file)] : problems
      return .unparsed(file, collection, empty)
    }
    var reader = FieldReader(file: file, markdown: options)
    reader.findings = problems
    let known = schema?.allFields ?? CollectionSchema.universalFields
    let fields = reader.fields(
      of: node, schema: known, owner: schema?.plural ?? "a page",
      isLenient: schema?.isBroken ?? false)
    let titleRange =
      fields["title"]?.range ?? SourceRange(Int(node.range.start), Int(node.range.start))
    let name = EntryName(text: ContentPath.stem(of: file.path))
    let (id, idRange) = id(of: file, name, fields, schema, node, &reader)
    let document = MarkdownParser.parse(file.bytes, body: body, options: options)
    let ignored = Suppression.read(fields.list("ignore"), path: file.displayPath) { _ in
      .file(file.displayPath)
    }
    let (views, viewFindings) = ViewReader.read(document, in: file)
    reader.findings += viewFindings
    let entry = Entry(
      fields, document, views, suppressions: ignored, of: file, collection, id: id,
      idRange: idRange, titleRange: titleRange, face: face(of: file.bytes[..<body.lowerBound]),
      &reader)
    return ParsedFile(
      entries: [entry], findings: reader.findings, patterns: reader.patterns)
  }

  /// Hash of an entry's face, which depends only on the bytes before the body.
  private static func face(of bytes: ArraySlice<UInt8>) -> Int {
    var hasher = Hasher()
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    return hasher.finalize()
  }

  /// Returns the id of an entry, and the range of the text that gives it.
  static func id(
    of file: SourceFile, _ name: EntryName, _ fields: Fields, _ schema: CollectionSchema?,
    _ node: YAMLNode, _ reader: inout FieldReader
  ) -> (String, SourceRange?) {
    let written = fields["id"]
    guard let schema else { return (String(file.path.dropLast(3)), nil) }
    switch schema.id {
    case .template(let parts): return derivedID(parts, file, name, fields, schema, node, &reader)
    case .pattern(let pattern):
      let id = fields.text("id") ?? name.text
      let start = Int(node.range.start)
      let place = file.at(written?.range ?? name.range ?? SourceRange(start, start))
      if !reader.compare(id, pattern, field: "id", at: place) {
        return (id, written?.range ?? name.range)
      } else if !isReferable(id) {
        reader.findings.append(
          .invalidID(id, at: file.at(written?.range ?? name.range ?? .wholeFile)))
      }
      return (id, written?.range ?? name.range)
    case .stem:
      let id = fields.text("id") ?? name.text
      if !isReferable(id) {
        reader.findings.append(
          .invalidID(id, at: file.at(written?.range ?? name.range ?? .wholeFile)))
      }
      return (id, written?.range ?? name.range)
    }
  }

  /// Returns an id built from fields, and the range of the first of these fields.
  private static func derivedID(
    _ parts: [CollectionSchema.TemplatePart], _ file: SourceFile, _ name: EntryName,
    _ fields: Fields, _ schema: CollectionSchema, _ node: YAMLNode, _ reader: inout FieldReader
  ) -> (String, SourceRange?) {
    var id = ""
    var range: SourceRange?
    for part in parts {
      switch part {
      case .literal(let text): id += text
      case .field(let fieldName):
        guard let text = plainText(fields[fieldName]) else {
          let isSaid = schema.field(fieldName)?.isRequired ?? true
          if let field = schema.field(fieldName), !isSaid, fields[fieldName] == nil {
            reader.findings.append(
              .missingField(field, of: node, key: nil, in: file))
          }
          return (name.text, name.range)
        }
        id += text
        range = range ?? fields[fieldName]?.range
      }
    }
    if let written = fields["id"], case .text(let text) = written.value, text != id {
      reader.findings.append(
        .patternMismatch(text, field: "id", pattern: id, at: file.at(written.range)))
    }
    return (id, range)
  }

  /// True if the id is safe in a reference, an anchor and a URL.
  private static func isReferable(_ id: String) -> Bool {
    isRoutePart(id) && !id.contains(where: \.isWhitespace)
  }
}

/// What names an entry whose fields have no `id`.
struct EntryName {
  /// The stem of its file, its key, or an empty text for an item of a list.
  let text: String
  /// The range of its key or heading, or nil for the name of a file.
  var range: SourceRange?
}

extension Entry {
  /// Creates an entry from its checked fields and its parsed body, with the suppressions in both.
  init(
    _ fields: Fields, _ document: MarkdownDocument, _ views: [ViewBlock],
    suppressions ignored: [Suppression], of file: SourceFile, _ collection: CollectionIndex?,
    id: String, idRange: SourceRange?, titleRange: SourceRange, face: Int,
    place: EntryPlace? = nil, _ reader: inout FieldReader
  ) {
    var subEntries: [SubEntry] = []
    for item in fields.items {
      if case .entries(let items) = item.field.value { subEntries += items }
    }
    let (comments, findings) = Suppression.read(document, of: file)
    reader.findings += findings
    self.init(
      path: file.path, displayPath: file.displayPath, collection: collection, id: id,
      idRange: idRange ?? titleRange, title: fields.text("title") ?? id, titleRange: titleRange,
      description: fields.text("description"),
      fields: fields, document: document, subEntries: subEntries, views: views,
      suppressions: ignored + comments, face: face, place: place)
    for document in documents {
      reader.patterns.costlyMentions.formUnion(document.costlyMentions)
    }
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
