internal import ContentModel
internal import Diagnostics

/// The files of the content folder, found and sorted by what they are.
struct ContentFiles {
  /// A file that was found.
  struct Item: Sendable {
    /// Below the content folder.
    let path: String
    /// As the system takes it, and as findings show it.
    let displayPath: String
    /// What is read in its place.
    var bytes: [UInt8]?
  }

  private(set) var pages: [Item] = []
  private(set) var schemas: [Item] = []
  private(set) var assets: [Item] = []
  private(set) var data: [Item] = []
  private(set) var site: Item?
  private(set) var lock: Item?
  private(set) var findings: [Finding] = []
  /// True where a file is a link to another: that one may change, and nothing says so here.
  private(set) var hasLinks = false

  /// The largest Markdown or YAML file, in bytes.
  static let maximumTextSize = 512 << 10
  /// The largest file of any other kind, in bytes.
  static let maximumAssetSize = 32 << 20

  let root: String
  private let realRoot: String
  private let replaced: [String: [UInt8]]

  /// Looks through a folder.
  ///
  /// - Parameter replaced: what is read in the place of files, by the path with all links resolved.
  init(root: String, replaced: [String: [UInt8]] = [:]) throws {
    guard FileSystem.target(root) == .folder, let real = FileSystem.realPath(root) else {
      throw EnvironmentError(
        "there is no folder \(root); say with --content where the content is")
    }
    self.root = root
    self.replaced = replaced
    realRoot = real
    try scan("", isHidden: false)
    if pages.isEmpty && data.isEmpty && findings.isEmpty { findings.append(.emptySite(root)) }
  }

  /// Looks through a folder. In one whose name begins with `_`, which other generators use for
  /// what is not content, only collections count.
  private mutating func scan(_ folder: String, isHidden: Bool) throws {
    let display = folder.isEmpty ? root : "\(root)/\(folder)"
    let names: [String]
    do {
      names = try FileSystem.names(in: display)
    } catch let error as EnvironmentError {
      findings.append(.unreadableFile(display, reason: error.description))
      return
    }
    let isHidden = isHidden && !names.contains("_collection.yml")
    for name in names where !Self.isLeftover(name) {
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      let item = Item(
        path: path, displayPath: "\(root)/\(path)", bytes: replaced["\(realRoot)/\(path)"])
      switch FileSystem.kind(item.displayPath) {
      case .folder?:
        if name.hasSuffix(".md") || name == "site.yml" || name == "_collection.yml" {
          findings.append(.unreadableFile(item.displayPath, reason: "it is a folder"))
        } else if name.unicodeScalars.contains(where: { $0.value < 0x20 }) {
          findings.append(
            .unreadableFile(item.displayPath, reason: "its name has control characters"))
        } else {
          try scan(path, isHidden: isHidden || name.hasPrefix("_"))
        }
      case .file(let size)?: if !isHidden { add(item, name, size: size) }
      case .link?: if !isHidden { addLink(item, name) }
      case .other?:
        findings.append(.unreadableFile(item.displayPath, reason: "it is not a regular file"))
      case nil:
        findings.append(.unreadableFile(item.displayPath, reason: "its name is not UTF-8"))
      }
    }
  }

  private mutating func addLink(_ item: Item, _ name: String) {
    hasLinks = true
    guard let real = FileSystem.realPath(item.displayPath) else {
      findings.append(.unreadableFile(item.displayPath, reason: "it is a link to nothing"))
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
      Item(path: item.path, displayPath: item.displayPath, bytes: replaced[real]), name, size: size)
  }

  private mutating func add(_ item: Item, _ name: String, size: Int) {
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
    } else if item.path == "site.yml" {
      site = item
    } else if item.path == PublishedLock.fileName {
      lock = item
    } else if name == "_collection.yml" {
      schemas.append(item)
    } else if name.hasPrefix("_") {
      return
    } else if name.hasSuffix(".md") {
      pages.append(item)
    } else if isText {
      // Whether it is an entry or a file to be copied is known once the collections are.
      data.append(item)
    } else {
      assets.append(item)
    }
  }
}

extension ContentFiles {
  /// The files that people write: Markdown, YAML, schemas and the configuration.
  var texts: [Item] { pages + data + schemas + [site].compactMap(\.self) }

  /// A file with every link resolved; nil where it leads nowhere.
  func realPath(of item: Item) -> String? {
    // Folders that are links are not gone into, so that only the file itself can be one.
    FileSystem.kind(item.displayPath) == .link
      ? FileSystem.realPath(item.displayPath) : "\(realRoot)/\(item.path)"
  }
}

extension ContentFiles {
  /// True for what editors and systems leave behind, and for hidden files.
  static func isLeftover(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("#")
      || ["thumbs.db", "desktop.ini", "__macosx"].contains(name.lowercased())
  }
}

/// What a file has to be called whose name was nearly understood.
private func wantedName(_ name: String) -> String? {
  let lower = name.lowercased()
  if lower == "_collection.yaml" { return "_collection.yml" }
  if lower == "site.yaml" { return "site.yml" }
  guard let dot = name.lastIndex(of: ".") else { return nil }
  let ending = lower[lower.index(after: lower.lastIndex(of: ".") ?? lower.startIndex)...]
  let isMarkdown = ["md", "markdown", "mdown", "mkd"].contains(String(ending))
  return isMarkdown && !name.hasSuffix(".md") ? name[..<dot] + ".md" : nil
}

extension ContentFiles.Item {
  /// Reads the file.
  func read() throws -> SourceFile {
    SourceFile(
      path: path, displayPath: displayPath, bytes: try bytes ?? FileSystem.read(displayPath))
  }
}
