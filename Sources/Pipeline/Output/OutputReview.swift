internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// Turns problems on pages into findings. A problem that occurs on several pages is reported once.
struct OutputReview: Sendable {
  let site: LoadedSite
  let outputs: Outputs
  let scan: OutputScan
  private let locations: SourceLocations
  /// Problems that the checks of the content have already reported.
  private let reported: ReportedProblems

  /// Returns the findings about the pages of a site.
  static func findings(
    _ site: LoadedSite, _ outputs: Outputs, _ scan: OutputScan, jobs: Int
  ) async throws -> [Finding] {
    // Pages that are too large are truncated or not rendered, so their other problems are unknown.
    if scan.size > OutputLimits.total(files: outputs.paths.count) {
      return [.outputTooLarge(site, files: outputs.paths.count)]
    }
    if !scan.tooLarge.isEmpty {
      return scan.tooLarge.prefix(mostLargePages).map { .pageTooLarge($0, outputs, site) }
    }
    guard !scan.filesToReview.isEmpty else { return [] }
    return try await OutputReview(site, outputs, scan).findings(jobs: jobs)
  }

  init(_ site: LoadedSite, _ outputs: Outputs, _ scan: OutputScan) {
    self.site = site
    self.outputs = outputs
    self.scan = scan
    locations = SourceLocations(site, outputs)
    reported = ReportedProblems(site)
  }

  /// Maximum number of findings with a suggestion, because each suggestion compares all URLs.
  private static let mostNearNames = 50
  /// Maximum number of pages reported as too large. They usually have the same cause.
  private static let mostLargePages = 5

  /// Returns the findings. Only files that may have a problem are rendered again to describe it.
  func findings(jobs: Int) async throws -> [Finding] {
    let found = try await parallelMap(scan.filesToReview, jobs: jobs) { file in
      scan.problems(in: try outputs.bytes(file), file: file, book: outputs.book)
        .filter { !reported.contains($0, on: outputs.page(file)) }
    }
    let groups = Dictionary(grouping: found.joined(), by: \.group).values
      .sorted { ($0[0].file, $0[0].written) < ($1[0].file, $1[0].written) }
    var findings: [Finding] = []
    var composed: [SourceLocation: [[OutputProblem]]] = [:]
    for problems in groups {
      if let placed = try self.findings(of: problems) {
        findings += placed
      } else if let location = locations.composedLocation(of: problems[0]) {
        composed[location, default: []].append(problems)
      } else {
        let isOneOfFew = findings.count < Self.mostNearNames
        findings.append(
          try finding(
            problems, at: [locations.source(of: problems[0])], withNearName: isOneOfFew))
      }
    }
    for (location, groups) in composed {
      let pages = Set(groups.joined().map(\.file)).count
      findings.append(
        try finding(
          groups[0], at: [location], more: pages - groups[0].count, alike: groups.count - 1))
    }
    return findings
  }

  /// Returns the findings of one problem at its location in the templates, or else at each location
  /// in content files. Returns nil if neither contains it literally.
  private func findings(of problems: [OutputProblem]) throws -> [Finding]? {
    let inTemplates = locations.inTemplates(problems[0])
    // The content uses an id that the theme already uses once.
    let isTaken = problems[0].group.isID && inTemplates.count == 1
    if !inTemplates.isEmpty && !isTaken { return [try finding(problems, at: inTemplates)] }
    let inFiles = problems.map { (problem: $0, locations: locations.inOwnFile($0)) }
      .filter { !$0.locations.isEmpty }
    guard !inFiles.isEmpty else {
      return isTaken ? [try finding(problems, at: inTemplates)] : nil
    }
    // Pages that include the text of another page are counted in the finding of that page.
    var others = problems.count - inFiles.count
    return try inFiles.flatMap { problem, locations in
      defer { others = 0 }
      if problem.group.isID {
        return [try finding([problem], at: locations + inTemplates, more: others)]
      }
      return try locations.enumerated().map { index, location in
        try finding([problem], at: [location], more: index == 0 ? others : 0)
      }
    }
  }

  /// Creates a finding of one problem. `more` is the number of other pages that show it, and
  /// `alike` the number of other values from the same location.
  private func finding(
    _ problems: [OutputProblem], at locations: [SourceLocation], more: Int = 0, alike: Int = 0,
    withNearName: Bool = true
  ) throws -> Finding {
    let problem = problems[0]
    var help = try help(problem, withNearName: withNearName)
    if alike > 0 {
      let others =
        problem.group.isID
        ? counted(alike, "more id") : counted(alike, "more address", "more addresses")
      help.append("\(others) from here with the same problem")
    }
    let pages = phrase(problem.file, others: problems.count - 1 + more)
    return problem.group.isID
      ? .duplicateHTMLID(problem, on: pages, locations: locations, help: help)
      : .outputBrokenLink(
        problem, on: pages, locations: locations, help: help, base: site.siteMap.basePath)
  }

  /// Returns a phrase such as `/models/saas/` and 9,999 other pages.
  private func phrase(_ file: Int, others: Int) -> String {
    let page = outputs.address(file).quoted
    return others == 0
      ? page : "\(page) and \(grouped(others)) other \(others == 1 ? "page" : "pages")"
  }

  // MARK: Hints

  private func help(_ problem: OutputProblem, withNearName: Bool) throws -> [String] {
    switch problem.kind {
    case .duplicateID: return ["give each element its own id"]
    case .outside: return outsideHelp(problem)
    case .nothing(let path):
      let isRelative = !problem.written.hasPrefix("/")
      return (isRelative ? ["relative to that page, it is \(path.quoted)"] : [])
        + ((withNearName ? nearestAddress(to: path) : nil).map { ["did you mean \($0.quoted)?"] }
          ?? [])
    case .fragment(let target):
      guard let sign = problem.written.firstIndex(of: "#") else { return [] }
      let name = String(problem.written[problem.written.index(after: sign)...])
      return nearestName(to: name, in: try ids(of: target)).map {
        ["did you mean \("\(problem.written[..<sign])#\($0)".quoted)?"]
      } ?? []
    }
  }

  private func outsideHelp(_ problem: OutputProblem) -> [String] {
    let base = site.siteMap.basePath
    let inside = base + problem.written.drop { $0 == "/" }
    let destination = Array(inside.utf8).withUnsafeBufferPointer {
      outputs.book.destination(of: $0, on: .init(file: problem.file))
    }
    if case .file = destination { return ["did you mean \(inside.quoted)?"] }
    return ["addresses of this site begin with \(base.quoted)"]
  }

  /// Returns the URL that is most similar to a broken one. The base path, which all URLs share, is
  /// not compared.
  private func nearestAddress(to path: String) -> String? {
    let base = outputs.book.basePath
    let names = outputs.files.lazy.map { file in
      let route = outputs.siteMap.route(of: file)
      return route.isEmpty ? file.path : route
    }
    return nearestName(to: String(path.dropFirst(base.count)), in: names).map { base + $0 }
  }

  private func ids(of file: Int) throws -> [String] {
    var ids: Set<String> = []
    OutputMarkup.visit(try outputs.bytes(file), file, outputs.book) { item in
      if case .id(let text) = item { ids.insert(String(decoding: text, as: UTF8.self)) }
    }
    return ids.sorted()
  }
}

/// Formats a number with a comma between groups of three digits.
private func grouped(_ number: Int) -> String {
  var digits = Array("\(number)")
  var index = digits.count - 3
  while index > 0 {
    digits.insert(",", at: index)
    index -= 3
  }
  return String(digits)
}
