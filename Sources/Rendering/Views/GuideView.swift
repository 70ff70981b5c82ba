internal import ContentFormat
internal import ContentModel
internal import Markdown

/// Questions with their answers and the entries to which each answer leads. A script may combine
/// the chosen answers. Without the script, the guide is a plain list.
struct GuideView: PartModel {
  static let template = PartTemplate.guide

  struct Question: TemplateModel {
    let title: String
    let href: String
    let question: String
    /// The name of the form controls, unique on the page.
    let name: String
    let answers: [Answer]

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "href": .text(\.href), "question": .text(\.question),
      "name": .text(\.name), "answers": .group(\.answers),
    ]
  }

  struct Answer: TemplateModel {
    let title: String
    let because: String?
    let value: String
    /// The ids of the entries and parts to which it leads, separated by spaces.
    let ids: String
    let links: [EntryLink]
    /// The ids of those that it rules out.
    let excludedIDs: String
    let excluded: [EntryLink]

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "because": .text(\.because), "value": .text(\.value),
      "ids": .text(\.ids), "links": .group(\.links),
      "excluded_ids": .text { $0.excludedIDs.isEmpty ? nil : $0.excludedIDs },
      "excluded": .group(\.excluded),
    ]
  }

  /// An entry or a part, such as a variant, to which at least one answer leads.
  struct Result: TemplateModel {
    let id: String
    let link: EntryLink

    static let names = TemplateNames(\Self.link).merging(["id": .text(\.id)])
  }

  let id: String
  let questions: [Question]
  let results: [Result]

  static let names: TemplateNames<Self> = [
    "id": .text(\.id), "questions": .group(\.questions), "results": .group(\.results),
  ]
}

extension SiteRenderer {
  func guideView(_ questions: [GuideQuestion], number: Int) -> GuideView {
    let targets = Set(questions.flatMap { $0.answers.flatMap(\.targets) })
    let results = targets.map { target in
      let part = target.part.flatMap { id in
        graph.entries[target.entry].subEntries.firstIndex { $0.id == id }
      }
      return (siteMap.order[target.entry] ?? .max, target.entry, part.map { $0 + 1 } ?? 0, target)
    }.sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }.map(\.3)
    return GuideView(
      id: "guide.\(number)",
      questions: questions.map { question in
        GuideView.Question(
          title: graph.entries[question.entry].title, href: siteMap.href(entry: question.entry),
          question: question.question,
          name: "\(number)-\(AnchorNames.slug(graph.entries[question.entry].id))",
          answers: question.answers.map { answer($0) })
      },
      results: results.map { GuideView.Result(id: id(of: $0), link: link($0)) })
  }

  private func answer(_ answer: GuideQuestion.Answer) -> GuideView.Answer {
    GuideView.Answer(
      title: answer.part.title, because: answer.reason, value: answer.part.anchor,
      ids: answer.targets.map(id).joined(separator: " "), links: answer.targets.map(link),
      excludedIDs: answer.excluded.map(id).joined(separator: " "),
      excluded: answer.excluded.map(link))
  }

  private func id(of target: GuideQuestion.Target) -> String {
    graph.entries[target.entry].id + (target.part.map { "#\($0)" } ?? "")
  }

  /// Returns a link to an entry, or to a part after the title of its entry.
  private func link(_ target: GuideQuestion.Target) -> EntryLink {
    let part = target.part.flatMap { graph.entries[target.entry].subEntry($0) }
    var link = link(target.entry, anchor: part?.anchor)
    if let part { link.title = "\(link.title): \(part.citedTitle)" }
    return link
  }
}
