/// The values of `org.dosed.Control`, one Swift type for each of its types.
package enum Wire {}
