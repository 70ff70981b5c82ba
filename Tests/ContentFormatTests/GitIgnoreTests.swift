import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import ContentFormat

@Suite(".gitignore files")
struct GitIgnoreTests {
  /// Whether these files, by their folder, ignore a path.
  private static func ignores(
    _ files: [String: String], _ path: String, isFolder: Bool = false
  ) -> Bool {
    var rules = GitIgnore()
    var folder = ""
    let names = path.split(separator: "/").map(String.init)
    for (index, name) in names.enumerated() {
      if let text = files[folder] { rules.add(GitIgnoreFile(Array(text.utf8))) }
      let isLast = index == names.count - 1
      if rules.ignores(Array(name.utf8), isFolder: !isLast || isFolder) { return true }
      rules = rules.entering(Array(name.utf8))
      folder = folder.isEmpty ? name : "\(folder)/\(name)"
    }
    return false
  }

  @Test(
    "a path is ignored",
    arguments: [
      ("a\n", "a"), ("a\n", "x/a"), ("a\n", "a/x"), ("/a\n", "a"), ("a/b\n", "a/b"),
      ("*.md\n", "x/y.md"), ("a/\n", "a/x"), ("a", "a"), ("a\r\n", "a"), ("a  \n", "a"),
      ("\\#a\n", "#a"), ("\\!a\n", "!a"), ("a\\ \n", "a "), ("\u{FEFF}a\n", "a"),
      ("*\n!a/\n", "a/x"), ("a\n!a/x\n", "a/x"), ("!a\na\n", "a"), ("x/**/a\n", "x/y/a"),
    ])
  func ignored(text: String, path: String) {
    #expect(Self.ignores(["": text], path))
  }

  @Test(
    "a path is not ignored",
    arguments: [
      ("/a\n", "x/a"), ("a/\n", "a"), ("#a\n", "#a"), ("a\n!a\n", "a"), ("a/b\n", "x/a/b"),
      ("\n\n", "a"), ("*.md\n!x.md\n", "y/x.md"), ("[a\n", "[a"), ("a\\\n", "a"), ("!\n/\n", "a"),
    ])
  func notIgnored(text: String, path: String) {
    #expect(!Self.ignores(["": text], path))
  }

  @Test("the file of a folder takes precedence over those of its parents")
  func nested() {
    let files = ["": "*.md\n", "a": "!x.md\nb\n"]
    #expect(!Self.ignores(files, "a/x.md"))
    #expect(Self.ignores(files, "a/y.md") && Self.ignores(files, "x.md"))
    #expect(Self.ignores(files, "a/c/b") && !Self.ignores(files, "b"))
  }

  @Test("the number of rules is limited")
  func limit() {
    func file(_ count: Int) -> GitIgnoreFile {
      GitIgnoreFile(Array(String(repeating: "#\na\n", count: count).utf8))
    }
    #expect(!file(GitIgnoreFile.maximumRules).isTooLong)
    let long = file(GitIgnoreFile.maximumRules + 1)
    #expect(long.isTooLong && long.rules.count == GitIgnoreFile.maximumRules)
  }

  // MARK: Comparison with git

  private static let names = ["a", "b", "ab", "x.md", "é", "a b", "#a"]
  private static let parts = [
    "a", "b", "ab", "x.md", "é", "*", "?", "[ab]", "[!a]", "**", "*.md", "a*", "*b", "\\a",
    "[a-c]*", "[[:alpha:]]*", "a[", "[]b]", "a\\", "a ", "a\\ b", "?b", "[^x]*", "\\#a", "***",
    "[!a-b]*", "a?b", "*.*",
  ]

  /// A tree of real files and folders: every name at every level.
  private static func tree() -> [(path: String, isFolder: Bool)] {
    var tree: [(String, Bool)] = []
    for first in names {
      let isFolder = !first.contains(".")
      tree.append((first, isFolder))
      guard isFolder else { continue }
      for second in names {
        let hasFiles = ["a", "ab"].contains(second)
        tree.append(("\(first)/\(second)", hasFiles))
        if hasFiles { tree += names.map { ("\(first)/\(second)/\($0)", false) } }
      }
    }
    return tree
  }

