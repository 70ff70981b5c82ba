extension ChangeReport {
  /// Adds the pages whose contents differ, to the report and to the changes that explain them.
  ///
  /// - Parameters:
  ///   - old: Hashes of the old pages by address.
  ///   - new: Hashes of the new pages by address.
  package mutating func addPages(_ old: [String: Int], _ new: [String: Int]) {
    let pages = Set(old.keys).union(new.keys).sorted().compactMap { address -> PageChange? in
      switch (old[address], new[address]) {
      case (nil, _?): PageChange(address: address, state: "added")
      case (_?, nil): PageChange(address: address, state: "removed")
      case (let a?, let b?): a == b ? nil : PageChange(address: address, state: "changed")
      case (nil, nil): nil
      }
    }
    self.pages = pages
    let changed = Set(pages.map(\.address))
    for index in changes.indices {
      let subject = changes[index].subject
      var addresses: [String] = []
      if let address = subject.address.map({ String($0.prefix { $0 != "#" }) }) {
        addresses.append(address)
      }
      if let matrix = matrices.first(where: { $0.id == subject.matrix }) {
        addresses.append(matrix.address)
      }
      // Pages of a row or a column have its id as their last part: models, duties, comparisons.
      for id in [subject.row, subject.column].compactMap(\.self) {
        addresses += changed.filter { $0.hasSuffix("/\(id)/") }
      }
      changes[index].pages = Set(addresses).intersection(changed).sorted().map(shown)
    }
  }
}
