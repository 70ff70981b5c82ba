internal import ContentFormat
internal import ContentModel
internal import Diagnostics

extension ContentFiles {
  /// Reads a file for inclusion in another one. It need not be part of the site itself.
  func included(_ path: String) -> Result<SourceFile, InclusionProblem> {
    let place = "\(root)/\(path)"
    if isIgnoredByGit(path) { return .failure(.ignored) }
    let size: Int
    switch FileSystem.target(place) {
    case nil where FileSystem.kind(place) != nil:
      return .failure(.unreadable("it is a broken symbolic link"))
    case nil: return .failure(.missing(meant: similarName(to: path)))
    case .file(let bytes)?: size = bytes
    case .folder?, .link?, .other?: return .failure(.notAFile)
    }
    guard let real = FileSystem.realPath(place), real.hasPrefix(realRoot + "/") else {
      return .failure(.outside)
    }
    // A link must not lead to a file that has no readers, such as the configuration of git.
    let names = real.dropFirst(realRoot.count + 1).split(separator: "/")
    if names.contains(where: { $0.hasPrefix(".") }) { return .failure(.hidden) }
    guard size <= Self.maximumTextSize else { return .failure(.tooLarge(Self.maximumTextSize)) }
    do {
      let bytes = try contentOverrides[real] ?? FileSystem.read(place)
      return .success(SourceFile(path: path, displayPath: place, bytes: bytes))
    } catch {
      return .failure(.unreadable("\(error)"))
    }
  }

  /// Returns whether git ignores a file or a folder above it.
  private func isIgnoredByGit(_ path: String) -> Bool {
    leftOut.items.contains { item in
      item.reason == .gitIgnore && (item.path == path || path.hasPrefix("\(item.path)/"))
    }
  }

  /// Returns the path in the same folder whose name is similar.
  private func similarName(to path: String) -> String? {
    let folder = ContentPath.folder(of: path)
    let names = (try? FileSystem.names(in: folder.isEmpty ? root : "\(root)/\(folder)")) ?? []
    return nearestName(to: ContentPath.name(of: path), in: names.filter { !$0.hasPrefix(".") })
      .map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
  }
}
