internal import Diagnostics

extension EnvironmentError {
  /// The error for an id of a matrix that the command line names and the site does not have.
  ///
  /// - Parameter ids: The ids of the matrices of the site.
  static func unknownMatrix(_ id: String, among ids: [String]) -> EnvironmentError {
    guard !ids.isEmpty else { return noMatrix }
    let help = didYouMean(id, in: ids).first ?? "the matrices are \(ids.joined(separator: ", "))"
    return EnvironmentError("there is no matrix \(id.printableLine.quoted): \(help)")
  }

  /// The error for a command about matrices in a site without any.
  static let noMatrix = EnvironmentError("the site has no matrix")
}
