package import Diagnostics

extension Rule {
  /// A line includes a file that cannot be included.
  package static let brokenInclude = Rule(
    "broken-include", stage: .content,
    what: """
      A line with a form of `syntax: include` in `site.yml` names a file that does not exist, that is \
      outside of the content folder, that includes itself, or that is not text.
      """,
    why: "The page lacks the text that its author meant to show.",
    example: """
      {{ parts/intro.md }}    # the file is parts/introduction.md
      """,
    fix: """
      Correct the path. It begins at the folder of the file that includes the other one, or at the \
      content folder.
      """)
}

/// The reason why a file cannot be included.
package enum InclusionProblem: Error, Hashable, Sendable {
  /// There is no such file. A file with a similar name may be meant.
  case missing(meant: String?)
  /// The file is outside of the content folder.
  case outside
  /// The file or one of its folders has a name that begins with a dot.
  case hidden
  /// A folder, a pipe or a device has this path.
  case notAFile
  /// The file cannot be read, for a reason that the operating system gives.
  case unreadable(String)
  /// The text would have more than this many bytes.
  case tooLarge(Int)
  /// The file is a draft, which the site does not show.
  case draft
  /// Git ignores the file.
  case ignored
  /// The line is in a block of code, and a line of the file would end it.
  case endsCode
  /// The file is not UTF-8, or has control characters.
  case notText
  /// The file includes itself through these files.
  case circular([String])
  /// More than this many files include each other.
  case tooDeep(Int)
  /// The text has more than this many inclusions.
  case tooMany(Int)
}

extension Finding {
  /// A line includes a file that cannot be included. `path` is the path as written.
  static func brokenInclude(
    _ path: String, _ problem: InclusionProblem, at place: SourceLocation
  ) -> Finding {
    let (message, help) = problem.words(of: path)
    return Finding(.brokenInclude, at: place, message, help: help)
  }
}

extension InclusionProblem {
  fileprivate func words(of path: String) -> (message: String, help: [String]) {
    switch self {
    case .missing(let meant):
      (
        "there is no file \(path.quoted) to include",
        [
          meant.map { "did you mean \($0.quoted)?" }
            ?? "write the path from the folder of this file, or from the content folder"
        ]
      )
    case .outside:
      (
        "\(path.quoted) is outside of the content folder",
        ["move the file into the content folder, for example below `_parts/`, which is no page"]
      )
    case .hidden:
      (
        "\(path.quoted) has a name that begins with a dot, so it is not included",
        ["give it another name"]
      )
    case .notAFile: ("\(path.quoted) is not a file", [])
    case .unreadable(let reason): ("cannot read \(path.quoted): \(reason)", [])
    case .tooLarge(let limit):
      (
        "with \(path.quoted), the text would have more than \(limit / 1024) KiB",
        ["link to the file instead"]
      )
    case .notText: ("\(path.quoted) is not text in UTF-8", ["link to the file instead"])
    case .draft: ("\(path.quoted) is a draft, so its text is not included", [])
    case .ignored:
      (
        "git ignores \(path.quoted), so its text would be missing from another copy of the content",
        ["remove it from `.gitignore`"]
      )
    case .endsCode:
      (
        "a line of \(path.quoted) would end the block of code around this line",
        ["begin and end the block with more backticks"]
      )
    case .circular(let chain):
      (
        "\(path.quoted) includes itself",
        [chain.count > 2 ? "\(chain.map(\.quoted).joined(separator: " includes "))" : nil]
          .compactMap(\.self)
      )
    case .tooDeep(let limit): ("more than \(limit) files include each other here", [])
    case .tooMany(let limit): ("the text has more than \(limit) inclusions", [])
    }
  }
}
