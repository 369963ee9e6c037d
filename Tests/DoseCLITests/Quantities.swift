import ControlProtocol

/// In these tests a bare number is one of milligrams.
extension Wire.Quantity: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    public init(floatLiteral value: Double) { self.init(value: value, unit: "mg") }

    public init(integerLiteral value: Int) { self.init(value: Double(value), unit: "mg") }

    static func milligrams(_ value: Double) -> Wire.Quantity {
        Wire.Quantity(value: value, unit: "mg")
    }
}
