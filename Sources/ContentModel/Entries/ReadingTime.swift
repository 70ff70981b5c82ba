internal import ContentFormat

/// Estimates the reading time of a text.
package enum ReadingTime {
  /// Reading speed in words per minute. English prose is read aloud at 183 and non-fiction silently
  /// at 238 words per minute (Brysbaert 2019, doi:10.1016/j.jml.2019.104047). The value is at the
  /// low end, because lessons are studied.
  package static let wordsPerMinute = 200

  /// Returns the reading time in minutes, rounded to the nearest integer, at least 1.
  package static func minutes(words: Int) -> Int {
    max(1, (words + wordsPerMinute / 2) / wordsPerMinute)
  }
}
