internal import ContentFormat
internal import ContentModel

/// The number of entries in a collection.
struct CountView: PartModel {
  static let template = PartTemplate.count

  let count: Int
  let noun: String
  let href: String

  static let names: TemplateNames<Self> = [
    "count": .number(\.count), "noun": .text(\.noun), "href": .text(\.href),
  ]
}

extension SiteRenderer {
  func countView(_ collection: CollectionIndex, _ count: Int) -> CountView {
    let schema = graph.collections[collection].schema
    return CountView(
      count: count, noun: count == 1 ? schema.singular : schema.plural,
      href: siteMap.href(collection: collection))
  }
}
