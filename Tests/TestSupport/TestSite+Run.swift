internal import BuiltinTheme
internal import ContentFormat
internal import ContentModel
package import Diagnostics
package import FrameworkData
internal import Foundation
package import Pipeline

/// The result of checking or building a ``TestSite``.
package struct TestOutcome: Sendable {
  /// The findings as reports show them, with paths that do not depend on the machine.
  package let findings: [Finding]
  /// The unmodified report, whose findings are not joined.
  package let report: BuildReport
  /// The output files of a build, by path below the output folder.
  package let output: [String: [UInt8]]
  /// The files that findings refer to, by display path.
  package let sources: [String: [UInt8]]

  /// The findings as rendered in a terminal, without colours.
  package var terminal: String {
    let sources = sources
    return TerminalReporter(color: false) { sources[$0] }.render(findings)
  }

  /// The names of the violated rules, in the order of the findings.
  package var rules: [String] { findings.map(\.rule.name) }

  /// The findings of one rule.
  package func findings(_ rule: String) -> [Finding] { findings.filter { $0.rule.name == rule } }

  /// The text in the range of a location.
  package func text(at location: SourceLocation) -> String {
    guard let bytes = sources[location.path], Int(location.range.end) <= bytes.count else {
      return "(outside the file)"
    }
    return String(decoding: bytes[location.range.indices], as: UTF8.self)
  }

  /// One line for each finding: `rule: path:line:column: underlined text`.
  package var summary: [String] {
    findings.map { finding in
      let bytes = sources[finding.location.path] ?? []
      let (line, column) = LineIndex(bytes).position(
        of: Int(finding.location.range.start), in: bytes)
      let place = "\(finding.location.path):\(line):\(column)"
      return "\(finding.rule): \(place): \(text(at: finding.location))"
    }
  }

  /// The text of an output file.
  package func page(_ path: String) -> String? {
    output[path].map { String(decoding: $0, as: UTF8.self) }
  }
}

extension TestSite {
  /// Runs `demarc check` on the site.
  package func check() async throws -> TestOutcome { try await run(building: false) }

  /// Runs `demarc build` on the site.
  package func build() async throws -> TestOutcome { try await run(building: true) }

  /// Reads the site as plain data.
  package func framework() async throws -> Framework {
    try await withFolder { try await LoadedFramework.load($0).framework }
  }

  /// Writes the site to a temporary folder and passes options for it.
  package func withFolder<Result>(
    _ body: (BuildOptions) async throws -> Result
  ) async throws -> Result {
    let folder = try makeFolder()
    defer { remove(folder) }
    try write(to: folder)
    var options = BuildOptions()
    options.content = "\(folder)/Content"
    options.theme = "\(folder)/Theme"
    options.output = "\(folder)/Public"
    options.baseURL = baseURL
    options.includesDrafts = includesDrafts
    options.today = today.flatMap { CalendarDate($0) }
    options.jobs = jobs
    return try await body(options)
  }

  private func run(building: Bool) async throws -> TestOutcome {
    try await withFolder { try await outcome(of: $0, building: building) }
  }

  private func outcome(of options: BuildOptions, building: Bool) async throws -> TestOutcome {
    let report =
      building ? try await SiteBuild.build(options) : try await SiteBuild.check(options)
    let names = [(options.content, "Content"), (options.theme, "Theme")]
    var sources: [String: [UInt8]] = [:]
    for (path, bytes) in content { sources["Content/\(path)"] = bytes }
    for (path, bytes) in theme { sources["Theme/\(path)"] = bytes }
    for file in BuiltinTheme.files() {
      sources["\(BuiltinTheme.displayPath)/\(file.path)"] = file.bytes
    }
    return TestOutcome(
      findings: report.findings.joined().map { $0.renaming(names) }.inReportOrder(),
      report: report,
      output: try TestSite.files(below: options.output), sources: sources)
  }

  private func makeFolder() throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("demarc-test-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    return folder
  }

  private func remove(_ folder: String) {
    for path in unreadable {
      _ = try? FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: "\(folder)/Content/\(path)")
    }
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func write(to folder: String) throws {
    let root = "\(folder)/Content"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    for path in folders {
      try FileManager.default.createDirectory(
        atPath: "\(root)/\(path)", withIntermediateDirectories: true)
    }
    for (path, bytes) in content { try write(bytes, to: "\(root)/\(path)") }
    if addsSettings, content["site.yml"] == nil, !folders.contains("site.yml") {
      try write(Array("title: Untitled\n".utf8), to: "\(root)/site.yml")
    }
    for (path, target) in links {
      try makeParent("\(root)/\(path)")
      try FileManager.default.createSymbolicLink(
        atPath: "\(root)/\(path)", withDestinationPath: target)
    }
    for path in unreadable {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0], ofItemAtPath: "\(root)/\(path)")
    }
    try FileManager.default.createDirectory(
      atPath: "\(folder)/Theme", withIntermediateDirectories: false)
    for (path, bytes) in theme { try write(bytes, to: "\(folder)/Theme/\(path)") }
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    try makeParent(path)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  private func makeParent(_ path: String) throws {
    try FileManager.default.createDirectory(
      at: URL(fileURLWithPath: path).deletingLastPathComponent(),
      withIntermediateDirectories: true)
  }
}

extension Finding {
  /// Returns the finding with prefixes of its paths replaced.
  fileprivate func renaming(_ names: [(from: String, to: String)]) -> Finding {
    func renamed(_ text: String) -> String {
      names.reduce(text) { $0.replacingOccurrences(of: $1.from, with: $1.to) }
    }
    func renamed(_ location: SourceLocation) -> SourceLocation {
      SourceLocation(renamed(location.path), location.range)
    }
    let rule = Rule(rule, severity, stage: .check, what: "", why: "", example: "", fix: "")
    return Finding(
      rule, at: renamed(location), renamed(message), label: label,
      notes: notes.map { Note(renamed($0.message), at: renamed($0.location)) },
      help: help.map(renamed), fix: fix.map { Fix(renamed($0.path), $0.edits) })
  }
}
