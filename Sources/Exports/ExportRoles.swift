internal import FrameworkData

/// Which collections and fields are what other formats call controls, threats and so on.
///
/// `site.yml` declares them. What it leaves open follows from the relations, if only one collection or field
/// fits.
package struct ExportRoles: Sendable, Equatable {
  /// The collection of controls.
  package private(set) var controls: String?
  /// The collection of threats.
  package private(set) var threats: String?
  /// The collection of standards, whose parts are clauses.
  package private(set) var standards: String?
  /// The matrix that says who carries what.
  package private(set) var matrix: String?
  /// The field of controls that names their group.
  package private(set) var group: String?
  /// The collection of groups.
  package private(set) var groups: String?
  /// The field of controls that names the threats against which they help.
  package private(set) var mitigates: String?
  /// The field of controls that names the clauses that they serve.
  package private(set) var serves: String?
  /// The field of controls that lists evidence.
  package private(set) var evidence: String?
  /// The field of controls that says who carries them, by the entries of the side with duties.
  package private(set) var owner: String?
  /// The collection of releases.
  package private(set) var releases: String?

  /// The names of the roles that are collections.
  package static let collectionKeys = ["controls", "threats", "standards", "releases"]
  /// The names of the roles that are fields of controls.
  package static let fieldKeys = ["group", "mitigates", "serves", "evidence", "owner"]
  /// The name of the role that is a matrix.
  package static let matrixKey = "matrix"

  typealias Collection = ExportOutline.Collection

  init(
    collections: [Collection], matrices: [ExportOutline.Matrix], declared: [String: String]
  ) {
    func known(_ name: String?) -> Collection? { collections.first { $0.name == name } }
    let withDuties = matrices.filter { !$0.duties.isEmpty }
    let chosen = declared["matrix"].flatMap { id in matrices.first { $0.id == id } }
    let found = chosen ?? (withDuties.count == 1 ? withDuties[0] : nil)
    matrix = found?.id
    let parted = Self.collectionsWithNamedParts(collections)
    let ofStandards = known(declared["standards"]) ?? Self.only(parted)
    standards = ofStandards?.name
    let candidates = collections.filter { collection in
      guard let groups = found?.otherSide, let ofStandards else { return false }
      return collection.fields.contains { $0.isSingleReference(to: groups) }
        && collection.fields.contains { $0.isReferenceToParts(of: ofStandards.name) }
    }
    let ofControls = known(declared["controls"]) ?? Self.only(candidates)
    controls = ofControls?.name
    let fields = ofControls?.fields ?? []
    func field(_ key: String, _ fits: (Framework.Field) -> Bool) -> Framework.Field? {
      fields.first { $0.name == declared[key] } ?? Self.only(fields.filter(fits))
    }
    let ofGroup = field("group") { field in
      found?.otherSide.map { field.isSingleReference(to: $0) } ?? false
    }
    group = ofGroup?.name
    groups = ofGroup?.targets.first.map(Self.collection)
    serves =
      field("serves") { field in
        ofStandards.map { field.isReferenceToParts(of: $0.name) } ?? false
      }?.name
    let ofMitigates = field("mitigates") { field in
      if let threats = declared["threats"] { return field.isList(of: threats) }
      return field.isListOfReferences
        && !field.targets.map(Self.collection).contains {
          [ofStandards?.name, ofControls?.name, found?.otherSide, found?.dutySide].contains($0)
        }
    }
    mitigates = ofMitigates?.name
    threats =
      known(declared["threats"])?.name
      ?? ofMitigates.flatMap { $0.targets.count == 1 ? Self.collection($0.targets[0]) : nil }
    evidence = declared["evidence"].flatMap { name in fields.first { $0.name == name }?.name }
    owner =
      field("owner") { field in
        guard case .map(let keys?, let value) = field.type, case .choice = value.type else {
          return false
        }
        return keys.map(Self.collection) == [found?.dutySide].compactMap(\.self)
      }?.name
    releases = known(declared["releases"])?.name
  }

  private static func only<Element>(_ elements: [Element]) -> Element? {
    elements.count == 1 ? elements[0] : nil
  }

  /// Returns the collection of a target such as `standards#*`.
  static func collection(_ target: String) -> String {
    String(target.prefix { $0 != "#" })
  }

  /// The collections with parts, to which lists of other collections refer.
  private static func collectionsWithNamedParts(_ collections: [Collection]) -> [Collection] {
    collections.filter { collection in
      guard collection.fields.contains(where: \.holdsParts) else { return false }
      return collections.contains { other in
        other.name != collection.name
          && other.fields.contains {
            $0.isListOfReferences && $0.targets.map(Self.collection) == [collection.name]
          }
      }
    }
  }
}

extension Framework.Field {
  /// Whether the field holds parts.
  var holdsParts: Bool { if case .parts = type { true } else { false } }

  /// Whether the field is a list of references.
  var isListOfReferences: Bool {
    guard case .list(let item) = type, case .reference = item.type else { return false }
    return true
  }

  /// Whether the field is one reference to entries of a collection.
  func isSingleReference(to collection: String) -> Bool {
    guard case .reference(let targets) = type else { return false }
    return targets == [collection]
  }

  /// Whether the field is a list of references to entries of a collection.
  func isList(of collection: String) -> Bool {
    isListOfReferences && targets.map(ExportRoles.collection) == [collection]
  }

  /// Whether the field names parts of a collection's entries, or may do so.
  func isReferenceToParts(of collection: String) -> Bool { isList(of: collection) }
}
