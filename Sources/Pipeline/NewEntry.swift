package import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// An entry that `demarc new` writes: a draft with the fields of its collection.
package struct NewEntry: Sendable {
  /// The path of its file below the content folder.
  package let path: String
  package let text: String
  /// The tables of matrices with the new row or column.
  let changes: [MatrixAdditions.Change]

  /// The wishes of the author.
  package struct Request: Sendable {
    package var collection: String
    package var id: String?
    package var title: String?
    /// Values of fields as YAML, by the names of the fields.
    package var values: [String: String]
    /// Whether the entry becomes a row or a column of the matrices of its collection.
    package var joinsMatrices: Bool

    package init(
      collection: String, id: String?, title: String?, values: [String: String],
      joinsMatrices: Bool = false
    ) {
      (self.collection, self.id) = (collection, id)
      (self.title, self.values, self.joinsMatrices) = (title, values, joinsMatrices)
    }
  }

  /// Creates an entry of a site. The other entries give it an id and targets of references.
  ///
  /// - Throws: ``EnvironmentError`` if the collection or a field is unknown, if the id exists or
  ///   cannot be derived, or if the collection does not read its entries from files of its folder.
  package init(_ request: Request, today: CalendarDate, _ options: BuildOptions) async throws {
    var options = options
    options.includesDrafts = true
    var loader = SiteLoader(options)
    let graph = try await loader.load().graph
    guard let index = graph.collection(request.collection) else {
      let names = graph.collections.map(\.schema.name)
      let help =
        didYouMean(request.collection, in: names).first
        ?? "\(Self.listed(names)), and a folder becomes one by a file `_collection.yml` in it"
      throw EnvironmentError(
        "there is no collection \(request.collection.printableLine.quoted): \(help)")
    }
    let schema = graph.collections[index].schema
    guard schema.kind == .entries, schema.items == nil else {
      throw EnvironmentError(
        schema.kind == .matrix
          ? "\(schema.plural) need a table: copy one, or write a file with `rows:`, `columns:`, `levels:` and a table"
          : "\(schema.plural) are parts of files: add one to a file")
    }
    for name in request.values.keys.sorted()
    where !schema.allFields.contains(where: { $0.name == name }) {
      let help = didYouMean(name, in: schema.allFields.map(\.name)).first
      throw EnvironmentError(
        "\(schema.plural) have no field \(name.printableLine.quoted)\(help.map { ": \($0)" } ?? "")"
      )
    }
    let entries = graph.collections[index].entries.map { graph.entries[$0] }
    let ids = entries.map(\.id)
    let wishedTitle = request.title ?? request.values["title"]
    guard
      let id = request.id ?? request.values["id"] ?? Self.next(after: ids)
        ?? Self.id(for: wishedTitle, after: ids, schema.id.pattern)
    else {
      throw EnvironmentError("give the \(schema.singular) an id or a --title")
    }
    guard !id.isEmpty, !id.contains("/"), !id.hasPrefix("."), !id.contains(where: \.isNewline)
    else {
      throw EnvironmentError("\(id.printableLine.quoted) cannot be the name of a file")
    }
    guard graph.entry(id, in: index) == nil else {
      throw EnvironmentError(
        "there is \(schema.singular.withArticle) with the id \(id.quoted) already")
    }
    if let pattern = schema.id.pattern, !pattern.matches(id) {
      let help = request.id == nil ? ": write the id after the name of the collection" : ""
      throw EnvironmentError(
        "the ids of \(schema.plural) match \(pattern.source.quoted), not \(id.quoted)\(help)")
    }
    let title = wishedTitle ?? humanized(id)
    // Entries with an id in front matter have another file name.
    let isWritten =
      schema.id.usesWrittenID && entries.contains { $0.fields["id"] != nil }
    let stem = isWritten && wishedTitle != nil ? AnchorNames.slug(title) : id
    path = (schema.folder.isEmpty ? "" : schema.folder + "/") + stem + ".md"
    let parts = path.split(separator: "/").map { Array($0.utf8) }
    if let sources = schema.sources, sources.pattern(selecting: parts) == nil {
      throw EnvironmentError("the patterns of \(schema.plural) do not select \(path)")
    }
    text = EntryDraft.text(
      of: schema, id: isWritten ? id : nil, title: title,
      values: Self.written(request.values, for: schema), today: today,
      body: try Archetype.body(of: schema, id: id, title: title)
    ) { graph.targets(of: $0) }
    let file = SourceFile(path: path, displayPath: path, bytes: Array(text.utf8))
    guard case .present(let yaml, _) = FrontMatter.split(file.bytes) else {
      changes = []
      return
    }
    let (node, findings) = YAMLReader.read(yaml, of: file)
    if let finding = findings.first {
      throw EnvironmentError("a value of --set is not YAML: \(finding.message)")
    }
    try Self.validate(file, Set(request.values.keys), of: schema, index, in: graph)
    let header = MatrixAdditions.Header(
      collection: index, path: path, title: title, fields: Self.texts(of: node))
    changes =
      request.joinsMatrices
      ? try MatrixAdditions.changes(for: header, in: graph, content: options.content) : []
  }

  /// Returns the values of the fields that have a text.
  private static func texts(of node: YAMLNode?) -> [String: String] {
    guard case .mapping(let pairs)? = node?.value else { return [:] }
    return Dictionary(
      pairs.compactMap { pair in pair.value.text.map { (pair.key, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  private static func listed(_ names: [String]) -> String {
    names.isEmpty
      ? "the site has none" : "the collections are " + names.sorted().joined(separator: ", ")
  }

  /// Returns the id after the last one if most ids end with a number of at least two digits:
  /// `R-07` after `R-06`. Of several prefixes, the most frequent one counts.
  static func next(after ids: [String]) -> String? {
    var groups: [String: (count: Int, last: Int, width: Int)] = [:]
    for id in ids {
      let prefix = id.prefix { !$0.isNumber }
      let digits = id.dropFirst(prefix.count)
      guard digits.count >= 2, digits.count <= 9, let number = Int(digits) else { continue }
      let group = groups[String(prefix)] ?? (0, 0, 0)
      groups[String(prefix)] = (
        group.count + 1, max(group.last, number), max(group.width, digits.count)
      )
    }
    let best = groups.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
    guard let best, 2 * best.value.count > ids.count else { return nil }
    let number = String(best.value.last + 1)
    return best.key + String(repeating: "0", count: max(0, best.value.width - number.count))
      + number
  }
}

extension ContentGraph {
  /// Returns the ids that a reference may name, in the order of the collections.
  func targets(of target: ReferenceTarget) -> [String] {
    target.options.flatMap { option -> [String] in
      guard let index = collection(option.collection) else { return [] }
      let entries = collections[index].entries.map { self.entries[$0] }
      guard let parts = option.parts else { return entries.map(\.id) }
      if let entry = entries.first(where: { $0.id == parts }) { return entry.subEntries.map(\.id) }
      return entries.flatMap(\.subEntries)
        .filter { parts == ReferenceTarget.Option.everyPart || $0.field == parts }.map(\.id)
    }
  }
}
