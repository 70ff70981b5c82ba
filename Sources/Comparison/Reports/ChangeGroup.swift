/// What changes of a report belong to.
package enum ChangeGroup: Sendable, Hashable {
  /// The matrix or collection with this title.
  case titled(String)
  /// Matrices that are new or gone.
  case matrices
  /// Pages outside of collections.
  case pages
  /// Addresses that are not those of entries.
  case addresses
  /// Collections and their schemas.
  case collections
  /// The site itself.
  case site

  /// The title in reports.
  package var title: String {
    switch self {
    case .titled(let title): title
    case .matrices: "Matrices"
    case .pages: "Pages"
    case .addresses: "Other addresses"
    case .collections: "Collections"
    case .site: "The site"
    }
  }
}

extension ChangeReport {
  /// The changes of one class by what they belong to, in the order of ``changes``.
  package func groups(_ group: ChangeClass) -> [(group: ChangeGroup, changes: [Change])] {
    var order: [ChangeGroup] = []
    var groups: [ChangeGroup: [Change]] = [:]
    for change in changes where change.class == group {
      let group = self.group(of: change)
      if groups[group] == nil { order.append(group) }
      groups[group, default: []].append(change)
    }
    return order.map { ($0, groups[$0] ?? []) }
  }

  private func group(of change: Change) -> ChangeGroup {
    switch change.kind {
    case .addressLost where change.subject.id == nil: return .addresses
    case .siteChanged: return .site
    case .collectionAdded, .collectionRemoved, .schemaFieldAdded, .schemaFieldRemoved,
      .schemaFieldChanged:
      return .collections
    case .matrixAdded, .matrixRemoved: return .matrices
    default: break
    }
    if change.subject.matrix != nil, let title = change.subject.title { return .titled(title) }
    guard let collection = change.subject.collection else { return .pages }
    return .titled(collectionTitles[collection] ?? collection)
  }
}
