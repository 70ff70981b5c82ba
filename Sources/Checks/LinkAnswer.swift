/// The result of requesting a URL.
package enum LinkAnswer: Sendable, Hashable {
  /// The page exists.
  case good
  /// The page exists and has moved permanently to this URL.
  case moved(to: String)
  /// The server answered with an error status.
  case status(Int)
  /// The server redirected too many times.
  case tooManyRedirects
  /// The request timed out.
  case timedOut
  /// The host name does not resolve.
  case unknownHost
  /// The connection failed, with the reason as far as it is known.
  case unreachable(String)
  /// The URL is not valid, with the reason.
  case malformed(String)

  /// Whether a server answered.
  package var isFromServer: Bool {
    switch self {
    case .good, .moved, .status, .tooManyRedirects: true
    case .timedOut, .unknownHost, .unreachable, .malformed: false
    }
  }
}
