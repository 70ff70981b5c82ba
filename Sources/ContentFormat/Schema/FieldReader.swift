internal import Bytes
package import Diagnostics
package import Markdown

/// Checks the YAML of one file against field schemas and returns typed values.
///
/// Every problem becomes a finding. Valid values are kept, so that one mistake does not hide the
/// next.
package struct FieldReader {
  /// The file that contains the YAML.
  package let file: SourceFile
  /// The findings so far.
  package var findings: [Finding] = []
  /// The results of comparing the file's values with patterns.
  package var patterns = PatternOutcomes()
  /// Number of default values inserted into this file so far.
  private var defaultCount = 0
  /// Maximum number of default values in a file. Without a limit, a thousand records could each
  /// receive a thousand defaults.
  private static let maximumDefaults = 100_000
  /// Maximum number of keys that are searched one by one.
  private static let fewKeys = 16
  /// Finds the intended names for misspelt ones.
  var suggestions = Suggestions()
  /// The options for parsing `markdown` fields.
  package private(set) var markdown: MarkdownOptions
  /// The options for parsing the body of the file.
  package let options: MarkdownOptions

  /// Creates a reader for a file.
  package init(file: SourceFile, markdown: MarkdownOptions = MarkdownOptions()) {
    self.file = file
    options = markdown
    self.markdown = markdown
    self.markdown.keepsText = true
  }

  /// Reads the fields of a mapping.
  ///
  /// - Parameters:
  ///   - node: The mapping.
  ///   - schema: The fields that the mapping may have.
  ///   - owner: The name of the mapping in messages, such as `lessons`.
  ///   - others: The treatment of keys that are not in the schema.
  ///   - place: The place where `other_fields` can be set for the mapping, for help.
  package mutating func fields(
    of node: YAMLNode, schema: [FieldSchema], owner: String, others: OtherFieldsRule = .refuse,
    declaredIn place: String? = nil
  ) -> Fields {
    guard case .mapping(let pairs) = node.value else {
      findings.append(.wrongType(owner, expected: "a mapping", found: node, in: file))
      return Fields()
    }
    // For a few keys, a linear search is cheaper than a dictionary.
    let given =
      pairs.count > Self.fewKeys
      ? Dictionary(pairs.lazy.map { ($0.key, $0) }, uniquingKeysWith: { _, last in last }) : nil
    let (unknown, misspelt) = unknownFields(
      pairs, schema, owner: owner, others: others, declaredIn: place)
    var fields = Fields()
    var missing: [FieldSchema] = []
    for field in schema {
      let pair = given.map { $0[field.name] } ?? pairs.last { $0.key == field.name }
      if let pair, noteSwallowed(pair.value, field) { continue }
      if let pair, !pair.value.isNull {
        guard let value = value(pair.value, field) else { continue }
        fields.items.append(.init(schema: field, keyRange: pair.keyRange, field: value))
      } else if let value = field.defaultValue {
        defaultCount += 1
        guard defaultCount <= Self.maximumDefaults else {
          if defaultCount == Self.maximumDefaults + 1 {
            findings.append(.tooManyDefaults(at: file.at(node.range), limit: Self.maximumDefaults))
          }
          continue
        }
        // The node comes from the schema's file, so its ranges do not apply to this file.
        let start = Int(node.range.start)
        if let value = self.value(value.relocated(to: SourceRange(start, start)), field) {
          fields.items.append(.init(schema: field, keyRange: node.range, field: value))
        }
      } else if field.isRequired && !misspelt.contains(field.name) {
        if pair == nil { missing.append(field) }
        if pair != nil { findings.append(.missingField(field, of: node, key: pair, in: file)) }
      }
    }
    findings += Finding.missingFields(missing, of: node, in: file)
    checkOrder(fields)
    if others == .allow { fields.items += unknown.compactMap { undeclared($0) } }
    return fields
  }

  /// Reports keys that are not in the schema, if the schema refuses them. Returns these keys, and
  /// the names of the fields that they most likely meant.
  private mutating func unknownFields(
    _ pairs: [YAMLNode.Pair], _ schema: [FieldSchema], owner: String, others: OtherFieldsRule,
    declaredIn place: String?
  ) -> (unknown: [YAMLNode.Pair], misspelt: Set<String>) {
    let known = pairs.count > Self.fewKeys ? Set(schema.map(\.name)) : []
    let unknown = pairs.filter { pair in
      known.isEmpty ? !schema.contains { $0.name == pair.key } : !known.contains(pair.key)
    }
    guard !unknown.isEmpty, others != .ignore else { return ([], []) }
    guard others == .refuse else { return (unknown, []) }
    let names = schema.map(\.name)
    var misspelt: Set<String> = []
    // A table's keys without `kind: matrix` are one mistake.
    let ofMatrix = unknown.filter { pair in MatrixSchema.fields.contains { $0.name == pair.key } }
    let isMatrix =
      ofMatrix.count > 1
      && ofMatrix.contains { ["rows", "columns", "levels", "derive"].contains($0.key) }
    if isMatrix, let place {
      findings.append(.matrixKeys(ofMatrix, in: file, declaredIn: place))
    }
    for pair in unknown where !isMatrix || !ofMatrix.contains(where: { $0.key == pair.key }) {
      let advice = ForeignKey.advice(for: pair.key, of: owner, isDeclared: place != nil, in: names)
      let meant = advice == nil ? suggestions.nearest(to: pair.key, in: names, of: owner) : nil
      if let meant = advice?.field ?? meant { misspelt.insert(meant) }
      findings.append(
        .unknownField(
          pair, owner: owner,
          help: suggestions.help(
            for: pair.key, advice: advice?.text, meant: meant, known: names, owner: owner,
            declaredIn: place),
          in: file, declaredIn: place))
    }
    return (unknown, misspelt)
  }

  /// Returns the typed value of a node, or nil if the node does not conform to the schema.
  package mutating func value(_ node: YAMLNode, _ schema: FieldSchema) -> Field? {
    if schema.isRequired, case .scalar(let text, _) = node.value,
      text.allSatisfy(\.isWhitespace)
    {
      findings.append(.emptyField(schema, at: file.at(node.range)))
      return nil
    }
    guard let value = typed(node, schema) else { return nil }
    checkBounds(value, node, schema)
    return Field(value, node.range)
  }

  /// Reports a comment that the author probably meant as part of the value before it. Returns true
  /// if the value is otherwise empty.
  mutating func noteSwallowed(_ node: YAMLNode, _ schema: FieldSchema) -> Bool {
    // `color: #b9ddf1` without quotes is a comment in YAML.
    guard let comment = node.comment, schema.type.isFreeText || schema.takesHexColors else {
      return false
    }
    findings.append(.swallowedComment(comment, behind: node, field: schema.name, in: file))
    return node.isNull
  }

  private mutating func typed(_ written: YAMLNode, _ schema: FieldSchema) -> FieldValue? {
    let node = schema.shorthand.map { written.expanded($0) } ?? written
    switch schema.type {
    case .any: return .any(node)
    case .list(let element): return list(node, schema, element)
    case .map(let keys, let element): return map(node, schema, keys, element)
    case .record(let fields):
      guard case .mapping = node.value else {
        _ = wrong(node, schema, "a mapping")
        return node.record(named: schema)
      }
      return .record(self.fields(of: node, schema: fields, owner: schema.name))
    case .assignments: return assignments(node, schema)
    case .entries(let fields): return subEntries(node, schema, fields)
    case .string, .text:
      guard let (text, isQuoted) = scalar(node, schema) else { return nil }
      if !isQuoted { noteQuotes(text, node) }
      return .text(text)
    case .markdown:
      guard let (text, isQuoted) = scalar(node, schema) else { return nil }
      if !isQuoted { noteQuotes(text, node) }
      if let finding = ComplexityLimits.check(text, at: node.range, in: file, markdown) {
        findings.append(finding)
        return nil
      }
      return .markdown(inlineMarkdown(text, at: node.range))
    case .integer:
      guard let (text, isQuoted) = scalar(node, schema) else { return nil }
      guard !isQuoted, !hasNeedlessZero(text), let number = Int(text) else {
        return wrong(node, schema, schema.type.noun)
      }
      return .integer(number)
    case .number:
      guard let (text, isQuoted) = scalar(node, schema) else { return nil }
      guard !isQuoted, let number = decimal(text) else {
        return wrong(node, schema, schema.type.noun)
      }
      return .number(number)
    case .boolean:
      guard let (text, isQuoted) = scalar(node, schema) else { return nil }
      if let flag = schema.booleanWords?.value(of: text) { return .boolean(flag) }
      guard !isQuoted, text == "true" || text == "false" else {
        findings.append(.wrongBoolean(text, schema, at: node, in: file))
        return nil
      }
      return .boolean(text == "true")
    case .date:
      guard let (text, _) = scalar(node, schema) else { return nil }
      guard let date = CalendarDate(text, schema.precisions) else {
        findings.append(.invalidDate(text, schema, at: node.range, in: file))
        return nil
      }
      return .date(date)
    case .duration:
      guard let (text, _) = scalar(node, schema) else { return nil }
      guard let duration = ContentDuration(text) else {
        return wrong(node, schema, schema.type.noun)
      }
      return .duration(duration)
    case .quantity:
      guard let (text, _) = scalar(node, schema) else { return nil }
      guard let quantity = ContentQuantity(text) else {
        return wrong(node, schema, schema.type.noun)
      }
      return .quantity(quantity)
    case .url:
      guard let (text, _) = scalar(node, schema) else { return nil }
      guard isAbsoluteURL(text) else {
        findings.append(.invalidURL(text, field: schema.name, at: file.at(node.range)))
        return nil
      }
      return .text(text)
    case .enumeration(let values, _):
      guard let (text, isQuoted) = scalar(node, schema) else { return nil }
      return choice(text, isQuoted: isQuoted, values, node, schema)
    case .reference(let target):
      guard let (text, _) = scalar(node, schema) else { return nil }
      return .reference(reference(text, node, target, titled: schema.isTitled))
    }
  }

  mutating func wrong(_ node: YAMLNode, _ schema: FieldSchema, _ expected: String) -> FieldValue? {
    findings.append(
      .wrongType(
        schema.name, expected: expected, found: node, in: file,
        meant: node.text.flatMap { schema.type.meaning(of: $0) },
        help: schema.type.isNumeric
          ? ["write it in digits, such as `3`"] : schema.type.example(with: node).map { [$0] } ?? []
      ))
    return nil
  }

  // MARK: Scalars

  /// Returns the text of a scalar. Reports any other node and returns nil.
  private mutating func scalar(
    _ node: YAMLNode, _ schema: FieldSchema
  ) -> (text: String, isQuoted: Bool)? {
    guard case .scalar(let text, let isQuoted) = node.value, !node.isNull else {
      _ = wrong(node, schema, schema.type.expectation)
      return nil
    }
    return (text, isQuoted)
  }

  private mutating func choice(
    _ text: String, isQuoted: Bool, _ values: [EnumValue], _ node: YAMLNode, _ schema: FieldSchema
  ) -> FieldValue? {
    guard let index = suggestions.position(of: text, in: values, of: schema.name) else {
      if schema.takesHexColors, LevelPalette.isHex(text) {
        return .choice(EnumValue(id: text.lowercased(), label: text), index: values.count)
      }
      findings.append(
        .valueNotAllowed(
          text, field: schema.name,
          allowed: values.map(\.id) + (schema.takesHexColors ? ["#rrggbb"] : []),
          meant: schema.synonyms[text.lowercased()].map { ($0, false) }
            ?? suggestions.value(meantBy: text, in: values, of: schema.name),
          isBoolean: !isQuoted && (text == "true" || text == "false"), at: node.range, in: file))
      return nil
    }
    return .choice(values[index], index: index)
  }

  /// Parses a value as Markdown. Ranges are exact if the file contains the value verbatim.
  func inlineMarkdown(_ text: String, at range: SourceRange) -> MarkdownDocument {
    var document = parsedMarkdown(text, at: range)
    document.source = text
    return document
  }

  private func parsedMarkdown(_ text: String, at range: SourceRange) -> MarkdownDocument {
    let bytes = Array(text.utf8)
    let start = Int(range.start)
    for offset in [start, start + 1] {
      let end = offset + bytes.count
      if end <= file.bytes.count, file.bytes[offset..<end].elementsEqual(bytes) {
        return MarkdownParser.parse(file.bytes, body: offset..<end, options: markdown)
      }
    }
    let document = MarkdownParser.parse(bytes, options: markdown)
    guard let offsets = ScalarOffsets(bytes, from: start, in: file.bytes) else {
      return document.relocated(to: range)
    }
    return document.placed { offsets.range($0) }
  }

  /// Parses `id`, `collection:id` or `id#sub-entry`, each followed by ` — Title` if `titled`. If the
  /// field may name parts, the whole name is the id, because only the graph knows which part it is.
  func reference(
    _ text: String, _ node: YAMLNode, _ target: ReferenceTarget, titled: Bool
  ) -> Reference {
    var name = text[...]
    var title: String?
    if titled {
      for dash in [" — ", " – ", " - "] {
        guard let range = text.firstRange(of: dash) else { continue }
        name = text[..<range.lowerBound]
        title = String(text[range.upperBound...])
        break
      }
    }
    var collection: String?
    var subEntry: String?
    if !target.namesParts {
      if let colon = name.firstIndex(of: ":") {
        collection = String(name[..<colon])
        name = name[name.index(after: colon)...]
      }
      if let hash = name.firstIndex(of: "#") {
        subEntry = String(name[name.index(after: hash)...])
        name = name[..<hash]
      }
    }
    return Reference(
      collection: collection, id: String(name), subEntry: subEntry, title: title, target: target,
      range: node.range, titleRange: title.map { titleRange($0, in: node.range) } ?? node.range,
      written: written(text, node.range),
      scalar: title.flatMap { _ in WrittenScalar(text, at: node.range, in: file) })
  }

  /// The source of a value: plain, or in quotes on one line. Nil for any other form.
  private func written(_ text: String, _ range: SourceRange) -> String? {
    let bytes = file.bytes[range.indices]
    if bytes.elementsEqual(text.utf8) { return text }
    guard let quote = bytes.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""),
      bytes.count > 1, bytes.last == quote, !bytes.contains(0x0A)
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The range of the title after the dash of a reference. If the file does not contain the title
  /// verbatim, the range ends with the reference.
  private func titleRange(_ title: String, in range: SourceRange) -> SourceRange {
    let bytes = file.bytes[range.indices]
    for dash in [" — ", " – ", " - "].map({ Array($0.utf8) }) {
      let text = dash + Array(title.utf8)
      for index in bytes.indices where bytes[index...].starts(with: text) {
        return SourceRange(index + dash.count, index + text.count)
      }
    }
    for dash in [" — ", " – ", " - "].map({ Array($0.utf8) }) {
      for index in bytes.indices where bytes[index...].starts(with: dash) {
        let isQuoted = bytes.last == UInt8(ascii: "'") || bytes.last == UInt8(ascii: "\"")
        return SourceRange(index + dash.count, bytes.endIndex - (isQuoted ? 1 : 0))
      }
    }
    return range
  }
}

