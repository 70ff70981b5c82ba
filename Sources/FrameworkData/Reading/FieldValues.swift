package import ContentFormat
internal import ContentModel
internal import Markdown

extension FrameworkReader {
  /// Returns the values of fields, except those whose names `isLeftOut`.
  func members(
    _ fields: Fields, except isLeftOut: (String) -> Bool = { _ in false }
  ) -> [Framework.Member] {
    fields.items.compactMap { item in
      let name = item.schema.name
      return isLeftOut(name) ? nil : Framework.Member(name, value(item.field.value))
    }
  }

  /// Returns the parts in fields, each followed by those inside of it.
  func parts(in fields: Fields, parent: String?) -> [Framework.Part] {
    fields.subEntries.flatMap { part in
      [
        Framework.Part(
          field: part.field, id: part.id, title: part.title, anchor: siteMap.fragment(part.anchor),
          parent: parent,
          fields: members(part.fields) { $0 == "id" || $0 == "title" })
      ] + parts(in: part.fields, parent: part.id)
    }
  }

  private func value(_ value: FieldValue) -> Framework.Value {
    switch value {
    case .text(let text): .text(text)
    case .markdown(let document): .markdown(document.source ?? document.text.string)
    case .integer(let number): .integer(number)
    case .number(let number): .number(number)
    case .boolean(let flag): .boolean(flag)
    case .date(let date): .date(date.description.replacing(" ", with: "T"))
    case .duration(let duration): .duration(duration.text, minutes: duration.minutes)
    case .quantity(let quantity): .quantity(quantity.text, quantity.value, unit: quantity.unit)
    case .choice(let choice, _): .choice(choice.id)
    case .list(let items): .list(items.map { self.value($0.value) })
    case .map(let items):
      .map(
        items.map { Framework.Member(key($0.key), self.value($0.field.value)) }
          .sorted { $0.name < $1.name })
    case .record(let fields): .record(members(fields))
    case .reference(let reference):
      target(of: reference).map { .reference($0) } ?? .text(reference.written ?? reference.id)
    case .assignments(let assignments): .assignments(assignments.map(assignment))
    case .entries(let parts): .parts(parts.map(\.id))
    case .any(let node): unchecked(node)
    }
  }

  private func target(of reference: Reference) -> Framework.Target? {
    guard case .entry(let position, let part) = graph.resolve(reference) else { return nil }
    return Framework.Target(name(of: position), part: part)
  }

  /// Returns the key of a map: a text, or the id of an entry or part.
  private func key(_ key: Reference) -> String {
    guard !key.target.collections.isEmpty, let target = target(of: key) else { return key.id }
    let id = key.target.namesParts ? target.part ?? target.entry.id : target.entry.id
    let name = key.target.collections.count > 1 ? "\(target.entry.collection):\(id)" : id
    guard !key.target.namesParts, let part = target.part else { return name }
    return "\(name)#\(part)"
  }

  private func assignment(_ assignment: Assignment) -> Framework.Assignment {
    Framework.Assignment(
      level: assignment.level, of: assignment.of.map(\.id),
      marks: assignment.marks?.map(\.id), texts: Framework.CellTexts(assignment))
  }

  private func unchecked(_ node: YAMLNode) -> Framework.Value {
    switch node.value {
    case .scalar(let text, isQuoted: true): .text(text)
    case .scalar(let text, isQuoted: false):
      node.isNull
        ? .null
        : text == "true" || text == "false"
          ? .boolean(text == "true")
          : Int(text).map { .integer($0) }
            ?? Double(text).flatMap { $0.isFinite ? .number($0) : nil } ?? .text(text)
    case .sequence(let items): .list(items.map(unchecked))
    case .mapping(let pairs):
      .map(
        pairs.map { Framework.Member($0.key, unchecked($0.value)) }.sorted { $0.name < $1.name })
    }
  }
}

extension Framework.CellTexts {
  /// The texts of an assignment, as written.
  init(_ assignment: Assignment) {
    func text(_ document: MarkdownDocument?) -> String? {
      document.map { $0.source ?? $0.text.string }
    }
    self.init(
      because: text(assignment.because), provider: text(assignment.provider),
      customer: text(assignment.customer))
  }
}

extension Framework.Field {
  /// Creates a field from its declaration.
  package init(_ schema: FieldSchema) {
    self.init(schema.name, label: schema.label, type: .init(schema.type))
    isRequired = schema.isRequired
    isUnique = schema.isUnique
    meaning = schema.meaning.isEmpty ? nil : schema.meaning
    minimum = schema.minimum
    maximum = schema.maximum
    pattern = schema.pattern?.source
    inverse = schema.inverse
    isSuccessor = schema.isSuccessor
  }
}

extension Framework.ValueType {
  fileprivate init(_ type: FieldType) {
    self =
      switch type {
      case .string: .scalar("string")
      case .text: .scalar("text")
      case .markdown: .scalar("markdown")
      case .integer: .scalar("integer")
      case .number: .scalar("number")
      case .boolean: .scalar("boolean")
      case .date: .scalar("date")
      case .duration: .scalar("duration")
      case .quantity: .scalar("quantity")
      case .url: .scalar("url")
      case .any: .scalar("any")
      case .enumeration(let values, let isOrdered):
        .choice(values.map { .init(id: $0.id, label: $0.label) }, isOrdered: isOrdered)
      case .list(let element): .list(.init(element))
      case .map(let keys, let element):
        .map(keys: keys.map { $0.options.map(\.text) }, .init(element))
      case .record(let fields): .record(fields.map { .init($0) })
      case .reference(let target): .reference(target.options.map(\.text))
      case .entries(let fields): .parts(fields.map { .init($0) })
      case .assignments(let matrix): .assignments(matrix: matrix)
      }
  }
}
