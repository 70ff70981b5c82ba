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
    if case .sequence = found.value, !expected.contains("list") {
      if let text = found.onlyText, !name.contains(" "), text.utf8.count <= 60 {
        help = ["write `\(name): \(WrittenScalar.source(of: text))`"]
      } else if expected == "a mapping", file.bytes[Int(found.range.start)] == UInt8(ascii: "-") {
        help = ["remove the `- ` before its keys"]
      }
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
    if case .mapping(let pairs) = node.value {
      let isIdentified = element.idKey != nil && !pairs.isEmpty
      finding.help.append(
        isIdentified
          ? "write each item as \("- { id: \(pairs[0].key), … }".quoted)"
          : "begin each item of the list with `- `")
    }
    guard let text = node.text, !text.isEmpty else { return finding }
    if isBulleted(node.range, in: file) {
      finding.help.append("begin each item with a hyphen and a space: `- `")
      return finding
    }
    guard text.utf8.count <= 60 else { return finding }
    let hasParts = element.type.isFreeText && !text.contains(". ")
    var items =
      hasParts || !element.type.isFreeText
      ? text.split(separator: ",").map { $0.drop(while: \.isWhitespace) } : [text[...]]
    if !element.type.isText {
      items = items.flatMap { $0.split(separator: " and ") }.filter { !$0.isEmpty }
    }
    let written = items.map { WrittenScalar.source(of: String($0)) }.joined(separator: ", ")
    finding.help.append("write `\(schema.name): [\(written)]`")
    // The program's own keys have no declaration that could accept it.
    let isOfEntries =
      schema.location != nil || CollectionSchema.universalFields.contains { $0.name == schema.name }
    if isOfEntries, items.count == 1, !isReservedFile(file.path) {
      finding.help.append("or accept it: declare the field with `single: allow`")
    }
    return finding
  }

  /// Whether the program declares the keys of a file.
  private static func isReservedFile(_ path: String) -> Bool {
    let name = ContentPath.name(of: path)
    return ["site.yml", "demarc.yml", CollectionSchema.fileName].contains(name)
      || name.hasSuffix(CollectionSchema.fileSuffix)
  }

  /// Whether a value begins on a line of its own with the sign of a list that YAML does not read: a
  /// hyphen without a space, or another dash or bullet.
  private static func isBulleted(_ range: SourceRange, in file: SourceFile) -> Bool {
    let start = Int(range.start)
    let margin = file.bytes[..<start].reversed().prefix { $0 != 0x0A }
    guard margin.allSatisfy({ $0 == 0x20 }) else { return false }
    let text = String(decoding: file.bytes[start..<Int(range.end)].prefix(8), as: UTF8.self)
    return text.first.map { "-–—•·◦‣+".contains($0) } ?? false
  }

  /// A text that is neither of the two values of a `boolean`.
  static func wrongBoolean(
    _ text: String, _ schema: FieldSchema, at node: YAMLNode, in file: SourceFile
  ) -> Finding {
    let meant = schema.type.meaning(of: text)
    guard let words = schema.booleanWords else {
      var finding = wrongType(
        schema.name, expected: schema.type.noun, found: node, in: file, meant: meant)
      if meant == nil { finding.help.append("write `true` or `false`") }
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

extension YAMLNode {
  /// The only text in lists of one item, such as `[[erase]]`.
  fileprivate var onlyText: String? {
    if case .sequence(let items) = value {
      items.count == 1 ? items[0].onlyText : nil
    } else {
      text
    }
  }
}

extension FieldType {
  /// Returns help with a mapping in place of a text: `write { id: audited, sign: … }`. Nil if the
  /// type is no record.
  func example(with node: YAMLNode) -> String? {
    guard case .record(let fields) = self, let text = node.text, text.utf8.count <= 40 else {
      return nil
    }
    func pair(_ field: FieldSchema, _ value: String) -> String {
      let isList = if case .list = field.type { !field.allowsSingle } else { false }
      return "\(field.name): \(isList ? "[\(value)]" : value)"
    }
    let required = fields.filter(\.isRequired)
    let keys = required.map {
      pair($0, $0.name == required[0].name ? WrittenScalar.source(of: text) : "…")
    }
    let open = required.isEmpty ? fields.prefix(1).map { pair($0, "…") } : keys
    return "write a mapping such as \("{ \(open.joined(separator: ", ")) }".quoted)"
  }

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
