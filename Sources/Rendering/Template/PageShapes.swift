internal import ContentFormat
internal import ContentModel

/// The names that each template is given. `ARCHITECTURE.md` says how to add one.
enum PageShapes {
  /// The names on every page.
  static let root: Shape = [
    "page": .object([
      "title": .text, "full_title": .text, "description": .text, "canonical": .text,
      "kind": .text, "collection": .text, "section": .text, "keywords": .text,
    ]),
    "header": .html, "sidebar": .html, "footer": .html, "body": .html, "draft": .flag,
    "page_foot": .flag, "edit_href": .text, "updated": .text,
    "breadcrumbs": .group(["title": .text, "href": .text]),
    "outline": .group([
      "title": .text, "href": .text, "outline_items": .group(["title": .text, "href": .text]),
    ]),
    "pager": .flag, "previous": .object(.link), "next": .object(.link),
    "backlinks": .group(["label": .text, "links": .group(.link)]),
    "tags": .group(["title": .text, "href": .text]),
  ]

  /// The names that every template has, views and partials alike: they never change within a site.
  static func constants(_ theme: ThemeNames) -> Shape {
    [
      "site": .object([
        "title": .text, "description": .text, "home": .text, "repository": .text,
        "version": .text, "language": .text,
      ]),
      "asset": .object(Shape(Dictionary(uniqueKeysWithValues: theme.assets.map { ($0, .text) }))),
      "strings": .object(strings(theme)),
    ]
  }

  private static func strings(_ theme: ThemeNames) -> Shape {
    Shape(Dictionary(uniqueKeysWithValues: theme.strings.map { ($0, .text) }))
  }

  private static let item: Shape = ["title": .text, "href": .text, "current": .flag]
  static let header: Shape = [
    "navigation": .group(item.merging(["children": .group(item)])), "search_src": .text,
  ]
  /// The navigation of a collection; `mark` is where a link says that it is the current one.
  static let sidebar: Shape = [
    "title": .text, "href": .text, "mark": .html, "span": .text,
    "groups": .group([
      "label": .text, "links": .group(["title": .text, "href": .text, "mark": .html]),
    ]),
  ]
  static let footer: Shape = ["generator": .text, "tags_href": .text, "rules_href": .text]

  /// What an entry's page has besides; `schema` is its collection's.
  static func entry(_ schema: CollectionSchema?) -> Shape {
    [
      "entry": .object([
        "id": .text, "shown_id": .text, "title": .text, "collection": .text, "singular": .text,
        "plural": .text, "description": .text, "date": .text, "last_updated": .text,
        "status": .text,
        "aliases": .group(["title": .text]),
      ]),
      "fields": .object(.fields(schema?.fields ?? [])),
      "facts": .group(fact), "details": .group(detail),
      "relations": .group(["id": .text, "label": .text, "links": .group(.link)]),
      "responsibilities": .group(responsibility), "path": .object(graphView),
    ]
  }

  /// A field that fits on a line and that the template does not name.
  private static let fact: Shape = [
    "label": .text, "values": .list(["html": .html]), "long": .flag, "successor": .flag,
  ]

  /// A field that needs more room and that the template does not name. It has one of `html`, `links`,
  /// `pairs`, `table` and `sections`.
  private static let detail: Shape = [
    "label": .text, "anchor": .text, "wide": .flag,
    "html": .html, "links": .group(.link),
    "pairs": .group(pair),
    "table": .object([
      "columns": .list(["label": .text]), "rows": .list(["cells": .list(["html": .html])]),
    ]),
    "sections": .group(["label": .text, "parts": .list(part)]),
  ]

  private static let part: Shape = [
    "id": .text, "title": .text, "anchor": .text, "filled": .flag,
    "pairs": .group(pair), "used_by": .group(["label": .text, "links": .group(.link)]),
  ]

  private static let pair: Shape = ["label": .text, "href": .text, "html": .html, "color": .text]

  private static let responsibility: Shape = [
    "title": .text, "href": .text, "caption": .text, "duties_href": .text,
    "totals": .group(.level),
    "cell_groups": .group(["label": .text, "rows": .group(duty)]),
  ]

  private static let duty: Shape = [
    "title": .text, "href": .text, "anchor": .text, "letter": .text, "level": .text,
    "level_id": .text, "color": .text, "applicable": .flag, "marked": .flag, "marks": .group(.mark),
    "because": .html, "example": .html, "notes": .group(["html": .html]), "cell_href": .text,
  ]

  private static let totals: Shape = [
    "title": .text, "href": .text, "counts": .group(.level),
  ]

  /// What a matrix's page has besides.
  static let matrix: Shape = [
    "matrix": .object(
      Shape.legend.merging([
        "id": .text, "title": .text, "table": .html, "heatmap": .html, "svg_href": .text,
        "columns_title": .text, "rows_title": .text, "column_totals": .group(totals),
        "row_totals": .group(totals), "row_groups": .group(totals),
      ]))
  ]

