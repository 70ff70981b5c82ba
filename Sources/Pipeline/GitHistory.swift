internal import Foundation

/// The dates of the last commits of the files in a folder.
struct GitHistory: Sendable {
  /// The day of the last commit of each file (`2026-04-11`), by its path below the folder.
  ///
  /// Empty without git, without a repository, and in a shallow clone, where git would date older
  /// files to the first commit of the clone.
  private(set) var lastChanges: [String: String] = [:]
  /// Contents of the files that identify the last commit. Empty without a repository, and nil if
  /// its layout is unknown.
  private let source: [UInt8]?

  /// Reads the history of a folder.
  ///
  /// - Parameter old: The previous result. It is reused until the next commit, because starting git
  ///   takes time and the log grows with every commit.
  init(of folder: String, after old: GitHistory? = nil) async {
    source = Self.source(of: folder)
    if let old, source != nil, old.source == source {
      lastChanges = old.lastChanges
      return
    }
    guard source != [] else { return }
    let options = [
      "--no-pager", "-C", folder, "-c", "core.quotePath=false", "-c", "log.showSignature=false",
      "-c", "core.fsmonitor=false",
    ]
    func runGit(_ arguments: [String]) async -> String? {
      guard
        let result = try? await Command.run("/usr/bin/env", ["git"] + options + arguments, in: ".")
      else { return nil }
      return result.status == 0 ? result.output : nil
    }
    guard let shallow = await runGit(["rev-parse", "--is-shallow-repository"]),
      shallow.hasPrefix("false"),
      let log = await runGit([
        "log", "--no-renames", "--format=%x01%cs", "--name-only", "--relative", "--", ".",
      ])
    else { return }
    lastChanges = Self.days(in: log)
  }

  /// Returns the contents of the files that identify the last commit of a repository
  /// (gitrepository-layout(5)): `HEAD`, its branch, packed branches and the bounds of a shallow
  /// clone.
  ///
  /// Empty if there is no repository. Nil if the repository has another layout, such as that of a
  /// linked worktree.
  private static func source(of folder: String) -> [UInt8]? {
    guard ProcessInfo.processInfo.environment["GIT_DIR"] == nil,
      var top = FileSystem.realPath(folder)
    else { return nil }
    while FileSystem.kind("\(top)/.git") == nil {
      guard let slash = top.lastIndex(of: "/") else { return [] }
      top = String(top[..<slash])
    }
    guard let head = try? FileSystem.read("\(top)/.git/HEAD") else { return nil }
    let text = String(decoding: head, as: UTF8.self)
    var files = ["packed-refs", "shallow"]
    if text.hasPrefix("ref: ") {
      let branch = text.dropFirst(5).filter { $0 != "\n" }
      guard !branch.hasSuffix(".invalid") else { return nil }
      files.append(branch)
    }
    return files.reduce(into: head) { source, file in
      source += [0] + ((try? FileSystem.read("\(top)/.git/\(file)")) ?? [])
    }
  }

  /// Parses the output of `git log`, which lists the newest commit first.
  static func days(in log: String) -> [String: String] {
    var days: [String: String] = [:]
    var day = ""
    for line in log.split(separator: "\n") {
      if line.first == "\u{1}" {
        day = String(line.dropFirst())
      } else if days[String(line)] == nil {
        days[String(line)] = day
      }
    }
    return days
  }
}
