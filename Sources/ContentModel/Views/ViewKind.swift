internal import ContentFormat
internal import Diagnostics

/// The kind of view that a `view` block requests. The raw value is the key that requests it.
package enum ViewKind: String, Sendable, CaseIterable {
  case matrix
  case list
  case count
  case graph
  case timeline
  case checklist
  case ranking
  case cells
  case guide

  /// All kinds as a phrase: `` `matrix`, `list` and `guide` ``.
  static let names = allCases.map(\.rawValue.quoted).listed("and")
}

/// An additional key of a `view` block. The raw value is the key as written. Findings about keys
/// follow the order of the cases.
enum ViewKey: String, Sendable, CaseIterable {
  case form = "as"
  case group
  case filter
  case fields
  case relation
  case flow
  case from
  case to
  case unit
  case entry
  case side = "of"
  case level
  case mark
  case ask

  /// The type of a key's value and the views that allow or require the key.
  struct Use {
    /// The type of the value.
    let type: FieldType
    /// The views that allow the key.
    let kinds: [ViewKind]
    /// The views that require the key.
    let required: [ViewKind]
    /// The help text if the key is missing. Empty if no view requires it.
    let help: String

    init(
      _ type: FieldType, in kinds: [ViewKind], required: [ViewKind] = [], help: String = ""
    ) {
      self.type = type
      self.kinds = kinds
      self.required = required
      self.help = help
    }
  }

  /// The use of each key. Blocks are read against this table, findings quote it, and a test
  /// compares the documentation with it.
  var use: Use {
    switch self {
    case .form: Use(.choice(of: View.Form.self), in: [.matrix])
    case .group: Use(.string, in: [.list, .graph])
    case .filter:
      Use(
        .map(keys: nil, FieldSchema("filter", .string)),
        in: [.list, .count, .graph, .timeline, .checklist, .guide])
    case .fields: Use(.list(FieldSchema("field", .string)), in: [.list, .timeline])
    case .relation:
      Use(
        .string, in: [.graph], required: [.graph],
        help: "name the field whose references the graph draws")
    case .flow: Use(.choice(of: RelationGraph.Flow.self), in: [.graph])
    case .from:
      Use(
        .string, in: [.timeline], required: [.timeline],
        help: "name the field with the beginning of an entry")
    case .to, .unit: Use(.string, in: [.timeline])
    case .entry: Use(.string, in: [.checklist])
    case .side: Use(.choice(of: MatrixRanking.Side.self), in: [.ranking])
    case .level:
      Use(
        .string, in: [.ranking, .cells], required: [.ranking],
        help: "name the level to count")
    case .mark: Use(.string, in: [.cells])
    case .ask: Use(.string, in: [.guide])
    }
  }

  /// The fields of a `view` block.
  static let schema: [FieldSchema] =
    ViewKind.allCases.map { FieldSchema($0.rawValue, .string) }
    + allCases.map { FieldSchema($0.rawValue, $0.use.type) }
}
