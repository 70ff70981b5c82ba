internal import ContentFormat
internal import Diagnostics

/// What a `view` block asks for. The raw value is the key that asks for it.
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

  /// All of them as words: `` `matrix`, `list` and `guide` ``.
  static let names = allCases.map(\.rawValue.quoted).listed("and")
}

/// A key that stands in a `view` block beside the one that asks for the view. The raw value is as it is
/// written; findings about keys go by the order of the cases.
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

  /// What a key holds and where it belongs.
  struct Use {
    /// The type of its value.
    let type: FieldType
    /// The views that take it.
    let kinds: [ViewKind]
    /// The views that cannot do without it.
    let required: [ViewKind]
    /// What to do where it is missing; empty for a key that no view needs.
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

  /// The table of keys: blocks are read against it, findings about them quote it, and a test compares
  /// `ARCHITECTURE.md` with it.
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
