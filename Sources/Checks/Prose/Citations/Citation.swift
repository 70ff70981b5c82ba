/// A clause that a text cites.
struct Citation {
  /// The words of the clause, from its kind or number on: "Article 26(6)".
  let words: Range<Int>
  /// The same with the name of its document: "Article 26(6) of the AI Act".
  var whole: Range<Int>
  let number: ClauseNumber
  /// The documents that it can be a clause of.
  let documents: [Int]
  /// Whether the text or a link names the document. Else it is that of the page.
  let isNamed: Bool
  /// Whether the sentence names the document elsewhere, and the clause is only an aside.
  var isAside = false
}

/// The name of a document in a text, with the edition beside it.
struct DocumentMention {
  /// The form of an edition in a text.
  enum Form {
    /// "ISO/IEC 27001:2022", "the 2022 edition of".
    case edition
    /// "PCI DSS v4.1", "version 4.1 of".
    case version
    /// "PCI DSS 4.1", which can be a clause as well.
    case number
    /// "GDPR (2016)", "the AI Act of 2024".
    case year
  }

  let name: Range<Int>
  let work: Int
  /// The documents with exactly this name, if the text gives no edition.
  let owners: [Int]
  var edition: (words: Range<Int>, token: EditionToken.Value, form: Form)?
  /// The name with the edition.
  var whole: Range<Int>
}
