internal import ContentFormat
internal import ContentModel
package import Diagnostics
internal import Markdown

extension Rule {
  /// A link uses `http`, which is not encrypted.
  package static let insecureLink = Rule(
    "insecure-link", .warning, stage: .check,
    what: "A link in the text or an address in front matter begins with `http://`.",
    why: """
      The connection is not encrypted. Anyone on the network path, such as the operator of a Wi-Fi \
      network, can read and change the page.
      """,
    example: """
      [NIST](http://www.nist.gov/cyberframework)
      """,
    fix: "Use `https://` if the server supports it, or link to another source.")
}

extension Check {
  static let insecureLink = Check(.insecureLink) { context, position in
    links(of: position, context) + fields(of: position, context)
  }

  private static func links(of position: EntryIndex, _ context: CheckContext) -> [Finding] {
    context.texts(of: position).flatMap { text in
      text.links.compactMap { link, target -> Finding? in
        // `absolute-self-link` reports links to this site.
        guard target == .external, isInsecure(link.destination),
          context.addresses.own(link.destination) == nil
        else { return nil }
        let isBare = link.isBare && link.text != link.destination
        return finding(
          at: context.graph.entries[text.entry].at(link.destinationRange),
          help: isBare
            ? "a bare address without a scheme becomes `http://`: write `https://` in front" : nil)
      }
    }
  }

  private static func fields(of position: EntryIndex, _ context: CheckContext) -> [Finding] {
    let entry = context.graph.entries[position]
    guard entry.collection != nil else { return [] }
    var findings: [Finding] = []
    for item in entry.fields.items
    where item.schema.type.holdsAddresses && !item.field.range.isEmpty {
      visitLeaves(of: item.field, item.schema) { schema, field in
        guard case .url = schema.type, case .text(let url) = field.value, isInsecure(url) else {
          return
        }
        findings.append(finding(at: entry.at(field.range), help: nil))
      }
    }
    return findings
  }

  private static func finding(at place: SourceLocation, help: String?) -> Finding {
    Finding(
      .insecureLink, at: place, "this address is not encrypted",
      help: [help ?? "write `https://` if the server supports it"])
  }

  private static func isInsecure(_ url: String) -> Bool {
    guard let (scheme, host, _) = webAddress(url), scheme == "http" else { return false }
    return !isReserved(host)
  }

  /// Returns whether a host is local, or reserved for tests and examples (RFC 2606, RFC 6761).
  private static func isReserved(_ host: String) -> Bool {
    if host.hasPrefix("[") { return host.hasPrefix("[::1]") }
    let name = host.prefix { $0 != ":" }
    if name == "localhost" || name == "127.0.0.1" { return true }
    let endings = [
      ".localhost", ".local", ".test", ".example", ".example.com", ".example.org", ".example.net",
    ]
    return endings.contains { ".\(name)".hasSuffix($0) }
  }
}
