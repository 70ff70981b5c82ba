/// A change between two versions of a framework. The names of the properties are the keys in JSON.
package struct Change: Sendable, Hashable, Codable {
  /// What happened.
  package let kind: ChangeKind
  /// What it means to users.
  package var `class`: ChangeClass
  /// What it happened to.
  package let subject: Subject
  /// The old value, in words. Nil if there was none.
  package var from: String?
  /// The new value, in words. Nil if there is none.
  package var to: String?
  /// The path of the file of the entry or matrix below the content folder, if it still exists.
  package var path: String?
  /// What the change means, in words: "newly falls on the customer".
  package var reason: String?
  /// Further facts, one a line.
  package var details: [String]?
  /// The pages that show the change. Nil unless they were asked for.
  package var pages: [String]?

  /// Creates a change with the default class of its kind.
  package init(
    _ kind: ChangeKind, _ subject: Subject, from: String? = nil, to: String? = nil,
    reason: String? = nil, details: [String] = []
  ) {
    self.kind = kind
    self.class = kind.defaultClass
    self.subject = subject
    self.from = from
    self.to = to
    self.reason = reason
    self.details = details.isEmpty ? nil : details
  }

  /// The thing that changed, by ids. Titles and addresses are those of the new version if it has the
  /// thing, and otherwise those of the old version.
  package struct Subject: Sendable, Hashable, Codable {
    /// The name of the collection, or nil for a page, a matrix or the site.
    package var collection: String?
    /// The id of the entry or page.
    package var id: String?
    /// The title of the entry, page, matrix or collection.
    package var title: String?
    /// The id of the part of the entry, of the field or of the anchor.
    package var part: String?
    /// The title of that part.
    package var partTitle: String?
    /// What the part is: `level`, `mark` or `part`.
    package var noun: String?
    /// The id of the matrix.
    package var matrix: String?
    /// The id of the row, or nil for a column or a whole matrix.
    package var row: String?
    /// The title of the row.
    package var rowTitle: String?
    /// The id of the column, or nil for a row or a whole matrix.
    package var column: String?
    /// The title of the column.
    package var columnTitle: String?
    /// The address below the base path.
    package var address: String?

    /// Creates an empty subject.
    package init() {}
  }
}

/// The comparison of two versions of a framework. The names of the properties are the keys in JSON.
package struct ChangeReport: Sendable, Equatable, Codable {
  /// The version of the JSON format.
  package var format = 1
  /// The old version.
  package var base: Side
  /// The new version.
  package var head: Side
  /// The part of the version that the changes ask for.
  package var bump = VersionBump.none
  /// The version that they ask for, if the base has a semantic version.
  package var nextVersion: String?
  /// True if the version of the head is lower than that.
  package var isVersionTooLow = false
  /// The numbers of changes by class.
  package var counts = Counts()
  /// The titles of collections by name.
  package var collectionTitles: [String: String] = [:]
  /// The titles of matrices by id.
  package var matrixTitles: [String: String] = [:]
  /// The changes, in the order of reports.
  package var changes: [Change] = []
  /// Entries that were probably renamed.
  package var renames: [ProbableRename] = []
  /// The effects of changes on counts, shares and rankings.
  package var effects: [Effect] = []
  /// The matrices with changed cells.
  package var matrices: [MatrixDifference] = []
  /// The findings that only the head has.
  package var newFindings: [FindingText] = []
  /// The findings that only the base has.
  package var fixedFindings: [FindingText] = []
  /// The pages whose contents changed, with the changes that explain them. Nil unless they were asked
  /// for.
  package var pages: [PageChange]?
  /// Why the comparison may lack changes. Empty if it is complete.
  package var limits: [String] = []

  /// Creates a report without changes.
  package init(base: Side, head: Side) {
    self.base = base
    self.head = head
  }

  /// One of the two versions.
  package struct Side: Sendable, Equatable, Codable {
    /// Its name: a revision, a folder, or "working tree".
    package var name: String
    /// The full hash of its commit, if it is one.
    package var commit: String?
    /// The version that `site.yml` declares.
    package var version: String?
    /// True for a release tag. Only after a release do changes ask for a certain version.
    package var isRelease = false
    /// The title of the site.
    package var title: String

    /// Creates a side.
    package init(name: String, commit: String? = nil, version: String? = nil, title: String = "") {
      self.name = name
      self.commit = commit
      self.version = version
      self.title = title
    }
  }

  /// The numbers of changes by class.
  package struct Counts: Sendable, Equatable, Codable {
    package var breaking = 0
    package var additive = 0
    package var editorial = 0

    /// Creates the counts of no changes.
    package init() {}
  }

  /// An entry that was probably renamed.
  package struct ProbableRename: Sendable, Hashable, Codable {
    /// The name of the collection.
    package let collection: String
    /// The old id.
    package let from: String
    /// The new id.
    package let to: String
    /// The share of their words that are the same, in percent.
    package let similarity: Int
    /// The path of the file of the new entry below the content folder.
    package let path: String
    /// The line for its front matter, or nil if its address is the same.
    package let redirect: String?
  }

  /// What changes of a matrix do to one of its rows or columns.
  package struct Effect: Sendable, Hashable, Codable {
    /// The id of the matrix.
    package let matrix: String
    /// The id of the row or column.
    package let line: String
    /// The title of the row or column.
    package let title: String
    /// The counts and the rank, in words.
    package let text: String
  }

  /// A finding of `demarc check`.
  package struct FindingText: Sendable, Hashable, Codable {
    /// The id of the rule.
    package let rule: String
    /// `error`, `warning` or `note`.
    package let severity: String
    /// The path of the file.
    package let path: String
    /// The line, from 1.
    package let line: Int
    /// The message.
    package let message: String

    /// Creates a finding.
    package init(rule: String, severity: String, path: String, line: Int, message: String) {
      (self.rule, self.severity, self.path) = (rule, severity, path)
      (self.line, self.message) = (line, message)
    }
  }

  /// A page whose contents differ.
  package struct PageChange: Sendable, Hashable, Codable {
    /// Its address below the base path.
    package let address: String
    /// `added`, `removed` or `changed`.
    package let state: String

    /// Creates a page change.
    package init(address: String, state: String) {
      (self.address, self.state) = (address, state)
    }
  }

  /// True if nothing changed.
  package var isEmpty: Bool { changes.isEmpty }

  /// The most severe class of the changes.
  package var worst: ChangeClass? { changes.map(\.class).max() }
}
