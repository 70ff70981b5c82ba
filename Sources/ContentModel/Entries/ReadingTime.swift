internal import ContentFormat

/// How long a text takes to read.
package enum ReadingTime {
  /// Words a minute: between the 175 at which English prose is read aloud and the 238 at which it
  /// is read silently (Brysbaert 2019, doi:10.1016/j.jml.2019.104047), because lessons are studied.
  package static let wordsPerMinute = 200

  /// The whole minutes that so many words take, at least one.
  package static func minutes(words: Int) -> Int {
    max(1, (words + wordsPerMinute / 2) / wordsPerMinute)
  }
}