  private static func text(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...5, using: &random)).map { _ in
      let parts = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        Self.parts.randomElement(using: &random)!
      }
      let start = ["", "", "", "!", "/", "!/", "#"].randomElement(using: &random)!
      let end = ["", "", "", "/", " ", "\r", "/  "].randomElement(using: &random)!
      return start + parts.joined(separator: "/") + end + "\n"
    }.joined()
  }

  @Test("the last rule that matches is the one that is named, without spaces at its end")
  func ruleLocation() {
    let text = "\u{FEFF}# a\n*.md\r\n!b.md\na.md  \r\nout/\n"
    var rules = GitIgnore()
    rules.add(GitIgnoreFile(Array(text.utf8), path: "x/.gitignore"))
    func rule(_ name: String, isFolder: Bool = false) -> String? {
      rules.rule(ignoring: Array(name.utf8), isFolder: isFolder).map {
        "\($0.path) " + String(decoding: Array(text.utf8)[$0.range.indices], as: UTF8.self)
      }
    }
    #expect(rule("a.md") == "x/.gitignore a.md" && rule("c.md") == "x/.gitignore *.md")
    #expect(rule("b.md") == nil && rule("out") == nil)
    #expect(rule("out", isFolder: true) == "x/.gitignore out/")
  }

  @Test(
    "random files ignore what git ignores", .timeLimit(.minutes(5)),
    .enabled(if: Git.exists, "git is not installed"),
    arguments: 1...3)
  func random(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let git = try Git()
    let tree = Self.tree()
    for (path, isFolder) in tree { try git.add(path, isFolder: isFolder) }
    var count = 0
    for _ in 0..<40 {
      var files = ["": Self.text(&random)]
      for folder in ["a", "a/ab", "b"] where Bool.random(using: &random) {
        files[folder] = Self.text(&random)
      }
      for folder in ["", "a", "a/ab", "b"] { try git.write(files[folder] ?? "", in: folder) }
      let expected = try git.ignored(tree.map(\.path))
      let found = Set(
        tree.filter { Self.ignores(files, $0.path, isFolder: $0.isFolder) }.map(\.path))
      let difference = found.symmetricDifference(expected).sorted()
      #expect(difference == [], "\(files.mapValues(\.debugDescription))")
      if !difference.isEmpty { return }
      count += expected.count
    }
    #expect(count > 500)
  }
}

/// A repository without the settings of the person who runs the test.
private final class Git {
  private static let program = ["/usr/bin/git", "/usr/local/bin/git", "/opt/homebrew/bin/git"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  static var exists: Bool { program != nil }

  private let root: URL

  init() throws {
    root = FileManager.default.temporaryDirectory.appendingPathComponent("demarc-git-\(UUID())")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: false)
    _ = try run(["init", "--quiet"], input: "")
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  func add(_ path: String, isFolder: Bool) throws {
    let url = root.appendingPathComponent(path)
    if isFolder {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } else {
      try Data().write(to: url)
    }
  }

  func write(_ text: String, in folder: String) throws {
    let url = folder.isEmpty ? root : root.appendingPathComponent(folder)
    try Data(text.utf8).write(to: url.appendingPathComponent(".gitignore"))
  }

  /// Returns those of the paths that git ignores.
  func ignored(_ paths: [String]) throws -> Set<String> {
    let output = try run(
      ["check-ignore", "--no-index", "-z", "--stdin"], input: paths.joined(separator: "\0"))
    return Set(output.split(separator: "\0").map(String.init))
  }

  private func run(_ arguments: [String], input: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.program ?? "")
    process.arguments = ["-C", root.path] + arguments
    process.environment = [
      "HOME": root.path, "XDG_CONFIG_HOME": root.path, "GIT_CONFIG_NOSYSTEM": "1",
    ]
    let (standardInput, output) = (Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = output
    try process.run()
    standardInput.fileHandleForWriting.write(Data(input.utf8))
    try standardInput.fileHandleForWriting.close()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
