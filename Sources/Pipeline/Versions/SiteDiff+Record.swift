internal import Comparison
internal import ContentFormat
internal import ContentModel

extension SiteDiff.Result {
  /// Writes the report to the folder of recorded comparisons. A file of the same version is replaced.
  ///
  /// - Returns: The path of the file.
  /// - Throws: ``EnvironmentError`` if the site has no version, or if the file cannot be written.
  package func record(in options: BuildOptions) throws -> String {
    guard let version = report.head.version else {
      throw EnvironmentError("--record needs a `version` in site.yml, which names the file")
    }
    guard report.base.version != version else {
      throw EnvironmentError(
        "--record: both versions are \(version): set the next `version` in site.yml first")
    }
    guard version.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) }),
      version.first != "."
    else {
      throw EnvironmentError("--record: the version `\(version)` is no name of a file")
    }
    var copy = report
    // The commit and the pages of this machine would change the record without a change of content.
    (copy.head.commit, copy.pages) = (nil, nil)
    for index in copy.changes.indices { copy.changes[index].pages = nil }
    copy.head.name = version
    if copy.base.commit == nil {
      copy.base.name = copy.base.version ?? ContentPath.name(of: copy.base.name)
    }
    copy.newFindings = []
    copy.fixedFindings = []
    let bytes = copy.json
    guard bytes.count <= RecordedChanges.sizeLimit else {
      throw EnvironmentError(
        "--record: the comparison is larger than \(RecordedChanges.sizeLimit >> 20) MiB")
    }
    var folder = options.content
    for part in recordFolder.split(separator: "/") {
      folder += "/\(part)"
      guard FileSystem.kind(folder) == nil || FileSystem.kind(folder) == .folder else {
        throw EnvironmentError("--record: \(folder) is a link or no folder")
      }
    }
    let path = "\(folder)/\(version).json"
    try FileSystem.makeFolders(ofFile: path)
    try FileSystem.replace(path, with: bytes)
    return path
  }
}
