internal import Diagnostics

extension FieldReader {
  /// Reads the declaration of a field in `_collection.yml`. `node` is the name of a type or a
  /// mapping with the key `type`.
  mutating func field(_ name: String, _ node: YAMLNode, keyRange: SourceRange) -> FieldSchema? {
    var declaration = node
    if node.text != nil {
      declaration = YAMLNode(
        value: .mapping([.init(key: "type", keyRange: node.range, value: node)]),
        range: node.range)
    }
    let values = fields(of: declaration, schema: Self.declarationFields, owner: "a field")
    guard let kind = values.choice("type"), let type = type(kind, name, values, node) else {
      return nil
    }
    var field = FieldSchema(
      name, type, label: values.text("label"), required: values.flag("required") ?? false)
    field.location = file.at(keyRange)
    field.defaultValue = values.node("default")
    field.isUnique = values.flag("unique") ?? false
    field.minimum = values.number("min")
    field.maximum = values.number("max")
    if !isPassedOn(kind) { field.pattern = pattern(values) }
    field.isComplete = values.flag("complete") ?? false
    field.isAcyclic = values.flag("acyclic") ?? false
    field.isSymmetric = values.flag("symmetric") ?? false
    field.inverse = values.text("inverse")
    field.isTitled = values.flag("titled") ?? false
    field.notBefore = values.text("not_before")
    field.isPast = values.flag("past") ?? false
    field.notAbove = values.text("not_above")
    field.covers = values.flag("covers") ?? false
    field.isSuccessor = values.flag("successor") ?? false
    field.pinned = values.text("pinned")
    field.isReferenced = values.flag("referenced") ?? false
    if kind == "map" { field.heldAgainst = matrixLine(values) }
    field.computed = values.choice("computed").flatMap {
      FieldConstraints.Computation(rawValue: $0)
    }
    field.places = places(values)
    checkConstraints(kind, values)
    if let low = field.minimum, let high = field.maximum, low > high {
      error("`max` is less than `min`", at: values["max"]?.range ?? node.range)
      // No value can satisfy both bounds. Dropping them avoids a finding for every entry.
      (field.minimum, field.maximum) = (nil, nil)
    }
    if let value = field.defaultValue, self.value(value, field) == nil { field.defaultValue = nil }
    return field
  }

  /// Reads the matrix row or column that constrains a map. `matrix` and `by` require each other.
  private mutating func matrixLine(_ values: Fields) -> FieldConstraints.MatrixLine? {
    switch (values.item("matrix"), values.item("by")) {
    case (nil, nil): return nil
    case (let matrix?, nil):
      error(
        "`matrix` needs `by` here: the field that names the row or column", at: matrix.keyRange)
      return nil
    case (nil, let by?):
      error("`by` needs `matrix`: what the map is held against", at: by.keyRange)
      return nil
    case (.some, .some):
      guard let matrix = values.text("matrix"), let by = values.text("by") else { return nil }
      return .init(matrix: matrix, by: by)
    }
  }

  /// The locations of the collections, matrices and fields that a declaration names.
  private func places(_ values: Fields) -> [String: SourceLocation] {
    var places: [String: SourceLocation] = [:]
    func add(_ node: YAMLNode) {
      if let text = node.text { places[String(text.prefix { $0 != "#" })] = file.at(node.range) }
      if case .sequence(let items) = node.value { for item in items { add(item) } }
    }
    for key in ["to", "of"] {
      guard let node = values.node(key) else { continue }
      add(node)
      if case .mapping(let pairs) = node.value {
        for pair in pairs where pair.key == "to" || pair.key == "matrix" { add(pair.value) }
      }
    }
    for key in ["matrix", "not_before", "not_above", "pinned", "by"] {
      if let text = values.text(key), let field = values[key] {
        places[text] = file.at(field.range)
      }
    }
    return places
  }

