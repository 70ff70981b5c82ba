package import Diagnostics

extension Rule {
  /// A symbolic link in the content or theme points outside of its folder.
  package static let symlinkOutside = Rule(
    "symlink-outside", stage: .content, isVital: true,
    what: "A symbolic link in the content or the theme leads out of its folder.",
    why: """
      Content can come from untrusted authors. A link to `/etc` would publish private files.
      """,
    example: """
      Content/models/secret.md -> /etc/passwd
      """,
    fix: "Copy the file into the folder, or remove the link.")
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
