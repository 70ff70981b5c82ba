/// What came of asking a server for an address.
package enum LinkAnswer: Sendable, Hashable {
  /// It is there.
  case good
  /// It is there, and its server says that it has moved for good to this address.
  case moved(to: String)
  /// The server answers with a status that means it is not there, or not to be had.
  case status(Int)
  /// Each answer leads to another address, without end.
  case endless
  /// No answer came in time.
  case late
  /// No server has the name.
  case unknownHost
  /// No connection came about; the words say why, as far as anybody knows.
  case unreachable(String)
  /// It cannot be read as an address; the words say why.
  case malformed(String)

  /// True where a server was heard from.
  package var isFromServer: Bool {
    switch self {
    case .good, .moved, .status, .endless: true
    case .late, .unknownHost, .unreachable, .malformed: false
    }
  }
}
