internal import Checks
internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// How links to other sites are looked at.
package struct ExternalOptions: Sendable {
  /// The folder that keeps what servers said, so that they are not asked again the same day.
  package var cache = ".demarc"
  /// How many seconds a server has for its answer.
  package var timeout = 20
  /// How often a server that failed is asked again.
  package var retries = 3
  /// The program lychee; nil to look for it.
  package var program: String?
  /// What is known of addresses already, and not asked for again.
  var known: [String: LinkAnswer] = [:]

  /// Makes the options of a plain `demarc check --external`.
  package init() {}

  /// Asks for every address that the content links to.
  ///
  /// - Throws: ``EnvironmentError`` where lychee is not installed, nobody can be reached, or the cache
  ///   would lie in the content or the output.
  func look(
    at graph: ContentGraph, _ files: ContentFiles, _ options: BuildOptions
  ) async throws -> (findings: [Finding], answers: [String: LinkAnswer]) {
    for folder in [options.content, options.output] where Self.lies(cache, in: folder) {
      throw EnvironmentError(
        "\(cache) would lie in \(folder); say with --link-cache where it may be")
    }
    let links = ExternalLinks(of: graph)
    var answers = known
    let unknown = links.addresses.filter { answers[$0] == nil }
    if !unknown.isEmpty {
      var cache = try LinkCache(folder: cache)
      let wanted = unknown.filter { cache[$0] == nil }
      for address in unknown { answers[address] = cache[address] }
      if !wanted.isEmpty {
        let lychee = try Lychee(program: program, timeout: timeout, retries: retries)
        let asked = try await Hosts.named(try await lychee.ask(wanted), jobs: options.jobs)
        try Self.expectSomeAnswer(asked)
        answers.merge(asked) { $1 }
        try cache.keep(asked)
      }
    }
    let items = Dictionary(
      files.texts.map { ($0.displayPath, $0) }, uniquingKeysWith: { first, _ in first })
    let findings = links.findings(answers) { try? items[$0]?.read().bytes }
    return (findings, answers)
  }

  /// Where no server at all was heard from the fault is not theirs.
  private static func expectSomeAnswer(_ answers: [String: LinkAnswer]) throws {
    let hosts = Set(answers.filter { $0.value != .good }.keys.compactMap(Hosts.name))
    let isSilent = answers.values.allSatisfy {
      if case .malformed = $0 { return true }
      return !$0.isFromServer
    }
    guard isSilent, hosts.count > 1 else { return }
    throw EnvironmentError(
      "none of \(counted(hosts.count, "server")) could be reached: is this machine offline?")
  }

  /// True for a path that is or would be a folder or something in it.
  private static func lies(_ path: String, in folder: String) -> Bool {
    guard let outer = FileSystem.realPath(folder) else { return false }
    var place = path
    while FileSystem.realPath(place) == nil {
      guard let slash = place.lastIndex(of: "/"), slash > place.startIndex else {
        place = path.hasPrefix("/") ? "/" : "."
        break
      }
      place = String(place[..<slash])
    }
    guard let real = FileSystem.realPath(place) else { return false }
    return "\(real)/".hasPrefix("\(outer)/")
  }
}
