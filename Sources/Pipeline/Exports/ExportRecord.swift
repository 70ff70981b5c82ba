/// The files that exports wrote into a folder, as `.demarc/exports` lists them. An export replaces only those.
struct ExportRecord {
  private let folder: String
  private var paths: Set<String>

  private var file: String { "\(folder)/.demarc/exports" }

  /// Reads the list of a folder. It is empty if there is none.
  init(of folder: String) {
    self.folder = folder
    paths = []
    guard let bytes = try? FileSystem.read(file) else { return }
    paths = Set(String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init))
  }

  /// Throws if a file that no export has written is at one of these paths.
  func check(_ new: [String]) throws {
    let taken = new.filter { path in
      !paths.contains(path) && FileSystem.kind("\(folder)/\(path)") != nil
    }
    guard let first = taken.first else { return }
    let rest = taken.count > 1 ? " and \(taken.count - 1) more" : ""
    throw EnvironmentError(
      "the export would replace \(folder)/\(first)\(rest), which no export has written: choose another folder with --output, or use --force"
    )
  }

  /// Adds paths to the list, before their files are written.
  mutating func add(_ new: [String]) throws {
    let all = paths.filter { FileSystem.kind("\(folder)/\($0)") != nil }.union(new)
    if all == paths { return }
    paths = all
    try FileSystem.makeFolders(ofFile: file)
    try FileSystem.replace(file, with: Array(all.sorted().map { $0 + "\n" }.joined().utf8))
  }
}
