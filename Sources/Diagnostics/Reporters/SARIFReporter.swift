internal import Bytes

/// Writes findings as SARIF 2.1.0, which GitHub code scanning and most editors read.
package struct SARIFReporter: Sendable {
  private let tool: ToolIdentity
  private let rules: [RuleID: Rule]
  private let rulesURL: String?
  private let source: SourceReader

  /// Creates a reporter that computes lines and snippets from `source`.
  ///
  /// - Parameters:
  ///   - rules: all rules. Only violated ones are described.
  ///   - rulesURL: the URL of the published rule pages, with a trailing slash.
  package init(
    tool: ToolIdentity, rules: [Rule], rulesURL: String? = nil, source: @escaping SourceReader
  ) {
    self.tool = tool
    self.rules = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.rulesURL = rulesURL
    self.source = source
  }

  /// The maximum number of results that GitHub accepts for a run (docs.github.com, "SARIF support
  /// for code scanning").
  static let resultLimit = 25_000

  /// Returns a remark about results that are left out, if any.
  package static func remarks(_ findings: [Finding]) -> [String] {
    guard findings.count > resultLimit else { return [] }
    return [
      "the SARIF log omits \(findings.count - resultLimit) of \(findings.count) findings, the "
        + "least severe first: GitHub accepts at most \(resultLimit) results"
    ]
  }

  /// Returns the log of one run, with the findings in the given order. If there are more than
  /// ``resultLimit`` findings, keeps the most severe ones, in input order within a severity.
  package func render(_ findings: [FingerprintedFinding]) -> String {
    var files = SourceFiles(source)
    let invocations = Self.remarks(findings.map(\.finding)).map { SARIFLog.Invocation(warning: $0) }
    let findings = Self.mostSevere(findings)
    let broken = Set(findings.map(\.finding.rule)).sorted().compactMap { rules[$0] }
    let numbers = Dictionary(uniqueKeysWithValues: broken.enumerated().map { ($1.id, $0) })
    let driver = SARIFLog.Driver(
      name: tool.name, version: tool.version, semanticVersion: tool.version,
      informationUri: tool.informationURI, rules: broken.map(descriptor))
    let results = findings.map { result($0, numbers, &files) }
    let run = SARIFLog.Run(
      tool: .init(driver: driver), invocations: invocations.isEmpty ? nil : invocations,
      results: results)
    return jsonText(SARIFLog(runs: [run]))
  }

  private static func mostSevere(_ findings: [FingerprintedFinding]) -> [FingerprintedFinding] {
    guard findings.count > resultLimit else { return findings }
    let order = findings.indices.sorted { a, b in
      let (first, second) = (findings[a].finding.severity, findings[b].finding.severity)
      return first == second ? a < b : first > second
    }
    return order.prefix(resultLimit).sorted().map { findings[$0] }
  }

  private func descriptor(_ rule: Rule) -> SARIFLog.ReportingDescriptor {
    let manual = rule.manual
    return SARIFLog.ReportingDescriptor(
      id: rule.id.name, shortDescription: .init(text: manual.firstSentence),
      fullDescription: .init(text: "\(manual.what) \(manual.why)"),
      help: .init(text: manual.plainText(width: 80), markdown: manual.markdown()),
      helpUri: rulesURL.map { "\($0)\(rule.id)/" },
      defaultConfiguration: .init(level: rule.severity.rawValue))
  }

  private func result(
    _ item: FingerprintedFinding, _ numbers: [RuleID: Int], _ files: inout SourceFiles
  ) -> SARIFLog.Result {
    let finding = item.finding
    let words = [finding.message] + finding.help.map { "Help: \($0)" }
    var location = location(finding.location, &files)
    if !finding.label.isEmpty { location.message = message(finding.label) }
    // The notes of a joined finding show some of its places.
    let shown = Set(finding.notes.map(\.location))
    let notes =
      finding.notes
      + finding.places.lazy.filter { !shown.contains($0.location) }.map {
        .init($0.message, at: $0.location)
      }
    let related = notes.enumerated().map { number, note in
      var place = self.location(note.location, &files)
      place.id = number + 1
      place.message = message(note.message)
      return place
    }
    return SARIFLog.Result(
      ruleId: finding.rule.name, ruleIndex: numbers[finding.rule], level: finding.severity.rawValue,
      message: message(words.map(\.printableLine).joined(separator: "\n")), locations: [location],
      relatedLocations: related.isEmpty ? nil : related,
      partialFingerprints: ["demarc/v1": "\(item.fingerprint)"],
      fixes: fix(of: finding, &files).map { [$0] })
  }

  private func location(
    _ location: SourceLocation, _ files: inout SourceFiles
  ) -> SARIFLog.Location {
    var region = region(location, &files)
    region?.snippet = snippet(location, &files)
    return SARIFLog.Location(
      physicalLocation: .init(artifactLocation: artifact(location.path), region: region))
  }

  private func region(
    _ location: SourceLocation, _ files: inout SourceFiles
  ) -> SARIFLog.Region? {
    files.place(of: location).map {
      SARIFLog.Region(
        startLine: $0.line, startColumn: $0.column, endLine: $0.endLine, endColumn: $0.endColumn)
    }
  }

  /// Returns the exact text (3.30.13), or nil if it is long or not UTF-8.
  private func snippet(
    _ location: SourceLocation, _ files: inout SourceFiles
  ) -> SARIFLog.Content? {
    guard let bytes = files.bytes(of: location), bytes.count <= 4096,
      let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    return SARIFLog.Content(text: text)
  }

  /// Returns the fix of a finding, or the one that fixes all places of a joined finding.
  private func fix(of finding: Finding, _ files: inout SourceFiles) -> SARIFLog.Fix? {
    let fixes = finding.places.isEmpty ? [finding.fix] : finding.places.map(\.fix)
    var changes: [SARIFLog.ArtifactChange] = []
    for fix in fixes {
      guard let change = fix.flatMap({ change($0, &files) }) else { return nil }
      changes.append(change)
    }
    return SARIFLog.Fix(artifactChanges: changes)
  }

  private func change(_ fix: Fix, _ files: inout SourceFiles) -> SARIFLog.ArtifactChange? {
    let replacements = fix.edits.compactMap { edit in
      region(SourceLocation(fix.path, edit.range), &files).map {
        SARIFLog.Replacement(
          deletedRegion: $0, insertedContent: SARIFLog.Content(text: edit.replacement))
      }
    }
    // A partial fix would be wrong.
    guard !replacements.isEmpty, replacements.count == fix.edits.count else { return nil }
    return .init(artifactLocation: artifact(fix.path), replacements: replacements)
  }

  private func artifact(_ path: String) -> SARIFLog.ArtifactLocation {
    let uri = PercentEncoding.encode(path, keeping: PercentEncoding.isUnreservedOrSlash)
    return path.hasPrefix("/")
      ? SARIFLog.ArtifactLocation(uri: "file://\(uri)", uriBaseId: nil)
      : SARIFLog.ArtifactLocation(uri: uri, uriBaseId: SARIFLog.ArtifactLocation.root)
  }

  /// Escapes brackets: in a SARIF message `[text](target)` is a link (3.11.6).
  private func message(_ text: String) -> SARIFLog.Message {
    guard text.contains("](") else { return SARIFLog.Message(text: text) }
    return SARIFLog.Message(
      text: text.replacing("[", with: "\\[").replacing("]", with: "\\]"))
  }
}
