internal import ContentFormat
internal import ContentModel

extension SiteRenderer {
  /// Returns the HTML of a view. `number` distinguishes the views of a page.
  func html(of view: View, number: Int) -> [UInt8] {
    switch view {
    case .matrix(let index, .table):
      render(matrixTable(graph.matrices[index], on: .elsewhere, number: number))
    case .matrix(let index, .heatmap): render(heatmapView(graph.matrices[index], number: number))
    case .list(let list): render(listView(list, number: number))
    case .count(let collection, let count): render(countView(collection, count))
    case .graph(let view): render(graphView(view, number: number))
    case .timeline(let view): render(timelineView(view))
    case .checklist(let lists): render(checklistView(lists))
    case .ranking(let view): render(rankingView(view))
    case .cells(let matrix, let places): render(cellsView(places, of: matrix))
    case .guide(let questions): render(guideView(questions, number: number))
    }
  }
}
