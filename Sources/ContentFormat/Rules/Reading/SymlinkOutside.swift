package import Diagnostics

extension Rule {
  /// A symbolic link in the content or theme points outside of its folder.
  package static let symlinkOutside = Rule(
    "symlink-outside", stage: .content, isVital: true,
    what: "A symbolic link in the content or theme leads out of it.",
    why: """
      Content can come from a stranger: a link to `/etc` would publish what was never \
      meant for the site.
      """,
    example: """
      Content/models/secret.md -> /etc/passwd
      """,
    fix: "Copy the file into the content, or remove the link.")
}

extension Finding {
  /// The symbolic link at `path` points outside of its folder.
  package static func symlinkOutside(_ path: String) -> Finding {
    Finding(
      .symlinkOutside, at: SourceLocation(path),
      "this symbolic link leads out of its folder",
      help: ["copy the file here instead"])
  }
}
