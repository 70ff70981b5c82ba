/// The name and version of the program, for machine-readable formats.
package struct ToolIdentity: Sendable, Hashable {
  package let name: String
  /// The version, in the format of semver.org.
  package let version: String
  /// The URL of the program's home page.
  package let informationURI: String?

  package init(name: String, version: String, informationURI: String? = nil) {
    self.name = name
    self.version = version
    self.informationURI = informationURI
  }
}
