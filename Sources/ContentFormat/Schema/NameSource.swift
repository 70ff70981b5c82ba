package import Diagnostics

/// A source of a title, a description or a date.
package enum NameSource: Sendable, Hashable {
  /// The value of a field.
  case field(FieldPath)
  /// The text of the first heading of level 1.
  case heading
  /// The text of the first paragraph at the start of the body or directly below a heading.
  case firstParagraph
  /// The file name without its extension.
  case stem
  /// The name of the folder that contains the file.
  case folder

  /// The sources other than fields, by their names in declarations.
  static let builtIn: [(name: String, source: NameSource)] = [
    ("heading", .heading), ("first-paragraph", .firstParagraph), ("stem", .stem),
    ("folder", .folder),
  ]

  /// The source in messages.
  package var noun: String {
    switch self {
    case .field(let path): "no \(path.text.quoted)"
    case .heading: "no heading of level 1"
    case .firstParagraph: "no paragraph at the start of its text or below a heading"
    case .stem: "no usable file name"
    case .folder: "no folder with a usable name"
    }
  }
}

/// The names of an entry that can be taken from other sources than the field of that name.
package enum NameKind: String, Sendable, CaseIterable {
  case title
  case description
  case date

  /// Whether a source other than a field is allowed.
  fileprivate func allows(_ source: NameSource) -> Bool {
    switch (self, source) {
    case (_, .field), (.title, .heading), (.title, .stem), (.title, .folder),
      (.description, .heading), (.description, .firstParagraph), (.date, .stem), (.date, .folder):
      true
    case (.title, .firstParagraph), (.description, .stem), (.description, .folder),
      (.date, .heading), (.date, .firstParagraph):
      false
    }
  }

  /// Whether the values of a field of the type are allowed.
  fileprivate func allows(_ type: FieldType) -> Bool {
    switch (self, type) {
    case (_, .any): true
    case (.date, .date): true
    case (.date, _): false
    case (.description, .string), (.description, .text), (.description, .markdown): true
    case (.description, _): false
    case (.title, _): type.hasPlainText
    }
  }
}

/// The sources of a name, in the order in which they are tried.
package struct NameSources: Sendable, Hashable {
  /// The sources.
  package let items: [NameSource]
  /// The location of their declaration, or nil for sources that apply without one.
  package let location: SourceLocation?

  /// Creates a list of sources.
  package init(_ items: [NameSource], at location: SourceLocation? = nil) {
    self.items = items
    self.location = location
  }

  /// The declaration of a key such as `title: { from: [name, heading] }`.
  package static func key(_ kind: NameKind) -> FieldSchema {
    let sources = "The sources of the \(kind.rawValue) of an entry, in order: `{ from: [ ] }` with"
    return FieldSchema(
      kind.rawValue, .any,
      meaning: "\(sources) fields, `heading`, `first-paragraph`, `stem` or `folder`.")
  }

  /// The keys of such a declaration.
  static let keys: [FieldSchema] = {
    var from = FieldSchema(
      "from", .list(FieldSchema("from", .string)), required: true, meaning: "The sources in order.")
    from.allowsSingle = true
    from.isUnique = true
    from.minimum = 1
    return [from]
  }()
}

extension FieldReader {
  /// Reads a declaration such as `title: { from: [name, heading] }`. `known` are the fields that
  /// the sources may name.
  package mutating func sources(
    of kind: NameKind, _ values: Fields, _ known: [FieldSchema]
  ) -> NameSources? {
    guard let node = values.node(kind.rawValue) else { return nil }
    if let text = node.text {
      error(
        "\(kind.rawValue.quoted) must be a mapping that names its sources", at: node.range,
        help: ["write `\(kind.rawValue): { from: [\(text)] }`"])
      return nil
    }
    let from = fields(of: node, schema: NameSources.keys, owner: kind.rawValue)
    let sources = from.texts("from").compactMap { source($0.text, of: kind, known, at: $0.range) }
    guard !sources.isEmpty, let place = from["from"]?.range else { return nil }
    return NameSources(sources, at: file.at(place))
  }

  /// Returns the source that a declaration names. A declared field precedes a source of the same
  /// name that is not a field.
  private mutating func source(
    _ name: String, of kind: NameKind, _ known: [FieldSchema], at range: SourceRange
  ) -> NameSource? {
    let builtIn = NameSource.builtIn
    if !known.contains(where: { $0.name == name }),
      let source = builtIn.first(where: { $0.name == name })?.source
    {
      if kind.allows(source) { return source }
      let others = builtIn.filter { kind.allows($0.source) }.map(\.name.quoted)
      error(
        "\(name.quoted) cannot be the source of a \(kind.rawValue)", at: range,
        help: ["use the name of a field, \(others.listed("or"))"])
      return nil
    }
    let names = builtIn.filter { kind.allows($0.source) }.map(\.name)
    guard let (path, type) = path(name, known, or: names, at: range) else { return nil }
    guard kind.allows(type) else {
      error("\(name.quoted), \(type.noun), cannot be the source of a \(kind.rawValue)", at: range)
      return nil
    }
    return .field(path)
  }
}
