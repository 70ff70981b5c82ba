package import Diagnostics

extension Rule {
  /// A file or folder of the content cannot be read: no permission, or not a regular file.
  package static let unreadableFile = Rule(
    "unreadable-file", stage: .content, isVital: true,
    what: """
      Demarc cannot read a file or folder of the content: it lacks permission, or it finds a \
      folder, a pipe or a device where a file must be.
      """,
    why: "Otherwise the page would be missing from the site without a warning.",
    example: """
      Content/index.md        # a folder, not a file
      """,
    fix: "Replace it with a readable file, or remove it.")
}

extension Finding {
  /// The file at `path` cannot be read. `reason` is the error message of the operating system.
  package static func unreadableFile(_ path: String, reason: String) -> Finding {
    Finding(.unreadableFile, at: SourceLocation(path), "cannot read this file or folder: \(reason)")
  }
}
