internal import ContentFormat
internal import Diagnostics

/// The name that a misnamed file should have.
struct IntendedName: Sendable {
  let name: String
  /// True if the file is read under that name. It is reported in either case.
  let isRead: Bool
  let severity: Severity
  /// True if another file has the name. The file is then not read at all.
  var isTaken = false
}

/// The misnamed files of one folder, such as `_collection.yaml`, `site.yaml` or `a.MD`.
struct IntendedNames {
  private let names: Set<String>
  private let isTop: Bool
  private var byName: [String: IntendedName] = [:]

  /// - Parameters:
  ///   - names: All names in the folder, sorted.
  ///   - isTop: True for the content folder itself.
  init(_ names: [String], isTop: Bool) {
    self.names = Set(names)
    self.isTop = isTop
    var taken = self.names
    for name in names where !ContentFiles.isLeftover(name) {
      guard let intendedName = intendedName(for: name) else { continue }
      // If two files have the same intended name, only one is read.
      let isFree = taken.insert(intendedName.name).inserted
      byName[name] = IntendedName(
        name: intendedName.name, isRead: intendedName.isRead && isFree,
        severity: intendedName.severity, isTaken: intendedName.isTaken)
    }
  }

  subscript(name: String) -> IntendedName? { byName[name] }

  /// True if a misnamed file is read as the schema of the folder.
  var hasSchema: Bool { byName.values.contains { $0.isRead && $0.name == Self.schema } }

  private static let schema = "_collection.yml"
  private static let site = "site.yml"

  private func intendedName(for name: String) -> IntendedName? {
    // A longer name is not a misspelling of a known one.
    guard name.utf8.count <= 80 else { return nil }
    return settings(name) ?? markdown(name)
  }

  private func settings(_ name: String) -> IntendedName? {
    let lower = name.lowercased()
    if isOtherSchema(lower) {
      return IntendedName(name: Self.schema, isRead: true, severity: .error)
    }
    if name.utf8.count > 16, lower.hasSuffix(".collection.yaml") {
      return IntendedName(
        name: name.dropLast(16) + CollectionSchema.fileSuffix, isRead: true, severity: .error)
    }
    guard name != Self.schema, name != Self.site, name.utf8.count <= 24,
      !lower.hasSuffix(CollectionSchema.fileSuffix)
    else { return nil }
    guard let dot = lower.lastIndex(of: "."),
      ["yml", "yaml", "yam", "ym"].contains(lower[dot...].dropFirst())
    else { return nil }
    let stem = String(lower[..<dot])
    func isNear(_ known: String, _ most: Int) -> Bool {
      abs(stem.count - known.count) <= most
        && editDistance(Array(stem.unicodeScalars), Array(known.unicodeScalars)) <= most
    }
    // Next to a schema, `collection.yml` may be an ordinary data file.
    let isSchema =
      stem.hasPrefix("_") || stem.hasPrefix("-")
      ? isNear("_collection", 3)
      : !names.contains(Self.schema) && isNear("collection", 2)
        && names.contains { $0.hasSuffix(".md") }
    if isSchema { return IntendedName(name: Self.schema, isRead: true, severity: .error) }
    guard isTop, isNear("site", 1) || stem == "_site", !names.contains(Self.site) else {
      return nil
    }
    return IntendedName(name: Self.site, isRead: true, severity: .error)
  }

  /// Returns whether a file beside Markdown files without a schema can only be their schema:
  /// `_collection` with another extension, or `schema.yml`.
  private func isOtherSchema(_ lower: String) -> Bool {
    guard !names.contains(Self.schema), names.contains(where: { $0.hasSuffix(".md") }), !isTop
    else { return false }
    return lower.hasPrefix("_collection.") && lower != Self.schema
      || ["_collection", "schema.yml", "schema.yaml", "_schema.yml", "_schema.yaml"].contains(lower)
  }

  private func markdown(_ name: String) -> IntendedName? {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    let stem = String(name[..<dot])
    let ending = name[dot...].dropFirst().lowercased()
    if ["md", "markdown", "mdown", "mkd", "mkdn", "mdwn", "mdx"].contains(ending),
      !name.hasSuffix(".md")
    {
      return IntendedName(name: stem + ".md", isRead: true, severity: .error)
    }
    guard name.hasSuffix(".md"), name != "index.md" else { return nil }
    if name == "_index.md" {
      guard names.contains("index.md") else { return nil }
      return IntendedName(name: "index.md", isRead: false, severity: .warning, isTaken: true)
    }
    if ["_index", "index"].contains(stem.lowercased()), !names.contains("index.md") {
      return IntendedName(name: "index.md", isRead: false, severity: .warning)
    }
    return nil
  }
}
