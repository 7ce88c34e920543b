import { groupCount } from "./feature-groups.ts";
import { columnsFor, openBuckets, type LinearModel } from "./model-rows.ts";

/**
 * File of a linear model: "EARN", length of the header (uint32, little endian), header (JSON, padded with spaces to whole
 * words), a bit for each bucket that has a row (uint32 words), then row after row one byte of inverse document frequency
 * and the weights of the columns as signed bytes.
 */
const magic = "EARN";

export function encodeModel(model: LinearModel): Uint8Array {
  const { rows, buckets, ...header } = model;
  const written = JSON.stringify(header);
  const length = new TextEncoder().encode(written).length;
  const json = new TextEncoder().encode(written + " ".repeat((4 - (length % 4)) % 4));
  const from = 8 + json.length;
  const bytes = new Uint8Array(from + buckets.used.length * 4 + rows.length);
  bytes.set(new TextEncoder().encode(magic), 0);
  const view = new DataView(bytes.buffer);
  view.setUint32(4, json.length, true);
  bytes.set(json, 8);
  for (const [at, word] of buckets.used.entries()) view.setUint32(from + at * 4, word, true);
  bytes.set(new Uint8Array(rows.buffer, rows.byteOffset, rows.length), from + buckets.used.length * 4);
  return bytes;
}

/** Reads what `encodeModel` wrote; weights are not copied. Throws an Error that names what is wrong with the file. */
export function decodeModel(bytes: Uint8Array): LinearModel {
  if (bytes.length < 8 || new TextDecoder().decode(bytes.subarray(0, 4)) !== magic)
    throw new Error("not a model file");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const headerLength = view.getUint32(4, true);
  if (bytes.length < 8 + headerLength) throw new Error("the model file is cut off");
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headerLength))) as Omit<
    LinearModel,
    "rows" | "buckets"
  >;
  const words = Math.max(1, 2 ** header.bits / 32);
  const from = 8 + headerLength;
  if (bytes.length < from + words * 4) throw new Error(`model ${header.name}: the file is cut off`);
  // A copy, since a view of words must begin at a whole word; the machines that Node.js runs on are little endian.
  const used = new Uint32Array(new Uint8Array(bytes.subarray(from, from + words * 4)).buffer);
  const buckets = openBuckets(used);
  const size = (buckets.before[words] as number) * (1 + columnsFor(header.labels.length));
  if (bytes.length !== from + words * 4 + size) throw new Error(`model ${header.name}: the file is cut off`);
  if (header.groupWeights.length !== groupCount)
    throw new Error(`model ${header.name}: made for other feature groups`);
  return { ...header, buckets, rows: new Int8Array(bytes.buffer, bytes.byteOffset + from + words * 4, size) };
}
