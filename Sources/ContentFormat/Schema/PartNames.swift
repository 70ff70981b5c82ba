internal import Bytes

/// How the ids of parts are written on pages, such as "Article 26" for `Art-26`.
package struct PartNames: Sendable, Hashable {
  /// Beginnings of ids, each with the words in its place.
  private let beginnings: [Beginning]

  private struct Beginning: Sendable, Hashable {
    let id: String
    let words: String
  }

  /// Creates names from beginnings of ids and the words in their places: `Art-` and `Article`.
  package init(_ beginnings: [(id: String, words: String)]) {
    // The longest beginning of an id decides.
    self.beginnings = beginnings.map { Beginning(id: $0.id, words: $0.words) }
      .sorted { $0.id.utf8.count > $1.id.utf8.count }
  }

  /// Returns the name of the part with an id. A space separates the words from the rest if letters
  /// or digits would otherwise touch.
  package func name(of id: String) -> String {
    guard let beginning = beginnings.first(where: { id.hasPrefix($0.id) }) else { return id }
    let rest = id.dropFirst(beginning.id.count)
    let touches = [beginning.words.utf8.last, rest.utf8.first].allSatisfy {
      $0.map { $0.isASCIIAlphanumeric || $0 >= 0x80 } ?? false
    }
    return beginning.words + (touches ? " " : "") + rest
  }
}
