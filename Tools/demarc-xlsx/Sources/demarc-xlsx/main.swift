internal import Foundation

/// Writes and reads workbooks for `demarc`.

let usage = """
  Usage: demarc-xlsx write FILE   write a workbook from its description on standard input
         demarc-xlsx read FILE    print the texts of a workbook as JSON

  """

func run(_ arguments: [String]) throws {
  switch arguments.first {
  case "write" where arguments.count == 2:
    let input = FileHandle.standardInput.readDataToEndOfFile()
    let description: Description
    do { description = try JSONDecoder().decode(Description.self, from: input) } catch {
      throw Failure("the description is wrong: \(error)")
    }
    try WorkbookWriter.write(description, to: arguments[1])
  case "read" where arguments.count == 2:
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    FileHandle.standardOutput.write(try encoder.encode(try Workbook.read(arguments[1])))
  case "--version": print("demarc-xlsx 1")
  case "--help", "-h": print(usage, terminator: "")
  default:
    FileHandle.standardError.write(Data(usage.utf8))
    exit(2)
  }
}

do { try run(Array(CommandLine.arguments.dropFirst())) } catch {
  FileHandle.standardError.write(Data("demarc-xlsx: \(error)\n".utf8))
  exit(1)
}
