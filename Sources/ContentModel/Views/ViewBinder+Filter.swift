internal import ContentFormat
internal import Diagnostics

extension ViewBinder {
  /// Returns the entries of a collection that pass the filter.
  mutating func members(_ collection: CollectionIndex) -> [EntryIndex] {
    let entries = graph.collections[collection].entries
    guard case .map(let items)? = block[.filter]?.value else { return entries }
    let schema = graph.collections[collection].schema
    var passing: Set<EntryIndex>?
    for item in items {
      guard let field = field(item.key.id, at: item.key.range, schema),
        case .text(let text) = item.field.value
      else { continue }
      let values = index.values(of: field.name, in: collection, graph)
      let flag = field.flagWords?.value(of: text)
      let found = values[flag.map { "\($0)" } ?? text] ?? []
      if !graph.renames.isEmpty, let target = field.type.referenceTarget {
        for collection in target.collections.compactMap({ graph.collection($0) }) {
          reportOldID(text, in: collection, at: item.field.range)
        }
      }
      if found.isEmpty {
        checkFilter(text, of: field, at: item.field.range, collection, values)
      }
      passing = passing?.intersection(found) ?? Set(found)
    }
    guard let passing else { return entries }
    return passing.count == entries.count ? entries : entries.filter(passing.contains)
  }

  /// Reports a filter value that no entry has, if the field does not allow it or if the field holds
  /// strings.
  private mutating func checkFilter(
    _ text: String, of field: FieldSchema, at range: SourceRange, _ collection: CollectionIndex,
    _ values: [String: [EntryIndex]]
  ) {
    let schema = graph.collections[collection].schema
    var type = field.type
    if case .list(let element) = type { type = element.type }
    switch type {
    case .enumeration(let values, _):
      if values.contains(where: { $0.id == text }) { return }
      let meant = values.first { $0.label == text }.map { ["did you mean \($0.id.quoted)?"] }
      problem(
        "\(text.quoted) is not a value of \(field.name.quoted)", at: range,
        help: meant ?? didYouMean(text, in: values.map(\.id)))
    case .boolean:
      if ["true", "false"].contains(text) || field.flagWords?.value(of: text) != nil { return }
      problem(
        "\(text.quoted) is not a value of \(field.name.quoted)", at: range,
        help: ["write \(field.flagWords?.noun ?? "`true` or `false`")"])
    case .reference(let target):
      if !target.namesParts {
        checkReference(text, of: field, to: target, at: range)
      } else if !graph.hasUnparsedFiles {
        checkPart(text, of: field, to: target, at: range)
      }
    case .string, .text, .url:
      guard !graph.collections[collection].entries.isEmpty, !graph.hasUnparsedFiles(in: schema.name)
      else { return }
      findings.append(
        .emptyFilter(
          text, of: field.name, schema, known: values.keys.sorted(), at: entry.at(range)))
    // A number or a date cannot be misspelled, and a filter without matches may be intended.
    case .markdown, .integer, .number, .date, .duration, .quantity, .list, .map, .record,
      .assignments,
      .entries, .any:
      return
    }
  }

  /// Reports the id of a part that does not exist.
  private mutating func checkPart(
    _ text: String, of field: FieldSchema, to target: ReferenceTarget, at range: SourceRange
  ) {
    let ids = graph.targets(of: target).map { $1?.id ?? graph.entries[$0.entry].id }
    if ids.isEmpty || ids.contains(text) { return }
    problem(
      "there is no part \(text.quoted), so nothing has it as \(field.name.quoted)", at: range,
      help: didYouMean(text, in: ids))
  }

  /// Reports a reference to an entry that does not exist. An existing entry without references is
  /// fine.
  private mutating func checkReference(
    _ text: String, of field: FieldSchema, to target: ReferenceTarget, at range: SourceRange
  ) {
    let id = text.split(separator: ":", maxSplits: 1).last.map(String.init) ?? text
    let collections = target.collections.compactMap { graph.collection($0) }
    guard !collections.isEmpty else { return }
    let isKnown = collections.contains { collection in
      let name = graph.collections[collection].schema.name
      return graph.entry(id, in: collection) != nil || graph.isUnparsed(id, in: name)
        || graph.drafts.contains("\(name):\(id)")
    }
    if isKnown { return }
    let entries = collections.flatMap { graph.collections[$0].entries }
    let titled = entries.first { graph.entries[$0].title == text }
    let nouns = collections.map { graph.collections[$0].schema.singular }.joined(separator: " or ")
    problem(
      "there is no \(nouns) \(text.quoted), so nothing has it as \(field.name.quoted)", at: range,
      help: titled.map { ["did you mean \(graph.entries[$0].id.quoted)?"] }
        ?? didYouMean(id, in: entries.map { graph.entries[$0].id }))
  }
}

extension FieldSchema {
  /// The words for the values of a `boolean`, or of the items of a list of them.
  fileprivate var flagWords: FieldConstraints.BooleanWords? {
    if case .list(let element) = type { element.booleanWords } else { self.booleanWords }
  }
}
