internal import ContentFormat
internal import ContentModel
internal import Diagnostics

/// The files of the content folder, sorted by kind.
struct ContentFiles {
  /// A file in the content folder.
  struct Item: Sendable {
    /// Path below the content folder.
    let path: String
    /// Path as passed to the system and as shown in findings.
    let displayPath: String
    /// Contents that replace those on disk, or nil to read the file.
    var bytes: [UInt8]?
  }

  private(set) var pages: [Item] = []
  private(set) var schemas: [Item] = []
  private(set) var assets: [Item] = []
  private(set) var data: [Item] = []
  private(set) var site: Item?
  private(set) var lock: Item?
  /// Schemas and configuration outside of the content folder.
  var outside: [Item] = []
  private(set) var findings: [Finding] = []
  /// A top-level folder with a `site.yml`, if the content folder itself has none.
  private(set) var inner: String?
  /// True if any file is a symbolic link. The target of a link may change without a change to the
  /// content folder.
  private(set) var hasLinks = false
  /// The files and folders that the selection leaves out.
  private(set) var leftOut = LeftOutFiles()
  /// The patterns that match files.
  private(set) var matches = PatternMatches()

  /// Maximum size of a Markdown file, of `site.yml` and of a schema, in bytes.
  static let maximumTextSize = 512 << 10
  /// Maximum size of a file with data, in bytes.
  static let maximumDataSize = 8 << 20
  /// Maximum size of any other file, in bytes.
  static let maximumAssetSize = 32 << 20

  let root: String
  let realRoot: String
  let contentOverrides: [String: [UInt8]]
  /// The selection in the content folder itself.
  private let selection: FileSelection
  /// The paths of folders in the content folder that are other inputs of the site: its theme and
  /// its schemas.
  private let otherInputs: Set<String>

  /// Scans a content folder.
  ///
  /// - Parameters:
  ///   - patterns: The patterns that select files.
  ///   - otherInputs: Folders that are not content even if they are inside the content folder.
  ///   - contentOverrides: Contents that replace those of files on disk, by resolved path.
  /// - Throws: ``EnvironmentError`` if the folder does not exist.
  init(
    root: String, patterns: SelectionPatterns = SelectionPatterns(), otherInputs: [String] = [],
    contentOverrides: [String: [UInt8]] = [:]
  ) throws {
    guard FileSystem.target(root) == .folder, let real = FileSystem.realPath(root) else {
      let lowercased = root.lowercased()
      if root == "Content", FileSystem.target(lowercased) == .folder {
        throw EnvironmentError(
          "there is no folder Content: rename \(lowercased) to Content, or name it with --content")
      }
      if root == "Content", FileSystem.target("site.yml") != nil {
        throw EnvironmentError(
          "there is no folder Content, but a site.yml is here: add `--content .`, or write a file "
            + "demarc.yml with the line `content: .`")
      }
      throw EnvironmentError(
        "there is no folder \(root): name the content folder with --content"
          + (root == "Content" ? ", or write a new site with `demarc init`" : ""))
    }
    self.root = root
    self.contentOverrides = contentOverrides
    realRoot = real
    selection = FileSelection(patterns, GitIgnore(above: real, &findings))
    self.otherInputs = Set(
      otherInputs.compactMap { folder in
        guard let place = FileSystem.realPath(folder), place.hasPrefix(real + "/") else {
          return nil
        }
        return String(place.dropFirst(real.count + 1))
      })
    try scan("", isHidden: false, selection)
    if pages.isEmpty && data.isEmpty && findings.isEmpty { findings.append(.emptySite(root)) }
  }

