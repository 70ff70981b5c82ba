internal import Checks
#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The names of servers. lychee does not say why a connection failed; whether the name is known at
/// all makes the difference between a dead link and a bad day.
enum Hosts {
  /// The answers, those without a connection told apart by whether their server has a name.
  static func named(
    _ answers: [String: LinkAnswer], jobs: Int
  ) async throws -> [String: LinkAnswer] {
    let failed = answers.filter {
      if case .unreachable = $0.value { true } else { false }
    }
    let names = Set(failed.keys.compactMap(name)).sorted()
    guard !names.isEmpty else { return answers }
    let found = try await parallelMap(names, jobs: jobs) { isUnknown($0) ? $0 : nil }
    let unknown = Set(found.compactMap(\.self))
    var answers = answers
    for address in failed.keys where name(address).map(unknown.contains) ?? false {
      answers[address] = .unknownHost
    }
    return answers
  }

  /// The name in an address, without a port; nil where there is none, or a number instead.
  static func name(_ address: String) -> String? {
    guard let slashes = address.firstRange(of: "//") else { return nil }
    let authority = address[slashes.upperBound...].prefix { !"/?#".contains($0) }
    let host = authority.split(separator: "@").last ?? ""
    guard !host.hasPrefix("[") else { return String(host) }
    let name = host.prefix { $0 != ":" }
    return name.isEmpty ? nil : name.lowercased()
  }

  /// True where the system says that there is no such name; not where it could not find out.
  private static func isUnknown(_ name: String) -> Bool {
    // Names in other scripts are asked for in another form, which the system need not know.
    guard name.utf8.allSatisfy({ $0 < 0x80 }), !name.hasPrefix("[") else { return false }
    var result: UnsafeMutablePointer<addrinfo>?
    let status = getaddrinfo(name, nil, nil, &result)
    if let result { freeaddrinfo(result) }
    return status == EAI_NONAME
  }
}
