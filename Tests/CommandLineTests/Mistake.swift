import Foundation
import Testing

/// A mistake that an author makes, and the findings that lead out of it.
///
/// `Tests/Fixtures/mistakes` has a text for each group of mistakes. A mistake changes the site in the folder
/// `site` there. It is a block:
///
/// ```
/// == an enum value in capitals         the mistake in words
/// edit Content/risks/leak.md           replaces lines of a file
///   - severity: high
///   + severity: High
/// write Content/risks/new.md           writes a file
///   | text
/// move Content/a.md Content/b.md       renames a file
/// encode Content/risks/leak.md crlf    bom, crlf, cr, nul, empty, latin-1 or utf-16
/// remove Content/index.md              removes a file
/// folder Content/risks/a.md            makes an empty folder
/// link Content/risks/b.md nowhere.md   makes a symbolic link to a path
/// finds Content/risks/leak.md:4:11 value-not-allowed
/// says write `high`                    a line of the report has these words
/// ```
///
/// `finds` lists all findings in the order of the report. Without it, the mistake is none.
struct Mistake: Sendable, CustomTestStringConvertible {
  /// A change of the site.
  struct Change: Sendable {
    let verb: String
    let words: [String]
    var lines: [String] = []

    /// The lines after a sign.
    func lines(after sign: Character) -> String {
      lines.filter { $0.first == sign }.map { String($0.dropFirst(2)) }.joined(separator: "\n")
    }
  }

  let title: String
  var changes: [Change] = []
  /// The place and the rule of each finding.
  var finds: [String] = []
  var says: [String] = []

  var testDescription: String { title }

  /// The folder with all mistakes.
  static let folder = "\(Program.repository)/Tests/Fixtures/mistakes"

  /// All mistakes, in the order of the texts.
  static let all: [Mistake] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().flatMap { name in
      read((try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)) ?? "")
    }
  }()

  private static func read(_ text: String) -> [Mistake] {
    var mistakes: [Mistake] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("== ") {
        mistakes.append(Mistake(title: String(line.dropFirst(3))))
        continue
      }
      guard let last = mistakes.indices.last, !line.isEmpty else { continue }
      if line.hasPrefix("  ") {
        let change = mistakes[last].changes.indices.last ?? 0
        mistakes[last].changes[change].lines.append(String(line.dropFirst(2)))
        continue
      }
      let words = line.split(separator: " ", maxSplits: 2).map(String.init)
      switch words[0] {
      case "finds": mistakes[last].finds.append(words.dropFirst().joined(separator: " "))
      case "says": mistakes[last].says.append(String(line.dropFirst(5)))
      default:
        mistakes[last].changes.append(Change(verb: words[0], words: Array(words.dropFirst())))
      }
    }
    return mistakes
  }
}

extension Stage {
  /// Copies the site of the mistakes into the folder, with the changes of a mistake.
  func make(_ mistake: Mistake) throws {
    let manager = FileManager.default
    for name in try manager.contentsOfDirectory(atPath: "\(Mistake.folder)/site") {
      try manager.copyItem(atPath: "\(Mistake.folder)/site/\(name)", toPath: self[name])
    }
    for change in mistake.changes { try make(change) }
  }

  private func make(_ change: Mistake.Change) throws {
    let path = change.words[0]
    switch change.verb {
    case "write": try write(path, change.lines(after: "|") + "\n")
    case "move":
      let target = URL(fileURLWithPath: self[change.words[1]])
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.moveItem(atPath: self[path], toPath: target.path)
    case "remove": try FileManager.default.removeItem(atPath: self[path])
    case "folder":
      try FileManager.default.createDirectory(
        atPath: self[path], withIntermediateDirectories: true)
    case "link":
      try FileManager.default.createSymbolicLink(
        atPath: self[path], withDestinationPath: change.words[1])
    case "edit":
      let old = change.lines(after: "-")
      guard let text = read(path), let place = text.firstRange(of: old) else {
        throw MistakeError(description: "\(path) has no text \(old)")
      }
      try write(path, text.replacingCharacters(in: place, with: change.lines(after: "+")))
    case "encode":
      guard let text = read(path) else { throw MistakeError(description: "there is no \(path)") }
      try encoded(text, change.words[1]).write(to: URL(fileURLWithPath: self[path]))
    default: throw MistakeError(description: "no mistake knows `\(change.verb)`")
    }
  }

  private func encoded(_ text: String, _ encoding: String) throws -> Data {
    switch encoding {
    case "bom": return Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8)
    case "empty": return Data()
    case "cr": return Data(text.replacing("\n", with: "\r").utf8)
    case "nul": return Data(text.utf8) + Data([0, 0x0A])
    case "crlf": return Data(text.replacing("\n", with: "\r\n").utf8)
    case "latin-1": return text.data(using: .isoLatin1) ?? Data()
    case "utf-16": return Data([0xFF, 0xFE]) + (text.data(using: .utf16LittleEndian) ?? Data())
    default: throw MistakeError(description: "no mistake knows the encoding \(encoding)")
    }
  }
}

/// A text of mistakes that cannot be carried out.
struct MistakeError: Error, CustomStringConvertible {
  let description: String
}
