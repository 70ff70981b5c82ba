internal import Diagnostics

/// Guesses the declarations of fields from their values.
///
/// A guess fits every value that it was made from, because the reader that will check the entries
/// also tries the types here.
struct FieldGuess {
  /// A value and the file that has it.
  typealias Value = (node: YAMLNode, file: SourceFile)

  /// What values may refer to, by the names of the collections.
  let targets: [Target]
  /// What could not be told, in sentences.
  private(set) var remarks: [String] = []

  init(targets: [Target]) { self.targets = targets }

  /// A collection to which references may lead.
  struct Target {
    let collection: String
    let ids: Set<String>
    /// The ids of the parts of its entries.
    let parts: Set<String>
  }

  /// The most values of an enumeration.
  private static let mostValues = 8
  /// The same, if each value has many entries on average.
  private static let mostSharedValues = 20
  /// The longest value of an enumeration and the longest text that is not prose, in characters.
  private static let longestValue = 40
  private static let longestLine = 120

  /// Returns the declaration of a field, or nil if no type fits its values.
  ///
  /// - Parameter name: Its name, with those of the fields around it: `owner.team`.
  mutating func field(_ name: String, _ all: [Value]) -> ProposedField? {
    let values = all.filter { !$0.node.isNull }
    guard !values.isEmpty else {
      return ProposedField(type: "string", comment: "never has a value")
    }
    let kinds = Set(values.map { Self.kind($0.node) })
    switch kinds {
    case [.scalar]: return scalar(name, values)
    case [.mapping]: return mapping(name, values)
    case [.sequence]: return list(name, values)
    case [.scalar, .sequence]:
      let items = values.map { value -> Value in
        guard case .scalar = value.node.value else { return value }
        return (YAMLNode(value: .sequence([value.node]), range: value.node.range), value.file)
      }
      var field = list(name, items)
      field?.keys.append(("single", "allow"))
      return field
    default:
      remarks.append("`\(name)` is a text in some entries and has parts in others: decide on one")
      return nil
    }
  }

  private enum Kind { case scalar, sequence, mapping }

  private static func kind(_ node: YAMLNode) -> Kind {
    switch node.value {
    case .scalar: .scalar
    case .sequence: .sequence
    case .mapping: .mapping
    }
  }

  // MARK: Scalars

  private mutating func scalar(_ name: String, _ values: [Value]) -> ProposedField {
    if let reference = reference(name, values.compactMap(\.node.text)) { return reference }
    func fits(_ type: FieldType) -> Bool { Self.fit(values, FieldSchema(name, type)) }
    if fits(.boolean) { return ProposedField(type: "boolean") }
    if fits(.integer) { return ProposedField(type: "integer") }
    if fits(.number) { return ProposedField(type: "number") }
    if fits(.date) { return ProposedField(type: "date") }
    if let precisions = precisions(name, values) {
      return ProposedField(type: "date", keys: [("precision", Self.list(precisions))])
    }
    if fits(.url) { return ProposedField(type: "url") }
    if values.count > 1, fits(.duration) { return ProposedField(type: "duration") }
    if let values = enumeration(values.compactMap(\.node.text)) {
      return ProposedField(type: "enum", keys: [("values", Self.list(values))])
    }
    // `Team 2` has the form of a quantity too.
    let isMeasured = values.allSatisfy { value in
      let text = value.node.text ?? ""
      let currency = text.prefix { $0.isLetter }
      return currency.isEmpty || currency.count == 3 && currency.allSatisfy(\.isUppercase)
    }
    if values.count > 2, isMeasured, fits(.quantity) { return ProposedField(type: "quantity") }
    return ProposedField(type: Self.text(values.compactMap(\.node.text)))
  }

  /// Returns whether a declaration reads all values without a finding.
  static func fit(_ values: [Value], _ schema: FieldSchema) -> Bool {
    values.allSatisfy { value in
      if value.node.isNull { return true }
      var reader = FieldReader(file: value.file)
      return reader.value(value.node, schema) != nil && reader.findings.isEmpty
    }
  }

  /// Returns the precisions of dates, unless all are years, which are numbers more often.
  private func precisions(_ name: String, _ values: [Value]) -> [String]? {
    let dates = values.compactMap { value in
      value.node.text.flatMap { CalendarDate($0, Set(CalendarDate.Precision.allCases)) }
    }
    guard dates.count == values.count else { return nil }
    let found = Set(dates.map(\.precision))
    return found == [.year]
      ? nil : CalendarDate.Precision.allCases.filter(found.contains).map(\.rawValue)
  }

  /// Returns an enumeration of all values, however many share them.
  static func choice(_ values: [Value]) -> ProposedField {
    let texts = Set(values.compactMap(\.node.text)).sorted()
    return ProposedField(type: "enum", keys: [("values", list(texts))])
  }

