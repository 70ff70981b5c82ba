internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// Ids that are different on the site, and the same in a format that allows fewer characters.
struct TokenCollisions {
  private let graph: ContentGraph
  private let outline: ExportOutline

  init(_ graph: ContentGraph, _ outline: ExportOutline) {
    (self.graph, self.outline) = (graph, outline)
  }

  /// Returns the first collision in each group of ids, and that of the files.
  func problems(of exporters: [Exporter]) -> [ExportProblem] {
    let names = Set(exporters.map(\.name))
    var problems: [ExportProblem?] = []
    let controls = collection(outline.roles.controls)
    if names.contains(Exporter.oscal.name) {
      problems.append(collision(controls, "OSCAL", ExportToken.oscal))
      let standards = outline.roles.standards.flatMap { graph.collection($0) }
      problems += (standards.map { graph.collections[$0].entries } ?? []).map { position in
        let entry = graph.entries[position]
        return collision((entry.id, entry.subEntries.map(\.id)), "OSCAL", ExportToken.oscal)
      }
      problems.append(collision(collection(outline.roles.groups), "OSCAL", ExportToken.fileName))
    }
    if names.contains(Exporter.ciso.name) {
      let roles = outline.roles
      problems += [controls, collection(roles.groups), collection(roles.threats)].map {
        collision($0, "CISO Assistant") { ExportToken.fileName($0.lowercased()) }
      }
    }
    problems.append(fileCollision(exporters))
    return problems.compactMap(\.self)
  }

  /// A name for readers, and the ids that must differ.
  private typealias Group = (owner: String, ids: [String])

  private func collection(_ name: String?) -> Group? {
    name.flatMap { outline.collection($0) }.map { ($0.name, $0.entries.map(\.id)) }
  }

  private func collision(
    _ group: Group?, _ format: String, _ token: (String) -> String
  ) -> ExportProblem? {
    var seen: [String: String] = [:]
    for id in group?.ids ?? [] {
      let token = token(id)
      if let first = seen[token], first != id {
        return ExportProblem(
          key: nil,
          message:
            "\(first.quoted) and \(id.quoted) of \(group?.owner ?? "") are both \(token.quoted) in \(format)",
          help: "change one of the ids")
      }
      seen[token] = id
    }
    return nil
  }

  /// Two files with one path, also where upper and lower case are the same.
  private func fileCollision(_ exporters: [Exporter]) -> ExportProblem? {
    var seen: [String: ExportFile] = [:]
    for file in outline.files(of: exporters) where file.place == .data {
      let path = file.path.lowercased()
      if let first = seen[path] {
        return ExportProblem(
          key: nil,
          message:
            "\(first.title.quoted) and \(file.title.quoted) are both the file \(file.path.quoted)",
          help: "change one of the ids")
      }
      seen[path] = file
    }
    return nil
  }
}
