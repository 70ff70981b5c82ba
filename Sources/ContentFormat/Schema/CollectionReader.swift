package import Diagnostics
package import Markdown

/// Reads `_collection.yml` with the same ``FieldReader`` that checks entries.
package enum CollectionReader {
  /// Reads the schema of a collection. A broken file still returns a schema, so that its folder
  /// remains a collection.
  package static func read(_ file: SourceFile) -> (schema: CollectionSchema, findings: [Finding]) {
    let folder = ContentPath.folder(of: file.path)
    let name = String(ContentPath.name(of: folder).drop { $0 == "_" })
    var schema = CollectionSchema(name: name, folder: folder, location: file.at(.fileStart))
    schema.route = folder.split(separator: "/").map { String($0.drop { $0 == "_" }) }
      .joined(separator: "/")
    if let offset = firstInvalidUTF8(in: file.bytes) {
      schema.isBroken = true
      return (schema, [.invalidUTF8(in: file, at: offset)])
    }
    let (node, problems) = YAMLReader.read(0..<file.bytes.count, of: file)
    var reader = FieldReader(file: file)
    reader.findings = problems
    if folder.isEmpty {
      reader.error(
        "the content folder itself cannot be a collection", at: .fileStart,
        help: ["move this file and its entries into a folder"])
    }
    guard let node else {
      schema.isBroken = true
      return (schema, reader.findings)
    }
    let isMatrix = Self.isOfMatrices(node)
    let values = reader.fields(
      of: node, schema: isMatrix ? Self.schema + Self.matrixKeys : Self.schema,
      owner: isMatrix ? "a collection of matrices" : "a collection")
    schema.name = values.text("name") ?? schema.name
    if let route = values.text("route") {
      schema.route = route.split(separator: "/").joined(separator: "/")
      if let part = route.split(separator: "/").first(where: { !isRoutePart(String($0)) }) {
        reader.error(
          "`route` may not contain \(String(part).quoted)", at: values["route"]?.range ?? node.range
        )
      }
    }
    schema.singular = values.text("singular") ?? schema.name
    schema.plural = values.text("plural") ?? schema.name
    schema.sort = values.text("sort") ?? schema.sort
    if values.flag("referenced") == true {
      schema.referencedLocation = values.item("referenced").map { file.at($0.keyRange) }
    }
    schema.template = values.text("template")
    schema.templateLocation = values["template"].map { file.at($0.range) }
    schema.linksTerms = values.flag("link_terms") ?? false
    if values.choice("kind") == Self.matrixKind {
      schema.kind = .matrix
      schema.matrix = reader.matrix(values, of: node)
    }
    if case .map(let items)? = values["fields"]?.value {
      // Assigned once at the end, because the schema recomputes its derived lists on every
      // assignment.
      var declared: [FieldSchema] = []
      let universal = Dictionary(
        uniqueKeysWithValues: CollectionSchema.universalFields.map { ($0.name, $0) })
      for item in reader.declarable(items) {
        guard case .any(let declaration) = item.field.value else { continue }
        // A field with an invalid declaration accepts any value, so that it causes no findings in
        // entries.
        var field =
          reader.field(item.key.id, declaration, keyRange: item.key.range)
          ?? FieldSchema(item.key.id, .any)
        // `date` and `last_updated` may not be in the future, even if the schema redeclares them.
        field.mustBePast = field.mustBePast || universal[field.name]?.mustBePast ?? false
        declared.append(field)
      }
      schema.fields = declared
    }
    if let id = values.item("id") { schema.id = reader.idRule(id, schema) }
    if let item = values.item("mention") { schema.mention = reader.mention(item) }
    reader.checkNames(schema, values)
    return (schema, reader.findings)
  }

  private static func isOfMatrices(_ node: YAMLNode) -> Bool {
    guard case .mapping(let pairs) = node.value else { return false }
    return pairs.contains { $0.key == "kind" && $0.value.text == matrixKind }
  }

  private static let matrixKind = CollectionSchema.Kind.matrix.rawValue

  /// The keys that only collections of matrices have.
  static let matrixKeys = [FieldSchema("title", .text)] + MatrixSchema.inSchema

  static let schema = [
    FieldSchema(
      "kind", .enumeration([EnumValue(id: "entries"), EnumValue(id: "matrix")], isOrdered: false)),
    FieldSchema("name", .string), FieldSchema("route", .string), FieldSchema("singular", .string),
    FieldSchema("plural", .string), FieldSchema("id", .string), FieldSchema("sort", .string),
    FieldSchema("mention", .string), FieldSchema("description", .text),
    FieldSchema("referenced", .boolean), FieldSchema("link_terms", .boolean),
    FieldSchema("template", .string),
    FieldSchema("fields", .map(keys: nil, FieldSchema("field", .any))),
  ]
}

