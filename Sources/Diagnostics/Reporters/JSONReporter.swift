/// Findings as JSON for programs; `Documentation/findings-json.md` says what each key means.
package struct JSONReporter: Sendable {
  private let tool: ToolIdentity
  private let summary: Summary
  private let source: SourceReader

  /// Makes a reporter that finds lines and columns through `source`.
  package init(tool: ToolIdentity, summary: Summary, source: @escaping SourceReader) {
    self.tool = tool
    self.summary = summary
    self.source = source
  }

  /// The document, with the findings in the order given.
  package func render(_ findings: [FingerprintedFinding]) -> String {
    var files = SourceFiles(source)
    return jsonText(
      FindingsJSON(
        tool: .init(name: tool.name, version: tool.version), summary: .init(summary),
        findings: findings.map { .init($0, &files) }))
  }
}

/// The document, key by key.
private struct FindingsJSON: Encodable {
  /// Grows when a key goes or changes its meaning.
  let version = 1
  let tool: Tool
  let summary: Counts
  let findings: [Item]

  struct Tool: Encodable {
    let name: String
    let version: String
  }

  struct Counts: Encodable {
    let errors: Int
    let warnings: Int
    let notes: Int
    let files: Int
    let rules: Int
    let ignored: Int
    let known: Int?
    let mended: Int?
    let elsewhere: Int?

    init(_ summary: Summary) {
      errors = summary.count(.error)
      warnings = summary.count(.warning)
      notes = summary.count(.note)
      files = summary.files
      rules = summary.rules
      ignored = summary.ignored
      known = summary.baseline?.known
      mended = summary.baseline?.mended
      elsewhere = summary.elsewhere
    }
  }

  struct Item: Encodable {
    let rule: String
    let severity: String
    let message: String
    let label: String?
    let path: String
    let line: Int?
    let column: Int?
    let endLine: Int?
    let endColumn: Int?
    let notes: [Note]
    let help: [String]
    let fingerprint: String
    let fix: Repair?

    init(_ item: FingerprintedFinding, _ files: inout SourceFiles) {
      let finding = item.finding
      let place = files.place(of: finding.location)
      rule = finding.rule.name
      severity = finding.severity.rawValue
      message = finding.message
      label = finding.label.isEmpty ? nil : finding.label
      path = finding.location.path
      (line, column) = (place?.line, place?.column)
      (endLine, endColumn) = (place?.endLine, place?.endColumn)
      notes = finding.notes.map { Note($0, &files) }
      help = finding.help
      fingerprint = "\(item.fingerprint)"
      fix = finding.fix.map { Repair($0, &files) }
    }
  }

  struct Note: Encodable {
    let message: String
    let path: String
    let line: Int?
    let column: Int?
    let endLine: Int?
    let endColumn: Int?

    init(_ note: Finding.Note, _ files: inout SourceFiles) {
      let place = files.place(of: note.location)
      message = note.message
      path = note.location.path
      (line, column) = (place?.line, place?.column)
      (endLine, endColumn) = (place?.endLine, place?.endColumn)
    }
  }

  struct Repair: Encodable {
    let path: String
    let edits: [Edit]

    struct Edit: Encodable {
      let offset: Int
      let length: Int
      let replacement: String
      let line: Int?
      let column: Int?
      let endLine: Int?
      let endColumn: Int?
    }

    init(_ fix: Fix, _ files: inout SourceFiles) {
      path = fix.path
      edits = fix.edits.map { edit in
        let place = files.place(of: SourceLocation(fix.path, edit.range))
        return Edit(
          offset: edit.range.indices.lowerBound, length: edit.range.indices.count,
          replacement: edit.replacement, line: place?.line, column: place?.column,
          endLine: place?.endLine, endColumn: place?.endColumn)
      }
    }
  }
}
