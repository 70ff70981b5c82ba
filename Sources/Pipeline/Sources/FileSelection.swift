internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// The patterns that select the files of a site: `include:` and `exclude:` of `site.yml`, and
/// `entries:` of the schemas.
struct SelectionPatterns: Sendable, Equatable {
  /// The patterns that take files in: those of `include:` first, then those of `static:`, then those
  /// of the schemas.
  private(set) var taking: [PathPattern] = []
  /// The collection of each pattern in ``taking``, or nil for those of `include:` and `static:`.
  private(set) var owners: [Int?] = []
  /// The patterns of `except:`, which make those of their own collection not take a file in.
  private(set) var excepting: [PathPattern] = []
  /// The collection of each pattern in ``excepting``.
  private(set) var exceptOwners: [Int] = []
  /// The patterns of `exclude:`.
  private(set) var excluding: [PathPattern] = []
  /// True if a file that no pattern takes in is left out.
  private(set) var isExhaustive = false
  /// The number of patterns of `include:`.
  private(set) var includeCount = 0
  /// The positions of the patterns of `static:` in ``taking``.
  private(set) var staticRange = 0..<0

  /// No patterns: every file is taken.
  init() {}

  init(_ site: SiteConfiguration, _ schemas: some Sequence<CollectionSchema>) {
    includeCount = site.include?.count ?? 0
    taking = (site.include ?? []) + site.staticFiles
    staticRange = includeCount..<taking.count
    owners = taking.map { _ in nil }
    for (number, sources) in schemas.compactMap(\.sources).enumerated() {
      taking += sources.from
      owners += sources.from.map { _ in number }
      excepting += sources.except
      exceptOwners += sources.except.map { _ in number }
    }
    excluding = site.exclude
    isExhaustive = site.include != nil
  }

  var isEmpty: Bool { taking.isEmpty && excluding.isEmpty && !isExhaustive }

  /// Returns the key that declares a pattern of ``taking``.
  func key(of index: Int) -> String {
    index < includeCount ? "include" : staticRange.contains(index) ? "static" : "from"
  }
}

/// The patterns that match files, by their positions in ``SelectionPatterns``.
struct PatternMatches: Sendable {
  /// The patterns that take a file in.
  var taking: Set<Int> = []
  /// The patterns that exclude a file, or reach into a folder that is left out.
  var excluding: Set<Int> = []
  /// The patterns that match a hidden file only with wildcards.
  var hidden: Set<Int> = []
}

/// Decides which files and folders of one folder are part of the site.
///
/// `.gitignore` files, folders of build tools and names that begin with a dot are left out, unless a
/// pattern names them: the part of the pattern that matches the name does not begin with a wildcard.
struct FileSelection: Sendable {
  /// The decision about a file or folder.
  enum Answer {
    /// It is part of the site. `isNamed` is true if a pattern names it.
    case taken(isNamed: Bool)
    /// It is published as it is.
    case copied
    case leftOut(LeftOutFiles.Cause)
    /// It is ignored like the temporary files of editors, which are not counted.
    case ignored
  }

  private let patterns: SelectionPatterns
  private var gitIgnore = GitIgnore()
  /// The states of the patterns that take files in. In `named`, names that are left out by default
  /// must be named.
  private var taking: [PathPattern.State]
  private var named: [PathPattern.State]
  private var excluding: [PathPattern.State]
  private var excepting: [PathPattern.State]
  /// The answer about files that no pattern names, in a folder that is left out by default but named
  /// by a pattern. Nil in all other folders.
  private var unnamed: Answer?

  init(_ patterns: SelectionPatterns, _ gitIgnore: GitIgnore) {
    self.patterns = patterns
    self.gitIgnore = gitIgnore
    taking = patterns.taking.map(\.start)
    named = taking
    excluding = patterns.excluding.map(\.start)
    excepting = patterns.excepting.map(\.start)
  }

  var takingPatterns: [PathPattern] { patterns.taking }

