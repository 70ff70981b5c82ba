/// A block of another tool that the text for the parser has as a quote.
struct Container {
  /// The element that is written for it.
  enum Kind {
    /// An alert of a kind such as `note`.
    case alert(String)
    /// An alert that readers open.
    case details(String, isOpen: Bool)
    case tab(isOpen: Bool)
    case definitionList
    case term
    case definition
  }

  enum Title {
    /// The first paragraph of the quote.
    case paragraph
    /// The title of the alert's kind in the language of the site.
    case ofKind
    /// A text, such as the name of the type.
    case text(String)
    case none
  }

  let kind: Kind
  var title = Title.none
}

/// The types of admonitions and containers that other tools have, by the alert that shows them.
package enum AdmonitionType {
  /// The known types, sorted.
  package static let names = alerts.keys.sorted()

  /// The alert for each type, in lower case.
  static let alerts: [String: String] = {
    let types = [
      "note": ["note", "info", "abstract", "summary", "tldr", "todo", "question", "help", "faq"]
        + ["example", "snippet", "quote", "cite", "seealso", "see-also", "secondary", "admonition"]
        + ["details", "collapse"],
      "tip": ["tip", "hint", "success", "check", "done"],
      "important": ["important"],
      "warning": ["warning", "warn", "attention"],
      "caution": ["caution", "danger", "error", "failure", "fail", "missing", "bug"],
    ]
    var alerts: [String: String] = [:]
    for (alert, names) in types { for name in names { alerts[name] = alert } }
    return alerts
  }()

  /// The types that readers open, in `:::` containers.
  static let collapsed: Set<String> = ["details", "collapse"]

  /// Returns the title of a type without a title of its own.
  static func title(_ type: String) -> Container.Title {
    let name = type.lowercased()
    if alerts[name] == name { return .ofKind }
    let words = type.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
    return .text(words.prefix(1).uppercased() + words.dropFirst())
  }
}
