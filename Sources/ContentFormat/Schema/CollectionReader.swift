package import Diagnostics
internal import Markdown

/// Reads `_collection.yml` with the same ``FieldReader`` that checks entries.
package enum CollectionReader {
  /// Reads the schema of a collection. A broken file still returns a schema, so that its folder
  /// remains a collection.
  ///
  /// - Parameter isOutside: Whether the file is in the schemas folder, outside of the content.
  package static func read(
    _ file: SourceFile, isOutside: Bool = false
  ) -> (schema: CollectionSchema, findings: [Finding]) {
    var folder = ""
    var name = ContentPath.name(of: file.path)
    let isOfFolder = !isOutside && name == CollectionSchema.fileName
    if isOfFolder {
      folder = ContentPath.folder(of: file.path)
      name = ContentPath.name(of: folder)
    } else {
      name =
        name.hasSuffix(CollectionSchema.fileSuffix)
        ? String(name.dropLast(CollectionSchema.fileSuffix.count)) : ContentPath.stem(of: name)
    }
    name = String(name.drop { $0 == "_" })
    var schema = CollectionSchema(name: name, folder: folder, location: file.at(.fileStart))
    schema.path = isOutside ? nil : file.path
    schema.route =
      isOfFolder
      ? folder.split(separator: "/").map { String($0.drop { $0 == "_" }) }.joined(separator: "/")
      : name
    if let offset = firstInvalidUTF8(in: file.bytes) {
      schema.isBroken = true
      return (schema, [.invalidUTF8(in: file, at: offset)])
    }
    let (parsed, problems) = YAMLReader.read(0..<file.bytes.count, of: file)
    var reader = FieldReader(file: file)
    reader.findings = problems
    if isOfFolder, folder.isEmpty {
      reader.error(
        "the content folder itself cannot be a collection", at: .fileStart,
        help: [
          "move this file and its entries into a folder, or call it "
            + "`NAME\(CollectionSchema.fileSuffix)` and select the entries with `entries:`"
        ])
    }
    // An empty file declares nothing.
    let empty = problems.isEmpty ? YAMLNode(value: .mapping([]), range: .fileStart) : nil
    guard let written = parsed ?? empty else {
      schema.isBroken = true
      return (schema, reader.findings)
    }
    let isMatrix = MisplacedKeys.isOfMatrices(written)
    let node = reader.withFieldsInPlace(written, isMatrix: isMatrix)
    let values = reader.fields(
      of: node, schema: isMatrix ? Self.keysOfMatrices : Self.schema,
      owner: isMatrix ? "a collection of matrices" : "a collection")
    schema.sources = reader.entrySources(values)
    if !isOfFolder {
      schema.folder = schema.sources?.folder ?? ""
      let hasTable = values.item("table") != nil
      if schema.sources == nil, !hasTable, !node.hasKey("entries") {
        reader.error(
          "this schema does not say where its entries are", at: .fileStart,
          help: ["add `entries: { from: [\"\(name)/**\"] }`, with paths below the content folder"])
      }
      if name.isEmpty {
        reader.error(
          "the name of this file gives the collection no name", at: .fileStart,
          help: ["rename it, for example to `risks\(CollectionSchema.fileSuffix)`"])
      }
      schema.isBroken = schema.sources?.from.isEmpty ?? !hasTable
    }
    schema.name = values.text("name") ?? schema.name
    if let route = values.text("route") {
      schema.route = route.split(separator: "/").joined(separator: "/")
      if let part = route.split(separator: "/").first(where: { !isRoutePart(String($0)) }) {
        reader.error(
          "`route` may not contain \(String(part).quoted)", at: values["route"]?.range ?? node.range
        )
      }
    }
    schema.singular = values.text("singular") ?? singular(of: schema.name)
    schema.plural = values.text("plural") ?? schema.name
    // A mapping has the sources of descriptions instead.
    schema.description = values.node("description")?.text
    schema.sort = values.text("sort") ?? schema.sort
    if values.flag("referenced") == true {
      schema.referencedLocation = values.item("referenced").map { file.at($0.keyRange) }
    }
    schema.template = values.text("template")
    schema.templateLocation = values["template"].map { file.at($0.range) }
    schema.archetype = reader.archetype(values, isOutside: isOutside)
    schema.linksTerms = values.flag("link_terms") ?? false
    schema.uniqueBy = values.texts("unique_by").map(\.text)
    if isMatrix {
      schema.kind = .matrix
      schema.matrix = reader.matrix(values, of: node)
    }
    // Assigned once, because the schema recomputes its derived lists on every assignment.
    if values["fields"] != nil { schema.fields = reader.declaredFields(values) }
    // The fields of the entries are unknown, so they are not reported.
    if values["fields"] == nil, node.hasKey("fields"), !node.hasNull("fields") {
      schema.isBroken = true
    }
    schema.otherFields = values.choice("other_fields", as: OtherFieldsRule.self) ?? .refuse
    schema.naming = reader.naming(
      values, schema.allFields, except: schema.description == nil ? nil : .description)
    if let id = values.node("id") { schema.id = reader.idRule(id, schema) }
    if let item = values.item("items") {
      schema.items = reader.itemSource(item)
      if schema.kind == .matrix {
        reader.error(
          "a file has one matrix, so a collection of matrices has no `items`", at: item.keyRange)
        schema.items = nil
      }
    }
    if let item = values.item("mention") { schema.mention = reader.mention(item) }
    reader.checkNames(schema, values)
    reader.setRanges(values, of: &schema)
    return (schema, reader.findings)
  }

  /// The keys that only collections of matrices have.
  package static let matrixKeys =
    [
      FieldSchema(
        "title", .text, meaning: "The title of the matrix that the schema declares with `table`.")
    ] + MatrixSchema.inSchema

  /// The keys of a schema with `kind: matrix`.
  static let keysOfMatrices =
    schema.filter { key in
      !matrixKeys.contains { $0.name == key.name }
    } + matrixKeys

  /// The keys of a schema.
  package static let schema = [
    FieldSchema(
      "kind", .enumeration([EnumValue(id: "entries"), EnumValue(id: "matrix")], isOrdered: false),
      meaning: "`matrix`: the entries are matrices."),
    FieldSchema(
      "name", .string, meaning: "The name for references. The default is that of the folder."),
    FieldSchema("route", .string, meaning: "The route of the index. The default is the folder."),
    FieldSchema("singular", .string, meaning: "The noun for one entry."),
    FieldSchema("plural", .string, meaning: "The noun for several, and the title of the index."),
    FieldSchema(
      "id", .any,
      meaning:
        "The ids of entries: a pattern such as `'^L-[0-9]+$'`, a template of fields such as `'ri-{sequence:03}'`, or `{ from:, pattern:, also: }`. The default is the field `id`, then the name of the file."
    ),
    FieldSchema(
      "sort", .string, meaning: "The field that orders entries, in descending order after a `-`."),
    FieldSchema(
      "mention", .string, meaning: "The form of an id in prose, such as `'@{id}'`: it is a link."),
    description,
    FieldSchema(
      "referenced", .boolean, meaning: "`true`: every entry must be the target of a reference."),
    FieldSchema(
      "link_terms", .boolean,
      meaning: "`true`: the first mention of a title or an alias on a page is a link."),
    FieldSchema("template", .string, meaning: "The template of the pages of its entries."),
    FieldSchema(
      "archetype", .string,
      meaning: "The file beside the schema with the text of a new entry, such as `_archetype.md`."),
    FieldSchema(
      "items", .string,
      meaning:
        "The parts of a file that are entries: a path such as `techniques[*]`, `each document` or `heading 2`."
    ),
    EntryNaming.frontMatterKey, NameSources.key(.title), NameSources.key(.date),
    uniqueBy, ValueRanges.key,
    FieldSchema(
      "fields", .map(keys: nil, FieldSchema("field", .any)),
      meaning: "The fields of its entries, by name: a type, or `{ type:, … }`."),
    OtherFieldsRule.field,
    FieldSchema(
      "entries", .record(EntrySources.fields),
      meaning: "The files that are entries. The default is all in the folder."),
  ]

  /// A text that introduces the collection, or the sources of the descriptions of its entries.
  private static let description = {
    var key = NameSources.key(.description)
    key.meaning = "A text that introduces the collection on its index. " + key.meaning
    return key
  }()

  private static let uniqueBy = {
    var field = FieldSchema(
      "unique_by", .list(FieldSchema("unique_by", .string)),
      meaning: "The fields whose values together identify an entry.")
    field.isUnique = true
    return field
  }()
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
  package mutating func error(_ message: String, at range: SourceRange, help: [String] = []) {
    findings.append(.schemaError(message, at: file.at(range), help: help))
  }

  /// Returns the declared fields of a schema.
  mutating func declaredFields(_ values: Fields) -> [FieldSchema] {
    guard case .map(let items)? = values["fields"]?.value else { return [] }
    let universal = Dictionary(
      uniqueKeysWithValues: CollectionSchema.universalFields.map { ($0.name, $0) })
    return declarable(items).compactMap { item in
      guard case .any(let declaration) = item.field.value else { return nil }
      // A field with an invalid declaration accepts any value, so that it causes no findings in
      // entries.
      var declared =
        field(item.key.id, declaration, keyRange: item.key.range) ?? FieldSchema(item.key.id, .any)
      // The constraints of `date`, `last_updated` and `review_by` hold even if the schema
      // redeclares them.
      declared.mustBePast =
        declared.mustBePast || universal[declared.name]?.mustBePast ?? false
      if declared.type.isDate, let universal = universal[declared.name] {
        declared.notBefore = declared.notBefore ?? universal.notBefore
      }
      return declared
    }
  }

  /// Returns the name of the file with the text of new entries. In the content, it begins with `_`,
  /// because the file would be a page otherwise.
  fileprivate mutating func archetype(_ values: Fields, isOutside: Bool) -> String? {
    guard let name = values.text("archetype"), let range = values["archetype"]?.range else {
      return nil
    }
    guard !name.contains("/"), !name.contains("\\"), isOutside || name.hasPrefix("_") else {
      error(
        "`archetype` names a file beside the schema that begins with `_`", at: range,
        help: ["for example `archetype: _archetype.md`"])
      return nil
    }
    return name
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
    matrix.description = values.node("description")?.text
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

  /// Reports names in `unique_by` that are not fields, or fields whose values cannot be compared.
  private mutating func checkUniqueBy(_ schema: CollectionSchema, _ values: Fields) {
    let known = schema.allFields
    if let list = values["unique_by"], case .list(let items) = list.value, items.isEmpty {
      error("`unique_by` names no field", at: list.range)
    }
    for (name, range) in values.texts("unique_by") {
      guard let field = known.first(where: { $0.name == name }) else {
        error(
          "`unique_by` names \(name.quoted), which is not a field", at: range,
          help: didYouMean(name, in: known.map(\.name)))
        continue
      }
      if !field.type.isComparable {
        error(
          "`unique_by` names \(name.quoted), whose values cannot be compared", at: range,
          help: ["name fields with single values, or lists of them"])
      }
    }
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
    checkOrder(of: schema.fields, beside: schema.allFields)
    checkUniqueBy(schema, values)
    if let mention = schema.mention, mention.prefix.isEmpty, !schema.hasDistinctIDs {
      let needsRule = schema.id.sources == IDRule.standardSources
      error(
        needsRule
          ? "a bare `mention` needs an `id` pattern or template, or every word would be a mention"
          : "a bare `mention` needs an id with a fixed part, or every word would be a mention",
        at: values["mention"]?.range ?? .fileStart,
        help: needsRule ? [] : ["put a character before it, such as `mention: '@{id}'`"])
    }
  }
}
