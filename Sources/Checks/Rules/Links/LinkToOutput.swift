internal import ContentModel
package import Diagnostics

extension Rule {
  /// A link leads to an address of the built site where it should name a file.
  package static let linkToOutput = Rule(
    "link-to-output", stage: .check,
    what: "A link leads to an address of the built site where it should name a file.",
    why: """
      Links between files work on GitHub, in an editor and on the site, wherever that is; an \
      address of the site works in none of the others, and breaks when a page moves.
      """,
    example: """
      [SaaS AI](/models/saas/)
      """,
    fix: "Link to the file by its path, relative to the one the link stands in.")
}

extension Check {
  static let linkToOutput = Check(.linkToOutput) { context in
    context.oddLinks.compactMap { link in
      guard let page = context.page(meantBy: link) else { return nil }
      if case .redirect = page.kind { return nil }
      let address = String(SiteAddresses.parts(link.destination).path)
      guard let file = context.source(of: page) else {
        return Finding(
          .linkToOutput, at: link.location,
          "\(address.quoted) is an address of the built site that no file stands for",
          help: ["link to a file instead; a tag leads to its page by itself"])
      }
      let right = context.link(to: file, from: link.entry, insteadOf: link.destination)
      return Finding(
        .linkToOutput, at: link.location,
        "\(address.quoted) is an address of the built site, not a file",
        help: ["link to \(right.quoted)"],
        fix: link.isReplaceable ? Fix(link.location, replacement: right) : nil)
    }
  }
}
