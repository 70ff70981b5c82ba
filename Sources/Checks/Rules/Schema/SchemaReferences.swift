internal import ContentModel
internal import Diagnostics

extension Check {
  /// What schemas say of each other: `to` names collections, `matrix` a matrix, and an inverse
  /// has a name that the other end leaves free. Gives findings of ``Rule/schemaError``.
  static let schemaReferences = Check(.schemaError) { context in
    context.graph.collections.flatMap { collection in
      collection.schema.fields.flatMap { field in
        problems(field.type, at: field.location ?? collection.schema.location, context.graph)
      }
    }
  }

  private static func problems(
    _ type: FieldType, at location: SourceLocation, _ graph: ContentGraph
  ) -> [Finding] {
    switch type {
    case .reference(let target): problems(target, at: location, graph)
    case .list(let element): problems(element.type, at: location, graph)
    case .map(let keys, let element):
      (keys.map { problems($0, at: location, graph) } ?? [])
        + problems(element.type, at: location, graph)
    case .record(let fields), .entries(let fields):
      fields.flatMap { problems($0.type, at: $0.location ?? location, graph) }
    case .assignments(let matrix):
      graph.declaresMatrix(matrix)
        ? []
        : [
          Finding(
            .schemaError, at: location, "there is no matrix \(matrix.quoted)",
            help: didYouMean(matrix, in: graph.matrices.map { graph.entries[$0.entry].id }))
        ]
    default: []
    }
  }

  private static func problems(
    _ target: ReferenceTarget, at location: SourceLocation, _ graph: ContentGraph
  ) -> [Finding] {
    target.collections.filter { graph.collection($0) == nil }.map { name in
      Finding(
        .schemaError, at: location, "there is no collection \(name.quoted) to point into",
        help: didYouMean(name, in: graph.collections.map(\.schema.name)))
    }
  }
}
