internal import ContentFormat
internal import ContentModel
internal import Diagnostics
internal import Markdown

/// The nouns of the rows, columns and cells of a matrix.
struct MatrixNouns {
  var nouns = PhraseIndex<CountedMatrix.Noun>()
  var groups = PhraseIndex<CountedMatrix.Group>()
  let plurals: (rows: String, columns: String)

  init(_ matrix: Matrix, _ graph: ContentGraph, _ phrases: CountPhrases) {
    var candidates: [[UInt64]: [CountedMatrix.Noun]] = [:]
    var shown: [String] = []
    for (kind, axis, word) in [
      (CountedMatrix.Noun.Kind.rows, matrix.rows, phrases.rows),
      (.columns, matrix.columns, phrases.columns),
    ] {
      var names = [(word.one, false), (word.many, true)]
      var plural = word.many
      if let schema = graph.schema(of: axis) {
        plural = schema.plural
        names += [(schema.singular, false), (schema.plural, true), (schema.name, true)]
        names += [(schema.singular, false), (schema.plural, true)].compactMap { name, isPlural in
          name.split(separator: " ").last.map { (String($0), isPlural) }
        }
      } else if kind == .rows, !matrix.corner.isEmpty, matrix.corner.count <= 60 {
        plural = phrases.plural(matrix.corner.lowercased())
        names += [(matrix.corner, false), (plural, true)]
      }
      shown.append(plural)
      var known: Set<[UInt64]> = []
      for (name, isPlural) in names {
        let keys = Prose.keys(name)
        guard !keys.isEmpty, known.insert(keys).inserted else { continue }
        candidates[keys, default: []].append(
          .init(kind: kind, isPlural: isPlural, isDistinctive: keys.count > 1))
      }
      let labelled = axis.groups.filter { $0.label != nil }
      for group in labelled where labelled.count > 1 {
        guard let label = group.label else { continue }
        groups.add(Prose.keys(label), .init(label: label, kind: kind, headers: group.range))
      }
    }
    for (name, isPlural) in [(phrases.cells.one, false), (phrases.cells.many, true)] {
      candidates[Prose.keys(name), default: []].append(
        .init(kind: .cells, isPlural: isPlural, isDistinctive: true))
    }
    for (keys, found) in candidates where found.count == 1 { nouns.add(keys, found[0]) }
    plurals = (shown[0], shown[1])
  }
}
