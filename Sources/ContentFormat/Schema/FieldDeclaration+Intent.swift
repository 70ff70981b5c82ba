internal import Diagnostics

// Declarations in the words of other schema languages. They are reported and then read as intended.

extension FieldReader {
  /// Returns the declaration of a field with the keys that its author most likely meant.
  mutating func withIntendedKeys(_ declaration: YAMLNode) -> YAMLNode {
    guard case .mapping(var pairs) = declaration.value else { return declaration }
    let count = findings.count
    nameType(of: &pairs)
    joinValues(of: &pairs)
    nameItems(of: &pairs)
    return findings.count == count
      ? declaration : YAMLNode(value: .mapping(pairs), range: declaration.range)
  }

  /// Help with a type that is not known: it may be the name of a collection.
  mutating func adviseReference() {
    guard let last = findings.last, last.rule == Rule.valueNotAllowed.id,
      last.help.first?.hasPrefix("the allowed values") == true,
      let name = last.message.split(separator: "`").first
    else { return }
    findings[findings.count - 1].help.append(
      "or, for the id of an entry, \("type: reference, to: \(name)".quoted)")
  }

  /// `enum: [low, high]`, as in JSON Schema.
  private mutating func nameType(of pairs: inout [YAMLNode.Pair]) {
    guard let index = pairs.firstIndex(where: { $0.key == "enum" }),
      !pairs.contains(where: { $0.key == "values" }), let items = pairs[index].value.texts
    else { return }
    let pair = pairs[index]
    error(
      "`enum` is a type, not a key", at: pair.keyRange,
      help: ["write \("type: enum, values: [\(items.joined(separator: ", "))]".quoted)"])
    let type = YAMLNode(value: .scalar("enum", isQuoted: false), range: pair.keyRange)
    pairs[index] = YAMLNode.Pair(key: "values", keyRange: pair.keyRange, value: pair.value)
    pairs.removeAll { $0.key == "type" }
    pairs.append(YAMLNode.Pair(key: "type", keyRange: pair.keyRange, value: type))
  }

  /// `values: low, medium, high` without brackets. In braces, the commas divide keys.
  private mutating func joinValues(of pairs: inout [YAMLNode.Pair]) {
    // The words of a boolean are another list.
    guard pairs.contains(where: { ["type", "of"].contains($0.key) && $0.value.text == "enum" }),
      let index = pairs.firstIndex(where: { $0.key == "values" }),
      let text = pairs[index].value.text, !text.isEmpty
    else { return }
    let pair = pairs[index]
    let others = pairs[(index + 1)...].prefix { $0.value.isNull }
    let words =
      text.split(separator: ",").map { String($0).singleLine } + others.map(\.key)
    error(
      "`values` must be a list, not a text", at: pair.value.range,
      help: ["write \("values: [\(words.joined(separator: ", "))]".quoted)"])
    let items = words.map { YAMLNode(value: .scalar($0, isQuoted: false), range: pair.value.range) }
    pairs[index] = YAMLNode.Pair(
      key: "values", keyRange: pair.keyRange,
      value: YAMLNode(value: .sequence(items), range: pair.value.range))
    pairs.removeSubrange((index + 1)..<(index + 1 + others.count))
  }

  /// `items: string`, as in JSON Schema.
  private mutating func nameItems(of pairs: inout [YAMLNode.Pair]) {
    guard let index = pairs.firstIndex(where: { $0.key == "items" }),
      !pairs.contains(where: { $0.key == "of" })
    else { return }
    let pair = pairs[index]
    error(
      "`items` is not a key of a field", at: pair.keyRange,
      help: [pair.value.text.map { "write \("of: \($0)".quoted)" } ?? "write `of:`"])
    pairs[index] = YAMLNode.Pair(key: "of", keyRange: pair.keyRange, value: pair.value)
  }
}

extension YAMLNode {
  /// The texts of a list, or nil if it is none or has other items.
  fileprivate var texts: [String]? {
    guard case .sequence(let items) = value, !items.isEmpty else { return nil }
    let texts = items.compactMap(\.text)
    return texts.count == items.count ? texts : nil
  }
}
