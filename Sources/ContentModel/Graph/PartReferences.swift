package import ContentFormat

/// The target of a reference: an entry, or one of its sub-entries.
package struct ReferencedPart: Sendable, Hashable, Comparable {
  /// The position of the entry.
  package let entry: EntryIndex
  /// The id of the sub-entry, or nil for the whole entry.
  package var part: String?

  /// Creates a target.
  package init(entry: EntryIndex, part: String? = nil) {
    self.entry = entry
    self.part = part
  }

  /// Orders targets by entry, each before its sub-entries.
  package static func < (a: Self, b: Self) -> Bool {
    (a.entry, a.part ?? "") < (b.entry, b.part ?? "")
  }
}

/// The position of a sub-entry, and the field that contains it.
struct PartPosition: Sendable, Hashable {
  let entry: EntryIndex
  let field: String
}

extension ContentGraph {
  /// The parts that an alternative of `to` allows.
  package enum PartScope: Sendable, Equatable {
    /// Those of every entry of the collection.
    case all
    /// Those in a field, by its name.
    case field(String)
    /// Those of one entry.
    case entry(EntryIndex)
  }

  /// Returns the parts that an alternative of `to` allows, or nil if it has no `#`, or an unknown
  /// name after it.
  package func scope(
    of option: ReferenceTarget.Option, in collection: CollectionIndex
  ) -> PartScope? {
    guard let parts = option.parts else { return nil }
    if parts == ReferenceTarget.Option.everyPart { return .all }
    // `schema-error` reports a name that is both. As a field, it allows more.
    if collections[collection].schema.fieldsOfParts.contains(parts) { return .field(parts) }
    return names.ids[collection][parts].map { .entry($0) }
  }

  /// Returns every entry and sub-entry that a reference may name, in the order of `to` and of the
  /// collections.
  package func targets(of target: ReferenceTarget) -> [(target: ReferencedPart, part: SubEntry?)] {
    target.options.flatMap { option -> [(target: ReferencedPart, part: SubEntry?)] in
      guard let collection = names.collections[option.collection] else { return [] }
      guard option.parts != nil else {
        return collections[collection].entries.map { (ReferencedPart(entry: $0), nil) }
      }
      guard let scope = scope(of: option, in: collection) else { return [] }
      return collections[collection].entries.flatMap { entry in
        entries[entry].subEntries.filter { scope.allows($0.field, of: entry) }
          .map { (ReferencedPart(entry: entry, part: $0.id), $0) }
      }
    }
  }

  /// Resolves a reference of a field that may name parts: the id of a part or of an entry that the
  /// field allows, if necessary with `collection:` or `entry#` before it.
  func resolvePart(_ reference: Reference) -> Resolution {
    var name = reference.id[...]
    var options = reference.target.options
    if let found = resolution(of: targets(String(name), options)) { return found }
    if let colon = name.firstIndex(of: ":") {
      let named = options.filter { $0.collection == name[..<colon] }
      if !named.isEmpty {
        (name, options) = (name[name.index(after: colon)...], named)
        if let found = resolution(of: targets(String(name), options)) { return found }
      }
    }
    if let hash = name.firstIndex(of: "#") {
      let (id, part) = (String(name[..<hash]), String(name[name.index(after: hash)...]))
      let owners = Set(
        options.compactMap { names.collections[$0.collection] }.compactMap { names.ids[$0][id] })
      let places = targets(part, options, of: owners)
      if let found = resolution(of: places) { return found }
      if let owner = owners.min() { return .unknownSubEntry(owner, part: part) }
    }
    return unresolved(reference)
  }

  private func resolution(of found: [ReferencedPart]) -> Resolution? {
    guard let first = found.first else { return nil }
    return found.count == 1 ? .entry(first.entry, part: first.part) : .ambiguous(found)
  }

  /// Returns the first entries and sub-entries with an id that some alternative allows, each once.
  ///
  /// - Parameter owners: The entries that the reference names before `#`. Their parts are then the
  ///   only targets, also for an alternative that allows entries.
  private func targets(
    _ id: String, _ options: [ReferenceTarget.Option], of owners: Set<EntryIndex>? = nil
  ) -> [ReferencedPart] {
    var found: [ReferencedPart] = []
    func add(_ target: ReferencedPart) { if !found.contains(target) { found.append(target) } }
    for option in options {
      guard let collection = names.collections[option.collection] else { continue }
      if option.parts == nil, owners == nil {
        if let entry = names.ids[collection][id] { add(ReferencedPart(entry: entry)) }
        continue
      }
      guard let scope = option.parts == nil ? .all : scope(of: option, in: collection) else {
        continue
      }
      for place in names.parts[collection]?[id] ?? []
      where scope.allows(place.field, of: place.entry) && owners?.contains(place.entry) ?? true {
        add(ReferencedPart(entry: place.entry, part: id))
        if found.count > Resolution.mostCandidates { return found }
      }
    }
    return found
  }

  /// The resolution of a reference whose part does not exist.
  private func unresolved(_ reference: Reference) -> Resolution {
    let id = reference.id
    var owner: EntryIndex?
    for option in reference.target.options {
      guard let collection = names.collections[option.collection] else { return .unparsed }
      let name = option.collection
      if drafts.contains("\(name):\(option.parts ?? id)") || drafts.contains("\(name)#\(id)") {
        return .draft
      }
      guard option.parts != nil else {
        if isUnparsed(id, in: name) { return .unparsed }
        continue
      }
      switch scope(of: option, in: collection) {
      case .entry(let entry): owner = entry
      case .all, .field: if hasUnparsedFiles(in: name) { return .unparsed }
      // `schema-error` reports the name after `#`.
      case nil: return .unparsed
      }
    }
    if let owner, reference.target.options.count == 1 { return .unknownSubEntry(owner, part: id) }
    return .unknownPart
  }
}

extension ContentGraph.PartScope {
  /// True if parts in a field of an entry are allowed.
  fileprivate func allows(_ field: String, of entry: EntryIndex) -> Bool {
    switch self {
    case .all: true
    case .field(let name): name == field
    case .entry(let owner): owner == entry
    }
  }
}
