internal import ContentFormat

/// The content files that fixes may change, with their state before the content was read.
struct FixableFiles: Sendable {
  /// A content file.
  struct Place: Sendable {
    /// Path as findings show it.
    let path: String
    /// Path with all links resolved.
    let realPath: String
    let stamp: FileStamp

    /// Reads the file, and throws if it has changed since its stamp was taken.
    func read() throws -> [UInt8] {
      let bytes = try FileSystem.read(realPath)
      guard FileStamp(realPath) == stamp else {
        throw EnvironmentError("the file changed on disk")
      }
      return bytes
    }
  }

  private let places: [String: Place]

  /// Records the files of a site. ``ContentFiles`` rejects links that leave the content folder.
  init(_ options: BuildOptions) throws {
    if SiteBuild.projectReport(options) != nil {
      places = [:]
      return
    }
    let files = try SiteSources(options).files
    places = Dictionary(
      (files.texts + files.assets.filter { isJSONFile($0.path) }).compactMap { item in
        guard let real = files.realPath(of: item), let stamp = FileStamp(real) else { return nil }
        return (item.displayPath, Place(path: item.displayPath, realPath: real, stamp: stamp))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The file at a path that findings show, or nil if that is no text file of the content.
  subscript(_ path: String) -> Place? { places[path] }
}
