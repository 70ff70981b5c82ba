internal import Checks

/// The relevant parts of the output of `lychee --format json --verbose` (0.20 and later).
struct LycheeReport: Decodable {
  private let successes: [String: [Item]]
  private let errors: [String: [Item]]
  private let timeouts: [String: [Item]]?

  private enum CodingKeys: String, CodingKey {
    case successes = "success_map"
    case errors = "error_map"
    case timeouts = "timeout_map"
  }

  /// The result of one link.
  private struct Item: Decodable {
    let status: Status
    let span: Span
    let redirects: Redirects?

    struct Status: Decodable {
      let text: String
      let code: Int?
      let details: String?
    }

    struct Span: Decodable { let line: Int }

    struct Redirects: Decodable {
      let redirects: [Step]

      struct Step: Decodable {
        let url: String
        let code: Int
      }
    }
  }

  /// The results, each with the line of its link in the page that lychee read, from 1.
  var answers: [(line: Int, answer: LinkAnswer)] {
    successes.values.joined().map { ($0.span.line, Self.success($0)) }
      + errors.values.joined().map { ($0.span.line, Self.failure($0)) }
      + (timeouts ?? [:]).values.joined().map { ($0.span.line, .timedOut) }
  }

  /// Returns the target of a permanent redirect. A chain is followed up to its first temporary
  /// step.
  private static func success(_ item: Item) -> LinkAnswer {
    let steps = item.redirects?.redirects ?? []
    let last = steps.prefix { $0.code == 301 || $0.code == 308 }.last
    return last.map { .moved(to: $0.url) } ?? .good
  }

  private static func failure(_ item: Item) -> LinkAnswer {
    if let code = item.status.code {
      return (300..<400).contains(code) && item.redirects != nil ? .tooManyRedirects : .status(code)
    }
    let words = item.status.details ?? item.status.text
    if item.status.text.hasPrefix("Error building URL") {
      let reason = words.firstRange(of: " into a URL: ").map { words[$0.upperBound...] }
      return .malformed(reason.map(String.init) ?? "it cannot be read")
    }
    if words.isOfTime { return .timedOut }
    return .unreachable(Self.reason(words))
  }

  /// Returns lychee's message without its advice, to be used at the end of a sentence.
  private static func reason(_ words: String) -> String {
    var words = words[...]
    while words.hasPrefix("Network error: ") { words = words.dropFirst("Network error: ".count) }
    let first = words.firstRange(of: ". ").map { words[..<$0.lowerBound] } ?? words
    let plain = first.firstRange(of: " - ").map { first[..<$0.lowerBound] } ?? first
    return plain.prefix(1).lowercased() + plain.dropFirst()
  }
}

extension String {
  /// True if lychee's message reports a timeout.
  fileprivate var isOfTime: Bool {
    let words = lowercased()
    return words.contains("timed out") || words.contains("timeout")
  }
}