/// Parses a decimal number. Returns nil for infinities, hexadecimal digits and other forms that
/// YAML readers interpret differently.
package func decimal(_ text: String) -> Double? {
  guard text.utf8.allSatisfy({ "0123456789.+-eE".utf8.contains($0) }), !hasNeedlessZero(text),
    let number = Double(text), number.isFinite
  else { return nil }
  return number
}

/// True for a redundant leading zero. YAML 1.1 reads `010` as octal, other readers as ten or as a
/// string.
private func hasNeedlessZero(_ text: String) -> Bool {
  let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
  return digits.starts(with: "0".utf8) && digits.dropFirst().first.map(\.isASCIIDigit) ?? false
}

/// True for an `https:`, `http:` or `mailto:` URL without white space. The scheme is not
/// case-sensitive. Only these schemes become links.
package func isAbsoluteURL(_ text: String) -> Bool {
  for scheme in ["https://", "http://", "mailto:"]
  where text.prefix(scheme.count).lowercased() == scheme {
    let rest = text.dropFirst(scheme.count)
    return !rest.isEmpty && !rest.contains(where: \.isWhitespace)
  }
  return false
}

extension YAMLNode {
  /// A text as the list or the mapping that it is short for. Other nodes are unchanged.
  fileprivate func expanded(_ shorthand: FieldConstraints.Shorthand) -> YAMLNode {
    guard case .scalar(let text, _) = value, !isNull else { return self }
    switch shorthand {
    case .item: return YAMLNode(value: .sequence([self]), range: range)
    case .key(let key, let except):
      let pair = Pair(key: except[text] ?? key, keyRange: range, value: self)
      return YAMLNode(value: .mapping([pair]), range: range)
    }
  }
}

extension FieldConstraints.BooleanWords {
  /// The words in messages.
  package var noun: String { "`\(yes)` or `\(no)`" }
}
