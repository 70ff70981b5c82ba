internal import ContentFormat
internal import Diagnostics

// The keys of `site.yml` whose declaration is `any`.

extension FieldReader {
  /// Reads the settings of comparisons. A folder outside of the content is reported.
  mutating func changes(_ values: Fields) -> ChangesSettings {
    guard let folder = values["folder"], let text = values.text("folder"),
      !ChangesSettings.isFolder(text)
    else { return ChangesSettings(values) }
    error(
      "\(text.quoted) is no folder below the content folder", at: folder.range,
      help: ["write a path such as `releases/changes`"])
    return ChangesSettings()
  }

  /// Reads severities by rule. A key that contains `/` or `.`, or whose value is a mapping, is the
  /// path of a folder or file.
  mutating func severities(_ node: YAMLNode, into site: inout SiteConfiguration) {
    guard case .mapping(let pairs) = node.value else {
      findings.append(.wrongType("severities", expected: "a mapping", found: node, in: file))
      return
    }
    func isPath(_ pair: YAMLNode.Pair) -> Bool {
      if case .mapping = pair.value.value { return true }
      return pair.key.contains("/") || pair.key.contains(".")
    }
    site.severities = settings(pairs.filter { !isPath($0) })
    for pair in pairs.filter(isPath) {
      guard case .mapping(let inner) = pair.value.value else {
        findings.append(
          .wrongType("severities.\(pair.key)", expected: "a mapping", found: pair.value, in: file))
        continue
      }
      site.pathSeverities.append(
        .init(
          path: pair.key.split(separator: "/").joined(separator: "/"), range: pair.keyRange,
          settings: settings(inner)))
    }
  }

  private mutating func settings(
    _ pairs: [YAMLNode.Pair]
  ) -> [RuleID: SiteConfiguration.SeveritySetting] {
    let names = ["error", "warning", "note", "off"].map { EnumValue(id: $0) }
    var settings: [RuleID: SiteConfiguration.SeveritySetting] = [:]
    for pair in pairs {
      let schema = FieldSchema("severities.\(pair.key)", .enumeration(names, isOrdered: false))
      guard case .choice(let value, _)? = value(pair.value, schema)?.value else { continue }
      settings[RuleID(pair.key)] = .init(
        severity: Severity(rawValue: value.id), range: pair.keyRange)
    }
    return settings
  }

  /// Returns an item such as `Risks: risks/index.md` with the keys `title` and `to`, and reports it.
  private mutating func titled(_ item: YAMLNode) -> YAMLNode {
    guard case .mapping(let pairs) = item.value, pairs.count == 1, let path = pairs[0].value.text,
      !["title", "to"].contains(pairs[0].key),
      path.hasSuffix(".md") || path.hasSuffix("/") || isAbsoluteURL(path)
    else { return item }
    let pair = pairs[0]
    error(
      "an item of the navigation has the keys `title` and `to`", at: pair.keyRange,
      help: ["write \("- { title: \(pair.key), to: \(path) }".quoted)"])
    let title = YAMLNode(value: .scalar(pair.key, isQuoted: true), range: pair.keyRange)
    return YAMLNode(
      value: .mapping([
        .init(key: "title", keyRange: pair.keyRange, value: title),
        .init(key: "to", keyRange: pair.keyRange, value: pair.value),
      ]), range: item.range)
  }

  /// Reads a list of paths, of mappings with `title` and `to`, or of mappings with `title` and
  /// `items`.
  ///
  /// - Parameter depth: The level of the items, from 1.
  mutating func navigation(
    _ node: YAMLNode?, depth: Int = 1
  ) -> [SiteConfiguration.NavigationItem] {
    guard let node else { return [] }
    guard case .sequence(let items) = node.value else {
      findings.append(
        .wrongType(
          "navigation", expected: "a list", found: node, in: file,
          help: ["write each item as `- { title: Page, to: page.md }`"]))
      return []
    }
    let link = SiteConfiguration.navigationLink
    let group = SiteConfiguration.navigationGroup
    return items.compactMap { item in
      if let path = item.text {
        guard !isAbsoluteURL(path) else {
          error(
            "a link to another site needs a title", at: item.range,
            help: ["write `{ title: …, to: \(path) }`"])
          return nil
        }
        return SiteConfiguration.NavigationItem(title: nil, target: path, range: item.range)
      }
      if item.hasKey("items") {
        guard depth < SiteConfiguration.maximumNavigationDepth else {
          error(
            "the navigation has at most \(SiteConfiguration.maximumNavigationDepth) levels",
            at: item.range, help: ["move these items into the group around them"])
          return nil
        }
        let values = fields(of: item, schema: group, owner: "a group of the navigation")
        let inner = navigation(values.node("items"), depth: depth + 1)
        guard !inner.isEmpty else { return nil }
        return SiteConfiguration.NavigationItem(
          title: values.text("title"), target: "", range: item.range, items: inner)
      }
      let values = fields(of: titled(item), schema: link, owner: "a navigation item")
      guard let target = values["to"], case .text(let path) = target.value else { return nil }
      if isAbsoluteURL(path), values.text("title") == nil {
        error(
          "a link to another site needs a title", at: target.range,
          help: ["write `{ title: …, to: \(path) }`"])
        return nil
      }
      return SiteConfiguration.NavigationItem(
        title: values.text("title"), target: path, range: target.range)
    }
  }
}
