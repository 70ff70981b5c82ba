package import ContentFormat
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

  /// The explanation of its key, for authors.
  package var meaning: String {
    switch self {
    case .matrix: "A matrix, as a table or a heatmap."
    case .list: "The entries of a collection, as cards or with the fields in `fields`."
    case .count: "The number of entries of a collection."
    case .graph: "The references between the entries of a collection, as a drawing and a list."
    case .timeline: "The entries of a collection by date, or by number with a bar."
    case .checklist: "The parts of the entries of a collection, each with a box to tick."
    case .ranking: "The rows or columns of a matrix by the frequency of a level."
    case .cells: "The cells of a matrix with a level or a mark, each with its reason."
    case .guide: "Questions whose answers lead to entries of a collection."
    }
  }

  /// All kinds as a phrase: `` `matrix`, `list` and `guide` ``.
  static let names = allCases.map(\.rawValue.quoted).listed("and")
}

/// An additional key of a `view` block. The raw value is the key as written. Findings about keys
/// follow the order of the cases.
package enum ViewKey: String, Sendable, CaseIterable {
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
  case exclude

  /// The type of a key's value and the views that allow or require the key.
  package struct Use {
    /// The type of the value.
    package let type: FieldType
    /// The views that allow the key.
    package let kinds: [ViewKind]
    /// The views that require the key.
    package let required: [ViewKind]
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

  /// The use of each key. Blocks are read against this table, findings quote it, and the
  /// reference is made from it.
  package var use: Use {
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
    case .ask, .exclude: Use(.string, in: [.guide])
    }
  }

  /// The explanation of the key, for authors.
  package var meaning: String {
    switch self {
    case .form: "`table` (the default) or `heatmap`."
    case .group: "The field whose values group the entries."
    case .filter: "Only entries whose fields have these values."
    case .fields: "The fields to show beside the title."
    case .relation: "The field whose references are drawn."
    case .flow: "Whether arrows point to the `target` (the default) or to the `source`."
    case .from: "The field with the beginning of an entry."
    case .to: "The field with its end."
    case .unit: "The unit of numbers, such as `weeks`."
    case .entry: "The only entry to show. The default is all."
    case .side: "`columns` (the default) or `rows`."
    case .level: "The level to count or to list."
    case .mark: "The mark to list."
    case .ask: "The field with the question."
    case .exclude: "The field of an answer with the entries that it rules out."
    }
  }

  /// The fields of a `view` block.
  package static let schema: [FieldSchema] =
    ViewKind.allCases.map { FieldSchema($0.rawValue, .string, meaning: $0.meaning) }
    + allCases.map { FieldSchema($0.rawValue, $0.use.type, meaning: $0.meaning) }
}
