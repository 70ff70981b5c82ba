internal import Checks
internal import Foundation

/// Results of requests to external sites, kept for a day to make repeated checks quick and to spare
/// the servers. Only successful results are kept, so failed URLs are requested again until they are
/// fixed.
///
/// The cache of lychee is no alternative, because it does not store redirects. A second check would
/// then report less than the first.
struct LinkCache {
  /// A result as stored in the cache file.
  private struct Item: Codable {
    /// Time of the request, in seconds since 1970.
    let asked: Int
    /// New URL if the page has moved permanently.
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

  /// How long a result is valid, in seconds.
  private static let age = 24 * 60 * 60
  /// Maximum size of the cache file, in bytes.
  private static let limit = 64 << 20

  /// Reads the cache in a folder. An invalid cache file counts as empty.
  ///
  /// - Throws: ``EnvironmentError`` if the path of the folder is taken by something else.
  init(folder: String, now: Date = Date()) throws {
    guard FileSystem.kind(folder) == .folder || FileSystem.kind(folder) == nil else {
      throw EnvironmentError("\(folder) exists and is not a folder")
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

  /// The result for a URL within the last day, if any.
  subscript(_ address: String) -> LinkAnswer? {
    contents.answers[address].map { item in item.moved.map { .moved(to: $0) } ?? .good }
  }

  /// Stores the successful results and removes those of URLs that now fail.
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