  /// Scans one folder and its subfolders.
  ///
  /// Other generators keep files that are not content in folders whose names begin with `_`. Such
  /// folders are skipped unless they contain a collection.
  private mutating func scan(
    _ folder: String, isHidden: Bool, _ selection: FileSelection
  ) throws {
    let display = folder.isEmpty ? root : "\(root)/\(folder)"
    let names: [String]
    do {
      names = try FileSystem.names(in: display)
    } catch let error as EnvironmentError {
      if !folder.isEmpty, FileSystem.isGone(display) { return }
      findings.append(.unreadableFile(display, reason: error.description))
      return
    }
    let selection = selection.adding(gitIgnoreIn: display, names, &findings)
    let intendedNames = IntendedNames(names, isTop: folder.isEmpty)
    let isHidden =
      isHidden && !names.contains(CollectionSchema.fileName) && !intendedNames.hasSchema
    for name in names where !(Self.isLeftover(name) && selection.isTrivial) {
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      if folder.isEmpty, name == ProjectFile.fileName { continue }
      let item = Item(
        path: path, displayPath: "\(root)/\(path)", bytes: contentOverrides["\(realRoot)/\(path)"])
      let kind = FileSystem.kind(item.displayPath)
      if kind == .folder {
        try scanFolder(item, name, isTop: folder.isEmpty, names, isHidden: isHidden, selection)
        continue
      }
      let intended = intendedNames[name]
      guard let choice = select(path, name, intended, isHidden: isHidden, selection) else {
        continue
      }
      switch kind {
      case .folder?: continue
      case .file(let size)?: add(item, name, size: size, intended, choice)
      case .link?: addLink(item, name, intended, choice)
      case .other?:
        findings.append(.unreadableFile(item.displayPath, reason: "it is not a regular file"))
      case nil where name.unicodeScalars.contains("\u{FFFD}"):
        findings.append(.unreadableFile(item.displayPath, reason: "its name is not UTF-8"))
      case nil where FileSystem.isGone(item.displayPath): continue
      case nil:
        findings.append(
          .unreadableFile(item.displayPath, reason: "the operating system denied access"))
      }
    }
  }

  private mutating func scanFolder(
    _ item: Item, _ name: String, isTop: Bool, _ names: [String], isHidden: Bool,
    _ selection: FileSelection
  ) throws {
    if otherInputs.contains(item.path) { return }
    var inside = selection
    if !selection.isTrivial {
      let answer: FileSelection.Answer
      (answer, inside) = selection.answer(folder: name, isLeftover: Self.isLeftover(name)) {
        Self.isContent(item.displayPath)
      }
      switch answer {
      case .taken, .copied: break
      case .ignored: return
      case .leftOut(let cause):
        leftOut.append(item.path, isFolder: true, cause)
        matches.excluding.formUnion(inside.reachingExclusions)
        return
      }
    }
    if isTop, !names.contains("site.yml"), FileSystem.target("\(item.displayPath)/site.yml") != nil
    {
      inner = inner ?? item.displayPath
    }
    if name.hasSuffix(".md") || name == "site.yml" || name == CollectionSchema.fileName {
      findings.append(.unreadableFile(item.displayPath, reason: "it is a folder"))
    } else if name.unicodeScalars.contains(where: { $0.value < 0x20 }) {
      findings.append(
        .unreadableFile(item.displayPath, reason: "its name has control characters"))
    } else {
      try scan(item.path, isHidden: isHidden || name.hasPrefix("_"), inside)
    }
  }

  /// The way in which a file is part of the site.
  private enum Choice {
    /// Its name decides what it is.
    case byName
    /// A pattern names it, so that it is content in spite of its name.
    case named
    /// It is published as it is.
    case copied
  }

