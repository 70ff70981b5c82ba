internal import Diagnostics

/// A collection that `demarc init --from` proposes: its entries, and the schema that fits them.
package struct ProposedCollection {
  /// An entry as it is found.
  package struct Item {
    package let file: SourceFile
    /// The keys of the front matter, or of the part of a file of data.
    package let pairs: [YAMLNode.Pair]
    /// True for a Markdown file that begins with front matter.
    package let hasFrontMatter: Bool
    /// True for a Markdown file with a heading of level 1.
    package let hasHeading: Bool

    package init(
      file: SourceFile, pairs: [YAMLNode.Pair], hasFrontMatter: Bool, hasHeading: Bool
    ) {
      (self.file, self.pairs) = (file, pairs)
      (self.hasFrontMatter, self.hasHeading) = (hasFrontMatter, hasHeading)
    }

    func value(_ key: String) -> FieldGuess.Value? {
      pairs.last { $0.key == key }.map { ($0.value, file) }
    }

    /// The text of a key, or nil if it has no value or one with parts.
    package func text(_ key: String) -> String? {
      value(key).flatMap { $0.node.isNull ? nil : $0.node.text }
    }
  }

  /// The files whose parts are the entries.
  package struct Source {
    let files: [String]
    /// The value of the key `items`: `[*]`, `controls[*]`.
    let items: String

    package init(files: [String], items: String) { (self.files, self.items) = (files, items) }
  }

  package let name: String
  package let items: [Item]
  /// Whether the name differs from that of the folder, so that the schema has to say it.
  private let isNamed: Bool
  private let source: Source?
  private let identity: ProposedIDs

  /// - Parameters:
  ///   - isNamed: Whether the schema has to say the name.
  ///   - source: The files whose parts are the entries, or nil if each file is one entry.
  ///   - mentioned: All texts in the content, each with the keys that have it.
  package init(
    name: String, isNamed: Bool, items: [Item], source: Source?, mentioned: [String: Set<String>]
  ) {
    (self.name, self.isNamed, self.items, self.source) = (name, isNamed, items, source)
    identity = ProposedIDs.choose(
      name, items, Self.keys(of: items), isPart: source != nil, mentioned)
  }

  /// The keys of the entries, in the order in which they first occur.
  private static func keys(of items: [Item]) -> [String] {
    var seen: Set<String> = []
    return items.flatMap { item in item.pairs.map(\.key).filter { seen.insert($0).inserted } }
  }

  /// False if the entries are parts of files, and no field could be their id.
  package var hasIDs: Bool { !identity.ids.contains("") }

  /// True if the entries are matrices: they have rows and columns.
  private var isOfMatrices: Bool {
    items.allSatisfy { $0.value("rows") != nil && $0.value("columns") != nil }
  }

  /// The ids of the entries and of their parts, to which references may lead.
  var target: FieldGuess.Target {
    var parts: Set<String> = []
    for key in isOfMatrices ? [] : Self.keys(of: items) {
      let values = items.compactMap { $0.value(key) }.filter { !$0.node.isNull }
      if !values.isEmpty, let found = FieldGuess.ids(ofParts: values) { parts.formUnion(found) }
    }
    return FieldGuess.Target(collection: name, ids: Set(identity.ids), parts: parts)
  }

  /// Returns the text of the schema, and what it could not tell.
  ///
  /// - Parameter all: All collections, to which references may lead.
  package func schema(_ all: [ProposedCollection]) -> (text: String, remarks: [String]) {
    var guess = FieldGuess(targets: all.map(\.target))
    var lines = [
      "# Proposed by `demarc init --from` for \(counted(items.count, "entry", "entries"))."
    ]
    var remarks: [String] = []
    if isNamed { lines.append("name: \(WrittenScalar.source(of: name))") }
    if let source {
      let files = source.files.map { WrittenScalar.source(of: $0) }.joined(separator: ", ")
      lines += ["entries: { from: [\(files)] }", "items: '\(source.items)'"]
    }
    if isOfMatrices { lines.append("kind: matrix") }
    if let rule = identity.rule { lines.append("id: \(rule)") }
    if items.contains(where: { $0.file.path.hasSuffix(".md") && !$0.hasFrontMatter }) {
      lines.append("front_matter: optional")
    }
    if let sources = titleSources {
      lines.append("title: { from: [\(sources.joined(separator: ", "))] }")
    }
    if let field = distinguishingField {
      lines.append("unique_by: [title, \(WrittenScalar.source(of: field))]")
    }
    var fields: [String] = []
    var isOpen = false
    let matrixKeys = isOfMatrices ? MatrixSchema.fields.map(\.name) : []
    for key in Self.keys(of: items) where !matrixKeys.contains(key) {
      switch field(key, &guess) {
      case .declared(let field): fields += field.lines(key, indent: 2)
      case .builtIn: continue
      case .unknown: isOpen = true
      case .conflict(let noun):
        remarks.append(
          "`\(key)` is a field of every entry, \(noun), and its values here are others: rename it, "
            + "or change the values")
      }
    }
    if isOpen { lines.append("other_fields: allow  # for those that the report names") }
    if !fields.isEmpty { lines += ["fields:"] + fields }
    let twice = Dictionary(grouping: identity.ids) { $0 }.filter { $0.value.count > 1 }
    if let first = twice.keys.min() {
      remarks.append("several entries have the id \(first.quoted)")
    }
    return (lines.joined(separator: "\n") + "\n", remarks + guess.remarks)
  }

  private enum Answer {
    case declared(ProposedField)
    /// Every entry has the field, and the values fit it.
    case builtIn
    /// Every entry has the field, with values of another type.
    case conflict(noun: String)
    case unknown
  }

  private func field(_ key: String, _ guess: inout FieldGuess) -> Answer {
    let values = items.compactMap { $0.value(key) }
    if let universal = CollectionSchema.universalFields.first(where: { $0.name == key }) {
      if FieldGuess.fit(values, universal) { return .builtIn }
      if case .enumeration = universal.type, values.allSatisfy({ $0.node.text != nil }) {
        return .declared(FieldGuess.choice(values))
      }
      if let field = Self.withSingleValues(universal, values) { return .declared(field) }
      guard let field = guess.field(key, values), field.type == "date", universal.type.isDate else {
        return .conflict(noun: universal.type.noun)
      }
      return .declared(field)
    }
    // The field with the ids refers to nothing.
    if key == identity.key {
      return .declared(ProposedField(type: "string", isRequired: true))
    }
    guard var field = guess.field(key, values) else { return .unknown }
    let filled = values.count { !FieldGuess.isEmpty($0.node) }
    field.isRequired = filled == items.count && items.count > 1
    if filled < items.count, field.comment == nil {
      field.comment = "in \(filled) of \(items.count)"
    }
    return .declared(field)
  }

  /// Returns the declaration of a list of texts that accepts a text in its place, if all values fit it.
  private static func withSingleValues(
    _ universal: FieldSchema, _ values: [FieldGuess.Value]
  ) -> ProposedField? {
    guard case .list(let element) = universal.type, case .string = element.type else { return nil }
    var single = universal
    single.allowsSingle = true
    guard FieldGuess.fit(values, single) else { return nil }
    let isDivided = values.contains { $0.node.text?.contains(" ") ?? false }
    return ProposedField(
      type: "list", keys: [("of", "string"), ("single", "allow")],
      comment: isDivided ? "a text with spaces is one value: write a list for several" : nil)
  }

  /// The field that tells entries with the same title apart, or nil if all titles differ.
  private var distinguishingField: String? {
    let titles = items.compactMap { $0.text("title") }
    guard titles.count == items.count, Set(titles).count < titles.count else { return nil }
    return Self.keys(of: items).first { key in
      let values = items.compactMap { $0.text(key) }
      return values.count == items.count && key != "title" && key != identity.key && key != "id"
        && Set(zip(titles, values).map { "\($0)\n\($1)" }).count == titles.count
    }
  }

  /// The sources of titles, unless every entry has a title.
  private var titleSources: [String]? {
    guard items.contains(where: { $0.text("title") == nil }) else { return nil }
    var sources = ["title", "name", "label", "term"].filter { key in
      items.contains { $0.text(key) != nil }
    }
    if items.contains(where: \.hasHeading) { sources.append("heading") }
    if source == nil {
      sources.append("stem")
    } else if sources.isEmpty {
      sources = [identity.key ?? "id"]
    }
    return sources
  }
}
