import Diagnostics
import Foundation
import Testing

@testable import Pipeline

/// A temporary folder for one test, removed at the end of the test.
final class Workspace: Sendable {
  /// Path of the folder with links resolved, without a trailing slash.
  let root: String

  /// Creates a folder with an empty `Theme`, in memory if possible.
  init() throws {
    let manager = FileManager.default
    let base =
      manager.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : manager.temporaryDirectory.path
    let path = "\(base)/demarc-test-\(UUID().uuidString)"
    try manager.createDirectory(atPath: "\(path)/Theme", withIntermediateDirectories: true)
    root = try #require(FileSystem.realPath(path))
  }

  /// Creates a folder with these files below `Content/`, written in the given order.
  convenience init(_ content: KeyValuePairs<String, String>) throws {
    try self.init()
    for (path, text) in content { try write("Content/\(path)", text) }
    if !content.contains(where: { $0.key == "site.yml" }) {
      try write("Content/site.yml", "title: Untitled\n")
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// Returns the absolute path of a file in the folder.
  subscript(_ path: String) -> String { "\(root)/\(path)" }

  /// Writes a file and creates its parent folders.
  func write(_ path: String, _ text: String) throws { try write(path, Array(text.utf8)) }

  /// Writes a file and creates its parent folders.
  func write(_ path: String, _ bytes: [UInt8]) throws {
    let url = URL(fileURLWithPath: self[path])
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// Reads a file as text.
  func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: self[path])), as: UTF8.self)
  }

  /// Whether a file exists at a path. A broken link counts too.
  func exists(_ path: String) -> Bool { FileSystem.kind(self[path]) != nil }

  /// Removes a file, or a folder with its contents.
  func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: self[path]) }

  /// Puts a template of the built-in theme into `Theme`, with a text replaced.
  func editTemplate(_ name: String, _ old: String, _ new: String) throws {
    let path = "templates/\(name).mustache"
    if !exists("Theme/\(path)") {
      try write("Theme/\(path)", try FileSystem.read("\(Repository.builtinTheme)/\(path)"))
    }
    try edit("Theme/\(path)", old, new)
  }

  /// Makes a symbolic link.
  func link(_ path: String, to target: String) throws {
    let folder = URL(fileURLWithPath: self[path]).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: self[path], withDestinationPath: target)
  }

  /// Replaces a string in a file, which must contain it.
  func edit(_ path: String, _ old: String, _ new: String) throws {
    let text = try read(path)
    #expect(text.contains(old), "\(path) does not hold \(old)")
    try write(path, text.replacingOccurrences(of: old, with: new))
  }

  /// The options of a build from `Content` to `Public` with the built-in theme and what `Theme` has.
  var options: BuildOptions {
    var options = BuildOptions()
    options.content = self["Content"]
    options.theme = self["Theme"]
    options.output = self["Public"]
    options.jobs = 2
    // Clean builds keep documents in a file, and incremental ones in memory. Both give the same bytes.
    options.documentMemory = 0
    return options
  }

  /// Builds the site after `adjust` has changed the options.
  @discardableResult
  func build(_ adjust: (inout BuildOptions) -> Void = { _ in }) async throws -> BuildReport {
    var options = options
    adjust(&options)
    return try await SiteBuild.build(options)
  }

  /// Builds the site and fails the test if there are errors.
  @discardableResult
  func buildCleanly(
    _ adjust: (inout BuildOptions) -> Void = { _ in },
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) async throws -> BuildReport {
    let report = try await build(adjust)
    let errors = report.findings.filter { $0.severity == .error }.map {
      "\($0.location.path): \($0.message) [\($0.rule)]"
    }
    #expect(errors == [], sourceLocation: sourceLocation)
    return report
  }

  /// Returns the contents of everything below a folder. Other items than files are described in
  /// words.
  func bytes(of folder: String) throws -> [String: [UInt8]] {
    try states(of: folder).mapValues(\.bytes)
  }

  /// Returns the state of everything below a folder, with enough detail to detect every write.
  func states(of folder: String) throws -> [String: FileState] {
    var states: [String: FileState] = [:]
    let manager = FileManager.default
    guard let paths = manager.enumerator(atPath: self[folder]) else { return states }
    while let path = paths.nextObject() as? String {
      let full = self["\(folder)/\(path)"]
      let attributes = try manager.attributesOfItem(atPath: full)
      var bytes = Array("\(attributes[.type] ?? "")".utf8)
      switch FileSystem.kind(full) {
      case .file: bytes = try FileSystem.read(full)
      case .link: bytes += try manager.destinationOfSymbolicLink(atPath: full).utf8
      default: break
      }
      states[path] = FileState(
        bytes: bytes, modified: attributes[.modificationDate] as? Date,
        number: (attributes[.systemFileNumber] as? NSNumber)?.uint64Value)
    }
    return states
  }
}

/// The observable state of a file. A file that is replaced gets a new inode number.
struct FileState: Equatable {
  let bytes: [UInt8]
  let modified: Date?
  let number: UInt64?
}

/// Paths in the repository.
enum Repository {
  /// Folder of `Package.swift`.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  /// The theme that is built in.
  static let builtinTheme = "\(root)/Sources/BuiltinTheme/Theme"
  /// The framework's own content.
  static let content = "\(root)/Content"
  /// The framework's own theme.
  static let theme = "\(root)/Theme"
}

/// The SplitMix64 generator. It returns the same numbers for the same seed on every machine.
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
