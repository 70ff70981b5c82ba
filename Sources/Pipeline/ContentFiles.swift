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
  }

  private(set) var pages: [Item] = []
  private(set) var schemas: [Item] = []
  private(set) var assets: [Item] = []
  private(set) var data: [Item] = []
  private(set) var site: Item?
  private(set) var findings: [Finding] = []

  /// The largest Markdown or YAML file, in bytes.
  static let maximumTextSize = 2 << 20
  /// The largest file of any other kind, in bytes.
  static let maximumAssetSize = 32 << 20

  private let root: String
  private let realRoot: String

  /// Looks through a folder.
  init(root: String) throws {
    guard FileSystem.target(root) == .folder, let real = FileSystem.realPath(root) else {
      throw EnvironmentError(
        "there is no folder \(root); say with --content where the content is")
    }
    self.root = root
    realRoot = real
    try scan("")
    if pages.isEmpty && data.isEmpty && findings.isEmpty { findings.append(.emptySite(root)) }
  }

  private mutating func scan(_ folder: String) throws {
    let display = folder.isEmpty ? root : "\(root)/\(folder)"
    let names: [String]
    do {
      names = try FileSystem.names(in: display)
    } catch let error as EnvironmentError {
      findings.append(.unreadableFile(display, reason: error.description))
      return
    }
    let isCollection = names.contains("_collection.yml")
    for name in names where !name.hasPrefix(".") {
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      let item = Item(path: path, displayPath: "\(root)/\(path)")
      switch FileSystem.kind(item.displayPath) {
      case .folder?:
        if name.hasSuffix(".md") || name == "site.yml" || name == "_collection.yml" {
          findings.append(.unreadableFile(item.displayPath, reason: "it is a folder"))
        } else if name.unicodeScalars.contains(where: { $0.value < 0x20 }) {
          findings.append(
            .unreadableFile(item.displayPath, reason: "its name has control characters"))
        } else {
          try scan(path)
        }
      case .file(let size)?: add(item, name, size: size, inCollection: isCollection)
      case .link?: addLink(item, name, inCollection: isCollection)
      case .other?:
        findings.append(.unreadableFile(item.displayPath, reason: "it is not a regular file"))
      case nil: continue
      }
    }
  }

  private mutating func addLink(_ item: Item, _ name: String, inCollection: Bool) {
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
    add(item, name, size: size, inCollection: inCollection)
  }

  private mutating func add(_ item: Item, _ name: String, size: Int, inCollection: Bool) {
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

extension ContentFiles.Item {
  /// Reads the file.
  func read() throws -> SourceFile {
    SourceFile(path: path, displayPath: displayPath, bytes: try FileSystem.read(displayPath))
  }
}
