import Comparison
import Foundation

/// Sites for tests: domains by models, as small as possible.
enum SampleSite {
  /// Returns a site with models, domains and a matrix of who carries what.
  ///
  /// - Parameter cells: The level of each domain (first) in each model (second).
  static func site(
    domains: [String] = ["network", "data"], models: [String] = ["saas", "paas"],
    cells: [String: [String: String]] = [
      "network": ["saas": "provider", "paas": "shared"],
      "data": ["saas": "shared", "paas": "customer"],
    ], hasDuties: Bool = true
  ) -> ComparedSite {
    var site = ComparedSite()
    site.title = "Site"
    site.version = "1.0.0"
    site.collections = ["domains", "models"].map {
      ComparedCollection(
        name: $0, title: $0.capitalized, singular: String($0.dropLast()),
        fields: ["note": "text"])
    }
    site.entries =
      domains.map { entry("domains", $0) } + models.map { entry("models", $0) }
      + [entry("matrix", "responsibility")]
    site.matrices = [matrix(domains, models, cells, hasDuties: hasDuties)]
    for entry in site.entries { site.addresses[entry.address] = .page }
    return site
  }

  /// Returns an entry with some text.
  static func entry(_ collection: String, _ id: String, text: String? = nil) -> ComparedEntry {
    var entry = ComparedEntry(
      key: EntryKey(collection, id), title: id.capitalized, address: "\(collection)/\(id)/",
      path: "\(collection)/\(id).md", noun: String(collection.dropLast()))
    entry.body = [
      text ?? "The words about \(id) are unlike those of others: \(id)1 \(id)2 \(id)3 \(id)4."
    ]
    return entry
  }

  private static func matrix(
    _ domains: [String], _ models: [String], _ cells: [String: [String: String]],
    hasDuties: Bool
  ) -> ComparedMatrix {
    var matrix = ComparedMatrix(
      key: EntryKey("matrix", "responsibility"), title: "Responsibility",
      address: "matrix/responsibility/")
    matrix.rows = domains.map {
      .init(id: $0, title: $0.capitalized, entry: EntryKey("domains", $0))
    }
    matrix.columns = models.map {
      .init(id: $0, title: $0.capitalized, entry: EntryKey("models", $0))
    }
    matrix.levels = ["provider", "shared", "customer", "na"].map {
      .init(
        id: $0, label: $0 == "na" ? "N/A" : $0.capitalized, meaning: "", isApplicable: $0 != "na")
    }
    matrix.marks = [.init(id: "critical", label: "Critical", sign: "★", meaning: "")]
    if hasDuties {
      matrix.duties = ["customer", "shared"]
      matrix.user = "the customer"
    }
    for (row, levels) in cells {
      for (column, level) in levels {
        var cell = ComparedMatrix.Cell()
        cell.levels = [level]
        matrix.cells[.init(row, column)] = cell
      }
    }
    return matrix
  }
}

/// Compares two sites.
func compare(
  _ old: ComparedSite, _ new: ComparedSite, classes: [ChangeKind: ChangeClass] = [:],
  isRelease: Bool = false
) -> ChangeReport {
  var base = ChangeReport.Side(name: "v1.0.0", version: old.version, title: old.title)
  base.isRelease = isRelease
  return SiteComparison(from: old, to: new, classes: classes).report(
    base: base, head: .init(name: "new", version: new.version, title: new.title))
}

extension ChangeReport {
  /// The changes as reports show them.
  var lines: [String] { changes.map { ChangeWords($0).line } }
}
