internal import ContentFormat
internal import Diagnostics
internal import Markdown

/// Reads the entries of a file that has several (`items` in `_collection.yml`).
struct ItemReader {
  private let file: SourceFile
  private let schema: CollectionSchema
  private let collection: CollectionIndex?
  private let options: MarkdownOptions
  private var reader: FieldReader
  private var entries: [Entry] = []
  /// True if an entry has no id, so that references to it are not reported.
  private var hasUnnamed = false

  init(
    _ file: SourceFile, _ schema: CollectionSchema, _ collection: CollectionIndex?,
    _ options: MarkdownOptions
  ) {
    self.file = file
    self.schema = schema
    self.collection = collection
    self.options = options
    reader = FieldReader(file: file, markdown: options)
  }

  /// Reads a file that `items` divides.
  consuming func read(_ items: ItemSource) -> ParsedFile {
    switch items {
    case .path(let path): return data(path)
    case .documents: return data(nil)
    case .headings(let level): return sections(level: level)
    }
  }

  private func unparsed(_ findings: [Finding]) -> ParsedFile {
    .unparsed(file, collection, schema: schema, findings, hasItems: true)
  }

  private var result: ParsedFile {
    ParsedFile(
      entries: entries,
      unparsed: hasUnnamed
        ? UnparsedEntry(file, collection: collection, schema: schema, hasItems: true) : nil,
      findings: reader.findings, patterns: reader.patterns)
  }

  /// The treatment of keys that the schema does not declare.
  private var others: OtherFieldsRule { schema.isBroken ? .ignore : schema.otherFields }

  // MARK: Data

  /// Reads the items at a path, or the documents themselves without a path.
  private mutating func data(_ path: ItemPath?) -> ParsedFile {
    let (documents, problems) = DataFile.documents(of: file)
    let given = documents.filter { !$0.isNull }
    guard !given.isEmpty else {
      return unparsed(problems.isEmpty ? [.noItems(in: file)] : problems)
    }
    reader.findings = problems
    let body = MarkdownParser.parse(file.bytes, body: 0..<0, options: options)
    guard let path else {
      // The only document of a file takes its name, as files of one entry do.
      let name = given.count == 1 ? ContentPath.stem(of: file.path) : ""
      for node in given { add(Item(node: node, key: nil), named: name, body) }
      return result
    }
    let (items, findings) = path.items(of: given, in: file)
    reader.findings += findings
    hasUnnamed = !findings.isEmpty
    for item in items { add(item, named: "", body) }
    return result
  }

  /// Adds an item. `name` names it if neither a key nor a field does.
  private mutating func add(_ item: Item, named name: String, _ body: MarkdownDocument) {
    let name = item.key.map { EntryName(text: $0.text, range: $0.range) } ?? EntryName(text: name)
    let node = item.record
    let known = name.text.isEmpty ? fieldsWithID : schema.allFields
    let fields = reader.fields(
      of: node, schema: known, owner: schema.plural, others: others,
      declaredIn: schema.location.path.quoted)
    let findingCount = reader.findings.count
    let start = SourceRange(Int(node.range.start), Int(node.range.start))
    var names = IdentityReader(
      file: file, node: node, schema: schema, naming: schema.naming,
      body: EntryBody(document: body), fields: fields, itemName: name)
    let identity = names.read(&reader)
    guard !identity.id.isEmpty else {
      // The missing id is reported already.
      reader.findings.removeSubrange(findingCount...)
      hasUnnamed = true
      return
    }
    let whole = SourceRange(
      Int(name.range?.start ?? node.range.start), Int(max(node.range.end, item.node.range.end)))
    let ignored = Suppression.read(fields.list("ignore"), path: file.displayPath) { _ in
      .range(file.at(whole))
    }
    var hasher = Hasher()
    hasher.combine(identity.id)
    node.combineValues(into: &hasher)
    entries.append(
      Entry(
        names.fields, body, [], suppressions: ignored, of: file, collection, identity,
        face: hasher.finalize(),
        place: EntryPlace(
          name: identity.idRange.isEmpty ? name.range ?? start : identity.idRange, id: identity.id),
        &reader))
  }

  /// The fields of an item without a key, which needs an `id` unless other fields determine it.
  private var fieldsWithID: [FieldSchema] {
    if schema.id.sources != IDRule.standardSources { return schema.allFields }
    return schema.allFields.map { field in
      var field = field
      if field.name == "id" { field.isRequired = true }
      return field
    }
  }

  // MARK: Sections

  /// Fields of a file's front matter that belong to the file and not to its sections.
  private static let ownFields: Set<String> = ["id", "title", "description"]
  /// Fields that cannot have the same value in several entries.
  private static let distinctFields: Set<String> = [
    "id", "title", "description", "slug", "aliases", "redirect_from", "rankings",
  ]

  private static let titleField = FieldSchema("title", .string)

