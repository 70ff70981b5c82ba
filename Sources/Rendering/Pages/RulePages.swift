internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

extension SiteRenderer {
  /// The page of all rules, by what they weigh on this site.
  func rulesPage(_ page: SiteMap.Page) -> [UInt8] {
    let title = word("rules")
    var facts = PageFacts(title: title, description: word("rules_lead"), kind: "rules")
    facts.section = title
    let weights = Severity.allCases.reversed().map(\.rawValue) + ["off"]
    let groups = weights.compactMap { weight -> (weight: String, rules: [Rule])? in
      let rules = siteMap.rules.filter { self.weight(of: $0) == weight }
      return rules.isEmpty ? nil : (weight, rules)
    }
    let names = groups.map { weight, rules in
      TemplateObject([
        "anchor": .text(SiteMap.ruleAnchor(weight)), "title": .text(word("rules_\(weight)")),
        "meaning": .text(word("meaning_\(weight)")), "rules": .group(rules.map(ruleItem)),
      ])
    }
    var object = root(page, facts, breadcrumbs: homeCrumbs + [crumb(title, nil)])
    object["outline"] = .group(
      groups.map { weight, _ in
        TemplateObject([
          "title": .text(word("rules_\(weight)")),
          "href": .text("#" + SiteMap.ruleAnchor(weight)), "outline_items": nil,
        ])
      })
    return render("rules", object.merging(TemplateObject(["rule_groups": .group(names)])))
  }

  private func ruleItem(_ rule: Rule) -> TemplateObject {
    TemplateObject([
      "id": .text(rule.id.name), "href": .text(siteMap.href(siteMap.route(of: rule))),
      "summary": .html(sentence(firstSentence(rule.manual.what))),
    ])
  }

  /// The page of a rule: its manual.
  func rulePage(_ rule: Rule, _ page: SiteMap.Page) -> [UInt8] {
    let manual = rule.manual
    var facts = PageFacts(
      title: rule.id.name, description: manual.what.replacing("`", with: ""), kind: "rule")
    facts.section = word("rules")
    let crumbs =
      homeCrumbs + [
        crumb(word("rules"), siteMap.href(SiteMap.rulesRoute)), crumb(rule.id.name, nil),
      ]
    let weight = weight(of: rule)
    let names = TemplateObject([
      "id": .text(rule.id.name), "what": .html(sentence(manual.what)), "severity": .text(weight),
      "severity_title": .text(word("severity_\(weight)")),
      "meaning": .text(word("meaning_\(weight)")),
      "sections": .list([
        section("why", paragraph(manual.why)), section("example", code(manual.example)),
        section("fix", paragraph(manual.fix)),
      ]),
    ])
    let object = root(page, facts, breadcrumbs: crumbs)
    return render("rule", object.merging(TemplateObject(["rule": .object(names)])))
  }

  private func section(_ name: String, _ html: [UInt8]) -> TemplateObject {
    TemplateObject([
      "anchor": .text(SiteMap.ruleAnchor(name)), "title": .text(word("rule_\(name)")),
      "html": .html(html),
    ])
  }

  /// What a rule weighs on this site: a severity, or `off`.
  private func weight(of rule: Rule) -> String {
    guard let setting = graph.site.severities[rule.id] else { return rule.severity.rawValue }
    return setting.severity?.rawValue ?? "off"
  }

  private func paragraph(_ text: String) -> [UInt8] {
    Array("<p>".utf8) + sentence(text) + Array("</p>".utf8)
  }

  private func code(_ text: String) -> [UInt8] {
    Array("<pre tabindex=\"0\"><code>\(escapedHTML(text))\n</code></pre>".utf8)
  }

  /// A sentence of a manual as HTML: what stands in its backticks is code.
  private func sentence(_ text: String) -> [UInt8] {
    let document = MarkdownParser.parse(Array(text.utf8))
    return Array(document.html.bytes[document.inlineHTML])
  }
}

/// The first sentence of a text; a full stop inside backticks ends none.
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
