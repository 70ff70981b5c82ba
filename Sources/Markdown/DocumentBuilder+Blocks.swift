internal import CCMarkGFM
internal import Diagnostics

extension DocumentBuilder {
  mutating func paragraph(_ node: Node, _ entering: Bool) {
    let grandparent = cmark_node_parent(node).flatMap { cmark_node_parent($0) }
    let isTight = grandparent.map { cmark_node_get_list_tight($0) != 0 } ?? false
    let isEmpty = cmark_node_first_child(node) == nil || isAttributes(node)
    if entering {
      enterText(range(of: node))
      recordRowsWithoutTable(node)
      openBlock()
      if !openContainers.isEmpty, containerParagraph(node, true) { return }
      if isTight || isEmpty { return }
      newLine()
      write("<p>")
    } else {
      endText()
      closeBlock(.paragraph, node)
      if !openContainers.isEmpty, containerParagraph(node, false) { return }
      if !isTight && !isEmpty { write("</p>\n") }
    }
  }

  mutating func heading(_ node: Node, _ entering: Bool) {
    let level = shownLevel(Int(cmark_node_get_heading_level(node)))
    if entering {
      enterText(range(of: node))
      openBlock()
      newLine()
      write("<h\(level)")
      openHeading = (
        document.html.bytes.count, document.html.slots.count, document.text.bytes.count, nil
      )
      write(">")
      return
    }
    guard let open = openHeading else { return }
    openHeading = nil
    closeBlock(.heading, node)
    let text = document.text.slice(from: open.text).trimmed
    let anchor =
      (open.id ?? idBelow(node)).map { self.anchor($0, orFor: text) } ?? anchors.anchor(for: text)
    endText()
    // Like GitHub, omit the anchor of a heading without letters or digits.
    if isSite, !anchor.isEmpty {
      insert(id: anchor, at: open.html, slotsFrom: open.slots)
      if level > 1 {
        write(" <a class=\"anchor\" href=\"#")
        document.html.bytes.append(escaping: anchor)
        write("\" aria-label=\"")
        document.html.bytes.append(escaping: options.words.linkToSection)
        write(": ")
        document.html.bytes.append(escaping: text)
        write("\">#</a>")
      }
    }
    write("</h\(level)>\n")
    if !document.htmlAnchors.isEmpty {
      claimAnchors(anchor, of: open.text..<document.text.bytes.count)
    }
    document.headings.append(
      .init(
        level: level, text: text, anchor: anchor, range: range(of: node),
        html: (open.html - 3)..<document.html.bytes.count, lines: map.lines(of: range(of: node)),
        isContained: cmark_node_parent(node).map(isContaining) ?? false))
  }

  /// Returns the level at which a heading is shown.
  func shownLevel(_ written: Int) -> Int { max(min(written, 2), written - headingShift) }

  /// Inserts an id into a tag of the output and moves the following slots.
  mutating func insert(id: String, at offset: Int, slotsFrom first: Int) {
    var text: [UInt8] = []
    text.append(literal: " id=\"")
    text.append(escaping: id)
    text.append(literal: "\"")
    document.html.bytes.insert(contentsOf: text, at: offset)
    let count = text.count
    for index in first..<document.html.slots.count {
      let slot = document.html.slots[index]
      let range = slot.range
      document.html.slots[index] = .init(
        slot.kind, (range.lowerBound + count)..<(range.upperBound + count))
    }
  }

  mutating func list(_ node: Node, _ entering: Bool) {
    let isBullets = cmark_node_get_list_type(node) == CMARK_BULLET_LIST
    guard entering else {
      write(isBullets ? "</ul>\n" : "</ol>\n")
      return
    }
    newLine()
    let start = cmark_node_get_list_start(node)
    write(isBullets ? "<ul" : "<ol")
    if isSite && hasTasks(node) { write(" class=\"task-list\"") }
    if !isBullets && start != 1 { write(" start=\"\(start)\"") }
    write(">\n")
  }

  private func hasTasks(_ list: Node) -> Bool {
    var item = cmark_node_first_child(list)
    while let current = item {
      if cmark_node_get_syntax_extension(current) != nil { return true }
      item = cmark_node_next(current)
    }
    return false
  }

  mutating func item(_ node: Node, _ entering: Bool) {
    guard entering else {
      write("</li>\n")
      return
    }
    newLine()
    guard cmark_node_get_syntax_extension(node) != nil else {
      write("<li>")
      return
    }
    let isChecked = cmark_gfm_extensions_get_tasklist_item_checked(node)
    if isSite {
      write("<li class=\"task\"><input type=\"checkbox\" disabled")
      let name = isChecked ? options.words.taskDone : options.words.taskOpen
      write(" aria-label=\"\(escapedHTML(name))\"")
      write(isChecked ? " checked> " : "> ")
    } else {
      write("<li><input type=\"checkbox\" ")
      write(isChecked ? "checked=\"\" disabled=\"\" /> " : "disabled=\"\" /> ")
    }
  }

  mutating func blockQuote(_ node: Node, _ entering: Bool) {
    if let container = container(node) { return self.container(container, node, entering) }
    if entering {
      newLine()
      if isSite, let kind = takeAlert(node) {
        openAlert = node
        write("<div class=\"alert alert-\(kind)\" role=\"note\">\n<p class=\"alert-title\">")
        write("\(escapedHTML(options.words.alerts[kind] ?? kind))</p>\n")
      } else {
        recordNearAlert(node)
        write("<blockquote>\n")
        quoteDepth += 1
      }
      return
    }
    newLine()
    write(openAlert == node ? "</div>\n" : "</blockquote>\n")
    if openAlert == node { openAlert = nil } else { quoteDepth -= 1 }
  }

