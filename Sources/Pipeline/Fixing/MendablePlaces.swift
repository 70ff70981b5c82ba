/// The files of the content that repairs may change, as they were before the content was read.
struct MendablePlaces: Sendable {
  /// A file.
  struct Place: Sendable {
    /// As findings show it.
    let path: String
    /// With every link resolved.
    let realPath: String
    let stamp: FileStamp

    /// Its bytes, if they are still those that were there.
    func read() throws -> [UInt8] {
      let bytes = try FileSystem.read(realPath)
      guard FileStamp(realPath) == stamp else {
        throw EnvironmentError("somebody else has changed it in the meantime")
      }
      return bytes
    }
  }

  private let places: [String: Place]

  /// Looks at the files of a folder. A link is followed only within it (``ContentFiles`` leaves the
  /// others out).
  init(_ root: String) throws {
    let files = try ContentFiles(root: root)
    places = Dictionary(
      files.texts.compactMap { item in
        guard let real = files.realPath(of: item), let stamp = FileStamp(real) else { return nil }
        return (item.displayPath, Place(path: item.displayPath, realPath: real, stamp: stamp))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The file of a path that findings show; nil for one that is no text of the content.
  subscript(_ path: String) -> Place? { places[path] }
}
