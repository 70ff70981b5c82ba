package import Comparison
internal import ContentFormat

/// The settings in `site.yml` about comparisons of versions (`demarc diff`).
package struct ChangesSettings: Sendable {
  /// The folder of recorded comparisons, below the content folder.
  package private(set) var folder = "changes"
  /// The classes of changes that differ from the default.
  package private(set) var classes: [ChangeKind: ChangeClass] = [:]
  /// True if `site.yml` has the key, so that recorded comparisons have pages.
  package private(set) var isDeclared = false

  /// The route of the page that lists the recorded comparisons.
  package static let route = "changes/"

  /// Creates the settings of a site without the key.
  package init() {}

  /// Reads the value of the key.
  init(_ values: Fields) {
    isDeclared = true
    if let text = values.text("folder") {
      folder = text.split(separator: "/").joined(separator: "/")
    }
    let classes = values.record("classes")
    for kind in ChangeKind.allCases {
      self.classes[kind] = classes?.choice(kind.rawValue, as: ChangeClass.self)
    }
  }

  /// Returns whether a path is that of a folder below the content folder, without `.` and `..`.
  static func isFolder(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    return !parts.isEmpty && !path.hasPrefix("/") && parts.allSatisfy { isRoutePart(String($0)) }
  }

  /// The keys.
  static let schema: [FieldSchema] = {
    let classes = ChangeClass.allCases.reversed().map { EnumValue(id: $0.rawValue) }
    return [
      FieldSchema(
        "folder", .string,
        meaning:
          "The folder of recorded comparisons (`demarc diff --record`) below the content folder. The default is `changes`."
      ),
      FieldSchema(
        "classes",
        .record(
          ChangeKind.allCases.map {
            FieldSchema(
              $0.rawValue, .enumeration(classes, isOrdered: false),
              meaning: "\($0.meaning) The default is `\($0.defaultClass.rawValue)`.")
          }),
        meaning: "The classes of kinds of changes, where they differ from the default."),
    ]
  }()
}
