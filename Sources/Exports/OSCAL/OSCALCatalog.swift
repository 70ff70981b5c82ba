internal import Bytes
internal import FrameworkData

/// The catalog of controls, in groups.
enum OSCALCatalog {
  /// The name of the document.
  static let name = "catalog"

  static let file = OSCAL.file(
    name, title: "Catalog of controls", subject: .framework, bytes: bytes)

  /// Returns the id of a control in the catalog.
  static func id(of control: String) -> String { ExportToken.oscal(control) }

  private static func bytes(_ source: ExportSource) -> [UInt8] {
    let framework = source.framework
    let controls = source.entries(source.roles.controls)
    let groups = source.entries(source.roles.groups)
    var members: [Framework.Name: [Framework.Entry]] = [:]
    var others: [Framework.Entry] = []
    for control in controls {
      if let group = control.targets(source.roles.group).first?.entry {
        members[group, default: []].append(control)
      } else {
        others.append(control)
      }
    }
    let retired = framework.retired.filter { $0.name.collection == source.roles.controls }
    return OSCAL.document(
      "catalog", id: "controls", title: framework.site.title, of: source
    ) { json in
      let used = groups.filter { members[$0.name] != nil }
      if !used.isEmpty {
        json.newLine()
        json.array("groups", used) { json, group in
          json.newLine()
          json.object { json in
            json.member("id", "group." + ExportToken.fileName(group.name.id))
            json.member("class", ExportToken.oscal(group.name.collection))
            json.member("title", OSCAL.text(group.title))
            json.array("parts", [group.description].compactMap(\.self)) { json, text in
              json.part("overview", of: "group." + ExportToken.fileName(group.name.id), text)
            }
            json.array("controls", members[group.name] ?? []) { json, control in
              json.newLine()
              json.write(control, source)
            }
          }
        }
      }
      if !others.isEmpty || !retired.isEmpty {
        json.newLine()
        json.key("controls")
        json.beginArray()
        for control in others {
          json.newLine()
          json.write(control, source)
        }
        for control in retired {
          json.newLine()
          json.object { json in
            json.member("id", id(of: control.name.id))
            json.member("title", OSCAL.text(control.title))
            json.array("props", ["withdrawn"]) { $0.property("status", $1) }
          }
        }
        json.endArray()
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ control: Framework.Entry, _ source: ExportSource) {
    let id = OSCALCatalog.id(of: control.name.id)
    object { json in
      json.member("id", id)
      json.member("class", ExportToken.oscal(control.name.collection))
      json.member("title", OSCAL.text(control.title))
      json.key("props")
      json.beginArray()
      json.property("label", control.name.id)
      if control.status == "deprecated" { json.property("status", "withdrawn") }
      for target in control.targets(source.roles.mitigates) {
        json.property("mitigates", target.entry.id, source)
      }
      json.endArray()
      json.links([(control.route, nil)], source.framework)
      json.key("parts")
      json.beginArray()
      json.part("statement", of: id, control.description ?? control.title)
      let links = TwinLinks(of: control, source, to: .pages)
      json.part("guidance", of: id, TwinBody(control, links, source).text)
      for (number, text) in control.texts(source.roles.evidence).enumerated() {
        json.part(
          "evidence", of: id, text, number: number + 1, vocabulary: source.vocabulary)
      }
      json.endArray()
    }
  }
}
