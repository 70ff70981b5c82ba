package import Diagnostics

extension Rule {
  /// A link to another site is broken, unavailable or redirected. Reported only with `--external`.
  package static let externalLink = Rule(
    "external-link", stage: .externalLinks,
    what: """
      A link to another site is broken, is not available at the moment, or redirects permanently. \
      Demarc checks such links only if you run `demarc check --external`.
      """,
    why: """
      Other sites change without notice. A source that readers cannot open proves nothing.
      """,
    example: """
      [the survey](https://example.org/survey-2019)
      """,
    fix: """
      Link to the new address of the page, or to an archived copy. If the server failed, timed out or \
      rejects automated requests, the finding is a warning: open the page in a browser. If the page \
      has a new address and the old one still redirects, the finding is a note.
      """)
}

extension Finding {
  /// Returns the finding for the answer of a server, or nil if the link is good.
  ///
  /// - Parameter fix: replaces the address, if the replacement is certain to be right.
  package static func externalLink(
    _ url: String, _ answer: LinkAnswer, at location: SourceLocation, fix: Fix? = nil
  ) -> Finding? {
    guard let words = Words(host(of: url), answer) else { return nil }
    var finding = Finding(
      .externalLink, at: location, words.message, help: words.help.map { [$0] } ?? [], fix: fix)
    finding.severity = words.severity
    return finding
  }

  /// The host name, for messages.
  private static func host(of url: String) -> String {
    let rest = url.firstRange(of: "//").map { url[$0.upperBound...] } ?? url[...]
    let authority = rest.prefix { !"/?#".contains($0) }
    let host = authority.split(separator: "@").last.map(String.init) ?? ""
    return host.isEmpty ? "the server" : host
  }
}

/// The message for an answer.
private struct Words {
  let message: String
  let severity: Severity
  var help: String?

  init?(_ host: String, _ answer: LinkAnswer) {
    switch answer {
    case .good: return nil
    case .moved(let url):
      self.init("this page has moved permanently", .note, "write `\(url)`")
    case .status(404):
      self.init("\(host) has no such page (404)", .error, Words.replace)
    case .status(410):
      self.init("\(host) reports that this page is gone permanently (410)", .error, Words.replace)
    case .status(let code) where Words.refusals.contains(code):
      self.init(
        "\(host) rejects automated requests for this page (\(code))", .warning,
        Words.look)
    case .status(let code) where code >= 500:
      self.init(
        "\(host) failed to serve this page (\(code))", .warning,
        "if it still fails on another day, link to a different page")
    case .status(let code) where code >= 400:
      self.init("\(host) rejects this address (\(code))", .error, Words.replace)
    case .status(let code):
      self.init("\(host) answered with status \(code)", .warning, Words.look)
    case .tooManyRedirects:
      self.init("\(host) redirects too many times", .warning, Words.look)
    case .timedOut: self.init("\(host) did not answer in time", .warning, Words.look)
    case .unknownHost:
      self.init(
        "there is no server \(host.quoted)", .error, "correct the host name, or remove the link")
    case .unreachable(let reason):
      self.init("\(host) cannot be reached: \(reason)", .warning, Words.look)
    case .malformed(let reason):
      self.init("this is not a valid URL: \(reason)", .error, "write a complete URL")
    }
  }

  private init(_ message: String, _ severity: Severity, _ help: String?) {
    self.message = message
    self.severity = severity
    self.help = help
  }

  private static let replace = "link to its new address, or to an archived copy"
  private static let look = "check in a browser whether the page exists"

  /// Statuses that servers send to programs, to users who are not signed in or to some countries.
  /// The page may exist nevertheless (RFC 9110, 6585 and 7725; 999 is LinkedIn's).
  private static let refusals: Set<Int> = [401, 403, 405, 406, 407, 408, 425, 429, 451, 999]
}
