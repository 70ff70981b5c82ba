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
    Finding(
      .unreadableFile, at: SourceLocation(path), "cannot read this file or folder: \(reason)",
      help: advice(on: reason))
  }

  private static func advice(on reason: String) -> [String] {
    if reason.contains("link to a folder") {
      return ["copy the folder here, or begin the name of the link with `_` to leave it out"]
    }
    if reason.contains("broken symbolic link") {
      return ["remove the link, or let it lead to a file of this folder"]
    }
    if reason.contains("is a folder") {
      return ["rename the folder: only files may have such a name"]
    }
    if reason.contains("denied") { return ["allow reading it (`chmod`), or move it away"] }
    return []
  }
}
