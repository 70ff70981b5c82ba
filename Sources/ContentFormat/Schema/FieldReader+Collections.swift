package import Diagnostics
internal import Markdown

extension FieldReader {
  mutating func list(
    _ node: YAMLNode, _ schema: FieldSchema, _ element: FieldSchema
  ) -> FieldValue? {
    let items: [YAMLNode]
    switch node.value {
    case .sequence(let nodes): items = nodes
    case .scalar, .mapping:
      guard schema.allowsSingle else {
        findings.append(.notAList(node, schema, element, in: file))
        guard let named = node.items(named: element) else { return nil }
        items = named
        break
      }
      items = [node]
    }
    var seen: [String: SourceRange] = [:]
    var fields: [Field] = []
    var named: Set<NamedTarget> = []
    // Number of items that can be removed without going below the minimum. The count is never
    // positive if the minimum is not representable as `Int`.
    var spare = items.count - (Int(exactly: max(0, schema.minimum ?? 0).rounded(.up)) ?? .max)
    /// The range to delete in order to remove an item, or nil if the list would become too short or
    /// the source of the item is not simple enough to edit.
    func removal(_ index: Int) -> SourceRange? {
      guard spare > 0, let range = node.removal(ofItem: index, in: file) else { return nil }
      spare -= 1
      return range
    }
    for (index, item) in items.enumerated() {
      if schema.isUnique, let text = item.text {
        if let first = seen.updateValue(item.range, forKey: element.type.identity(of: text)) {
          findings.append(
            .duplicateValue(
              text, field: schema.name, at: file.at(item.range), first: file.at(first),
              removal: removal(index)))
        }
      }
      if noteSwallowed(item, element) { continue }
      guard let field = value(item, element) else { continue }
      guard case .reference(var reference) = field.value,
        !named.insert(NamedTarget(reference)).inserted
      else {
        fields.append(field)
        continue
      }
      reference.removal = removal(index)
      fields.append(Field(.reference(reference), field.range))
    }
    return .list(fields)
  }

  /// The target of a reference, regardless of how the author wrote it.
  private struct NamedTarget: Hashable {
    let id: String
    let subEntry: String?

    init(_ reference: Reference) {
      id = reference.id
      subEntry = reference.subEntry
    }
  }

  mutating func map(
    _ node: YAMLNode, _ schema: FieldSchema, _ keys: ReferenceTarget?, _ element: FieldSchema
  ) -> FieldValue? {
    guard case .mapping(let pairs) = node.value else { return wrong(node, schema, "a mapping") }
    var items: [FieldValue.MapItem] = []
    for pair in pairs {
      let keyNode = YAMLNode(value: .scalar(pair.key, isQuoted: false), range: pair.keyRange)
      let target = keys ?? ReferenceTarget([])
      let key = reference(pair.key, keyNode, target, titled: false)
      if noteSwallowed(pair.value, element) { continue }
      if pair.value.isNull {
        findings.append(
          .wrongType(
            "\(schema.name).\(pair.key)", expected: element.type.noun,
            found: YAMLNode(value: pair.value.value, range: pair.keyRange), in: file))
      } else if let field = value(pair.value, element) {
        items.append(.init(key: key, field: field))
      }
    }
    return .map(items)
  }

  mutating func assignments(_ node: YAMLNode, _ schema: FieldSchema) -> FieldValue? {
    guard case .sequence(let items) = node.value else {
      return wrong(node, schema, "a list of assignments")
    }
    var result: [Assignment] = []
    for item in items {
      let fields = self.fields(of: item, schema: Self.assignmentSchema, owner: schema.name)
      guard let level = fields["level"], case .text(let id) = level.value else { continue }
      result.append(
        Assignment(
          level: id, levelRange: level.range,
          of: fields.texts("of").map { (id: $0.text, range: $0.range) },
          marks: fields["marks"].map { _ in
            fields.texts("marks").map { (id: $0.text, range: $0.range) }
          }, because: fields.markdown("because"), provider: fields.markdown("provider"),
          customer: fields.markdown("customer"), range: item.range))
    }
    return .assignments(result)
  }

