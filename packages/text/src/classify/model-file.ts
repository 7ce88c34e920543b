import { groupCount } from "./feature-groups.ts";
import type { LinearModel } from "./linear-model.ts";

/**
 * File of a linear model: "EARM", length of the header (uint32, little endian), header (JSON), one byte of inverse
 * document frequency per row, then the rows' weights as signed bytes.
 */
const magic = "EARM";

export function encodeModel(model: LinearModel): Uint8Array {
  const { idfCodes, weights, ...header } = model;
  const json = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + idfCodes.length + weights.length);
  bytes.set(new TextEncoder().encode(magic), 0);
  new DataView(bytes.buffer).setUint32(4, json.length, true);
  bytes.set(json, 8);
  bytes.set(idfCodes, 8 + json.length);
  bytes.set(
    new Uint8Array(weights.buffer, weights.byteOffset, weights.length),
    8 + json.length + idfCodes.length,
  );
  return bytes;
}

/** Reads what `encodeModel` wrote, without copying. Throws an Error that names what is wrong with the file. */
export function decodeModel(bytes: Uint8Array): LinearModel {
  if (new TextDecoder().decode(bytes.subarray(0, 4)) !== magic) throw new Error("not a model file");
  const headerLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headerLength))) as Omit<
    LinearModel,
    "idfCodes" | "weights"
  >;
  const rows = 2 ** header.bits;
  const from = 8 + headerLength;
  if (bytes.length !== from + rows * (1 + header.labels.length))
    throw new Error(`model ${header.name}: the file is cut off`);
  if (header.groupWeights.length !== groupCount)
    throw new Error(`model ${header.name}: made for other feature groups`);
  return {
    ...header,
    idfCodes: bytes.subarray(from, from + rows),
    weights: new Int8Array(bytes.buffer, bytes.byteOffset + from + rows, rows * header.labels.length),
  };
}
