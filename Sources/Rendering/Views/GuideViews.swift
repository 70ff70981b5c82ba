internal import ContentFormat
internal import ContentModel
internal import Markdown

extension SiteRenderer {
  /// Questions with their answers and where each leads. A script may add up what is chosen; without
  /// one it reads as a list.
  func guide(_ questions: [GuideQuestion], number: Int) -> [UInt8] {
    let targets = questions.flatMap { $0.answers.flatMap(\.targets) }
    var seen: Set<Int> = []
    let results = targets.filter { seen.insert($0).inserted }.sorted {
      (siteMap.order[$0] ?? $0, $0) < (siteMap.order[$1] ?? $1, $1)
    }
    return renderView(
      .guide,
      TemplateObject([
        "id": .text("guide-\(number)"),
        "questions": .group(
          questions.map { question in
            TemplateObject([
              "title": .text(graph.entries[question.entry].title),
              "href": .text(siteMap.href(entry: question.entry)),
              "question": .text(question.question),
              "name": .text("\(number)-\(AnchorNames.slug(graph.entries[question.entry].id))"),
              "answers": .group(question.answers.map { answer($0) }),
            ])
          }),
        "results": .group(
          results.map { link($0).merging(TemplateObject(["id": .text(graph.entries[$0].id)])) }),
      ]))
  }

  private func answer(_ answer: GuideQuestion.Answer) -> TemplateObject {
    TemplateObject([
      "title": .text(answer.part.title), "because": .text(answer.reason),
      "value": .text(answer.part.anchor),
      "ids": .text(answer.targets.map { graph.entries[$0].id }.joined(separator: " ")),
      "links": .group(answer.targets.map { link($0) }),
    ])
  }
}
