package import Diagnostics

extension Rule {
  /// A file or folder of the content cannot be read: no permission, or not a regular file.
  package static let unreadableFile = Rule(
    "unreadable-file", stage: .content, isVital: true,
    what: """
      A file or folder of the content cannot be read as what it has to be: no permission, \
      a folder where a file belongs, a pipe or a device.
      """,
    why: "A page that silently goes missing is worse than a build that stops.",
    example: """
      Content/index.md        # a folder, not a file
      """,
    fix: "Make it a readable file, or remove it.")
}

extension Finding {
  /// The file at `path` cannot be read. `reason` is the error message of the operating system.
  package static func unreadableFile(_ path: String, reason: String) -> Finding {
    Finding(.unreadableFile, at: SourceLocation(path), "this cannot be read: \(reason)")
  }
}
