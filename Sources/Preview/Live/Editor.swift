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
    let path = Self.encoded(path)
    return switch self {
    case .vscode, .vscodium, .cursor, .zed: "\(rawValue)://file\(path):\(line):\(column)"
    case .idea: "idea://open?file=\(path)&line=\(line)&column=\(column)"
    case .textmate: "txmt://open?url=file://\(path)&line=\(line)&column=\(column)"
    case .none: nil
    }
  }

  private static func encoded(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }
}