extension CollectionSchema {
  /// The form in which prose mentions entries of the collection, or nil if it does not.
  package var mentionPattern: MarkdownOptions.Mention? {
    guard let mention else { return nil }
    let id = id
    let types = Dictionary(fields.map { ($0.name, $0.type) }, uniquingKeysWith: { a, _ in a })
    return MarkdownOptions.Mention(prefix: mention.prefix, suffix: mention.suffix) { text in
      switch id {
      case .stem: isRoutePart(text)
      case .pattern(let pattern): pattern.isMatch(text)
      case .template(let parts): matches(text[...], parts[...], types)
      }
    }
  }

  /// True if the id template contains a part that distinguishes an id from an ordinary word.
  fileprivate func isDistinct(_ parts: [TemplatePart]) -> Bool {
    parts.contains { part in
      switch part {
      case .literal(let text): text.contains { $0.isLetter || $0.isNumber }
      case .field(let name):
        switch field(name)?.type.idTemplateForm {
        case .oneOf, .digits: true
        case .anything, nil: false
        }
      }
    }
  }
}

/// True if an id template could produce the text: literals match exactly, fields by their type.
/// Tracks every possible end of a part at the same time, so that backtracking cannot become
/// exponential.
private func matches(
  _ text: Substring, _ parts: ArraySlice<CollectionSchema.TemplatePart>,
  _ types: [String: FieldType]
) -> Bool {
  let bytes = Array(text.utf8)
  guard bytes.count <= maximumRoutePartLength else { return false }
  var ends: Set<Int> = [0]
  for part in parts {
    var next: Set<Int> = []
    func add(_ literal: String, at start: Int) {
      if bytes[start...].starts(with: literal.utf8) { next.insert(start + literal.utf8.count) }
    }
    switch part {
    case .literal(let literal): for start in ends { add(literal, at: start) }
    case .field(let name):
      switch types[name]?.idTemplateForm {
      case .oneOf(let values):
        for start in ends { for value in values { add(value.id, at: start) } }
      case .digits:
        for start in ends {
          let digits = bytes[start...].prefix { (0x30...0x39).contains($0) }
          next.formUnion(digits.indices.map { $0 + 1 })
        }
      case .anything, nil:
        if let first = ends.min(), first < bytes.count { next = Set(first + 1...bytes.count) }
      }
    }
    ends = next
    if ends.isEmpty { return false }
  }
  return ends.contains(bytes.count)
}

extension FieldType {
  /// The form of a field's values in an id template.
  fileprivate enum IDTemplateForm {
    case oneOf([EnumValue])
    case digits
    case anything
  }

  fileprivate var idTemplateForm: IDTemplateForm {
    if case .enumeration(let values, _) = self { return .oneOf(values) }
    return if case .integer = self { .digits } else { .anything }
  }
}

/// Maximum length of a route component in bytes. File systems allow 255, and a suffix such as
/// `.svg` may be added.
package let maximumRoutePartLength = 200
/// Maximum length of a route in bytes. Together with the output folder it has to fit into the path
/// length limit of the operating system.
package let maximumRouteLength = 1_000

/// True if a name is allowed as a route component: no path traversal, no hidden file, and no
/// character with a special meaning in URLs or on other operating systems.
package func isRoutePart(_ part: String) -> Bool {
  !part.isEmpty && part.utf8.count <= maximumRoutePartLength && part != "." && part != ".."
    && !part.hasPrefix(".")
    && !part.unicodeScalars.contains {
      $0.value < 0x20 || $0.value == 0x7F || "/\\:?#%*\"<>|&".unicodeScalars.contains($0)
    }
}

extension FieldReader {
  mutating func error(_ message: String, at range: SourceRange, help: [String] = []) {
    findings.append(.schemaError(message, at: file.at(range), help: help))
  }

  fileprivate mutating func idRule(
    _ item: Fields.Item, _ schema: CollectionSchema
  ) -> CollectionSchema.IDRule {
    guard case .text(let text) = item.field.value else { return .stem }
    if text.contains("{") && !text.hasPrefix("^") {
      let parts = templateParts(text)
      for case .field(let name) in parts where schema.field(name) == nil {
        error(
          "the id template uses \(name.quoted), which `fields` does not declare",
          at: item.field.range, help: didYouMean(name, in: schema.fields.map(\.name)))
      }
      return .template(parts)
    }
    guard let pattern = Pattern(text, at: file.at(item.field.range)) else {
      error("\(text.quoted) is not a regular expression", at: item.field.range)
      return .stem
    }
    return .pattern(pattern)
  }

