/// Compares a cell with its older version.
struct CellComparison {
  private let old: ComparedMatrix.Cell
  private let new: ComparedMatrix.Cell
  private let matrix: MatrixComparison

  init(_ old: ComparedMatrix.Cell, _ new: ComparedMatrix.Cell, _ matrix: MatrixComparison) {
    (self.old, self.new, self.matrix) = (old, new, matrix)
  }

  /// Returns the changes of the cell.
  func changes(_ subject: Change.Subject) -> [Change] {
    levelChange(subject) + markChanges(subject) + contentChanges(subject)
  }

  private func levelChange(_ subject: Change.Subject) -> [Change] {
    guard old.levels != new.levels else { return [] }
    let (kind, reason) = matrix.duties.judge(old.levels, new.levels)
    return [
      Change(
        kind, subject, from: matrix.words(ofLevels: old.levels),
        to: matrix.words(ofLevels: new.levels), reason: reason)
    ]
  }

  private func markChanges(_ subject: Change.Subject) -> [Change] {
    func label(_ id: String) -> String {
      (matrix.new.marks + matrix.old.marks).first { $0.id == id }?.label ?? id
    }
    return new.marks.filter { !old.marks.contains($0) }.map {
      Change(.markAdded, subject, to: label($0))
    }
      + old.marks.filter { !new.marks.contains($0) }.map {
        Change(.markRemoved, subject, from: label($0))
      }
  }

  private func contentChanges(_ subject: Change.Subject) -> [Change] {
    var changes: [Change] = []
    if old.number != new.number {
      changes.append(
        Change(
          .numberChanged, subject, from: old.number.map(numberText),
          to: new.number.map(numberText)))
    }
    if old.text != new.text {
      changes.append(
        Change(
          .cellTextChanged, subject, from: old.text?.shortened, to: new.text?.shortened))
    }
    for label in Set(old.remarks.keys).union(new.remarks.keys).sorted() {
      let (from, to) = (old.remarks[label], new.remarks[label])
      guard from != to else { continue }
      var subject = subject
      subject.part = label
      changes.append(Change(.cellTextChanged, subject, from: from?.shortened, to: to?.shortened))
    }
    return changes
  }
}
