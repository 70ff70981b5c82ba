internal import Bytes
internal import FrameworkData

extension JSONWriter {
  /// Writes a matrix, with a line for each cell.
  mutating func write(_ matrix: Framework.Matrix, of framework: Framework) {
    object { json in
      json.member("id", matrix.id)
      json.member("collection", matrix.collection)
      json.member("title", matrix.title)
      json.member("description", matrix.description)
      json.member("url", framework.address(matrix.route))
      json.member("route", matrix.route)
      json.member("kind", matrix.kind.name)
      switch matrix.kind {
      case .levels, .text: break
      case .number(let minimum, let maximum):
        json.member("min", minimum)
        json.member("max", maximum)
      case .derived(let collection, let row, let column):
        json.object("derive") {
          $0.member("count", collection)
          $0.member("row", row)
          $0.member("column", column)
        }
      }
      json.member("question", matrix.question)
      json.member("corner", matrix.corner)
      json.object("rows") { $0.writeMembers(matrix.rows) }
      json.object("columns") { $0.writeMembers(matrix.columns) }
      json.array("levels", matrix.levels) { $0.write($1) }
      json.array("marks", matrix.marks) { json, mark in
        json.object {
          $0.member("id", mark.id)
          $0.member("sign", mark.sign)
          $0.member("label", mark.label)
          $0.member("meaning", mark.meaning)
        }
      }
      json.member("several", ifTrue: matrix.hasSeveral)
      if let duties = matrix.duties {
        json.object("duties") {
          $0.member("of", duties.side.rawValue)
          $0.key("levels")
          $0.value(duties.levels)
        }
      }
      json.key("cells")
      json.beginArray()
      for place in matrix.places {
        guard let cell = matrix.cells[place] else { continue }
        json.newLine()
        json.write(cell, at: place, of: matrix, in: framework)
      }
      if !matrix.cells.isEmpty { json.newLineAtEnd() }
      json.endArray()
    }
  }

  private mutating func writeMembers(_ axis: Framework.Axis) {
    member("collection", axis.collection)
    key("headers")
    beginArray()
    for header in axis.headers {
      object {
        $0.member("id", header.id)
        $0.member("title", header.title)
        $0.member("group", header.group)
        $0.member("notes", header.notes)
      }
    }
    endArray()
  }

  private mutating func write(_ level: Framework.Level) {
    object { json in
      json.member("id", level.id)
      json.member("label", level.label)
      json.member("letter", level.letter)
      json.member("color", level.color)
      json.member("meaning", level.meaning)
      json.member("aliases", level.aliases)
      json.key("applicable")
      json.value(level.isApplicable)
      json.member("split", ifTrue: level.isSplit)
      if !level.crosswalk.isEmpty {
        json.object("crosswalk") { json in
          for (format, word) in level.crosswalk.sorted(by: { $0.key < $1.key }) {
            json.member(format, word)
          }
        }
      }
    }
  }

  private mutating func write(
    _ cell: Framework.Cell, at place: Framework.Place, of matrix: Framework.Matrix,
    in framework: Framework
  ) {
    object { json in
      json.member("row", place.row)
      json.member("column", place.column)
      if matrix.hasSeveral {
        json.member("levels", cell.levels)
      } else {
        json.member("level", cell.levels.first)
      }
      json.member("marks", cell.marks)
      json.member("number", cell.number)
      json.member("text", cell.text)
      json.writeMembers(cell.texts)
      json.member("example", cell.example)
      json.member("notes", cell.notes)
      json.member("url", framework.address(cell.route, anchor: cell.anchor))
    }
  }
}
