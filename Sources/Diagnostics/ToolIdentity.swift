/// Who reports: the program, as formats for machines name it.
package struct ToolIdentity: Sendable, Hashable {
  /// Its name.
  package let name: String
  /// Its version (semver.org).
  package let version: String
  /// Where it is at home, if that is known.
  package let informationURI: String?

  /// Makes an identity.
  package init(name: String, version: String, informationURI: String? = nil) {
    self.name = name
    self.version = version
    self.informationURI = informationURI
  }
}
