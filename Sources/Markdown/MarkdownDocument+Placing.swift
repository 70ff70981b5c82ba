package import Diagnostics

extension MarkdownDocument {
  /// Returns the document with every range replaced by one range of another file, for text that
  /// differs from the source.
  package func relocated(to range: SourceRange) -> MarkdownDocument { placed { _ in range } }

  /// Returns the document with every range mapped to another file, for text that differs from the
  /// source.
  ///
  /// - Parameter isExact: Whether a range is the same text in the source, so that a fix can replace
  ///   it, and the start of a line is that of a line there.
  package func placed(
    isExact: ((SourceRange) -> Bool)? = nil, _ place: (SourceRange) -> SourceRange
  ) -> MarkdownDocument {
    let hasLines = isExact != nil
    let isExact = isExact ?? { _ in false }
    var copy = self
    copy.headings = headings.map {
      .init(
        level: $0.level, text: $0.text, anchor: $0.anchor, range: place($0.range), html: $0.html,
        lines: nil, isContained: $0.isContained)
    }
    copy.links = links.map {
      let range = place($0.destinationRange)
      return .init(
        destination: $0.destination, text: $0.text,
        range: isExact($0.destinationRange) ? place($0.range) : range, destinationRange: range,
        hasForm: $0.hasForm, isWiki: $0.isWiki, isHTML: $0.isHTML)
    }
    copy.images = images.map {
      let range = place($0.sourceRange)
      return .init(
        source: $0.source, alternative: $0.alternative,
        range: isExact($0.sourceRange) ? place($0.range) : range, sourceRange: range,
        form: $0.form)
    }
    copy.mentions = mentions.map {
      .init(text: $0.text, id: $0.id, pattern: $0.pattern, range: place($0.range))
    }
    copy.tables = tables.map { table in
      .init(
        rows: table.rows.map { row in
          .init(
            cells: row.cells.map {
              .init(
                text: $0.text, range: place($0.range), links: $0.links, references: $0.references,
                html: $0.html)
            }, range: place(row.range))
        }, range: place(table.range))
    }
    copy.codeBlocks = codeBlocks.map {
      let range = place($0.range)
      let start = place(SourceRange($0.contentStart, $0.contentStart))
      return .init(
        info: $0.info, content: $0.content, range: range,
        contentStart: Int(hasLines ? start.start : range.start))
    }
    copy.footnotes = footnotes.map {
      .init(number: $0.number, range: place($0.range), html: $0.html, text: $0.text)
    }
    copy.undefinedFootnotes = undefinedFootnotes.map {
      .init(label: $0.label, range: place($0.range))
    }
    copy.unusedFootnotes = unusedFootnotes.map {
      .init(label: $0.label, range: place($0.range), shown: $0.shown.map(place))
    }
    copy.nearMisses = nearMisses.map {
      .init(
        kind: $0.kind, range: place($0.range),
        replacement: isExact($0.range) ? $0.replacement : nil)
    }
    copy.repeats = repeats.map {
      .init(kind: $0.kind, range: place($0.range), first: place($0.first))
    }
    copy.foreign = foreign.map { .init(kind: $0.kind, range: place($0.range), count: $0.count) }
    copy.problems = problems.map { .init(kind: $0.kind, range: place($0.range)) }
    copy.rawHTML = rawHTML.map(place)
    copy.comments = comments.map(place)
    copy.htmlProblems = htmlProblems.map {
      .init(kind: $0.kind, name: $0.name, range: place($0.range), count: $0.count)
    }
    copy.htmlAnchors = htmlAnchors.map {
      var use = $0.use
      if case .taken(let other) = use { use = .taken(place(other)) }
      return .init(name: $0.name, range: place($0.range), use: use)
    }
    copy.text.runs = text.runs.map {
      .init(
        offset: $0.offset, range: place($0.range), isCode: $0.isCode,
        exactCount: isExact($0.range) ? $0.exactCount : 0, isQuoted: $0.isQuoted)
    }
    copy.keep(in: store)
    return copy
  }
}
