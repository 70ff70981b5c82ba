internal import Checks
#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Host names of external URLs. lychee does not report why a connection failed. An unknown host
/// name separates a dead link from a temporary failure.
enum Hosts {
  /// Returns the results, with failed connections marked as `unknownHost` if DNS does not know the
  /// host.
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

  /// Returns the host of a URL without its port, or nil if it has none. An IPv6 address keeps its
  /// brackets.
  static func name(_ address: String) -> String? {
    guard let slashes = address.firstRange(of: "//") else { return nil }
    let authority = address[slashes.upperBound...].prefix { !"/?#".contains($0) }
    let host = authority.split(separator: "@").last ?? ""
    guard !host.hasPrefix("[") else { return String(host) }
    let name = host.prefix { $0 != ":" }
    return name.isEmpty ? nil : name.lowercased()
  }

  /// True if DNS reports that the name does not exist, and false if the lookup itself failed.
  private static func isUnknown(_ name: String) -> Bool {
    // DNS stores names with other characters in Punycode, which the system may not convert.
    guard name.utf8.allSatisfy({ $0 < 0x80 }), !name.hasPrefix("[") else { return false }
    var result: UnsafeMutablePointer<addrinfo>?
    let status = getaddrinfo(name, nil, nil, &result)
    if let result { freeaddrinfo(result) }
    return status == EAI_NONAME
  }
}
