internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// What exports may lack only because files have errors. Those errors are reported, so what follows from them
/// is not.
struct ExportDoubts {
  /// Whether `site.yml` has errors.
  private let aboutSite: Bool
  /// Whether schemas have errors.
  let areAboutCollections: Bool
  /// Whether matrices have errors, so that they are missing or without duties.
  private let aboutMatrices: Bool

  /// - Parameter failedPaths: The paths of files with errors, as findings show them.
  init(_ graph: ContentGraph, _ failedPaths: Set<String>) {
    aboutSite = failedPaths.contains(graph.site.location.path)
    areAboutCollections =
      graph.hasBrokenSchemas || failedPaths.contains { $0.hasSuffix(CollectionSchema.fileName) }
    let matrices = Dictionary(
      graph.matrices.map { ($0.entry, $0) }, uniquingKeysWith: { first, _ in first })
    aboutMatrices = graph.collections.contains { collection in
      collection.schema.kind == .matrix
        && collection.entries.contains {
          failedPaths.contains(graph.entries[$0].displayPath) && matrices[$0]?.duties == nil
        }
    }
  }

  /// Whether an error may be why the site does not have what formats need.
  func explain(_ need: Exporter.Need) -> Bool {
    switch need {
    case .siteID, .date: aboutSite
    case .controls, .threats, .duties: aboutSite || areAboutCollections || aboutMatrices
    case .releases: aboutSite || areAboutCollections
    }
  }

  /// Whether an error may be why a role names nothing.
  func explain(role: String) -> Bool {
    role == ExportRoles.matrixKey ? areAboutCollections || aboutMatrices : areAboutCollections
  }
}