  /// Decides whether a file is part of the site. Returns nil for a file that is not. Patterns do not apply to `site.yml` and `site.lock`, and only
  /// those of `exclude:` apply to schemas.
  ///
  /// - Parameter intended: The name that a misnamed file should have, or nil for other files.
  private mutating func select(
    _ path: String, _ name: String, _ intended: IntendedName?, isHidden: Bool,
    _ selection: FileSelection
  ) -> Choice? {
    let name = intended.map { $0.isRead ? $0.name : name } ?? name
    let isTop = !path.utf8.contains(UInt8(ascii: "/"))
    let isSchema = name.hasSuffix(CollectionSchema.fileSuffix) || name == CollectionSchema.fileName
    if selection.isTrivial { return isHidden && !isSchema ? nil : .byName }
    let isMarked = name.hasPrefix("_") && intended == nil
    let isIgnored = Self.isLeftover(name) || !isSchema && (isHidden || isMarked)
    if isTop, name == "site.yml" || name == PublishedLock.fileName { return .byName }
    switch selection.answer(
      file: name, isHidden: isIgnored, isLeftover: Self.isLeftover(name), &matches)
    {
    case .taken(let isNamed): return isNamed ? .named : .byName
    case .copied: return .copied
    case .leftOut(let cause) where isSchema && cause.reason == .notIncluded: return .byName
    case .leftOut(let cause):
      leftOut.append(path, isFolder: false, cause)
      return nil
    case .ignored: return nil
    }
  }

  /// True if the contents of a folder with the name of a build tool's folder show that it is
  /// content.
  private static func isContent(_ folder: String) -> Bool {
    BuildFolders.contentNames.contains { FileSystem.kind("\(folder)/\($0)") != nil }
  }

  private mutating func addLink(
    _ item: Item, _ name: String, _ intendedName: IntendedName?, _ choice: Choice
  ) {
    hasLinks = true
    guard let real = FileSystem.realPath(item.displayPath) else {
      if FileSystem.isGone(item.displayPath) { return }
      findings.append(.unreadableFile(item.displayPath, reason: "it is a broken symbolic link"))
      return
    }
    guard real.hasPrefix(realRoot + "/") else {
      findings.append(.symlinkOutside(item.displayPath))
      return
    }
    guard case .file(let size)? = FileSystem.target(item.displayPath) else {
      findings.append(.unreadableFile(item.displayPath, reason: "it is a link to a folder"))
      return
    }
    add(
      Item(path: item.path, displayPath: item.displayPath, bytes: contentOverrides[real]), name,
      size: size, intendedName, choice)
  }

  private mutating func add(
    _ item: Item, _ name: String, size: Int, _ intended: IntendedName?, _ choice: Choice
  ) {
    let intendedName = choice == .copied ? nil : intended
    if let intendedName, intendedName.isTaken {
      findings.append(.secondIndex(item.displayPath, first: intendedName.name))
      return
    }
    if let intendedName {
      findings.append(
        .misnamedFile(item.displayPath, name: intendedName.name, severity: intendedName.severity))
    }
    // The file is read under its intended name, so that it causes no further findings.
    var (item, name) = (item, name)
    if let intendedName, intendedName.isRead {
      name = intendedName.name
      let folder = ContentPath.folder(of: item.path)
      item = Item(
        path: folder.isEmpty ? name : "\(folder)/\(name)", displayPath: item.displayPath,
        bytes: item.bytes)
    }
    let isText = name.hasSuffix(".md") || name.hasSuffix(".yml") || name.hasSuffix(".yaml")
    let limit = choice == .copied ? Self.maximumAssetSize : Self.maximumSize(of: name)
    guard size <= limit else {
      findings.append(.fileTooLarge(item.displayPath, size: size, limit: limit))
      return
    }
    if let scalar = name.unicodeScalars.first(where: { $0.value < 0x20 || $0 == "\\" }) {
      let reason =
        "its name has the character U+\(String(scalar.value, radix: 16, uppercase: true))"
      findings.append(.unreadableFile(item.displayPath, reason: reason))
    } else if choice == .copied {
      assets.append(item)
    } else if ContentPath.folder(of: item.path).isEmpty, name == "site.yml" {
      site = item
    } else if item.path == PublishedLock.fileName {
      lock = item
    } else if name == "site.yml",
      !schemas.contains(where: { item.path.hasPrefix(ContentPath.folder(of: $0.path) + "/") }),
      choice != .named
    {
      findings.append(.strayFile(item.displayPath))
    } else if name == CollectionSchema.fileName || name.hasSuffix(CollectionSchema.fileSuffix) {
      schemas.append(item)
    } else if name.hasPrefix("_"), name != "_index.md", choice != .named {
      return
    } else if name.hasSuffix(".md") {
      pages.append(item)
    } else if isText {
      // Whether this is an entry or a file to copy depends on the collections, which are read
      // later.
      data.append(item)
    } else {
      assets.append(item)
    }
  }
}

