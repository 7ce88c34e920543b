import { groupCount } from "./feature-groups.ts";
import type { LinearModel } from "./linear-model.ts";

/**
 * File of a linear model: "EARM", length of the header (uint32, little endian), header (JSON), then row after row one
 * byte of inverse document frequency and the weights of the labels as signed bytes.
 */
const magic = "EARM";

export function encodeModel(model: LinearModel): Uint8Array {
  const { rows, ...header } = model;
  const json = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + rows.length);
  bytes.set(new TextEncoder().encode(magic), 0);
  new DataView(bytes.buffer).setUint32(4, json.length, true);
  bytes.set(json, 8);
  bytes.set(new Uint8Array(rows.buffer, rows.byteOffset, rows.length), 8 + json.length);
  return bytes;
}

/** Reads what `encodeModel` wrote, without copying. Throws an Error that names what is wrong with the file. */
export function decodeModel(bytes: Uint8Array): LinearModel {
  if (bytes.length < 8 || new TextDecoder().decode(bytes.subarray(0, 4)) !== magic)
    throw new Error("not a model file");
  const headerLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  if (bytes.length < 8 + headerLength) throw new Error("the model file is cut off");
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headerLength))) as Omit<
    LinearModel,
    "rows"
  >;
  const size = 2 ** header.bits * (1 + header.labels.length);
  const from = 8 + headerLength;
  if (bytes.length !== from + size) throw new Error(`model ${header.name}: the file is cut off`);
  if (header.groupWeights.length !== groupCount)
    throw new Error(`model ${header.name}: made for other feature groups`);
  return { ...header, rows: new Int8Array(bytes.buffer, bytes.byteOffset + from, size) };
}