  /// Returns the values of an enumeration: few short ones that most entries share.
  private func enumeration(_ texts: [String]) -> [String]? {
    var counts: [String: Int] = [:]
    for text in texts { counts[text, default: 0] += 1 }
    let isFew =
      counts.count <= Self.mostValues
      || counts.count <= Self.mostSharedValues && texts.count >= 20 * counts.count
    guard isFew, texts.count >= max(4, 2 * counts.count),
      counts.keys.allSatisfy({
        !$0.isEmpty && $0.count <= Self.longestValue && !$0.contains(where: \.isNewline)
          && Double($0) == nil
      })
    else { return nil }
    return counts.keys.sorted()
  }

  private static func text(_ texts: [String]) -> String {
    let isMarkup = texts.contains { text in
      ["](", "**", "\n- ", "\n* ", "`"].contains { text.contains($0) }
    }
    if isMarkup { return "markdown" }
    return texts.contains { $0.count > longestLine || $0.contains(where: \.isNewline) }
      ? "text" : "string"
  }

  // MARK: References

  /// Returns a reference if all values are ids of entries or of their parts.
  private mutating func reference(_ name: String, _ texts: [String]) -> ProposedField? {
    let values = Set(texts)
    let isPlain = values.allSatisfy { Int($0) == nil }
    let last = name.split(separator: ".").last.map(String.init) ?? name
    // One value may be an id by chance, unless the field has the name of the collection.
    func isLikely(_ collection: String) -> Bool {
      isPlain && values.count > 1 || Self.isAlike(last, collection)
    }
    func isEntry(_ text: String, _ target: Target) -> Bool {
      if target.ids.contains(text) { return true }
      guard let hash = text.firstIndex(of: "#") else { return false }
      return target.ids.contains(String(text[..<hash]))
        && target.parts.contains(String(text[text.index(after: hash)...]))
    }
    let whole = targets.filter { target in
      isLikely(target.collection) && values.allSatisfy { isEntry($0, target) }
    }
    if let best = whole.first(where: { Self.isAlike(last, $0.collection) })
      ?? whole.min(by: { $0.ids.count < $1.ids.count })
    {
      return ProposedField(type: "reference", keys: [("to", best.collection)])
    }
    if let titled = titled(values) { return titled }
    let parts = targets.filter { isLikely($0.collection) && values.isSubset(of: $0.parts) }
    if let best = parts.min(by: { $0.parts.count < $1.parts.count }) {
      return ProposedField(type: "reference", keys: [("to", "'\(best.collection)#*'")])
    }
    let some = targets.filter { target in
      isPlain && values.contains { isEntry($0, target) }
    }
    let known = values.filter { text in some.contains { isEntry(text, $0) } }
    if known.count == values.count, values.count > 2 {
      return ProposedField(
        type: "reference", keys: [("to", Self.list(some.map(\.collection)))])
    }
    if known.count >= 3, known.count < values.count, 5 * known.count >= 4 * values.count {
      let rest = values.subtracting(known).sorted()
      remarks.append(
        "`\(name)` looks like a reference to \(some.map(\.collection).joined(separator: " or ")), but "
          + "\(counted(rest.count, "value")) \(rest.count == 1 ? "is" : "are") no id: "
          + rest.prefix(3).map(\.quoted).joined(separator: ", "))
    }
    return nil
  }

  /// Returns a reference if all values are ids of one collection with a title behind a dash.
  private func titled(_ values: Set<String>) -> ProposedField? {
    let ids = values.compactMap { text in
      [" — ", " – ", " - "].lazy.compactMap { text.firstRange(of: $0) }.first
        .map { String(text[..<$0.lowerBound]) }
    }
    guard ids.count == values.count, ids.count > 1,
      let target = targets.first(where: { Set(ids).isSubset(of: $0.ids) })
    else { return nil }
    return ProposedField(
      type: "reference", keys: [("to", target.collection), ("titled", "true")])
  }

  /// Returns whether the name of a field is that of a collection, in the singular or the plural.
  private static func isAlike(_ field: String, _ collection: String) -> Bool {
    let (a, b) = (field.lowercased(), collection.lowercased())
    return a == b || singular(of: a) == singular(of: b)
      || a.hasSuffix("_" + b) || a.hasSuffix("_" + singular(of: b))
      || a.hasPrefix(singular(of: b) + "_") || a.hasPrefix("related") && a.hasSuffix(b)
  }

  // MARK: Values with parts

