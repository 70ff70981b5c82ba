internal import Diagnostics

/// Declarations of a schema that are not where or what they should be, but whose intent is clear. They
/// are reported and then read as intended, so that the entries have no findings that follow from them.
enum MisplacedKeys {
  /// Words that authors write for `kind: matrix`.
  private static let wordsForMatrix: Set<String> = ["table", "grid", "heatmap", "matrices", "raci"]

  /// True if a schema declares matrices, also in another spelling.
  static func isOfMatrices(_ node: YAMLNode) -> Bool {
    guard case .mapping(let pairs) = node.value,
      let kind = pairs.last(where: { $0.key == "kind" })?.value
    else { return false }
    var text = kind.text
    if case .sequence(let items) = kind.value, items.count == 1 { text = items[0].text }
    guard let text = text?.lowercased() else { return false }
    let matrix = CollectionSchema.Kind.matrix.rawValue
    return text == matrix || wordsForMatrix.contains(text)
      || nearestName(to: text, in: [matrix, "entries"]) == matrix
  }

  /// True for the declaration of a field: the name of a type, or a mapping with `type`.
  static func isDeclaration(_ node: YAMLNode) -> Bool {
    if let text = node.text { return FieldKind(rawValue: text) != nil }
    return node.hasKey("type")
  }
}

extension FieldReader {
  /// Returns the schema with the declarations of fields beside `fields` moved into it, and reports
  /// them as one mistake.
  mutating func withFieldsInPlace(_ written: YAMLNode, isMatrix: Bool) -> YAMLNode {
    let node = withFieldsNamed(written)
    guard case .mapping(let pairs) = node.value else { return node }
    let keys = isMatrix ? CollectionReader.keysOfMatrices : CollectionReader.schema
    let fields = pairs.last { $0.key == "fields" }
    let known = Set(keys.map(\.name))
    let strays = pairs.filter {
      !known.contains($0.key) && MisplacedKeys.isDeclaration($0.value)
    }
    guard let first = strays.first else { return node }
    var declared: [YAMLNode.Pair] = []
    if let fields, !fields.value.isNull {
      guard case .mapping(let own) = fields.value.value else { return node }
      declared = own
    }
    findings.append(
      .fieldsOutside(
        strays.map(\.key), isOpen: fields != nil, at: file.at(first.keyRange)))
    let all = YAMLNode.Pair(
      key: "fields", keyRange: fields?.keyRange ?? first.keyRange,
      value: YAMLNode(
        value: .mapping(declared + strays), range: fields?.value.range ?? first.keyRange))
    let others = pairs.filter { pair in
      pair.key != "fields" && !strays.contains { $0.key == pair.key }
    }
    return YAMLNode(value: .mapping(others + [all]), range: node.range)
  }
}

extension FieldReader {
  /// Words of JSON Schema and of content management systems for `fields`.
  private static let wordsForFields: Set<String> = ["properties", "attributes"]

  /// Returns the schema with fields that are under another key, or in a list, as a mapping below
  /// `fields`, and reports them as one mistake.
  private mutating func withFieldsNamed(_ node: YAMLNode) -> YAMLNode {
    guard case .mapping(var pairs) = node.value else { return node }
    let key = pairs.lastIndex { $0.key == "fields" }
    if let key {
      guard case .sequence(let items) = pairs[key].value.value,
        let declared = listedFields(items), let first = declared.first
      else { return node }
      error(
        "`fields` is a mapping of names, not a list", at: pairs[key].value.range,
        help: ["write \("\(first.key): { type: … }".quoted) below `fields:`, without `- name:`"])
      pairs[key] = YAMLNode.Pair(
        key: "fields", keyRange: pairs[key].keyRange,
        value: YAMLNode(value: .mapping(declared), range: pairs[key].value.range))
      return YAMLNode(value: .mapping(pairs), range: node.range)
    }
    let other = pairs.lastIndex { pair in
      guard Self.wordsForFields.contains(pair.key), case .mapping = pair.value.value else {
        return false
      }
      return true
    }
    guard let other else { return node }
    error(
      "a schema has no key \(pairs[other].key.quoted)", at: pairs[other].keyRange,
      help: ["write `fields:`"])
    pairs[other] = YAMLNode.Pair(
      key: "fields", keyRange: pairs[other].keyRange, value: pairs[other].value)
    return YAMLNode(value: .mapping(pairs), range: node.range)
  }

  /// Returns the declarations in a list such as `- name: severity`, or nil if an item has another
  /// form.
  private func listedFields(_ items: [YAMLNode]) -> [YAMLNode.Pair]? {
    let declared = items.compactMap { item -> YAMLNode.Pair? in
      guard case .mapping(let pairs) = item.value,
        let name = pairs.first(where: { ["name", "id", "key", "field"].contains($0.key) }),
        let text = name.value.text
      else { return nil }
      let rest = pairs.filter { $0.key != name.key }
      return YAMLNode.Pair(
        key: text, keyRange: name.value.range,
        value: YAMLNode(value: .mapping(rest), range: item.range))
    }
    return declared.count == items.count ? declared : nil
  }
}

extension Finding {
  /// Reports declarations of fields that are not below `fields`. `isOpen` is true if the schema has
  /// that key.
  fileprivate static func fieldsOutside(
    _ names: [String], isOpen: Bool, at location: SourceLocation
  ) -> Finding {
    let isOne = names.count == 1
    return .schemaError(
      "\(names.lazy.map(\.quoted).listedBriefly()) \(isOne ? "is a field, but is" : "are fields, but are") not below `fields:`",
      at: location,
      help: [
        isOpen
          ? "indent \(isOne ? "it" : "them") by two spaces more than `fields:`"
          : "write a line `fields:` above \(isOne ? "it" : "them"), and indent \(isOne ? "it" : "them") by two spaces"
      ])
  }
}
