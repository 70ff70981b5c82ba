package import Diagnostics

/// What repairing a site comes to: worked out in memory first, then written or shown.
///
/// A repair can bring another to light, or stand where another has to go as well; so the content is
/// checked again with the repairs made, until there is nothing left to repair. Running it a second
/// time changes nothing.
package struct Mending: Sendable {
  /// A file that changes.
  package struct File: Sendable {
    /// Its path as findings show it.
    package let path: String
    /// How many findings are mended in it.
    package fileprivate(set) var mended = 0
    /// Its bytes as they are.
    package let old: [UInt8]
    /// Its bytes with the repairs made.
    package fileprivate(set) var new: [UInt8]

    fileprivate let realPath: String
    fileprivate let stamp: FileStamp
  }

  /// A file that has to be left as it is, and why.
  package struct LeftAlone: Sendable, Hashable {
    /// Its path as findings show it.
    package let path: String
    /// Why, in a sentence without a full stop.
    package let reason: String
  }

  /// The files that change, by path.
  package private(set) var files: [File] = []
  /// The files that have findings to repair and are left as they are.
  package private(set) var leftAlone: [LeftAlone] = []
  /// What a check finds in the files as they stand.
  package let before: BuildReport
  /// What a check finds with the repairs made; its positions are those in the new bytes.
  package private(set) var report: BuildReport

  private let options: BuildOptions

  /// How often the content is checked again at most.
  private static let rounds = 10

  /// Works out the repairs of a site; writes nothing.
  ///
  /// - Parameters:
  ///   - options: the site.
  ///   - counts: which of a check's findings count; those that do not are not repaired.
  /// - Throws: ``EnvironmentError`` where the site cannot be checked.
  package init(
    _ options: BuildOptions, counts: @Sendable ([Finding]) -> [Finding] = { $0 }
  ) async throws {
    self.options = options
    let places = try MendablePlaces(options.content)
    var options = options
    before = try await SiteBuild.check(options)
    report = before
    for _ in 0..<Self.rounds {
      guard mend(counts(report.findings), in: places) else { break }
      options.replaced = Dictionary(
        files.map { ($0.realPath, $0.new) }, uniquingKeysWith: { first, _ in first })
      options.external?.known = report.linkAnswers
      report = try await SiteBuild.check(options)
    }
    files.sort { $0.path < $1.path }
    leftAlone.sort { $0.path < $1.path }
  }

  /// Makes the repairs that these findings bring; false where none can be made.
  private mutating func mend(_ findings: [Finding], in places: MendablePlaces) -> Bool {
    var isChanged = false
    let byFile = Dictionary(grouping: findings.filter { $0.fix != nil }) { finding in
      finding.fix.flatMap { places[$0.path]?.realPath } ?? ""
    }
    for (realPath, findings) in byFile.sorted(by: { $0.key < $1.key }) where !realPath.isEmpty {
      guard let fix = findings[0].fix, let place = places[fix.path],
        !leftAlone.contains(where: { $0.path == place.path })
      else { continue }
      do {
        let known = files.firstIndex { $0.realPath == realPath }
        let bytes = try known.map { files[$0].new } ?? place.read()
        let plan = FixPlan(findings, in: bytes)
        let result = plan.result
        guard !plan.fixed.isEmpty, result.count <= ContentFiles.maximumTextSize else { continue }
        let index = known ?? files.endIndex
        if known == nil {
          files.append(
            File(
              path: place.path, old: bytes, new: bytes, realPath: realPath, stamp: place.stamp))
        }
        files[index].new = result
        files[index].mended += plan.fixed.count
        isChanged = true
      } catch {
        leftAlone.append(LeftAlone(path: place.path, reason: "\(error)"))
      }
    }
    return isChanged
  }

  /// How many findings are mended.
  package var mended: Int { files.reduce(0) { $0 + $1.mended } }

  /// Writes the files that change, each whole or not at all. One that cannot be written is left
  /// alone; then the site is checked as it stands.
  package mutating func write() async throws {
    var written: [File] = []
    for file in files {
      do {
        try FileSystem.replace(file.realPath, with: file.new, expecting: file.stamp)
        written.append(file)
      } catch {
        leftAlone.append(LeftAlone(path: file.path, reason: "\(error)"))
      }
    }
    guard written.count < files.count else { return }
    files = written
    var options = options
    options.external?.known = report.linkAnswers
    report = try await SiteBuild.check(options)
  }

  /// What would change, as `patch -p1` takes it in the folder that holds the content's own, or in the
  /// current one where the content lies below it.
  package var difference: String {
    let parts = options.content.split(separator: "/").filter { $0 != "." }
    let isBelow = !options.content.hasPrefix("/") && !parts.contains("..")
    let name = isBelow ? parts.joined(separator: "/") : String(parts.last ?? "content")
    return files.map { file in
      let path = String(file.path.utf8.dropFirst(options.content.utf8.count + 1)) ?? file.path
      return UnifiedDiff(
        path: name.isEmpty ? String(path) : "\(name)/\(path)", from: file.old, to: file.new
      ).text
    }.joined()
  }
}
