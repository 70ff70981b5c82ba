/// Storage of a large value. Copies of its owner share it, so each costs one reference count instead
/// of one for each part of the value.
package final class Shared<Value: Sendable>: Sendable {
  package let value: Value

  package init(_ value: Value) { self.value = value }
}
