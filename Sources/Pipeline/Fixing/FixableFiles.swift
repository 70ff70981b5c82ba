internal import ContentFormat
internal import ContentModel

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
    let sources = try SiteSources(options)
    let files = sources.files
    var places: [String: Place] = Dictionary(
      (files.texts + files.assets.filter { isJSONFile($0.path) }).compactMap { item in
        guard let real = files.realPath(of: item), let stamp = FileStamp(real) else { return nil }
        return (item.displayPath, Place(path: item.displayPath, realPath: real, stamp: stamp))
      }, uniquingKeysWith: { first, _ in first })
    if !sources.site.inclusions.isEmpty {
      // Included files need not be part of the site.
      for path in try FileSystem.files(below: files.root) where path.hasSuffix(".md") {
        let place = "\(files.root)/\(path)"
        guard places[place] == nil, case .file? = FileSystem.kind(place),
          let real = FileSystem.realPath(place), let stamp = FileStamp(real)
        else { continue }
        places[place] = Place(path: place, realPath: real, stamp: stamp)
      }
    }
    self.places = places
  }

  /// The file at a path that findings show, or nil if that is no text file of the content.
  subscript(_ path: String) -> Place? { places[path] }
}
