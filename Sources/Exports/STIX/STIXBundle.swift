internal import Bytes
internal import FrameworkData

extension Exporter {
  /// A bundle of STIX 2.1 (docs.oasis-open.org/cti/stix/v2.1).
  static let stix = Exporter(
    name: "stix", title: "STIX",
    purpose:
      "For tools of threat intelligence: threats, controls, and which control mitigates which threat.",
    needs: [.siteID, .date, .threats]
  ) { outline in
    guard outline.roles.threats != nil else { return [] }
    return [
      ExportFile(
        format: "stix", path: "stix.json", mediaType: "application/stix+json;version=2.1",
        title: "Threats and controls", subject: .framework, bytes: STIXBundle.bytes)
    ]
  }
}

/// The threats as attack patterns, the controls as courses of action, and the relations between them.
enum STIXBundle {
  static func bytes(_ source: ExportSource) -> [UInt8] {
    let threats = source.entries(source.roles.threats)
    let controls = source.roles.mitigates == nil ? [] : source.entries(source.roles.controls)
    var json = JSONWriter()
    json.beginObject()
    json.member("type", "bundle")
    json.member("id", "bundle--\(source.uuid("stix", "bundle"))")
    json.newLine()
    json.key("objects")
    json.beginArray()
    json.newLine()
    json.author(source)
    for threat in threats {
      json.newLine()
      json.write(threat, "attack-pattern", source)
    }
    for control in controls {
      json.newLine()
      json.write(control, "course-of-action", source)
    }
    for control in controls {
      for target in control.targets(source.roles.mitigates)
      where target.part == nil && target.entry.collection == source.roles.threats {
        json.newLine()
        json.mitigates(control, target.entry, source)
      }
    }
    for retired in source.framework.retired {
      let isThreat = retired.name.collection == source.roles.threats
      guard isThreat || (!controls.isEmpty && retired.name.collection == source.roles.controls)
      else { continue }
      json.newLine()
      json.revoked(retired, isThreat ? "attack-pattern" : "course-of-action", source)
    }
    json.newLineAtEnd()
    json.endArray()
    json.endObject()
    json.newLineAtEnd()
    return json.bytes
  }
}

extension JSONWriter {
  /// Writes the members that all objects share.
  private mutating func common(
    _ type: String, _ uuid: String, created: String?, modified: String?, _ source: ExportSource
  ) {
    member("type", type)
    member("spec_version", "2.1")
    member("id", "\(type)--\(uuid)")
    if type != "identity" { member("created_by_ref", "identity--\(source.uuid("stix", "author"))") }
    let created = source.moment(created, fraction: true)
    member("created", created)
    member("modified", max(created, source.moment(modified, fraction: true)))
  }

  fileprivate mutating func author(_ source: ExportSource) {
    object { json in
      json.common(
        "identity", source.uuid("stix", "author"), created: nil, modified: source.day, source)
      json.member("name", source.framework.site.title)
      json.member("identity_class", "system")
      json.member("contact_information", source.framework.site.url)
    }
  }

  fileprivate mutating func write(
    _ entry: Framework.Entry, _ type: String, _ source: ExportSource
  ) {
    object { json in
      json.common(
        type, source.uuid(entry.name), created: entry.day("date"),
        modified: source.day(of: entry) ?? source.day, source)
      json.member("name", entry.title)
      json.member("description", entry.description)
      json.member("aliases", type == "attack-pattern" ? entry.aliases : [])
      json.member("revoked", ifTrue: entry.status == "deprecated")
      json.array("external_references", json.references(of: entry, source)) { json, reference in
        json.object {
          $0.member("source_name", reference.name)
          $0.member("external_id", reference.id)
          $0.member("url", reference.url)
        }
      }
    }
  }

  /// Returns the page of an entry, and the clauses of standards that it names.
  private func references(
    of entry: Framework.Entry, _ source: ExportSource
  ) -> [(name: String, id: String, url: String?)] {
    let framework = source.framework
    let own = (
      name: framework.site.title, id: entry.name.id,
      url: framework.site.url.map { _ in framework.address(entry.route) }
    )
    let clauses = Set(entry.fields.flatMap { entry.targets($0.name) }).sorted().compactMap {
      target -> (name: String, id: String, url: String?)? in
      guard target.entry.collection == source.roles.standards, let part = target.part,
        let standard = framework.entry(target.entry)
      else { return nil }
      return (standard.title, part, nil)
    }
    return [own] + clauses
  }

  fileprivate mutating func mitigates(
    _ control: Framework.Entry, _ threat: Framework.Name, _ source: ExportSource
  ) {
    object { json in
      json.common(
        "relationship", source.uuid("mitigates", "\(control.name.id)>\(threat.id)"),
        created: nil, modified: source.day(of: control) ?? source.day, source)
      json.member("relationship_type", "mitigates")
      json.member("source_ref", "course-of-action--\(source.uuid(control.name))")
      json.member("target_ref", "attack-pattern--\(source.uuid(threat))")
    }
  }

  fileprivate mutating func revoked(
    _ retired: Framework.Retired, _ type: String, _ source: ExportSource
  ) {
    object { json in
      json.common(type, source.uuid(retired.name), created: nil, modified: source.day, source)
      json.member("name", retired.title)
      json.key("revoked")
      json.value(true)
    }
  }
}
