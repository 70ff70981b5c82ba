import Checks
import Diagnostics
import Foundation
import Pipeline
import TestSupport
import Testing

/// The lists of rules and checks contain every declaration in the sources.
@Suite("Rules: catalog")
struct RuleCatalogTests {
  @Test("every declared rule is in the list of rules")
  func rules() throws {
    let declared = try Self.sources(of: "").flatMap { source in
      source.matches(of: /static let \w+ = Rule\(\s*"([^"]+)"/).map { String($0.1) }
    }
    #expect(declared.count > 100)
    #expect(declared.sorted() == Rule.all.map(\.id.name))
  }

  @Test("every declared check is in the list of checks")
  func checks() throws {
    let declared = try Self.sources(of: "/Checks").flatMap { source in
      source.matches(of: /static let (\w+) = Check\(\s*\.(\w+)/).map { String($0.1) }
    }
    let check = try String(
      contentsOfFile: "\(Repository.root)/Sources/Checks/Check.swift", encoding: .utf8)
    for name in declared { #expect(check.contains(".\(name),"), "\(name)") }
    #expect(declared.count == Check.all.count)
  }

  @Test("every rule of the check stage has one check")
  func stage() {
    let rules = Rule.all.filter { $0.stage == .check }.map(\.id)
    let checks = Check.all.map(\.rule.id).filter { $0 != "schema-error" }.sorted()
    #expect(rules == checks)
  }

  private static func sources(of module: String) throws -> [String] {
    let folder = "\(Repository.root)/Sources\(module)"
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return try paths.filter { $0.hasSuffix(".swift") }.map {
      try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)
    }
  }
}
