package import FrameworkData

/// A file of an export: its name is known before the framework is read, its contents are made from it.
package struct ExportFile: Sendable {
  /// The name of the format.
  package let format: String
  /// The path below ``place``.
  package let path: String
  /// The folder of the site that has the file.
  package let place: Place
  /// The media type.
  package let mediaType: String
  /// What the file contains, in plain text.
  package let title: String
  /// The part of the framework that the file is about.
  package let subject: Subject
  /// Whether the list for readers has the file.
  package let isListed: Bool
  /// Returns the number of pieces. They can be made in parallel; joined, they are the file.
  package let pieceCount: @Sendable (Framework) -> Int
  /// Returns a piece.
  package let piece: @Sendable (Int, ExportSource) -> [UInt8]

  /// A folder of the site.
  package enum Place: Sendable, Hashable {
    /// The folder of exports.
    case data
    /// The top of the site.
    case site
  }

  /// The part of a framework that a file is about.
  package enum Subject: Sendable, Hashable {
    /// The whole framework, also if the export is limited to a matrix.
    case framework
    /// Everything that the export is limited to.
    case selection
    /// A collection, its parts or its relations.
    case collection(String)
    /// A matrix.
    case matrix(String)
    /// A row or column of the side of a matrix whose entries have duties.
    case header(String, matrix: String)
  }

  /// Creates a file that is made as a whole.
  package init(
    format: String, path: String, place: Place = .data, mediaType: String, title: String,
    subject: Subject, isListed: Bool = true, bytes: @escaping @Sendable (ExportSource) -> [UInt8]
  ) {
    self.init(
      format: format, path: path, place: place, mediaType: mediaType, title: title,
      subject: subject, isListed: isListed,
      pieceCount: { _ in 1 }, piece: { _, source in bytes(source) })
  }

  /// Creates a file that is made in pieces.
  package init(
    format: String, path: String, place: Place = .data, mediaType: String, title: String,
    subject: Subject, isListed: Bool = true,
    pieceCount: @escaping @Sendable (Framework) -> Int,
    piece: @escaping @Sendable (Int, ExportSource) -> [UInt8]
  ) {
    self.format = format
    self.path = path
    self.place = place
    self.mediaType = mediaType
    self.title = title
    self.subject = subject
    self.isListed = isListed
    self.pieceCount = pieceCount
    self.piece = piece
  }

  /// Returns the whole file.
  package func bytes(_ source: ExportSource) -> [UInt8] {
    (0..<pieceCount(source.framework)).flatMap { piece($0, source) }
  }
}

/// Everything from which the files of an export are made.
package struct ExportSource: Sendable {
  /// The framework.
  package let framework: Framework
  /// The collections and fields that formats need.
  package let roles: ExportRoles
  /// The names and paths of the files that are made.
  package let files: [ExportFile]
  /// Returns the text of an entry as HTML, or nil if it has none.
  package let html: @Sendable (Framework.Name) -> String?
  /// The day of the last change of an entry (`2026-11-29`), or nil if none is known.
  package let lastChange: @Sendable (Framework.Entry) -> String?
  /// The name and version of the program.
  package let generator: String
  /// The path of the site on its host, with slashes at both ends.
  package let basePath: String
  /// Who wrote the framework, if the site says so.
  package let authors: [String]
  /// The names of frameworks in CISO Assistant, by the ids of standards.
  package let assistantFrameworks: [String: String]
  /// The recorded comparisons, the newest version first.
  package let records: [Record]
  /// The routes of entries by the paths of their files. Files with several entries have none.
  let routesByPath: [String: String]
  /// The entries that refer to each entry, by the name of the relation seen from it. Those of relations without
  /// such a name come last, below an empty one.
  let users: [Framework.Name: [(relation: String, entries: [Framework.Name])]]

  /// A recorded comparison of a version with the one before it, in words.
  package struct Record: Sendable, Hashable {
    /// The version.
    let version: String
    /// The percent-encoded route of its page.
    let route: String
    /// The day of the record, if it is known.
    let day: String?
    /// The numbers of changes.
    let summary: String
    /// The changes, in plain text.
    let changes: [String]

    /// Creates a record.
    package init(
      version: String, route: String, day: String?, summary: String, changes: [String]
    ) {
      (self.version, self.route, self.day) = (version, route, day)
      (self.summary, self.changes) = (summary, changes)
    }
  }

  /// Creates a source.
  package init(
    framework: Framework, roles: ExportRoles, files: [ExportFile], generator: String,
    basePath: String = "/", authors: [String] = [], assistantFrameworks: [String: String] = [:],
    records: [Record] = [],
    html: @escaping @Sendable (Framework.Name) -> String?,
    lastChange: @escaping @Sendable (Framework.Entry) -> String?
  ) {
    self.framework = framework
    self.roles = roles
    self.files = files
    self.generator = generator
    self.basePath = basePath
    self.authors = authors
    self.assistantFrameworks = assistantFrameworks
    self.records = records
    self.html = html
    self.lastChange = lastChange
    let paths = Dictionary(grouping: framework.entries, by: \.path)
    routesByPath = paths.compactMapValues { $0.count == 1 ? $0[0].route : nil }
    let collections = Dictionary(
      framework.collections.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var inverses: [String: [String: String]] = [:]
    var users: [Framework.Name: [String: Set<Framework.Name>]] = [:]
    for relation in framework.relations where relation.source.entry != relation.target.entry {
      let (collection, field) = (relation.source.entry.collection, relation.field)
      let inverse =
        inverses[collection]?[field] ?? collections[collection]?.inverse(of: field) ?? ""
      inverses[collection, default: [:]][field] = inverse
      users[relation.target.entry, default: [:]][inverse, default: []].insert(
        relation.source.entry)
    }
    self.users = users.mapValues { relations in
      relations.sorted { ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key) }
        .map { (relation: $0.key, entries: $0.value.sorted()) }
    }
  }
}
