package import Diagnostics

extension Rule {
  /// The name of a file resembles a name that Demarc reads.
  package static let misnamedFile = Rule(
    "misnamed-file", stage: .content,
    what: """
      The name of a file is close to one that Demarc reads: a schema, `site.yml`, or a Markdown \
      file with another extension. Beside Markdown files without a schema, `schema.yml` and \
      `_collection` with any extension are taken for their schema.
      """,
    why: "Demarc ignores the file under this name, so its content is missing without a warning.",
    example: """
      Content/models/_collection.yaml
      """,
    fix: "Rename the file.")
}

extension Finding {
  /// A file that Demarc would read under `name`.
  package static func misnamedFile(_ path: String, name: String, severity: Severity) -> Finding {
    let own = ContentPath.name(of: path)
    var finding = Finding(
      .misnamedFile, at: SourceLocation(path), "Demarc does not read a file named \(own.quoted)",
      help: ["rename it to \(name.quoted)"])
    finding.severity = severity
    return finding
  }

  /// A folder whose name differs from that of a folder of the site only in case.
  package static func misnamedFolder(
    _ path: String, name: String, purpose: String, isOutput: Bool
  ) -> Finding {
    let own = "\(ContentPath.name(of: path))/"
    var finding = Finding(
      .misnamedFile, at: SourceLocation(path),
      "Demarc does not read \(own.quoted): \(purpose) \("\(name)/".quoted)",
      help: [
        isOutput
          ? "move files that the website shows into the folder of the content"
          : "move its files into \("\(name)/".quoted)"
      ])
    finding.severity = isOutput ? .note : .warning
    return finding
  }

  /// A `_index.md` beside `index.md`.
  package static func secondIndex(_ path: String, first: String) -> Finding {
    var finding = Finding(
      .misnamedFile, at: SourceLocation(path),
      "\(first.quoted) introduces this folder, so Demarc does not read "
        + "\(ContentPath.name(of: path).quoted)",
      help: ["move its content into one of the two"])
    finding.severity = .warning
    return finding
  }

  /// A `site.yml` in the content folder, while the site is configured by another one.
  package static func strayFile(_ path: String, readFrom other: String?) -> Finding {
    var finding = Finding(
      .misnamedFile, at: SourceLocation(path),
      "this `site.yml` is not read, because \((other ?? "another file").quoted) is",
      help: ["remove one of them"])
    finding.severity = .warning
    return finding
  }

  /// A `site.yml` in a subfolder of the content folder.
  package static func strayFile(_ path: String) -> Finding {
    Finding(
      .misnamedFile, at: SourceLocation(path),
      "`site.yml` is read only at the top of the content folder",
      help: ["move it there, or name its folder with `--content`"])
  }
}
