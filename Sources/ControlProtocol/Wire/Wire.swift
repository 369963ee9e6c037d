package import DoseCore

/// The values of `org.dosed.Control`, one Swift type of the same name for each of its types.
package enum Wire {}

// What has a value in the core already goes over the wire as it is.

extension Origin: Codable {}
extension Record.Event.Word: Codable {}
extension CourseMove.Kind: Codable {}
extension Placement.Reason: Codable {}
extension MissedCause: Codable {}
extension Observation.Kind: Codable {}
