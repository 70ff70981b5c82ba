internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A current entry refers to a deprecated one.
  package static let referencesDeprecated = Rule(
    "references-deprecated", .warning, stage: .check,
    what: """
      An entry refers to a deprecated one by a reference, a link or a mention. Deprecated entries may \
      do so, and so may the successor of the deprecated entry, the headers of a matrix and the keys of \
      a map that must be complete.
      """,
    why: "The reference sends readers to advice that its authors have withdrawn.",
    example: """
      # lessons/agents.md
      prerequisites: [old-basics]
      # lessons/old-basics.md
      status: deprecated
      """,
    fix: "Refer to the successor, or remove the reference.")
}

extension Check {
  static let referencesDeprecated = Check(.referencesDeprecated) { context in
    let graph = context.graph
    let isDeprecated = EntryTable(graph.entries.map(\.isDeprecated))
    guard isDeprecated.contains(true) else { return [] }
    let editions = Supersession(context)
    func finding(_ target: EntryIndex, from: EntryIndex, at location: SourceLocation) -> Finding? {
      guard isDeprecated[target], !isDeprecated[from], !editions.replaces(from, target) else {
        return nil
      }
      let entry = graph.entries[target]
      return Finding(
        .referencesDeprecated, at: location, "\(entry.title) is deprecated",
        notes: [
          .init("deprecated here", at: entry.at(entry.fields["status"]?.range ?? .wholeFile))
        ],
        help: editions.help(target, graph))
    }
    var findings: [Finding] = []
    for (entry, reference, resolution) in context.references {
      guard case .entry(let target, _) = resolution, isDeprecated[target],
        !hasToName(reference, graph.entries[entry.position])
      else { continue }
      finding(target, from: entry.position, at: entry.at(reference.range)).map {
        findings.append($0)
      }
    }
    let headers = headerLinks(graph)
    for link in context.links where !link.isImage {
      guard case .entry(let target, _) = link.target, isDeprecated[target],
        !headers.contains(link.location)
      else { continue }
      finding(target, from: link.entry, at: link.location).map { findings.append($0) }
    }
    guard graph.collections.contains(where: { $0.schema.mention != nil }) else { return findings }
    for from in graph.entries.indices {
      for (target, mention) in graph.mentions(of: from) {
        let location = graph.entries[from].at(mention.range)
        finding(target, from: from, at: location).map { findings.append($0) }
      }
    }
    return findings
  }

  /// Returns the links in the headers of matrices, which must name every entry.
  private static func headerLinks(_ graph: ContentGraph) -> Set<SourceLocation> {
    var places: Set<SourceLocation> = []
    for matrix in graph.matrices {
      guard let index = matrix.table else { continue }
      let entry = graph.entries[matrix.entry]
      let rows = entry.document.tables[index].rows
      for cell in rows[0].cells + rows.dropFirst().compactMap(\.cells.first) {
        for link in cell.links {
          places.insert(entry.at(entry.document.links[link].destinationRange))
        }
      }
    }
    return places
  }

  /// Returns whether the reference is a key of a map that must be complete.
  private static func hasToName(_ reference: Reference, _ entry: Entry) -> Bool {
    entry.fields.items.contains { item in
      guard item.schema.isComplete, case .map(let items) = item.field.value else { return false }
      return items.contains { $0.key.range == reference.range }
    }
  }
}
