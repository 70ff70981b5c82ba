internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A reference, a link, a mention or the navigation leads to a draft.
  package static let referencesDraft = Rule(
    "references-draft", stage: .check,
    what: "A reference, a link, a mention or the navigation leads to a draft.",
    why: "Drafts are not part of the site, so the link would be broken.",
    example: """
      # lessons/agents.md
      prerequisites: [backdoors]
      # lessons/backdoors.md
      status: draft
      """,
    fix: "Publish the draft, build with `--drafts`, or remove the reference.")
}

extension Check {
  static let referencesDraft = Check(.referencesDraft) { context in
    let graph = context.graph
    guard !graph.drafts.isEmpty else { return [] }
    var findings: [Finding] = []
    for (entry, reference, resolution) in context.references where resolution == .draft {
      findings.append(
        finding(reference.id, at: entry.at(reference.range), graph.draftLocation(of: reference)))
    }
    for link in context.invalidLinks where !link.isImage {
      guard case .missing(let path) = link.target, let place = graph.drafts.place(of: path) else {
        continue
      }
      findings.append(finding(path, at: link.location, place))
    }
    for item in graph.site.navigationLinks {
      guard case .missing(let path) = graph.navigationTarget(item.target),
        let place = graph.drafts.place(of: path)
      else { continue }
      let location = SourceLocation(graph.site.location.path, item.range)
      findings.append(finding(path, at: location, place))
    }
    return findings + mentions(graph)
  }

  private static func mentions(_ graph: ContentGraph) -> [Finding] {
    guard graph.collections.contains(where: { $0.schema.mention != nil }) else { return [] }
    return graph.entries.flatMap { entry in
      entry.documents.flatMap(\.mentions).compactMap { mention -> Finding? in
        guard graph.targets(of: mention).isEmpty else { return nil }
        return graph.candidates(of: mention).lazy.compactMap { collection, id -> Finding? in
          let name = graph.collections[collection].schema.name
          return graph.drafts.place(of: "\(name):\(id)").map {
            finding(id, at: entry.at(mention.range), $0)
          }
        }.first
      }
    }
  }

  private static func finding(
    _ name: String, at location: SourceLocation, _ place: SourceLocation?
  ) -> Finding {
    Finding(
      .referencesDraft, at: location,
      "\(name.quoted) is a draft, and drafts are not part of the site",
      notes: place.map { [.init("declared a draft here", at: $0)] } ?? [],
      help: ["publish it, or build with `--drafts`"])
  }
}
