internal import ContentFormat
internal import ContentModel

/// The page that lists the exports of a site.
struct DataPage: PageModel {
  static let template = PageTemplate.data

  /// A format with its files.
  struct Format: TemplateModel {
    let title: String
    let purpose: String
    let files: [File]

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "description": .text(\.purpose), "files": .list(\.files),
    ]
  }

  /// A file.
  struct File: TemplateModel {
    let title: String
    let name: String
    let href: String
    let mediaType: String

    static let names: TemplateNames<Self> = [
      "title": .text(\.title), "name": .text(\.name), "href": .text(\.href),
      "media_type": .text(\.mediaType),
    ]
  }

  let formats: [Format]
  let indexHref: String?

  static let names: TemplateNames<Self> = [
    "formats": .list(\.formats), "index_href": .text(\.indexHref),
  ]
}

extension SiteRenderer {
  /// Returns the page that lists the exports.
  func dataPage(_ page: SiteMap.Page) -> [UInt8] {
    let title = word("data")
    let facts = PageMetadata(title: title, description: word("data_lead"), kind: "data")
    let root = root(page, facts, breadcrumbs: homeCrumbs + [Link(title: title, href: nil)])
    var formats: [DataPage.Format] = []
    for file in siteMap.exports where file.isListed {
      guard let format = file.format else { continue }
      let model = DataPage.File(
        title: file.title,
        name: String(file.path.split(separator: "/").last ?? ""),
        href: siteMap.href(file.path), mediaType: file.mediaType)
      if let last = formats.last, last.title == format.title {
        formats[formats.count - 1] = DataPage.Format(
          title: last.title, purpose: last.purpose, files: last.files + [model])
      } else {
        formats.append(.init(title: format.title, purpose: format.purpose, files: [model]))
      }
    }
    let index = siteMap.exports.first { $0.format == nil }
    return render(
      DataPage(formats: formats, indexHref: index.map { siteMap.href($0.path) }), on: root)
  }
}
