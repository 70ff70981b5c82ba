internal import Diagnostics

extension FieldReader {
  /// Reads the key `id`: a pattern, a template, or a mapping with `from`, `pattern` and `also`.
  mutating func idRule(_ node: YAMLNode, _ schema: CollectionSchema) -> IDRule {
    var rule = IDRule()
    switch node.value {
    case .scalar(let text, _):
      if text.contains("{") && !text.hasPrefix("^") {
        if let parts = idTemplate(text, schema, at: node.range) {
          rule.sources = [.template(parts)]
        }
      } else {
        rule.pattern = idPattern(text, schema, at: node.range)
      }
    case .mapping:
      let values = fields(of: node, schema: Self.idKeys, owner: "id")
      let sources = values.texts("from").compactMap { idSource($0.text, schema, at: $0.range) }
      if !sources.isEmpty {
        rule.sources = sources
        rule.location = values["from"].map { file.at($0.range) }
      }
      if let pattern = values["pattern"], case .text(let text) = pattern.value {
        rule.pattern = idPattern(text, nil, at: pattern.range)
      }
      rule.also = values.texts("also").compactMap { otherID($0.text, schema, at: $0.range) }
    case .sequence:
      error(
        "`id` must be a pattern, a template or a mapping, not a list", at: node.range,
        help: ["write `id: { from: [ … ] }`"])
    }
    return rule
  }

  /// The keys of `id` as a mapping.
  static let idKeys: [FieldSchema] = {
    func names(_ key: String, _ meaning: String) -> FieldSchema {
      var field = FieldSchema(key, .list(FieldSchema(key, .string)), meaning: meaning)
      field.allowsSingle = true
      field.isUnique = true
      field.minimum = 1
      return field
    }
    return [
      names(
        "from", "The sources in order: `folder`, `path`, `stem`, fields, or templates."),
      FieldSchema("pattern", .string, meaning: "The pattern that every id matches."),
      names("also", "Fields with other ids of the entry."),
    ]
  }()

  /// Compiles the pattern of ids. Without braces, the name of a source is more likely meant as that
  /// source. `schema` is nil where only a pattern is allowed.
  private mutating func idPattern(
    _ text: String, _ schema: CollectionSchema?, at range: SourceRange
  ) -> Pattern? {
    if let schema,
      schema.field(text) != nil || IDRule.names.contains(where: { $0.name == text })
    {
      error(
        "\(text.quoted) is read as a pattern, and only the id \(text.quoted) matches it", at: range,
        help: ["write `id: { from: \(text) }` to take ids from there"])
      return nil
    }
    guard let pattern = Pattern(text, at: file.at(range)) else {
      error("\(text.quoted) is not a regular expression", at: range)
      return nil
    }
    return pattern
  }

  /// Returns the source that an element of `from` names. A declared field precedes a source of the
  /// same name that is not a field.
  private mutating func idSource(
    _ text: String, _ schema: CollectionSchema, at range: SourceRange
  ) -> IDRule.Source? {
    if text.contains("{") { return idTemplate(text, schema, at: range).map { .template($0) } }
    if schema.field(text) == nil, let named = IDRule.names.first(where: { $0.name == text }) {
      return named.source
    }
    return idField(text, schema, at: range).map { .field($0) }
  }

  private mutating func idField(
    _ text: String, _ schema: CollectionSchema, at range: SourceRange
  ) -> FieldPath? {
    guard
      let (path, type) = path(
        text, schema.allFields, or: IDRule.names.map(\.name), at: range)
    else { return nil }
    guard type.hasPlainText || type.isAny else {
      error("\(text.quoted), \(type.noun), cannot be part of an id", at: range)
      return nil
    }
    return path
  }

  /// Parses a template such as `AIR-{type}-{sequence:03}`. Returns nil if a part of it is invalid.
  private mutating func idTemplate(
    _ text: String, _ schema: CollectionSchema, at range: SourceRange
  ) -> [IDRule.TemplatePart]? {
    var parts: [IDRule.TemplatePart] = []
    var rest = text[...]
    var isValid = true
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
      let value = rest[rest.index(after: open)..<close]
      if let part = templateValue(value, schema, at: range) {
        parts.append(part)
      } else {
        isValid = false
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    return isValid ? parts : nil
  }

  /// Parses the text between braces: the name of a value, and a format after a colon.
  private mutating func templateValue(
    _ text: Substring, _ schema: CollectionSchema, at range: SourceRange
  ) -> IDRule.TemplatePart? {
    let halves = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(halves[0])
    var format: IDRule.Format?
    if halves.count == 2 {
      format = IDRule.Format(halves[1])
      if format == nil {
        let formats = IDRule.Format.names.map(\.quoted).listed("or")
        error(
          "\(String(halves[1]).quoted) is not a format of values in ids", at: range,
          help: ["write \(formats) after the colon; `03` adds zeros up to three digits"])
        return nil
      }
    }
    if schema.field(name) == nil, let named = IDRule.names.first(where: { $0.name == name }) {
      return .value(named.value, format)
    }
    // The built-in fields are allowed too, but the finding names the declared ones.
    if name.contains(".") || schema.allFields.contains(where: { $0.name == name }) {
      return idField(name, schema, at: range).map { .value(.field($0), format) }
    }
    error(
      "the id template uses \(name.quoted), which `fields` does not declare", at: range,
      help: didYouMean(name, in: schema.fields.map(\.name) + IDRule.names.map(\.name)))
    return nil
  }

  /// Returns a field whose values are other ids of an entry: a text or a list of texts.
  private mutating func otherID(
    _ text: String, _ schema: CollectionSchema, at range: SourceRange
  ) -> FieldPath? {
    guard let (path, type) = path(text, schema.allFields, at: range) else { return nil }
    var element = type
    if case .list(let item) = type { element = item.type }
    guard element.hasPlainText || element.isAny else {
      error(
        "\(text.quoted), \(type.noun), cannot contain ids", at: range,
        help: ["name a field with a text, or with a list of texts"])
      return nil
    }
    return path
  }
}

extension FieldType {
  /// True for a field with an invalid declaration.
  var isAny: Bool { if case .any = self { true } else { false } }
}

/// The value of a field as a string, for ids and sorting. Nil for collections.
package func plainText(_ field: Field?) -> String? {
  switch field?.value {
  case .text(let text): text
  case .integer(let number): "\(number)"
  case .number(let number): "\(number)"
  case .boolean(let flag): "\(flag)"
  case .date(let date): date.description
  case .duration(let duration): duration.text
  case .quantity(let quantity): quantity.text
  case .choice(let value, _): value.id
  case .reference(let reference): reference.id
  case .markdown, .list, .map, .record, .assignments, .entries, .any, nil: nil
  }
}
