package import Diagnostics

extension Rule {
  /// A file of the theme loads something from another site.
  package static let remoteAsset = Rule(
    "remote-asset", .warning, stage: .theme,
    what: """
      The file `head` or a style sheet of `theme` in `site.yml` loads a script, a style, a font or a \
      picture from another site. Plain links and metadata may name other sites.
      """,
    why: """
      Every page would tell that site who reads it, and would not work without it. Strict policies \
      (`default-src 'self'`) block it.
      """,
    example: """
      <link rel="stylesheet" href="https://fonts.example/inter.css">
      """,
    fix: """
      Put the file into `Theme/assets/`. If pages have to load it from there, write `remote: true` \
      below `theme`.
      """)
}

extension Finding {
  /// Reports an address of another site from which pages would load a file.
  static func remoteAsset(_ address: String, at location: SourceLocation) -> Finding {
    Finding(
      .remoteAsset, at: location, "every page would load \(address.quoted) from another site")
  }
}
