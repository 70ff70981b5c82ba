/// Files that a command writes for the author to edit. It never replaces a file.
package struct NewFiles: Sendable {
  /// The folder, which need not exist.
  package let folder: String
  /// The paths below the folder, and the contents.
  package let files: [(path: String, bytes: [UInt8])]

  /// - Throws: ``EnvironmentError`` if there is a file or a broken link in place of the folder.
  package init(_ files: [(path: String, bytes: [UInt8])], in folder: String) throws {
    switch (FileSystem.target(folder), FileSystem.kind(folder)) {
    case (.folder?, _), (nil, nil): break
    case (nil, .link?): throw EnvironmentError("\(folder) is a broken symbolic link")
    default: throw EnvironmentError("\(folder) is not a folder")
    }
    self.files = files
    self.folder = folder
  }

  /// The paths at which there is something already, also below a file or a broken link in place of
  /// a folder.
  package var existing: [String] {
    files.map(\.path).filter { path in
      var place = folder
      for part in path.split(separator: "/").dropLast() {
        place += "/\(part)"
        if FileSystem.kind(place) != nil, FileSystem.target(place) != .folder { return true }
      }
      return FileSystem.kind("\(folder)/\(path)") != nil
    }
  }

  /// What is in place of a folder: the path of a file or a broken link, or nil.
  package var obstacle: String? {
    for file in files {
      var place = folder
      for part in file.path.split(separator: "/").dropLast() {
        place += "/\(part)"
        if FileSystem.kind(place) != nil, FileSystem.target(place) != .folder { return place }
      }
    }
    return nil
  }

  /// Writes the files and their folders, or none of them.
  ///
  /// - Throws: ``EnvironmentError`` if a file exists or cannot be written.
  package func write() throws {
    var folders: [String] = []
    var written: [String] = []
    do {
      for file in files {
        let path = "\(folder)/\(file.path)"
        try make(FileSystem.folder(of: path), &folders)
        let isNew = FileSystem.kind(path) == nil
        do {
          try FileSystem.write(file.bytes, to: path, isNew: true)
        } catch {
          // A full disk leaves a part of the file.
          if isNew { try? FileSystem.remove(path) }
          throw error
        }
        written.append(path)
      }
    } catch {
      for path in written { try? FileSystem.remove(path) }
      for path in folders.reversed() { _ = FileSystem.removeEmptyFolder(path) }
      throw error
    }
  }

  /// Creates a folder and its missing parents, and lists those that did not exist.
  private func make(_ path: String, _ made: inout [String]) throws {
    guard FileSystem.kind(path) == nil else { return }
    let parent = path.contains("/") ? FileSystem.folder(of: path) : "."
    if parent != path { try make(parent, &made) }
    try FileSystem.makeFolders(path)
    made.append(path)
  }
}
