internal import ContentFormat
package import ContentModel
internal import Diagnostics
internal import FrameworkData

/// A reason why a format cannot be exported.
package struct ExportProblem: Sendable, Hashable {
  /// The key in `exports` that the problem is about, or nil if something is missing.
  package let key: Key?
  /// The problem.
  package let message: String
  /// What to do.
  package let help: String

  /// A key in `exports`.
  package enum Key: Sendable, Hashable {
    case format(String)
    case role(String)
  }

  /// Returns the problems of formats, and of the roles that a site declares.
  package static func all(_ graph: ContentGraph, formats: [String]) -> [ExportProblem] {
    let settings = graph.site.exports
    let outline = ExportOutline(graph)
    var problems = formats.filter { Exporter.named($0) == nil }.map(unknownFormat)
    problems += unknownRoles(settings.declared, outline)
    let exporters = formats.compactMap { Exporter.named($0) }
    for exporter in exporters {
      problems += exporter.needs.compactMap { missing($0, for: exporter.title, graph, outline) }
        .sorted { $0.message < $1.message }
    }
    if exporters.contains(where: { $0.name == "oscal" }) { problems += collisions(outline, graph) }
    return problems
  }

  private static func unknownFormat(_ name: String) -> ExportProblem {
    let names = Exporter.all.map(\.name)
    return ExportProblem(
      key: .format(name), message: "there is no export format \(name.quoted)",
      help: didYouMean(name, in: names).first ?? "the formats are \(names.joined(separator: ", "))")
  }

  private static func unknownRoles(
    _ declared: [String: String], _ outline: ExportOutline
  ) -> [ExportProblem] {
    declared.sorted { $0.key < $1.key }.compactMap { key, name -> ExportProblem? in
      let names: [String]
      let kind: String
      if ExportRoles.collectionKeys.contains(key) {
        (names, kind) = (outline.collections.map(\.name), "collection")
      } else if key == ExportRoles.matrixKey {
        (names, kind) = (outline.matrices.map(\.id), "matrix")
      } else {
        guard let controls = outline.roles.controls.flatMap({ outline.collection($0) }) else {
          return nil
        }
        (names, kind) = (controls.fields.map(\.name), "field of \(controls.name)")
      }
      if names.contains(name) { return nil }
      return ExportProblem(
        key: .role(key), message: "there is no \(kind) \(name.quoted)",
        help: didYouMean(name, in: names).first
          ?? "write one of \(names.map(\.quoted).listedBriefly())")
    }
  }

  private static func missing(
    _ need: Exporter.Need, for format: String, _ graph: ContentGraph, _ outline: ExportOutline
  ) -> ExportProblem? {
    let (problem, help): (String, String)
    switch need {
    case .siteID:
      if graph.site.id != nil { return nil }
      (problem, help) = (
        "an `id` of the site, from which lasting identifiers follow",
        "add `id: some-lasting-name` to site.yml, and never change it"
      )
    case .date:
      let hasDates =
        graph.site.versionDate != nil || graph.site.showsLastChange
        || graph.entries.contains { $0.fields["date"] != nil || $0.fields["last_updated"] != nil }
      if hasDates { return nil }
      (problem, help) = ("a date", "add `version_date: YYYY-MM-DD` to site.yml")
    case .controls:
      if outline.roles.controls != nil { return nil }
      (problem, help) = ("to know which collection has the controls", role("controls"))
    case .releases:
      if outline.roles.releases != nil { return nil }
      (problem, help) = ("to know which collection has the releases", role("releases"))
    case .threats:
      if outline.roles.threats != nil { return nil }
      (problem, help) = ("to know which collection has the threats", role("threats"))
    }
    return ExportProblem(key: nil, message: "\(format) needs \(problem)", help: help)
  }

  private static func role(_ name: String) -> String {
    "add `roles: { \(name): COLLECTION }` below `exports` in site.yml"
  }

  /// Reports ids that are the same token in OSCAL.
  private static func collisions(
    _ outline: ExportOutline, _ graph: ContentGraph
  ) -> [ExportProblem] {
    func collision(_ ids: [String], of owner: String) -> ExportProblem? {
      var seen: [String: String] = [:]
      for id in ids {
        let token = ExportToken.oscal(id)
        if let first = seen[token], first != id {
          return ExportProblem(
            key: nil,
            message:
              "\(first.quoted) and \(id.quoted) of \(owner) are both \(token.quoted) in OSCAL",
            help: "change one of the ids")
        }
        seen[token] = id
      }
      return nil
    }
    let controls = outline.roles.controls.flatMap { outline.collection($0) }
    let ofControls = controls.flatMap { collision($0.entries.map(\.id), of: $0.name) }
    let standards = outline.roles.standards.flatMap { graph.collection($0) }
    let ofClauses = (standards.map { graph.collections[$0].entries } ?? []).compactMap { position in
      collision(graph.entries[position].subEntries.map(\.id), of: graph.entries[position].id)
    }
    return [ofControls].compactMap(\.self) + ofClauses
  }
}
