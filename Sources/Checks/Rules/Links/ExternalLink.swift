package import Diagnostics

extension Rule {
  /// A link to another site leads nowhere; looked for only when asked.
  package static let externalLink = Rule(
    "external-link", stage: .externalLinks,
    what: """
      A link to another site leads nowhere, is not to be had just now, or leads to a page that has \
      moved. Looked for only with `demarc check --external`.
      """,
    why: """
      Other sites change without telling anyone; a source that cannot be looked up proves nothing.
      """,
    example: """
      [the survey](https://example.org/survey-2019)
      """,
    fix: """
      Link to where the page is now, or to a copy in an archive. A server that failed, was late or \
      refuses programs is worth a look in a browser, and weighs as a warning; an address that has \
      moved for good still works, and weighs as a note.
      """)
}

extension Finding {
  /// What a reader has to know of an address; nil where all is well with it.
  ///
  /// - Parameter fix: puts the new address in its place, where that needs no judgement.
  package static func externalLink(
    _ url: String, _ answer: LinkAnswer, at location: SourceLocation, fix: Fix? = nil
  ) -> Finding? {
    guard let words = Words(host(of: url), answer) else { return nil }
    var finding = Finding(
      .externalLink, at: location, words.message, help: words.help.map { [$0] } ?? [], fix: fix)
    finding.severity = words.severity
    return finding
  }

  /// The name of the server, as messages call it.
  private static func host(of url: String) -> String {
    let rest = url.firstRange(of: "//").map { url[$0.upperBound...] } ?? url[...]
    let authority = rest.prefix { !"/?#".contains($0) }
    let host = authority.split(separator: "@").last.map(String.init) ?? ""
    return host.isEmpty ? "the server" : host
  }
}

/// An answer in the reader's words.
private struct Words {
  let message: String
  let severity: Severity
  var help: String?

  init?(_ host: String, _ answer: LinkAnswer) {
    switch answer {
    case .good: return nil
    case .moved(let url):
      self.init("this page has moved for good", .note, "write `\(url)`")
    case .status(404):
      self.init("\(host) has no such page (404)", .error, Words.replace)
    case .status(410):
      self.init("\(host) says that this page is gone for good (410)", .error, Words.replace)
    case .status(let code) where Words.refusals.contains(code):
      self.init(
        "\(host) does not show this page to a program (\(code))", .warning,
        "see in a browser whether it is there")
    case .status(let code) where code >= 500:
      self.init(
        "\(host) failed to show this page (\(code))", .warning,
        "if it fails another day as well, link to something else")
    case .status(let code) where code >= 400:
      self.init("\(host) refuses this address (\(code))", .error, Words.replace)
    case .status(let code):
      self.init("\(host) answers with the status \(code)", .warning, Words.look)
    case .endless:
      self.init("\(host) leads from one address to the next without end", .warning, Words.look)
    case .late: self.init("\(host) did not answer in time", .warning, Words.look)
    case .unknownHost:
      self.init("there is no server \(host.quoted)", .error, "correct the name, or remove the link")
    case .unreachable(let reason):
      self.init("\(host) cannot be reached: \(reason)", .warning, Words.look)
    case .malformed(let reason):
      self.init("this is not an address: \(reason)", .error, "write a whole address")
    }
  }

  private init(_ message: String, _ severity: Severity, _ help: String?) {
    self.message = message
    self.severity = severity
    self.help = help
  }

  private static let replace = "link to where it is now, or to a copy in an archive"
  private static let look = "see in a browser whether it is there"

  /// Statuses by which servers turn away programs, or people who have not signed in, or who come
  /// from the wrong country: the page may well be there (RFC 9110, 6585 and 7725; 999 is LinkedIn's).
  private static let refusals: Set<Int> = [401, 403, 405, 406, 407, 408, 425, 429, 451, 999]
}