  private mutating func type(
    _ kind: String, _ name: String, _ values: Fields, _ node: YAMLNode
  ) -> FieldType? {
    switch kind {
    case "string": return .string
    case "text": return .text
    case "markdown": return .markdown
    case "integer": return .integer
    case "number": return .number
    case "boolean": return .boolean
    case "date": return .date
    case "duration": return .duration
    case "url": return .url
    case "enum": return enumeration(values, node)
    case "record": return .record(parts(values, node))
    case "entries": return .entries(parts(values, node, required: false))
    case "reference": return target(values, node).map { .reference($0) }
    case "assignments":
      guard let matrix = values.text("matrix") else { return missing("matrix", kind, node) }
      return .assignments(matrix: matrix)
    case "list": return element(name, values, node).map { .list($0) }
    default:
      guard let element = element(name, values, node) else { return nil }
      let isReference = values.choice("keys") == "reference"
      return .map(keys: isReference ? target(values, node) : nil, element)
    }
  }

  private mutating func missing(_ key: String, _ kind: String, _ node: YAMLNode) -> FieldType? {
    error("a field of type `\(kind)` needs \(key.quoted)", at: node.range)
    return nil
  }

  private mutating func enumeration(_ values: Fields, _ node: YAMLNode) -> FieldType? {
    guard let list = values.node("values"), case .sequence(let items) = list.value, !items.isEmpty
    else { return missing("values", "enum", node) }
    var result: [EnumValue] = []
    var places: [String: Int] = [:]
    for (index, item) in items.enumerated() {
      if let text = item.text {
        result.append(EnumValue(id: text))
      } else {
        let fields = self.fields(of: item, schema: Self.enumValueFields, owner: "an enum value")
        guard let id = fields.text("id") else { continue }
        result.append(EnumValue(id: id, label: fields.text("label")))
      }
      guard let last = result.last else { continue }
      if let first = places[last.id] {
        findings.append(
          .duplicateValue(
            last.id, field: "values", at: file.at(item.range), first: file.at(items[first].range),
            removal: list.removal(ofItem: index, in: file)))
      } else {
        places[last.id] = index
      }
    }
    return .enumeration(result, isOrdered: values.flag("ordered") ?? false)
  }

  /// Returns the declarations up to the limit of 1,000 fields and reports the rest. The cost of
  /// checking an entry grows with the number of fields in its schema.
  mutating func declarable(_ items: [FieldValue.MapItem]) -> ArraySlice<FieldValue.MapItem> {
    let limit = 1_000
    if items.count > limit {
      error(
        "a schema may declare \(grouped(limit)) fields, and this is one more",
        at: items[limit].key.range)
    }
    return items.prefix(limit)
  }

  private mutating func parts(
    _ values: Fields, _ node: YAMLNode, required: Bool = true
  ) -> [FieldSchema] {
    guard case .map(let items)? = values["fields"]?.value else {
      if required { _ = missing("fields", "record", node) }
      return []
    }
    return declarable(items).compactMap { item in
      guard case .any(let declaration) = item.field.value else { return nil }
      return field(item.key.id, declaration, keyRange: item.key.range)
    }
  }

  /// Reads `to: lessons`, `to: [threats, controls]` or `to: standards#nist-csf-2.0`.
  private mutating func target(_ values: Fields, _ node: YAMLNode) -> ReferenceTarget? {
    guard let to = values.node("to") else {
      error("a reference needs `to`: the collection it points into", at: node.range)
      return nil
    }
    switch to.value {
    case .scalar(let text, _):
      guard let hash = text.firstIndex(of: "#") else { return ReferenceTarget(collections: [text]) }
      return ReferenceTarget(
        collections: [String(text[..<hash])], entry: String(text[text.index(after: hash)...]))
    case .sequence(let items):
      if items.isEmpty { error("`to` names no collection", at: to.range) }
      return ReferenceTarget(collections: items.compactMap(\.text))
    case .mapping:
      error("`to` is a collection's name or a list of them", at: to.range)
      return nil
    }
  }