  /// True if every file of the folder is part of the site, as long as no `.gitignore` is added.
  var isTrivial: Bool { patterns.isEmpty && gitIgnore.isEmpty }

  /// Decides about a file.
  ///
  /// - Parameters:
  ///   - isHidden: Whether the file is ignored unless a pattern names it or its folder.
  ///   - isLeftover: Whether editors and operating systems leave files with this name behind.
  ///   - matches: Receives the patterns that match it.
  func answer(
    file name: String, isHidden: Bool, isLeftover: Bool, _ matches: inout PatternMatches
  ) -> Answer {
    let bytes = Array(name.utf8)
    let ignoring = gitIgnore.rule(ignoring: bytes, isFolder: false)
    let isIgnored = ignoring != nil
    let isSpecial = isLeftover || isIgnored || Self.isMarked(name)
    let excepting = Self.matching(advanced(self.excepting, patterns.excepting, bytes))
    let exceptOwners = Set(excepting.map { patterns.exceptOwners[$0] })
    /// Returns the patterns that take the file in, given by position.
    func taken(_ states: [PathPattern.State], isExplicit: Bool) -> [Int] {
      Self.matching(advanced(states, patterns.taking, bytes, isExplicit: isExplicit)).filter {
        patterns.owners[$0].map { !exceptOwners.contains($0) } ?? true
      }
    }
    let named = taken(self.named, isExplicit: isSpecial)
    let taking = taken(self.taking, isExplicit: false)
    if isHidden, named.isEmpty {
      matches.hidden.formUnion(taking)
      return .ignored
    }
    let found = unnamed != nil || isIgnored || isHidden ? named : taking
    matches.taking.formUnion(found)
    let exclusions = Self.matching(advanced(self.excluding, patterns.excluding, bytes))
    matches.excluding.formUnion(exclusions)
    if let first = exclusions.first {
      return .leftOut(.init(.exclude, at: patterns.excluding[first].location))
    }
    if let ignoring, named.isEmpty { return .leftOut(.init(.gitIgnore, at: ignoring)) }
    if let unnamed, named.isEmpty { return unnamed }
    if patterns.isExhaustive, found.isEmpty {
      let first = patterns.includeCount > 0 ? patterns.taking.first?.location : nil
      return .leftOut(.init(.notIncluded, at: first))
    }
    if named.contains(where: patterns.staticRange.contains) { return .copied }
    return .taken(isNamed: !named.isEmpty)
  }

  private static func matching(_ states: [PathPattern.State]) -> [Int] {
    states.indices.filter { states[$0].isMatch }
  }

  /// Decides about a subfolder. `inside` is the selection in it, without its own `.gitignore`.
  ///
  /// - Parameter isContent: Returns whether the contents of a folder with the name of a build
  ///   tool's folder show that it is content.
  func answer(
    folder name: String, isLeftover: Bool, isContent: () -> Bool
  ) -> (answer: Answer, inside: FileSelection) {
    let bytes = Array(name.utf8)
    let ignoring = gitIgnore.rule(ignoring: bytes, isFolder: true)
    let isIgnored = ignoring != nil
    let isBuilt = !isTrivial && BuildFolders.names.contains(name) && !isContent()
    let isSpecial = isLeftover || isIgnored || isBuilt || Self.isMarked(name)
    var inside = self
    inside.taking = advanced(taking, patterns.taking, bytes)
    inside.named = advanced(named, patterns.taking, bytes, isExplicit: isSpecial)
    inside.excluding = advanced(excluding, patterns.excluding, bytes)
    inside.excepting = advanced(excepting, patterns.excepting, bytes)
    let isNamed = inside.named.contains { $0.reachesBelow || $0.isMatch }
    if isLeftover, !isNamed { return (.ignored, inside) }
    if let (pattern, _) = zip(patterns.excluding, inside.excluding)
      .first(where: { $0.coversFolder($1) })
    {
      return (.leftOut(.init(.exclude, at: pattern.location)), inside)
    }
    let reason: Answer? =
      if let ignoring {
        .leftOut(.init(.gitIgnore, at: ignoring))
      } else if isBuilt {
        .leftOut(.init(.buildFolder))
      } else if isLeftover {
        .ignored
      } else {
        unnamed
      }
    if let reason, !isNamed { return (reason, inside) }
    inside.unnamed = reason
    inside.gitIgnore = isIgnored ? GitIgnore() : gitIgnore.entering(bytes)
    return (.taken(isNamed: isNamed), inside)
  }

