internal import Bytes
internal import FrameworkData

/// The mapping from controls to the clauses that they serve.
enum OSCALMapping {
  static let file = OSCAL.file(
    "mapping-collection", title: "Mapping of controls to clauses", subject: .framework,
    bytes: bytes)

  /// The clauses of one edition that controls serve.
  struct Pair {
    let control: Framework.Name
    let clause: String
  }

  private static func bytes(_ source: ExportSource) -> [UInt8] {
    let standards = source.entries(source.roles.standards)
    var pairs: [String: [Pair]] = [:]
    for control in source.entries(source.roles.controls) {
      for target in control.targets(source.roles.serves) {
        guard let part = target.part else { continue }
        pairs[target.entry.id, default: []].append(Pair(control: control.name, clause: part))
      }
    }
    return OSCAL.document(
      "mapping-collection", id: "serves",
      title: "\(source.framework.site.title): mapping of controls to clauses",
      of: source
    ) { json in
      json.newLine()
      json.object("provenance") {
        $0.member("method", "human")
        $0.member("matching-rationale", "semantic")
        $0.member("status", "complete")
        $0.member(
          "mapping-description",
          "Each control names the clauses that it serves. A pair says that they overlap, not that the control meets the clause."
        )
      }
      json.newLine()
      let used = standards.filter { pairs[$0.name.id] != nil }
      json.key("mappings")
      json.beginArray()
      for standard in used {
        json.newLine()
        json.write(pairs[standard.name.id] ?? [], to: standard, source)
      }
      json.endArray()
    }
  }
}

extension JSONWriter {
  fileprivate mutating func write(
    _ pairs: [OSCALMapping.Pair], to standard: Framework.Entry, _ source: ExportSource
  ) {
    let id = standard.name.id
    object { json in
      json.member("uuid", source.uuid("mapping", id))
      json.object("source-resource") {
        $0.member("type", "catalog")
        $0.member("href", "\(OSCALCatalog.name).json")
      }
      json.object("target-resource") {
        $0.member("type", "catalog")
        $0.member("href", "\(OSCALClauses.name(of: id)).json")
      }
      json.array("maps", pairs) { json, pair in
        json.newLine()
        json.object { json in
          json.member("uuid", source.uuid("map", "\(pair.control.id)>\(id)#\(pair.clause)"))
          json.member("relationship", "intersects-with")
          json.array("sources", [OSCALCatalog.id(of: pair.control.id)]) { $0.reference($1) }
          json.array("targets", [ExportToken.oscal(pair.clause)]) { $0.reference($1) }
        }
      }
    }
  }

  private mutating func reference(_ control: String) {
    object {
      $0.member("type", "control")
      $0.member("id-ref", control)
    }
  }
}
