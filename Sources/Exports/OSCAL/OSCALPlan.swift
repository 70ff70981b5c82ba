internal import Bytes
internal import FrameworkData

extension Exporter {
  /// Templates of system security plans, apart from the other documents of OSCAL because only those who
  /// run a system want them.
  static let plans = Exporter(
    name: "oscal-ssp", title: "OSCAL SSP",
    purpose:
      "For providers: a template of a system security plan for each column, with what its users inherit and what is left to them.",
    needs: [.siteID, .date, .controls, .duties]
  ) { outline in
    guard outline.roles.controls != nil, let id = outline.roles.matrix,
      let matrix = outline.matrices.first(where: { $0.id == id }), !matrix.duties.isEmpty
    else { return [] }
    return [OSCALProfile.file] + matrix.duties.map { OSCALPlan.file($0, matrix: id) }
  }
}

/// The profile that plans import: the whole catalog.
enum OSCALProfile {
  static let file = OSCAL.file(
    "profile", format: "oscal-ssp", title: "Profile of all controls", subject: .framework
  ) { source in
    OSCAL.document("profile", id: "controls", title: source.framework.site.title, of: source) {
      json in
      json.newLine()
      json.array("imports", ["\(OSCALCatalog.name).json"]) { json, catalog in
        json.object {
          $0.member("href", catalog)
          $0.object("include-all") { _ in }
        }
      }
      json.newLine()
      json.object("merge") { json in
        json.key("as-is")
        json.value(true)
      }
    }
  }
}

/// The template of a system security plan for a row or column of the matrix of duties: what the system
/// provides to those who use it, and the responsibilities that it leaves to them.
enum OSCALPlan {
  static func file(_ id: String, matrix: String) -> ExportFile {
    OSCAL.file(
      "ssp.\(ExportToken.fileName(id))", format: "oscal-ssp",
      title: "System security plan, template: \(id)", subject: .header(id, matrix: matrix)
    ) { bytes(id, $0) }
  }

  private static func bytes(_ id: String, _ source: ExportSource) -> [UInt8] {
    guard let component = OSCALComponent.Subject(id, source) else { return [] }
    let plan = Plan(component: component, source: source)
    return OSCAL.document(
      "system-security-plan", id: id,
      title: "\(component.name): system security plan (template)", of: source
    ) { json in
      json.newLine()
      json.object("import-profile") { $0.member("href", "profile.json") }
      json.newLine()
      plan.writeCharacteristics(to: &json)
      json.newLine()
      plan.writeSystem(to: &json)
      json.newLine()
      plan.writeControls(to: &json)
    }
  }

  /// What a cell says about the two sides.
  private enum Sides {
    case provided, left, both

    /// - Returns: nil if the matrix has no such level. The plan then names no side.
    init?(_ level: String, in matrix: Framework.Matrix) {
      guard let declared = matrix.levels.first(where: { $0.id == level }) else { return nil }
      guard matrix.duties?.levels.contains(level) == true else {
        self = .provided
        return
      }
      self = declared.isSplit ? .both : .left
    }

    var isProvided: Bool { self != .left }
    var isLeft: Bool { self != .provided }
  }

  /// The parts of a plan.
  private struct Plan {
    let component: OSCALComponent.Subject
    let source: ExportSource

    /// The words of what only the owner of the system knows.
    private static let blank = "To be written by the owner of the system."

    private func uuid(_ kind: String, _ control: String? = nil) -> String {
      source.uuid(kind, control.map { "\(component.id):\($0)" } ?? component.id)
    }

    func writeCharacteristics(to json: inout JSONWriter) {
      json.object("system-characteristics") { json in
        json.array("system-ids", [component.id]) { json, id in
          json.object { $0.member("id", ExportToken.fileName(id)) }
        }
        json.member("system-name", OSCAL.text(component.name))
        json.member("description", component.description)
        json.object("system-information") { json in
          json.array("information-types", [Self.blank]) { json, text in
            json.object {
              $0.member("title", "Information in the system")
              $0.member("description", text)
            }
          }
        }
        json.object("status") {
          $0.member("state", "under-development")
          $0.member("remarks", "A template: nothing here says that a system exists.")
        }
        json.object("authorization-boundary") { $0.member("description", Self.blank) }
      }
    }

    func writeSystem(to json: inout JSONWriter) {
      json.object("system-implementation") { json in
        json.array("components", [component]) { json, component in
          json.object { json in
            json.member("uuid", source.uuid("component", component.id))
            json.member("type", "this-system")
            json.member("title", OSCAL.text(component.name))
            json.member("description", component.description)
            json.object("status") { $0.member("state", "under-development") }
          }
        }
      }
    }

    func writeControls(to json: inout JSONWriter) {
      json.object("control-implementation") { json in
        json.member(
          "description",
          "\(component.matrix.title): what users inherit, and what is left to them. Say for each control how the system meets it."
        )
        json.key("implemented-requirements")
        json.beginArray()
        for requirement in component.requirements {
          json.newLine()
          write(requirement, to: &json)
        }
        json.endArray()
      }
    }

    private func write(_ requirement: OSCALComponent.Requirement, to json: inout JSONWriter) {
      let control = requirement.control.name.id
      let id = OSCALCatalog.id(of: control)
      json.object { json in
        json.member("uuid", uuid("ssp-requirement", control))
        json.member("control-id", id)
        json.array("props", [requirement.level.id]) { $0.property("level", $1, source) }
        json.links([(requirement.cell.route, requirement.cell.anchor)], source.framework)
        json.array("statements", [id]) { json, id in
          json.object { json in
            json.member("statement-id", "\(id)_statement")
            json.member("uuid", uuid("ssp-statement", control))
            json.array("by-components", [control]) { json, control in
              json.object { json in
                json.member("component-uuid", source.uuid("component", component.id))
                json.member("uuid", uuid("ssp-by-component", control))
                json.member("description", Self.blank)
                json.object("implementation-status") { $0.member("state", "planned") }
                writeExport(of: requirement, to: &json)
              }
            }
          }
        }
      }
    }

    private func writeExport(
      of requirement: OSCALComponent.Requirement, to json: inout JSONWriter
    ) {
      let control = requirement.control.name.id
      guard let sides = Sides(requirement.level.id, in: component.matrix) else { return }
      let label = "\(requirement.level.label)."
      json.object("export") { json in
        if sides.isProvided {
          json.array("provided", [control]) { json, control in
            json.object {
              $0.member("uuid", uuid("provided", control))
              $0.member("description", requirement.words(label) { $0.provider })
            }
          }
        }
        if sides.isLeft {
          json.array("responsibilities", [control]) { json, control in
            json.object {
              $0.member("uuid", uuid("responsibility", control))
              if sides.isProvided { $0.member("provided-uuid", uuid("provided", control)) }
              $0.member("description", requirement.words(label) { $0.customer })
            }
          }
        }
      }
    }
  }
}

extension OSCALComponent.Requirement {
  /// The text of one side, or else the label of the level with the reason.
  fileprivate func words(
    _ label: String, _ side: (Framework.CellTexts) -> String?
  ) -> String {
    guard cell.levels.contains(level.id) else { return label }
    if let text = side(cell.texts) { return text }
    let reasons = cell.texts.isEmpty ? cell.reasons : [cell.texts.because].compactMap(\.self)
    return ([label] + reasons).joined(separator: " ")
  }
}
