/// Converts a key to words: `read_time` and `read-time` become `Read time`, and `source_urls`
/// becomes `Source URLs`.
package func humanized(_ key: String) -> String { humanized(key, isCamelCase: false) }

/// Converts the name of a field to words. A capital letter after a small one begins a word:
/// `readTime` becomes `Read time`. In other keys, such as `macOS`, it does not.
package func humanized(fieldName: String) -> String { humanized(fieldName, isCamelCase: true) }

private func humanized(_ key: String, isCamelCase: Bool) -> String {
  let words = words(of: key, isCamelCase).map { initialism($0) ?? $0 }.joined(separator: " ")
  return words.prefix(1).uppercased() + words.dropFirst()
}

private func words(of key: String, _ isCamelCase: Bool) -> [String] {
  var words: [String] = []
  var wasLowercase = false
  var isOpen = false
  for character in key {
    if character == "_" || character == "-" || character.isWhitespace {
      (isOpen, wasLowercase) = (false, false)
      continue
    }
    let startsWord = isCamelCase && wasLowercase && character.isUppercase
    if isOpen && !startsWord {
      words[words.count - 1].append(character)
    } else {
      words.append(startsWord ? character.lowercased() : String(character))
    }
    (isOpen, wasLowercase) = (true, character.isLowercase)
  }
  return words
}

/// Returns a word in the form of its initialism, such as `URL` for `url` and `IDs` for `ids`. Nil
/// if it is another word.
private func initialism(_ word: String) -> String? {
  let lowercased = word.lowercased()
  if initialisms.contains(lowercased) { return lowercased.uppercased() }
  guard lowercased.hasSuffix("s"), initialisms.contains(String(lowercased.dropLast())) else {
    return nil
  }
  return lowercased.dropLast().uppercased() + "s"
}

/// Returns the singular of the name of a collection, by the regular plurals of English: `risk` for
/// `risks`, `policy` for `policies`. Any other name is returned unchanged.
func singular(of name: String) -> String {
  let endings = [
    ("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("ss", "ss"),
    ("us", "us"), ("is", "is"), ("s", ""),
  ]
  let ending = endings.first { name.hasSuffix($0.0) && name.utf8.count > $0.0.utf8.count + 1 }
  guard let (plural, singular) = ending, name.utf8.count > 3 else { return name }
  return name.dropLast(plural.count) + singular
}

/// Initialisms that are keys of security frameworks and no other English words.
private let initialisms: Set<String> = [
  "ai", "api", "aws", "ccm", "cia", "cis", "cpe", "cpu", "csa", "csf", "css", "csv", "cve", "cvss",
  "cwe", "dns", "faq", "gcp", "gdpr", "gpu", "hipaa", "html", "http", "https", "iaas", "iam", "id",
  "iec", "ioc", "ip", "iso", "json", "kpi", "llm", "mfa", "ml", "mitre", "nist", "os", "oscal",
  "owasp", "paas", "pci", "pdf", "pii", "rbac", "saas", "sbom", "sdk", "sla", "soc", "sql", "ssh",
  "sso", "stix", "tls", "ttp", "ui", "uri", "url", "uuid", "vpn", "xml", "yaml",
]
