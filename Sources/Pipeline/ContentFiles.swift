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
  private(set) var findings: [Finding] = []
  /// A top-level folder with a `site.yml`, if the content folder itself has none.
  private(set) var inner: String?
  /// True if any file is a symbolic link. The target of a link may change without a change to the
  /// content folder.
  private(set) var hasLinks = false

  /// Maximum size of a Markdown or YAML file, in bytes.
  static let maximumTextSize = 512 << 10
  /// Maximum size of any other file, in bytes.
  static let maximumAssetSize = 32 << 20

  let root: String
  private let realRoot: String
  private let contentOverrides: [String: [UInt8]]

  /// Scans a content folder.
  ///
  /// - Parameter contentOverrides: Contents that replace those of files on disk, by resolved path.
  /// - Throws: ``EnvironmentError`` if the folder does not exist.
  init(root: String, contentOverrides: [String: [UInt8]] = [:]) throws {
    guard FileSystem.target(root) == .folder, let real = FileSystem.realPath(root) else {
      throw EnvironmentError(
        "there is no folder \(root): name the content folder with --content")
    }
    self.root = root
    self.contentOverrides = contentOverrides
    realRoot = real
    try scan("", isHidden: false)
    if pages.isEmpty && data.isEmpty && findings.isEmpty { findings.append(.emptySite(root)) }
  }

  /// Scans one folder and its subfolders.
  ///
  /// Other generators keep files that are not content in folders whose names begin with `_`. Such
  /// folders are skipped unless they contain a collection.
  private mutating func scan(_ folder: String, isHidden: Bool) throws {
    let display = folder.isEmpty ? root : "\(root)/\(folder)"
    let names: [String]
    do {
      names = try FileSystem.names(in: display)
    } catch let error as EnvironmentError {
      if !folder.isEmpty, FileSystem.isGone(display) { return }
      findings.append(.unreadableFile(display, reason: error.description))
      return
    }
    let intendedNames = IntendedNames(names, isTop: folder.isEmpty)
    let isHidden = isHidden && !names.contains("_collection.yml") && !intendedNames.hasSchema
    for name in names where !Self.isLeftover(name) {
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      let item = Item(
        path: path, displayPath: "\(root)/\(path)", bytes: contentOverrides["\(realRoot)/\(path)"])
      switch FileSystem.kind(item.displayPath) {
      case .folder?:
        if folder.isEmpty, names.contains("site.yml") == false,
          FileSystem.target("\(item.displayPath)/site.yml") != nil
        {
          inner = inner ?? item.displayPath
        }
        if name.hasSuffix(".md") || name == "site.yml" || name == "_collection.yml" {
          findings.append(.unreadableFile(item.displayPath, reason: "it is a folder"))
        } else if name.unicodeScalars.contains(where: { $0.value < 0x20 }) {
          findings.append(
            .unreadableFile(item.displayPath, reason: "its name has control characters"))
        } else {
          try scan(path, isHidden: isHidden || name.hasPrefix("_"))
        }
      case .file(let size)?: if !isHidden { add(item, name, size: size, intendedNames[name]) }
      case .link?: if !isHidden { addLink(item, name, intendedNames[name]) }
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

  private mutating func addLink(_ item: Item, _ name: String, _ intendedName: IntendedName?) {
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
      size: size,
      intendedName)
  }

  private mutating func add(_ item: Item, _ name: String, size: Int, _ intendedName: IntendedName?)
  {
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
    let limit = isText ? Self.maximumTextSize : Self.maximumAssetSize
    guard size <= limit else {
      findings.append(.fileTooLarge(item.displayPath, size: size, limit: limit))
      return
    }
    if let scalar = name.unicodeScalars.first(where: { $0.value < 0x20 || $0 == "\\" }) {
      let reason =
        "its name has the character U+\(String(scalar.value, radix: 16, uppercase: true))"
      findings.append(.unreadableFile(item.displayPath, reason: reason))
    } else if ContentPath.folder(of: item.path).isEmpty, name == "site.yml" {
      site = item
    } else if item.path == PublishedLock.fileName {
      lock = item
    } else if name == "site.yml",
      !schemas.contains(where: { item.path.hasPrefix(ContentPath.folder(of: $0.path) + "/") })
    {
      findings.append(.strayFile(item.displayPath))
    } else if name == "_collection.yml" {
      schemas.append(item)
    } else if name.hasPrefix("_") {
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
  /// True if the site has content but no `site.yml`, and no finding about that file.
  var isWithoutSite: Bool {
    site == nil && !(pages.isEmpty && data.isEmpty)
      && !findings.contains { $0.location.path == "\(root)/site.yml" }
  }

  /// The text files that authors write: Markdown, YAML, schemas and the configuration.
  var texts: [Item] { pages + data + schemas + [site].compactMap(\.self) }

  /// Returns the path of a file with all links resolved, or nil if it leads nowhere.
  func realPath(of item: Item) -> String? {
    // The scan does not follow links to folders, so only the file itself can be a link. A file with
    // a misspelled name has a `path` that differs from its path on disk.
    FileSystem.kind(item.displayPath) == .link || item.displayPath != "\(root)/\(item.path)"
      ? FileSystem.realPath(item.displayPath) : "\(realRoot)/\(item.path)"
  }
}

extension ContentFiles {
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