  private mutating func list(_ name: String, _ values: [Value]) -> ProposedField? {
    let items = values.flatMap { value -> [Value] in
      guard case .sequence(let nodes) = value.node.value else { return [] }
      return nodes.map { ($0, value.file) }
    }
    if items.contains(where: \.node.isNull) {
      remarks.append("a list in `\(name)` has an item without a value")
    }
    if let parts = parts(name, values) { return parts }
    guard let element = field(name, items) else { return nil }
    if element.fields == nil, element.element.isEmpty, element.type != "list", element.type != "map"
    {
      return ProposedField(type: "list", keys: [("of", element.type)] + element.keys)
    }
    return ProposedField(type: "list", element: [element])
  }

  /// Returns the declaration of parts if every item of the lists has an id, and none twice, or if the
  /// keys of mappings are ids, because each has a title.
  private mutating func parts(_ name: String, _ values: [Value]) -> ProposedField? {
    guard Self.ids(ofParts: values) != nil else { return nil }
    let items = values.flatMap { value -> [Value] in
      switch value.node.value {
      case .sequence(let nodes): nodes.map { ($0, value.file) }
      case .mapping(let pairs): pairs.map { ($0.value, value.file) }
      case .scalar: []
      }
    }
    guard let inner = fields(name, items) else { return nil }
    var field = ProposedField(type: "entries")
    let others = inner.filter { $0.name != "id" && $0.name != "title" }
    if !others.isEmpty { field.fields = others }
    return field
  }

  /// Returns the ids of the parts in lists or mappings, or nil if these are no parts of entries.
  static func ids(ofParts values: [Value]) -> Set<String>? {
    var all: Set<String> = []
    for value in values {
      if case .mapping(let pairs) = value.node.value {
        guard pairs.allSatisfy({ $0.value.hasKey("title") }) else { return nil }
        all.formUnion(pairs.map(\.key))
        continue
      }
      guard case .sequence(let nodes) = value.node.value else { return nil }
      var own: Set<String> = []
      for node in nodes {
        guard case .mapping(let pairs) = node.value, pairs.count > 1,
          let id = pairs.first(where: { $0.key == "id" })?.value, let text = id.text, !id.isNull,
          own.insert(text).inserted
        else { return nil }
      }
      all.formUnion(own)
    }
    return all.isEmpty ? nil : all
  }

  private mutating func mapping(_ name: String, _ values: [Value]) -> ProposedField? {
    if let parts = parts(name, values) { return parts }
    let maps = values.map { Self.pairs($0.node) }
    var counts: [String: Int] = [:]
    for map in maps { for pair in map { counts[pair.key, default: 0] += 1 } }
    let keys = Set(counts.keys)
    guard !keys.isEmpty else { return nil }
    let target = targets.first { keys.count > 1 && keys.isSubset(of: $0.ids) }
    // Keys that differ from entry to entry are data, not the names of fields.
    let isOpen = keys.count > 6 && counts.values.allSatisfy { 2 * $0 <= maps.count }
    guard target != nil || isOpen else {
      return fields(name, values).map { ProposedField(type: "record", fields: $0) }
    }
    let items = zip(values, maps).flatMap { value, pairs in pairs.map { ($0.value, value.file) } }
    guard let element = field(name, items) else { return nil }
    let to: [(name: String, value: String)] =
      target.map { [("keys", "reference"), ("to", $0.collection)] } ?? []
    if element.fields == nil, element.element.isEmpty, element.type != "list",
      !element.keys.contains(where: { $0.name == "to" })
    {
      return ProposedField(type: "map", keys: to + [("of", element.type)] + element.keys)
    }
    return ProposedField(type: "map", keys: to, element: [element])
  }

  private static func pairs(_ node: YAMLNode) -> [YAMLNode.Pair] {
    if case .mapping(let pairs) = node.value { pairs } else { [] }
  }

  /// Returns the declarations of the keys of mappings, in the order in which they first occur, or nil
  /// if one has none.
  private mutating func fields(_ name: String, _ values: [Value]) -> [ProposedField.Named]? {
    var order: [String] = []
    var found: [String: [Value]] = [:]
    for value in values {
      for pair in Self.pairs(value.node) {
        if found[pair.key] == nil { order.append(pair.key) }
        found[pair.key, default: []].append((pair.value, value.file))
      }
    }
    var fields: [ProposedField.Named] = []
    for key in order {
      let inside = found[key] ?? []
      guard var field = field("\(name).\(key)", inside) else { return nil }
      field.isRequired = inside.count == values.count && !inside.contains { Self.isEmpty($0.node) }
      fields.append(ProposedField.Named(name: key, field: field))
    }
    return fields
  }

  /// Returns whether a required field may not have a value.
  static func isEmpty(_ node: YAMLNode) -> Bool {
    node.isNull || node.text.map { $0.allSatisfy(\.isWhitespace) } ?? false
  }

  private static func list(_ values: [String]) -> String {
    "[\(values.map { WrittenScalar.source(of: $0) }.joined(separator: ", "))]"
  }
}
