/// When the files of a folder last changed, as git knows it.
struct GitHistory: Sendable {
  /// The day of the last commit of each file (`2026-04-11`), by its path below the folder. None where
  /// there is no git, no repository, or only a part of its history: a shallow clone would say of every
  /// file that it changed today.
  private(set) var lastChanges: [String: String] = [:]
  /// What git says of the commit that the history ends with; nil where it says nothing.
  private var end: String?

  /// Asks git.
  ///
  /// - Parameter old: what it said before. A log takes longer the more was committed; as long as the
  ///   last commit is the same, it is not read again.
  init(of folder: String, after old: GitHistory? = nil) async {
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
    guard let end = await ask(["rev-parse", "--is-shallow-repository", "HEAD"]),
      end.hasPrefix("false")
    else { return }
    if let old, old.end == end {
      self = old
      return
    }
    let log = await ask([
      "log", "--no-renames", "--format=%x01%cs", "--name-only", "--relative", "--", ".",
    ])
    guard let log else { return }
    self.end = end
    lastChanges = Self.days(in: log)
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
