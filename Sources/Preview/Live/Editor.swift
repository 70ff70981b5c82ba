internal import Bytes

/// An editor that can open a file by a URL.
package enum Editor: String, Sendable, CaseIterable {
  case vscode
  case vscodium
  case cursor
  case zed
  /// IntelliJ IDEA and other editors by JetBrains.
  case idea
  case textmate
  /// No editor. Paths are shown without links.
  case none

  /// Returns the URL that opens a file at a line and a column, both from 1.
  func address(of path: String, line: Int, column: Int) -> String? {
    let path = PercentEncoding.encode(path, keeping: PercentEncoding.isUnreservedOrSlash)
    return switch self {
    case .vscode, .vscodium, .cursor, .zed: "\(rawValue)://file\(path):\(line):\(column)"
    case .idea: "idea://open?file=\(path)&line=\(line)&column=\(column)"
    case .textmate: "txmt://open?url=file://\(path)&line=\(line)&column=\(column)"
    case .none: nil
    }
  }
}
