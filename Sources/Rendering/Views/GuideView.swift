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
    /// The ids of the entries to which it leads, separated by spaces.
    let ids: String
    let links: [EntryLink]

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "because": .text(\.because), "value": .text(\.value),
      "ids": .text(\.ids), "links": .group(\.links),
    ]
  }

  /// An entry to which at least one answer leads.
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
    let targets = questions.flatMap { $0.answers.flatMap(\.targets) }
    var seen: Set<EntryIndex> = []
    let results = targets.filter { seen.insert($0).inserted }.sorted {
      (siteMap.order[$0] ?? .max, $0) < (siteMap.order[$1] ?? .max, $1)
    }
    return GuideView(
      id: "guide.\(number)",
      questions: questions.map { question in
        GuideView.Question(
          title: graph.entries[question.entry].title, href: siteMap.href(entry: question.entry),
          question: question.question,
          name: "\(number)-\(AnchorNames.slug(graph.entries[question.entry].id))",
          answers: question.answers.map { answer($0) })
      },
      results: results.map { GuideView.Result(id: graph.entries[$0].id, link: link($0)) })
  }

  private func answer(_ answer: GuideQuestion.Answer) -> GuideView.Answer {
    GuideView.Answer(
      title: answer.part.title, because: answer.reason, value: answer.part.anchor,
      ids: answer.targets.map { graph.entries[$0].id }.joined(separator: " "),
      links: answer.targets.map { link($0) })
  }
}
