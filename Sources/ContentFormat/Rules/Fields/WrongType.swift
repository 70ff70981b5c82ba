package import Diagnostics

extension Rule {
  /// A value does not have the type of its field.
  package static let wrongType = Rule(
    "wrong-type", stage: .content,
    what: "A value does not have the type of its field.",
    why: "A page that expects text cannot show a list.",
    example: """
      examples: ChatGPT        # a list is declared
      """,
    fix: "Write a value of the declared type.")
}

extension Finding {
  package static func wrongType(
    _ name: String, expected: String, found: YAMLNode, in file: SourceFile, meant: String? = nil,
    help other: [String] = []
  ) -> Finding {
    // ``YAMLNode/kind`` also calls `0x1F` and `007` a number.
    let isOddNumber = found.kind == expected
    var help = meant.map { ["write `\($0)`"] } ?? other
    // A list of one value in place of the value.
    if case .sequence(let items) = found.value, items.count == 1, let text = items[0].text,
      !expected.contains("list"), !name.contains(" "), text.utf8.count <= 60
    {
      help = ["write `\(name): \(WrittenScalar.source(of: text))`"]
    }
    return Finding(
      .wrongType, at: file.at(found.range),
      "\(name.contains(" ") ? name : name.quoted) must be \(expected)"
        + (isOddNumber
          ? " in decimal digits, not \((found.text ?? "").quoted)" : ", not \(found.kind)"),
      help: help,
      fix: meant.flatMap { meant in
        found.text.flatMap { WrittenScalar($0, at: found.range, in: file) }
          .map { Fix(file.at($0.range), replacement: meant) }
      })
  }
}

extension Finding {
  /// A text in place of a list. Ids and values of an `enum` have no commas, so those of a text divide
  /// its items.
  static func notAList(
    _ node: YAMLNode, _ schema: FieldSchema, _ element: FieldSchema, in file: SourceFile
  ) -> Finding {
    var finding = wrongType(schema.name, expected: "a list", found: node, in: file)
    if case .mapping = node.value { finding.help.append("begin each item of the list with `- `") }
    guard let text = node.text, !text.isEmpty, text.utf8.count <= 60 else { return finding }
    let hasParts = element.type.isFreeText && !text.contains(". ")
    let items =
      hasParts || !element.type.isFreeText
      ? text.split(separator: ",").map { $0.drop(while: \.isWhitespace) } : [text[...]]
    let written = items.map { WrittenScalar.source(of: String($0)) }.joined(separator: ", ")
    finding.help.append("write `\(schema.name): [\(written)]`")
    return finding
  }

  /// A text that is neither of the two values of a `boolean`.
  static func wrongBoolean(
    _ text: String, _ schema: FieldSchema, at node: YAMLNode, in file: SourceFile
  ) -> Finding {
    let meant = schema.type.meaning(of: text)
    guard let words = schema.booleanWords else {
      var finding = wrongType(
        schema.name, expected: schema.type.noun, found: node, in: file, meant: meant)
      // Only the fields of a site's own schemas can have words.
      if let meant, meant != text, schema.location != nil {
        finding.help.append("`values: [yes, no]` in the schema allows such words")
      }
      return finding
    }
    let help = meant.map { ["write `\($0 == "true" ? words.yes : words.no)`"] } ?? []
    return Finding(
      .wrongType, at: file.at(node.range),
      "\(schema.name.quoted) must be \(words.noun), not \(text.quoted)", help: help)
  }
}

extension FieldType {
  /// Returns the intended value of a scalar that does not have this type, or nil if the intent is
  /// unclear. Recognizes a number in quotes and the boolean spellings of YAML 1.1, such as `yes`.
  func meaning(of text: String) -> String? {
    switch self {
    case .integer: Int(text).map { "\($0)" } == text ? text : nil
    case .number:
      Double(text)?.isFinite == true && text.utf8.allSatisfy { "0123456789.-".utf8.contains($0) }
        ? text : nil
    case .boolean:
      switch text.lowercased() {
      case "true", "yes", "on": "true"
      case "false", "no", "off": "false"
      default: nil
      }
    case .string, .text, .markdown, .date, .duration, .quantity, .url, .enumeration, .list, .map,
      .record,
      .reference, .assignments, .entries, .any:
      nil
    }
  }
}