  /// The keys of an assignment.
  static let assignmentSchema = [
    FieldSchema("level", .string, required: true, meaning: "The id of the level."),
    FieldSchema(
      "of", .list(FieldSchema("of", .string)), required: true,
      meaning: "The ids of the columns or rows whose cells have the level."),
    FieldSchema(
      "marks", .list(FieldSchema("mark", .string)), meaning: "The ids of the marks of the cells."),
    FieldSchema("because", .markdown, required: true, meaning: "The reason, in Markdown."),
    FieldSchema("provider", .markdown, meaning: "What the provider does, in Markdown."),
    FieldSchema("customer", .markdown, meaning: "What the customer does, in Markdown."),
  ]

  /// The keys that parts have besides their own fields.
  static let partKeys = [
    FieldSchema("id", .string, required: true, meaning: "The id that references use after `#`."),
    FieldSchema("title", .string, meaning: "Its title. The default is the id."),
  ]

  mutating func subEntries(
    _ node: YAMLNode, _ schema: FieldSchema, _ fields: [FieldSchema]
  ) -> FieldValue? {
    let names = Set(fields.map(\.name))
    let title = Self.partKeys.filter { $0.name == "title" && !names.contains("title") }
    let identified = Self.partKeys.filter { !names.contains($0.name) } + fields
    var result: [SubEntry] = []
    func add(_ id: String, _ range: SourceRange, _ fields: Fields) {
      result.append(
        SubEntry(
          field: schema.name, id: id, idRange: range, name: schema.partNames?.name(of: id) ?? id,
          title: fields.text("title") ?? id, fields: fields))
    }
    let written = keyedParts(of: node, schema, Set(identified.map(\.name))) ?? node
    switch written.value {
    case .sequence(let items):
      for item in items {
        let values = self.fields(of: item, schema: identified, owner: schema.name)
        guard let field = values["id"], case .text(let name) = field.value else { continue }
        add(name, field.range, values)
      }
    case .mapping(let pairs):
      for pair in pairs {
        let isPlainTitle = pair.value.text != nil
        let record =
          isPlainTitle
          ? YAMLNode(
            value: .mapping([.init(key: "title", keyRange: pair.keyRange, value: pair.value)]),
            range: pair.value.range) : pair.value
        let values = self.fields(of: record, schema: title + fields, owner: schema.name)
        add(pair.key, pair.keyRange, values)
      }
    case .scalar: return wrong(node, schema, schema.type.noun)
    }
    return .entries(result)
  }

  /// Reports a list of parts such as `- 2-1: Title`, which mixes both forms, and returns it as a
  /// mapping. Nil for any other value.
  private mutating func keyedParts(
    of node: YAMLNode, _ schema: FieldSchema, _ known: Set<String>
  ) -> YAMLNode? {
    guard case .sequence(let items) = node.value, !items.isEmpty else { return nil }
    let pairs = items.compactMap { item -> YAMLNode.Pair? in
      guard case .mapping(let pairs) = item.value, pairs.count == 1, !known.contains(pairs[0].key)
      else { return nil }
      return pairs[0]
    }
    guard pairs.count == items.count else { return nil }
    let first = pairs[0]
    findings.append(
      .wrongType(
        schema.name, expected: "a list of parts with an `id`, or a mapping of ids", found: node,
        in: file,
        help: [
          "remove each `- `, or write \("- { id: \(first.key), title: … }".quoted)"
        ]))
    return YAMLNode(value: .mapping(pairs), range: node.range)
  }

  // MARK: Constraints

  mutating func checkBounds(_ value: FieldValue, _ node: YAMLNode, _ schema: FieldSchema) {
    if case .text(let text) = value, let pattern = schema.pattern {
      compare(text, pattern, field: schema.name, at: file.at(node.range))
    }
    guard schema.minimum != nil || schema.maximum != nil, let size = size(of: value) else { return }
    let tooLow = schema.minimum.map { size.amount < $0 } ?? false
    let tooHigh = schema.maximum.map { size.amount > $0 } ?? false
    if tooLow || tooHigh {
      findings.append(
        .outOfRange(
          field: schema, amount: size.amount, unit: size.unit, at: file.at(node.range)))
    }
  }

