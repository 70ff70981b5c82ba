internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// The page of all rules, grouped by their severity on this site.
struct RulesPage: PageModel {
  static let template = PageTemplate.rules

  struct Group: TemplateModel {
    let anchor: String
    let title: String
    let meaning: String
    let rules: [Item]

    static let names: TemplateNames<Self> = [
      "anchor": .text(\.anchor), "title": .text(\.title), "meaning": .text(\.meaning),
      "count": .number(\.rules.count), "rules": .group(\.rules),
    ]
  }

  struct Item: TemplateModel {
    let id: String
    let href: String
    let summary: [UInt8]

    static let names: TemplateNames<Self> = [
      "id": .text(\.id), "href": .text(\.href), "summary": .html(\.summary),
    ]
  }

  let groups: [Group]

  static let names: TemplateNames<Self> = ["rule_groups": .group(\.groups)]
}

/// The manual page of a rule.
struct RulePage: PageModel {
  static let template = PageTemplate.rule

  struct Manual: TemplateModel {
    let id: String
    let what: [UInt8]
    let severity: String
    let severityTitle: String
    let meaning: String
    let sections: [Section]

    static let names: TemplateNames<Self> = [
      "id": .text(\.id), "what": .html(\.what), "severity": .text(\.severity),
      "severity_title": .text(\.severityTitle), "meaning": .text(\.meaning),
      "sections": .list(\.sections),
    ]
  }

  struct Section: TemplateModel {
    let anchor: String
    let title: String
    let html: [UInt8]

    static let names: TemplateNames<Self> = [
      "anchor": .text(\.anchor), "title": .text(\.title), "html": .html(\.html),
    ]
  }

  let rule: Manual

  static let names: TemplateNames<Self> = ["rule": .object(\.rule)]
}

extension SiteRenderer {
  func rulesPage(_ page: SiteMap.Page) -> [UInt8] {
    let title = word("rules")
    var facts = PageMetadata(title: title, description: word("rules_lead"), kind: "rules")
    facts.section = title
    let severityNames = Severity.allCases.reversed().map(\.rawValue) + ["off"]
    let groups = severityNames.compactMap { severityName -> RulesPage.Group? in
      let rules = siteMap.rules.filter { self.severityName(of: $0) == severityName }
      guard !rules.isEmpty else { return nil }
      return RulesPage.Group(
        anchor: SiteMap.ruleAnchor(severityName), title: word("rules_\(severityName)"),
        meaning: word("meaning_\(severityName)"), rules: rules.map(ruleItem))
    }
    var root = root(
      page, facts, breadcrumbs: homeCrumbs + [Link(title: title, href: nil)])
    root.outline = groups.map { PageRoot.Heading(title: $0.title, href: "#" + $0.anchor) }
    return render(RulesPage(groups: groups), on: root)
  }

  private func ruleItem(_ rule: Rule) -> RulesPage.Item {
    RulesPage.Item(
      id: rule.id.name, href: siteMap.href(siteMap.route(of: rule)),
      summary: sentence(firstSentence(rule.manual.what)))
  }

  func rulePage(_ rule: Rule, _ page: SiteMap.Page) -> [UInt8] {
    let manual = rule.manual
    var facts = PageMetadata(
      title: rule.id.name, description: manual.what.replacing("`", with: ""), kind: "rule")
    facts.section = word("rules")
    let crumbs =
      homeCrumbs + [
        Link(title: word("rules"), href: siteMap.href(SiteMap.rulesRoute)),
        Link(title: rule.id.name, href: nil),
      ]
    let severityName = severityName(of: rule)
    let model = RulePage.Manual(
      id: rule.id.name, what: sentence(manual.what), severity: severityName,
      severityTitle: word("severity_\(severityName)"), meaning: word("meaning_\(severityName)"),
      sections: [
        section("why", paragraph(manual.why)), section("example", code(manual.example)),
      ]
        + [("reads", manual.reads), ("leaves", manual.leaves)].filter { !$0.1.isEmpty }
        .map { section($0.0, list($0.1)) }
        + [section("fix", paragraph(manual.fix))])
    return render(RulePage(rule: model), on: root(page, facts, breadcrumbs: crumbs))
  }

  private func section(_ name: String, _ html: [UInt8]) -> RulePage.Section {
    RulePage.Section(
      anchor: SiteMap.ruleAnchor(name), title: word("rule_\(name)"), html: html)
  }

  /// Returns the severity of a rule on this site, or `off`.
  private func severityName(of rule: Rule) -> String {
    guard let setting = graph.site.severities[rule.id] else { return rule.severity.rawValue }
    return setting.severity?.rawValue ?? "off"
  }

  private func paragraph(_ text: String) -> [UInt8] {
    Array("<p>".utf8) + sentence(text) + Array("</p>".utf8)
  }

  /// Returns sentences as they are written, since their links lead nowhere from here.
  private func list(_ sentences: [String]) -> [UInt8] {
    Array("<ul>\(sentences.map { "<li>\(escapedHTML($0))</li>" }.joined())</ul>".utf8)
  }

  private func code(_ text: String) -> [UInt8] {
    Array("<pre tabindex=\"0\"><code>\(escapedHTML(text))\n</code></pre>".utf8)
  }

  /// Returns a sentence of a manual as HTML. The manual is Markdown, so text in backticks is code.
  private func sentence(_ text: String) -> [UInt8] {
    let document = MarkdownParser.parse(Array(text.utf8))
    return Array(document.html.bytes[document.inlineHTML])
  }
}

/// Returns the first sentence of a text. A period inside backticks does not end a sentence.
func firstSentence(_ text: String) -> String {
  var isCode = false
  var index = text.startIndex
  while index < text.endIndex {
    let next = text.index(after: index)
    if text[index] == "`" { isCode.toggle() }
    if text[index] == ".", !isCode, next < text.endIndex, text[next] == " " {
      return String(text[..<next])
    }
    index = next
  }
  return text
}