  /// What the home page has besides: how much of everything there is, and where to begin.
  static let home: Shape = [
    "figures": .group(["title": .text, "href": .text, "count": .text]),
    "heatmap": .html, "matrix_title": .text, "matrix_href": .text, "duties_href": .text,
    "compare_href": .text,
  ]

  /// What the index of a collection has besides.
  static let index: Shape = [
    "collection": .object(["id": .text, "singular": .text, "plural": .text, "count": .text]),
    "list": .object(listView),
  ]

  /// What a page of duties has besides.
  static let duties: Shape = [
    "duties": .object([
      "title": .text, "of": .text, "of_href": .text, "all_href": .text, "matrix_title": .text,
      "matrix_href": .text, "csv_href": .text, "choice_title": .text, "count": .text,
      "file_name": .text, "levels": .group(Shape.level),
      "choices": .group([
        "key": .text, "title": .text, "href": .text, "count": .text, "current": .flag,
      ]),
      "areas": .group([
        "anchor": .text, "title": .text, "href": .text, "group": .text, "duties": .group(dutyOf),
      ]),
    ])
  ]

  private static let dutyOf: Shape = [
    "level": .text, "level_id": .text, "color": .text, "letter": .text, "because": .html,
    "holders": .list([
      "key": .text, "title": .text, "href": .text, "example": .html, "marks": .group(.mark),
    ]),
  ]

  /// What a page of comparisons has besides.
  static let compare: Shape = [
    "compare": .object([
      "title": .text, "matrix_title": .text, "matrix_href": .text, "all_href": .text,
      "choice_title": .text, "corner": .text, "is_all": .flag, "span": .text,
      "heads": .list(["key": .text, "title": .text, "href": .text]),
      "pairs": .group(["title": .text, "href": .text, "current": .flag]),
      "facts": .group([
        "label": .text, "differs": .flag, "cells": .list(["key": .text, "value": .text]),
      ]),
      "different": .group(comparedRow), "same": .group(comparedRow), "different_count": .text,
      "same_count": .text,
    ])
  ]

  private static let comparedRow: Shape = [
    "key": .text, "title": .text, "href": .text,
    "cells": .list([
      "key": .text, "level": .text, "level_id": .text, "color": .text, "letter": .text,
      "applicable": .flag, "href": .text, "marks": .group(.mark), "because": .html,
    ]),
  ]

  static let tag: Shape = [
    "tag": .object(["title": .text, "count": .text]),
    "groups": .group(["label": .text, "links": .group(.link)]),
  ]
  static let tags: Shape = [
    "all_tags": .group(["title": .text, "href": .text, "count": .text])
  ]

  /// What the page of all rules has besides: the rules by what they weigh on the site.
  static let rules: Shape = [
    "rule_groups": .group([
      "anchor": .text, "title": .text, "meaning": .text,
      "rules": .group(["id": .text, "href": .text, "summary": .html]),
    ])
  ]

  /// What the page of a rule has besides.
  static let rule: Shape = [
    "rule": .object([
      "id": .text, "what": .html, "severity": .text, "severity_title": .text, "meaning": .text,
      "sections": .list(["anchor": .text, "title": .text, "html": .html]),
    ])
  ]

  // MARK: Views

