internal import ContentFormat
internal import Diagnostics

/// Schemas for content that exists, as `demarc init --from` proposes them: which folders are
/// collections, and which fields their entries have.
package struct SchemaProposal {
  /// The files to write: schemas, and `site.yml` if there is none.
  package let files: NewFiles
  /// What could not be told, a sentence for each.
  package private(set) var remarks: [String] = []
  /// The numbers of entries by the paths of the schemas.
  package private(set) var entryCounts: [(path: String, count: Int)] = []

  private typealias Item = ProposedCollection.Item

  /// The fewest entries of a collection.
  private static let fewest = 2
  /// The share of keys that the entries of neighbouring folders have in common if they are one
  /// collection.
  private static let likeness = 0.5

  /// Reads the content of a folder.
  ///
  /// - Throws: ``EnvironmentError`` if the folder is missing or has a schema already.
  package init(of root: String) throws {
    let found = try ContentFiles(root: root)
    if let schema = found.schemas.first {
      throw EnvironmentError(
        "\(schema.displayPath) exists: `demarc init --from` proposes schemas for content without any"
      )
    }
    var remarks: [String] = []
    var folders: [String: [Item]] = [:]
    var parts: [PartSource: [(path: String, items: [Item])]] = [:]
    for item in found.pages + found.data + (try Self.marked(below: root)) {
      guard let file = try? item.read() else { continue }
      let folder = ContentPath.folder(of: item.path)
      switch Self.read(file) {
      case .entry(let entry): folders[folder, default: []].append(entry)
      case .parts(let lists):
        for (key, items) in lists {
          let stem = key.isEmpty ? ContentPath.stem(of: item.path) : key
          let source = PartSource(folder: folder, name: stem, path: "\(key)[*]")
          parts[source, default: []].append((item.path, items))
        }
      case .problem(let text): remarks.append("\(item.displayPath): \(text)")
      case .none: continue
      }
    }
    let json = found.assets.count { $0.path.hasSuffix(".json") }
    if json > 0 {
      remarks.append(
        "\(counted(json, "JSON file")) not read: `items:` in a schema makes their parts entries")
    }
    remarks += try Self.otherTexts(below: root)
    let pages = Self.group(&folders)
    remarks += Self.entriesAtTop(of: root, pages)
    let partItems = parts.values.flatMap { $0.flatMap(\.items) }
    let mentioned = Self.mentions(in: folders.values.flatMap(\.self) + partItems + pages)
    let names = Self.names(folders.keys.sorted(), parts.keys.map(\.name))
    var collections: [(path: String, collection: ProposedCollection)] = folders.map {
      folder, items in
      let (name, isNamed) = names[folder] ?? (folder, true)
      return (
        "\(folder)/\(CollectionSchema.fileName)",
        ProposedCollection(
          name: name, isNamed: isNamed, items: items, source: nil, mentioned: mentioned)
      )
    }
    for (source, files) in parts {
      let folder = source.folder.isEmpty ? "" : source.folder + "/"
      collections.append(
        (
          folder + source.name + CollectionSchema.fileSuffix,
          ProposedCollection(
            name: source.name, isNamed: false, items: files.flatMap(\.items),
            source: .init(files: files.map(\.path), items: source.path), mentioned: mentioned)
        ))
    }
    collections.sort { $0.path < $1.path }
    for (path, collection) in collections where !collection.hasIDs {
      remarks.append(
        "no schema \(path): the parts of the file have no field that could be their id, with another "
          + "value in each and without white space")
    }
    collections.removeAll { !$0.collection.hasIDs }
    var new: [(path: String, bytes: [UInt8])] = []
    let all = collections.map(\.collection)
    for (path, collection) in collections {
      let (text, own) = collection.schema(all)
      new.append((path, Array(text.utf8)))
      remarks += own.map { "\(collection.name): \($0)" }
      entryCounts.append((path, collection.items.count))
    }
    if found.site == nil {
      new.insert(("site.yml", Array(Self.site(of: root, pages).utf8)), at: 0)
    } else if !pages.isEmpty {
      remarks.append("site.yml stays as it is: `pages:` there declares the fields of other pages")
    }
    files = try NewFiles(new, in: root)
    self.remarks = remarks
  }

  // MARK: Reading

  /// A collection of the parts of files: those of a key, or of lists without one.
  private struct PartSource: Hashable {
    let folder: String
    let name: String
    let path: String
  }

  private enum Read {
    case entry(Item)
    /// Lists of entries, by their keys. The key of a list that is the whole file is empty.
    case parts([(key: String, items: [Item])])
    case problem(String)
    case none
  }

  private static func read(_ file: SourceFile) -> Read {
    guard file.path.hasSuffix(".md") else { return data(file) }
    switch FrontMatter.split(file.bytes) {
    case .unclosed: return .problem("the front matter has no end")
    case .absent(let body):
      let hasHeading = hasHeading(file.bytes[body])
      return .entry(Item(file: file, pairs: [], hasFrontMatter: false, hasHeading: hasHeading))
    case .present(let yaml, let body):
      let (node, findings) = YAMLReader.read(yaml, of: file)
      if let finding = findings.first(where: { $0.severity == .error }) {
        return .problem("the front matter cannot be read, \(finding.message)")
      }
      return .entry(
        Item(
          file: file, pairs: pairs(of: node), hasFrontMatter: true,
          hasHeading: hasHeading(file.bytes[body])))
    }
  }

  private static func data(_ file: SourceFile) -> Read {
    let (node, findings) = YAMLReader.read(0..<file.bytes.count, of: file)
    if let finding = findings.first(where: { $0.severity == .error }) {
      return .problem("not read, \(finding.message)")
    }
    func items(_ nodes: [YAMLNode]) -> [Item] {
      nodes.map {
        Item(file: file, pairs: pairs(of: $0), hasFrontMatter: true, hasHeading: false)
      }
    }
    switch node?.value {
    case .mapping(let pairs)?:
      let lists = pairs.compactMap { pair -> (key: String, items: [Item])? in
        guard case .sequence(let nodes) = pair.value.value, nodes.allSatisfy({ $0.hasKey("id") }),
          !nodes.isEmpty, isPlainKey(pair.key)
        else { return nil }
        return (pair.key, items(nodes))
      }
      // A file with a name of its own is an entry with parts.
      let isEntry = pairs.contains { ["id", "title", "name"].contains($0.key) }
      return !isEntry && !lists.isEmpty
        ? .parts(lists)
        : .entry(Item(file: file, pairs: pairs, hasFrontMatter: true, hasHeading: false))
    case .sequence(let nodes)?:
      let items = items(nodes)
      let isList = items.count >= fewest && items.allSatisfy { $0.pairs.count > 1 }
      return isList ? .parts([("", items)]) : .none
    default: return .none
    }
  }

  private static func isPlainKey(_ key: String) -> Bool {
    key.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
  }

  private static func pairs(of node: YAMLNode?) -> [YAMLNode.Pair] {
    if case .mapping(let pairs)? = node?.value { pairs } else { [] }
  }

  private static func hasHeading(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.split(separator: 0x0A).contains { $0.starts(with: "# ".utf8) }
  }

  // MARK: Folders

  /// Folders of other generators whose files are no content.
  static let foldersOfTools: Set<String> = [
    "_data", "_includes", "_layouts", "_sass", "_site", "_build", "_static", "_templates", "_theme",
  ]

  /// Returns the texts in folders whose names begin with `_`. They become content with a schema.
  private static func marked(below root: String) throws -> [ContentFiles.Item] {
    var items: [ContentFiles.Item] = []
    func scan(_ folder: String) throws {
      for name in try FileSystem.names(in: folder.isEmpty ? root : "\(root)/\(folder)")
      where !name.hasPrefix(".") && name != "node_modules" {
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        guard FileSystem.kind("\(root)/\(path)") == .folder else { continue }
        guard name.hasPrefix("_") else {
          try scan(path)
          continue
        }
        if foldersOfTools.contains(name) { continue }
        for file in try FileSystem.files(below: "\(root)/\(path)") {
          guard [".md", ".yml", ".yaml"].contains(where: file.hasSuffix) else { continue }
          items.append(
            ContentFiles.Item(path: "\(path)/\(file)", displayPath: "\(root)/\(path)/\(file)"))
        }
      }
    }
    try scan("")
    return items
  }

  /// Returns the names of the collections in folders: those of the folders, or their paths if several
  /// have the same name.
  private static func names(
    _ folders: [String], _ others: [String]
  ) -> [String: (name: String, isNamed: Bool)] {
    func short(_ folder: String) -> String {
      String(ContentPath.name(of: folder).drop { $0 == "_" })
    }
    var counts: [String: Int] = [:]
    for name in folders.map(short) + others { counts[name, default: 0] += 1 }
    return Dictionary(
      uniqueKeysWithValues: folders.map { folder in
        counts[short(folder)] == 1
          ? (folder, (short(folder), false))
          : (folder, (folder.replacing("/", with: "-"), true))
      })
  }

  /// Leaves the folders whose entries are collections, and returns the files of the others.
  private static func group(_ folders: inout [String: [Item]]) -> [Item] {
    var pages = folders.removeValue(forKey: "") ?? []
    for (folder, items) in folders {
      // The file that introduces a folder is no entry of it.
      let section = items.filter {
        ContentPath.sectionNames.contains(ContentPath.name(of: $0.file.path))
      }
      let others = items.filter { item in !section.contains { $0.file.path == item.file.path } }
      pages += section
      folders[folder] = others.isEmpty ? nil : others
    }
    merge(&folders)
    // A page is never in a folder that becomes content only with a schema.
    defer { pages.removeAll { $0.file.path.hasPrefix("_") || $0.file.path.contains("/_") } }
    for (folder, items) in folders {
      guard items.count < fewest || !items.contains(where: { !$0.pairs.isEmpty }) else { continue }
      pages += items
      folders[folder] = nil
    }
    return pages
  }

  /// Joins neighbouring folders whose entries have the same keys, from the innermost ones outwards.
  private static func merge(_ folders: inout [String: [Item]]) {
    let parents = Set(folders.keys.map { ContentPath.folder(of: $0) }).filter { !$0.isEmpty }
    for parent in parents.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      let inside = folders.filter { $0.key == parent || $0.key.hasPrefix(parent + "/") }
      guard inside.count > 1 else { continue }
      // Folders of Jekyll are collections already.
      guard !inside.keys.contains(where: { ContentPath.name(of: $0).hasPrefix("_") }) else {
        continue
      }
      let all = commonKeys(of: inside.values.flatMap(\.self))
      guard inside.values.allSatisfy({ isAlike(commonKeys(of: $0), all) }) else { continue }
      for folder in inside.keys { folders[folder] = nil }
      folders[parent] = inside.sorted { $0.key < $1.key }.flatMap(\.value)
    }
  }

  /// The keys of at least half of the entries, without those that any entry may have.
  static func commonKeys(of items: [ProposedCollection.Item]) -> Set<String> {
    var counts: [String: Int] = [:]
    for item in items { for pair in item.pairs { counts[pair.key, default: 0] += 1 } }
    let builtIn = CollectionSchema.universalFields.map(\.name)
    return Set(counts.filter { 2 * $0.value >= items.count }.keys).subtracting(builtIn)
  }

  private static func isAlike(_ a: Set<String>, _ b: Set<String>) -> Bool {
    let all = a.union(b).count
    return all == 0 || Double(a.intersection(b).count) >= likeness * Double(all)
  }

  /// Returns the keys that have each text, in all entries.
  private static func mentions(in items: [Item]) -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    func add(_ node: YAMLNode, _ key: String) {
      switch node.value {
      case .scalar(let text, _): found[text, default: []].insert(key)
      case .sequence(let nodes): for node in nodes { add(node, key) }
      case .mapping(let pairs): for pair in pairs { add(pair.value, key + "." + pair.key) }
      }
    }
    for item in items { for pair in item.pairs { add(pair.value, pair.key) } }
    return found
  }

  // MARK: site.yml

  private static func site(of root: String, _ pages: [Item]) -> String {
    let name = ContentPath.name(of: FileSystem.resolved(root))
    var lines = [
      "# Proposed by `demarc init --from`.", "title: \(WrittenScalar.source(of: humanized(name)))",
    ]
    let known = Set(CollectionSchema.universalFields.map(\.name))
    var keys: [String] = []
    if pages.contains(where: { !$0.hasFrontMatter }) { keys.append("  front_matter: optional") }
    if pages.contains(where: { $0.text("title") == nil }) {
      keys.append("  title: { from: [title, heading, stem] }")
    }
    if pages.contains(where: { $0.pairs.contains { !known.contains($0.key) } }) {
      keys.append("  other_fields: allow")
    }
    if !keys.isEmpty { lines += ["# Pages outside of collections."] + ["pages:"] + keys }
    return lines.joined(separator: "\n") + "\n"
  }
}