  /// The positions of the patterns of `exclude:` that can match a file below this folder.
  var reachingExclusions: [Int] {
    excluding.indices.filter { excluding[$0].reachesBelow || excluding[$0].isMatch }
  }

  private func advanced(
    _ states: [PathPattern.State], _ patterns: [PathPattern], _ name: [UInt8],
    isExplicit: Bool = false
  ) -> [PathPattern.State] {
    zip(patterns, states).map { $0.advanced($1, by: name, isExplicit: isExplicit) }
  }

  /// True for a name that wildcards do not match.
  private static func isMarked(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasPrefix("_")
  }
}

/// Folders of build tools and package managers.
enum BuildFolders {
  /// The names of the folders. The names that begin with a dot are ignored in any case.
  static let names: Set<String> = [
    "node_modules", "bower_components", "_site", "__pycache__", "build", "dist", "target",
    "vendor", "venv",
  ]

  /// The names of files that show that such a folder is content.
  static let contentNames: Set<String> = ["_collection.yml", "index.md"]
}

extension FileSelection {
  /// Returns the selection with the `.gitignore` of its folder, if the folder has one.
  ///
  /// - Parameters:
  ///   - names: The names in the folder, sorted.
  ///   - findings: Receives a finding about a file with too many rules.
  func adding(
    gitIgnoreIn folder: String, _ names: [String], _ findings: inout [Finding]
  ) -> FileSelection {
    let index = names.partitioningIndex {
      !$0.utf8.lexicographicallyPrecedes(GitIgnore.name.utf8)
    }
    guard index < names.count, names[index] == GitIgnore.name else { return self }
    let path = "\(folder)/\(GitIgnore.name)"
    let file = GitIgnoreFile(at: path)
    if file.isTooLong { findings.append(.ignoreFileTooLong(path)) }
    var copy = self
    copy.gitIgnore.add(file)
    return copy
  }
}

extension GitIgnoreFile {
  /// Reads a file. An unreadable file has no rules.
  init(at path: String) {
    self.init(
      (try? FileSystem.read(path, atMost: ContentFiles.maximumTextSize)) ?? [], path: path)
  }
}

extension GitIgnore {
  static let name = ".gitignore"

  /// Reads the `.gitignore` files of the parents of a resolved folder, up to the root of its
  /// repository. If they ignore the folder, no rule applies, because the author named it.
  ///
  /// - Parameter findings: Receives findings about files with too many rules.
  init(above folder: String, _ findings: inout [Finding]) {
    self.init()
    for (parent, name) in Self.parents(of: folder) {
      let path = "\(parent)/\(Self.name)"
      let file = GitIgnoreFile(at: path)
      if file.isTooLong { findings.append(.ignoreFileTooLong(path)) }
      add(file)
      let bytes = Array(name.utf8)
      self = ignores(bytes, isFolder: true) ? GitIgnore() : entering(bytes)
    }
  }

  /// Returns the paths of the files that ``init(above:_:)`` reads.
  static func paths(above folder: String) -> [String] {
    parents(of: folder).map { "\($0.parent)/\(name)" }
  }

  /// Returns the parents of a folder up to the root of its repository, outermost first, each with
  /// the name of the next one.
  private static func parents(of folder: String) -> [(parent: String, name: String)] {
    guard let root = FileSystem.repository(of: folder), root != folder else { return [] }
    var parent = root
    return folder.dropFirst(root == "/" ? 1 : root.count + 1).split(separator: "/").map { name in
      defer { parent = parent == "/" ? "/\(name)" : "\(parent)/\(name)" }
      return (parent, String(name))
    }
  }
}