  private func templateParts(_ text: String) -> [CollectionSchema.TemplatePart] {
    var parts: [CollectionSchema.TemplatePart] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
      parts.append(.field(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    return parts
  }

  fileprivate mutating func mention(_ item: Fields.Item) -> (prefix: String, suffix: String)? {
    guard case .text(let text) = item.field.value else { return nil }
    guard let range = text.firstRange(of: "{id}") else {
      error(
        "`mention` says how an id is written in prose and must contain `{id}`",
        at: item.field.range, help: ["for example `mention: '@{id}'`"])
      return nil
    }
    return (String(text[..<range.lowerBound]), String(text[range.upperBound...]))
  }

  /// Reports a `not_before` that does not name a date field.
  private mutating func checkDates(_ schema: CollectionSchema) {
    let known = schema.allFields
    for field in schema.fields {
      guard let name = field.notBefore else { continue }
      let place = field.nameLocations[name] ?? field.location ?? schema.location
      guard let other = known.first(where: { $0.name == name }) else {
        findings.append(
          .schemaError(
            "`not_before` names \(name.quoted), which is not a field", at: place,
            help: didYouMean(name, in: known.map(\.name))))
        continue
      }
      if !other.type.isDate && !other.isUnchecked {
        findings.append(
          .schemaError("`not_before` names \(name.quoted), which is not a date", at: place))
      }
    }
  }

  /// Returns the keys of matrices, or nil if there are none. Without a page for the table, the
  /// schema declares no matrix of its own, and no title applies.
  fileprivate mutating func matrix(_ values: Fields, of node: YAMLNode) -> MatrixDeclaration? {
    let names = Set(MatrixSchema.inSchema.map(\.name))
    var matrix = MatrixDeclaration(path: file.displayPath)
    matrix.fields.items = values.items.filter { names.contains($0.schema.name) }
    if let title = values.item("title"), let text = values.text("title") {
      matrix.title = (text, title.field.range)
      if matrix.page == nil {
        error(
          "`title` is that of a matrix whose table is on another page, and `table` names no page",
          at: title.keyRange, help: ["add `table: { in: path/of/page.md }`"])
      }
    }
    matrix.description = values.text("description")
    if matrix.page != nil, let table = values.item("table"), case .mapping(let pairs) = node.value {
      let missing = ["rows", "columns"].filter { name in !pairs.contains { $0.key == name } }
      if !missing.isEmpty {
        error(
          "a matrix needs \(missing.map(\.quoted).listed())", at: table.keyRange,
          help: ["name a collection, or write `table` for the headers in the table"])
      }
    }
    return matrix.fields.items.isEmpty ? nil : matrix
  }

  fileprivate mutating func checkNames(_ schema: CollectionSchema, _ values: Fields) {
    let known = schema.allFields.map(\.name)
    let matrixNames = schema.kind == .matrix ? MatrixSchema.fields.map(\.name) : []
    for field in schema.fields where matrixNames.contains(field.name) {
      findings.append(
        .schemaError(
          "\(field.name.quoted) is a built-in field of every matrix",
          at: field.location ?? schema.location, help: ["give this field another name"]))
    }
    let universal = Dictionary(
      uniqueKeysWithValues: CollectionSchema.universalFields.map { ($0.name, $0) })
    for field in schema.fields {
      guard let own = universal[field.name], own.type.noun != field.type.noun else { continue }
      findings.append(
        .schemaError(
          "\(field.name.quoted) is a built-in field of every entry: \(own.type.noun)",
          at: field.location ?? schema.location,
          help: ["declare it with the same type, or give this field another name"]))
    }
    let sort = schema.sort.hasPrefix("-") ? String(schema.sort.dropFirst()) : schema.sort
    if let item = values["sort"], !known.contains(sort) {
      error("no field \(sort.quoted) to sort by", at: item.range, help: didYouMean(sort, in: known))
    }
    checkDates(schema)
    if let mention = schema.mention, mention.prefix.isEmpty, case .template(let parts) = schema.id,
      !schema.isDistinct(parts)
    {
      error(
        "a bare `mention` needs an id with a fixed part, or every word would be a mention",
        at: values["mention"]?.range ?? .fileStart,
        help: ["put a character before it, such as `mention: '@{id}'`"])
    }
    if case .stem = schema.id, let mention = schema.mention, mention.prefix.isEmpty {
      error(
        "a bare `mention` needs an `id` pattern or template, or every word would be a mention",
        at: values["mention"]?.range ?? .fileStart)
    }
  }
}
