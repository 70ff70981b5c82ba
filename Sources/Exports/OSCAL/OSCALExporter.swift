internal import Bytes
internal import FrameworkData

extension Exporter {
  /// The documents of OSCAL 1.2.1 (pages.nist.gov/OSCAL).
  static let oscal = Exporter(
    name: "oscal", title: "OSCAL",
    purpose:
      "For compliance tools: a catalog of controls, catalogs of clauses, the mapping between them, and a component definition for each column.",
    needs: [.siteID, .date, .controls]
  ) { outline in
    guard outline.roles.controls != nil else { return [] }
    var files = [OSCALCatalog.file]
    if let name = outline.roles.standards, outline.roles.serves != nil,
      let standards = outline.collection(name)
    {
      files += standards.entries.map(OSCALClauses.file) + [OSCALMapping.file]
    }
    if let id = outline.roles.matrix, let matrix = outline.matrices.first(where: { $0.id == id }) {
      files += matrix.duties.map { OSCALComponent.file($0, matrix: id) }
    }
    return files
  }
}

/// What the documents of OSCAL share.
enum OSCAL {
  /// The version of the format.
  static let version = "1.2.1"

  /// Returns a file of the format.
  static func file(
    _ name: String, format: String = "oscal", title: String, subject: ExportFile.Subject,
    bytes: @escaping @Sendable (ExportSource) -> [UInt8]
  ) -> ExportFile {
    ExportFile(
      format: format, path: "oscal/\(name).json", mediaType: "application/json", title: title,
      subject: subject, bytes: bytes)
  }

  /// Returns a document with its metadata.
  ///
  /// - Parameters:
  ///   - kind: The name of its root.
  ///   - id: Its lasting id.
  ///   - roles: The roles that it defines: ids and titles.
  static func document(
    _ kind: String, id: String, title: String, roles: [Framework.Choice] = [],
    of source: ExportSource, _ write: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.newLine()
    json.object(kind) { json in
      json.newLine()
      json.member("uuid", source.uuid(kind, id))
      json.newLine()
      json.object("metadata") { json in
        let site = source.framework.site
        json.member("title", text(title))
        json.member("last-modified", source.moment(source.day))
        json.member("version", text(site.version ?? source.day ?? "0"))
        json.member("oscal-version", version)
        json.array("links", [site.url].compactMap(\.self)) { json, url in
          json.object {
            $0.member("href", url + "/")
            $0.member("rel", "canonical")
          }
        }
        json.array("roles", roles) { json, role in
          json.object {
            $0.member("id", ExportToken.oscal(role.id))
            $0.member("title", text(role.label))
          }
        }
      }
      write(&json)
      json.newLineAtEnd()
    }
    json.newLineAtEnd()
    json.endObject()
    json.newLineAtEnd()
    return json.bytes
  }

  /// Returns a text on one line without spaces at its ends, as titles and values must be.
  static func text(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension JSONWriter {
  /// Writes a property in the framework's own vocabulary.
  mutating func property(_ name: String, _ value: String, _ source: ExportSource? = nil) {
    object { json in
      json.member("name", name)
      if let source { json.member("ns", source.vocabulary) }
      json.member("value", OSCAL.text(value))
    }
  }

  /// Writes a part of a control. Nothing if it has no text.
  mutating func part(
    _ name: String, of control: String, _ prose: String, title: String? = nil,
    number: Int? = nil, vocabulary: String? = nil
  ) {
    guard prose.contains(where: { !$0.isWhitespace }) else { return }
    object { json in
      json.member("id", "\(control)_\(name)" + (number.map { ".\($0)" } ?? ""))
      json.member("name", name)
      json.member("ns", vocabulary)
      json.member("title", title.map(OSCAL.text))
      json.member("prose", prose)
    }
  }

  /// Writes a link to a page, if the framework has an address.
  mutating func links(_ routes: [(route: String, anchor: String?)], _ framework: Framework) {
    guard framework.site.url != nil else { return }
    array("links", routes) { json, place in
      json.object {
        $0.member("href", framework.address(place.route, anchor: place.anchor))
        $0.member("rel", "reference")
      }
    }
  }
}
