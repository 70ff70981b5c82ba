internal import Bytes
internal import FrameworkData

extension JSONWriter {
  /// Writes a collection and its schema.
  mutating func write(_ collection: Framework.Collection) {
    object { json in
      json.member("name", collection.name)
      json.member("title", collection.title)
      json.member("singular", collection.singular)
      json.member("plural", collection.plural)
      json.member("description", collection.description)
      json.member("route", collection.route)
      json.member("kind", collection.holdsMatrices ? "matrix" : "entries")
      json.key("fields")
      json.beginArray()
      for field in collection.fields { json.write(field) }
      json.endArray()
      json.key("order")
      json.value(collection.order)
    }
  }

  /// Writes the declaration of a field.
  private mutating func write(_ field: Framework.Field) {
    object { json in
      json.member("name", field.name)
      json.member("label", field.label)
      json.writeMembers(field)
    }
  }

  private mutating func writeMembers(_ field: Framework.Field) {
    member("type", field.type.name)
    member("meaning", field.meaning)
    member("required", ifTrue: field.isRequired)
    member("unique", ifTrue: field.isUnique)
    member("min", field.minimum)
    member("max", field.maximum)
    member("pattern", field.pattern)
    member("inverse", field.inverse)
    member("successor", ifTrue: field.isSuccessor)
    switch field.type {
    case .scalar: break
    case .choice(let values, let isOrdered):
      array("values", values) { json, value in
        json.object {
          $0.member("id", value.id)
          $0.member("label", value.label)
        }
      }
      member("ordered", ifTrue: isOrdered)
    case .list(let item): object("of") { $0.writeMembers(item) }
    case .map(let keys, let item):
      if let keys { member("keys", keys) }
      object("of") { $0.writeMembers(item) }
    case .record(let fields), .parts(let fields):
      key("fields")
      beginArray()
      for field in fields { write(field) }
      endArray()
    case .reference(let targets): member("to", targets)
    case .assignments(let matrix): member("matrix", matrix)
    }
  }

  /// Writes an entry.
  mutating func write(_ entry: Framework.Entry, of framework: Framework, html: String?) {
    object { json in
      json.writeMembers(entry.name)
      json.member("title", entry.title)
      json.member("description", entry.description)
      json.member("status", entry.status)
      json.member("url", framework.address(entry.route))
      json.member("route", entry.route)
      json.member("path", entry.path)
      json.member("aliases", entry.aliases)
      json.member("tags", entry.tags)
      json.member("redirect_from", entry.redirects)
      json.member("unlisted", ifTrue: entry.isUnlisted)
      json.object("fields") { $0.writeMembers(entry.fields) }
      json.array("parts", entry.parts) { json, part in
        json.object { json in
          json.member("id", part.id)
          json.member("title", part.title)
          json.member("field", part.field)
          json.member("parent", part.parent)
          json.member("url", framework.address(entry.route, anchor: part.anchor))
          json.member("anchor", part.anchor)
          json.object("fields") { $0.writeMembers(part.fields) }
        }
      }
      json.member("anchors", entry.anchors)
      json.member("markdown", entry.body)
      json.member("html", html)
    }
  }

  private mutating func writeMembers(_ members: [Framework.Member]) {
    for member in members {
      key(member.name)
      write(member.value)
    }
  }

  /// Writes a value of a field.
  mutating func write(_ value: Framework.Value) {
    switch value {
    case .text(let text), .markdown(let text), .date(let text), .choice(let text): self.value(text)
    case .integer(let number): self.value(number)
    case .number(let number): self.value(number)
    case .boolean(let flag): self.value(flag)
    case .duration(let text, let minutes):
      object {
        $0.member("text", text)
        $0.member("minutes", minutes)
      }
    case .quantity(let text, let number, let unit):
      object {
        $0.member("text", text)
        $0.member("value", number)
        $0.member("unit", unit)
      }
    case .reference(let target): write(target)
    case .list(let items):
      beginArray()
      for item in items { write(item) }
      endArray()
    case .map(let members), .record(let members): object { $0.writeMembers(members) }
    case .parts(let ids): self.value(ids)
    case .assignments(let assignments):
      beginArray()
      for assignment in assignments {
        object { json in
          json.member("level", assignment.level)
          json.key("of")
          json.value(assignment.of)
          if let marks = assignment.marks {
            json.key("marks")
            json.value(marks)
          }
          json.writeMembers(assignment.texts)
        }
      }
      endArray()
    case .null: null()
    }
  }

  /// Writes the texts of a cell or an assignment.
  mutating func writeMembers(_ texts: Framework.CellTexts) {
    member("because", texts.because)
    member("provider", texts.provider)
    member("customer", texts.customer)
  }
}
