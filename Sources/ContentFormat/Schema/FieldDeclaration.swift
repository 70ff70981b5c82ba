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
    declaration = withIntendedKeys(withoutNumbers(declaration))
    let values = fields(of: declaration, schema: FieldKey.schema, owner: "a field")
    guard let kind = values.choice("type", as: FieldKind.self) else {
      adviseReference()
      return nil
    }
    guard let type = type(kind, name, values, node) else { return nil }
    var field = FieldSchema(name, type)
    field.location = file.at(keyRange)
    for key in FieldKey.all { key.set(&field, values) }
    if !isPassedOn(kind) { field.pattern = pattern(values) }
    if kind == .map { field.matrixConstraint = matrixLine(values) }
    setForms(of: kind, values, in: &field)
    field.excludes = excludes(values)
    field.within = within(values)
    field.nameLocations = nameLocations(values)
    checkConstraints(kind, values)
    if let low = field.minimum, let high = field.maximum, low > high {
      error("`max` is less than `min`", at: values["max"]?.range ?? node.range)
      // No value can satisfy both bounds. Dropping them avoids a finding for every entry.
      (field.minimum, field.maximum) = (nil, nil)
    }
    if let value = field.defaultValue, self.value(value, field) == nil { field.defaultValue = nil }
    return field
  }

  /// Reports numbers in place of the name of the field that has them, and leaves them out.
  private mutating func withoutNumbers(_ declaration: YAMLNode) -> YAMLNode {
    guard case .mapping(let pairs) = declaration.value,
      let pair = pairs.last(where: { $0.key == "numbering" }),
      case .sequence(let items) = pair.value.value
    else { return declaration }
    let example = items.lazy.compactMap(\.text).first ?? "1 to 10"
    error(
      "`numbering` is the name of the field of an entry that lists the ids of its parts",
      at: pair.value.range,
      help: [
        "declare `numbers: { type: list, of: string }`, write `numbering: numbers` here, and `numbers: [\(example)]` in each entry"
      ])
    return YAMLNode(
      value: .mapping(pairs.filter { $0.key != "numbering" }), range: declaration.range)
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
      error("`by` needs `matrix`: the matrix to compare the map with", at: by.keyRange)
      return nil
    case (.some, .some):
      guard let matrix = values.text("matrix"), let by = values.text("by") else { return nil }
      return .init(matrix: matrix, by: by)
    }
  }

  /// Reads the fields that may not name the same target as this one.
  private mutating func excludes(_ values: Fields) -> [FieldConstraints.DeclaredName] {
    let names = values.texts("excludes")
    if let list = values["excludes"], case .list(let items) = list.value, items.isEmpty {
      error("`excludes` names no field", at: list.range)
    }
    return names.map { .init(name: $0.text, location: file.at($0.range)) }
  }

  /// Reads the path of names in `within`. Each name has its own place, if the file has the path as
  /// it is written.
  private mutating func within(_ values: Fields) -> [FieldConstraints.DeclaredName] {
    guard let text = values.text("within"), let range = values["within"]?.range else { return [] }
    let names = text.split(separator: ".", omittingEmptySubsequences: false)
    guard names.count <= Self.longestPath, !names.contains("") else {
      let help = ["write the names of fields with a point between them, as in `control.serves`"]
      error(
        names.contains("")
          ? "`within` has a point without a name beside it"
          : "`within` may have at most \(Self.longestPath) names", at: range, help: help)
      return []
    }
    let bytes = Array(text.utf8)
    let start = [Int(range.start), Int(range.start) + 1].first { start in
      start + bytes.count <= file.bytes.count
        && file.bytes[start..<start + bytes.count].elementsEqual(bytes)
    }
    return names.map { name in
      let offset = text.utf8.distance(from: text.startIndex, to: name.startIndex)
      let place = start.map { SourceRange($0 + offset, $0 + offset + name.utf8.count) } ?? range
      return .init(name: String(name), location: file.at(place))
    }
  }

  /// The number of names in a path of relations.
  private static let longestPath = 8

  /// The locations of the collections, matrices and fields that a declaration names.
  private func nameLocations(_ values: Fields) -> [String: SourceLocation] {
    var locations: [String: SourceLocation] = [:]
    func add(_ node: YAMLNode) {
      if let text = node.text {
        locations[text] = file.at(node.range)
        locations[String(text.prefix { $0 != "#" })] = file.at(node.range)
      }
      if case .sequence(let items) = node.value { for item in items { add(item) } }
    }
    for key in ["to", "of"] {
      guard let node = values.node(key) else { continue }
      add(node)
      if case .mapping(let pairs) = node.value {
        for pair in pairs where pair.key == "to" || pair.key == "matrix" { add(pair.value) }
      }
    }
    for key in FieldKey.all where key.isName {
      if let text = values.text(key.name), let field = values[key.name] {
        locations[text] = file.at(field.range)
      }
    }
    return locations
  }

  private mutating func type(
    _ kind: FieldKind, _ name: String, _ values: Fields, _ node: YAMLNode
  ) -> FieldType? {
    switch kind {
    case .string: return .string
    case .text: return .text
    case .markdown: return .markdown
    case .integer: return .integer
    case .number: return .number
    case .boolean: return .boolean
    case .date: return .date
    case .duration: return .duration
    case .quantity: return .quantity
    case .url: return .url
    case .enumeration: return enumeration(values, node)
    case .record: return .record(parts(values, node))
    case .entries: return .entries(parts(values, node, required: false))
    case .reference: return target(values, node).map { .reference($0) }
    case .assignments:
      guard let matrix = values.text("matrix") else { return missing("matrix", kind, node) }
      return .assignments(matrix: matrix)
    case .list: return element(name, values, node).map { .list($0) }
    case .map:
      guard let element = element(name, values, node) else { return nil }
      let isReference = values.choice("keys", as: FieldKey.MapKeys.self) == .reference
      return .map(keys: isReference ? target(values, node) : nil, element)
    }
  }

  private mutating func missing(
    _ key: String, _ kind: FieldKind, _ node: YAMLNode
  ) -> FieldType? {
    error(
      "a field of type `\(kind.rawValue)` needs \(key.quoted)", at: node.range,
      help: kind == .enumeration
        ? ["add `values: [low, high]` with the values that the field may have"]
        : kind == .record ? ["add `fields: { name: string }` with the parts of the record"] : [])
    return nil
  }

  private mutating func enumeration(_ values: Fields, _ node: YAMLNode) -> FieldType? {
    guard let list = values.node("values"), case .sequence(let items) = list.value, !items.isEmpty
    else { return missing("values", .enumeration, node) }
    var result: [EnumValue] = []
    var firstIndex: [String: Int] = [:]
    for (index, item) in items.enumerated() {
      if let text = item.text {
        result.append(EnumValue(id: text))
      } else {
        let fields = self.fields(of: item, schema: Self.enumValueFields, owner: "an enum value")
        guard let id = fields.text("id") else { continue }
        result.append(EnumValue(id: id, label: fields.text("label")))
      }
      guard let last = result.last else { continue }
      if let first = firstIndex[last.id] {
        findings.append(
          .duplicateValue(
            last.id, field: "values", at: file.at(item.range), first: file.at(items[first].range),
            removal: list.removal(ofItem: index, in: file)))
      } else {
        firstIndex[last.id] = index
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
        "a schema may declare at most \(grouped(limit)) fields",
        at: items[limit].key.range)
    }
    return items.prefix(limit)
  }

  private mutating func parts(
    _ values: Fields, _ node: YAMLNode, required: Bool = true
  ) -> [FieldSchema] {
    guard case .map(let items)? = values["fields"]?.value else {
      if required { _ = missing("fields", .record, node) }
      return []
    }
    return declarable(items).compactMap { item in
      guard case .any(let declaration) = item.field.value else { return nil }
      return field(item.key.id, declaration, keyRange: item.key.range)
    }
  }

  /// Reads `to: lessons`, `to: [threats, controls]`, or parts after `#`: those of all entries
  /// (`catalogs#*`), of a field (`atlas#techniques`) or of one entry (`standards#nist-csf-2.0`).
  private mutating func target(_ values: Fields, _ node: YAMLNode) -> ReferenceTarget? {
    guard let to = values.node("to") else {
      error(
        "a reference needs `to`: the collection of its targets", at: node.range,
        help: ["add `to:` with the name of a folder that has a `_collection.yml`"])
      return nil
    }
    switch to.value {
    case .scalar(let text, _):
      return alternative(text, at: to.range).map { ReferenceTarget([$0]) }
    case .sequence(let items):
      if items.isEmpty { error("`to` names no collection", at: to.range) }
      var alternatives: [String] = []
      for item in items {
        guard let text = item.text else {
          error("`to` is a collection's name or a list of them", at: item.range)
          continue
        }
        guard let text = alternative(text, at: item.range) else { return nil }
        alternatives.append(text)
      }
      return ReferenceTarget(alternatives)
    case .mapping:
      error("`to` is a collection's name or a list of them", at: to.range)
      return nil
    }
  }

  /// Returns an alternative of `to`, or nil if nothing follows its `#`.
  private mutating func alternative(_ text: String, at range: SourceRange) -> String? {
    guard ReferenceTarget.Option(text).parts?.isEmpty == true else { return text }
    error(
      "`to` names no parts after `#`", at: range,
      help: [
        "write `*` for all parts, the name of a field of type `entries`, or the id of an entry"
      ])
    return nil
  }

  /// Reads the element type of a list or map: `of: string` with the keys of the element beside it,
  /// or a nested declaration.
  private mutating func element(
    _ name: String, _ values: Fields, _ node: YAMLNode
  ) -> FieldSchema? {
    guard let of = values.node("of") else {
      error(
        "a list or map needs `of`: the type of its items", at: node.range,
        help: ["add `of: string`, or `of: reference` and `to:` for a list of other entries"])
      return nil
    }
    guard let text = of.text else { return field(name, of, keyRange: of.range) }
    guard let kind = FieldKind(rawValue: text) else {
      let names = FieldKind.names
      findings.append(
        .valueNotAllowed(
          text, field: "of", allowed: names,
          meant: (FieldKind.synonyms[text.lowercased()]
            ?? suggestions.nearest(to: text, in: names, of: "of")).map { ($0, false) },
          at: of.range, in: file))
      adviseReference()
      return nil
    }
    // The keys beside `of` belong to this list or map. A nested one needs its own declaration.
    if isPassedOn(kind) {
      error(
        "a \(text) inside a list or map needs a declaration of its own", at: of.range,
        help: ["write `of: { type: \(text), of: string }`"])
      return nil
    }
    guard let type = type(kind, name, values, node) else { return nil }
    var element = FieldSchema(name, type)
    element.isTitled = values.flag("titled") ?? false
    element.pattern = pattern(values)
    setForms(of: kind, values, in: &element)
    return element
  }

  /// Reads the forms in which dates and booleans may be written.
  private mutating func setForms(of kind: FieldKind, _ values: Fields, in field: inout FieldSchema)
  {
    if kind == .date {
      let names = values.list("precision").compactMap { item in
        if case .choice(let value, _) = item.value { value.id } else { nil }
      }
      let precisions = names.compactMap { CalendarDate.Precision(rawValue: $0) }
      if !precisions.isEmpty { field.precisions = Set(precisions) }
      // An item that is not a precision has a finding of its own.
      if precisions.isEmpty, let list = values["precision"],
        !findings.contains(where: { list.range.indices.contains(Int($0.location.range.start)) })
      {
        error(
          "`precision` names no precision", at: list.range,
          help: ["write `precision: [month, day]`, or leave it out to accept days"])
      }
    }
    if kind == .boolean, let node = values.node("values") { field.booleanWords = words(node) }
  }

  /// Reads the words for true and false: `[yes, no]`.
  private mutating func words(_ node: YAMLNode) -> FieldConstraints.BooleanWords? {
    guard case .sequence(let items) = node.value, items.count == 2,
      let yes = items[0].text, let no = items[1].text, !yes.isEmpty, !no.isEmpty
    else {
      error(
        "`values` of a boolean are two words: the one for true, then the one for false",
        at: node.range, help: ["write `values: [yes, no]`"])
      return nil
    }
    guard yes.lowercased() != no.lowercased() else {
      error("the words for true and false are the same", at: node.range)
      return nil
    }
    return .init(yes: yes, no: no)
  }

  /// True for element types that cannot share the keys beside `of`.
  private func isPassedOn(_ kind: FieldKind) -> Bool { kind == .list || kind == .map }

  private mutating func pattern(_ values: Fields) -> Pattern? {
    guard let text = values.text("pattern") else { return nil }
    let pattern = Pattern(text, at: values["pattern"].map { file.at($0.range) })
    if pattern == nil, let field = values["pattern"] {
      let finding = Finding.schemaError(
        "\(text.quoted) is not a regular expression", at: file.at(field.range),
        help: ["close every `(`, `[` and `{`, and write `\\` before a sign that means itself"])
      if !findings.contains(finding) { findings.append(finding) }
    }
    return pattern
  }

  /// Report a constraint that the type does not support instead of ignoring it.
  private mutating func checkConstraints(_ kind: FieldKind, _ values: Fields) {
    let of = values.node("of")?.text.flatMap { FieldKind(rawValue: $0) }
    for key in FieldKey.all {
      guard let kinds = key.kinds, let item = values.item(key.name), !kinds.contains(kind),
        !(of.map { kinds.contains($0) } ?? false)
      else { continue }
      error(
        "\(key.name.quoted) does not apply to a field of type `\(kind.rawValue)`",
        at: item.keyRange, help: ["use it with \(kinds.map(\.rawValue.quoted).listed("or"))"])
    }
  }

  /// The keys of a value of an `enum` as a mapping.
  static let enumValueFields = [
    FieldSchema("id", .string, required: true, meaning: "The value as written."),
    FieldSchema("label", .string, meaning: "The value as pages show it."),
  ]
}
