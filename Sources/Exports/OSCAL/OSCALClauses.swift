internal import Bytes
internal import FrameworkData

/// A catalog of the clauses of one edition that the framework cites.
enum OSCALClauses {
  static func file(_ standard: ExportOutline.Page) -> ExportFile {
    let id = standard.id
    return OSCAL.file(
      name(of: id), title: "Cited clauses: \(id)", subject: .framework
    ) { bytes(of: id, $0) }
  }

  /// Returns the name of the catalog of an edition.
  static func name(of standard: String) -> String { "clauses.\(ExportToken.fileName(standard))" }

  private static func bytes(of standard: String, _ source: ExportSource) -> [UInt8] {
    let name = Framework.Name(source.roles.standards ?? "", standard)
    let entry = source.framework.entry(name)
    return OSCAL.document(
      "catalog", id: "clauses:\(standard)", title: entry?.title ?? standard, of: source
    ) { json in
      guard let entry, !entry.parts.isEmpty else { return }
      json.newLine()
      json.write(entry.parts.filter { $0.parent == nil }, of: entry, source)
    }
  }
}

extension JSONWriter {
  /// Writes clauses as controls, each with those inside of it.
  fileprivate mutating func write(
    _ parts: [Framework.Part], of entry: Framework.Entry, _ source: ExportSource
  ) {
    array("controls", parts) { json, part in
      json.newLine()
      json.object { json in
        let id = ExportToken.oscal(part.id)
        json.member("id", id)
        json.member("class", ExportToken.oscal(part.field))
        json.member("title", OSCAL.text(part.title))
        json.array("props", [part.id]) { $0.property("label", $1) }
        json.links([(entry.route, part.anchor)], source.framework)
        json.array("parts", [part.text].compactMap(\.self)) { json, text in
          json.part("statement", of: id, text)
        }
        json.write(entry.parts.filter { $0.parent == part.id }, of: entry, source)
      }
    }
  }
}

extension Framework.Part {
  /// The first text of its fields.
  fileprivate var text: String? {
    fields.lazy.compactMap { field -> String? in
      switch field.value {
      case .text(let text), .markdown(let text): text
      default: nil
      }
    }.first
  }
}
