internal import CCMarkGFM
internal import Diagnostics

/// Translated containers. They are quotes in the tree, and ``Translation/containers`` has the lines
/// on which they begin.
extension DocumentBuilder {
  /// The container that a quote is in the source, or nil for a quote of the author.
  func container(_ quote: Node) -> Container? {
    containers.isEmpty ? nil : containers[Int(cmark_node_get_start_line(quote))]
  }

  mutating func container(_ container: Container, _ node: Node, _ entering: Bool) {
    if entering {
      newLine()
      openContainers.append((node, container))
      writeStart(container, hasTitle: isTitled(node, container))
    } else {
      openContainers.removeLast()
      if case .term = container.kind {} else { newLine() }
      switch container.kind {
      case .alert: write("</div>\n")
      case .details, .tab: write("</details>\n")
      case .definitionList: write("</dl>\n")
      case .term: write("</dt>\n")
      case .definition: write("</dd>\n")
      }
    }
  }

  private mutating func writeStart(_ container: Container, hasTitle: Bool) {
    switch container.kind {
    case .alert(let kind): write("<div class=\"alert alert-\(kind)\" role=\"note\">\n")
    case .details(let kind, let isOpen):
      write("<details class=\"alert alert-\(kind)\"\(isOpen ? " open" : "")>\n")
    case .tab(let isOpen): write("<details class=\"tab\"\(isOpen ? " open" : "")>\n")
    case .definitionList: return write("<dl>\n")
    case .term: return write("<dt>")
    case .definition: return write("<dd>\n")
    }
    if hasTitle { return }
    let kind = container.alertKind
    let title: String
    switch container.title {
    case .text(let text): title = text
    case .ofKind, .paragraph: title = options.words.alerts[kind] ?? kind
    // A details element needs a summary.
    case .none where container.isCollapsible: title = options.words.alerts[kind] ?? kind
    case .none: return
    }
    writeTitleStart(container)
    write(escapedHTML(title))
    writeTitleEnd(container)
  }

  private mutating func writeTitleStart(_ container: Container) {
    write(container.isCollapsible ? "<summary class=\"alert-title\">" : "<p class=\"alert-title\">")
  }

  private mutating func writeTitleEnd(_ container: Container) {
    write(container.isCollapsible ? "</summary>\n" : "</p>\n")
  }

  /// Returns whether the first block of a container is its title.
  private func isTitled(_ node: Node, _ container: Container) -> Bool {
    guard case .paragraph = container.title, let first = cmark_node_first_child(node) else {
      return false
    }
    return cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH
  }

  /// Writes the tag of a paragraph that a container shows in its own way. Returns false for others.
  mutating func containerParagraph(_ node: Node, _ entering: Bool) -> Bool {
    guard let (parent, container) = openContainers.last, cmark_node_parent(node) == parent else {
      return false
    }
    switch container.kind {
    case .term: return true
    case .definition:
      return cmark_node_next(node) == nil && cmark_node_previous(node) == nil
    case .definitionList: return false
    case .alert, .details, .tab:
      guard cmark_node_previous(node) == nil, isTitled(parent, container) else { return false }
      if entering { writeTitleStart(container) } else { writeTitleEnd(container) }
      return true
    }
  }
}

extension Container {
  fileprivate var alertKind: String {
    switch kind {
    case .alert(let kind), .details(let kind, _): kind
    case .tab, .definitionList, .term, .definition: "note"
    }
  }

  fileprivate var isCollapsible: Bool {
    switch kind {
    case .details, .tab: true
    case .alert, .definitionList, .term, .definition: false
    }
  }
}
