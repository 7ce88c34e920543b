let bytes = Buffer.allocUnsafeSlow(8192);
let units = new Uint16Array(bytes.buffer);

/**
 * The UTF-16 units of a text, in memory that the next call writes over; what lies beyond its length is of another text. One copy costs far less than to
 * ask a string for each unit: texts are mostly pieces of longer ones, or put together of several. Little endian, as are the machines that
 * Node.js runs on.
 */
export function unitsOf(text: string): Uint16Array {
  if (units.length < text.length) {
    bytes = Buffer.allocUnsafeSlow(text.length * 4);
    units = new Uint16Array(bytes.buffer);
  }
  bytes.write(text, "utf16le");
  return units;
}
