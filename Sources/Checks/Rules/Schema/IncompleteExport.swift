internal import ContentFormat
package import ContentModel
package import Diagnostics
package import Exports

extension Rule {
  /// An export lacks something.
  package static let incompleteExport = Rule(
    "incomplete-export", stage: .check,
    what: """
      `exports` in `site.yml` names a format, a collection, a field or a matrix that does not exist, or a \
      format needs something that the site does not say: OSCAL and STIX need the `id` of the site, a date, and \
      to know which collection has the controls or the threats. Two ids that a format cannot tell \
      apart are reported too.
      """,
    why: "Readers would get files that are empty, or whose identifiers change.",
    example: """
      # site.yml
      title: Controls for AI
      exports: [json, oscal]
      """,
    fix: """
      Declare what is missing: `id:`, `version_date:`, and the roles below `exports`.
      """)
}

extension Check {
  static let incompleteExport = Check(.incompleteExport) { context in
    let settings = context.graph.site.exports
    if settings.formats.isEmpty && settings.roles.isEmpty { return [] }
    return ExportProblem.all(
      context.graph, formats: settings.formats.map(\.text), failedPaths: context.failedPaths
    ).map { Finding.incompleteExport($0, in: context.graph.site) }
  }
}

extension Finding {
  /// Returns the finding for a problem of an export.
  package static func incompleteExport(
    _ problem: ExportProblem, in site: SiteConfiguration
  ) -> Finding {
    let range: SourceRange =
      switch problem.key {
      case .format(let name):
        site.exports.formats.first { $0.text == name }?.range ?? site.exports.range
      case .role(let name): site.exports.roles[name]?.range ?? site.exports.range
      case .feed(let name):
        site.exports.feeds.first { $0.text == name }?.range ?? site.exports.range
      case .assistantFramework(let id):
        site.exports.assistantFrameworks[id]?.range ?? site.exports.range
      case nil: site.exports.range
      }
    return Finding(
      .incompleteExport, at: SourceLocation(site.location.path, range), problem.message,
      help: [problem.help])
  }
}
