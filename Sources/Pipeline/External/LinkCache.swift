internal import Checks
internal import Foundation

/// What servers said, kept for a day, so that a second check is quick and does not burden them. Only
/// what is well is kept: what is not is asked for again until it is mended.
///
/// lychee has such a cache too, but forgets in it that a page has moved: a second check would find
/// less than the first.
struct LinkCache {
  /// An answer as the file has it.
  private struct Item: Codable {
    /// When it came, in seconds since 1970.
    let asked: Int
    /// The new address of a page that has moved for good.
    let moved: String?
  }

  private struct Contents: Codable {
    var version = 1
    var answers: [String: Item] = [:]
  }

  private let folder: String
  private let now: Int
  private var contents: Contents

  private var path: String { "\(folder)/links.json" }

  /// How long an answer holds.
  private static let age = 24 * 60 * 60
  /// The largest file that is read.
  private static let limit = 64 << 20

  /// Reads the cache of a folder; what is not one counts as empty.
  ///
  /// - Throws: where something other than a folder is in the way.
  init(folder: String, now: Date = Date()) throws {
    guard FileSystem.kind(folder) == .folder || FileSystem.kind(folder) == nil else {
      throw EnvironmentError("\(folder) is in the way: it must be a folder")
    }
    self.folder = folder
    self.now = Int(now.timeIntervalSince1970)
    contents = Contents()
    guard case .file(let size)? = FileSystem.kind(path), size <= Self.limit,
      let bytes = try? FileSystem.read(path),
      let read = try? JSONDecoder().decode(Contents.self, from: Data(bytes)), read.version == 1
    else { return }
    let now = self.now
    contents.answers = read.answers.filter { (0...Self.age).contains(now - $0.value.asked) }
  }

  /// What was said of an address within the last day.
  subscript(_ address: String) -> LinkAnswer? {
    contents.answers[address].map { item in item.moved.map { .moved(to: $0) } ?? .good }
  }

  /// Keeps what was said.
  mutating func keep(_ answers: [String: LinkAnswer]) throws {
    for (address, answer) in answers {
      switch answer {
      case .good: contents.answers[address] = Item(asked: now, moved: nil)
      case .moved(let to): contents.answers[address] = Item(asked: now, moved: to)
      default: contents.answers[address] = nil
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try FileSystem.makeFolders(folder)
    let beside = "\(path).\(ProcessInfo.processInfo.processIdentifier)"
    try FileSystem.write(Array(try encoder.encode(contents)), to: beside)
    try FileSystem.move(beside, to: path)
  }
}