  /// Detects a GitHub alert: a top-level quote whose first line is just `[!NOTE]`. Removes that
  /// line from the tree.
  private func takeAlert(_ node: Node) -> String? {
    guard let parent = cmark_node_parent(node), cmark_node_get_type(parent) == CMARK_NODE_DOCUMENT,
      let first = cmark_node_first_child(node), cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH,
      let text = cmark_node_first_child(first), cmark_node_get_type(text) == CMARK_NODE_TEXT
    else { return nil }
    let word = string(cmark_node_get_literal(text)).lowercased()
    guard word.hasPrefix("[!"), word.hasSuffix("]") else { return nil }
    let kind = String(word.dropFirst(2).dropLast())
    guard options.words.alerts[kind] != nil else { return nil }
    if let next = cmark_node_next(text) {
      let type = cmark_node_get_type(next)
      guard type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK else { return nil }
      cmark_node_unlink(next)
      cmark_node_free(next)
    }
    cmark_node_unlink(text)
    cmark_node_free(text)
    return kind
  }

  mutating func codeBlock(_ node: Node) {
    defer { closeBlock(.other, node) }
    openBlock()
    let info = string(cmark_node_get_fence_info(node)).trimmed
    newLine()
    let start = document.html.bytes.count
    let title = isSite ? codeTitle(in: info) : nil
    if let title {
      write("<figure><figcaption><code>\(escapedHTML(title))</code></figcaption>\n")
    }
    write(isSite ? "<pre tabindex=\"0\"><code" : "<pre><code")
    if let language = info.split(whereSeparator: \.isWhitespace).first {
      write(" class=\"language-\(escapedHTML(String(language)))\"")
    }
    write(">")
    document.html.bytes.append(escaping: literal(node))
    write(title == nil ? "</code></pre>\n" : "</code></pre>\n</figure>\n")
    let line = Int(cmark_node_get_start_line(node))
    var (length, offset, character): (Int32, Int32, CChar) = (0, 0, 0)
    let isFenced = cmark_node_get_fenced(node, &length, &offset, &character) != 0
    if isFenced { recordUnclosedFence(node, length: length, character: character) }
    document.html.slots.append(
      .init(.codeBlock(document.codeBlocks.count), start..<document.html.bytes.count))
    document.codeBlocks.append(
      .init(
        info: info, content: string(cmark_node_get_literal(node)), range: range(of: node),
        contentStart: map.start(ofLine: isFenced ? line + 1 : line)))
  }

  /// Returns the value of `title` in the info string of a code block, such as a file name:
  /// ```` ```yaml title="site.yml" ````. Nil if there is none.
  private func codeTitle(in info: String) -> String? {
    guard let key = info.firstRange(of: "title="),
      key.lowerBound > info.startIndex, " {\t".contains(info[info.index(before: key.lowerBound)])
    else { return nil }
    let rest = info[key.upperBound...]
    guard let quote = rest.first else { return nil }
    let value =
      quote == "\"" || quote == "'"
      ? rest.dropFirst().prefix { $0 != quote }
      : rest.prefix { !$0.isWhitespace && $0 != "}" && $0 != "," }
    let title = value.singleLine
    return title.isEmpty ? nil : title
  }

  mutating func thematicBreak() {
    newLine()
    write("<hr />\n")
  }

  mutating func footnoteDefinition(_ node: Node, _ entering: Bool) {
    if entering {
      shownFootnoteLines.append(Int(cmark_node_get_start_line(node)))
      let number = document.footnotes.count + 1
      if number == 1 {
        if let parent = cmark_node_parent(node) { closeHTML(in: parent) }
        newLine()
        write("<section class=\"footnotes\" aria-label=\"")
        write("\(escapedHTML(options.words.footnotes))\">\n<ol>\n")
      }
      newLine()
      write("<li id=\"\(MarkdownDocument.Footnote.anchor(number))\">\n")
      openFootnote = (document.html.bytes.count, document.text.bytes.count, number)
      return
    }
    guard let open = openFootnote else { return }
    openFootnote = nil
    document.footnotes.append(
      .init(
        number: open.number, range: range(of: node), html: open.html..<document.html.bytes.count,
        text: document.text.slice(from: open.text).trimmed))
    for use in 1...max(1, footnoteUses[open.number] ?? 1) {
      let anchor = MarkdownDocument.Footnote.referenceAnchor(open.number, use: use)
      let id = use == 1 ? "\(open.number)" : "\(open.number)-\(use)"
      let name = escapedHTML("\(options.words.backToReference) \(id)")
      write("<a href=\"#\(anchor)\" class=\"footnote-backref\" aria-label=\"\(name)\">↩</a>\n")
    }
    write("</li>\n")
  }
}

extension String {
  /// The string without white space at both ends.
  var trimmed: String {
    // Fast path: most texts begin and end with a visible ASCII character.
    let graphic = UInt8(ascii: "!")...UInt8(ascii: "~")
    if let first = utf8.first, let last = utf8.last, graphic ~= first, graphic ~= last {
      return self
    }
    var view = self[...]
    while let last = view.last, last.isWhitespace { view.removeLast() }
    while let first = view.first, first.isWhitespace { view.removeFirst() }
    return String(view)
  }
}
