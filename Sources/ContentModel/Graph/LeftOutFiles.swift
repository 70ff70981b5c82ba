package import Diagnostics

/// The files and folders of the content folder that are neither content nor published.
package struct LeftOutFiles: Sendable, Equatable {
  /// The reason why a file or folder is left out.
  package enum Reason: Int, Sendable, CaseIterable {
    case gitIgnore
    case buildFolder
    case exclude
    case notIncluded

    /// The reason as the end of a sentence.
    package var words: String {
      switch self {
      case .gitIgnore: "by `.gitignore`"
      case .buildFolder: "of build tools"
      case .exclude: "by `exclude:`"
      case .notIncluded: "not in `include:`"
      }
    }
  }

  /// A reason with the location that decides: a pattern of `exclude:`, the first pattern of
  /// `include:` or a line of a `.gitignore`. Nil for folders of build tools and an empty `include:`.
  package struct Cause: Sendable, Equatable {
    package let reason: Reason
    package let location: SourceLocation?

    package init(_ reason: Reason, at location: SourceLocation? = nil) {
      self.reason = reason
      self.location = location
    }
  }

  /// A file or folder that is left out.
  package struct Item: Sendable, Equatable {
    /// Path below the content folder.
    package let path: String
    package let isFolder: Bool
    package let cause: Cause
    package var reason: Reason { cause.reason }
  }

  package private(set) var items: [Item] = []

  package init() {}

  package mutating func append(_ path: String, isFolder: Bool, _ cause: Cause) {
    items.append(Item(path: path, isFolder: isFolder, cause: cause))
  }

  /// A summary in one line, such as `left out: 9 files by .gitignore, 2 folders of build tools`. Nil
  /// if nothing is left out.
  package var summary: String? {
    guard !items.isEmpty else { return nil }
    let parts = Reason.allCases.compactMap { reason -> String? in
      let these = items.filter { $0.reason == reason }
      guard !these.isEmpty else { return nil }
      let (folders, files) = (these.count(where: \.isFolder), these.count { !$0.isFolder })
      let counts = [
        files == 0 ? nil : counted(files, "file"), folders == 0 ? nil : counted(folders, "folder"),
      ]
      return "\(counts.compactMap(\.self).listed()) \(reason.words)"
    }
    return "left out: " + parts.joined(separator: ", ")
  }

  /// One line for each file or folder, sorted by path.
  package var list: [String] {
    items.sorted { $0.path < $1.path }
      .map { "left out: \($0.path)\($0.isFolder ? "/" : "") \($0.reason.words)" }
  }
}
