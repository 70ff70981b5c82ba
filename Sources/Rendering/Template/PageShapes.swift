internal import ContentFormat
internal import ContentModel

/// The shapes of the data passed to templates. `ARCHITECTURE.md` describes how to add a name.
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

  /// Names available in every template, including views and partials. Their values are the same on
  /// all pages of a site.
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
  /// The navigation of a collection. `mark` contains the attribute of the link to the current page.
  static let sidebar: Shape = [
    "title": .text, "href": .text, "mark": .html, "span": .text,
    "groups": .group([
      "label": .text, "links": .group(["title": .text, "href": .text, "mark": .html]),
    ]),
  ]
  static let footer: Shape = ["generator": .text, "tags_href": .text, "rules_href": .text]

  /// Additional names on the page of an entry. `schema` is that of its collection.
  static func entry(_ schema: CollectionSchema?) -> Shape {
    [
      "entry": .object([
        "id": .text, "title": .text, "collection": .text, "singular": .text, "plural": .text,
        "description": .text, "date": .text, "last_updated": .text, "status": .text,
        "aliases": .group(["title": .text]),
      ]),
      "fields": .object(.fields(schema?.fields ?? [])),
      "details": .group(["label": .text, "html": .html]),
      "relations": .group(["id": .text, "label": .text, "links": .group(.link)]),
      "responsibilities": .group(responsibility), "path": .object(graphView),
    ]
  }

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

  /// Additional names on the page of a matrix.
  static let matrix: Shape = [
    "matrix": .object(
      Shape.legend.merging([
        "id": .text, "title": .text, "table": .html, "heatmap": .html, "svg_href": .text,
        "columns_title": .text, "rows_title": .text, "column_totals": .group(totals),
        "row_totals": .group(totals), "row_groups": .group(totals),
      ]))
  ]

  /// Additional names on the home page: counts by collection and links to start from.
  static let home: Shape = [
    "figures": .group(["title": .text, "href": .text, "count": .text]),
    "heatmap": .html, "matrix_title": .text, "matrix_href": .text, "duties_href": .text,
    "compare_href": .text,
  ]

  /// Additional names on the index page of a collection.
  static let index: Shape = [
    "collection": .object(["id": .text, "singular": .text, "plural": .text, "count": .text]),
    "list": .object(listView),
  ]

  /// Additional names on a page of duties.
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

  /// Additional names on a page of comparisons.
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

  /// Additional names on the page of all rules, which groups them by their severity on the site.
  static let rules: Shape = [
    "rule_groups": .group([
      "anchor": .text, "title": .text, "meaning": .text,
      "rules": .group(["id": .text, "href": .text, "summary": .html]),
    ])
  ]

  /// Additional names on the page of a rule.
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

  /// Names of templates that the program itself uses. They cannot be the templates of a collection.
  static let ownNames: Set<String> = [
    "page", "home", "404", "index", "entry", "tag", "tags", "matrix", "rules", "rule", "layout",
    "duties", "compare",
  ]
  /// Templates needed only if a site has rule pages.
  static let forRules: Set<String> = ["rules", "rule"]
  /// Templates needed only if a site has a matrix of duties.
  static let forMatrices: Set<String> = ["duties", "compare"]
  /// Templates that any page may use in addition to its own.
  static let onAnyPage =
    [
      "partials/header", "partials/footer", "partials/sidebar",
    ] + views.keys.sorted()

  /// The shape of each view, by template name.
  static let views: [String: Shape] = [
    "views/list": listView, "views/count": countView, "views/heatmap": heatmapView,
    "views/matrix-table": tableView, "views/graph": graphView, "views/timeline": timelineView,
    "views/checklist": checklistView, "views/ranking": rankingView, "views/cells": cellsView,
    "views/guide": guideView,
  ]

  /// Returns the shapes of all templates that the program uses by name.
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

  /// Returns the shapes of all templates. A template for the entries of collections has one shape
  /// for each of them.
  static func all(
    _ theme: ThemeNames, collections: [CollectionSchema]
  ) -> [String: [(shape: Shape, collection: String?)]] {
    var shapes = own().mapValues { [(shape: $0, collection: String?.none)] }
    for schema in collections {
      guard let name = template(for: schema, in: theme.templates, builtin: theme.builtin) else {
        continue
      }
      let base = root.merging(entry(schema))
      let shape = schema.kind == .matrix ? base.merging(matrix) : base
      shapes[name, default: []].append((shape, schema.name))
    }
    return shapes
  }

  /// Returns the custom template for the entries of a collection: the one named in its schema, or
  /// the one in the site's own theme that has the name of the collection. A built-in template is
  /// never chosen by collection name, because its name does not refer to any collection.
  static func template(
    for schema: CollectionSchema, in templates: Set<String>, builtin: Set<String>
  ) -> String? {
    let name = schema.template ?? schema.name
    guard templates.contains(name), !ownNames.contains(name), !name.contains("/"),
      schema.template != nil || !builtin.contains(name)
    else { return nil }
    return name
  }
}

extension CollectionSchema {
  /// The template for entries without a custom one.
  var generalTemplate: String { kind == .matrix ? "matrix" : "entry" }
}

/// The names of the files and words in a theme.
struct ThemeNames {
  let templates: Set<String>
  /// The built-in templates among them.
  var builtin: Set<String> = []
  let assets: [String]
  let strings: [String]
}
