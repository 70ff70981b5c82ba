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
    /// A collection in `feeds`.
    case feed(String)
    /// A standard in `ciso_frameworks`.
    case assistantFramework(String)
  }

  /// Returns the problems of formats, and of the roles that a site declares.
  ///
  /// - Parameter failedPaths: The paths of files with errors, as findings show them. What a format lacks because
  ///   of such a file is no problem of its own.
  package static func all(
    _ graph: ContentGraph, formats: [String], failedPaths: Set<String> = []
  ) -> [ExportProblem] {
    let settings = graph.site.exports
    let outline = ExportOutline(graph)
    let doubts = ExportDoubts(graph, failedPaths)
    var problems = formats.filter { Exporter.named($0) == nil }.map(unknownFormat)
    problems += unknownRoles(settings.declared, outline, doubts)
    if !doubts.areAboutCollections {
      problems += unknownFeeds(settings.feeds.map(\.text), outline)
    }
    let exporters = formats.compactMap { Exporter.named($0) }
    problems += Exporter.Need.allCases.compactMap { need in
      let titles = exporters.filter { $0.needs.contains(need) }.map(\.title)
      return titles.isEmpty || doubts.explain(need)
        ? nil : missing(need, for: titles, graph, outline, settings.declared)
    }.sorted { $0.message < $1.message }
    let names = Set(exporters.map(\.name))
    if names.contains(Exporter.plans.name), !names.contains(Exporter.oscal.name) {
      problems.append(
        ExportProblem(
          key: .format(Exporter.plans.name),
          message: "\(Exporter.plans.title) refers to the catalog of OSCAL, which is not exported",
          help: "add the format `oscal`"))
    }
    if names.contains(Exporter.ciso.name) {
      problems += wrongFrameworks(settings.assistantFrameworks.mapValues(\.text), outline)
    }
    problems += TokenCollisions(graph, outline).problems(of: exporters)
    return problems
  }

  private static func unknownFormat(_ name: String) -> ExportProblem {
    let names = Exporter.all.map(\.name)
    return ExportProblem(
      key: .format(name), message: "there is no export format \(name.quoted)",
      help: didYouMean(name, in: names).first ?? "the formats are \(names.joined(separator: ", "))")
  }

  private static func unknownRoles(
    _ declared: [String: String], _ outline: ExportOutline, _ doubts: ExportDoubts
  ) -> [ExportProblem] {
    declared.filter { !doubts.explain(role: $0.key) }.sorted { $0.key < $1.key }.compactMap {
      key, name -> ExportProblem? in
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
          ?? (names.isEmpty
            ? "the site has no \(kind)" : "write one of \(names.map(\.quoted).listedBriefly())"))
    }
  }

  private static func unknownFeeds(
    _ names: [String], _ outline: ExportOutline
  ) -> [ExportProblem] {
    let known = outline.collections.map(\.name)
    return names.filter { !known.contains($0) }.map { name in
      ExportProblem(
        key: .feed(name), message: "there is no collection \(name.quoted)",
        help: didYouMean(name, in: known).first
          ?? (known.isEmpty
            ? "the site has no collection"
            : "write one of \(known.map(\.quoted).listedBriefly())"))
    }
  }

  /// Reports standards that do not exist, and URNs that name no framework.
  private static func wrongFrameworks(
    _ frameworks: [String: String], _ outline: ExportOutline
  ) -> [ExportProblem] {
    let standards = outline.roles.standards.flatMap { outline.collection($0) }
    let ids = standards?.entries.map(\.id) ?? []
    return frameworks.sorted { $0.key < $1.key }.compactMap { id, urn -> ExportProblem? in
      let key = Key.assistantFramework(id)
      if !ids.contains(id) {
        return ExportProblem(
          key: key, message: "there is no standard \(id.quoted)",
          help: didYouMean(id, in: ids).first ?? "write the id of a standard")
      }
      if CISOMappings.Target(urn) != nil { return nil }
      return ExportProblem(
        key: key, message: "\(urn.quoted) is not the URN of a framework",
        help:
          "write the `urn` of the framework in its library: `urn:intuitem:risk:framework:nist-csf-2.0`"
      )
    }
  }

  private static func missing(
    _ need: Exporter.Need, for formats: [String], _ graph: ContentGraph,
    _ outline: ExportOutline, _ declared: [String: String]
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
      if outline.roles.controls != nil || declared["controls"] != nil { return nil }
      (problem, help) = ("to know which collection has the controls", role("controls"))
    case .duties:
      let matrix = outline.matrices.first { $0.id == outline.roles.matrix }
      if matrix?.duties.isEmpty == false { return nil }
      // The wrong name is a problem of its own.
      if let id = declared["matrix"], !outline.matrices.contains(where: { $0.id == id }) {
        return nil
      }
      (problem, help) = (
        "a matrix with `duties`",
        "add `duties` to the matrix, or name one with `roles: { matrix: ID }`"
      )
    case .releases:
      if outline.roles.releases != nil || outline.hasRecords || !outline.feeds.isEmpty
        || declared["releases"] != nil
      {
        return nil
      }
      (problem, help) = ("to know which collection has the releases", role("releases"))
    case .threats:
      if outline.roles.threats != nil || declared["threats"] != nil { return nil }
      (problem, help) = ("to know which collection has the threats", role("threats"))
    }
    let verb = formats.count == 1 ? "needs" : "need"
    return ExportProblem(
      key: nil, message: "\(formats.listed()) \(verb) \(problem)", help: help)
  }

  private static func role(_ name: String) -> String {
    "add `roles: { \(name): COLLECTION }` below `exports` in site.yml"
  }
}
