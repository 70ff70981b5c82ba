internal import Comparison
internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// Reads the recorded comparisons among the files of a site.
enum RecordReader {
  /// Maximum number of records.
  private static let maximumRecords = 500

  /// Returns the records, the newest version first, and the findings about them.
  static func read(
    _ assets: [ContentFiles.Item], _ site: SiteConfiguration, _ hasher: inout Hasher
  ) -> (records: [RecordedChanges], findings: [Finding]) {
    let folder = site.changes.folder
    let items = assets.filter { ContentPath.folder(of: $0.path) == folder && isJSONFile($0.path) }
    var records: [RecordedChanges] = []
    var findings: [Finding] = []
    for item in items.prefix(maximumRecords) {
      let place = SourceLocation(item.displayPath, .fileStart)
      guard let bytes = try? item.read(atMost: RecordedChanges.sizeLimit + 1) else { continue }
      hasher.combine(item.path)
      hasher.combine(bytes)
      let version = ContentPath.stem(of: item.path)
      do {
        guard bytes.count <= RecordedChanges.sizeLimit else {
          throw Problem("it is larger than \(RecordedChanges.sizeLimit >> 20) MiB")
        }
        guard isRoutePart(version) else { throw Problem("its name is no part of an address") }
        let report = try ChangeReport(json: bytes)
        records.append(
          RecordedChanges(version: version, path: item.path, location: place, report: report))
      } catch {
        findings.append(.invalidRecord(at: place, "\(error)"))
      }
    }
    records.sort { precedes($0.version, $1.version) }
    if let newest = records.first, newest.version == site.version {
      var report = newest.report
      report.head.version = site.version
      report.conclude()
      if let finding = site.versionFinding(in: report) { findings.append(finding) }
    }
    return (records, findings)
  }

  /// A problem of a file.
  private struct Problem: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
  }

  /// Orders versions, the newest first. Names that are no versions come last.
  private static func precedes(_ a: String, _ b: String) -> Bool {
    switch (SemanticVersion(a), SemanticVersion(b)) {
    case (let x?, let y?): x == y ? a < b : y < x
    case (_?, nil): true
    case (nil, _?): false
    case (nil, nil): b < a
    }
  }
}