  /// Reads the sections below the headings of a level. They share the fields of the front matter.
  private mutating func sections(level: Int) -> ParsedFile {
    let yaml: Range<Int>?
    let body: Range<Int>
    switch FrontMatter.split(file.bytes) {
    case .present(let range, let rest): (yaml, body) = (range, rest)
    case .absent(let rest): (yaml, body) = (nil, rest)
    case .unclosed(let range):
      return unparsed([.unclosedFrontMatter(at: file.at(range))])
    }
    if let finding = ComplexityLimits.check(file, body: body, options) {
      return unparsed([finding])
    }
    let shared: Fields
    switch sharedFields(yaml) {
    case .success(let fields): shared = fields
    case .failure(let problems): return unparsed(problems.findings)
    }
    let parsed = MarkdownParser.sections(
      of: file.bytes, body: body, level: level, options: options)
    if let (range, uses) = parsed.excess {
      return unparsed([.footnoteTooLong(range.indices.count, uses: uses, at: file.at(range))])
    }
    guard !parsed.sections.isEmpty else {
      let levels = Set(parsed.otherHeadings.map(\.level))
      return unparsed([.noItems(headingsOfLevel: level, levels: levels, in: file)])
    }
    if let range = parsed.firstOtherBlock {
      reader.findings.append(
        .unpublishedText(
          at: file.at(range), level: level, others: parsed.otherBlockCount - 1))
    }
    let plain = ViewReader.withoutContainers(file, parsed.sections.map(\.document))
    var hasher = Hasher()
    file.bytes[..<body.lowerBound].withUnsafeBytes { hasher.combine(bytes: $0) }
    let outer = parsed.otherHeadings.map(\.anchor) + parsed.otherAnchors
    for section in parsed.sections { add(section, level, shared, plain, outer, hasher) }
    return result
  }

  private struct Problems: Error {
    let findings: [Finding]
  }

  /// Reads the fields that all sections share. A required field that is missing is reported once.
  private mutating func sharedFields(_ yaml: Range<Int>?) -> Result<Fields, Problems> {
    var node = YAMLNode(value: .mapping([]), range: .fileStart)
    if let yaml {
      let (written, problems) = YAMLReader.read(yaml, of: file)
      if written == nil, !problems.isEmpty { return .failure(Problems(findings: problems)) }
      reader.findings += problems
      node = written ?? node
    }
    if case .mapping(let pairs) = node.value {
      node = YAMLNode(
        value: .mapping(pairs.filter { !Self.ownFields.contains($0.key) }), range: node.range)
    }
    let known = schema.allFields.filter { !Self.distinctFields.contains($0.name) }
    return .success(
      reader.fields(
        of: node, schema: known, owner: "the front matter of a file of several \(schema.plural)",
        others: others, declaredIn: schema.location.path.quoted))
  }

  private mutating func add(
    _ section: MarkdownSections.Section, _ level: Int, _ shared: Fields, _ plain: SourceFile,
    _ outerAnchors: [String], _ hasher: Hasher
  ) {
    let heading = section.heading
    let (name, title) = names(of: heading)
    guard !title.text.isEmpty else {
      reader.findings.append(.untitledItem(at: file.at(heading.range)))
      return
    }
    let fields = shared.adding(
      Self.titleField, keyRange: heading.range, Field(.text(title.text), title.range))
    let node = YAMLNode(value: .mapping([]), range: heading.range)
    var names = IdentityReader(
      file: file, node: node, schema: schema, naming: schema.naming,
      body: EntryBody(document: section.document), fields: fields, itemName: name)
    let identity = names.read(&reader)
    // The whole file shares the suppressions of the front matter.
    let ignored =
      entries.isEmpty
      ? Suppression.read(fields.list("ignore"), path: file.displayPath) { _ in
        .file(file.displayPath)
      } : []
    let (views, findings) = ViewReader.read(section.document, in: file, plain: plain)
    reader.findings += findings
    var hasher = hasher
    hasher.combine(identity.id)
    hasher.combine(identity.title)
    hasher.combine(identity.description)
    entries.append(
      Entry(
        names.fields, section.document, views, suppressions: ignored, of: file, collection,
        identity, face: hasher.finalize(),
        place: EntryPlace(
          section, level: level, outerAnchors: entries.isEmpty ? outerAnchors : []), &reader))
  }

  /// Returns the name and the title of a section. The name is the anchor of its heading, as on
  /// GitHub. If the schema has a pattern for ids and the first word of the heading matches it, that
  /// word is the name, and the rest is the title: `### R-01: Prompt injection`.
  private mutating func names(
    of heading: MarkdownDocument.Heading
  ) -> (name: EntryName, title: (text: String, range: SourceRange)) {
    let whole = (text: heading.text, range: heading.range)
    let anchor = EntryName(text: heading.anchor, range: heading.range)
    guard let pattern = schema.id.pattern else { return (anchor, whole) }
    let signs: Set<Character> = [":", ".", ",", "[", "]", "(", ")", "-", "–", "—"]
    let word = heading.text.prefix { !$0.isWhitespace }
    var trimmed = word.drop { signs.contains($0) }
    while let last = trimmed.last, signs.contains(last) { trimmed.removeLast() }
    let id = String(trimmed)
    guard !id.isEmpty, reader.matches(id, pattern) else {
      // References to the intended id are not reported, because the heading is.
      if !reader.matches(heading.anchor, pattern) { hasUnnamed = true }
      return (anchor, whole)
    }
    let rest = heading.text.dropFirst(word.count).drop { $0.isWhitespace || signs.contains($0) }
    let name = EntryName(text: id, range: range(of: id, in: heading.range))
    let title = String(rest)
    if title.isEmpty { return (name, (id, name.range ?? heading.range)) }
    return (name, (title, range(of: title, in: heading.range)))
  }

  /// Returns the range of a part of a heading, or of the whole heading if the file has the part in
  /// another form.
  private func range(of part: String, in heading: SourceRange) -> SourceRange {
    let bytes = file.bytes[heading.indices]
    let part = Array(part.utf8)
    let start = bytes.indices.first { bytes[$0] == part[0] && bytes[$0...].starts(with: part) }
    return start.map { SourceRange($0, $0 + part.count) } ?? heading
  }
}
