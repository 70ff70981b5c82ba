package import Diagnostics

extension Rule {
  /// The built-in file has changed since a site's theme copied it.
  package static let outdatedCopy = Rule(
    "outdated-copy", .note, stage: .theme,
    what: "The built-in file has changed since `demarc eject` copied it into the theme.",
    why: """
      The copy lacks what the new version of the program added or mended. It still replaces the \
      built-in file.
      """,
    example: """
      {{! demarc eject: templates/partials/footer.mustache 3f2a91c0d4e5b687 }}
      """,
    fix: """
      Run `demarc eject --diff` with the name of the file and take over what you need. Then write \
      the new hash into the first line. If the site needs no copy any more, remove the file.
      """)
}

extension Finding {
  /// Reports a copy of a built-in file that has another hash now.
  package static func outdatedCopy(
    of path: String, hash: String, at location: SourceLocation
  ) -> Finding {
    Finding(
      .outdatedCopy, at: location,
      "the built-in \(path.quoted) has changed since this copy was made",
      help: [
        "`demarc eject --diff \(path)` shows the differences",
        "after you have taken over what you need, write \(hash.quoted) into this line",
      ])
  }
}
