/// Who reports: the program, as formats for machines name it.
public struct ToolIdentity: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// Its version (semver.org).
  public let version: String
  /// Where it is at home, if that is known.
  public let informationURI: String?

  /// Makes an identity.
  public init(name: String, version: String, informationURI: String? = nil) {
    self.name = name
    self.version = version
    self.informationURI = informationURI
  }
}