extension ContentFiles {
  /// True if the folder has content but no `site.yml`, and no finding about that file.
  var isWithoutSite: Bool {
    site == nil && !(pages.isEmpty && data.isEmpty)
      && !findings.contains { $0.location.path == "\(root)/site.yml" }
  }

  /// The text files that authors write: Markdown, YAML, schemas and the configuration.
  var texts: [Item] { pages + data + schemas + [site].compactMap(\.self) + outside }

  /// Returns the path of a file with all links resolved, or nil if it leads nowhere.
  func realPath(of item: Item) -> String? {
    // The scan does not follow links to folders, so only the file itself can be a link. A file with
    // a misspelled name has a `path` that differs from its path on disk.
    FileSystem.kind(item.displayPath) == .link || item.displayPath != "\(root)/\(item.path)"
      ? FileSystem.realPath(item.displayPath) : "\(realRoot)/\(item.path)"
  }
}

extension ContentFiles {
  /// The patterns that take files in.
  var takingPatterns: [PathPattern] { selection.takingPatterns }

  /// True if a folder below the content folder, given by its path, is left out, so that a build may
  /// write to it.
  func leavesOut(_ path: String) -> Bool {
    var selection = selection
    var place = root
    var findings: [Finding] = []
    for name in path.split(separator: "/").map(String.init) {
      selection = selection.adding(
        gitIgnoreIn: place, (try? FileSystem.names(in: place)) ?? [], &findings)
      place += "/\(name)"
      let (answer, inside) = selection.answer(folder: name, isLeftover: Self.isLeftover(name)) {
        Self.isContent(place)
      }
      guard case .taken = answer else { return true }
      selection = inside
    }
    return false
  }

  /// True for the path below the content folder of a file that a change cannot make part of the
  /// site: an ignored name that no pattern names.
  func isIgnored(_ path: String) -> Bool {
    let names = path.split(separator: "/").map(String.init)
    guard names.contains(where: Self.isLeftover) else { return false }
    var selection = selection
    for name in names.dropLast() {
      let (answer, inside) = selection.answer(folder: name, isLeftover: Self.isLeftover(name)) {
        true
      }
      if case .ignored = answer { return true }
      selection = inside
    }
    guard let name = names.last else { return false }
    var matches = PatternMatches()
    let isLeftover = Self.isLeftover(name)
    if case .ignored = selection.answer(
      file: name, isHidden: isLeftover, isLeftover: isLeftover, &matches)
    {
      return true
    }
    return false
  }

  /// Maximum size of a file with this name, in bytes.
  static func maximumSize(of name: String) -> Int {
    if name.hasSuffix(".md") || name == "site.yml" || name == "_collection.yml" {
      return maximumTextSize
    }
    return name.hasSuffix(".yml") || name.hasSuffix(".yaml") ? maximumDataSize : maximumAssetSize
  }

  /// True for hidden files and for files that editors and operating systems leave behind.
  static func isLeftover(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("#")
      || ["thumbs.db", "desktop.ini", "__macosx"].contains(name.lowercased())
  }
}

extension ContentFiles.Item {
  /// The size of the file in bytes, or nil if it was removed.
  var size: Int? {
    if let bytes { return bytes.count }
    return if case .file(let size)? = FileSystem.target(displayPath) { size } else { nil }
  }

  /// Reads at most `limit` bytes from the start of the file.
  func read(atMost limit: Int) throws -> [UInt8] {
    try bytes.map { Array($0.prefix(limit)) } ?? FileSystem.read(displayPath, atMost: limit)
  }

  /// Reads the file.
  func read() throws -> SourceFile {
    SourceFile(
      path: path, displayPath: displayPath, bytes: try bytes ?? FileSystem.read(displayPath))
  }
}
