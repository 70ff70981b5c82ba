internal import ContentFormat
package import Diagnostics

/// The fixes of a site. They are applied in memory first and then written or shown as a diff.
///
/// A fix can reveal another finding or overlap with another fix. The content is therefore checked
/// again after the fixes until no fix is left. A second run changes nothing.
package struct SiteFixes: Sendable {
  /// A file that changes.
  package struct File: Sendable {
    /// Path as findings show it.
    package let path: String
    /// Number of findings fixed in the file.
    package fileprivate(set) var fixedCount = 0
    /// Bytes before the fixes.
    package let old: [UInt8]
    /// Bytes after the fixes.
    package fileprivate(set) var new: [UInt8]

    fileprivate let realPath: String
    fileprivate let stamp: FileStamp
  }

  /// A file with fixes that cannot be applied, and the reason.
  package struct UnfixedFile: Sendable, Hashable {
    /// Path as findings show it.
    package let path: String
    /// The reason, as a sentence without a full stop.
    package let reason: String
  }

  /// The files that change, sorted by path.
  package private(set) var files: [File] = []
  /// The files with fixes that cannot be applied, sorted by path.
  package private(set) var unfixed: [UnfixedFile] = []
  /// Report of the check before the fixes.
  package let before: BuildReport
  /// Report of the check after the fixes. Its positions refer to the new bytes.
  package private(set) var report: BuildReport

  private let options: BuildOptions

  /// Maximum number of checks after the first.
  private static let rounds = 10

  /// Computes the fixes of a site. Writes nothing.
  ///
  /// - Parameters:
  ///   - options: Options of the check.
  ///   - counts: Selects the findings to fix.
  /// - Throws: ``EnvironmentError`` if the site cannot be checked.
  package init(
    _ options: BuildOptions, counts: @Sendable ([Finding]) -> [Finding] = { $0 }
  ) async throws {
    self.options = options
    let places = try FixableFiles(options)
    var options = options
    before = try await SiteBuild.check(options)
    report = before
    for _ in 0..<Self.rounds {
      guard applyFixes(of: counts(report.findings), in: places) else { break }
      options.contentOverrides = Dictionary(
        files.map { ($0.realPath, $0.new) }, uniquingKeysWith: { first, _ in first })
      options.external?.known = report.linkAnswers
      report = try await SiteBuild.check(options)
    }
    files.sort { $0.path < $1.path }
    unfixed.sort { $0.path < $1.path }
  }

  /// Applies the fixes of these findings in memory. Returns false if none could be applied.
  private mutating func applyFixes(of findings: [Finding], in places: FixableFiles) -> Bool {
    var isChanged = false
    let byFile = Dictionary(grouping: Self.certain(findings).filter { $0.fix != nil }) { finding in
      finding.fix.flatMap { places[$0.path]?.realPath } ?? ""
    }
    for (realPath, findings) in byFile.sorted(by: { $0.key < $1.key }) where !realPath.isEmpty {
      guard let fix = findings[0].fix, let place = places[fix.path],
        !unfixed.contains(where: { $0.path == place.path })
      else { continue }
      do {
        let known = files.firstIndex { $0.realPath == realPath }
        let bytes = try known.map { files[$0].new } ?? place.read()
        let plan = FixPlan(findings, in: bytes)
        let result = plan.result
        let limit = ContentFiles.maximumSize(of: ContentPath.name(of: place.path))
        guard !plan.fixed.isEmpty, result.count <= limit else { continue }
        let index = known ?? files.endIndex
        if known == nil {
          files.append(
            File(
              path: place.path, old: bytes, new: bytes, realPath: realPath, stamp: place.stamp))
        }
        files[index].new = result
        files[index].fixedCount += plan.fixed.count
        isChanged = true
      } catch {
        unfixed.append(UnfixedFile(path: place.path, reason: "\(error)"))
      }
    }
    return isChanged
  }

  /// Leaves out findings about prose as long as the data has errors. They may be consequences: after
  /// the loss of a file, every total is wrong.
  private static func certain(_ findings: [Finding]) -> [Finding] {
    let hasErrors = findings.contains { $0.severity == .error && !aboutProse.contains($0.rule) }
    return hasErrors ? findings.filter { !aboutProse.contains($0.rule) } : findings
  }

  /// The rules that compare prose with the data.
  private static let aboutProse = Set(
    Rule.all.filter { !$0.manual.reads.isEmpty }.map(\.id))

  /// Number of fixed findings.
  package var fixedCount: Int { files.reduce(0) { $0 + $1.fixedCount } }

  /// Writes the changed files, each atomically. If a file cannot be written, it is added to
  /// ``unfixed`` and the site is checked again.
  package mutating func write() async throws {
    var written: [File] = []
    for file in files {
      do {
        try FileSystem.replace(file.realPath, with: file.new, expecting: file.stamp)
        written.append(file)
      } catch {
        unfixed.append(UnfixedFile(path: file.path, reason: "\(error)"))
      }
    }
    guard written.count < files.count else { return }
    files = written
    var options = options
    options.external?.known = report.linkAnswers
    report = try await SiteBuild.check(options)
  }

  /// The changes in the format of `patch -p1`. The paths are relative to the current folder if the
  /// content is below it, and otherwise to the parent of the content folder. The same holds for the
  /// schemas folder.
  package var difference: String {
    files.map { file in
      UnifiedDiff(path: options.patchPath(file.path), from: file.old, to: file.new).text
    }.joined()
  }
}

extension BuildOptions {
  /// Returns the path of a file in a patch: relative to the current folder if its folder is below it, and
  /// otherwise to the parent of that folder.
  func patchPath(_ path: String) -> String {
    let isOutside = schemas.map { path.hasPrefix($0 + "/") } ?? false
    let folder = isOutside ? schemas ?? content : content
    let parts = folder.split(separator: "/").filter { $0 != "." }
    let isBelow = !folder.hasPrefix("/") && !parts.contains("..")
    let name = isBelow ? parts.joined(separator: "/") : String(parts.last ?? "content")
    let path = String(path.utf8.dropFirst(folder.utf8.count + 1)) ?? path
    return name.isEmpty ? path : "\(name)/\(path)"
  }
}
