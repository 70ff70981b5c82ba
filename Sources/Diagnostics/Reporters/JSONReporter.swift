/// Writes findings as JSON.
///
/// `Documentation/site/Content/reference/findings-json.md` documents the keys.
package struct JSONReporter: Sendable {
  private let tool: ToolIdentity
  private let summary: Summary
  private let source: SourceReader

  /// Creates a reporter that computes lines and columns from `source`.
  package init(tool: ToolIdentity, summary: Summary, source: @escaping SourceReader) {
    self.tool = tool
    self.summary = summary
    self.source = source
  }

  /// Returns the document, with the findings in the given order.
  package func render(_ findings: [FingerprintedFinding]) -> String {
    var files = SourceFiles(source)
    return jsonText(
      ReportJSON(
        tool: .init(name: tool.name, version: tool.version), summary: .init(summary),
        findings: findings.map { .init($0, &files) }))
  }
}

/// The document. Property names are the JSON keys.
private struct ReportJSON: Encodable {
  /// The format version. It is incremented if a key is removed or changes its meaning.
  let version = 1
  let tool: Tool
  let summary: SummaryJSON
  let findings: [FindingJSON]

  struct Tool: Encodable {
    let name: String
    let version: String
  }

  struct SummaryJSON: Encodable {
    let errors: Int
    let warnings: Int
    let notes: Int
    let files: Int
    let rules: Int
    let ignored: Int
    let known: Int?
    let fixed: Int?
    let elsewhere: Int?

    init(_ summary: Summary) {
      errors = summary.count(.error)
      warnings = summary.count(.warning)
      notes = summary.count(.note)
      files = summary.files
      rules = summary.rules
      ignored = summary.ignored
      known = summary.baseline?.known
      fixed = summary.baseline?.fixed
      elsewhere = summary.elsewhere
    }
  }

  struct FindingJSON: Encodable {
    let rule: String
    let severity: String
    let message: String
    let label: String?
    let path: String
    let line: Int?
    let column: Int?
    let endLine: Int?
    let endColumn: Int?
    let notes: [NoteJSON]
    let help: [String]
    let fingerprint: String
    let fix: FixJSON?
    let places: [PlaceJSON]?

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
      notes = finding.notes.map { NoteJSON($0, &files) }
      help = finding.help
      fingerprint = "\(item.fingerprint)"
      fix = finding.fix.map { FixJSON($0, &files) }
      places =
        finding.places.isEmpty ? nil : finding.places.map { PlaceJSON($0, &files) }
    }
  }

  /// A place of a joined finding.
  struct PlaceJSON: Encodable {
    let rule: String
    let severity: String
    let message: String
    let path: String
    let line: Int?
    let column: Int?
    let endLine: Int?
    let endColumn: Int?
    let fix: FixJSON?

    init(_ finding: Finding, _ files: inout SourceFiles) {
      let place = files.place(of: finding.location)
      rule = finding.rule.name
      severity = finding.severity.rawValue
      message = finding.message
      path = finding.location.path
      (line, column) = (place?.line, place?.column)
      (endLine, endColumn) = (place?.endLine, place?.endColumn)
      fix = finding.fix.map { FixJSON($0, &files) }
    }
  }

  struct NoteJSON: Encodable {
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

  struct FixJSON: Encodable {
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
