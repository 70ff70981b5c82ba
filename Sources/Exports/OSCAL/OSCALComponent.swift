internal import Bytes
internal import FrameworkData

/// The definition of a component: a row or column of the matrix of duties, with who implements each control.
enum OSCALComponent {
  static func file(_ id: String, matrix: String) -> ExportFile {
    OSCAL.file(
      "component.\(ExportToken.fileName(id))", title: "Component definition: \(id)",
      subject: .header(id, matrix: matrix)
    ) { bytes(id, $0) }
  }

  /// A control with the level of the cell of its group.
  struct Requirement {
    let control: Framework.Entry
    /// The level: that which the control itself names, or else that of the cell.
    let level: Framework.Choice
    let cell: Framework.Cell
    /// The texts about the cell. None if the control names another level than the cell has.
    var texts: [String] {
      guard cell.levels.contains(level.id) else { return [] }
      return cell.reasons
    }
  }

  /// A row or column of the matrix of duties, with the controls that its cells are about.
  struct Subject {
    let id: String
    let matrix: Framework.Matrix
    /// The entry, if the header is one.
    let entry: Framework.Entry?
    /// The title of the header.
    let title: String
    /// The title of the entry, or else of the header.
    let name: String
    let requirements: [Requirement]

    /// Returns nil if there is no matrix of duties.
    init?(_ id: String, _ source: ExportSource) {
      guard let matrix = source.roles.matrix.flatMap({ source.framework.matrix($0) }) else {
        return nil
      }
      let side = matrix.duties?.side ?? .columns
      let axis = side == .columns ? matrix.columns : matrix.rows
      (self.id, self.matrix) = (id, matrix)
      entry = axis.collection.flatMap { source.framework.entry(.init($0, id)) }
      title = axis.header(id)?.title ?? id
      name = entry?.title ?? title
      requirements = OSCALComponent.requirements(of: id, in: matrix, side, source)
    }

    var description: String { entry?.description ?? title }
  }

  private static func bytes(_ id: String, _ source: ExportSource) -> [UInt8] {
    guard let subject = Subject(id, source) else { return [] }
    let (entry, title, requirements) = (subject.entry, subject.title, subject.requirements)
    var roles: [Framework.Choice] = []
    for requirement in requirements where !roles.contains(where: { $0.id == requirement.level.id })
    {
      roles.append(requirement.level)
    }
    return OSCAL.document(
      "component-definition", id: id, title: "\(source.framework.site.title): \(title)",
      roles: roles.sorted { $0.id < $1.id }, of: source
    ) { json in
      json.newLine()
      json.array("components", [id]) { json, _ in
        json.object { json in
          json.member("uuid", source.uuid("component", id))
          json.member("type", "service")
          json.member("title", OSCAL.text(subject.name))
          json.member("description", subject.description)
          json.links(entry.map { [($0.route, nil)] } ?? [], source.framework)
          if requirements.isEmpty { return }
          json.array("control-implementations", [id]) { json, _ in
            json.object { json in
              json.member("uuid", source.uuid("control-implementation", id))
              json.member("source", "\(OSCALCatalog.name).json")
              json.member("description", "\(subject.matrix.title): who carries each control.")
              json.array("implemented-requirements", requirements) { json, requirement in
                json.newLine()
                json.write(requirement, of: id, source)
              }
            }
          }
        }
      }
    }
  }

  fileprivate static func requirements(
    of id: String, in matrix: Framework.Matrix, _ side: Framework.Side, _ source: ExportSource
  ) -> [Requirement] {
    let ownerField = source.roles.owner.flatMap { name in
      source.roles.controls.flatMap { source.framework.collection($0)?.field(name) }
    }
    return source.entries(source.roles.controls).compactMap { control in
      guard let group = control.targets(source.roles.group).first?.entry.id,
        let cell = side == .columns ? matrix[group, id] : matrix[id, group]
      else { return nil }
      let named = control.choice(source.roles.owner, for: id)
      let levels = matrix.levels.filter {
        ($0.id == named) || (named == nil && cell.levels.contains($0.id))
      }
      if levels.contains(where: { !$0.isApplicable }) { return nil }
      if let named, let label = ownerField?.label(ofValue: named) {
        return Requirement(control: control, level: .init(id: named, label: label), cell: cell)
      }
      return levels.first.map {
        Requirement(control: control, level: .init(id: $0.id, label: $0.label), cell: cell)
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func write(
    _ requirement: OSCALComponent.Requirement, of component: String, _ source: ExportSource
  ) {
    let control = requirement.control.name.id
    object { json in
      json.member("uuid", source.uuid("implemented-requirement", "\(component):\(control)"))
      json.member("control-id", OSCALCatalog.id(of: control))
      json.member(
        "description",
        (["\(requirement.level.label)."] + requirement.texts).joined(separator: "\n\n"))
      json.array("props", [requirement.level.id]) { $0.property("level", $1, source) }
      json.links([(requirement.cell.route, requirement.cell.anchor)], source.framework)
      json.array("responsible-roles", [requirement.level.id]) { json, role in
        json.object { $0.member("role-id", ExportToken.oscal(role)) }
      }
    }
  }
}

extension Framework.Field {
  /// Returns the label of a value of the enum in a map.
  fileprivate func label(ofValue id: String) -> String? {
    guard case .map(_, let item) = type, case .choice(let values, _) = item.type else { return nil }
    return values.first { $0.id == id }?.label
  }
}