  /// Compares a value with its pattern and reports a mismatch. Returns true if the value matches,
  /// or if the budget of the pattern ran out before the comparison ended.
  @discardableResult package mutating func compare(
    _ text: String, _ pattern: Pattern, field: String, at location: SourceLocation
  ) -> Bool {
    switch patterns.compare(text, pattern) {
    case .match: return true
    case .mismatch:
      let finding = Finding.patternMismatch(
        text, field: field, pattern, part: patterns.part(of: text, pattern), at: location)
      findings.append(finding)
      patterns.noteMismatch(finding, of: pattern)
      return false
    case .unknown(let isNew):
      let finding = Finding.costlyPattern(pattern, at: pattern.location ?? location)
      if isNew { findings.append(finding) }
      return true
    }
  }

  /// Whether a text matches a pattern. False if the budget of the pattern ran out.
  package mutating func matches(_ text: String, _ pattern: Pattern) -> Bool {
    if case .match = patterns.compare(text, pattern) { true } else { false }
  }

  private func size(of value: FieldValue) -> (amount: Double, unit: String)? {
    switch value {
    case .integer(let number): (Double(number), "")
    case .number(let number): (number, "")
    case .duration(let duration): (Double(duration.minutes), "minutes")
    case .quantity(let quantity): (quantity.value, quantity.unit)
    case .text(let text): (Double(text.count), "characters")
    case .list(let items): (Double(items.count), "items")
    case .map(let items): (Double(items.count), "items")
    case .entries(let items): (Double(items.count), "items")
    case .markdown, .boolean, .date, .choice, .record, .reference, .assignments, .any: nil
    }
  }

  /// Reports values that precede those that they must not precede. With a name, only pairs with the
  /// field of that name are compared.
  package mutating func checkOrder(_ fields: Fields, about field: String? = nil) {
    for item in fields.items {
      guard let name = item.schema.notBefore,
        field == nil || field == name || field == item.schema.name,
        let first = fields.item(name)
      else { continue }
      if case .date(let date) = item.field.value {
        guard case .date(let other) = first.field.value, date.precedes(other) else { continue }
        findings.append(
          .dateOrder(
            item.schema.name, date, before: name, other, at: file.at(item.field.range),
            other: file.at(first.field.range)))
      } else if item.schema.type.isComparable(with: first.schema.type),
        let value = item.field.value.ordered, let other = first.field.value.ordered,
        value.sortKey < other.sortKey
      {
        findings.append(
          .valueOrder(
            item.schema, value, before: name, other, at: file.at(item.field.range),
            other: file.at(first.field.range)))
      }
    }
  }
}

extension FieldSchema {
  /// The key `id` of a record, by which a mapping can name it, or nil for any other type.
  var idKey: FieldSchema? {
    guard case .record(let fields) = type else { return nil }
    return fields.first { $0.name == "id" }
  }
}

extension YAMLNode {
  /// Returns a text as a record that has this text as its id and no other value. Returns nil for any
  /// other value, and for records without an id.
  func record(named schema: FieldSchema) -> FieldValue? {
    guard let text, let key = schema.idKey else { return nil }
    var fields = Fields()
    fields.items.append(.init(schema: key, keyRange: range, field: Field(.text(text), range)))
    return .record(fields)
  }

  /// Returns a mapping of ids, such as `{ leads: { label: Leads } }`, as a list of records. A text is the
  /// value of the next required key. Returns nil for any other value, and for records without an id.
  fileprivate func items(named element: FieldSchema) -> [YAMLNode]? {
    guard case .mapping(let pairs) = value, case .record(let fields) = element.type,
      let key = element.idKey
    else { return nil }
    let other = fields.first { $0.isRequired && $0.name != key.name }
    return pairs.map { pair in
      let id = YAMLNode(value: .scalar(pair.key, isQuoted: true), range: pair.keyRange)
      var keys = [Pair(key: key.name, keyRange: pair.keyRange, value: id)]
      if case .mapping(let own) = pair.value.value {
        keys += own.filter { $0.key != key.name }
      } else if let other, pair.value.text != nil {
        keys.append(Pair(key: other.name, keyRange: pair.keyRange, value: pair.value))
      }
      return YAMLNode(value: .mapping(keys), range: pair.keyRange)
    }
  }
}
