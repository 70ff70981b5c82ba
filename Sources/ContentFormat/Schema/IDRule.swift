package import Diagnostics
internal import Markdown

/// The rule that determines the ids of a collection's entries: the key `id`.
package struct IDRule: Sendable {
  /// A source of ids.
  package enum Source: Sendable, Hashable {
    /// The file name without its extension.
    case stem
    /// The name of the folder that contains the file.
    case folder
    /// The path below the folder of the collection, without the extension.
    case path
    /// Fields and literals in order. A source that is one field is a template of one part.
    case template([TemplatePart])
  }

  /// A part of an id template such as `AIR-{type}-{sequence:03}`.
  package enum TemplatePart: Sendable, Hashable {
    /// Literal text.
    case literal(String)
    /// The value of a field, or the file name, the folder or the path.
    case value(Value, Format?)
  }

  /// A value in a template.
  package enum Value: Sendable, Hashable {
    case field(FieldPath)
    case stem
    case folder
    case path
  }

  /// A change to a value in a template.
  package enum Format: Sendable, Hashable {
    /// Digits are preceded by zeros up to this width.
    case padded(Int)
    case lower
    case upper
    /// As in anchors: lowercase letters, digits and `-`.
    case slug
  }

  /// The sources, in the order in which they are tried.
  package var sources = standardSources
  /// The pattern that every id must match, or nil.
  package var pattern: Pattern?
  /// The fields whose values references may use instead of the id.
  package var also: [FieldPath] = []
  /// The location of the sources, or nil for the default ones.
  package var location: SourceLocation?

  /// The default sources: the field `id`, then the file name.
  package static let standardSources: [Source] = [.field(FieldPath("id")), .stem]

  /// Creates the default rule.
  package init() {}

  /// True if an `id` in front matter is the id, so it cannot contradict it.
  package var usesWrittenID: Bool {
    sources.contains(.field(FieldPath("id"))) || also.contains(FieldPath("id"))
  }

  /// True if ids mean something to readers. Otherwise they are only file names.
  package var isMeaningful: Bool {
    pattern != nil || sources.contains { $0 != .stem && $0 != .field(FieldPath("id")) }
  }

  /// True if ids may contain `/`, such as `android/T1`.
  package var hasSlashes: Bool {
    pattern?.source.contains("/") ?? false
      || sources.contains { source in
        switch source {
        case .path: true
        case .stem, .folder: false
        case .template(let parts): parts.contains(where: \.hasSlashes)
        }
      }
  }

  /// True if ids identify entries by more than the path of their file: by a pattern or by fields.
  package var isDeclared: Bool {
    pattern != nil
      || sources.contains { source in
        guard case .template(let parts) = source else { return false }
        return parts.contains { part in
          if case .value(.field(let path), _) = part { path != FieldPath("id") } else { false }
        }
      }
  }

  /// True if ids contain the value of a top-level field.
  package func contains(_ field: String) -> Bool {
    sources.contains { source in
      guard case .template(let parts) = source else { return false }
      return parts.contains { part in
        if case .value(.field(FieldPath(field)), _) = part { true } else { false }
      }
    }
  }

  /// The names in templates of values other than fields.
  static let names: [(name: String, value: Value, source: Source)] = [
    ("folder", .folder, .folder), ("path", .path, .path), ("stem", .stem, .stem),
  ]
}

extension IDRule.Source {
  /// The value of a field as the id.
  package static func field(_ path: FieldPath) -> Self { .template([.value(.field(path), nil)]) }

  /// The source in messages.
  package var noun: String {
    switch self {
    case .stem: "no usable file name"
    case .folder: "no folder below the content folder"
    case .path: "no usable path"
    case .template(let parts):
      parts.compactMap { part in
        if case .value(.field(let path), _) = part { "no \(path.text.quoted)" } else { nil }
      }.listed("and")
    }
  }
}

extension IDRule.TemplatePart {
  fileprivate var hasSlashes: Bool {
    switch self {
    case .literal(let text): text.contains("/")
    case .value(.path, nil): true
    case .value: false
    }
  }
}

extension IDRule.Format {
  /// Parses the part of a template after the colon. Returns nil for an unknown format.
  init?(_ text: Substring) {
    switch text {
    case "lower": self = .lower
    case "upper": self = .upper
    case "slug": self = .slug
    default:
      guard text.utf8.count == 2, text.hasPrefix("0"), let width = Int(text), width > 0 else {
        return nil
      }
      self = .padded(width)
    }
  }

  /// The formats as findings list them.
  static let names = ["03", "lower", "upper", "slug"]

  /// Applies the format to a value.
  package func apply(to text: String) -> String {
    switch self {
    case .padded(let width):
      let isNumber = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
      let zeros = isNumber ? max(0, width - text.utf8.count) : 0
      return String(repeating: "0", count: zeros) + text
    case .lower: return text.lowercased()
    case .upper: return text.uppercased()
    case .slug: return AnchorNames.slug(text)
    }
  }
}
