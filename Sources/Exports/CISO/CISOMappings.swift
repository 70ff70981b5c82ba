internal import Bytes
internal import FrameworkData

/// A library of mapping sets from the controls to frameworks that CISO Assistant has. `site.yml` names them
/// (`ciso_frameworks`), because their names follow from no standard.
enum CISOMappings {
  static let file = ExportFile(
    format: "ciso", path: "ciso-assistant-mappings.yaml", mediaType: "application/yaml",
    title: "Mappings of the controls to other frameworks", subject: .framework, bytes: bytes)

  /// A framework of CISO Assistant.
  struct Target {
    /// Its URN.
    let framework: String
    private let parts: [Substring]

    /// - Returns: nil if the text is no URN of a framework.
    init?(_ urn: String) {
      let parts = urn.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count >= 5, parts[0] == "urn", parts[3] == "framework",
        parts.enumerated().allSatisfy({ index, part in
          // The form that its importer accepts.
          let signs = index < 4 ? "-_" : "-._"
          return !part.isEmpty
            && part.utf8.allSatisfy { $0.isASCIIAlphanumeric || signs.utf8.contains($0) }
        })
      else { return nil }
      (framework, self.parts) = (urn, parts)
    }

    /// The library that contains it, by the convention of its tools.
    var library: String { named("library") }

    /// A requirement, by the convention of its tools: ids are in lower case, with `-` for spaces.
    func node(_ clause: String) -> String {
      named("req_node") + ":" + clause.lowercased().replacing(" ", with: "-")
    }

    private func named(_ kind: String) -> String {
      (parts[..<3] + [Substring(kind)] + parts[4...]).joined(separator: ":")
    }
  }

  /// The controls that serve clauses of one standard.
  private struct MappingSet {
    let standard: Framework.Entry
    let target: Target
    let pairs: [(control: String, clause: String)]
  }

  private static func sets(_ source: ExportSource) -> [MappingSet] {
    let controls = source.entries(source.roles.controls).filter { $0.status != "deprecated" }
    return source.entries(source.roles.standards).compactMap { standard in
      guard let target = source.assistantFrameworks[standard.name.id].flatMap({ Target($0) }) else {
        return nil
      }
      let pairs = controls.flatMap { control in
        control.targets(source.roles.serves).compactMap { clause in
          clause.entry == standard.name
            ? clause.part.map { (control: control.name.id, clause: $0) } : nil
        }
      }
      return pairs.isEmpty ? nil : MappingSet(standard: standard, target: target, pairs: pairs)
    }
  }

  private static func bytes(_ source: ExportSource) -> [UInt8] {
    let names = CISOLibrary.Names(source)
    let sets = sets(source)
    let title = "\(source.framework.site.title): mappings"
    var json = JSONWriter()
    json.beginObject()
    json.newLine()
    CISOLibrary.writeHead(
      of: names.own("library") + "-mappings", "\(names.site)-mappings", title,
      "Which requirements of other frameworks the controls serve.", to: &json, source)
    json.newLine()
    json.key("dependencies")
    json.value([names.own("library")] + sets.map(\.target.library))
    json.newLine()
    json.object("objects") { json in
      json.key("requirement_mapping_sets")
      json.beginArray()
      for set in sets {
        write(set, isReverse: false, names, to: &json)
        write(set, isReverse: true, names, to: &json)
      }
      json.newLineAtEnd()
      json.endArray()
    }
    json.newLineAtEnd()
    json.endObject()
    json.newLineAtEnd()
    return json.bytes
  }

  /// Writes one direction of a mapping. Audits can be carried over in both.
  private static func write(
    _ set: MappingSet, isReverse: Bool, _ names: CISOLibrary.Names, to json: inout JSONWriter
  ) {
    let standard = ExportToken.fileName(set.standard.name.id.lowercased())
    let ends = isReverse ? [standard, names.site] : [names.site, standard]
    let titles = isReverse ? [set.standard.title, names.title] : [names.title, set.standard.title]
    let id = ends.joined(separator: "-to-")
    json.newLine()
    json.object { json in
      json.member("urn", "urn:demarc:risk:req_mapping_set:\(id)")
      json.member("ref_id", id)
      json.member("name", titles.joined(separator: " -> "))
      json.member(
        "description",
        "Each control names the requirements that it serves. A pair says that they overlap, not that one meets the other."
      )
      let own = names.own("framework")
      json.member("source_framework_urn", isReverse ? set.target.framework : own)
      json.member("target_framework_urn", isReverse ? own : set.target.framework)
      json.array("requirement_mappings", set.pairs) { json, pair in
        json.newLine()
        let (control, clause) = (
          names.entry("req_node", pair.control), set.target.node(pair.clause)
        )
        json.object {
          $0.member("source_requirement_urn", isReverse ? clause : control)
          $0.member("target_requirement_urn", isReverse ? control : clause)
          $0.member("relationship", "intersect")
        }
      }
    }
  }
}
