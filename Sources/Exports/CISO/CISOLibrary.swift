internal import Bytes
internal import FrameworkData

extension Exporter {
  /// A library of CISO Assistant (github.com/intuitem/ciso-assistant-community, tools/README.md).
  static let ciso = Exporter(
    name: "ciso", title: "CISO Assistant",
    purpose: "For CISO Assistant: the controls as a framework that teams assess, and the threats.",
    needs: [.siteID, .controls]
  ) { outline in
    guard outline.roles.controls != nil else { return [] }
    let hasMappings = outline.roles.serves != nil && outline.mapsToAssistant
    return [
      ExportFile(
        format: "ciso", path: "ciso-assistant.yaml", mediaType: "application/yaml",
        title: "Library of controls and threats", subject: .framework, bytes: CISOLibrary.bytes)
    ] + (hasMappings ? [CISOMappings.file] : [])
  }
}

/// The controls as requirements in groups, and the threats that they answer. JSON is also YAML.
enum CISOLibrary {
  /// What the names in the library begin with.
  struct Names {
    let site: String
    /// The title of the framework.
    let title: String

    init(_ source: ExportSource) {
      title = source.framework.site.title
      site = ExportToken.fileName((source.framework.site.id ?? "framework").lowercased())
    }

    /// The library or framework itself.
    func own(_ kind: String) -> String { "urn:demarc:risk:\(kind):\(site)" }

    /// An entry.
    func entry(_ kind: String, _ id: String) -> String {
      "urn:demarc:risk:\(kind):\(site):\(ExportToken.fileName(id.lowercased()))"
    }
  }

  static func bytes(_ source: ExportSource) -> [UInt8] {
    let site = source.framework.site
    let names = Names(source)
    let threats = source.entries(source.roles.threats)
    var json = JSONWriter()
    json.beginObject()
    json.newLine()
    writeHead(
      of: names.own("library"), names.site, site.title, site.description ?? site.title, to: &json,
      source)
    json.newLine()
    json.object("objects") { json in
      if !threats.isEmpty {
        json.newLine()
        json.array("threats", threats) { json, threat in
          json.newLine()
          json.object { json in
            json.member("urn", names.entry("threat", threat.name.id))
            json.member("ref_id", threat.name.id)
            json.member("name", threat.title)
            json.member("description", threat.description)
          }
        }
      }
      json.newLine()
      json.object("framework") { json in
        json.member("urn", names.own("framework"))
        json.member("ref_id", names.site)
        json.member("name", site.title)
        json.member("description", site.description ?? site.title)
        json.key("requirement_nodes")
        json.beginArray()
        write(to: &json, names, source)
        json.endArray()
      }
    }
    json.newLineAtEnd()
    json.endObject()
    json.newLineAtEnd()
    return json.bytes
  }

  /// Writes what a library says about itself.
  static func writeHead(
    of urn: String, _ id: String, _ name: String, _ description: String,
    to json: inout JSONWriter, _ source: ExportSource
  ) {
    let site = source.framework.site
    json.member("urn", urn)
    json.member("locale", String(site.language.prefix { $0 != "-" }))
    json.member("ref_id", id)
    json.member("name", name)
    json.member("description", description)
    json.member("version", number(of: site.version))
    if let day = source.day { json.member("publication_date", day) }
    json.member("provider", site.title)
    json.member("packager", "demarc")
  }

  /// Writes the groups, each followed by its controls, and then the controls without a group.
  private static func write(to json: inout JSONWriter, _ names: Names, _ source: ExportSource) {
    let controls = source.entries(source.roles.controls).filter { $0.status != "deprecated" }
    func group(of control: Framework.Entry) -> Framework.Name? {
      control.targets(source.roles.group).first?.entry
    }
    for area in source.entries(source.roles.groups) {
      let members = controls.filter { group(of: $0) == area.name }
      if members.isEmpty { continue }
      json.newLine()
      json.object { json in
        json.member("urn", names.entry("req_node", "group." + area.name.id))
        json.key("assessable")
        json.value(false)
        json.member("depth", 1)
        json.member("ref_id", area.name.id)
        json.member("name", area.title)
        json.member("description", area.description)
      }
      for control in members { write(control, in: area.name.id, to: &json, names, source) }
    }
    for control in controls where group(of: control) == nil {
      write(control, in: nil, to: &json, names, source)
    }
  }

  private static func write(
    _ control: Framework.Entry, in group: String?, to json: inout JSONWriter, _ names: Names,
    _ source: ExportSource
  ) {
    json.newLine()
    json.object { json in
      json.member("urn", names.entry("req_node", control.name.id))
      json.key("assessable")
      json.value(true)
      json.member("depth", group == nil ? 1 : 2)
      if let group { json.member("parent_urn", names.entry("req_node", "group." + group)) }
      json.member("ref_id", control.name.id)
      json.member("name", control.title)
      json.member("description", control.description ?? control.title)
      let evidence = control.texts(source.roles.evidence)
      if !evidence.isEmpty {
        json.member("typical_evidence", evidence.map { "- \($0)" }.joined(separator: "\n"))
      }
      json.member(
        "threats",
        control.targets(source.roles.mitigates)
          .filter { $0.entry.collection == source.roles.threats }
          .map { names.entry("threat", $0.entry.id) })
    }
  }

  /// Returns a version such as `2.1.3` as the whole number that the format needs: 20103.
  private static func number(of version: String?) -> Int {
    let parts = (version ?? "").split(separator: ".").prefix(3).map { part in
      Int(part.prefix { $0.isASCII && $0.isNumber }) ?? 0
    }
    let number = (0..<3).reduce(0) { total, index in
      total * 100 + min(99, index < parts.count ? parts[index] : 0)
    }
    return max(1, number)
  }
}
