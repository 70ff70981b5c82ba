internal import Foundation

/// When the files of a folder last changed, as git knows it.
struct GitHistory: Sendable {
  /// The day of the last commit of each file (`2026-04-11`), by its path below the folder. None where
  /// there is no git, no repository, or only a part of its history: a shallow clone would say of every
  /// file that it changed today.
  private(set) var lastChanges: [String: String] = [:]
  /// The files that the last commit is read from; nil where they do not tell.
  private let source: [UInt8]?

  /// Asks git.
  ///
  /// - Parameter old: what it said before. It is asked again only after a commit: to start a program
  ///   takes time and memory, and a log is the longer the more was committed.
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
    func ask(_ arguments: [String]) async -> String? {
      guard
        let answer = try? await Command.run("/usr/bin/env", ["git"] + options + arguments, in: ".")
      else { return nil }
      return answer.status == 0 ? answer.output : nil
    }
    guard let shallow = await ask(["rev-parse", "--is-shallow-repository"]),
      shallow.hasPrefix("false"),
      let log = await ask([
        "log", "--no-renames", "--format=%x01%cs", "--name-only", "--relative", "--", ".",
      ])
    else { return }
    lastChanges = Self.days(in: log)
  }

  /// What git reads the last commit of a folder's repository from (gitrepository-layout(5)): `HEAD`, the
  /// branch that it names, packed branches, and whether the history is cut off. Empty where there is no
  /// repository; nil where it is laid out in another way, as a linked worktree is.
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

  /// Reads a log, the newest commit first.
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