  static let listView: Shape = [
    "groups": .group([
      "label": .text,
      "entries": .group(
        Shape.link.merging(["id": .text, "facts": .group(["label": .text, "value": .text])])),
    ])
  ]
  static let countView: Shape = ["count": .text, "noun": .text, "href": .text]
  static let graphView: Shape = [
    "id": .text, "title": .text, "svg": .html,
    "nodes": .group([
      "title": .text, "href": .text, "group": .text, "current": .flag, "before": .group(.link),
    ]),
    "groups": .group(["label": .text, "number": .text]),
  ]
  static let timelineView: Shape = [
    "title": .text, "numbered": .flag,
    "steps": .group(
      Shape.link.merging([
        "when": .text, "start": .text, "length": .text, "total": .text,
        "facts": .group(["label": .text, "value": .text]),
      ])),
  ]
  static let checklistView: Shape = [
    "lists": .group(
      Shape.link.merging([
        "sections": .group([
          "label": .text,
          "parts": .group([
            "title": .text, "href": .text, "key": .text,
            "facts": .group(["label": .text, "html": .html]),
          ]),
        ])
      ]))
  ]
  static let rankingView: Shape = [
    "level": .text, "level_id": .text, "color": .text, "letter": .text,
    "items": .list([
      "title": .text, "href": .text, "count": .text, "total": .text, "counts": .group(.level),
    ]),
  ]
  static let cellsView: Shape = [
    "cells": .group([
      "row": .text, "row_href": .text, "column": .text, "column_href": .text, "href": .text,
      "level": .text, "level_id": .text, "color": .text, "letter": .text,
      "marks": .group(.mark),
    ])
  ]
  static let guideView: Shape = [
    "id": .text,
    "questions": .group([
      "title": .text, "href": .text, "question": .text, "name": .text,
      "answers": .group([
        "title": .text, "because": .text, "value": .text, "ids": .text, "links": .group(.link),
      ]),
    ]),
    "results": .group(Shape.link.merging(["id": .text])),
  ]
  static let heatmapView: Shape = [
    "id": .text, "svg": .html, "caption": .html, "href": .text, "svg_href": .text,
  ]
  static let tableView: Shape = Shape.legend.merging([
    "caption": .text, "id": .text, "region_id": .text, "corner": .text, "levels": .flag,
    "corner_notes": .group(footnote),
    "head": .list([
      "title": .text, "href": .text, "group": .text, "key": .text, "notes": .group(footnote),
    ]),
    "bodies": .list([
      "label": .text, "span": .text, "key": .text,
      "rows": .list([
        "title": .text, "href": .text, "id": .text, "key": .text, "cells": .list(cell),
        "notes": .group(footnote),
      ]),
    ]),
    "tools": .object([
      "data_href": .text, "csv_href": .text, "svg_href": .text, "duties_href": .text,
      "compare_href": .text, "columns_title": .text, "rows_title": .text,
      "row_groups": .group(["key": .text, "label": .text]),
      "orders": .group(["key": .text, "label": .text]),
    ]),
  ])

  private static let cell: Shape = [
    "id": .text, "href": .text, "level_id": .text, "color": .text, "letter": .text,
    "label": .text, "applicable": .flag, "marked": .flag, "marks": .group(.mark), "title": .text,
    "html": .html,
    "notes": .group(footnote),
  ]

  private static let footnote: Shape = ["number": .text, "href": .text, "anchor": .text]

  /// The templates that are the program's, whatever a collection is called.
  static let ownNames: Set<String> = [
    "page", "home", "404", "index", "entry", "tag", "tags", "matrix", "rules", "rule", "layout",
    "duties", "compare",
  ]
  /// The templates of rules, which only a site with pages of rules needs.
  static let forRules: Set<String> = ["rules", "rule"]
  /// The templates that only a site with a matrix of duties needs.
  static let forMatrices: Set<String> = ["duties", "compare"]
  /// The templates that a page may be made with besides its own.
  static let onAnyPage =
    [
      "partials/header", "partials/footer", "partials/sidebar",
    ] + views.keys.sorted()

  /// The names of each view, by its template.
  static let views = Dictionary(
    uniqueKeysWithValues: ViewTemplate.allCases.map { ($0.name, $0.shape) })

  /// The shapes of all templates that the program asks for by name.
  static func own() -> [String: Shape] {
    let shapes: [String: Shape] = [
      "page": root, "home": root.merging(home), "404": root, "index": root.merging(index),
      "entry": root.merging(entry(nil)), "tag": root.merging(tag), "tags": root.merging(tags),
      "matrix": root.merging(entry(nil)).merging(matrix),
      "partials/header": header,
      "partials/footer": footer, "partials/sidebar": sidebar,
      "duties": root.merging(duties), "compare": root.merging(compare),
      "rules": root.merging(rules), "rule": root.merging(rule),
    ]
    return shapes.merging(views) { own, _ in own }
  }

  /// The shapes of all templates: of the program's own, and of those that a collection's entries are
  /// made with, one for each collection.
  static func all(
    _ theme: ThemeNames, collections: [CollectionSchema]
  ) -> [String: [Shape]] {
    var shapes = own().mapValues { [$0] }
    for schema in collections {
      let name = template(for: schema) { theme.templates.contains($0) }
      let base = root.merging(entry(schema))
      shapes[name, default: []].append(schema.kind == .matrix ? base.merging(matrix) : base)
    }
    return shapes
  }

  /// The template that the entries of a collection are shown with: the one that its schema names, or
  /// one of the collection's name, else the general one.
  static func template(
    for schema: CollectionSchema, where exists: (String) -> Bool
  ) -> String {
    let name = schema.template ?? schema.name
    let isOwn = exists(name) && !ownNames.contains(name) && !name.contains("/")
    return isOwn ? name : schema.generalTemplate
  }
}

extension CollectionSchema {
  /// The template of entries that have none of their own.
  var generalTemplate: String { kind == .matrix ? "matrix" : "entry" }
}

/// What a theme holds, by name.
struct ThemeNames {
  let templates: Set<String>
  let assets: [String]
  let strings: [String]
}
