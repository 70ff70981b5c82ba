/// Files that a command writes for the author to edit. It never replaces a file.
package struct NewFiles: Sendable {
  /// The folder, which need not exist.
  package let folder: String
  /// The paths below the folder, and the contents.
  package let files: [(path: String, bytes: [UInt8])]

  /// - Throws: ``EnvironmentError`` if there is a file in place of the folder.
  package init(_ files: [(path: String, bytes: [UInt8])], in folder: String) throws {
    guard FileSystem.target(folder) ?? .folder == .folder else {
      throw EnvironmentError("\(folder) is not a folder")
    }
    self.files = files
    self.folder = folder
  }

  /// The paths at which there is something already, also below a file in place of a folder.
  package var existing: [String] {
    files.map(\.path).filter { path in
      var place = folder
      for part in path.split(separator: "/").dropLast() {
        place += "/\(part)"
        if let kind = FileSystem.target(place), kind != .folder { return true }
      }
      return FileSystem.kind("\(folder)/\(path)") != nil
    }
  }

  /// Writes the files and their folders.
  ///
  /// - Throws: ``EnvironmentError`` if a file exists or cannot be written. Earlier files then stay.
  package func write() throws {
    for file in files {
      let path = "\(folder)/\(file.path)"
      try FileSystem.makeFolders(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
      try FileSystem.write(file.bytes, to: path, isNew: true)
    }
  }
}
