internal import Checks
internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// Options of the check of external links.
package struct ExternalOptions: Sendable {
  /// Folder of the cache, which saves repeated requests on the same day.
  package var cache = cacheFolder
  /// The default of ``cache``, in the folder of the site.
  package static let cacheFolder = ".demarc"
  /// Timeout of a request, in seconds.
  package var timeout = 20
  /// Number of retries after a failed request.
  package var retries = 3
  /// Path of the lychee program, or nil to search for it.
  package var program: String?
  /// Results that are known already and not requested again.
  var known: [String: LinkAnswer] = [:]

  /// Creates the options of `demarc check --external` without arguments.
  package init() {}

  /// Checks every external URL in the content.
  ///
  /// - Throws: ``EnvironmentError`` if lychee is not installed, no server can be reached, or the
  ///   cache folder is inside the content or the output folder.
  func look(
    at graph: ContentGraph, _ files: ContentFiles, _ options: BuildOptions
  ) async throws -> (findings: [Finding], answers: [String: LinkAnswer]) {
    for folder in [options.content, options.output] where Self.lies(cache, in: folder) {
      let path = FileSystem.relative(
        FileSystem.resolved(cache), to: FileSystem.resolved(options.content))
      if folder == options.content, path != ".", files.leavesOut(path) { continue }
      throw EnvironmentError(
        "\(cache) would be inside \(folder): name another folder with --link-cache")
    }
    let links = ExternalLinks(of: graph)
    var answers = known
    let unknown = links.addresses.filter { answers[$0] == nil }
    if !unknown.isEmpty {
      var cache = try LinkCache(folder: cache)
      let uncached = unknown.filter { cache[$0] == nil }
      for address in unknown { answers[address] = cache[address] }
      if !uncached.isEmpty {
        let lychee = try Lychee(program: program, timeout: timeout, retries: retries)
        let results = try await Hosts.named(try await lychee.request(uncached), jobs: options.jobs)
        try Self.expectSomeAnswer(results)
        answers.merge(results) { $1 }
        try cache.keep(results)
      }
    }
    let filesByPath = Dictionary(
      files.texts.map { ($0.displayPath, $0) }, uniquingKeysWith: { first, _ in first })
    let findings = links.findings(answers) { try? filesByPath[$0]?.read().bytes }
    return (findings, answers)
  }

  /// If no server at all responds, the cause is the local network and not the servers.
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

  /// True if a path is, or would be, equal to or inside a folder.
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
