internal import FrameworkData

/// A format in which a framework can be exported. ``all`` is the table of formats: a new one is a line in it
/// and a file that declares it.
package struct Exporter: Sendable {
  /// The name in commands and in `site.yml`.
  package let name: String
  /// The name for readers.
  package let title: String
  /// Who uses it, in a sentence.
  package let purpose: String
  /// What the format cannot do without.
  package let needs: Set<Need>
  /// The program that makes the files from their bytes, or nil if the bytes are the files.
  package let program: Program?
  /// Returns the files, from the outline of a framework.
  package let files: @Sendable (ExportOutline) -> [ExportFile]

  /// Something that a format cannot do without.
  package enum Need: Sendable, Hashable, CaseIterable {
    /// The `id` of the site, from which UUIDs follow.
    case siteID
    /// A day for the times of documents.
    case date
    /// The collection of controls.
    case controls
    /// A matrix with duties.
    case duties
    /// The collection of threats.
    case threats
    /// The collection of releases, or recorded comparisons.
    case releases
  }

  /// A program that makes files from descriptions.
  package enum Program: Sendable, Hashable {
    /// Makes workbooks.
    case spreadsheets
  }

  /// Creates a format.
  package init(
    name: String, title: String, purpose: String, needs: Set<Need> = [], program: Program? = nil,
    files: @escaping @Sendable (ExportOutline) -> [ExportFile]
  ) {
    self.name = name
    self.title = title
    self.purpose = purpose
    self.needs = needs
    self.program = program
    self.files = files
  }

  /// All formats, in the order in which they are listed.
  package static let all: [Exporter] = [
    .json, .csv, .xlsx, .oscal, .plans, .stix, .text, .atom, .ciso, .citation, .redirects,
  ]

  /// Returns the format with a name.
  package static func named(_ name: String) -> Exporter? { all.first { $0.name == name } }
}

extension Exporter {
  /// The lossless JSON, with its schema.
  static let json = Exporter(
    name: "json", title: "JSON",
    purpose: "For programs: the whole framework in one file, without loss."
  ) { _ in
    [
      ExportFile(
        format: "json", path: FrameworkJSON.fileName, mediaType: "application/json",
        title: "The framework", subject: .selection, pieceCount: FrameworkJSON.pieceCount,
        piece: { index, source in
          FrameworkJSON.piece(index, of: source.framework) { source.html($0.name) }
        }),
      ExportFile(
        format: "json", path: FrameworkJSONSchema.fileName, mediaType: "application/schema+json",
        title: "Its JSON Schema", subject: .selection
      ) { _ in Array(FrameworkJSONSchema.text.utf8) },
    ]
  }
}