  /// Reads the element type of a list or map: `of: string` with the keys of the element beside it,
  /// or a nested declaration.
  private mutating func element(
    _ name: String, _ values: Fields, _ node: YAMLNode
  ) -> FieldSchema? {
    guard let of = values.node("of") else {
      error("a list or map needs `of`: what it holds", at: node.range)
      return nil
    }
    guard let kind = of.text else { return field(name, of, keyRange: of.range) }
    guard Self.types.contains(kind) else {
      findings.append(
        .valueNotAllowed(
          kind, field: "of", allowed: Self.types,
          meant: suggestions.nearest(to: kind, in: Self.types, of: "of").map { ($0, false) },
          at: of.range, in: file))
      return nil
    }
    // The keys beside `of` already declare the outer list or map. The inner one needs its own keys.
    if kind == "list" || kind == "map" {
      error(
        "a \(kind) inside a list or map needs a declaration of its own", at: of.range,
        help: ["write `of: { type: \(kind), of: string }`"])
      return nil
    }
    guard let type = type(kind, name, values, node) else { return nil }
    var element = FieldSchema(name, type)
    element.isTitled = values.flag("titled") ?? false
    element.pattern = pattern(values)
    return element
  }

  /// True if the keys beside `of` apply to the elements of the list or map.
  private func isPassedOn(_ kind: String) -> Bool {
    kind == "list" || kind == "map"
  }

  private mutating func pattern(_ values: Fields) -> Pattern? {
    guard let text = values.text("pattern") else { return nil }
    let pattern = Pattern(text, at: values["pattern"].map { file.at($0.range) })
    if pattern == nil, let field = values["pattern"] {
      let finding = Finding.schemaError(
        "\(text.quoted) is not a regular expression", at: file.at(field.range))
      if !findings.contains(finding) { findings.append(finding) }
    }
    return pattern
  }

  /// Reports constraints that do not apply to the type of the field.
  private mutating func checkConstraints(_ kind: String, _ values: Fields) {
    let of = values.node("of")?.text
    for item in values.items {
      guard let types = Self.constraintTypes[item.schema.name],
        !types.contains(kind), !(of.map { types.contains($0) } ?? false)
      else { continue }
      error(
        "\(item.schema.name.quoted) means nothing for a field of type `\(kind)`",
        at: item.keyRange, help: ["it goes with \(types.map(\.quoted).listed("or"))"])
    }
  }

  private static let types = [
    "string", "text", "markdown", "integer", "number", "boolean", "date", "duration", "url",
    "enum", "list", "map", "record", "reference", "assignments", "entries",
  ]

  private static let constraintTypes: [String: [String]] = [
    "values": ["enum"], "ordered": ["enum"], "of": ["list", "map"], "keys": ["map"],
    "fields": ["record", "entries"], "matrix": ["assignments", "map"], "by": ["map"],
    "not_before": ["date"],
    "pattern": ["string", "text", "url"], "complete": ["map"], "to": ["reference", "map"],
    "titled": ["reference"], "acyclic": ["reference"], "symmetric": ["reference"],
    "inverse": ["reference"], "not_above": ["reference"], "covers": ["reference"],
    "successor": ["reference"], "pinned": ["reference"], "past": ["date"],
    "referenced": ["entries"], "computed": ["duration"],
    "min": ["string", "text", "integer", "number", "duration", "list", "map", "entries"],
    "max": ["string", "text", "integer", "number", "duration", "list", "map", "entries"],
  ]

  private static let enumValueFields = [
    FieldSchema("id", .string, required: true), FieldSchema("label", .string),
  ]

  private static let declarationFields: [FieldSchema] = {
    let flags = [
      "required", "unique", "ordered", "complete", "acyclic", "symmetric", "titled", "covers",
      "successor", "referenced", "past",
    ]
    let computations = FieldConstraints.Computation.allCases.map { EnumValue(id: $0.rawValue) }
    let keyKinds = ["string", "reference"].map { EnumValue(id: $0) }
    let texts = [
      "label", "pattern", "inverse", "not_before", "not_above", "pinned", "matrix", "by",
    ]
    return [
      FieldSchema(
        "type", .enumeration(types.map { EnumValue(id: $0) }, isOrdered: false), required: true),
      FieldSchema("default", .any), FieldSchema("min", .number), FieldSchema("max", .number),
      FieldSchema("values", .any), FieldSchema("of", .any), FieldSchema("to", .any),
      FieldSchema("keys", .enumeration(keyKinds, isOrdered: false)),
      FieldSchema("computed", .enumeration(computations, isOrdered: false)),
      FieldSchema("fields", .map(keys: nil, FieldSchema("field", .any))),
    ] + flags.map { FieldSchema($0, .boolean) } + texts.map { FieldSchema($0, .string) }

  }()
}
